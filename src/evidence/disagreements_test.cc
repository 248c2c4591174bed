#include "evidence/disagreements.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace armistice {
namespace {

// One quantity whose claim k says uniform(lows[k], lows[k] + 1).
Conflict claims_at(const std::vector<double>& lows) {
  Conflict conflict;
  Quantity q;
  q.id = "losses";
  for (double low : lows) {
    Claim claim;
    claim.id = "c" + std::to_string(conflict.claims.size());
    q.pooled.push_back(static_cast<int>(conflict.claims.size()));
    q.claims = q.pooled;
    conflict.claims.push_back(claim);
    Distribution spread;
    spread.family = Family::uniform;
    spread.parameters = {low, low + 1};
    q.spreads.push_back(spread);
    q.pool_weights.push_back(1.0 / static_cast<double>(lows.size()));
  }
  conflict.quantities = {q};
  return conflict;
}

Conflict choice_with(const std::vector<int>& supported) {
  Conflict conflict;
  Quantity q;
  q.id = "sign";
  q.choices = {"yes", "no"};
  q.assumed.family = Family::discrete;
  q.assumed.parameters = {0, 1};
  q.assumed.weights = {3, 1};
  for (int side : supported) {
    Claim claim;
    claim.id = "c" + std::to_string(conflict.claims.size());
    claim.choice = side;
    q.claims.push_back(static_cast<int>(conflict.claims.size()));
    conflict.claims.push_back(claim);
  }
  conflict.quantities = {q};
  return conflict;
}

TEST(Disagreements, OverlappingSpreadsAgree) {
  EXPECT_TRUE(find_disagreements(claims_at({0, 0.5, 0.8})).empty());
  EXPECT_TRUE(find_disagreements(claims_at({0})).empty());
}

TEST(Disagreements, OneClaimApartIsEnough) {
  const std::vector<Disagreement> found = find_disagreements(claims_at({0, 0.5, 2}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].about, "losses");
  EXPECT_EQ(found[0].claims, (std::vector<std::string>{"c0", "c1", "c2"}));
  ASSERT_EQ(found[0].believe.size(), 3u);
  EXPECT_EQ(found[0].believe[2].claim, "c2");
  EXPECT_DOUBLE_EQ(found[0].believe[2].weight, 1.0 / 3);
}

TEST(Disagreements, OnlyTheMiddleOfASpreadCounts) {
  // the ranges meet between 0.95 and 1, where neither claim puts more than a twentieth
  EXPECT_EQ(find_disagreements(claims_at({0, 0.95})).size(), 1u);
  EXPECT_EQ(find_disagreements(claims_at({0, 0.89})).size(), 0u);
}

TEST(Disagreements, AChoiceNeedsSupportOnTwoSides) {
  EXPECT_TRUE(find_disagreements(choice_with({0, 0})).empty());
  EXPECT_TRUE(find_disagreements(choice_with({})).empty());
  const std::vector<Disagreement> found = find_disagreements(choice_with({0, 1, 0}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].claims.size(), 3u);
  ASSERT_EQ(found[0].believe.size(), 2u);
  EXPECT_EQ(found[0].believe[0].claim, "yes");
  EXPECT_DOUBLE_EQ(found[0].believe[0].weight, 0.75);
}

TEST(Disagreements, ClaimsThatCameTooLateDoNotCount) {
  Conflict conflict = choice_with({0, 1});
  conflict.claims[1].in_time = false;
  EXPECT_TRUE(find_disagreements(conflict).empty());
}

}  // namespace
}  // namespace armistice
