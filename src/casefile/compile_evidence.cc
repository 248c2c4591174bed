// Sources and claims; what each claim is about.
#include <algorithm>
#include <optional>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_spread.h"
#include "casefile/compile_steps.h"
#include "util/dates.h"

namespace armistice {
namespace {

// 'C3', 'C' or '3': the letter rates the source, the digit the statement. Empty parts stay.
void read_rating(CompileContext& context, const Word& word, char& letter, char& digit) {
  if (!word.given()) return;
  std::string_view rest = word.text;
  if (!rest.empty() && rest[0] >= 'A' && rest[0] <= 'F') {
    letter = rest[0];
    rest.remove_prefix(1);
  }
  if (!rest.empty() && rest[0] >= '1' && rest[0] <= '6') {
    digit = rest[0];
    rest.remove_prefix(1);
  }
  if (!rest.empty() || word.text.empty())
    context.error(word, "bad-rating", "'" + word.text + "' is no Admiralty rating",
                  "a letter A (reliable) to F (cannot be judged) for the source, then a digit 1 "
                  "(confirmed) to 6 (cannot be judged) for the statement: C3");
}

// Later than `now` under --as-of.
bool is_late(CompileContext& context, const Word& word) {
  const std::optional<Date> date = date_in(context, word);
  return context.has_as_of && date && *date > context.conflict.calendar.now;
}

bool names_something(const CompileContext& context, const std::string& about) {
  const Names& names = context.names;
  if (names.things.contains(about)) return true;
  for (const NameTable* table : {&names.parties, &names.positions, &names.moves, &names.locks,
                                 &names.events, &names.levers, &names.endings})
    if (table->contains(about)) return true;
  return false;
}

void check_about(CompileContext& context, const ClaimSpec& spec) {
  if (!spec.about.given() || names_something(context, spec.about.text)) return;
  std::vector<std::string> known;
  if (context.names.things.size() <= 2000 && context.diagnostics.size() <= 200)
    for (const auto& [name, thing] : context.names.things) known.push_back(name);
  context.error(spec.about, "unknown-about",
                "claim '" + spec.id.text + "' is about '" + spec.about.text +
                    "', which the case does not have",
                did_you_mean(spec.about.text, known));
}

const Quantity* quantity_about(const CompileContext& context, const std::string& about) {
  const auto it = context.names.things.find(about);
  if (it == context.names.things.end() || it->second.kind != SlotKind::quantity) return nullptr;
  return &context.conflict.quantities[it->second.index];
}

// The number of a claim, or the alternative of a choice that it supports.
void read_value(CompileContext& context, const ClaimSpec& spec, Claim& claim) {
  if (spec.comparator.given()) find_choice(context, comparators(), spec.comparator, "comparator");
  const Quantity* quantity = quantity_about(context, spec.about.text);
  if (!spec.value.given()) return;
  if (quantity && !quantity->choices.empty()) {
    claim.choice = find_choice(context, quantity->choices, spec.value, "alternative");
    return;
  }
  const std::optional<ClaimedValue> claimed = parse_claimed_value(spec.value.text);
  if (claimed) {
    claim.has_value = claimed->given;
    claim.value = claimed->value;
  } else if (quantity) {
    context.error(
        spec.value, "bad-number",
        "the value of claim '" + spec.id.text + "' is no number: '" + spec.value.text + "'",
        "write a number, or a range as 20..30");
  }
}

}  // namespace

void compile_sources(CompileContext& context) {
  for (const SourceSpec& spec : context.spec.sources) {
    Source source;
    source.id = spec.id.text;
    source.type = spec.type.text;
    source.title = spec.title.text;
    source.author = spec.author.text;
    source.container_title = spec.container_title.text;
    source.issued = spec.issued.text;
    source.language = spec.language.text;
    source.url = spec.url.text;
    source.note = spec.note.text;
    char digit = '6';
    read_rating(context, spec.rating, source.rating, digit);
    context.late_sources.push_back(is_late(context, spec.issued));
    context.conflict.sources.push_back(std::move(source));
  }
}

void compile_claims(CompileContext& context) {
  for (const ClaimSpec& spec : context.spec.claims) {
    Claim claim;
    claim.id = spec.id.text;
    claim.source = find_named(context, context.names.sources, spec.source, "source");
    claim.at = spec.at.text;
    claim.by = spec.by.text;
    claim.about = spec.about.text;
    claim.comparator = spec.comparator.given() ? spec.comparator.text : "exactly";
    claim.of = spec.of.text;
    claim.unit = spec.unit.text;
    claim.asof = spec.asof.text;
    claim.value_text = spec.value.text;
    claim.says = spec.says;
    if (claim.source >= 0) claim.source_rating = context.conflict.sources[claim.source].rating;
    read_rating(context, spec.rating, claim.source_rating, claim.statement_rating);
    const bool late = is_late(context, spec.asof);
    claim.in_time = !late && !(claim.source >= 0 && context.late_sources[claim.source]);
    check_about(context, spec);
    read_value(context, spec, claim);
    context.conflict.claims.push_back(std::move(claim));
  }
}

}  // namespace armistice
