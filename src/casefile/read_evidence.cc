// sources, claims, parties, quantities, correlated, positions, moves
#include <algorithm>

#include "casefile/read_parts.h"

namespace armistice {
namespace {

// ---- CSL-JSON: names and dates are objects there; we keep them as text ----

std::string scalar_at(const YamlNode& node, const std::string& key) {
  const YamlNode* found = node.find(key);
  return found != nullptr && found->kind == YamlNode::Kind::scalar ? found->word.text
                                                                   : std::string();
}

// "Family, Given" or the literal name.
std::string name_text(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::scalar) return node.word.text;
  std::string literal = scalar_at(node, "literal");
  if (!literal.empty()) return literal;
  const std::string family = scalar_at(node, "family"), given = scalar_at(node, "given");
  return family.empty() || given.empty() ? family + given : family + ", " + given;
}

// One text, or a list of names: joined by semicolons.
void read_author(const Value& value, SourceSpec& out, Faults& faults) {
  out.author = value.node.word;
  if (value.node.kind == YamlNode::Kind::scalar) return;
  std::vector<const YamlNode*> names = value.node.items;
  if (value.node.kind == YamlNode::Kind::map) names = {&value.node};
  for (const YamlNode* name : names) {
    const std::string text = name_text(*name);
    if (text.empty())
      wrong_form({*name, value.key, value.owner}, "wrong-kind", "a name",
                 "write `{family: ..., given: ...}` or `{literal: ...}`", faults);
    out.author.text += (out.author.text.empty() || text.empty() ? "" : "; ") + text;
  }
}

// 2025-07-18, or {date-parts: [[2025, 7, 18]]}, or {raw: 2025-07-18}.
void read_issued(const Value& value, SourceSpec& out, Faults& faults) {
  if (value.node.kind == YamlNode::Kind::scalar) {
    out.issued = read_date(value, false, faults);
    return;
  }
  YamlNode text;
  text.kind = YamlNode::Kind::scalar;
  text.word = value.node.word;
  text.word.text = scalar_at(value.node, "raw") + scalar_at(value.node, "literal");
  const YamlNode* parts = value.node.find("date-parts");
  while (parts != nullptr && !parts->items.empty() &&
         parts->items[0]->kind == YamlNode::Kind::list)
    parts = parts->items[0];
  if (parts != nullptr) {
    text.word.text.clear();
    for (const YamlNode* part : parts->items) {
      const std::string digits = part->word.text;
      text.word.text += (text.word.text.empty() ? "" : "-") +
                        std::string(digits.size() == 1 ? "0" : "") + digits;
    }
  }
  out.issued = read_date({text, value.key, value.owner}, false, faults);
}

// Fields of CSL-JSON that a reference manager writes and that nothing here reads.
std::vector<Field<SourceSpec>> unread_csl() {
  std::vector<Field<SourceSpec>> fields;
  for (const char* key :
       {"DOI", "ISBN", "ISSN", "PMID", "abstract", "accessed", "annote", "archive",
        "archive_location", "call-number", "citation-key", "collection-title", "custom", "edition",
        "editor", "event-place", "event-title", "genre", "issue", "keyword", "medium",
        "number", "number-of-pages", "original-date", "page", "publisher", "publisher-place",
        "section", "shortTitle", "source", "title-short", "translator", "version", "volume"})
    fields.push_back({key, [](const Value&, SourceSpec&, Faults&) {}});
  return fields;
}

// Weights of a choice: numbers, not negative, not all zero.
void read_choice_weights(const Value& value, QuantitySpec& out, Faults& faults) {
  out.choice = read_numbers(value, 0, kNoLimit, false, faults);
  if (value.node.kind != YamlNode::Kind::map ||
      out.choice.size() != value.node.entries.size())
    return;
  if (out.choice.size() < 2) {
    faults.error(value.place(), "choice-too-small", value.name() + " has fewer than two alternatives",
                 "write `choice: {yes: .5, no: .5}`");
    return;
  }
  const bool all_zero = std::all_of(out.choice.begin(), out.choice.end(), [](const Entry& e) {
    return number_in(e.value.text).value_or(0) == 0;
  });
  if (all_zero)
    faults.error(value.place(), "weights-zero", "all weights of " + value.name() + " are zero",
                 "give at least one alternative a weight above 0");
}

// What people read in place of the names of alternatives.
void read_choice_titles(const Value& value, QuantitySpec& out, Faults& faults) {
  if (value.node.kind == YamlNode::Kind::map)
    read_titled_names(value, out.titled, out.titles, "an alternative", faults);
  else
    wrong_form(value, "wrong-kind", "a map from alternatives to what people read",
               "write `titles: {yes: it does, no: it does not}`", faults);
}

void check_quantity(const QuantitySpec& q, const Place& place, Faults& faults) {
  for (const Word& alternative : q.titled)
    if (std::none_of(q.choice.begin(), q.choice.end(),
                     [&](const Entry& e) { return e.key.text == alternative.text; }))
      faults.error(alternative.place, "unknown-alternative",
                   "`titles` of a quantity names '" + alternative.text +
                       "', which is no alternative of its `choice`",
                   "correct the name, or add it to `choice`");
  if (q.claims.empty() && !q.assumed.given() && q.choice.empty())
    faults.error(place, "missing-key", "a quantity needs `claims`, `assumed` or `choice`",
                 "say where the number comes from, or assume one with `why`");
  if (q.assumed.given() && !q.choice.empty())
    faults.error(q.assumed.place, "two-forms", "a quantity has `assumed` or `choice`, not both",
                 "keep one of them");
  const auto low = number_in(q.min.text), high = number_in(q.max.text);
  if (low && high && *low > *high)
    faults.error(q.max.place, "out-of-range", "`max` of a quantity is below its `min`",
                 "swap the two");
}

}  // namespace

