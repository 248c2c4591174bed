// Fresh courses of the war with talks in them, in one world: the only thing that printed
// numbers are counted from.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "armistice/certificate.h"
#include "armistice/deal.h"
#include "armistice/proposal.h"
#include "armistice/table_lanes.h"
#include "armistice/table_sample.h"

namespace armistice {

// How a ceasefire ended: by a deal, a collapse or a breach; or it holds at the end of the forecast.
enum class CeasefireEnd : std::int8_t { none, deal, collapse, broken, holds };

struct History {
  double weight = 1;           // chance of the record up to now on this course: no deal, the answers
  double no_deal_weight = 1;   // of that, the chance that no deal was signed and no side collapsed
  std::int32_t deal = -1;      // last signed package, index into WorldHistories::deals; -1 none
  std::int16_t signed_month = -1;   // first signature at or after `now`; -1 none
  std::int16_t ended_month = -1;    // when the war ended; -1: still going on at the end
  std::int16_t collapsed = -1;      // index into Conflict::collapses
  std::int16_t ending = 0;          // index into Conflict::endings
  bool ratified = false, lasting = false, with_loss = false;
  // The first ceasefire at or after `now`.
  bool breach_detected = false;
  CeasefireEnd ceasefire_end = CeasefireEnd::none;
  std::int8_t broken_by = -1;          // index into Ceasefire::breaches
  std::int8_t ceasefires = 0;          // how many were agreed (127: or more)
  std::int16_t ceasefire_month = -1;   // when it was agreed; -1 none
  std::int16_t ceasefire_ended = -1;   // first month without it; the horizon's end where it holds
  std::int16_t ceasefire_months = 0;   // months in any ceasefire
  // When each part of Talks::sequence was signed; -1: it was not.
  std::array<std::int16_t, kMostParts> part_months = {-1, -1, -1, -1, -1, -1};
};

struct AnswerLikelihood {      // of one recorded answer on one course
  double expected = 0;         // chance of accepting
  double likelihood = 1;       // of what was answered
};

// Quantities of the war along the first `sampled` histories, for bands.
struct WarSample {
  int sampled = 0, months = 0;         // months: start .. end of the horizon, both included
  std::vector<float> stocks;           // (month x stock) x sampled
  std::vector<std::int8_t> modes;      // (month x mode) x sampled
  std::vector<std::int8_t> limits;     // (month x limit) x sampled: 1 while it binds
  std::vector<std::int16_t> last_month;  // per history: last month at war
};

// One course at `now`, for the locks: which players block which deal.
struct LockSituation {
  double weight = 0;
  std::vector<std::uint8_t> holds;     // per lock
  bool complete = false;               // over all packages; else a key may be missing
  std::vector<std::vector<int>> keys;  // minimal sets of players (deals/locks.h); one empty key: open
  std::vector<Deal> key_deals;         // per key: the package behind it with the largest smallest gain
  std::vector<double> shares;          // per player
  std::vector<double> share_errors;    // per player: of sampling, 0 where exact
  std::vector<double> kind_shares;     // five kinds and war
  std::vector<std::uint8_t> blocks;    // per lock: refuses a deal otherwise signed
};

// Packages named by the caller at `now` in one world: means over the courses looked into, by weight.
struct Judgement {
  double weight = 0;                 // sum over the courses
  int courses = 0;
  std::vector<double> signs;         // per package: chance that every needed party would sign it
  std::vector<double> lasts;         // per package: that, passes at home and lasts
  std::vector<double> passes, holds; // per package: ratification, durability
  std::vector<double> product;       // per package: product of the needed parties' gains, 0 where one would not sign
  std::vector<double> worth;         // package x party; 0 without preferences
  std::vector<double> gain;          // package x party: over fighting on; NaN where that is not worked out
  std::vector<double> accepts;       // package x party: chance that its gain is not negative and no lock of its stands
  std::vector<double> lock_holds;    // per lock
  // Where `home` is set: what is said at home (Conflict::ratifiers, Conflict::leaders).
  bool home = false;
  int closely = 0;                   // of so many of the first packages, bloc by bloc
  std::vector<double> bodies;        // package x ratifier: chance of its yes
  std::vector<double> bloc_yes;      // package x bloc (of all ratifiers in turn): chance of a yes
  std::vector<double> bloc_raised;   // the same: what the body's chance gains if that is kRaise higher
  std::vector<double> stays;         // package x leader: chance of staying in office
  std::vector<double> stays_at_war;  // per leader
  std::vector<double> stake_effect;  // package x leader: stake times the difference
};

inline constexpr double kRaise = 0.1;  // of a bloc's chance of a yes, for Judgement::bloc_raised
// The windows of the first histories of a world, month by month from `now` on: sums by weight.
struct Windows {
  int parties = 0;                     // needed
  std::vector<double> weight;          // per month: of the histories looked into that are at war
  std::vector<double> overlap, all_open;  // per month
  std::vector<double> own, open, joint;   // month x party; joint where the windows overlap
};

// What others learn of one party with private quantities, from `now` on: sums by weight over the
// histories of a world. Types: 0 lower, 1 upper.
struct TypesPlayed {
  int party = 0;
  std::vector<double> at_war;          // month x type: weight of the histories at war
  std::vector<double> belief;          // month x type: ... times what others believe
  double weight[2] = {0, 0};           // of the histories that reach `now`, per type
  double alike = 0, apart = 0, mixed = 0;  // signed offers: accepted by both types alike, by one, between
  // Refusals of an offer to it, and its own turns that brought no deal; how far they moved beliefs.
  double refusals = 0, refusals_moved = 0, silences = 0, silences_moved = 0;
  // Months of war that showed something of it (war/lessons.h); how far they moved beliefs.
  double battles = 0, battles_moved = 0;
};

// The same histories had private quantities been known from `now` on, beside the histories as they
// are: means by weight, and the variance of the difference from sampling within the world.
struct KnownTypes {
  bool played = false;
  double months = 0, no_deal = 0;              // of war from now; share without a deal in force
  double known_months = 0, known_no_deal = 0;
  double months_variance = 0, no_deal_variance = 0;
};

// What signing one part of a deal did, in an order of steps: sums by weight over the signatures from
// `now` on.
struct PartPlayed {
  double weight = 0;
  std::vector<double> gain;         // per needed party: of what it expects
  std::vector<double> if_it_stops;  // per needed party: of what is left to it without another signature
  std::vector<double> leverage;     // that, beyond the mean of what the other needed parties gain of it
  std::vector<Deal> ways;           // options on the part's issues that were signed; none of the last
  std::vector<double> way_weights;
};

struct WorldHistories {
  int world = 0;
  std::int64_t failed_draws = 0;       // hazards, chances and stocks that were no usable number
  std::string failed_name;             // of the first,
  int failed_month = -1;               // and its month since start
  int broken = 0;                      // histories whose stocks ceased to be numbers: weight 0
  std::vector<History> histories;
  std::vector<Deal> deals;
  std::vector<AnswerLikelihood> answers;  // history x recorded answer
  std::vector<double> value_at_start;     // per Strategy::parties, mean over the histories, unweighted
  std::vector<double> value_paths;        // history x party: the same per history (one-world errors)
  WarSample sample;
  std::vector<LockSituation> locks;
  Judgement judged;
  TableSample table;                            // of the first courses, where it was asked for
  Certificate certificate;                      // of the first worlds only
  Windows windows;
  ProposalAnswers proposal;                     // where one is made at `now`
  TableLanes lanes;  // of a few courses at `now`, where it was asked for
  std::vector<std::uint8_t> types;              // history x Conflict::informed: its type
  std::vector<TypesPlayed> types_played;        // per Conflict::informed
  KnownTypes known;
  std::vector<PartPlayed> parts_played;         // per part
  std::vector<double> cost_now, best_gain_now;  // per Strategy::parties, mean at now, weighted
};

}  // namespace armistice
