// Agreements that come apart: how many, with which terms, in which worlds.
#include "outlook/relapse.h"

#include <gtest/gtest.h>

#include <string>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"

namespace armistice {
namespace {

constexpr int kWorlds = 32, kHistories = 40;

Conflict fragile_deals(const std::string& durability) {
  return conflict_from(R"yaml(
armistice: 1
title: Fragile
start: 2000-01-01
horizon: 6 months
solve_until: 12 months
parties:
  red: {role: belligerent}
  blue: {role: belligerent}
quantities:
  doubt: {assumed: uniform(0, 1), why: test}
  weather: {assumed: uniform(0, 1), why: test}
war: {stocks: {front: {start: 0, flow: "0 * weather"}}}
issues:
  land: {options: [line, split]}
  watch: {options: [no, yes]}
  money: {share: 0.5}
preferences:
  scale: as_given
  red: {land: {weight: 1, worth: {line: 1, split: 0}}}
  blue: {land: {weight: 1, worth: {line: 0, split: 1}}}
cost_of_war: {red: 0.01, blue: "0.01 * doubt"}
at_horizon: {red: 0.4, blue: 0.4}
)yaml" + durability + R"yaml(
talks: {proposers: {red: 1, blue: 1}, needed: [red, blue]}
endings: [{id: deal, when: signed}]
)yaml");
}

// Half of the agreements divide the land; all is watched or not by turns. A world's relapses grow
// with its doubt, and those of a divided land are the frequent ones.
std::vector<WorldHistories> played(const Worlds& draws, double split_more) {
  std::vector<WorldHistories> out(kWorlds);
  for (int w = 0; w < kWorlds; ++w) {
    out[w].world = w;
    out[w].deals = {{0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {1, 1, 0}};
    out[w].histories.resize(kHistories);
    for (int h = 0; h < kHistories; ++h) {
      History& history = out[w].histories[h];
      history.deal = h % 4;
      history.signed_month = history.ended_month = 1;
      history.ratified = true;
      const double chance = .5 * draws.of(w)[0] + (h % 4 >= 2 ? split_more : 0);
      history.lasting = (h / 4 + .5) / (kHistories / 4.0) > chance;
    }
  }
  return out;
}

TEST(Relapse, TermsAndQuantitiesThatGoWithIt) {
  const Conflict c = fragile_deals("durability: {holds: 0.5}");
  const Worlds draws = draw_worlds(c, 1, kWorlds);
  const RelapseFinding found = find_relapse(c, draws, played(draws, .4));
  EXPECT_NEAR(found.relapses.mean, .45, .02);
  ASSERT_EQ(found.terms.size(),
            2u);  // either option of the land; whether it is watched says nothing
  for (const RelapseFinding::Term& term : found.terms) {
    EXPECT_EQ(term.issue, 0);
    EXPECT_NEAR(term.share, .5, 1e-12);
    EXPECT_NEAR(term.effect.mean, term.option == 1 ? .4 : -.4, .02);
    EXPECT_GT(term.effect.se, 0);
  }
  ASSERT_EQ(found.drivers.size(), 1u);
  EXPECT_EQ(found.drivers[0].id, "doubt");
  EXPECT_GT(found.drivers[0].correlation, .95);
}

TEST(Relapse, NoTermIsNamedWhereNoneMatters) {
  const Conflict c = fragile_deals("durability: {holds: 0.5}");
  const Worlds draws = draw_worlds(c, 1, kWorlds);
  EXPECT_TRUE(find_relapse(c, draws, played(draws, 0)).terms.empty());
}

TEST(Relapse, NothingComesApartWithoutDurability) {
  const Conflict c = fragile_deals("");
  const Worlds draws = draw_worlds(c, 1, kWorlds);
  EXPECT_EQ(find_relapse(c, draws, played(draws, .4)).relapses.n, 0);
}

TEST(Relapse, HistoriesWithoutAnAgreementDoNotCount) {
  const Conflict c = fragile_deals("durability: {holds: 0.5}");
  const Worlds draws = draw_worlds(c, 1, kWorlds);
  std::vector<WorldHistories> worlds = played(draws, .4);
  for (WorldHistories& world : worlds)
    for (History& h : world.histories) h.ratified = false;
  EXPECT_EQ(find_relapse(c, draws, worlds).relapses.n, 0);
}

}  // namespace
}  // namespace armistice
