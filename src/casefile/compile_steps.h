// The steps of compile(), in the order in which compile.cc runs them. Each reads its part of the
// specification, writes its part of the conflict and reports what is wrong; none stops at an error.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "casefile/compile_context.h"
#include "casefile/compile_names.h"
#include "casefile/compile_programs.h"

namespace armistice {

// compile_calendar.cc
void compile_calendar(CompileContext& context);

// compile_declare.cc: every id of the case becomes known; arrays get their lengths.
void declare_names(CompileContext& context);

// compile_evidence.cc, compile_quantities.cc
void compile_sources(CompileContext& context);
void compile_claims(CompileContext& context);
void compile_quantities(CompileContext& context);
void apply_belief(CompileContext& context);  // --believe

// compile_settings.cc: what a reader put in the place of quantities, once all of them are known
void apply_settings(CompileContext& context);
void compile_correlations(CompileContext& context);

// compile_war.cc, compile_modes.cc, compile_events.cc
void compile_auxiliaries(CompileContext& context);
void compile_stocks(CompileContext& context);
void compile_modes(CompileContext& context);
void compile_limits(CompileContext& context);
void compile_events(CompileContext& context);
void compile_levers(CompileContext& context);
std::vector<Effect> compile_effects(CompileContext& context, const std::vector<Entry>& set,
                                    const std::vector<Entry>& add, CaseScope& scope);

// compile_table.cc, compile_preferences.cc, compile_locks.cc, compile_talks.cc
void compile_status_quo(CompileContext& context);
void compile_collapses(CompileContext& context);
void compile_costs(CompileContext& context);  // cost_of_war, discount
void compile_preferences(CompileContext& context);
void compile_forbidden(CompileContext& context);
void compile_locks(CompileContext& context);
void compile_durability(CompileContext& context);  // holds, relapse, ratify_loss
void compile_beliefs(CompileContext& context);
void compile_talks(CompileContext& context);

// compile_sequence.cc: blocks of issues and the orders in which they are signed
void compile_sequence(CompileContext& context);

// compile_positions.cc, compile_record.cc, compile_endings.cc
void compile_positions(CompileContext& context);
void compile_moves(CompileContext& context);
void compile_record(CompileContext& context);
void compile_endings(CompileContext& context);

// compile_home.cc
void compile_ratification(CompileContext& context);
void compile_leaders(CompileContext& context);
void compile_mutual_steps(CompileContext& context);

// issue: option pairs of a package; unknown and repeated issues are errors.
std::vector<std::pair<int, int>> compile_package(CompileContext& context,
                                                 const std::vector<Entry>& entries);

// One program per party from `party: value` entries; implicit quantities are named prefix.party.
std::vector<Program> compile_per_party(CompileContext& context, const std::vector<Entry>& entries,
                                       Site site, const std::string& prefix, const Range& allowed,
                                       bool trivial_ends);

// compile_orders.cc, compile_layout.cc: evaluation orders, features, slots; what nothing uses.
void order_auxiliaries(CompileContext& context);
void order_locks(CompileContext& context);
void choose_features(CompileContext& context);
void check_sizes(CompileContext& context);
void place_slots(CompileContext& context);
void mark_used(CompileContext& context);

// compile_private.cc: whose private quantities there are; once slots are placed, who reads them.
void find_informed(CompileContext& context);
void check_private(CompileContext& context);
// Every slot that a program reads becomes moved(slot).
void renumber_slots(Conflict& conflict, const std::function<int(int)>& moved);

}  // namespace armistice
