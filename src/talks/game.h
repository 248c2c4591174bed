// What one world fixes before any month of it is played: the numbers of its quantities, its
// scale of worths and its menu.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/scenario.h"
#include "armistice/strategy.h"
#include "armistice/worlds.h"
#include "deals/menu.h"
#include "deals/worth.h"
#include "talks/basis.h"
#include "war/simulate.h"

namespace armistice {

// Deals with all that does not change along a path worked out once.
struct DealTerms {
  std::vector<Deal> deals;
  std::vector<LockSet> refused_by;
  std::vector<std::vector<int>> locks;  // per deal: the members of refused_by
  // per priced party (Game::priced) and deal:
  std::vector<double> constant;                           // worth that never changes on a path
  std::vector<std::vector<std::pair<int, int>>> varying;  // (issue, option) whose worth can change
  std::vector<std::vector<int>> together;  // together terms that apply and can change
  // Verdicts (talks/verdicts.h) need one value per distinct choice on the issues they read; `group`
  // says which, `sample` a deal of the group.
  std::vector<std::vector<int>> group;   // verdict x deal
  std::vector<std::vector<int>> sample;  // verdict x group: a deal
  // Values of verdicts that see nothing but issues and quantities that no course sets: verdict x
  // group x lane; empty for the others.
  std::vector<std::vector<std::array<double, kMaxLanes>>> fixed;
  int count() const { return static_cast<int>(deals.size()); }
};

// Whom a lock binds at the table.
struct LockRole {
  bool hard = true, vetoes = false;
  int valued = -1;             // its holder's index in Game::valued
  std::vector<int> proposers;  // of Talks::proposers: its holder
};

// A party with private quantities: of one of two types, 0 lower and 1 upper (armistice/worlds.h).
struct InformedParty {
  int party = 0;
  int valued = 0;  // index into Game::valued; as a fitted value that of its lower type
  int upper = 0;   // index of the upper type's fitted value
  int slot = 0;    // of what the others believe: the chance of the upper type
  double prior = 0.5;
  std::vector<int> slots;                     // of its private quantities
  std::vector<std::array<double, 2>> values;  // of each: lower, upper
  std::vector<double> beliefs;                // what others can believe: rising, 0 to 1
  bool taught = false;  // by the war: others can also believe what is between these
  int fit_of(int type) const { return type == 0 ? valued : upper; }
};

struct Game;

// Where a game stands in an order of steps (Talks::sequence). Every way to settle the parts before
// the last makes a game of its own, in which what was signed binds.
struct OrderStep {
  int part = -1;  // of Order::parts, on the table; -1: whole packages are
  SignedTerms signed_terms;
  std::vector<std::vector<const RefusalRule*>> once_signed;  // per signed part: what it set
  bool meets_at_war = true, may_cease_fire = true;
  // Per deal of the table, which stands for all that settle this part alike: the game once it is
  // signed. Empty: the part is the last, and what is signed enters into force.
  std::vector<std::shared_ptr<const Game>> next;
};

struct Game {
  const Conflict* conflict = nullptr;
  const Conflict* war =
      nullptr;  // what the plans were made of: the same but for rules of the table
  std::uint64_t seed = 0;
  int world = 0;
  const double* quantities = nullptr;
  bool levers = false;                                // a lever may override quantities
  int months = 0;                                     // where the recursion ends
  std::vector<std::shared_ptr<const WarPlan>> plans;  // per view: made once, for every block
  Frame start;  // one lane at month 0, auxiliaries and locks set
  Scale scale;
  Menu menu;
  Basis basis;
  Deal status_quo;  // at the horizon, with what was signed; empty: worths are given instead
  double noise = 0;
  std::vector<double> discount, relapse_cost, ratify_loss;  // per party
  int pause_months = 12;
  double months_of_cost = 0;

  std::vector<int> valued;           // parties with a value of fighting on, file order
  std::vector<int> priced;           // valued, then the others whose worth a program reads
  std::vector<int> index_of;         // party -> index in priced, -1
  std::vector<int> cost_view;        // valued: the view that changes its cost of war, else 0
  std::vector<LockRole> lock_roles;  // per lock
  std::vector<int> deciders;  // per breach cost: the valued party whose interest keeps a deal, -1
  std::vector<bool> reads_worth;  // per verdict: reads a worth or a gain
  std::vector<double> stake;      // per valued party: of its leader; 0: none
  std::vector<int> leader;        // per valued party: index into Conflict::leaders, -1

