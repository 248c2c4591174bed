#include "talks/types.h"

#include <algorithm>

#include "talks/beliefs_about_types.h"
#include "war/lessons.h"

namespace armistice {
namespace {

double number_of(const InformedParty& informed, std::size_t k, int type) {
  return informed.values[k][static_cast<std::size_t>(type)];
}

void add_regressors(const InformedParty& informed, Basis& basis) {
  // one column per belief, all but the first: a discrete state, whatever the values look like in it
  for (std::size_t b = 1; b < informed.beliefs.size(); ++b)
    basis.regressors.push_back({Regressor::Kind::indicator, informed.slot, informed.beliefs[b]});
  basis.features.push_back(informed.slot);
  if (informed.taught) basis.grids.push_back({informed.slot, informed.beliefs});
}

}  // namespace

void add_types(const Worlds& worlds, Game& game) {
  const Conflict& c = *game.conflict;
  game.types = worlds.types;
  for (std::size_t h = 0; h < worlds.types.size(); ++h) {
    const PrivateTypes& types = worlds.types[h];
    InformedParty informed;
    informed.party = types.party;
    informed.valued = game.index_of[static_cast<std::size_t>(types.party)];
    informed.upper = static_cast<int>(game.valued.size() + h);
    informed.slot = c.layout.beliefs + static_cast<int>(h);
    informed.prior = types.upper;
    for (int quantity : types.quantities) informed.slots.push_back(c.layout.quantities + quantity);
    informed.values = types.values;
    informed.beliefs = possible_beliefs(types.upper);
    informed.taught = war_teaches(c, types);
    add_regressors(informed, game.basis);
    game.table_slots.push_back(informed.slot);
    game.informed.push_back(std::move(informed));
  }
  set_first_beliefs(game, game.start);
}

void be_type(const InformedParty& informed, int type, WarBlock& block) {
  for (std::size_t k = 0; k < informed.slots.size(); ++k)
    std::fill_n(block.frame.column(informed.slots[k]), block.frame.lanes,
                number_of(informed, k, type));
}

void be_type(const Game& game, int type, WarBlock& block) {
  for (const InformedParty& informed : game.informed) be_type(informed, type, block);
}

void be_types(const Game& game, const std::vector<LaneTypes>& types, WarBlock& block) {
  for (std::size_t h = 0; h < game.informed.size(); ++h) {
    const InformedParty& informed = game.informed[h];
    for (std::size_t k = 0; k < informed.slots.size(); ++k) {
      double* column = block.frame.column(informed.slots[k]);
      for (int lane = 0; lane < block.frame.lanes; ++lane)
        column[lane] = number_of(informed, k, types[h][lane]);
    }
  }
}

void set_first_beliefs(const Game& game, Frame& frame) {
  for (const InformedParty& informed : game.informed)
    std::fill_n(frame.column(informed.slot), frame.lanes, informed.prior);
}

int informed_index(const Game& game, int party) {
  for (std::size_t h = 0; h < game.informed.size(); ++h)
    if (game.informed[h].party == party) return static_cast<int>(h);
  return -1;
}

int moved_by_answer(const Game& game, std::size_t proposer, std::size_t needed) {
  const Talks& talks = game.conflict->talks;
  const int answers = informed_index(game, talks.needed[needed]);
  return answers >= 0 ? answers : informed_index(game, talks.proposers[proposer].party);
}

void cost_by_type(const Game& game, int month, WarBlock& block, std::vector<Lane>& out) {
  by_type(game, block, out, [&](std::vector<Lane>& cost) { cost_at(game, month, block, cost); });
}

std::vector<LaneTypes> all_of_type(const Game& game, int type) {
  LaneTypes types;
  types.fill(static_cast<std::uint8_t>(type));
  return std::vector<LaneTypes>(game.informed.size(), types);
}

void change_places(const Game& game, const std::vector<LaneTypes>& types, WarBlock& block,
                   TableState& state) {
  const auto change = [&](auto& columns) {
    if (columns.empty()) return;
    for (std::size_t h = 0; h < game.informed.size(); ++h) {
      auto& own = columns[static_cast<std::size_t>(game.informed[h].valued)];
      auto& upper = columns[static_cast<std::size_t>(game.informed[h].upper)];
      for (int lane = 0; lane < state.lanes; ++lane)
        if (types[h][lane] == 1) std::swap(own[lane], upper[lane]);
    }
  };
  for (auto* columns :
       {&state.go_on, &state.after_pause, &state.fail_low, &state.fail_high, &state.war_gain})
    change(*columns);
  for (std::vector<Lane>& columns : state.after_refusal) change(columns);
  change(state.pause_column);
  for (std::size_t at = 0; at < state.with_conditions.size(); ++at) {
    const int answers = game.conflict->talks.needed[at % game.conflict->talks.needed.size()];
    LaneMask &own = state.with_conditions[at], &upper = state.upper_with_conditions[at];
    for (std::size_t h = 0; h < game.informed.size(); ++h)
      for (int lane = 0; lane < state.lanes && game.informed[h].party == answers; ++lane) {
        const LaneMask bit = types[h][lane] == 1 ? (own ^ upper) & LaneMask{1} << lane : 0;
        own ^= bit;
        upper ^= bit;
      }
  }
  if (state.other_worths) {
    std::vector<LaneTypes> others = types;
    for (std::size_t h = 0; h < types.size(); ++h)
      for (int lane = 0; lane < state.lanes; ++lane) {
        others[h][lane] = 1 - types[h][lane];
        state.in_place[h][lane] ^= types[h][lane];
      }
    be_types(game, others, block);
    state.other_worths->evaluate_varying(block.frame, game.scale, block.registers);
  }
  be_types(game, types, block);
  state.worths.evaluate_varying(block.frame, game.scale, block.registers);
  cost_of_locks(*game.conflict, block, state);
}

double mean_over_types(const Game& game, const std::vector<double>& per_fit, std::size_t valued) {
  for (const InformedParty& informed : game.informed)
    if (informed.valued == static_cast<int>(valued))
      return (1 - informed.prior) * per_fit[valued] +
             informed.prior * per_fit[static_cast<std::size_t>(informed.upper)];
  return per_fit[valued];
}

}  // namespace armistice
