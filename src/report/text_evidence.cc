// Claims, disagreements and answers.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kDisagreementsShown = 5, kEffectsShown = 3;
constexpr double kTaughtNothing = 0.01;  // nats

std::string offer_name(const Conflict& conflict, const std::string& id, const TextWriter& out) {
  for (const Move& move : conflict.moves)
    if (move.id == id) return move_name(conflict, move, out);
  return clean(id);
}

// Which effects a list shows: those clear among all that were tested, or every single clear one.
enum class Shown { that_matter, distinguishable };

std::string effects_text(const Report& report, std::vector<EndingEffect> effects, Shown shown,
                         const TextWriter& out) {
  std::erase_if(effects, [&](const EndingEffect& effect) {
    return shown == Shown::that_matter ? !effect.matters : !effect.distinguishable;
  });
  std::stable_sort(effects.begin(), effects.end(),
                   [](const EndingEffect& a, const EndingEffect& b) {
                     return std::abs(a.effect.mean) > std::abs(b.effect.mean);
                   });
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < std::min(kEffectsShown, effects.size()); ++k)
    parts.push_back(out.say("evidence.effect",
                            {ending_name(*report.conflict, effects[k].ending, out),
                             points(effects[k].effect.mean), error_points(effects[k].effect.se)}));
  return joined(parts, out.say("list"));
}

void write_disagreement(const Report& report, const Disagreement& disagreement, Shown shown,
                        TextWriter& out) {
  out.item("-", quantity_name(*report.conflict, disagreement.about, out));
  for (const Disagreement::Believe& believe : disagreement.believe) {
    const std::string who = believed_name(*report.conflict, disagreement.about, believe.claim, out);
    const std::string weight = percent(believe.weight);
    const std::string effects = effects_text(report, believe.effects, shown, out);
    out.paragraph(believe.effects.empty() ? out.say("evidence.weight", {who, weight})
                  : effects.empty()       ? out.say("evidence.indistinct", {who, weight})
                                          : out.say("evidence.if", {who, weight, effects}),
                  5);
  }
}

std::vector<Disagreement> by_weight(const Findings& findings) {
  std::vector<Disagreement> sorted = findings.disagreements;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Disagreement& a, const Disagreement& b) {
    return a.matters > b.matters;
  });
  return sorted;
}

void write_claims(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  out.heading(out.say("evidence.claims"));
  for (const Claim& claim : conflict.claims) {
    std::vector<std::string> parts;
    if (!claim.about.empty()) parts.push_back(quantity_name(conflict, claim.about, out));
    if (claim.choice >= 0) {
      const Quantity* quantity = find_quantity(conflict, claim.about);
      if (quantity)
        parts.push_back(choice_name(
            *quantity, quantity->choices.at(static_cast<std::size_t>(claim.choice)), out));
    } else if (const std::string value = value_name(claim, out); !value.empty()) {
      parts.push_back(value);
    }
    if (!claim.by.empty()) parts.push_back(claim.by);
    if (!claim.asof.empty()) parts.push_back(claim.asof);
    if (!claim.says.empty()) parts.push_back(claim.says.in(out.language()));
    if (!claim.in_time) parts.push_back(out.say("evidence.late"));
    out.item(pad_right(clean(claim.id), 6) + " " +
                 std::string{claim.source_rating, claim.statement_rating},
             joined(parts, out.say("and")));
  }
}

void write_assumed(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  out.heading(out.say("evidence.assumed"));
  std::vector<std::string> unused;
  for (const Quantity& quantity : conflict.quantities) {
    if (!quantity.used && !quantity.context) unused.push_back(clean(quantity.id));
    if (!is_assumption(quantity)) continue;
    std::string text = quantity.assumed.text;
    if (!quantity.unit.empty()) text += " " + unit_name(quantity.unit, out);
    if (quantity.bare) text += out.say("and") + out.say("evidence.bare");
    if (!quantity.why.empty()) text += out.say("and") + quantity.why.in(out.language());
    out.item("-", out.title(quantity.title, quantity.id) + " = " + text);
  }
  if (unused.empty()) return;
  out.heading(out.say("evidence.unused"));
  out.paragraph(joined(unused, out.say("list")), 2);
}

}  // namespace

void write_disagreements_that_matter(const Report& report, TextWriter& out) {
  const std::vector<Disagreement> sorted = by_weight(report.findings);
  if (sorted.empty()) return;
  out.heading(out.say("evidence.title"));
  out.paragraph(out.say("evidence.rule"), 2);
  std::size_t shown = 0;
  for (const Disagreement& disagreement : sorted) {
    if (disagreement.matters <= 0 || shown == kDisagreementsShown) break;
    write_disagreement(report, disagreement, Shown::that_matter, out);
    ++shown;
  }
  const auto matter = std::count_if(sorted.begin(), sorted.end(),
                                    [](const Disagreement& d) { return d.matters > 0; });
  const std::size_t rest = sorted.size() - static_cast<std::size_t>(matter);
  if (shown == 0)
    out.paragraph(out.say("evidence.none"), 2);
  else if (rest > 0)
    out.paragraph(out.say("evidence.rest", {std::to_string(rest)}), 2);
}

void write_answers(const Report& report, TextWriter& out) {
  const std::vector<AnswerFinding>& answers = report.findings.answers;
  if (answers.empty()) return;
  out.heading(out.say("answers.title"));
  std::size_t expected = 0;
  for (const AnswerFinding& answer : answers) {
    if (answer.taught < kTaughtNothing) {
      ++expected;
      continue;
    }
    out.item("-", out.say(answer.accepted ? "answers.accepted" : "answers.refused",
                          {party_name(*report.conflict, answer.party, out),
                           offer_name(*report.conflict, answer.offer, out),
                           percent(answer.expected.mean)}));
  }
  if (expected > 0) out.paragraph(out.say("answers.rest", {std::to_string(expected)}), 2);
}

void write_evidence(const Report& report, TextWriter& out) {
  out.heading(out.say("evidence.disagreements"));
  const bool agree = report.findings.disagreements.empty();
  out.paragraph(out.say(agree ? "evidence.all_agree" : "evidence.single"), 2);
  for (const Disagreement& disagreement : by_weight(report.findings))
    write_disagreement(report, disagreement, Shown::distinguishable, out);
  write_assumed(report, out);
  write_claims(report, out);
}

}  // namespace armistice
