// The sections of a case file: a table of keys per kind of map, and a reader per section.
#pragma once

#include <string>
#include <vector>

#include "armistice/case_spec.h"
#include "casefile/fields.h"

namespace armistice {

// read_evidence.cc
const Mapping<SourceSpec>& source_keys();
const Mapping<ClaimSpec>& claim_keys();
const Mapping<PartySpec>& party_keys();
const Mapping<QuantitySpec>& quantity_keys();
const Mapping<CorrelationSpec>& correlation_keys();
const Mapping<PositionSpec>& position_keys();
const Mapping<MoveSpec>& move_keys();
std::vector<Field<CaseSpec>> evidence_fields();

// read_war.cc
const Mapping<StockSpec>& stock_keys();
const Mapping<AuxiliarySpec>& auxiliary_keys();
const Mapping<ModeSpec>& mode_keys();
const Mapping<ModeChangeSpec>& mode_change_keys();
const Mapping<EventSpec>& event_keys();
const Mapping<LimitSpec>& limit_keys();
const Mapping<CollapseSpec>& collapse_keys();
const Mapping<WarSpec>& war_keys();
std::vector<Field<CaseSpec>> war_fields();

// read_worths.cc
const Mapping<IssueSpec>& issue_keys();
const Mapping<IssueWorthSpec>& issue_worth_keys();
const Mapping<TogetherSpec>& together_keys();
const Mapping<CaseSpec>& preferences_keys();
const Mapping<PreferencesSpec>& party_preferences_keys();
std::vector<std::string> reasoned_value_keys();  // of {value: ..., why: ...}
const Mapping<AtHorizonSpec>& at_horizon_keys();
const Mapping<LockSpec>& lock_keys();
std::vector<Field<CaseSpec>> worth_fields();

// read_talks.cc
const Mapping<CaseSpec>& durability_keys();
const Mapping<TalksSpec>& talks_keys();
const Mapping<RefusalSpec>& refusal_keys();
const Mapping<CeasefireSpec>& ceasefire_keys();
const Mapping<BreachSpec>& breach_keys();
const Mapping<RecordSpec>& record_keys();
const Mapping<EndingSpec>& ending_keys();
const Mapping<LeverSpec>& lever_keys();
std::vector<Field<CaseSpec>> talks_fields();

// read_sequence.cc
const Mapping<BlockSpec>& block_keys();
const Mapping<OrderSpec>& order_keys();
void read_sequence(const Value& value, TalksSpec& out, Faults& faults);

// read_home.cc
inline constexpr double kMostSeats = 5000;  // of one body
const Mapping<BlocSpec>& bloc_keys();
const Mapping<BodySpec>& body_keys();
const Mapping<LeaderSpec>& leader_keys();
const Mapping<StepSpec>& step_keys();
std::vector<Field<CaseSpec>> home_fields();

// read_case.cc
const Mapping<CaseSpec>& case_keys();

// Options of an issue or states of a mode: a list of names, or a map name: title.
// `phrase`: what one is called, "an option".
void read_titled_names(const Value& value, std::vector<Word>& names,
                       std::vector<LocalizedText>& titles, const std::string& phrase,
                       Faults& faults);

// A list of maps without names, or a single one.
template <class T>
void read_list(const Value& value, const Mapping<T>& mapping, std::vector<T>& out, Faults& faults) {
  std::vector<const YamlNode*> items = value.node.items;
  if (value.node.kind == YamlNode::Kind::map) items = {&value.node};
  if (value.node.kind == YamlNode::Kind::scalar)
    wrong_form(value, "wrong-kind", "a list of maps", "write `" + value.key + ": [{...}]`", faults);
  for (const YamlNode* item : items) {
    T one;
    read_mapping(mapping, *item, one, faults, value.key);
    out.push_back(std::move(one));
  }
}

namespace field {

// A section of named things, see read_named.
template <class Owner, class T>
Field<Owner> named(const std::string& key, std::vector<T> Owner::*to, const Mapping<T>& mapping,
                   Word T::*id, Shorthand<T> shorthand = {}, bool any_text = false) {
  return {key, [=, &mapping](const Value& v, Owner& out, Faults& f) {
            read_named(v, mapping, id, out.*to, f, shorthand, any_text);
          }};
}
template <class Owner, class T>
Field<Owner> list(const std::string& key, std::vector<T> Owner::*to, const Mapping<T>& mapping) {
  return {key, [=, &mapping](const Value& v, Owner& out, Faults& f) {
            read_list(v, mapping, out.*to, f);
          }};
}

}  // namespace field
}  // namespace armistice
