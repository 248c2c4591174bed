// A case as its file says it: field for field, every scalar with its place.
//
// No name is resolved and no expression is read at this stage; `compile` does that. An empty
// Word means that the field is absent. Lists and maps keep file order.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "armistice/result.h"
#include "armistice/text.h"

namespace armistice {

struct Word {           // one scalar of the file
  std::string text;
  Place place;
  bool quoted = false;  // written in quotes
  bool given() const { return place.file >= 0 || !text.empty(); }
};

struct Entry {          // key: value
  Word key, value;
};

struct SourceSpec {
  Word id, type, title, author, container_title, issued, language, url, note, rating;
};

struct ClaimSpec {
  Word id, source, at, by, about, value, comparator, of, unit, asof, rating;
  LocalizedText says;
};

struct PartySpec {
  Word id, role, discount, backs, of;
  LocalizedText title;
};

struct QuantitySpec {
  Word id, unit, assumed, min, max, private_to;
  std::vector<Word> claims;
  std::vector<Entry> choice;   // alternative: weight
  std::vector<Word> titled;    // alternatives that `titles` names
  std::vector<LocalizedText> titles;  // same length as titled
  LocalizedText title, why;
  bool context = false;
};

struct CorrelationSpec {
  Word a, b, rho;
};

struct PositionSpec {
  Word id, party, issue, kind, hard, reason, asof, region, by;
  std::vector<Word> accepts, refuses, claims;
  LocalizedText says;
};

struct MoveSpec {
  Word id, date, by, to, type, replies_to, deadline, enforced;
  std::vector<Entry> package;  // issue: option
  std::vector<Word> claims;
  LocalizedText says;
};

struct StockSpec {
  Word id, start, flow, unit, min, max;
  bool imported = false;  // from a model file: the start may read stocks and auxiliaries
  LocalizedText title;
  std::vector<Word> claims;
};

struct AuxiliarySpec {
  Word id, is, unit;
  bool imported = false;  // from a model file
  LocalizedText title;
  std::vector<Word> claims;
};

struct ModeChangeSpec {
  std::vector<Word> from;
  Word to, date, hazard, when, chance;
  std::vector<Word> claims;
  LocalizedText why;
};

struct ModeSpec {
  Word id, start;
  LocalizedText title;
  std::vector<Word> states;
  std::vector<LocalizedText> state_titles;  // same length as states, possibly empty texts
  std::vector<ModeChangeSpec> changes;
};

struct EventSpec {
  Word id, when, hazard, date, after, delay, chance, repeats;
  std::vector<Entry> set, add;  // name: expression
  std::vector<Word> redraws;    // `ratify`
  std::vector<Word> claims;
  LocalizedText title, why;
};

struct LimitSpec {
  Word id, below, above, party;
  LocalizedText title;
};

struct CollapseSpec {
  Word party, when;
  std::vector<Entry> imposes;  // issue: option
  std::vector<Entry> worth;    // party: expression
};

struct WarSpec {
  Word method, substeps;
  Word import;                     // a model file whose stocks and auxiliaries come first
  std::vector<StockSpec> stocks;
  std::vector<AuxiliarySpec> auxiliaries;
  std::vector<ModeSpec> modes;
  std::vector<EventSpec> events;
  std::vector<LimitSpec> limits;
  std::vector<CollapseSpec> collapse;
  Place place;
};

struct IssueSpec {
  Word id, share;
  LocalizedText title;
  std::vector<Word> options;
  std::vector<LocalizedText> option_titles;  // same length as options
};

struct WorthEntrySpec {      // one option, or the whole of a share issue
  Word option;               // empty for a share
  Word value;                // number, distribution or expression; empty: from positions
  LocalizedText why;
};

struct IssueWorthSpec {
  Word issue, weight;
  LocalizedText why;                       // of the weight
  bool from_positions = false;             // `worth: from_positions`, or entries that override it
  std::vector<WorthEntrySpec> worth;
};

struct TogetherSpec {
  Word when, adds;
  LocalizedText why;
};

struct PreferencesSpec {
  Word party;
  std::vector<IssueWorthSpec> issues;
  std::vector<TogetherSpec> together;
};

struct LockSpec {
  Word id, kind, holder, refuses, while_, cost, vetoes;
  LocalizedText title, why;
  std::vector<Word> claims;
};

struct BeliefSpec {
  Word party;
  std::vector<Entry> views;   // quantity or auxiliary: expression
};

struct RefusalSpec {
  Word when;
  std::vector<Entry> set, add;
};

struct BreachSpec {
  Word party, gain, loss;
  std::vector<Entry> set, add;
  RefusalSpec detected;
};

struct CeasefireSpec {
  Word monitors;
  std::vector<Entry> costs;
  std::vector<BreachSpec> breach;
  bool given = false;
};

struct BlockSpec {                   // issues that are signed on their own
  Word id;
  LocalizedText title;
  std::vector<Word> issues;
  std::vector<RefusalSpec> once_signed;
};

struct OrderSpec {
  Word id;                           // none: that of `sequence`
  LocalizedText title;
  std::vector<Word> steps;           // blocks, `ceasefire`, `deal`
  Place place;                       // of the list
};

struct TalksSpec {
  Word meet, noise, menu;
  std::vector<Entry> proposers;
  std::vector<Word> needed, features;
  std::vector<RefusalSpec> refusal, conditions, ratify_fails;
  CeasefireSpec ceasefire;
  std::vector<BlockSpec> blocks;
  OrderSpec sequence;
  std::vector<OrderSpec> orders;
  Place place;
};

struct RecordSpec {
  Word no_deal_before, eps, tau;
  std::vector<Word> offers;
};

struct EndingSpec {
  Word id, when;
  LocalizedText title;
};

struct LeverSpec {
  Word id, from;
  std::vector<Entry> set, add;
  LocalizedText title, why;
};

struct AtHorizonSpec {
  std::vector<Entry> status_quo;   // issue: option
  Word months_of_cost;
  std::vector<Entry> worths;       // party: expression
};

struct BlocSpec {
  Word id, seats, yes, discipline;
  LocalizedText title, why;
  std::vector<Word> claims;
};

struct BodySpec {                    // one body that must say yes at home
  Word id, chance, needs, audience, threshold, spread, shape;
  std::vector<BlocSpec> blocs;
  LocalizedText title, why;
  std::vector<Word> claims;
};

struct RatifySpec {                  // of one party
  Word party;
  std::vector<BodySpec> bodies;
};

struct LeaderSpec {
  Word party, stake, survival;
  LocalizedText title, why;
  std::vector<Word> claims;
};

struct StepSpec {
  Word id, party, cost, worth, worth_alone, loss;
  std::vector<Word> answers, claims;
  LocalizedText title, does, why;
};

struct CaseFile {
  std::string path;   // as the user named it, relative to the case
  std::string text;   // whole content, for carets and the hash
};

struct CaseSpec {
  std::vector<CaseFile> files;     // [0] is the case itself
  LocalizedText title, summary;
  Word start, now, horizon, solve_until, step;
  std::vector<SourceSpec> sources;
  std::vector<ClaimSpec> claims;
  std::vector<PartySpec> parties;
  std::vector<QuantitySpec> quantities;
  std::vector<CorrelationSpec> correlated;
  std::vector<PositionSpec> positions;
  std::vector<MoveSpec> moves;
  WarSpec war;
  std::vector<IssueSpec> issues;
  std::vector<Word> forbidden;
  Word scale;                      // feasible | as_given
  Word between;                    // worth of an option that no position accepts or refuses hard
  std::vector<PreferencesSpec> preferences;
  std::vector<Entry> cost_of_war;
  AtHorizonSpec at_horizon;
  std::vector<LockSpec> locks;
  Word holds, relapse_after;
  std::vector<Entry> relapse_cost, breach_cost;
  std::vector<Entry> ratify, ratify_loss;
  std::vector<BeliefSpec> beliefs;
  TalksSpec talks;
  RecordSpec record;
  std::vector<EndingSpec> endings;
  std::vector<LeverSpec> levers;
  std::vector<RatifySpec> ratify_bodies;
  std::vector<LeaderSpec> leaders;
  std::vector<StepSpec> steps;
};

}  // namespace armistice
