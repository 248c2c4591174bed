// What a party alone knows of itself: its type (Game::informed), which stays for a whole history.
//
// The others and what all can see do not rest on the type (the compiler sees to that), but for the
// hazards and chances by which the war teaches (talks/typed_war.h). So what a type feels is found
// by putting its numbers in the place of the private quantities of a frame. Fitted values come per
// type; what others believe of the type is part of the state (talks/beliefs_about_types.h).
#pragma once

#include <array>
#include <vector>

#include "talks/table.h"

namespace armistice {

// Fills Game::informed and what rests on it; `game.valued`, `basis` and `table_slots` must stand.
void add_types(const Worlds& worlds, Game& game);

// Puts the numbers of a type in the place of the private quantities of every informed party, or of
// one; or those of a type per lane (per informed party).
void be_type(const Game& game, int type, WarBlock& block);
void be_type(const InformedParty& informed, int type, WarBlock& block);
void be_types(const Game& game, const std::vector<LaneTypes>& types, WarBlock& block);

// Others believe of every informed party what they do before the war begins.
void set_first_beliefs(const Game& game, Frame& frame);

// What `evaluate` gives per valued party at a block, per fit: an informed party's own as each of
// its types, the others' as a mean over its types by what is believed of it.
template <class Evaluate>
void by_type(const Game& game, WarBlock& block, std::vector<std::array<double, kMaxLanes>>& out,
             Evaluate evaluate) {
  be_type(game, 0, block);
  evaluate(out);
  if (game.informed.empty()) return;
  const std::vector<Lane> lower = out;
  out.resize(static_cast<std::size_t>(game.fits()));
  std::vector<Lane> upper;
  for (const InformedParty& informed : game.informed) {
    be_type(informed, 1, block);
    upper = lower;
    evaluate(upper);
    const double* belief = block.frame.column(informed.slot);
    for (std::size_t k = 0; k < lower.size(); ++k)
      for (int lane = 0; lane < block.frame.lanes; ++lane)
        if (k != static_cast<std::size_t>(informed.valued))
          out[k][lane] += belief[lane] * (upper[k][lane] - lower[k][lane]);
    out[static_cast<std::size_t>(informed.upper)] =
        upper[static_cast<std::size_t>(informed.valued)];
    be_type(informed, 0, block);
  }
}

// Index into Game::informed of a party; -1: it has no types.
int informed_index(const Game& game, int party);

// Of whose types others may believe something else once proposer j's offer is answered by needed
// party k, index into Game::informed: the answering party, or where that has no types the proposer;
// -1: neither has.
int moved_by_answer(const Game& game, std::size_t proposer, std::size_t needed);

// Cost of war per fit.
void cost_by_type(const Game& game, int month, WarBlock& block, std::vector<Lane>& out);

// The state's columns of each informed party and those of its upper type change places, in the
// lanes in which `types` has it upper; its worths and costs of locks follow the types. Doing so
// twice undoes it but for worths and costs: `types` all 0 sets these.
void change_places(const Game& game, const std::vector<LaneTypes>& types, WarBlock& block,
                   TableState& state);
std::vector<LaneTypes> all_of_type(const Game& game, int type);

// Mean over an informed party's types, by its prior, of a number per fit; for others their own.
double mean_over_types(const Game& game, const std::vector<double>& per_fit, std::size_t valued);

}  // namespace armistice
