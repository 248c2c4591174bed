#include "talks/collapse.h"

namespace armistice {
namespace {

double worth_at(const Game& game, const OptionWorths& worths, int party, std::size_t deal, int lane) {
  const std::size_t at = static_cast<std::size_t>(game.index_of[party]) * game.all.deals.size() + deal;
  double u = game.all.constant[at];
  for (const auto& [issue, option] : game.all.varying[at])
    u += worths.option(party, issue, option)[lane];
  for (int term : game.all.together[at]) u += worths.together(party, term)[lane];
  return u;
}

// The winner is the first needed party that did not collapse; ties go to the larger sum of worths.
const Deal& winners_best(const Game& game, const Collapse& fall, const OptionWorths& worths,
                         int lane) {
  static const Deal kNone;
  const std::vector<int>& needed = game.conflict->talks.needed;
  int winner = -1;
  for (int party : needed)
    if (party != fall.party && winner < 0) winner = party;
  if (winner < 0 || game.all.deals.empty()) return kNone;
  std::size_t chosen = 0;
  double best = 0, best_sum = 0;
  for (std::size_t d = 0; d < game.all.deals.size(); ++d) {
    const double mine = worth_at(game, worths, winner, d, lane);
    if (d > 0 && mine < best) continue;
    double sum = 0;
    for (int party : needed) sum += worth_at(game, worths, party, d, lane);
    if (d == 0 || mine > best || sum > best_sum) {
      chosen = d;
      best = mine;
      best_sum = sum;
    }
  }
  return game.all.deals[chosen];
}

}  // namespace

Deal imposed_deal(const Game& game, int collapse, WarBlock& block, int lane) {
  const Collapse& fall = game.conflict->collapses[collapse];
  if (!fall.worths.empty()) return {};
  if (!fall.imposes_winners_best) return complete_deal(*game.conflict, fall.imposes);
  OptionWorths worths(*game.conflict);
  worths.evaluate(block.frame, game.scale, block.registers);
  return winners_best(game, fall, worths, lane);
}

void imposed_worth(const Game& game, int collapse, WarBlock& block, LaneMask mask,
                   std::vector<Lane>& out) {
  const Conflict& c = *game.conflict;
  const Collapse& fall = c.collapses[collapse];
  const int lanes = block.frame.lanes;
  OptionWorths worths(c);
  worths.evaluate(block.frame, game.scale, block.registers);
  const Deal named = fall.worths.empty() && !fall.imposes_winners_best
                         ? complete_deal(c, fall.imposes) : Deal{};
  for (std::size_t k = 0; k < game.valued.size(); ++k) {
    const int party = game.valued[k];
    Lane value{};
    if (!fall.worths.empty()) {
      evaluate(fall.worths[party], block.frame, block.registers, value.data());
    } else if (!named.empty() && c.parties[party].has_preferences) {
      worths.worth(party, named, value.data());
    } else if (c.parties[party].has_preferences) {
      for (int lane = 0; lane < lanes; ++lane) {
        if (!(mask >> lane & 1)) continue;
        const Deal& deal = winners_best(game, fall, worths, lane);
        Lane column{};
        worths.worth(party, deal, column.data());
        value[lane] = column[lane];
      }
    }
    add_office_in_war(game, k, block, value, mask);
    for (int lane = 0; lane < lanes; ++lane)
      if (mask >> lane & 1) out[k][lane] = value[lane];
  }
}

}  // namespace armistice
