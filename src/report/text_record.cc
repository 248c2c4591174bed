// Positions side by side, and moves in order.
#include <algorithm>
#include <cstddef>

#include "report/text_layout.h"
#include "report/text_sections.h"
#include "util/dates.h"

namespace armistice {
namespace {

// The regions that the latest positions name, each once.
std::string regions_of(const Conflict& conflict, const Stance& stance, const TextWriter& out) {
  std::vector<std::string> regions;
  for (const int k : stance.positions) {
    const Position& position = conflict.positions.at(static_cast<std::size_t>(k));
    if (position.asof == stance.asof && !position.region.empty() &&
        std::find(regions.begin(), regions.end(), position.region) == regions.end())
      regions.push_back(position.region);
  }
  return joined(regions, out.say("list"));
}

std::string stance_text(const Conflict& conflict, const Issue& issue, const Stance& stance,
                        const TextWriter& out) {
  std::vector<std::string> parts;
  if (!stance.accepts.empty()) parts.push_back(option_names(issue, stance.accepts, out));
  if (!stance.refuses.empty())
    parts.push_back(out.say("demands.refuses", {option_names(issue, stance.refuses, out)}));
  std::string marks = stance.asof;
  if (const std::string regions = regions_of(conflict, stance, out); !regions.empty())
    marks += (marks.empty() ? "" : out.say("list")) + clean(regions);
  if (stance.hard) marks += (marks.empty() ? "" : out.say("list")) + out.say("demands.hard");
  return joined(parts, out.say("and")) + (marks.empty() ? "" : " (" + marks + ")");
}

void write_common(const Issue& issue, const IssueDemands& demands, TextWriter& out) {
  if (demands.speakers_stated == 0) return;
  const std::string text =
      demands.speakers_stated == 1 ? out.say("demands.one_sided")
      : demands.common_stated.empty()
          ? out.say("demands.gap")
          : out.say("demands.common", {option_names(issue, demands.common_stated, out)});
  out.item("→", text, 4);
}

// "proposal: Red → Blue (m1)"
std::string move_title(const Conflict& conflict, const Move& move, const TextWriter& out) {
  std::string text = word_name("move.", move.type, out);
  if (move.by >= 0) text += out.say("colon") + party_name(conflict, move.by, out);
  if (move.to >= 0) text += " → " + party_name(conflict, move.to, out);
  return clean(text + " (" + move.id + ")");
}

std::string package_text(const Conflict& conflict, const Move& move, const TextWriter& out) {
  std::vector<std::string> parts;
  for (const auto& [issue, option] : move.package) {
    const Issue& about = conflict.issues.at(static_cast<std::size_t>(issue));
    parts.push_back(out.title(about.title, about.id) + out.say("colon") +
                    option_name(about, option, out));
  }
  return joined(parts, out.say("and"));
}

std::string fate_text(const Conflict& conflict, const TimelineEntry& entry, const TextWriter& out) {
  const Move& move = conflict.moves.at(static_cast<std::size_t>(entry.move));
  std::vector<std::string> parts;
  if (move.replies_to >= 0)
    parts.push_back(out.say(
        "timeline.replies",
        {move_name(conflict, conflict.moves.at(static_cast<std::size_t>(move.replies_to)), out),
         std::to_string(entry.days_to_reply)}));
  std::vector<std::string> answers;
  for (int answer : entry.answers)
    answers.push_back(
        move_name(conflict, conflict.moves.at(static_cast<std::size_t>(answer)), out));
  if (!answers.empty())
    parts.push_back(out.say("timeline.answered", {joined(answers, out.say("list"))}));
  if (entry.expects_answer && entry.answers.empty())
    parts.push_back(out.say("timeline.unanswered"));
  if (!move.deadline.empty()) {
    parts.push_back(out.say("timeline.deadline", {move.deadline}));
    parts.push_back(move.enforced.empty() ? out.say("timeline.not_known")
                                          : out.say("timeline.enforced", {move.enforced}));
  }
  if (!move.in_time) parts.push_back(out.say("timeline.late"));
  return joined(parts, out.say("and"));
}

}  // namespace

void write_demands(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  out.heading(out.say("demands.title"));
  if (report.demands.empty()) out.paragraph(out.say("demands.none"), 2);
  for (const IssueDemands& demands : report.demands) {
    const Issue& issue = conflict.issues.at(static_cast<std::size_t>(demands.issue));
    out.paragraph(out.title(issue.title, issue.id));
    int widest = 0;
    for (const Stance& stance : demands.stances)
      widest = std::max(widest, display_width(party_name(conflict, stance.party, out)));
    widest = std::min(widest, out.width() / 4);
    for (const Stance& stance : demands.stances)
      out.item(pad_right(shorten(party_name(conflict, stance.party, out), widest), widest) + "  " +
                   pad_right(out.say("demands." + stance.kind), 8),
               stance_text(conflict, issue, stance, out), 4);
    write_common(issue, demands, out);
  }
}

void write_timeline(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  out.heading(out.say("timeline.title"));
  if (report.timeline.empty()) out.paragraph(out.say("timeline.none"), 2);
  for (const TimelineEntry& entry : report.timeline) {
    const Move& move = conflict.moves.at(static_cast<std::size_t>(entry.move));
    out.item(to_text(move.date), move_title(conflict, move, out), 0);
    for (const std::string& text : {package_text(conflict, move, out), move.says.in(out.language()),
                                    fate_text(conflict, entry, out)})
      if (!text.empty()) out.paragraph(text, 12);
  }
}

}  // namespace armistice
