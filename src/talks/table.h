// What a month's table sees at the lanes of a block: what fighting on is worth to each
// party, also after a refusal, a failed ratification or a pause; which locks hold; who may propose.
//
// All columns are over the lanes of a block (at most kMaxLanes), parties by their index in
// Game::priced, whose first Game::valued.size() have a value of fighting on. Columns "per fit" have
// one more per informed party: those of its upper type, while its own are those of the lower.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "armistice/strategy.h"
#include "talks/game.h"

namespace armistice {

using Lane = std::array<double, kMaxLanes>;
using LaneMask = std::uint64_t;  // bit `lane`

// The state of the world as the table sees it. One per game: worths that do not change along a path
// are evaluated at the first table only.
struct TableState {
  int month = 0, lanes = 0;
  LaneMask all = 0;                         // every lane
  std::vector<Lane> go_on;                  // C, per fit
  std::vector<Lane> after_pause;            // E C after the pause
  int pause_samples = 0;                    // of what C after the pause may be besides (Strategy)
  std::vector<const double*> pause_spread;  // per lane: sample x fit
  std::vector<double> pause_most;           // per fit, the largest of them; 0 without
  // Per fit: whose samples these are (those of another type where types have changed places).
  std::vector<std::array<int, kMaxLanes>> pause_column;
  double off_pause(int sample, std::size_t fit, int lane) const {
    return pause_spread[lane][static_cast<std::size_t>(sample) * pause_column.size() +
                              static_cast<std::size_t>(pause_column[fit][lane])];
  }
  std::vector<Lane> fail_low, fail_high;    // C after a failed ratification whose chance was 0 / 1
  Lane failed{};                            // chance at which ratification failed before
  std::vector<double> peace_share;          // a, per valued party
  Lane meet{};
  std::vector<Lane> proposer_weight;  // per Talks::proposers, sum 1 (or all 0: no talks)
  std::vector<LaneMask> lock_holds;   // per lock
  std::vector<Lane> lock_cost;        // per soft lock; empty elsewhere is 0
  // C after proposer j's offer is refused by needed party k, in the way that k likes better: index
  // j * needed + k; empty: as go_on.
  std::vector<std::vector<Lane>> after_refusal;
  // ... and where it says yes with conditions rather than no. The same index.
  std::vector<LaneMask> with_conditions;
  // Of an informed party these are of its lower type; of the upper one:
  std::vector<LaneMask> upper_with_conditions;
  // Where an informed party answers, or makes the offer, C after a no and after a yes with conditions
  // (Answer), at all that others can believe of it (moved_by_answer): the same index, fit x belief.
  // Empty: as at_belief.
  std::vector<std::array<std::vector<Lane>, 2>> after_answer;
  // Where a part of a deal is on the table that is not the last: C once each deal is signed, deal
  // x fit.
  std::vector<std::vector<Lane>> after_signing;
  std::vector<Lane> war_gain;  // what war_never_pays took off C, per fit; empty: nothing
  // What others believe of each informed party, and C at all that they can believe of it, the
  // beliefs of others standing: fit x belief (talks/types.h).
  std::vector<Lane> belief;
  std::vector<std::vector<Lane>> at_belief;
  OptionWorths worths;
  // Where deals are kept by interest and parties informed: the worths if these are of the types that
  // are not in place, and which are (0 but where types have changed places).
  std::optional<OptionWorths> other_worths;
  std::vector<LaneTypes> in_place;
  std::vector<Lane> kept;  // what a try of the table sets is taken back to
  explicit TableState(const Conflict& conflict) : worths(conflict) {}
};

// Reads the block's state at the beginning of `month` (refreshed as the truth) under the strategy.
// `block` comes back as it was, but for its lock columns.
void prepare_table(const Game& game, const Strategy& strategy, const Scenario& scenario, int month,
                   WarBlock& block, TableState& state);

// C per fit at the block's state (the status quo's worth at the recursion's end); with
// a ceasefire in the case W, before the phase of the month is settled.
void values_at(const Game& game, const Strategy& strategy, int month, WarBlock& block,
               std::vector<Lane>& out, const Scenario& scenario = {});

// Cost of war of every valued party at the block's state, each under its own view.
void cost_at(const Game& game, int month, WarBlock& block, std::vector<Lane>& out);

// Adds what the leader of valued party k keeps where no deal came: its stake times the chance of
// staying in office at the block's state, at the lanes of the mask.
void add_office_in_war(const Game& game, std::size_t k, WarBlock& block, Lane& value,
                       LaneMask mask);

// What breaking each soft lock costs at the block's state.
void cost_of_locks(const Conflict& conflict, WarBlock& block, TableState& state);

// Chance of a meeting at the block's state, and who proposes at one (sum 1, or all 0).
void meeting_at(const Talks& talks, WarBlock& block, Lane& meet, std::vector<Lane>& weight);

// A program of the table; what is no finite number counts 0, and as a failed draw.
void read_finite(const Program& program, const char* what, const Party& party, WarBlock& block,
                 Lane& out);

// Cuts what is no chance to 0 .. 1 (no number: 0) and counts it as a failed draw of `name`.
void keep_chance(Lane& chance, int lanes, const char* name, WarBlock& block);

// How a needed party keeps an offer from being signed: it says no, or yes with conditions.
enum class Answer { no, conditions };

// What that answer of needed party k to proposer j's offer sets, at the lanes of the mask; false:
// nothing.
bool apply_refusal(const Game& game, int proposer, int refuser, Answer answer, LaneMask mask,
                   WarBlock& block);

// What a ratification that failed at `chance` sets, at the lanes of the mask.
void apply_failure(const Game& game, LaneMask mask, const Lane& chance, WarBlock& block);

}  // namespace armistice
