#include "outlook/ending_packages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "deals/count_packages.h"
#include "deals/worth.h"
#include "expr/evaluate.h"
#include "kit/case_text.h"

namespace armistice {
namespace {

Conflict with_endings(const std::string& endings) {
  return conflict_from(R"yaml(
armistice: 1
title: Endings
start: 2000-01-01
horizon: 12 months
parties:
  red: {role: belligerent}
  blue: {role: belligerent}
war:
  stocks: {front: {start: 5, flow: "0"}}
  modes: {stance: {states: [backs, gone], start: backs}}
  collapse: {red: {when: "front < 0"}}
issues:
  land: {options: [keep, split, give]}
  watch: {options: [none, some, full]}
  money: {share: 0.25}
preferences:
  scale: as_given
  red: {land: {weight: 1, worth: {keep: 1, split: .5, give: 0}}}
  blue: {land: {weight: 1, worth: {keep: 0, split: .5, give: 1}}}
cost_of_war: {red: 0.1, blue: 0.1}
at_horizon: {red: "0", blue: "0"}
durability: {holds: "if(watch == none, 0.5, 1)"}
talks: {proposers: {red: 1}, needed: [red, blue], features: [front]}
endings:
)yaml" + endings);
}

bool left_out(const std::vector<Program>& without, const Conflict& c, const Deal& deal) {
  return std::any_of(without.begin(), without.end(),
                     [&](const Program& rule) { return holds_for(rule, c, deal); });
}

// Every package that can lead to the ending, as "land watch money".
std::vector<std::string> leading(const Conflict& c, int ending) {
  const std::vector<Program> without = packages_without_ending(c, ending);
  std::vector<std::string> found;
  for (std::int16_t a = 0; a < 3; ++a)
    for (std::int16_t b = 0; b < 3; ++b)
      for (std::int16_t m = 0; m < 5; ++m)
        if (!left_out(without, c, {a, b, m}))
          found.push_back(std::to_string(a) + " " + std::to_string(b) + " " + std::to_string(m));
  return found;
}

TEST(EndingPackages, KnownAnswers) {
  const Conflict c = with_endings(R"yaml(
  - {id: broken, when: "collapsed_by == red"}
  - {id: lapsed, when: "relapsed"}
  - {id: watched, when: "signed and watch == full and land in (split, give)"}
  - {id: paid, when: "signed and money >= 0.75 and (watch != full or front > 3)"}
  - {id: same, when: "signed and watch == full and land == split"}
  - {id: rest, when: "signed"}
  - {id: war, when: "not signed"}
)yaml");
  EXPECT_TRUE(leading(c, 0).empty());    // nobody has collapsed
  EXPECT_EQ(leading(c, 1).size(), 45u);  // any package may break
  EXPECT_EQ(leading(c, 2).size(), 2u * 5);
  EXPECT_EQ(leading(c, 3).size(), (9u - 2) * 2);  // what is watched comes first
  EXPECT_TRUE(leading(c, 4).empty());             // always named before
  // money of .75 is `paid` for sure unless fully watched, where the front decides
  EXPECT_EQ(leading(c, 5).size(), 7u * 3 + 2);
  EXPECT_TRUE(leading(c, 6).empty());
  EXPECT_TRUE(leading(c, 7).empty());  // `other`: signed or not signed comes before
  EXPECT_EQ(count_packages(c, packages_without_ending(c, 3)), "14");
  EXPECT_EQ(count_packages(c, packages_without_ending(c, 6)), "0");
}

// Whatever the rest of the state is: a package with which the ending comes first is never left out.
TEST(EndingPackages, NoPackageThatLeadsThereIsLeftOut) {
  const Conflict c = with_endings(R"yaml(
  - {id: a, when: "if(front > 4, watch == full, land == keep) and stance == backs"}
  - {id: b, when: "not (relapsed or watch == none) or ever(front > 6) and money > 0.5"}
  - {id: c, when: "min(land == give, front) and month > 3"}
  - {id: d, when: "table(money, 0, 0, 0.5, 0, 1, 1) > 0.4 and (stance == gone or land != split)"}
  - {id: e, when: "signed and land == split"}
)yaml");
  std::mt19937 random(2);
  Frame frame(c.layout.size(), 1);
  std::vector<std::vector<Program>> without;
  for (int e = 0; e < static_cast<int>(c.endings.size()); ++e)
    without.push_back(packages_without_ending(c, e));
  std::vector<int> named(c.endings.size(), 0);
  for (int round = 0; round < 20000; ++round) {
    for (int slot = 0; slot < c.layout.size(); ++slot)
      frame.column(slot)[0] = static_cast<double>(random() % 10);
    const Deal deal{static_cast<std::int16_t>(random() % 3),
                    static_cast<std::int16_t>(random() % 3),
                    static_cast<std::int16_t>(random() % 5)};
    for (std::size_t i = 0; i < 3; ++i)
      frame.column(c.layout.issues + static_cast<int>(i))[0] = c.issues[i].value(deal[i]);
    frame.column(c.layout.modes)[0] = static_cast<double>(random() % 2);
    for (const int slot : {c.layout.relapsed, c.layout.evers})
      frame.column(slot)[0] = static_cast<double>(random() % 2);
    frame.column(c.layout.is_signed)[0] = frame.column(c.layout.ratified)[0] = 1;
    frame.column(c.layout.collapsed_by)[0] = -1;
    std::size_t ending = 0;
    while (evaluate_one(c.endings[ending].when, frame) == 0) ++ending;
    ++named[ending];
    ASSERT_FALSE(left_out(without[ending], c, deal)) << c.endings[ending].id;
  }
  for (const int count : named) EXPECT_GT(count, 0);
}

}  // namespace
}  // namespace armistice
