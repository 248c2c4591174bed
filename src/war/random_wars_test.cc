// The blocks of src/war against the slow war of the kit, on random small wars.

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kit/slow_war.h"
#include "kit/war_text.h"
#include "war/simulate.h"

namespace armistice {
namespace {

using kit::SlowWar;
using kit::WarText;

class RandomWar {
 public:
  explicit RandomWar(unsigned seed) : random_(seed) {}

  WarText text() {
    WarText t;
    t.substeps = pick({1, 2, 3, 4});
    t.runge_kutta = chance(0.4);
    t.now_month = 3;
    t.levers = 1;
    t.quantities = {"q0", "q1"};
    // names grow as things are declared, so that auxiliaries read only what comes before them
    names_ = {"q0", "q1", "s0", "s1", "s2", "t"};
    for (int k = 0; k < 4; ++k) {
      const std::string id = "a" + std::to_string(k);
      t.auxiliaries.emplace_back(id, auxiliary());
      names_.push_back(id);
    }
    t.overridable = {"q1", "a1"};
    t.stocks = {
        {.id = "s0", .start = "q0", .flow = "0.3 - 0.2 * s0 + 0.3 * " + term()},
        {.id = "s1", .start = "1", .flow = "noise.walk(0.2 + abs(" + term() + ")) - 0.1 * s1"},
        {.id = "s2", .start = "s0 + q1", .flow = "0.2 * " + term(), .min = -2, .max = 2}};
    add_modes(t);
    add_events(t);
    t.collapse = {"s1 > 2.5", "s1 < -2 or s0 > 4", "s1 > 2"};
    if (chance(0.5)) t.believed = {{"a2", "a2 * 1.5 + q0"}, {"q0", "q1"}, {"q1", "q0 + q1"}};
    return t;
  }

 private:
  bool chance(double p) { return std::uniform_real_distribution<>()(random_) < p; }
  template <class T>
  T pick(const std::vector<T>& of) {
    return of[std::uniform_int_distribution<std::size_t>(0, of.size() - 1)(random_)];
  }
  std::string pick(const std::vector<std::string>& of) { return pick<std::string>(of); }
  int pick(std::initializer_list<int> of) { return pick<int>(std::vector<int>(of)); }

  // A number within [-1, 1] or so.
  std::string term() { return "clamp(" + pick(names_) + " - 0.5 * " + pick(names_) + ", -1, 1)"; }
  std::string condition() {
    return pick({term() + " > " + pick({"0.2", "-0.1", "0.4"}), "m0 == hot", "m1 in (two, three)",
                 term() + " < " + term() + " and t > 1"});
  }
  std::string auxiliary() {
    switch (pick({0, 1, 2, 3, 4, 5})) {
      case 0: return term() + " + noise.uniform(-0.5, 0.5)";
      case 1: return "noise.normal(0.1, abs(" + term() + "))";
      case 2: return "delay(" + term() + ", 1.4)";
      case 3: return "smooth(" + term() + ", 3)";
      case 4: return "q0 * 2 - q1";
      default: return "if(m0 == hot, " + term() + ", 0.5 * " + term() + ")";
    }
  }
  void add_modes(WarText& t) {
    t.modes = {
        {.id = "m0",
         .states = {"cold", "hot"},
         .changes = {{.to = "hot", .hazard = "0.3 * abs(" + term() + ")"},
                     {.to = "cold", .when = term() + " > 0.3", .chance = "0.6"},
                     {.from = {"hot"}, .to = "cold", .hazard = "0.4"}}},
        {.id = "m1",
         .states = {"one", "two", "three"},
         .changes = {
             {.to = "two", .chance = "0.5", .date = 2.37},
             {.from = {"two"}, .to = "three", .date = 2.45},
             {.from = {"three", "two"}, .to = "one", .hazard = "0.2", .when = condition()}}}};
  }
  void add_events(WarText& t) {
    t.events = {{.id = "e0", .hazard = "0.4", .repeats = true, .add = {{"s0", "0.5 * " + term()}}},
                {.id = "e1",
                 .after = "e0",
                 .delay = "1 + " + term(),
                 .chance = "0.7",
                 .repeats = chance(0.5),
                 .set = {{"q1", term()}, {"s2", "s0"}}},
                {.id = "e2",
                 .when = condition(),
                 .chance = "0.8",
                 .repeats = chance(0.5),
                 .set = {{"m0", "1"}},
                 .add = {{"a1", "0.3"}}},
                {.id = "e3", .date = 4.6, .add = {{"s1", term()}, {"s0", "s1"}}},
                {.id = "e4", .when = condition(), .hazard = "0.3", .redraws = true},
                {.id = "e5", .date = 1.2, .set = {{"a1", term()}}, .lever = 0},
                {.id = "e6", .after = "e3", .delay = "0", .set = {{"s2", "9"}}}};
  }

  std::mt19937 random_;
  std::vector<std::string> names_;
};

void expect_same(const Conflict& conflict, const Paths& paths, const WarContext& context, int p,
                 const std::string& where) {
  SlowWar slow(context, static_cast<std::uint32_t>(p));
  for (int month = 0; month <= paths.months; ++month) {
    if (month > 0) slow.month(month - 1);
    for (int c = 0; c < paths.columns; ++c) {
      const double fast = paths.column(month, c)[p];
      const double exact = slow.at(static_cast<std::size_t>(c));
      if (std::isnan(exact) && std::isnan(fast)) continue;
      if (exact == fast) continue;
      ASSERT_NEAR(fast, exact, 1e-9) << where << " path " << p << " month " << month << " slot "
                                     << conflict.layout.slots[c].name << ' ' << c;
    }
    const bool ended = paths.collapse_month[p] >= 0 && paths.collapse_month[p] <= month;
    ASSERT_EQ(slow.collapsed, ended ? paths.collapse_by[p] : -1) << where << " month " << month;
    if (ended) return;
  }
}

TEST(RandomWars, BlocksAgreeWithTheSlowWar) {
  int collapses = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const WarText text = RandomWar(seed).text();
    const Conflict conflict = kit::war_from(text);
    const std::vector<double> quantities = {0.4, -0.7 + 0.02 * seed};
    WarContext context;
    context.conflict = &conflict;
    context.seed = seed;
    context.world = static_cast<int>(seed) * 3;
    context.quantities = quantities.data();
    context.view = text.believed.empty() ? 0 : 1;
    if (seed % 2 == 0) context.scenario.levers = {0};
    const Paths paths = run_war(context, 70, 10);
    EXPECT_EQ(paths.failed, 0) << paths.failed_name;
    for (int p = 0; p < 70; p += 3) {
      expect_same(conflict, paths, context, p, "war " + std::to_string(seed));
      if (HasFatalFailure()) return;
      collapses += paths.collapse_month[p] >= 0;
    }
  }
  EXPECT_GT(collapses, 50);  // the wars are not all dull
}

}  // namespace
}  // namespace armistice
