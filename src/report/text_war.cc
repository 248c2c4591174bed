// The part of the report on the war alone: limits, pressure, waiting, loops, changes.
#include <algorithm>
#include <cmath>
#include <limits>

#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kLoopsShown = 3;
constexpr double kNotable = 0.02;  // change of a chance, or part of a cost, that is told
constexpr double kMonths = 0.5;    // change of a date

void write_limits(const Conflict& c, const WarReading& war, TextWriter& out) {
  for (const LimitReading& limit : war.limits) {
    const std::string name = thing_name(c, limit.id, out);
    const std::string chance =
        percent(limit.broken_by_end.mean) + " " + error_points(limit.broken_by_end.se);
    if (limit.month.n == 0) {
      out.paragraph(out.say("war.never", {name}), 2);
      continue;
    }
    out.paragraph(
        out.say("war.limit", {name, chance, percent(limit.first.mean), months(limit.month.p50),
                              months(limit.month.p05), months(limit.month.p95)}),
        2);
    out.paragraph(out.say("war.drivers", {drivers_text(c, limit.drivers, out)}), 4);
  }
}

void write_pressure(const Conflict& c, const WarReading& war, TextWriter& out) {
  for (const PressureReading& pressure : war.pressure) {
    const std::string name = party_name(c, pressure.party, out);
    out.paragraph(
        out.say("war.pressure", {name, plain(pressure.now.mean, 4), plain(pressure.end.mean, 4),
                                 drivers_text(c, pressure.drivers, out)}),
        2);
    if (war.worlds == 1 && pressure.loses_most.mean > .5)
      out.paragraph(out.say("war.waiting_one"), 4);
    if (war.worlds > 1 && pressure.loses_most.n > 0)
      out.paragraph(out.say("war.waiting", {name, percent(pressure.loses_most.mean) + " " +
                                                      error_points(pressure.loses_most.se)}),
                    4);
  }
}

// By the sign of its gain, over all dates at which it has one.
const char* loop_kind(const LoopReading& loop) {
  bool up = false, down = false;
  for (const double gain : loop.gain) {
    up |= gain > 0;
    down |= gain < 0;
  }
  return up && down ? "war.turning" : down ? "war.balancing" : "war.reinforcing";
}

void write_loops(const Conflict& c, const WarReading& war, TextWriter& out) {
  if (war.loops.empty()) return;
  std::vector<std::string> dates;
  for (const Date& date : war.loop_dates) dates.push_back(to_text(date));
  out.paragraph(
      out.say("war.loops", {std::to_string(war.loops_found), joined(dates, out.say("list"))}), 2);
  for (std::size_t k = 0; k < std::min(kLoopsShown, war.loops.size()); ++k) {
    const LoopReading& loop = war.loops[k];
    std::vector<std::string> names;
    for (const std::string& id : loop.stocks) names.push_back(thing_name(c, id, out));
    names.push_back(names.front());
    std::vector<std::string> shares;
    for (const double share : loop.dominance) shares.push_back(percent(share));
    out.paragraph(out.say(loop_kind(loop), {joined(names, " > "), joined(shares, out.say("list"))}),
                  4);
  }
}

// How far a difference stands from none, in errors; one that is the same in every world is sure.
double sureness(const Estimate& e) {
  if (e.mean == 0 || e.n < 2) return 0;
  return e.se > 0 ? std::abs(e.mean) / e.se : std::numeric_limits<double>::infinity();
}

// The limits and costs of war that a change moves.
std::vector<std::string> strains_moved(const Conflict& c, const WarReading& war,
                                       const WarChange& change, const TextWriter& out) {
  std::vector<std::string> parts;
  for (const WarChange::Limit& limit : change.limits) {
    const std::string name = thing_name(c, limit.id, out);
    if (std::abs(limit.difference.mean) > std::max(kNotable, 2 * limit.difference.se))
      parts.push_back(out.say("war.moves_limit", {name, points(limit.difference.mean)}));
    if (std::abs(limit.later.mean) > std::max(kMonths, 2 * limit.later.se))
      parts.push_back(out.say("war.moves_date", {name, plain(limit.later.mean, 2)}));
  }
  for (std::size_t p = 0; p < change.pressure.size(); ++p) {
    const Estimate& difference = change.pressure[p].difference;
    if (sureness(difference) > 2 &&
        std::abs(difference.mean) > kNotable * std::abs(war.pressure[p].end.mean))
      parts.push_back(out.say("war.moves_cost", {party_name(c, change.pressure[p].party, out),
                                                 plain(difference.mean, 3)}));
  }
  return parts;
}

// A change is told by the limits and costs that it moves, and the stock that it moves most surely.
void write_changes(const Conflict& c, const WarReading& war, TextWriter& out) {
  for (const WarChange& change : war.changes) {
    std::vector<std::string> parts = strains_moved(c, war, change, out);
    const WarChange::Stock* most = nullptr;
    for (const WarChange::Stock& stock : change.stocks)
      if (sureness(stock.difference) > 2 &&
          (most == nullptr || sureness(stock.difference) > sureness(most->difference)))
        most = &stock;
    if (most != nullptr)
      parts.push_back(out.say("war.moves_stock",
                              {thing_name(c, most->id, out), plain(most->difference.mean, 3)}));
    const std::string name =
        change.id == "truce" ? out.say("war.truce") : thing_name(c, change.id, out);
    out.paragraph(name + out.say("colon") +
                      (parts.empty() ? out.say("war.nothing") : joined(parts, out.say("and"))),
                  2);
  }
}

}  // namespace

void write_war(const Report& report, TextWriter& out) {
  const WarReading& war = report.findings.war;
  if (war.worlds == 0) return;
  const Conflict& c = *report.conflict;
  out.heading(out.say("war.title"));
  write_limits(c, war, out);
  write_pressure(c, war, out);
  write_loops(c, war, out);
  write_changes(c, war, out);
  const std::string paths = std::to_string(war.paths);
  out.paragraph(war.worlds == 1 ? out.say("war.note_one", {paths})
                                : out.say("war.note", {std::to_string(war.worlds), paths}),
                2);
}

}  // namespace armistice
