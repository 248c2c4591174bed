#include "report/demands.h"

#include <gtest/gtest.h>

#include "kit/sample_study.h"

namespace armistice {
namespace {

Position says(int party, std::vector<int> accepts, std::vector<int> refuses, std::string asof,
              bool hard = false) {
  Position position;
  position.party = party;
  position.accepts = std::move(accepts);
  position.refuses = std::move(refuses);
  position.kind = "stated";
  position.asof = std::move(asof);
  position.hard = hard;
  return position;
}

IssueDemands land(std::vector<Position> positions) {
  Conflict conflict = kit::sample_conflict();
  conflict.positions = std::move(positions);
  return issue_demands(conflict).at(0);
}

TEST(Demands, ALaterPositionReplacesAnEarlierOne) {
  const IssueDemands demands = land({says(0, {2}, {0}, "2025-05", true),
                                     says(0, {1}, {}, "2025-06-02"), says(0, {0}, {}, "2025-02")});
  ASSERT_EQ(demands.stances.size(), 1u);
  EXPECT_EQ(demands.stances[0].accepts, (std::vector<int>{1}));
  EXPECT_TRUE(demands.stances[0].refuses.empty());
  EXPECT_FALSE(demands.stances[0].hard);
  EXPECT_EQ(demands.stances[0].positions, (std::vector<int>{0, 1, 2}));
}

TEST(Demands, PositionsOfOneDateGoTogether) {
  const IssueDemands demands =
      land({says(0, {2}, {}, "2025-05", true), says(0, {1}, {}, "2025-05")});
  EXPECT_EQ(demands.stances[0].accepts, (std::vector<int>{1, 2}));
  EXPECT_TRUE(demands.stances[0].hard);
}

TEST(Demands, WhoeverOnlyRefusesAcceptsTheRest) {
  const IssueDemands demands = land({says(0, {1, 2}, {}, ""), says(1, {}, {2}, "")});
  EXPECT_EQ(demands.common_stated, (std::vector<int>{1}));
  EXPECT_EQ(demands.speakers_stated, 2);
  EXPECT_EQ(demands.speakers_aimed, 0);
  EXPECT_TRUE(demands.common_aimed.empty());
}

}  // namespace
}  // namespace armistice
