// What each deal is worth to sign, at the lanes of a block (design section 4, Gains):
//   S = s u + (1 - s) (a u + (1 - a) (E C after a pause - relapse cost))     in force, where u
//       takes in what the leader keeps: its stake times the chance of staying in office
// or, where interest keeps it, the mean over samples of C after the pause of u, or of
//   a u + (1 - a) (C - relapse cost - breach cost of who breaks) where somebody would break it
//   sign = r (S - soft locks broken) + (1 - r) (C after a failure - loss)    worth of signing
//   gain = sign - C after a refusal
#pragma once

#include <vector>

#include "talks/table.h"

namespace armistice {

// Verdicts per group of deals, where they read no worth and the terms do not hold them as fixed:
// verdict x group. The lists of others are empty;
// one that reads a worth is evaluated deal by deal.
using DealPrograms = std::vector<std::vector<Lane>>;
DealPrograms deal_programs(const Game& game, const DealTerms& terms, WarBlock& block);

struct DealColumns {
  std::vector<Lane> worth;        // u, per priced party
  std::vector<Lane> office;       // stake times survival of its leader, per valued party
  Lane holds{}, ratified{};       // s; r given earlier failures
  Lane ratified_raw{};            // r before them
  std::vector<Lane> breach;       // what breaking it costs, per Game::deciders
  // Where interest keeps it and a party is informed: its u if it is of the type that is not in
  // place, and how much more in_force is to each of the others, who do not know (else 0), if it is
  // of the type in place / of the other. `holds` is then for the type in place.
  Lane other_worth{};
  std::array<std::vector<Lane>, 2> if_type;
  std::vector<Lane> in_force;     // S less soft locks broken, per valued party
  std::vector<Lane> sign;         // per valued party
  std::vector<LaneMask> refuses;  // lanes in which a hard lock of the valued party forbids it
  std::vector<LaneMask>
      withheld;  // lanes in which a hard lock of the proposer forbids it, per proposer
  LaneMask vetoed = 0;
};

// In three steps, cheapest first, of deal `d` of `terms`: whom locks forbid it ...
void lock_deal(const Game& game, const TableState& state, const DealTerms& terms, int d,
               DealColumns& out);
// ... its worths ...
void price_deal(const Game& game, const TableState& state, const DealTerms& terms, int d,
                DealColumns& out);
// ... and the rest, which needs them. With `ignore_soft` no soft lock counts. A part that is not the
// last is worth C of the talks that follow: nothing of it has to pass at home or to last.
void finish_deal(const Game& game, const TableState& state, const DealTerms& terms,
                 const DealPrograms& programs, int d, WarBlock& block, DealColumns& out,
                 bool ignore_soft = false);
// All three.
void evaluate_deal(const Game& game, const TableState& state, const DealTerms& terms,
                   const DealPrograms& programs, int d, WarBlock& block, DealColumns& out,
                   bool ignore_soft = false);

}  // namespace armistice
