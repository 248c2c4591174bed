// Keys, knots, shares and levers.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "armistice/signing_needs.h"
#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kSetsShown = 6;
constexpr std::size_t kPairsShown = 12;

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
  std::vector<LockSetShare> best;  // one of each
  for (const auto* groups : {&locks.pairs, &locks.triples})
    if (!groups->empty()) best.push_back(groups->front());
  write_sets(*report.conflict, best, one_world, false, out);
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

// Whether the keys are those of all packages, and if not why.
void write_complete(const Conflict& conflict, const LockFindings& locks, TextWriter& out) {
  if (locks.courses == 0) return;
  std::vector<std::string> beyond;
  for (const std::string& part : beyond_thresholds(conflict))
    beyond.push_back(out.say("locks.beyond." + part));
  if (locks.complete == locks.courses)
    out.paragraph(out.say("locks.complete", {std::to_string(locks.courses)}), 4);
  else if (!beyond.empty())
    out.paragraph(out.say("locks.menu_only", {joined(beyond, out.say("locks.beyond.and"))}), 4);
  else
    out.paragraph(out.say("locks.incomplete", {std::to_string(locks.courses - locks.complete),
                                               std::to_string(locks.courses)}),
                  4);
}

enum class Names { levers, locks, quantities };  // what the effects are of

std::string name_of(const Conflict& conflict, const std::string& id, Names names,
                    const TextWriter& out) {
  LocalizedText title;
  if (names == Names::locks) return lock_name(conflict, id, out);
  for (const Lever& lever : conflict.levers)
    if (names == Names::levers && lever.id == id) title = lever.title;
  for (const Quantity& quantity : conflict.quantities)
    if (names == Names::quantities && quantity.id == id) title = quantity.title;
  return out.title(title, id);
}

void write_effects(const Report& report, const std::vector<LeverEffect>& levers, Names names,
                   TextWriter& out) {
  for (const LeverEffect& lever : levers) {
    out.item("-", name_of(*report.conflict, lever.id, names, out));
    std::vector<std::string> effects;
    for (const EndingEffect& effect : lever.endings)
      if (effect.distinguishable)
        effects.push_back(out.say("evidence.effect",
                                  {ending_name(*report.conflict, effect.ending, out),
                                   points(effect.effect.mean), error_points(effect.effect.se)}));
    if (effects.empty()) effects.push_back(out.say("levers.indistinct"));
    out.paragraph(out.say("levers.line",
                          {points(lever.signed_by_end.mean), error_points(lever.signed_by_end.se),
                           months_change(lever.months_of_war.mean),
                           plain(lever.months_of_war.se, 1), joined(effects, out.say("and"))}),
                  5);
  }
}

bool is_clear(const Estimate& e) { return e.se > 0 && std::fabs(e.mean) >= 2 * e.se; }

// Something can be told apart from chance.
bool moves(const LeverEffect& lever) {
  return is_clear(lever.signed_by_end) || is_clear(lever.months_of_war) ||
         std::any_of(lever.endings.begin(), lever.endings.end(),
                     [](const EndingEffect& effect) { return effect.distinguishable; });
}

// Those that move something at length, the idle ones by name.
void write_moving(const Report& report, const std::vector<LeverEffect>& levers, Names names,
                  TextWriter& out) {
  std::vector<LeverEffect> moving;
  std::vector<std::string> indistinct, untouching;
  for (const LeverEffect& lever : levers) {
    const std::string name = name_of(*report.conflict, lever.id, names, out);
    if (!lever.touches)
      untouching.push_back(name);
    else if (moves(lever))
      moving.push_back(lever);
    else
      indistinct.push_back(name);
  }
  write_effects(report, moving, names, out);
  if (!indistinct.empty())
    out.paragraph(out.say("levers.idle", {joined(indistinct, out.say("list"))}), 2);
  if (!untouching.empty())
    out.paragraph(out.say("levers.untouching", {joined(untouching, out.say("list"))}), 2);
}

void write_pairs(const Report& report, TextWriter& out) {
  const std::vector<LeverPair>& pairs = report.findings.lever_pairs;
  if (pairs.empty()) return;
  out.heading(out.say("levers.pairs"));
  std::size_t told = 0;
  for (const LeverPair& pair : pairs) {
    if (!is_clear(pair.interaction) || told == kPairsShown) continue;
    if (told++ == 0) out.paragraph(out.say("levers.pairs.rule"), 2);
    out.item("-", out.say("levers.pairs.line",
                          {name_of(*report.conflict, pair.first, Names::levers, out),
                           name_of(*report.conflict, pair.second, Names::levers, out),
                           points(pair.signed_by_end.mean), error_points(pair.signed_by_end.se),
                           points(pair.interaction.mean), error_points(pair.interaction.se)}));
  }
  if (told == 0)
    out.paragraph(out.say("levers.pairs.none"), 2);
  else if (told < pairs.size())
    out.paragraph(out.say("levers.pairs.rest", {std::to_string(pairs.size() - told)}), 2);
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
  write_complete(*report.conflict, locks, out);
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

void write_belief(const Report& report, TextWriter& out) {
  if (report.findings.believed.empty()) return;
  out.heading(out.say("belief.title"));
  write_effects(report, report.findings.believed, Names::quantities, out);
}

void write_levers(const Report& report, TextWriter& out) {
  out.heading(out.say("levers.title"));
  const bool none = report.findings.levers.empty() && report.findings.openings.empty();
  if (report.findings.levers.empty()) out.paragraph(out.say("levers.none"), 2);
  if (!none) out.paragraph(out.say("levers.rule"), 2);
  write_moving(report, report.findings.levers, Names::levers, out);
  write_pairs(report, out);
  if (report.findings.openings.empty()) return;
  out.heading(out.say("levers.locks"));
  write_moving(report, report.findings.openings, Names::locks, out);
}

}  // namespace armistice
