#include "outlook/war_reading.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "outlook/estimates.h"
#include "outlook/study.h"
#include "outlook/rank_drivers.h"
#include "outlook/war_courses.h"
#include "outlook/war_loops.h"
#include "util/parallel.h"
#include "util/statistics.h"

namespace armistice {
namespace {

using Courses = std::vector<WorldCourses>;

Courses all_courses(const Conflict& c, const Worlds& draws, const ReadingOptions& options,
                    const Scenario& scenario, bool truce) {
  Courses out(options.worlds);
  parallel_for(options.worlds, options.threads, [&](int w) {
    out[w] = run_courses(c, draws, {w, options.paths, both(options.standing, scenario), truce});
  });
  return out;
}

// The mean over worlds of what `value` says of one; worlds of which it says no number are left out.
Estimate over_worlds(const Courses& courses,
                     const std::function<double(const WorldCourses&)>& value) {
  std::vector<WorldValue> values;
  for (const WorldCourses& world : courses)
    if (const double v = value(world); std::isfinite(v)) values.push_back({world.world, 1, v, 0});
  return estimate_over_worlds(values);
}

double share_of(const WorldCourses& world,
                const std::function<double(const std::vector<int>&)>& part) {
  double sum = 0;
  for (const std::vector<int>& months : world.limit_month) sum += part(months);
  return world.counted > 0 ? sum / world.counted : std::nan("");
}

// ---- drivers ----

// Marks every slot that a program rests on: directly, through auxiliaries, stocks and modes, and
// through events that set them. What the war does not reach cannot drive it.
class Reach {
 public:
  Reach(const Conflict& c, const Program& program) : c_(c), marked_(c.layout.size(), 0) {
    add(program);
    while (!open_.empty()) {
      const int slot = open_.back();
      open_.pop_back();
      follow(slot);
    }
  }
  bool holds(int slot) const { return marked_[slot] != 0; }

 private:
  void add(const Program& program) {
    for (const int slot : program.reads)
      if (!marked_[slot]) {
        marked_[slot] = 1;
        open_.push_back(slot);
      }
  }
  void follow(int slot) {
    const Layout& l = c_.layout;
    if (const std::size_t i = slot - l.auxiliaries;
        slot >= l.auxiliaries && i < c_.auxiliaries.size())
      add(c_.auxiliaries[i].is);
    if (const std::size_t s = slot - l.stocks; slot >= l.stocks && s < c_.stocks.size()) {
      add(c_.stocks[s].start);
      add(c_.stocks[s].flow);
    }
    if (const std::size_t n = slot - l.noises; slot >= l.noises && n < c_.noises.size()) {
      add(c_.noises[n].a);
      add(c_.noises[n].b);
    }
    for (const Delay& delay : c_.delays)
      if (slot >= delay.first_slot && slot <= delay.first_slot + delay.length) add(delay.input);
    if (const std::size_t m = slot - l.modes; slot >= l.modes && m < c_.modes.size())
      for (const ModeChange& change : c_.modes[m].changes)
        for (const Program* p : {&change.when, &change.hazard, &change.chance}) add(*p);
    for (const Event& event : c_.events)
      for (const Effect& effect : event.effects) {
        const std::size_t over = effect.slot - l.overrides;
        const bool sets = effect.slot == slot ||
                          (effect.slot >= l.overrides && over < c_.override_targets.size() &&
                           c_.override_targets[over] == slot);
        if (!sets) continue;
        add(effect.value);
        for (const Program* p : {&event.when, &event.hazard, &event.chance, &event.delay}) add(*p);
      }
  }

