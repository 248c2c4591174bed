// A compiled case: ids, flat arrays, programs. Immutable; threads share it.
//
// Every vector is indexed by the id that other parts store: parties by party id,
// issues by issue id and so on, all in file order unless said otherwise.
// A Program with given() == false means that the file says nothing; the default
// stands beside the field.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "armistice/date.h"
#include "armistice/deal.h"
#include "armistice/evidence.h"
#include "armistice/layout.h"
#include "armistice/program.h"
#include "armistice/text.h"
#include "armistice/war_model.h"

namespace armistice {

// ---- time ----

struct Calendar {
  Date start, now;
  int now_month = 0;    // first month whose talks lie at or after `now`
  int end_month = 0;    // now_month + horizon: first month that is not reported
  int solve_month = 0;  // now_month + solve_until: the recursion ends here
  int substeps = 1;     // per month
  bool runge_kutta = false;  // rk4 instead of euler
};

// ---- parties ----

enum class Role { belligerent, patron, mediator, audience };

struct Party {
  std::string id;
  LocalizedText title;
  Role role = Role::belligerent;
  int backs = -1;          // patron: the party it backs
  int of = -1;             // audience: the party it belongs to
  Program discount;        // per month; default 1
  bool has_preferences = false;
  // Proposes for the sake of a deal: what it offers is the best for those who sign.
  bool is_impartial() const { return role == Role::mediator || !has_preferences; }
};

// ---- the table ----

struct Issue {
  std::string id;
  LocalizedText title;
  bool is_share = false;
  double step = 0;                        // share: option k is k * step
  std::vector<std::string> options;       // categorical; a share has none
  std::vector<LocalizedText> option_titles;
  int option_count = 0;                   // both kinds
  // Option k of a share is k / (number of steps), rounded once: 0.7 is 0.7, as an expression reads it.
  double value(int option) const {
    return is_share ? option / static_cast<double>(option_count - 1) : option;
  }
};

struct IssueWorth {
  Program weight;              // sees quantities only
  std::vector<Program> worth;  // per option; for a share a single program of the share itself
};

struct TogetherTerm {
  Program when;  // of issues only
  Program adds;  // sees war names
};

struct Preferences {           // of one party
  std::vector<IssueWorth> issues;  // per issue; no program given: worth 0
  std::vector<TogetherTerm> together;
};

enum class LockKind { territory, security, external, political, future };
inline constexpr const char* kLockKindNames[] = {"territory", "security", "external", "political",
                                                 "future"};

struct Lock {
  std::string id;
  LocalizedText title, why;
  LockKind kind = LockKind::territory;
  int holder = 0;
  Program refuses;          // of issues only
  Program while_;           // default: always
  bool hard = true;
  Program cost;             // soft: what breaking it costs the holder when the deal enters into force
  bool vetoes = false;
  bool permanent() const { return !while_.given() || (while_.is_constant() && while_.code.empty()); }
  std::vector<int> claims;
};

// The war as one or more parties see it. View 0 is the truth.
struct View {
  std::vector<int> parties;                    // who holds it
  std::vector<std::pair<int, Program>> auxiliaries;  // auxiliary id -> its program in this view
  std::vector<std::pair<int, Program>> quantities;   // quantity id -> program of the true quantities
};

struct Bloc {            // of a parliament
  std::string id;
  LocalizedText title{}, why{};
  int seats = 1;
  bool whole = false;    // all its seats vote alike; else each decides for itself
  Program yes{};         // chance of a yes: of the bloc, or of each of its seats
  std::vector<int> claims{};
};

// One body that must say yes at home. Several bodies of a party must all say yes.
struct Ratifier {
  int party = 0;
  Program chance;            // not given: the body is a parliament of blocs
  std::string id{};          // "parliament"; empty: the file gives the chance alone
  LocalizedText title{}, why{};
  int needs = 0;             // seats that must say yes
  std::vector<Bloc> blocs{};
  int audience = -1;         // the public whose worth decides, -1
  std::vector<int> claims{};
};

// What the one who leads a party has at stake: paid when its war ends, times the chance of staying
// in office.
struct Leader {
  int party = 0;
  Program stake;             // of quantities, on the scale of worths
  Program signs, fights_on;  // the chance if the deal enters into force; if the war goes on
  LocalizedText title{}, why{};
  std::vector<int> claims{};
};

struct RefusalRule {
  Program when;  // sees proposer, who answered (refused_by) and the war
  std::vector<Effect> effects;
};

struct Proposer {
  int party = 0;
  Program weight;
};

struct Breach {  // how a needed belligerent breaks a ceasefire
  int party = 0;
  Program gain, loss;              // to it: undetected, detected; default 0
  std::vector<Effect> surprise;    // what it sets where it is not detected
  std::vector<Effect> detected;    // ... and where it is
};

struct Ceasefire {  // before a deal
  bool given = false;
  std::vector<Program> costs;      // per party: of agreeing; default 0
  Program monitors;                // chance that a breach is detected in time; default 0
  std::vector<Breach> breaches;    // one per needed belligerent, file order
};

// Some of the issues, signed on their own before the others.
struct Block {
  std::string id;
  LocalizedText title;
  std::vector<int> issues;               // rising
  std::vector<RefusalRule> once_signed;  // `when` sees these issues alone, the effects the war
};

struct OrderPart {
  bool operator==(const OrderPart&) const = default;
  int block = -1;           // -1: `deal`, all issues that no earlier part settles
  std::vector<int> issues;  // that it settles, rising
};

// In which parts a deal is negotiated. A part that is signed binds; the next one is then on the
// table. Only the last is ratified and enters into force.
// Ways to settle the issues of all parts before the last: each is a table of its own.
inline constexpr int kMostPrefixes = 64;
struct Order {
  std::string id;                // empty: that of `sequence`
  LocalizedText title;
  std::vector<OrderPart> parts;  // each issue in exactly one; empty: everything at once
  // So many parts are signed before a ceasefire can be agreed, and the others are negotiated in one
  // only; -1: a ceasefire has no place in the order.
  int ceasefire_after = -1;
};

struct Talks {
  Program meet;                     // chance that the table meets in a month; default 1
  std::vector<Proposer> proposers;
  std::vector<int> needed;          // parties that must sign, file order
  Program noise;                    // of quantities; default 0
  int menu_cap = 256;
  std::vector<int> features;        // slots, 1 to 4
  std::vector<RefusalRule> refusals;
  std::vector<RefusalRule> conditions;  // what a yes with conditions sets, in place of a refusal
  std::vector<RefusalRule> failures;  // `ratify_fails`: what a failed ratification sets
  Ceasefire ceasefire;
  std::vector<Block> blocks;
  Order sequence;                       // in force
  std::vector<Order> orders;            // to compare it with
  // Three rules that no case sets; `why` does, to take a friction out (outlook/frictions.h).
  bool lotteries = false;             // offers may be lotteries over packages (talks/lottery.h)
  bool war_never_pays = false;        // fighting on is a trifle worse than some mix (talks/war_gain.h)
  bool types_known = false;           // from `now` on private quantities are known to all (talks/types.h)
  bool in_steps() const { return !sequence.parts.empty(); }
  bool answers_set_something() const { return !refusals.empty() || !conditions.empty(); }
};

struct Durability {
  Program holds;                    // default 1
  Program relapse_after;            // months; default 12
  std::vector<Program> relapse_cost;  // per party; default 0
  // Per party: what breaking a deal costs it. Where some are given a deal is kept by interest: it
  // lasts if each of these parties then prefers peace. `holds` is not given.
  std::vector<Program> breach_cost;
  bool by_interest() const {
    for (const Program& p : breach_cost)
      if (p.given()) return true;
    return false;
  }
};

struct StatusQuo {                  // at_horizon
  bool is_deal = false;
  Deal deal;
  Program months_of_cost;
  std::vector<Program> worths;      // per party, if given as expressions
};

// ---- the record ----

struct Position {
  std::string id;
  int party = 0, issue = 0;
  std::vector<int> accepts, refuses;  // options
  std::string kind;                   // stated | aimed | conceded
  bool hard = false;
  std::string reason, asof, region, by;
  LocalizedText says;
  std::vector<int> claims;
};

struct Move {
  std::string id;
  Date date;
  int month = 0;            // since start; negative: before the case starts
  int by = -1, to = -1;     // parties
  std::string type;
  std::vector<std::pair<int, int>> package;  // (issue, option)
  int replies_to = -1;      // move
  std::string deadline, enforced;
  LocalizedText says;
  std::vector<int> claims;
  bool in_time = true;
};

struct RecordedAnswer {     // evidence: how `party` answered `offer`
  int offer = 0, reply = 0; // moves
  int party = 0;
  bool accepted = false;
  int month = 0;
  Deal deal;                // the offer, completed by the status quo
};

struct Record {
  bool no_deal_before_now = false;
  std::vector<RecordedAnswer> answers;
  double eps = 0.1, tau = 0.03;
};

// ---- mutual steps ----

struct MutualStep {          // what a party could do if others do their part
  std::string id;
  LocalizedText title, does, why;
  int party = 0;
  Program cost;              // to its party, of doing it; default 0
  Program worth;             // to its party, of the other's step when both are done; default 0
  Program worth_alone;       // ... when the other's is done and this one is not; default: worth
  Program loss;              // to its party, when this one is done and the other's is not
  std::vector<int> answers;  // steps it is exchanged for
  std::vector<int> claims;
};

// ---- outcomes and questions ----

struct Ending {
  std::string id;
  LocalizedText title;
  Program when;
};

struct EverTerm {   // ever(expression) inside endings
  Program condition;
};

struct Lever {
  std::string id;
  LocalizedText title;
  Date from;
  int month = 0;
};

struct Conflict {
  LocalizedText title, summary;
  std::string hash;           // of all files of the case, hexadecimal
  Calendar calendar;
  Layout layout;

