// What a study found: plain data, ready to be put into words, JSON or a page.
//
// Names are ids of the Conflict; a reader's titles are looked up there. Every
// probability is conditional on the record (Conflict::record) unless said otherwise.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "armistice/date.h"
#include "armistice/deal.h"
#include "armistice/estimate.h"
#include "armistice/findings_at_home.h"
#include "armistice/proposal.h"
#include "armistice/table_sample.h"
#include "armistice/war_reading.h"

namespace armistice {

struct EndingShare { std::string id; Estimate p; };

struct SettledBy {
  int month = 0;    // 1: the first month from now
  Date date;        // when that month begins
  Estimate p;       // chance of a signature in or before it
  Estimate hazard;  // chance of one in it, given none before
};

struct EndingsBy {   // how many histories have ended, and how, when a month begins
  int month = 0;     // from now: 0 is now
  Date date;
  std::vector<double> ended;   // per ending of the case; wars that go on to the horizon's end are in at_war
  Estimate at_war;
};

struct DealShare {   // packages signed from now on, most frequent first
  Deal deal;
  Estimate p;        // of all histories
  double ratified = 0, lasting = 0;  // of those that signed it
};

struct DealGroup {   // signed packages that differ in little (outlook/deal_groups.h)
  Deal deal;         // the one around which they lie
  int packages = 0;
  Estimate p;        // of all histories
  double ratified = 0, lasting = 0;  // of those that signed one of them
  struct Varying {
    int issue = 0;
    std::vector<std::pair<int, double>> options;  // option, its share of the group; in file order
  };
  std::vector<Varying> varies;       // issues on which they are not all the same
};

struct OptionShare { int issue = 0, option = 0; Estimate p; };  // given a signature

struct Fan {                         // one stock over time, while the war lasts
  std::string id;
  struct Month { Date date; double p05, p25, p50, p75, p95; double at_war; };
  std::vector<Month> months;         // from start to the end of the horizon, weighted by the record
};

struct ModeShares {                  // chance of each state of a mode, month by month
  std::string id;
  struct Month { Date date; std::vector<double> p; };
  std::vector<Month> months;
};

struct LimitFinding {                // when a side can no longer sustain its effort
  std::string id;
  Estimate broken_by_end;            // chance that it binds before the horizon ends, if the war goes on
  Estimate month;                    // when, months from now, given that it does
};

struct LockSetShare {                // a key or a knot, or a pair or triple of locks
  std::vector<std::string> locks;    // lock ids; "war_pays:<party>", "waiting_pays:<party>"
  Estimate p;                        // share of worlds
  Deal best;                         // keys: the package that is most often the best behind it
  double best_share = 0;             // of the courses in which it is a key
  std::vector<int> leads_to{};       // keys: endings that this package can lead to
};
struct LockState {
  std::string id, kind;
  Estimate holds;                    // chance that its condition holds at `now`
  Estimate share;                    // Shapley share of what stands in the way
  Estimate blocks;                   // share of worlds in which it refuses some package otherwise signed
  std::string state;                 // closed | loosened | open: holds for sure, maybe, not; war locks: empty
};
struct LockFindings {
  Date date;
  Estimate open;                     // share of worlds that need no key
  Estimate never;                    // share in which no set of openings helps
  int courses = 0, complete = 0;     // looked into; of these, those on which no key of any package is missing
  std::vector<LockSetShare> keys, knots;   // most frequent first
  // two and three locks, by the share of worlds in which no deal is let through as things stand, and one is
  // once they open; best first
  std::vector<LockSetShare> pairs, triples;
  std::string ending;                // --for: only packages that can lead to it; empty: all
  std::string packages;              // --for: how many these are, exact, decimal
  std::vector<LockState> locks;      // file order, then war locks
  std::vector<std::pair<std::string, Estimate>> kinds;  // five kinds and war
};

struct EndingEffect {
  std::string ending;
  Estimate effect;
  bool distinguishable = false;      // beyond two standard errors, taken by itself
  double chance_of_none = 1;         // of a disagreement: p-value taken by itself, 1 where not tested
  bool matters = false;              // of a disagreement: clear among all that were tested, and no trifle
};

struct Disagreement {                // claims about one quantity that do not agree
  std::string about;
  std::vector<std::string> claims;
  struct Believe {
    std::string claim;               // or the alternative of a choice
    double weight = 0;               // pooling weight
    std::vector<EndingEffect> effects;  // believing this one rather than the pool
  };
  std::vector<Believe> believe;
  double matters = 0;                // largest effect on an ending that matters, 0 if none
};

struct AnswerFinding {               // one recorded answer and what it taught
  std::string offer, party;
  bool accepted = false;
  Estimate expected;                 // chance that the party would have accepted, before the answer
  double taught = 0;                 // Kullback-Leibler divergence of world weights it caused
};

struct LeverEffect {
  std::string id;
  std::vector<EndingEffect> endings;
  Estimate months_of_war;            // difference
  Estimate signed_by_end;            // difference
  bool touches = true;               // false: not one history changed
};

// Agreements in force that come apart again, and what goes with that (outlook/relapse.h).
struct RelapseFinding {
  struct Term {
    int issue = 0, option = 0;
    double share = 0;                // of agreements in force that have it
    Estimate effect;                 // chance to relapse with it less that without it
  };
  Estimate relapses;                 // of agreements in force; n 0: none, or nothing can relapse
  std::vector<Term> terms;           // clear ones, largest effect first
  std::vector<WarDriver> drivers;    // quantities, strongest first
};

// A package proposed at `now`, how each party takes it, and what each answer sets in motion
// (outlook/proposed.h).
struct ProposalFinding {
  struct Types {                     // of a party with private quantities that answers: lower, upper
    bool given = false;
    std::vector<std::pair<int, std::array<double, 2>>> quantities;  // its values
    Estimate accepts[2], conditions[2], refuses[2], gain[2];        // of histories of the type
    Estimate believed;               // by the others, of its upper type, before it answers
    struct After {                   // an answer: a yes, a no, a yes with conditions
      bool comes = false;            // else what others would make of it
      Estimate believed;
    };
    After after[3];
  };
  struct Party {                     // that must sign; the proposer does but for a lock of its own
    int party = 0;
    Estimate accepts, conditions, refuses;
    Estimate barred;                 // a lock of its own stands in the way
    Estimate gain;                   // from signing, over what its answer leaves it
    Types types;
  };
  struct Shift {                     // of a watched state after a reply, to where it would be with no proposal
    std::vector<Estimate> change;    // per ProposalFinding::months
  };
  struct Reply {
    std::string id;                  // as_they_would, signed, no, conditions
    int party = -1;                  // who says no, or yes with conditions
    std::vector<Shift> shifts;       // per ProposalFinding::watched
    LeverEffect after;               // difference to a month without a proposal
    std::vector<Estimate> parts;     // per part of the order: difference in its signature by the end
  };
  int proposer = -1;                 // party; -1: nothing was asked
  int part = -1;                     // of Talks::sequence, which it settles; -1: a whole package
  Deal deal;                         // of a part: its issues alone count
  std::vector<Estimate> parts;       // per part of the order: signed by the end, where nothing is proposed
  int worlds = 0;
  Estimate made, signs, passes, lasts;
  std::vector<Party> parties;
  std::vector<WatchedState> watched;
  std::vector<int> months;           // from `now`
  std::vector<std::vector<Estimate>> levels;  // watched x month, where nothing is proposed
  std::vector<Reply> replies;
};

struct LeverPair {                   // two levers of the case pulled together
  std::string first, second;
  Estimate signed_by_end;            // difference to the base of both together
  Estimate interaction;              // of that, what the two alone do not add up to
  Estimate months_of_war;            // difference to the base of both together
  Estimate months_interaction;
};

// Why the war goes on: what keeps it going, switched off from `now` on (outlook/frictions.h).
struct FrictionFinding {
  std::string id;
  bool present = false;              // the case has it; else it cost no run and has no share
  bool moves = false;                // switching it off changed at least one history
  Estimate months, no_deal;          // its Shapley value: months of war, chance of no deal
  Estimate share_of_delay, share_of_no_deal;  // the same as parts of the whole; n 0: there is no whole
};
struct WhyFindings {
  Estimate delay_months;             // months of war from now, all frictions on
  Estimate p_no_deal;                // no deal in force by the horizon, all on
  Estimate rest_months, rest_no_deal;  // the same with all off: 0 but for what is wrong
  bool exact = true;                 // every set of frictions; false: `orders` random orders a world
  int orders = 0;
  int runs = 0;                      // sets of frictions solved and played, over all worlds
  std::vector<FrictionFinding> frictions;  // all of them, in the order of the design
};

// Month by month, over histories still at war: would anybody rather sign?
struct Ripeness {
  struct Side {
    Estimate own;                    // largest gain over fighting on among packages it may sign, whatever
                                     // the others say; below 0: it would rather fight
    Estimate joint;                  // the same among packages that all who must sign would sign;
                                     // given that there is one
    Estimate open;                   // chance that its window is open: own is above 0
  };
  struct Month {
    int month = 0;                   // from now: 0 is now
    Date date;
    double at_war = 0;               // share of histories
    Estimate overlap;                // chance that some package is worth more than war to all who must sign
    Estimate all_open;               // chance that every window is open, on one package or another
    std::vector<Side> sides;         // per needed party
  };
  std::vector<int> parties;          // needed parties, file order
  std::vector<Month> months;         // until hardly any history is at war
};

struct SolverDoubt {                 // a paired difference per ending and for signature by the end
  int worlds = 0;
  std::vector<EndingShare> endings;  // mean difference
  Estimate signed_by_end;
  Estimate largest;                  // the largest over months of settled_by, turned to be positive
  std::vector<std::pair<std::string, Estimate>> value_at_start;
};

struct CertificateFinding {          // what leaving its part of the solution would bring a belligerent
  std::string party;
  Estimate lower, upper;             // of that gain, over worlds; at least 0
  bool bounded = true;               // false: there is no upper bound
  double month_cost = 0;             // of war at start, mean
};

struct PartyFinding {
  std::string id;
  Estimate value_at_start;           // unweighted, at start, before the first offer
  Estimate cost_per_month;           // of war at now
  Estimate best_gain;                // largest gain over fighting on among the packages the others would sign, at now
};

struct CeasefireFindings {           // a ceasefire before a deal
  bool possible = false;             // false: the case has none, and the rest is empty
  std::vector<Estimate> agreed_by;   // per month from now: chance of one agreed in or before it
  Estimate months;                   // how long the first one lasts, given one; cut at the horizon
  Estimate deal, collapse, holds;    // how it ends, given one; holds: at the end of the forecast
  struct Broken { std::string party; Estimate detected, undetected; };
  std::vector<Broken> broken;        // ... by whom it is broken, and whether that was detected in time
};

struct Warning { std::string key; std::vector<std::string> details; };  // words: src/report

// One package at `now`, over worlds. Signing: what every needed party would do if it lay on the table.
struct JudgedParty {
  int party = 0;
  bool needed = false, priced = false;  // priced: fighting on has a worth, so there is a gain
  Estimate worth, gain, accepts;
};
struct JudgedLock { int lock = 0; Estimate holds; };
struct JudgedDeal {
  Deal deal;
  Estimate signs, lasts;             // lasts: signed, ratified and lasting
  Estimate passes, holds;            // ratification, durability
  double product = 0;                // mean product of the needed parties' gains
  std::vector<JudgedParty> parties;  // those with preferences or a gain, file order
  std::vector<JudgedLock> locks;     // that refuse it
  std::vector<int> left_out;         // parties that need not sign and lose by it
};
struct DealFindings {
  int worlds = 0, looked_into = 0;   // packages
  double effective_worlds = 0;
  bool asked = false;
  JudgedDeal judged;                 // the package that was asked about
  bool near = false;                 // some package would be signed in half of the worlds
  int changes = 0;                   // issues that the nearest such package changes
  int radius = 0;                    // every package with so many changes, or fewer, was looked into
  JudgedDeal nearest;
  std::vector<JudgedDeal> robust;    // most likely to be signed and to last first
  JudgedDeal mediated;               // largest mean product of gains
};

// What ignorance does: private quantities (talks/types.h).
struct TypeFinding {                   // of one party
  std::string id;
  std::vector<std::pair<int, std::array<double, 2>>> quantities;  // its values: lower, upper type
  double prior = 0;                    // chance of the upper type before the war
  Estimate upper_now;                  // the same at `now`, by the record
  struct Month {
    int month = 0;                     // from now
    Date date;
    Estimate at_war[2];                // per type: share of its histories still at war
    Estimate belief[2];                // per type: what others believe of it, in those at war
  };
  std::vector<Month> months;
  Estimate alike, apart, mixed;        // of the signed offers: shares
  Estimate refusals, per_refusal;      // number a history; how far one moves the belief
  Estimate silences, per_silence;
  Estimate battles, per_battle;        // months of war that show something of it
};
struct PrivateFindings {
  std::vector<TypeFinding> parties;    // none: nothing is private
  bool compared = false;
  Estimate months, no_deal;            // by how much ignorance raises them
};

// One part of a deal in an order of steps. Parts are signed in turn: a chain breaks at the first that
// is not.
struct PartFinding {
  int block = -1;                      // Talks::blocks; -1: all that is left
  Estimate reached;                    // share of histories in which all earlier parts are signed
  Estimate signed_by_end;              // ... and this one
  Estimate given;                      // of those that reach it
  Estimate breaks;                     // reached, but not signed by the horizon
  Estimate months;                     // from now to its signature, given one
  struct Party {                       // needed; at the signature, on the scale of worths
    int party = 0;
    Estimate gain;                     // of what it expects
    Estimate if_it_stops;              // of what is left to it if nothing more is ever signed
    Estimate leverage;                 // that, less the mean of what the other needed parties gain of it
  };
  std::vector<Party> parties;          // n 0: never signed
  struct Way { std::vector<std::pair<int, int>> terms; Estimate p; };  // (issue, option)
  std::vector<Way> ways;               // the most frequent first, given a signature; none of the last part
};
struct OrderFinding {
  std::string id;                      // of Talks::orders; in_force, at_once: of neither
  std::vector<PartFinding> parts;      // none: everything at once
  int ceasefire_after = -1;            // Order::ceasefire_after
};
struct OrderEffect {                   // against the order in force
  OrderFinding order;
  LeverEffect effect;
  Estimate signed_by_end;              // the whole deal; the difference is in `effect`
  Estimate in_force, in_force_change;  // a deal in force by the horizon; difference
  Estimate months_of_war;              // from now; censored at the horizon
  Estimate solver_error;               // of in_force: solved again with half of the courses, on the first worlds
};

struct Findings {
  HomeFindings home;                         // bodies and leaders; worlds 0: not looked into
  std::vector<StepPair> steps;
  TableSample table;                         // of the first worlds; no course: not kept
  int worlds = 0, paths = 0;
  double effective_worlds = 0;
  std::vector<EndingShare> endings;          // sum to 1
  std::vector<SettledBy> settled_by;
  std::vector<EndingsBy> endings_by;         // months 0 .. horizon
  Estimate signed_by_end, ratified_by_end, lasting;   // lasting: in force and holding, of all histories
  Estimate collapsed;                        // ended by collapse
  Estimate months_of_war;                    // from now; censored at the horizon
  double months_censored = 0;                // share of histories still at war at its end
  Estimate months_to_signature;              // given one
  Estimate backcast;                         // P(war still on at now), unweighted
  bool has_backcast = false;                 // the case starts before now
  Estimate signed_with_loss;                 // signatures in which a signer's gain was negative
  std::vector<DealShare> deals_signed;
  std::vector<DealGroup> deal_groups;        // largest first
  std::vector<OptionShare> options_signed;
  std::vector<PartyFinding> parties;
  std::vector<Fan> stocks;
  std::vector<ModeShares> modes;
  std::vector<LimitFinding> limits;
  WarReading war;                            // the war alone; worlds 0: it was not read
  LockFindings locks;
  std::vector<Disagreement> disagreements;
  std::vector<AnswerFinding> answers;
  SolverDoubt solver_error, horizon_effect;
  std::vector<CertificateFinding> certificate;
  CeasefireFindings ceasefire;
  PrivateFindings hidden;
  OrderFinding sequence;                     // in force
  std::vector<OrderEffect> orders;           // of the orders command; the first is in force
  std::vector<LeverEffect> levers;           // of the levers command
  std::vector<LeverPair> lever_pairs;        // largest interaction first
  RelapseFinding relapse;
  ProposalFinding proposal;                  // of `timeline --move`
  WhyFindings why;                           // of the why command; no frictions: it was not asked
  Ripeness ripeness;                         // no months: it was not looked at
  std::vector<LeverEffect> believed;         // --believe: against the same worlds with all claims pooled
  std::vector<LeverEffect> openings;         // each lock opened for good, levers command
  double menu_size = 0;                      // mean over worlds
  double menu_epsilon = 0;                   // largest over worlds
  std::string packages;
  std::vector<Warning> warnings;
};

}  // namespace armistice