  DealTerms table;         // menu.deals
  DealTerms behind_locks;  // menu.locked_deals
  DealTerms recorded;      // the answers' offers, one per Record::answers
  DealTerms all;           // table and behind_locks: what a winner can impose

  std::vector<InformedParty> informed;  // per Conflict::informed
  std::span<const PrivateTypes> types;  // the same

  OrderStep step;
  // Where the parts of a deal are signed one by one: the game in which talks begin. This game, of
  // whole packages, then serves to judge them.
  std::shared_ptr<const Game> first_step;

  std::vector<int> table_slots;  // what the table can write
  // Where war_never_pays, the strategy whose C says what war brings; null: the one that is played.
  // A game in which beliefs differ is held to what war would bring if they did not.
  const Strategy* common = nullptr;

  bool effects_reach_basis =
      false;  // what the table sets can move a lock or an auxiliary feature at once

  std::vector<int> phase_slots;      // what settling the phase can write: it, effects of breaches
  bool phase_reaches_basis = false;  // the phase can move a lock or an auxiliary feature at once

  bool table_moves_state() const {
    return conflict->talks.answers_set_something() || !conflict->ratifiers.empty() || has_ceasefire() ||
           !informed.empty();
  }
  // Fitted values: one per valued party, then one more per informed party.
  int fits() const { return static_cast<int>(valued.size() + informed.size()); }
  int party_of(int fit) const {
    const int n = static_cast<int>(valued.size());
    return fit < n ? valued[static_cast<std::size_t>(fit)]
                   : informed[static_cast<std::size_t>(fit - n)].party;
  }
  bool has_next() const { return !step.next.empty(); }
  // Whether the war teaches what types parties are of (talks/typed_war.h).
  bool taught() const {
    return std::any_of(informed.begin(), informed.end(),
                       [](const InformedParty& party) { return party.taught; });
  }
  bool has_ceasefire() const { return conflict->talks.ceasefire.given; }
  bool has_pause() const { return conflict->durability.holds.given() || !deciders.empty(); }
  WarContext context(PathSet set, int view = 0, const Scenario& scenario = {}) const {
    return {war, seed, world, quantities, view, scenario, set, plans[view], types};
  }
};

// Parties whose value of fighting on is worked out, file order: those needed, those that propose
// with preferences of their own, those whose gain a program reads.
std::vector<int> valued_parties(const Conflict& conflict);

// One lane at month 0 of a world, with auxiliaries and locks.
Frame start_frame(const Conflict& conflict, const Worlds& worlds, int world);

// `months`: the recursion's end; `worlds` must outlive the game.
Game make_game(const Conflict& conflict, const Worlds& worlds, int world, int months);

// The game without the private stakes of leaders, for what these alone change. A solved strategy of
// one is none of the other.
Game without_stakes(Game game);

// Any deals with all that does not change along a path worked out.
DealTerms deal_terms(const Game& game, std::vector<Deal> deals);
DealTerms deal_terms(const Game& game, std::vector<Deal> deals, std::vector<LockSet> refused_by);

// The game under a scenario: packages that only the opened locks keep off the table for good are on
// it, and what the levers set is no longer taken as fixed.
Game under_scenario(const Game& game, const Scenario& scenario);

// The game under other rules of the table: `rules`, which must outlive it, is the game's conflict
// but for views, conditions of locks, durability, ratifiers and talks. Quantities, courses of the
// war, scale and basis stay; the menu gains what only locks that never hold now kept off it for
// good.
Game under_rules(const Game& game, const Conflict& rules);
bool never_holds(const Lock& lock);

// Sets the lock columns of a frame whose quantities, state and auxiliaries are set; locks that the
// scenario opens do not hold from `now` on.
void evaluate_locks(const Conflict& conflict, const Scenario& scenario, int month, Frame& frame,
                    Registers& registers);

}  // namespace armistice
