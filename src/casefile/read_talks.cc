// durability, beliefs, talks, record, endings, levers
#include "casefile/read_parts.h"

namespace armistice {
namespace {

constexpr std::size_t kMaxFeatures = 4;

void read_beliefs(const Value& value, CaseSpec& out, Faults& faults) {
  if (!expect_map(value, faults)) return;
  for (const MapEntry& entry : value.node.entries) {
    BeliefSpec belief;
    belief.party = entry.key;
    belief.views = read_entries({*entry.value, entry.key.text, value.name()}, faults);
    out.beliefs.push_back(std::move(belief));
  }
}

void read_menu(const Value& value, TalksSpec& out, Faults& faults) {
  out.menu = read_number(value, 1, 100000, false, faults);
  if (out.menu.text.find_first_not_of("0123456789") != std::string::npos)
    wrong_form(value, "not-a-number", "a whole number", "write `menu: 256`", faults);
}

void read_features(const Value& value, TalksSpec& out, Faults& faults) {
  out.features = read_words(value, true, faults);
  if (out.features.size() > kMaxFeatures)
    faults.error(out.features[kMaxFeatures].place, "too-many", "`features` names more than 4",
                 "keep the one to four that bend the value of fighting on; all other states enter "
                 "linearly anyway");
}

// A day, or `now`.
void read_no_deal_before(const Value& value, RecordSpec& out, Faults& faults) {
  if (value.node.kind == YamlNode::Kind::scalar && value.node.word.text == "now")
    out.no_deal_before = value.node.word;
  else
    out.no_deal_before = read_date(value, true, faults);
}

}  // namespace

const Mapping<CaseSpec>& durability_keys() {
  using C = CaseSpec;
  static const Mapping<C> keys{
      "durability",
      "`durability`",
      {field::expression("holds", &C::holds, 0, 1), field::scalar("relapse_after", &C::relapse_after),
       field::entries("relapse_cost", &C::relapse_cost),
       field::entries("breach_cost", &C::breach_cost)}};
  return keys;
}

const Mapping<RefusalSpec>& refusal_keys() {
  using R = RefusalSpec;
  static const Mapping<R> keys{
      "refusal",
      "a rule of refusal",
      {field::scalar("when", &R::when), field::entries("set", &R::set),
       field::entries("add", &R::add)},
      {},
      [](const R& r, const Place& place, Faults& faults) {
        if (r.set.empty() && r.add.empty())
          faults.error(place, "missing-key", "a rule of refusal needs `set` or `add`",
                       "say what it changes, such as `add: {blame.blue: 0.1}`");
      }};
  return keys;
}

const Mapping<BreachSpec>& breach_keys() {
  using B = BreachSpec;
  static const Mapping<B> keys{
      "breach",
      "a breach of the ceasefire",
      {field::expression("gain", &B::gain), field::expression("loss", &B::loss),
       field::entries("set", &B::set), field::entries("add", &B::add),
       {"detected", [](const Value& v, B& out, Faults& f) {
          read_mapping(refusal_keys(), v.node, out.detected, f, "detected");
          if (out.detected.when.given())
            f.error(out.detected.when.place, "unknown-key", "`detected` has no `when`",
                    "let the values say it, such as `if(front > 0, 1, 0)`");
        }}}};
  return keys;
}

const Mapping<CeasefireSpec>& ceasefire_keys() {
  using C = CeasefireSpec;
  static const Mapping<C> keys{
      "ceasefire",
      "`ceasefire`",
      {field::expression("monitors", &C::monitors, 0, 1), field::entries("costs", &C::costs),
       {"breach", [](const Value& v, C& out, Faults& f) {
          if (!expect_map(v, f)) return;
          for (const MapEntry& entry : v.node.entries) {
            BreachSpec breach;
            breach.party = entry.key;
            read_mapping(breach_keys(), *entry.value, breach, f, entry.key.text);
            out.breach.push_back(std::move(breach));
          }
        }}}};
  return keys;
}

const Mapping<TalksSpec>& talks_keys() {
  using T = TalksSpec;
  static const Mapping<T> keys{
      "talks",
      "`talks`",
      {field::expression("meet", &T::meet, 0, 1),
       field::numbers("proposers", &T::proposers, 0, kNoLimit, true),
       field::words("needed", &T::needed), field::expression("noise", &T::noise, 0),
       {"menu", read_menu}, {"features", read_features},
       field::list("refusal", &T::refusal, refusal_keys()),
       field::list("conditions", &T::conditions, refusal_keys()),
       field::list("ratify_fails", &T::ratify_fails, refusal_keys()),
       {"ceasefire", [](const Value& v, T& out, Faults& f) {
          out.ceasefire.given = true;
          if (v.node.kind == YamlNode::Kind::scalar && v.node.word.text == "true") return;
          read_mapping(ceasefire_keys(), v.node, out.ceasefire, f);
        }},
       field::named("blocks", &T::blocks, block_keys(), &BlockSpec::id),
       {"sequence", read_sequence},
       field::named("orders", &T::orders, order_keys(), &OrderSpec::id)}};
  return keys;
}

const Mapping<RecordSpec>& record_keys() {
  using R = RecordSpec;
  static const Mapping<R> keys{
      "record",
      "`record`",
      {{"no_deal_before", read_no_deal_before}, field::words("offers", &R::offers),
       field::number("eps", &R::eps, 0, 1), field::number("tau", &R::tau, 1e-9, kNoLimit)}};
  return keys;
}

const Mapping<EndingSpec>& ending_keys() {
  using E = EndingSpec;
  static const Mapping<E> keys{"ending",
                               "an ending",
                               {field::name("id", &E::id), required(field::scalar("when", &E::when)),
                                field::text("title", &E::title)}};
  return keys;
}

const Mapping<LeverSpec>& lever_keys() {
  using L = LeverSpec;
  static const Mapping<L> keys{
      "lever",
      "a lever",
      {field::name("id", &L::id), field::entries("set", &L::set), field::entries("add", &L::add),
       field::date("from", &L::from), field::text("title", &L::title), field::text("why", &L::why)},
      {},
      [](const L& l, const Place& place, Faults& faults) {
        if (l.set.empty() && l.add.empty())
          faults.error(place, "missing-key", "a lever needs `set` or `add`",
                       "say what it changes, such as `add: {blue.aid: 0.5}`");
      }};
  return keys;
}

std::vector<Field<CaseSpec>> talks_fields() {
  using C = CaseSpec;
  const Shorthand<EndingSpec> condition = [](const Value& v, EndingSpec& out, Faults& f) {
    out.when = read_scalar(v, f);
  };
  return {{"durability",
           [](const Value& v, C& out, Faults& f) {
             read_mapping(durability_keys(), v.node, out, f);
           }},
          field::entries("ratify_loss", &C::ratify_loss),
          {"beliefs", read_beliefs},
          {"talks",
           [](const Value& v, C& out, Faults& f) {
             out.talks.place = v.place();
             read_mapping(talks_keys(), v.node, out.talks, f);
           }},
          {"record",
           [](const Value& v, C& out, Faults& f) {
             read_mapping(record_keys(), v.node, out.record, f);
           }},
          field::named("endings", &C::endings, ending_keys(), &EndingSpec::id, condition),
          field::named("levers", &C::levers, lever_keys(), &LeverSpec::id)};
}

}  // namespace armistice
