// The part of the report on the war alone: limits, pressure, waiting, loops, changes.
#include <algorithm>
#include <cmath>

#include "report/numbers.h"
#include "report/text_sections.h"

namespace armistice {
namespace {

constexpr std::size_t kDriversShown = 3, kLoopsShown = 3;
constexpr double kNotable = 0.02;  // change of a chance that is told

std::string thing_name(const Conflict& c, const std::string& id, const TextWriter& out) {
  for (const Stock& stock : c.stocks)
    if (stock.id == id) return out.title(stock.title, id);
  for (const Auxiliary& auxiliary : c.auxiliaries)
    if (auxiliary.id == id) return out.title(auxiliary.title, id);
  for (const Quantity& quantity : c.quantities)
    if (quantity.id == id) return out.title(quantity.title, id);
  for (const Lever& lever : c.levers)
    if (lever.id == id) return out.title(lever.title, id);
  return id;
}

std::string drivers_text(const Conflict& c, const std::vector<WarDriver>& drivers,
                         const TextWriter& out) {
  std::vector<std::string> parts;
  for (const WarDriver& driver : drivers) {
    if (parts.size() == kDriversShown) break;
    parts.push_back(thing_name(c, driver.id, out) + " (" + plain(driver.correlation, 2) + " ± " +
                    plain(driver.se, 2) + ")");
  }
  return parts.empty() ? out.say("war.no_drivers") : joined(parts, out.say("list"));
}

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
    if (pressure.loses_most.n > 0)
      out.paragraph(out.say("war.waiting", {name, percent(pressure.loses_most.mean) + " " +
                                                      error_points(pressure.loses_most.se)}),
                    4);
  }
}

void write_loops(const Conflict& c, const WarReading& war, TextWriter& out) {
  if (war.loops.empty()) return;
  out.paragraph(out.say("war.loops", {std::to_string(war.loops_found)}), 2);
  for (std::size_t k = 0; k < std::min(kLoopsShown, war.loops.size()); ++k) {
    const LoopReading& loop = war.loops[k];
    std::vector<std::string> names;
    for (const std::string& id : loop.stocks) names.push_back(thing_name(c, id, out));
    names.push_back(names.front());
    out.paragraph(out.say(loop.gain.front() < 0 ? "war.balancing" : "war.reinforcing",
                          {joined(names, " > "), percent(loop.dominance.front()),
                           percent(loop.dominance.back())}),
                  4);
  }
}

// A change is told by the limits that it moves, else by the stock that it moves most surely.
void write_changes(const Conflict& c, const WarReading& war, TextWriter& out) {
  for (const WarChange& change : war.changes) {
    std::vector<std::string> parts;
    for (const WarChange::Limit& limit : change.limits)
      if (std::abs(limit.difference.mean) > std::max(kNotable, 2 * limit.difference.se))
        parts.push_back(out.say("war.moves_limit",
                                {thing_name(c, limit.id, out), percent(limit.difference.mean)}));
    const WarChange::Stock* most = nullptr;
    const auto sureness = [](const WarChange::Stock& s) {
      return s.difference.se > 0 ? std::abs(s.difference.mean) / s.difference.se : 0;
    };
    for (const WarChange::Stock& stock : change.stocks)
      if (sureness(stock) > 2 && (most == nullptr || sureness(stock) > sureness(*most)))
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
  out.paragraph(out.say("war.note", {std::to_string(war.worlds), std::to_string(war.paths)}), 2);
}

}  // namespace armistice
