// Ensembles of models: blocks of draws, and draws that fail.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <stdexcept>

#include "kit/xmile_runs.h"

namespace armistice {
namespace {

// Every column of every lane at every step, and what failed: "lane@step name".
struct Ensemble {
  std::vector<std::vector<std::uint64_t>> bits;  // per lane
  std::vector<std::string> failed;
};

Ensemble run_lanes(const XmileRun& run, const Worlds& worlds, int first, int count) {
  std::vector<WarLane> lanes;
  for (int w = first; w < first + count; ++w)
    lanes.push_back({static_cast<std::uint32_t>(w), static_cast<std::uint32_t>(w), worlds.of(w)});
  Ensemble out;
  out.bits.resize(lanes.size());
  const WarContext context{&run.conflict, 5, 0, nullptr, 0, {}, PathSet::play};
  SeriesSinks sinks;
  sinks.row = [&](std::int64_t, const WarBlock& block) {
    for (int l = 0; l < count; ++l)
      for (const int slot : run.slots)
        out.bits[l].push_back(std::bit_cast<std::uint64_t>(block.frame.column(slot)[l]));
  };
  sinks.failed = [&](std::int64_t step, int lane, const std::string& name) {
    out.failed.push_back(std::to_string(first + lane) + "@" + std::to_string(step) + " " + name);
  };
  run_series(context, lanes, run.steps, run.save_every, Progress(), sinks);
  return out;
}

XmileRun read(const std::string& text,
              const std::vector<std::pair<std::string, std::string>>& vary) {
  Checked<XmileRun> run = read_xmile("m.xmile", memory_files({{"m.xmile", text}}), vary);
  if (!run) throw std::runtime_error(all_text(run.diagnostics));
  return std::move(*run.value);
}

TEST(XmileEnsembles, ADrawHasTheSameBitsAloneAndBesideOthers) {
  const std::string variables =
      stock("men", "100", "<outflow>losses</outflow><inflow>joining</inflow>") +
      flow("losses", "men * rate * NORMAL(1, 0.3) + DELAY1(joining, 3)") +
      flow("joining", "IF men &lt; 60 THEN POISSON(4) ELSE SMTH3(RANDOM(0, 3), 2, 1)") +
      aux("rate", "0.1") + aux("odd", "EXP(LN(rate) * 2) + SIN(TIME) / (TIME - 3)");
  for (const char* method : {"euler", "rk4"}) {
    const XmileRun run =
        read(model_text(variables, "<start>0</start><stop>9</stop><dt>0.25</dt>", method),
             {{"rate", "uniform(0, 0.5)"}, {"men", "lognormal(100, 0.2)"}});
    const Worlds worlds = draw_worlds(run.conflict, 5, 64);
    const Ensemble all = run_lanes(run, worlds, 0, 64);
    for (int w = 0; w < 64; w += 7) {
      const Ensemble one = run_lanes(run, worlds, w, 1);
      EXPECT_EQ(one.bits[0], all.bits[w]) << w;
      ASSERT_EQ(one.failed.size(), 1u);  // at time 3
      EXPECT_EQ(one.failed[0], std::to_string(w) + "@12 odd");
    }
    EXPECT_EQ(all.failed.size(), 64u);
  }
}

TEST(XmileEnsembles, WhatFailsIsFoundEvenIfItDoesNotShow) {
  const auto failed = [](const std::string& equation) {
    const XmileRun run = read(
        model_text(stock("s", "1", "<inflow>f</inflow>") + flow("f", equation) + aux("k", "1")),
        {{"k", "uniform(0, 1)"}});
    Worlds worlds = draw_worlds(run.conflict, 5, 3);
    worlds.values = {0.5, 0, 1};
    return run_lanes(run, worlds, 0, 3).failed;
  };
  using Found = std::vector<std::string>;
  EXPECT_EQ(failed("MIN(1, 1 / k)"), (Found{"1@0 f"}));
  EXPECT_EQ(failed("MAX(1, -EXP(800 * (1 - k) - 1))"), (Found{"1@0 f"}));
  EXPECT_EQ(failed("IF k = 0 THEN 0 ELSE 1 / k"), Found{});
  EXPECT_EQ(failed("SAFEDIV(1, k)"), Found{});
  EXPECT_EQ(failed("MIN(1, INF * (k + 1))"), Found{});  // infinity that is meant
  EXPECT_EQ(failed("MIN(1, 1 / (TIME - 4 - k))"), (Found{"1@4 f", "2@5 f"}));
}

TEST(XmileEnsembles, FixedFailuresAreSaidWhenTheModelIsRead) {
  const auto run = read_model(model_text(aux("a", "MIN(3, 1 / (2 - 2))") + aux("b", "INF")));
  ASSERT_TRUE(run);
  ASSERT_EQ(run.diagnostics.size(), 1u);
  EXPECT_EQ(run.diagnostics[0].key, "not-finite");
  EXPECT_EQ(run.diagnostics[0].line, 4);
}

}  // namespace
}  // namespace armistice
