// war: stocks, auxiliaries, modes, events, limits, collapse
#include "casefile/read_parts.h"

namespace armistice {

void read_titled_names(const Value& value, std::vector<Word>& names,
                       std::vector<LocalizedText>& titles, const std::string& phrase,
                       Faults& faults) {
  names.clear();
  titles.clear();
  if (value.node.kind == YamlNode::Kind::map) {
    for (const MapEntry& entry : value.node.entries) {
      names.push_back(entry.key);
      titles.emplace_back();
      if (entry.value->kind != YamlNode::Kind::null)
        titles.back() = read_text({*entry.value, entry.key.text, value.name()}, faults);
    }
  } else if (value.node.kind == YamlNode::Kind::list) {
    for (const YamlNode* item : value.node.items) {
      const Word name = read_scalar({*item, value.key, value.owner}, faults);
      if (!name.given()) continue;
      names.push_back(name);
      titles.emplace_back();
    }
  } else {
    wrong_form(value, "wrong-kind", "a list of names",
               "write `" + value.key + ": [one, two]`, or a map `name: title`", faults);
    return;
  }
  if (names.empty())
    wrong_form(value, "empty-value", "a list with at least one name",
               "write `" + value.key + ": [one, two]`", faults);
  std::map<std::string, Place> seen;
  for (const Word& name : names)
    check_id({value.node, value.key, phrase}, name, false, seen, faults);
}

const Mapping<StockSpec>& stock_keys() {
  using S = StockSpec;
  static const Mapping<S> keys{
      "stock",
      "a stock",
      {field::name("id", &S::id), required(field::scalar("start", &S::start)),
       required(field::scalar("flow", &S::flow)), field::scalar("unit", &S::unit),
       field::number("min", &S::min, -kNoLimit, kNoLimit),
       field::number("max", &S::max, -kNoLimit, kNoLimit), field::text("title", &S::title),
       field::words("claims", &S::claims)},
      {},
      [](const S& s, const Place&, Faults& faults) {
        const auto low = number_in(s.min.text), high = number_in(s.max.text);
        if (low && high && *low > *high)
          faults.error(s.max.place, "out-of-range", "`max` of a stock is below its `min`",
                       "swap the two");
      }};
  return keys;
}

const Mapping<AuxiliarySpec>& auxiliary_keys() {
  using A = AuxiliarySpec;
  static const Mapping<A> keys{"auxiliary",
                               "an auxiliary",
                               {field::name("id", &A::id), required(field::scalar("is", &A::is)),
                                field::scalar("unit", &A::unit), field::text("title", &A::title),
                                field::words("claims", &A::claims)}};
  return keys;
}

const Mapping<ModeChangeSpec>& mode_change_keys() {
  using M = ModeChangeSpec;
  static const Mapping<M> keys{
      "mode_change",
      "a change of a mode",
      {field::words("from", &M::from), required(field::name("to", &M::to)),
       field::date("date", &M::date), field::expression("hazard", &M::hazard, 0),
       field::scalar("when", &M::when), field::expression("chance", &M::chance, 0, 1),
       field::words("claims", &M::claims), field::text("why", &M::why)},
      {},
      [](const M& m, const Place& place, Faults& faults) {
        if (!m.date.given() && !m.hazard.given() && !m.when.given())
          faults.error(place, "missing-key", "a change of a mode needs `date`, `hazard` or `when`",
                       "say what makes it happen, such as `hazard: 0.02` per month");
        if (m.chance.given() && m.hazard.given())
          faults.error(m.chance.place, "two-forms", "a hazard has no `chance`",
                       "multiply the hazard instead");
      }};
  return keys;
}

const Mapping<ModeSpec>& mode_keys() {
  using M = ModeSpec;
  const auto read_states = [](const Value& v, M& out, Faults& f) {
    read_titled_names(v, out.states, out.state_titles, "a state", f);
  };
  static const Mapping<M> keys{
      "mode",
      "a mode",
      {field::name("id", &M::id), required(field::name("start", &M::start)),
       field::text("title", &M::title), required(Field<M>{"states", read_states}),
       field::list("changes", &M::changes, mode_change_keys())}};
  return keys;
}

const Mapping<EventSpec>& event_keys() {
  using E = EventSpec;
  static const Mapping<E> keys{
      "event",
      "an event",
      {field::name("id", &E::id), field::scalar("when", &E::when),
       field::expression("hazard", &E::hazard, 0), field::date("date", &E::date),
       field::name("after", &E::after), field::scalar("delay", &E::delay),
       field::expression("chance", &E::chance, 0, 1), field::flag("repeats", &E::repeats),
       field::entries("set", &E::set), field::entries("add", &E::add),
       field::words("redraws", &E::redraws), field::words("claims", &E::claims),
       field::text("title", &E::title), field::text("why", &E::why)},
      {},
      [](const E& e, const Place& place, Faults& faults) {
        if (!e.when.given() && !e.hazard.given() && !e.date.given() && !e.after.given())
          faults.error(place, "missing-key", "an event needs `when`, `hazard`, `date` or `after`",
                       "say what makes it happen, such as `hazard: 0.05` per month");
        if (e.delay.given() && !e.after.given())
          faults.error(e.delay.place, "missing-key", "`delay` of an event needs `after`",
                       "name the event that it follows, such as `after: aid_cut`");
        if (e.chance.given() && e.hazard.given())
          faults.error(e.chance.place, "two-forms", "a hazard has no `chance`",
                       "multiply the hazard instead");
      }};
  return keys;
}

const Mapping<LimitSpec>& limit_keys() {
  using L = LimitSpec;
  static const Mapping<L> keys{"limit",
                               "a limit",
                               {field::name("id", &L::id), field::scalar("below", &L::below),
                                field::scalar("above", &L::above), field::name("party", &L::party),
                                field::text("title", &L::title)},
                               {},
                               [](const L& l, const Place& place, Faults& faults) {
                                 if (l.below.given() == l.above.given())
                                   faults.error(
                                       place, l.below.given() ? "two-forms" : "missing-key",
                                       "a limit needs either `below` or `above`",
                                       "write one of them, such as `below: blue.army_needed`");
                               }};
  return keys;
}

const Mapping<CollapseSpec>& collapse_keys() {
  using C = CollapseSpec;
  static const Mapping<C> keys{
      "collapse",
      "a collapse",
      {field::name("id", &C::party), required(field::scalar("when", &C::when)),
       field::entries("imposes", &C::imposes), field::entries("worth", &C::worth)},
      {},
      [](const C& c, const Place&, Faults& faults) {
        if (!c.imposes.empty() && !c.worth.empty())
          faults.error(c.worth[0].key.place, "two-forms",
                       "a collapse has `imposes` or `worth`, not both", "keep one of them");
      }};
  return keys;
}

const Mapping<WarSpec>& war_keys() {
  using W = WarSpec;
  const Shorthand<AuxiliarySpec> bare = [](const Value& v, AuxiliarySpec& out, Faults& f) {
    out.is = read_scalar(v, f);
  };
  const Shorthand<CollapseSpec> condition = [](const Value& v, CollapseSpec& out, Faults& f) {
    out.when = read_scalar(v, f);
  };
  const auto read_substeps = [](const Value& v, W& out, Faults& f) {
    out.substeps = read_number(v, 1, 64, false, f);
    if (out.substeps.text.find_first_not_of("0123456789") != std::string::npos)
      wrong_form(v, "not-a-number", "a whole number", "write `substeps: 4`", f);
  };
  static const Mapping<W> keys{
      "war",
      "`war`",
      {field::scalar("import", &W::import),
       field::one_of("method", &W::method, {"euler", "rk4"}),
       {"substeps", read_substeps},
       field::named("stocks", &W::stocks, stock_keys(), &StockSpec::id),
       field::named("auxiliaries", &W::auxiliaries, auxiliary_keys(), &AuxiliarySpec::id, bare),
       field::named("modes", &W::modes, mode_keys(), &ModeSpec::id),
       field::named("events", &W::events, event_keys(), &EventSpec::id),
       field::named("limits", &W::limits, limit_keys(), &LimitSpec::id),
       field::named("collapse", &W::collapse, collapse_keys(), &CollapseSpec::party, condition)}};
  return keys;
}

std::vector<Field<CaseSpec>> war_fields() {
  return {{"war", [](const Value& v, CaseSpec& out, Faults& f) {
             out.war.place = v.place();
             read_mapping(war_keys(), v.node, out.war, f);
           }}};
}

}  // namespace armistice
