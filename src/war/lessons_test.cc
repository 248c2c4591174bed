// What wars teach about types: a known answer, likelihoods by hand, and that it is fair.
#include "war/lessons.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "kit/long_run.h"
#include "kit/war_text.h"
#include "war/simulate.h"

namespace armistice {
namespace {

using kit::war_from;
using kit::WarText;

// A war in which `force` is what one party alone knows.
struct Secret {
  explicit Secret(const WarText& text, double lower, double upper, double chance = .5)
      : conflict(war_from(text)),
        types{{.party = 0, .upper = chance, .quantities = {0}, .values = {{lower, upper}}}} {
    conflict.parties.emplace_back();
    conflict.parties[0].id = "blue";
    conflict.informed = {0};
    const int slot = conflict.layout.quantities;
    const auto reads = [&](const Program& program) {
      return std::find(program.reads.begin(), program.reads.end(), slot) != program.reads.end();
    };
    for (Event& e : conflict.events)
      if (reads(e.hazard) || reads(e.chance)) e.informed = 0;
    for (Mode& m : conflict.modes)
      for (ModeChange& change : m.changes)
        if (reads(change.hazard) || reads(change.chance)) change.informed = 0;
    quantities.assign(conflict.quantities.size(), lower + chance * (upper - lower));
  }
  WarContext context() const {
    WarContext out;
    out.conflict = &conflict;
    out.seed = 2026;
    out.quantities = quantities.data();
    out.types = types;
    return out;
  }
  // A block of paths at the beginning; type -1: as the chances have it.
  void start(int first, int type, WarBlock& block) const {
    std::vector<std::uint32_t> numbers(kMaxLanes);
    std::iota(numbers.begin(), numbers.end(), static_cast<std::uint32_t>(first));
    start_block(context(), numbers, block);
    draw_types(context(), block);
    if (type >= 0) block.types[0].fill(static_cast<std::uint8_t>(type));
  }

