// Keys, knots, shares and levers.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kSetsShown = 6;

void write_sets(const Conflict& conflict, const std::vector<LockSetShare>& sets, bool one_world,
                bool packages, TextWriter& out) {
  if (sets.empty()) out.paragraph(out.say("locks.none"), 4);
  for (std::size_t k = 0; k < std::min(kSetsShown, sets.size()); ++k) {
    std::vector<std::string> names;
    for (const std::string& id : sets[k].locks) names.push_back(lock_name(conflict, id, out));
    const std::string text = names.empty() ? out.say("locks.none") : joined(names, " + ");
    if (one_world)
      out.item("-", text, 4);
    else
      out.item(
          pad_left(percent(sets[k].p.mean), 4) + " " + pad_right(error_points(sets[k].p.se), 5),
          text, 4);
    if (packages && !sets[k].best.empty())
      out.paragraph(out.say("locks.best", {package_text(conflict, sets[k].best, out)}), 8);
  }
}

// Two and three locks in one list.
void write_groups(const Report& report, bool one_world, TextWriter& out) {
  const LockFindings& locks = report.findings.locks;
  if (locks.pairs.empty() && locks.triples.empty()) return;
  out.paragraph(out.say("locks.pairs"), 2);
  for (const auto* groups : {&locks.pairs, &locks.triples})
    write_sets(*report.conflict,
               {groups->begin(), groups->begin() + std::min<std::size_t>(1, groups->size())},
               one_world, false, out);
}

// The date, or what the ending needs; false: no package leads there.
bool write_question(const Report& report, TextWriter& out) {
  const LockFindings& locks = report.findings.locks;
  if (locks.ending.empty()) {
    out.heading(out.say("locks.title", {to_text(locks.date)}));
    return true;
  }
  out.heading(out.say("locks.for",
                      {ending_name(*report.conflict, locks.ending, out), to_text(locks.date)}));
  if (locks.packages == "0") {
    out.paragraph(out.say("locks.for.none"), 2);
    return false;
  }
  out.paragraph(locks.packages == "1" ? out.say("locks.for.one")
                                      : out.say("locks.for.packages", {locks.packages}),
                2);
  return true;
}

// How often a deal needs no key, and how often no key helps; of a single world: whether.
void write_open(const LockFindings& locks, bool one_world, TextWriter& out) {
  const auto chance = [](const Estimate& p) { return percent(p.mean) + " " + error_points(p.se); };
  if (one_world) {
    out.paragraph(out.say(locks.open.mean > .5 ? "locks.open.one" : "locks.shut.one"), 2);
    if (locks.never.mean > .5) out.paragraph(out.say("locks.never.one"), 2);
    return;
  }
  out.paragraph(out.say("locks.open", {chance(locks.open)}), 2);
  if (locks.never.mean > 0) out.paragraph(out.say("locks.never", {chance(locks.never)}), 2);
}

void write_effects(const Report& report, const std::vector<LeverEffect>& levers, bool are_locks,
                   TextWriter& out) {
  for (const LeverEffect& lever : levers) {
    LocalizedText title;
    for (const Lever& candidate : report.conflict->levers)
      if (candidate.id == lever.id) title = candidate.title;
    out.item("-",
             are_locks ? lock_name(*report.conflict, lever.id, out) : out.title(title, lever.id));
    std::vector<std::string> effects;
    for (const EndingEffect& effect : lever.endings)
      if (effect.distinguishable)
        effects.push_back(out.say("evidence.effect",
                                  {ending_name(*report.conflict, effect.ending, out),
                                   points(effect.effect.mean), error_points(effect.effect.se)}));
    if (effects.empty()) effects.push_back(out.say("levers.indistinct"));
    const std::string sign = lever.months_of_war.mean > 0 ? "+" : "";
    out.paragraph(
        out.say("levers.line", {sign + plain(lever.months_of_war.mean, 2),
                                plain(lever.months_of_war.se, 1), joined(effects, out.say("and"))}),
        5);
  }
}

}  // namespace

void write_locks(const Report& report, TextWriter& out, bool every_lock) {
  const Conflict& conflict = *report.conflict;
  const LockFindings& locks = report.findings.locks;
  if (!write_question(report, out)) return;
  const bool one_world = report.findings.worlds == 1;
  write_open(locks, one_world, out);
  out.paragraph(out.say("locks.keys"), 2);
  write_sets(conflict, locks.keys, one_world, every_lock, out);
  out.paragraph(out.say("locks.knots"), 2);
  write_sets(conflict, locks.knots, one_world, false, out);
  out.paragraph(out.say("locks.shares"), 2);
  std::vector<std::string> kinds;
  for (const auto& [kind, share] : locks.kinds)
    kinds.push_back(out.say("kind." + kind) + " " + percent(share.mean));
  out.paragraph(kinds.empty() ? out.say("locks.none") : joined(kinds, out.say("list")), 4);
  if (!every_lock) return;
  write_groups(report, one_world, out);
  out.paragraph(out.say("locks.each"), 2);
  for (const LockState& state : locks.locks)
    out.item(
        pad_left(percent(state.holds.mean), 4) + " " + pad_left(percent(state.share.mean), 4),
        lock_name(conflict, state.id, out) + " (" + out.say("kind." + state.kind) +
            (state.state.empty() ? "" : out.say("list") + out.say("locks.state." + state.state)) +
            ")",
        4);
}

void write_levers(const Report& report, TextWriter& out) {
  out.heading(out.say("levers.title"));
  if (report.findings.levers.empty()) out.paragraph(out.say("levers.none"), 2);
  write_effects(report, report.findings.levers, false, out);
  if (report.findings.openings.empty()) return;
  out.heading(out.say("levers.locks"));
  write_effects(report, report.findings.openings, true, out);
}

}  // namespace armistice
