// issues, forbidden, preferences, cost_of_war, at_horizon, locks
#include <algorithm>

#include "casefile/read_parts.h"

namespace armistice {
namespace {

// A number, distribution or expression; or {value: ..., why: ...}.
struct Reasoned {
  Word value;
  LocalizedText why;
};

const Mapping<Reasoned>& reasoned_value() {
  static const Mapping<Reasoned> keys{
      "reasoned_value",
      "a value with its reason",
      {required(field::scalar("value", &Reasoned::value)), field::text("why", &Reasoned::why)}};
  return keys;
}

Reasoned read_reasoned(const Value& value, Faults& faults) {
  Reasoned out;
  if (value.node.kind == YamlNode::Kind::map)
    read_mapping(reasoned_value(), value.node, out, faults, value.key);
  else
    out.value = read_scalar(value, faults);
  return out;
}

bool is_reasoned(const YamlNode& node) {
  return node.kind == YamlNode::Kind::map && node.find("value") != nullptr &&
         std::all_of(node.entries.begin(), node.entries.end(), [](const MapEntry& e) {
           return e.key.text == "value" || e.key.text == "why";
         });
}

void read_weight(const Value& value, IssueWorthSpec& out, Faults& faults) {
  Reasoned weight = read_reasoned(value, faults);
  const auto number = number_in(weight.value.text);
  if (number && *number < 0)
    faults.error(weight.value.place, "out-of-range", value.name() + " is negative",
                 "weights are 0 or more; reverse the worths instead");
  out.weight = weight.value;
  if (!weight.why.empty()) out.why = weight.why;
}

// `from_positions`, one value (a share), or a map of options.
void read_worth(const Value& value, IssueWorthSpec& out, Faults& faults) {
  if (value.node.kind == YamlNode::Kind::scalar && value.node.word.text == "from_positions") {
    out.from_positions = true;
    return;
  }
  if (value.node.kind == YamlNode::Kind::scalar || is_reasoned(value.node)) {
    Reasoned whole = read_reasoned(value, faults);
    if (whole.value.given()) out.worth.push_back({Word{}, whole.value, whole.why});
    return;
  }
  if (value.node.kind != YamlNode::Kind::map) {
    wrong_form(value, "wrong-kind", "a map of options, one value or from_positions",
               "write `worth: {option: 0.5, ...}`", faults);
    return;
  }
  for (const MapEntry& entry : value.node.entries) {
    const Value inner{*entry.value, entry.key.text, value.name()};
    if (entry.key.text == "from_positions") {
      out.from_positions = read_flag(inner, faults).text == "true";
      continue;
    }
    if (!is_name(entry.key.text)) {
      faults.error(entry.key.place, "not-a-name", quote(entry.key.text) + " is not an option's name",
                   "names are English letters, digits, _ and ., and begin with a letter");
      continue;
    }
    Reasoned worth = read_reasoned(inner, faults);
    if (worth.value.given()) out.worth.push_back({entry.key, worth.value, worth.why});
  }
}

void read_party_preferences(const MapEntry& entry, CaseSpec& out, Faults& faults) {
  PreferencesSpec party;
  party.party = entry.key;
  read_mapping(party_preferences_keys(), *entry.value, party, faults, entry.key.text);
  out.preferences.push_back(std::move(party));
}

}  // namespace

std::vector<std::string> reasoned_value_keys() { return reasoned_value().keys(); }

const Mapping<IssueSpec>& issue_keys() {
  using I = IssueSpec;
  const auto read_options = [](const Value& v, I& out, Faults& f) {
    read_titled_names(v, out.options, out.option_titles, "an option", f);
  };
  static const Mapping<I> keys{
      "issue",
      "an issue",
      {field::name("id", &I::id), field::number("share", &I::share, 0.0001, 1),
       field::text("title", &I::title), {"options", read_options}},
      {},
      [](const I& issue, const Place& place, Faults& faults) {
        if (issue.share.given() && !issue.options.empty())
          faults.error(issue.share.place, "two-forms", "an issue has `options` or `share`, not both",
                       "a `share` is divided from 0 to 1; `options` are named; keep one of them");
        else if (!issue.share.given() && issue.options.empty())
          faults.error(place, "missing-key", "an issue needs `options` or `share`",
                       "list the ways to settle it, such as `options: [open, closed]`");
      }};
  return keys;
}

const Mapping<IssueWorthSpec>& issue_worth_keys() {
  using I = IssueWorthSpec;
  static const Mapping<I> keys{"issue_worth",
                               "a worth of an issue",
                               {required(Field<I>{"weight", read_weight}),
                                required(Field<I>{"worth", read_worth}), field::text("why", &I::why)}};
  return keys;
}

const Mapping<TogetherSpec>& together_keys() {
  using T = TogetherSpec;
  static const Mapping<T> keys{
      "together",
      "an entry of `together`",
      {required(field::scalar("when", &T::when)), required(field::scalar("adds", &T::adds)),
       field::text("why", &T::why)}};
  return keys;
}

const Mapping<PreferencesSpec>& party_preferences_keys() {
  using P = PreferencesSpec;
  static const Mapping<P> keys{
      "party_preferences",
      "the preferences of a party",
      {field::list("together", &P::together, together_keys())},
      [](const MapEntry& entry, P& out, Faults& faults) {
        IssueWorthSpec worth;
        worth.issue = entry.key;
        read_mapping(issue_worth_keys(), *entry.value, worth, faults, entry.key.text);
        out.issues.push_back(std::move(worth));
      },
      [](const P& party, const Place& place, Faults& faults) {
        // weights that are all the number 0 leave a party without a will
        const bool all_zero =
            !party.issues.empty() && party.together.empty() &&
            std::all_of(party.issues.begin(), party.issues.end(), [](const IssueWorthSpec& issue) {
              return number_in(issue.weight.text) == 0.0;
            });
        if (all_zero)
          faults.error(place, "weights-zero",
                       "all weights of " + quote(party.party.text) + " are zero",
                       "give at least one issue a weight above 0, or drop the party's preferences");
      }};
  return keys;
}

const Mapping<CaseSpec>& preferences_keys() {
  using C = CaseSpec;
  static const Mapping<C> keys{"preferences",
                               "`preferences`",
                               {field::one_of("scale", &C::scale, {"feasible", "as_given"}),
                                field::scalar("between", &C::between)},
                               read_party_preferences};
  return keys;
}

const Mapping<AtHorizonSpec>& at_horizon_keys() {
  using A = AtHorizonSpec;
  static const Mapping<A> keys{
      "at_horizon",
      "`at_horizon`",
      {field::entries("status_quo", &A::status_quo),
       field::expression("months_of_cost", &A::months_of_cost, 0)},
      [](const MapEntry& entry, A& out, Faults& faults) {
        Word worth = read_scalar({*entry.value, entry.key.text, "`at_horizon`"}, faults);
        if (worth.given()) out.worths.push_back({entry.key, std::move(worth)});
      }};
  return keys;
}

const Mapping<LockSpec>& lock_keys() {
  using L = LockSpec;
  static const Mapping<L> keys{
      "lock",
      "a lock",
      {field::name("id", &L::id),
       required(field::one_of("kind", &L::kind,
                              {"territory", "security", "external", "political", "future"})),
       required(field::name("holder", &L::holder)), required(field::scalar("refuses", &L::refuses)),
       field::scalar("while", &L::while_), field::scalar("cost", &L::cost),
       field::flag("vetoes", &L::vetoes), field::text("title", &L::title),
       field::text("why", &L::why), field::words("claims", &L::claims)}};
  return keys;
}

std::vector<Field<CaseSpec>> worth_fields() {
  using C = CaseSpec;
  const auto section = [](const std::string& key, const Mapping<C>& mapping) {
    return Field<C>{key, [&mapping](const Value& v, C& out, Faults& f) {
                      read_mapping(mapping, v.node, out, f);
                    }};
  };
  return {field::named("issues", &C::issues, issue_keys(), &IssueSpec::id),
          field::words("forbidden", &C::forbidden, false),
          section("preferences", preferences_keys()),
          field::entries("cost_of_war", &C::cost_of_war),
          {"at_horizon",
           [](const Value& v, C& out, Faults& f) {
             read_mapping(at_horizon_keys(), v.node, out.at_horizon, f);
           }},
          field::named("locks", &C::locks, lock_keys(), &LockSpec::id)};
}

}  // namespace armistice
