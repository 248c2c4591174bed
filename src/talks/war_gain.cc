#include "talks/war_gain.h"

#include <algorithm>

#include "talks/gains.h"
#include "talks/hull_edge.h"
#include "talks/linear_program.h"
#include "talks/types.h"
#include "util/wide.h"

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
  out.of.reserve(static_cast<std::size_t>(out.deals) * needed.size());
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

// Between the worst and the best package of each party, per party; 1 where they are alike.
ARMISTICE_WIDE std::vector<Lane> ranges_of(const Worths& worths) {
  std::vector<Lane> low(worths.of.begin(), worths.of.begin() + worths.parties), out = low;
  for (int d = 1; d < worths.deals; ++d)
    for (int n = 0; n < worths.parties; ++n) {
      const Lane& of = worths.of[static_cast<std::size_t>(d) * worths.parties + n];
      for (std::size_t lane = 0; lane < kMaxLanes; ++lane) {
        low[n][lane] = std::min(low[n][lane], of[lane]);
        out[n][lane] = std::max(out[n][lane], of[lane]);
      }
    }
  for (int n = 0; n < worths.parties; ++n)
    for (std::size_t lane = 0; lane < kMaxLanes; ++lane)
      out[n][lane] = out[n][lane] > low[n][lane] ? out[n][lane] - low[n][lane] : 1.0;
  return out;
}

// By how much the parties' C, per valued party, lies too high; `war` is C per fit.
std::vector<Lane> gain_of(const Game& game, const TableState& state, const std::vector<Lane>& war) {
  const std::vector<int>& needed = game.conflict->talks.needed;
  const Worths worths = price_all(game, state);
  std::vector<Lane> out(static_cast<std::size_t>(game.fits()), Lane{});
  if (worths.deals == 0) return out;
  const std::vector<Lane> ranges = ranges_of(worths);
  std::vector<double> values(needed.size()), range(needed.size());
  for (int lane = 0; lane < state.lanes; ++lane) {
    for (int n = 0; n < worths.parties; ++n) {
      values[n] = war[game.index_of[needed[n]]][lane];
      range[n] = ranges[n][lane];
    }
    const double by = excess(worths, values, range, lane);
    for (int n = 0; n < worths.parties; ++n) out[game.index_of[needed[n]]][lane] = by * range[n];
  }
  return out;
}

// Where parties are informed: to each type what is so between it and the others, to the others the
// mean by what they believe (exact with one informed party).
std::vector<Lane> gain_by_type(const Game& game, WarBlock& block, TableState& state,
                               std::vector<Lane> war) {
  std::vector<Lane> out = gain_of(game, state, war);
  if (game.informed.empty()) return out;
  const std::vector<LaneTypes> types = all_of_type(game, 1);
  change_places(game, types, block, state);
  for (const InformedParty& informed : game.informed)
    std::swap(war[informed.valued], war[informed.upper]);
  const std::vector<Lane> upper = gain_of(game, state, war);
  change_places(game, types, block, state);
  change_places(game, all_of_type(game, 0), block, state);
  std::vector<char> has_types(game.valued.size(), 0);
  for (const InformedParty& informed : game.informed) {
    out[informed.upper] = upper[informed.valued];
    has_types[informed.valued] = 1;
  }
  for (std::size_t k = 0; k < game.valued.size(); ++k)
    for (int lane = 0; lane < state.lanes; ++lane) {
      double belief = 0;
      for (const Lane& of : state.belief)
        belief += of[lane] / static_cast<double>(state.belief.size());
      if (!has_types[k]) out[k][lane] += belief * (upper[k][lane] - out[k][lane]);
    }
  return out;
}

}  // namespace

void cap_war(const Game& game, int month, WarBlock& block, TableState& state) {
  state.war_gain.clear();
  std::vector<Lane> war = state.go_on;
  if (game.common != nullptr) values_at(game, *game.common, month, block, war);
  std::vector<Lane> gain = gain_by_type(game, block, state, std::move(war));
  state.war_gain = std::move(gain);
  const auto lower = [&](std::vector<Lane>& values_of) {
    for (std::size_t k = 0; k < values_of.size(); ++k)
      for (int lane = 0; lane < state.lanes; ++lane)
        values_of[k][lane] -= state.war_gain[k % state.war_gain.size()][lane];
  };
  lower(state.go_on);
  lower(state.fail_low);
  lower(state.fail_high);
  for (std::vector<Lane>& after : state.after_refusal) lower(after);
  for (std::vector<Lane>& at : state.at_belief) lower(at);
  for (auto& answers : state.after_answer)
    for (std::vector<Lane>& at : answers) lower(at);
}

}  // namespace armistice
