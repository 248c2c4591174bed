#include "talks/war_gain.h"

#include <algorithm>

#include "talks/gains.h"
#include "talks/hull_edge.h"
#include "talks/linear_program.h"

namespace armistice {
namespace {

// Worths of all packages to the needed parties at the lanes of a block.
struct Worths {
  int parties = 0, deals = 0;
  std::vector<Lane> of;  // deal x party
  double at(int deal, int party, int lane) const {
    return of[static_cast<std::size_t>(deal) * parties + party][lane];
  }
};

Worths price_all(const Game& game, const TableState& state) {
  const std::vector<int>& needed = game.conflict->talks.needed;
  Worths out;
  out.parties = static_cast<int>(needed.size());
  out.deals = game.all.count();
  DealColumns deal;
  for (int d = 0; d < out.deals; ++d) {
    price_deal(game, state, game.all, d, deal);
    for (int party : needed) out.of.push_back(deal.worth[game.index_of[party]]);
  }
  return out;
}

// The same for two parties: how far the fairest mix of gains over war, in ranges, misses a trifle.
double excess_of_two(const Worths& worths, const std::vector<double>& war,
                     const std::vector<double>& range, int lane) {
  std::vector<double> gain[2];
  for (int n : {0, 1})
    for (int d = 0; d < worths.deals; ++d)
      gain[n].push_back((worths.at(d, n, lane) - war[n]) / range[n]);
  return std::max(0.0, kTrifleOfRange - fairest_level(gain[0], gain[1]));
}

// How far C lies beyond the best mix less a trifle, in ranges of each party; 0: not at all.
double excess(const Worths& worths, const std::vector<double>& war,
              const std::vector<double>& range, int lane) {
  for (int d = 0; d < worths.deals; ++d) {
    bool enough = true;
    for (int n = 0; n < worths.parties; ++n)
      enough = enough && worths.at(d, n, lane) >= war[n] + kTrifleOfRange * range[n];
    if (enough) return 0;
  }
  if (worths.parties == 2) return excess_of_two(worths, war, range, lane);
  LinearProgram program;  // shares of packages, then the excess, then slack per party
  program.rows = worths.parties + 1;
  for (int d = 0; d < worths.deals; ++d) {
    program.gain.push_back(0);
    for (int n = 0; n < worths.parties; ++n) program.columns.push_back(worths.at(d, n, lane));
    program.columns.push_back(1);
  }
  program.gain.push_back(-1);
  program.columns.insert(program.columns.end(), range.begin(), range.end());
  program.columns.push_back(0);
  for (int n = 0; n < worths.parties; ++n) {
    program.gain.push_back(0);
    for (int row = 0; row <= worths.parties; ++row)
      program.columns.push_back(row == n ? -1.0 : 0.0);
    program.right.push_back(war[n] + kTrifleOfRange * range[n]);
  }
  program.right.push_back(1);
  const LinearSolution solution = maximise(program);
  return solution.feasible ? std::max(0.0, -solution.gain) : 0.0;
}

}  // namespace

void cap_war(const Game& game, int month, WarBlock& block, TableState& state) {
  const std::vector<int>& needed = game.conflict->talks.needed;
  const Worths worths = price_all(game, state);
  state.war_gain.assign(game.valued.size(), Lane{});
  if (worths.deals == 0) return;
  std::vector<Lane> war = state.go_on;
  if (game.common != nullptr) values_at(game, *game.common, month, block, war);
  std::vector<double> values(needed.size()), range(needed.size());
  for (int lane = 0; lane < state.lanes; ++lane) {
    for (int n = 0; n < worths.parties; ++n) {
      values[n] = war[game.index_of[needed[n]]][lane];
      double low = worths.at(0, n, lane), high = low;
      for (int d = 1; d < worths.deals; ++d) {
        low = std::min(low, worths.at(d, n, lane));
        high = std::max(high, worths.at(d, n, lane));
      }
      range[n] = high > low ? high - low : 1.0;
    }
    const double by = excess(worths, values, range, lane);
    for (int n = 0; n < worths.parties; ++n)
      state.war_gain[game.index_of[needed[n]]][lane] = by * range[n];
  }
  const auto lower = [&](std::vector<Lane>& values_of) {
    for (std::size_t k = 0; k < values_of.size(); ++k)
      for (int lane = 0; lane < state.lanes; ++lane) values_of[k][lane] -= state.war_gain[k][lane];
  };
  lower(state.go_on);
  lower(state.fail_low);
  lower(state.fail_high);
  for (std::vector<Lane>& after : state.after_refusal) lower(after);
}

}  // namespace armistice