  std::vector<Source> sources;
  std::vector<Claim> claims;
  std::vector<Quantity> quantities;
  std::vector<Correlation> correlations;

  std::vector<Party> parties;
  std::vector<Stock> stocks;
  std::vector<Auxiliary> auxiliaries;  // in evaluation order
  std::vector<int> override_targets;   // per override: slot of the quantity or auxiliary
  std::vector<Noise> noises;
  std::vector<Delay> delays;
  std::vector<Mode> modes;
  std::vector<Event> events;           // levers' events last
  std::vector<Limit> limits;
  std::vector<Collapse> collapses;

  std::vector<Issue> issues;
  std::vector<Program> forbidden;      // of issues only; true: no such package
  bool scale_feasible = true;
  std::vector<Preferences> preferences;  // per party; empty vectors where it has none
  std::vector<Program> cost_of_war;      // per party and month; default 0
  StatusQuo status_quo;
  std::vector<Lock> locks;
  std::vector<int> lock_order;           // evaluation order of the `while` conditions
  Durability durability;
  std::vector<Ratifier> ratifiers;
  std::vector<Program> ratify_loss;      // per party; default 0
  std::vector<View> views;               // [0] is the truth; a party in no view holds the truth
  Talks talks;

  std::vector<Position> positions;
  std::vector<Move> moves;
  Record record;
  std::vector<Ending> endings;           // `other` is added as the last
  std::vector<EverTerm> evers;
  std::vector<Lever> levers;
  std::vector<Leader> leaders;           // at most one per party
  std::vector<MutualStep> steps;
  std::vector<int> informed;             // parties with private quantities, file order

  int view_of(int party) const {
    for (std::size_t v = 1; v < views.size(); ++v)
      for (int p : views[v].parties)
        if (p == party) return static_cast<int>(v);
    return 0;
  }
};

}  // namespace armistice