const Mapping<SourceSpec>& source_keys() {
  static const Mapping<SourceSpec> keys = [] {
    using S = SourceSpec;
    Mapping<S> m{"source",
                 "a source",
                 {field::scalar("id", &S::id), field::scalar("type", &S::type),
                  field::scalar("title", &S::title), {"author", read_author},
                  field::scalar("container_title", &S::container_title),
                  field::scalar("container-title", &S::container_title), {"issued", read_issued},
                  field::scalar("language", &S::language), field::scalar("url", &S::url),
                  field::scalar("URL", &S::url), field::scalar("note", &S::note),
                  field::one_of("rating", &S::rating, {"A", "B", "C", "D", "E", "F"})}};
    for (Field<S>& unread : unread_csl()) m.fields.push_back(std::move(unread));
    return m;
  }();
  return keys;
}

const Mapping<ClaimSpec>& claim_keys() {
  using C = ClaimSpec;
  // Admiralty: A to F for the source, 1 to 6 for the statement, or either alone
  const auto read_rating = [](const Value& v, C& out, Faults& f) {
    out.rating = read_scalar(v, f);
    const std::string& t = out.rating.text;
    const auto letter = [](char c) { return c >= 'A' && c <= 'F'; };
    const auto digit = [](char c) { return c >= '1' && c <= '6'; };
    const bool fine = (t.size() == 2 && letter(t[0]) && digit(t[1])) ||
                      (t.size() == 1 && (letter(t[0]) || digit(t[0])));
    if (out.rating.given() && !fine)
      wrong_form(v, "unknown-word", "a letter A to F and a digit 1 to 6",
                 "write the source's letter and the statement's digit, such as B2", f);
  };
  static const Mapping<C> keys{
      "claim",
      "a claim",
      {field::name("id", &C::id), required(field::scalar("source", &C::source)),
       field::scalar("at", &C::at), field::scalar("by", &C::by),
       required(field::scalar("about", &C::about)), field::scalar("value", &C::value),
       field::scalar("comparator", &C::comparator), field::scalar("of", &C::of),
       field::scalar("unit", &C::unit), field::date("asof", &C::asof, false),
       {"rating", read_rating}, field::text("says", &C::says)}};
  return keys;
}

const Mapping<PartySpec>& party_keys() {
  using P = PartySpec;
  // 0.99 or 0.99/month, or an expression
  const auto read_discount = [](const Value& v, P& out, Faults& f) {
    out.discount = read_scalar(v, f);
    std::string number = out.discount.text;
    if (const std::size_t slash = number.find('/'); slash != std::string::npos) {
      const std::string unit = number.substr(slash);
      number = number.substr(0, slash);
      while (!number.empty() && number.back() == ' ') number.pop_back();
      if (number_in(number) && unit != "/month" && unit != "/ month")
        wrong_form(v, "not-a-number", "a factor per month", "write `discount: 0.99/month`", f);
    }
    const auto factor = number_in(number);
    if (factor && (*factor <= 0 || *factor > 1))
      wrong_form(v, "out-of-range", "above 0 and at most 1",
                 "what a month's delay leaves of a worth, such as 0.99/month", f);
  };
  static const Mapping<P> keys{
      "party",
      "a party",
      {field::name("id", &P::id),
       required(field::one_of("role", &P::role, {"belligerent", "patron", "mediator", "audience"})),
       {"discount", read_discount}, field::name("backs", &P::backs), field::name("of", &P::of),
       field::text("title", &P::title)},
      {},
      [](const P& p, const Place&, Faults& faults) {
        if (p.backs.given() && p.role.given() && p.role.text != "patron")
          faults.error(p.backs.place, "role-mismatch", "only a patron has `backs`",
                       "set `role: patron`, or remove `backs`");
        if (p.of.given() && p.role.given() && p.role.text != "audience")
          faults.error(p.of.place, "role-mismatch", "only an audience has `of`",
                       "set `role: audience`, or remove `of`");
      }};
  return keys;
}

