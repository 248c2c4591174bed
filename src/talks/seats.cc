#include "talks/seats.h"

#include <algorithm>
#include <cmath>

namespace armistice {
namespace {

constexpr double kNegligible = 1e-20;

// Chances of low, low + 1, ... yes votes.
struct Count {
  int low = 0;
  std::vector<double> chance;
  int high() const { return low + static_cast<int>(chance.size()) - 1; }
};

// Binomial from its mode outwards; both tails end where they no longer count.
Count members(int seats, double yes) {
  if (yes <= 0) return {0, {1.0}};
  if (yes >= 1) return {seats, {1.0}};
  const int mode = std::min(seats, static_cast<int>((seats + 1) * yes));
  const double odds = yes / (1 - yes);
  std::vector<double> below, above;  // relative to the mode
  double term = 1, sum = 1;
  for (int k = mode; k > 0; --k) {
    term *= k / (odds * (seats - k + 1));
    if (term < kNegligible) break;
    below.push_back(term);
    sum += term;
  }
  term = 1;
  for (int k = mode; k < seats; ++k) {
    term *= odds * (seats - k) / (k + 1);
    if (term < kNegligible) break;
    above.push_back(term);
    sum += term;
  }
  Count out;
  out.low = mode - static_cast<int>(below.size());
  out.chance.assign(below.rbegin(), below.rend());
  out.chance.push_back(1);
  out.chance.insert(out.chance.end(), above.begin(), above.end());
  for (double& chance : out.chance) chance /= sum;
  return out;
}

Count plus_members(const Count& so_far, const Count& bloc) {
  Count out;
  out.low = so_far.low + bloc.low;
  out.chance.assign(so_far.chance.size() + bloc.chance.size() - 1, 0.0);
  for (std::size_t b = 0; b < bloc.chance.size(); ++b) {
    const double chance = bloc.chance[b];
    double* to = out.chance.data() + b;
    const double* from = so_far.chance.data();
    for (std::size_t k = 0; k < so_far.chance.size(); ++k) to[k] += chance * from[k];
  }
  return out;
}

Count plus_whole(const Count& so_far, int seats, double yes) {
  if (yes <= 0) return so_far;
  Count out;
  out.low = so_far.low + (yes >= 1 ? seats : 0);
  if (yes >= 1) {
    out.chance = so_far.chance;
    return out;
  }
  out.chance.assign(so_far.chance.size() + static_cast<std::size_t>(seats), 0.0);
  for (std::size_t k = 0; k < so_far.chance.size(); ++k) {
    out.chance[k] += (1 - yes) * so_far.chance[k];
    out.chance[k + static_cast<std::size_t>(seats)] += yes * so_far.chance[k];
  }
  return out;
}

// Chance of at least `needs` votes from both counts together.
double tail_of_sum(const Count& a, const Count& b, int needs) {
  double sum = 0, tail = 0;
  // as a's count rises, b needs fewer: its tail grows from its upper end down
  int reached = b.high() + 1;
  for (std::size_t k = 0; k < a.chance.size(); ++k) {
    const int wanted = std::max(b.low, needs - a.low - static_cast<int>(k));
    while (reached > wanted) tail += b.chance[static_cast<std::size_t>(--reached - b.low)];
    sum += a.chance[k] * tail;
  }
  return std::clamp(sum, 0.0, 1.0);
}

}  // namespace

double majority_chance(const std::vector<SeatBloc>& blocs, int needs) {
  Count so_far{0, {1.0}};
  const SeatBloc* widest = nullptr;  // comes last: of the last sum only a tail is wanted
  for (const SeatBloc& bloc : blocs)
    if (!bloc.whole && (widest == nullptr || bloc.seats > widest->seats)) widest = &bloc;
  for (const SeatBloc& bloc : blocs) {
    if (&bloc == widest) continue;
    so_far = bloc.whole ? plus_whole(so_far, bloc.seats, bloc.yes)
                        : plus_members(so_far, members(bloc.seats, bloc.yes));
  }
  const Count last = widest == nullptr ? Count{0, {1.0}} : members(widest->seats, widest->yes);
  return tail_of_sum(so_far, last, needs);
}

}  // namespace armistice