  Conflict conflict;
  std::vector<PrivateTypes> types;
  std::vector<double> quantities;
};

WarText one_event(const WarText::Event& event, int substeps = 1) {
  WarText text;
  text.substeps = substeps;
  text.quantities = {"force"};
  text.stocks = {{.id = "front", .start = "0", .flow = "0"}};
  text.events = {event};
  return text;
}

double count(const WarBlock& block, const Conflict& c, int event, int lane) {
  return block.frame.column(c.layout.event_counts + event)[lane];
}

// The oracle learning_sprt (Wald 1945): battles are won with .6 by the strong and with .4 by the
// weak; each multiplies the odds by 1.5 or divides them by that, and both are .95 apart after 8
// net wins.
TEST(Lessons, BattlesAreASequentialTest) {
  const Secret war(one_event({.id = "won", .when = "t >= 0", .chance = "force", .repeats = true}),
                   .4, .6);
  const double border = std::log(19.0), step = std::log(1.5);
  int right = 0, n = 0;
  double sum = 0, squares = 0;
  WarBlock block;
  for (int first = 0; first < sample_size(64 * 150); first += kMaxLanes) {
    war.start(first, -1, block);
    std::vector<double> told(kMaxLanes, 0.0);
    std::vector<bool> done(kMaxLanes, false);
    int open = kMaxLanes;
    for (int month = 0; open > 0; ++month) {
      step_month(war.context(), month, block);
      for (int l = 0; l < kMaxLanes; ++l) {
        if (done[l]) continue;
        told[l] += block.lessons[0][l];
        const double won = count(block, war.conflict, 0, l);
        ASSERT_NEAR(told[l], (2 * won - (month + 1)) * step, 1e-9);
        if (std::fabs(told[l]) < border) continue;
        done[l] = true;
        --open;
        EXPECT_EQ(std::lround(std::fabs(told[l]) / step), 8);
        right += (told[l] > 0) == (block.types[0][l] == 1);
        sum += month + 1;
        squares += (month + 1.0) * (month + 1.0);
        ++n;
      }
    }
  }
  const double p = .9624468241161801, mean = sum / n;
  EXPECT_NEAR(static_cast<double>(right) / n, p, 3 * std::sqrt(p * (1 - p) / n));
  EXPECT_NEAR(mean, 36.99574592929441, 3 * std::sqrt((squares / n - mean * mean) / n));
}

// Nothing is news, too: an event that comes once, with a rate of its own per type.
TEST(Lessons, WaitingTellsAsMuchAsItShould) {
  const double rate[2] = {.2, .5}, thinned = .7, dt = .25;
  const Secret war(
      one_event({.id = "raid", .hazard = "force", .chance = ".7", .add = {{"front", "1 + t"}}}, 4),
      rate[0], rate[1]);
  double p[2];
  for (int type : {0, 1}) p[type] = (1 - std::exp(-rate[type] * dt)) * thinned;
  WarBlock block;
  war.start(0, 1, block);
  std::vector<double> told(kMaxLanes, 0.0);
  for (int month = 0; month < 10; ++month) {
    step_month(war.context(), month, block);
    for (int l = 0; l < kMaxLanes; ++l) {
      told[l] += block.lessons[0][l];
      const double when = block.frame.column(war.conflict.layout.stocks)[l] - 1;
      const bool happened = when >= 0;
      const double quiet = happened ? std::round(when / dt) : (month + 1) / dt;
      const double exact =
          quiet * std::log((1 - p[1]) / (1 - p[0])) + (happened ? std::log(p[1] / p[0]) : 0);
      EXPECT_NEAR(told[l], exact, 1e-9) << month << " " << l;
    }
  }
}

WarText eventful() {
  WarText text;
  text.substeps = 2;
  text.quantities = {"force"};
  text.stocks = {{.id = "front", .start = "3", .flow = "noise.walk(.3)"}};
  text.modes = {{.id = "mood",
                 .states = {"calm", "wild"},
                 .changes = {{.to = "wild", .hazard = ".3 * force + .02 * max(front, 0)"},
                             {.to = "calm", .hazard = ".2"},
                             {.to = "calm", .chance = "force / 2", .date = 3}}}};
  text.events = {{.id = "raid",
                  .hazard = ".1 + if(mood == wild, force, 0)",
                  .repeats = true,
                  .add = {{"front", "-1"}}},
                 {.id = "parade", .chance = "force", .date = 2.5, .add = {{"front", "1"}}},
                 {.id = "echo", .after = "parade", .delay = "1", .chance = "1 - force"}};
  return text;
}

// Under either type the likelihood ratio of what is seen is 1 on average, and where types are
// drawn by the chances of the case the posterior is the prior on average, and right.
TEST(Lessons, AreFair) {
  const double prior = .3;
  const Secret war(eventful(), .2, .45, prior);
  const int paths = sample_size(64 * 400);
  double ratio = 0, ratio_squares = 0, posterior = 0, squares = 0, brier = 0, expected = 0;
  WarBlock block;
  for (const int type : {0, -1})
    for (int first = 0; first < paths; first += kMaxLanes) {
      war.start(first, type, block);
      std::vector<double> told(kMaxLanes, 0.0);
      for (int month = 0; month < 8; ++month) {
        step_month(war.context(), month, block);
        for (int l = 0; l < kMaxLanes; ++l) told[l] += block.lessons[0][l];
      }
      for (int l = 0; l < kMaxLanes; ++l) {
        const double r = std::exp(told[l]);
        const double b = prior * r / (prior * r + 1 - prior);
        if (type == 0) {
          ratio += r / paths;
          ratio_squares += r * r / paths;
        } else {
          posterior += b / paths;
          squares += b * b / paths;
          const double miss = block.types[0][l] - b;
          brier += miss * miss / paths;
          expected += b * (1 - b) / paths;
        }
      }
    }
  EXPECT_NEAR(ratio, 1, 3 * std::sqrt((ratio_squares - ratio * ratio) / paths));
  EXPECT_NEAR(posterior, prior, 3 * std::sqrt((squares - posterior * posterior) / paths));
  EXPECT_NEAR(brier, expected, 3 * .3 / std::sqrt(paths));
  EXPECT_LT(brier, .95 * prior * (1 - prior));  // something was learnt
}

// Types that differ in nothing the war reads: the same bits as a number that is no secret.
TEST(Lessons, EqualTypesFightTheSameWar) {
  const Secret war(eventful(), .3, .3);
  EXPECT_FALSE(war_teaches(war.conflict, war.types[0]));
  const Conflict open = war_from(eventful());
  WarContext context = war.context();
  const Paths typed = run_war(context, 200, 8);
  context.conflict = &open;
  context.types = {};
  const Paths plain = run_war(context, 200, 8);
  EXPECT_EQ(typed.state, plain.state);
}

// Each type's war is that of a case in which its numbers are no secret.
TEST(Lessons, EachTypeHasItsOwnWar) {
  const Secret war(eventful(), .2, .45);
  EXPECT_TRUE(war_teaches(war.conflict, war.types[0]));
  const Conflict open = war_from(eventful());
  for (int type : {0, 1}) {
    WarBlock typed, plain;
    war.start(0, type, typed);
    WarContext context = war.context();
    context.conflict = &open;
    context.types = {};
    const double force = war.types[0].values[0][static_cast<std::size_t>(type)];
    context.quantities = &force;
    start_block(context, typed.path, plain);
    for (int month = 0; month < 8; ++month) {
      step_month(war.context(), month, typed);
      step_month(context, month, plain);
    }
    for (int slot = 0; slot < war.conflict.layout.state_end; ++slot)
      for (int l = 0; l < kMaxLanes; ++l)
        ASSERT_EQ(typed.frame.column(slot)[l], plain.frame.column(slot)[l]) << slot << " " << l;
  }
}

// What one type never does tells for good.
TEST(Lessons, WhatOneTypeNeverDoes) {
  const Secret war(one_event({.id = "won", .when = "t >= 0", .chance = "force", .repeats = true}),
                   0, .5);
  WarBlock block;
  war.start(0, 1, block);
  step_month(war.context(), 0, block);
  for (int l = 0; l < kMaxLanes; ++l)
    EXPECT_EQ(block.lessons[0][l], count(block, war.conflict, 0, l) > 0
                                       ? std::numeric_limits<double>::infinity()
                                       : std::log1p(-.5));
}

// A chance that is no number counts once, in the lanes that are of the type.
TEST(Lessons, BadChancesAreCountedForTheTypeTheyConcern) {
  const Secret war(one_event({.id = "won", .when = "t >= 0", .chance = "force", .repeats = true}),
                   .5, 1.5);
  WarBlock block;
  war.start(0, -1, block);
  const auto upper = std::accumulate(block.types[0].begin(), block.types[0].end(), 0);
  step_month(war.context(), 0, block);
  EXPECT_EQ(block.failed, upper);
  EXPECT_GT(upper, 0);
  EXPECT_LT(upper, kMaxLanes);
}

}  // namespace
}  // namespace armistice