  const Conflict& c_;
  std::vector<char> marked_;
  std::vector<int> open_;
};

struct Candidate {
  std::string id, kind;
  std::function<double(const WorldCourses&)> value;
};

// Quantities, and auxiliaries and stocks as they stand at `now`, on which the program rests.
std::vector<Candidate> candidates(const Conflict& c, const Worlds& draws, const Program& program) {
  std::vector<Candidate> out;
  const Reach reach(c, program);
  const auto at = [](int slot) {
    return [slot](const WorldCourses& w) { return w.values_now[slot]; };
  };
  for (std::size_t q = 0; q < c.quantities.size(); ++q)
    if (!c.quantities[q].implicit && reach.holds(c.layout.quantities + static_cast<int>(q)))
      out.push_back({c.quantities[q].id, "quantity",
                     [q, &draws](const WorldCourses& w) { return draws.of(w.world)[q]; }});
  for (std::size_t i = 0; i < c.auxiliaries.size(); ++i)
    if (reach.holds(c.layout.auxiliaries + static_cast<int>(i)))
      out.push_back(
          {c.auxiliaries[i].id, "auxiliary", at(c.layout.auxiliaries + static_cast<int>(i))});
  for (std::size_t s = 0; s < c.stocks.size(); ++s)
    if (!c.stocks[s].hidden && reach.holds(c.layout.stocks + static_cast<int>(s)))
      out.push_back({c.stocks[s].id, "stock", at(c.layout.stocks + static_cast<int>(s))});
  return out;
}

std::vector<WarDriver> drivers_of(const Courses& courses, const std::vector<Candidate>& candidates,
                                  const std::function<double(const WorldCourses&)>& target) {
  std::vector<const WorldCourses*> usable;
  std::vector<double> targets;
  for (const WorldCourses& world : courses)
    if (const double t = target(world); world.counted > 0 && std::isfinite(t)) {
      usable.push_back(&world);
      targets.push_back(t);
    }
  std::vector<WarDriver> out;
  for (const Candidate& candidate : candidates) {
    std::vector<double> values;
    for (const WorldCourses* world : usable) values.push_back(candidate.value(*world));
    if (std::optional<WarDriver> driver = rank_driver(values, targets)) {
      driver->id = candidate.id;
      driver->kind = candidate.kind;
      out.push_back(*std::move(driver));
    }
  }
  return out;
}

void keep_clear(WarReading& reading) {
  std::vector<std::vector<WarDriver>*> lists;
  for (LimitReading& limit : reading.limits) lists.push_back(&limit.drivers);
  for (PressureReading& pressure : reading.pressure) lists.push_back(&pressure.drivers);
  keep_clear_drivers(lists);
}

// ---- limits ----

// Chance that limit k is the first of its party's to bind; limits of the same month share it.
double first_part(const Conflict& c, const std::vector<int>& months, std::size_t k) {
  if (months[k] < 0) return 0;
  int together = 0;
  for (std::size_t other = 0; other < months.size(); ++other) {
    if (c.limits[other].party != c.limits[k].party || months[other] < 0) continue;
    if (months[other] < months[k]) return 0;
    together += months[other] == months[k];
  }
  return 1.0 / together;
}

// Mean month of a limit from now on; where it never binds, the month after the end.
double mean_month(const Conflict& c, const WorldCourses& world, std::size_t k) {
  const int never = c.calendar.end_month - c.calendar.now_month + 1;
  return share_of(world, [&](const std::vector<int>& months) {
    return static_cast<double>(months[k] >= 0 ? months[k] : never);
  });
}

LimitReading read_limit(const Conflict& c, const Courses& courses,
                        const std::vector<Candidate>& candidates, std::size_t k) {
  LimitReading out;
  out.id = c.limits[k].id;
  out.party = c.limits[k].party;
  out.broken_by_end = over_worlds(courses, [&](const WorldCourses& world) {
    return share_of(world, [&](const std::vector<int>& months) { return months[k] >= 0; });
  });
  out.first = over_worlds(courses, [&](const WorldCourses& world) {
    return share_of(world,
                    [&](const std::vector<int>& months) { return first_part(c, months, k); });
  });
  std::vector<WorldDates> dates;
  bool ever = false;
  for (const WorldCourses& world : courses) {
    WorldDates when{world.world, {}, {}};
    for (const std::vector<int>& months : world.limit_month)
      if (months[k] >= 0) when.at.push_back(months[k]);
    when.weight.assign(when.at.size(), 1.0);
    ever = ever || !when.at.empty();
    dates.push_back(std::move(when));
  }
  if (ever) out.month = estimate_dates(dates);
  out.drivers = drivers_of(courses, candidates,
                           [&](const WorldCourses& world) { return -mean_month(c, world, k); });
  // a limit goes with itself
  std::erase_if(out.drivers, [&](const WarDriver& driver) { return driver.id == out.id; });
  return out;
}

// ---- pressure and waiting ----

double rise_of(const Conflict& c, const WorldCourses& world, int party) {
  const int months = c.calendar.end_month - c.calendar.now_month;
  return months > 0 ? (world.cost_end[party] - world.cost_now[party]) / months : 0;
}

// 1 where the party's cost rises most among the belligerents; ties share it.
double rises_most(const Conflict& c, const WorldCourses& world, int party) {
  const double own = rise_of(c, world, party);
  if (!std::isfinite(own)) return std::nan("");
  int ties = 0;
  for (std::size_t p = 0; p < c.parties.size(); ++p) {
    if (c.parties[p].role != Role::belligerent) continue;
    const double other = rise_of(c, world, static_cast<int>(p));
    if (other > own) return 0;
    ties += other == own;
  }
  return ties > 0 ? 1.0 / ties : 0;
}

PressureReading read_pressure(const Conflict& c, const Courses& courses,
                              const std::vector<Candidate>& candidates, int party) {
  PressureReading out;
  out.party = party;
  out.now = over_worlds(courses, [&](const WorldCourses& w) { return w.cost_now[party]; });
  out.end = over_worlds(courses, [&](const WorldCourses& w) { return w.cost_end[party]; });
  out.rise = over_worlds(courses, [&](const WorldCourses& w) { return rise_of(c, w, party); });
  out.strained = over_worlds(courses, [&](const WorldCourses& world) {
    return share_of(world, [&](const std::vector<int>& months) {
      for (std::size_t k = 0; k < months.size(); ++k)
        if (c.limits[k].party == party && months[k] >= 0) return 1.0;
      return 0.0;
    });
  });
  if (c.parties[party].role == Role::belligerent)
    out.loses_most =
        over_worlds(courses, [&](const WorldCourses& w) { return rises_most(c, w, party); });
  out.drivers =
      drivers_of(courses, candidates, [&](const WorldCourses& w) { return w.cost_now[party]; });
  return out;
}

// ---- what a truce or a lever changes ----

WarChange compare(const Conflict& c, const Courses& base, const Courses& changed,
                  const std::string& id) {
  WarChange out;
  out.id = id;
  const auto paired = [&](const std::function<double(const WorldCourses&)>& value) {
    return over_worlds(base, [&](const WorldCourses& world) {
      return value(changed[world.world]) - value(world);
    });
  };
  for (std::size_t s = 0; s < c.stocks.size(); ++s)
    if (!c.stocks[s].hidden)
      out.stocks.push_back(
          {c.stocks[s].id, paired([s](const WorldCourses& w) { return w.stocks_end[s]; })});
  for (std::size_t k = 0; k < c.limits.size(); ++k) {
    const Estimate chance = paired([k](const WorldCourses& w) {
      return share_of(
          w, [k](const std::vector<int>& months) { return static_cast<double>(months[k] >= 0); });
    });
    out.limits.push_back({c.limits[k].id, chance,
                          paired([&](const WorldCourses& w) { return mean_month(c, w, k); })});
  }
  for (std::size_t p = 0; p < c.parties.size(); ++p)
    if (c.cost_of_war[p].given())
      out.pressure.push_back(
          {static_cast<int>(p), paired([p](const WorldCourses& w) { return w.cost_end[p]; })});
  return out;
}

// Whether anything of the war reads the phase: else a truce changes nothing.
bool reads_phase(const Conflict& c) {
  const auto reads = [&](const Program& program) {
    return std::find(program.reads.begin(), program.reads.end(), c.layout.phase) !=
           program.reads.end();
  };
  bool any = false;
  for (const Stock& stock : c.stocks) any |= reads(stock.flow);
  for (const Auxiliary& auxiliary : c.auxiliaries) any |= reads(auxiliary.is);
  for (const Event& event : c.events) any |= reads(event.when) || reads(event.hazard);
  for (const Mode& mode : c.modes)
    for (const ModeChange& change : mode.changes) any |= reads(change.when) || reads(change.hazard);
  return any;
}

}  // namespace

WarReading read_war(const Conflict& c, const Worlds& draws, const ReadingOptions& options,
                    Progress& progress) {
  WarReading out;
  ReadingOptions run = options;
  run.worlds = std::min(run.worlds, draws.count);
  const int rounds = 1 + (options.changes ? static_cast<int>(c.levers.size()) + 1 : 0);
  const Courses base = all_courses(c, draws, run, {}, false);
  progress.update("reading the war", 1, rounds);
  out.worlds = run.worlds;
  out.paths = run.paths;
  for (const WorldCourses& world : base) out.broken += world.broken;
  for (std::size_t k = 0; k < c.limits.size(); ++k)
    out.limits.push_back(read_limit(c, base, candidates(c, draws, c.limits[k].broken), k));
  for (std::size_t p = 0; p < c.parties.size(); ++p)
    if (c.cost_of_war[p].given())
      out.pressure.push_back(
          read_pressure(c, base, candidates(c, draws, c.cost_of_war[p]), static_cast<int>(p)));
  keep_clear(out);
  find_loops(c, draws, run.paths, out);
  if (!options.changes) return out;
  if (reads_phase(c))
    out.changes.push_back(compare(c, base, all_courses(c, draws, run, {}, true), "truce"));
  for (std::size_t l = 0; l < c.levers.size() && !progress.interrupted(); ++l) {
    const Scenario scenario{{}, {static_cast<int>(l)}};
    out.changes.push_back(
        compare(c, base, all_courses(c, draws, run, scenario, false), c.levers[l].id));
    progress.update("reading the war", 2 + static_cast<int>(l), rounds);
  }
  return out;
}

}  // namespace armistice