const Mapping<QuantitySpec>& quantity_keys() {
  using Q = QuantitySpec;
  static const Mapping<Q> keys{
      "quantity",
      "a quantity",
      {field::name("id", &Q::id), field::words("claims", &Q::claims),
       field::scalar("assumed", &Q::assumed), {"choice", read_choice_weights}, {"titles", read_choice_titles},
       field::scalar("unit", &Q::unit), field::number("min", &Q::min, -kNoLimit, kNoLimit),
       field::number("max", &Q::max, -kNoLimit, kNoLimit), field::name("private", &Q::private_to),
       {"context",
        [](const Value& v, Q& out, Faults& f) { out.context = read_flag(v, f).text == "true"; }},
       field::text("title", &Q::title), field::text("why", &Q::why)},
      {},
      check_quantity};
  return keys;
}

const Mapping<CorrelationSpec>& correlation_keys() {
  using C = CorrelationSpec;
  static const Mapping<C> keys{"correlation",
                               "a correlation",
                               {required(field::name("a", &C::a)), required(field::name("b", &C::b)),
                                required(field::number("rho", &C::rho, -1, 1))}};
  return keys;
}

const Mapping<PositionSpec>& position_keys() {
  using P = PositionSpec;
  static const Mapping<P> keys{
      "position",
      "a position",
      {field::name("id", &P::id), required(field::name("party", &P::party)),
       required(field::name("issue", &P::issue)), field::words("accepts", &P::accepts, false),
       field::words("refuses", &P::refuses, false), field::scalar("kind", &P::kind),
       field::flag("hard", &P::hard), field::scalar("reason", &P::reason),
       field::date("asof", &P::asof, false), field::scalar("region", &P::region),
       field::scalar("by", &P::by), field::words("claims", &P::claims),
       field::text("says", &P::says)},
      {},
      [](const P& p, const Place& place, Faults& faults) {
        if (p.accepts.empty() && p.refuses.empty())
          faults.error(place, "missing-key", "a position needs `accepts` or `refuses`",
                       "list the options, such as `accepts: [frozen]`");
      }};
  return keys;
}

const Mapping<MoveSpec>& move_keys() {
  using M = MoveSpec;
  static const Mapping<M> keys{
      "move",
      "a move",
      {field::name("id", &M::id), required(field::date("date", &M::date)),
       required(field::name("by", &M::by)), field::name("to", &M::to),
       required(field::scalar("type", &M::type)), field::entries("package", &M::package),
       field::name("replies_to", &M::replies_to), field::date("deadline", &M::deadline),
       field::flag("enforced", &M::enforced), field::words("claims", &M::claims),
       field::text("says", &M::says)},
      {},
      [](const M& m, const Place&, Faults& faults) {
        if (m.date.given() && m.deadline.given() && m.deadline.text < m.date.text)
          faults.error(m.deadline.place, "date-order", "`deadline` of a move is before its `date`",
                       "put the dates in order");
      }};
  return keys;
}

std::vector<Field<CaseSpec>> evidence_fields() {
  using C = CaseSpec;
  const Shorthand<QuantitySpec> bare = [](const Value& v, QuantitySpec& out, Faults& f) {
    out.assumed = read_scalar(v, f);
  };
  return {field::named("sources", &C::sources, source_keys(), &SourceSpec::id, {}, true),
          field::named("claims", &C::claims, claim_keys(), &ClaimSpec::id),
          field::named("parties", &C::parties, party_keys(), &PartySpec::id),
          field::named("quantities", &C::quantities, quantity_keys(), &QuantitySpec::id, bare),
          field::list("correlated", &C::correlated, correlation_keys()),
          field::named("positions", &C::positions, position_keys(), &PositionSpec::id),
          field::named("moves", &C::moves, move_keys(), &MoveSpec::id)};
}

}  // namespace armistice
