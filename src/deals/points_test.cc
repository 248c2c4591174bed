#include "deals/points.h"

#include <gtest/gtest.h>

#include <numeric>

#include "kit/slow_space.h"

namespace armistice {
namespace {

std::vector<int> everybody(const DealSpace& space) {
  std::vector<int> parties(space.parties.size());
  std::iota(parties.begin(), parties.end(), 0);
  return parties;
}

std::vector<double> reservations(const DealSpace& space) {
  std::vector<double> e;
  for (const SpaceParty& p : space.parties) e.push_back(*p.reservation);
  return e;
}

void expect_point(const Point& found, const slow::SpacePoint& wanted, const std::string& what) {
  ASSERT_EQ(found.found, wanted.found) << what;
  EXPECT_TRUE(found.exact) << what;
  if (!wanted.found) return;
  for (std::size_t d = 0; d < wanted.worth.size(); ++d)
    ASSERT_NEAR(found.worth[d], wanted.worth[d], slow::kSame) << what;
  EXPECT_EQ(found.deal, wanted.deal) << what;
  EXPECT_EQ(found.ties, std::to_string(wanted.ties)) << what;
}

slow::SpaceSize size_of(unsigned seed) {
  slow::SpaceSize size;
  size.parties = 1 + static_cast<int>(seed % 4);
  size.grain = seed % 3 == 0 ? 0 : 10;
  size.opposed = seed % 5 == 0 && size.parties > 1;
  return size;
}

TEST(Points, AgreeWithAFullListOnSpacesMadeByLot) {
  int found_some = 0;
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    const DealSpace space = slow::random_space(seed, size_of(seed));
    const std::vector<double> e =
        seed % 4 == 3 ? std::vector<double>(space.parties.size(), 0.0) : reservations(space);
    const Points points =
        find_points(space, everybody(space), e, find_frontier(space, everybody(space)));
    const std::vector<slow::SpacePackage> all = slow::packages(space);
    for (int k = 0; k < 4; ++k)
      expect_point(points.points[k], slow::point(all, e, k),
                   "seed " + std::to_string(seed) + " " + kPointNames[k]);
    if (HasFatalFailure()) return;
    found_some += points.points[0].found;
  }
  EXPECT_GT(found_some, 1000);
}

TEST(Points, AreFoundByBranchAndBoundWhereTheFrontierWasThinned) {
  int thinned = 0;
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    const DealSpace space = slow::random_space(seed, size_of(seed));
    const std::vector<double> e = reservations(space);
    FrontierOptions few;
    few.most = 3;
    const Frontier frontier = find_frontier(space, everybody(space), few);
    thinned += !frontier.exact;
    const Points points = find_points(space, everybody(space), e, frontier);
    const std::vector<slow::SpacePackage> all = slow::packages(space);
    for (int k = 0; k < 4; ++k)
      expect_point(points.points[k], slow::point(all, e, k),
                   "seed " + std::to_string(seed) + " " + kPointNames[k]);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(thinned, 500);
}

TEST(Points, BoundsHoldWhereEvenTheSearchIsThinned) {
  int open = 0;
  for (unsigned seed = 1; seed <= 800; ++seed) {
    slow::SpaceSize size = size_of(seed);
    size.grain = 0;
    const DealSpace space = slow::random_space(seed, size);
    const std::vector<double> e = reservations(space);
    FrontierOptions few;
    few.most = 3;
    const Points points =
        find_points(space, everybody(space), e, find_frontier(space, everybody(space), few), 2);
    const std::vector<slow::SpacePackage> all = slow::packages(space);
    for (const int k : {0, 2, 3}) {
      const slow::SpacePoint wanted = slow::point(all, e, k);
      const Point& found = points.points[k];
      if (!wanted.found) {
        EXPECT_FALSE(found.found);
        continue;
      }
      open += !found.exact;
      if (found.found) {
        EXPECT_LE(found.value, wanted.value + slow::kSame) << "seed " << seed << " " << k;
      }
      EXPECT_GE(found.bound, wanted.value - slow::kSame) << "seed " << seed << " " << k;
      if (found.exact) {
        EXPECT_NEAR(found.value, wanted.value, slow::kSame) << "seed " << seed;
      }
    }
  }
  EXPECT_GT(open, 100);
}

// What the first gains the second loses; numbers without a common unit.
DealSpace zero_sum(int issues, int options, unsigned seed) {
  std::mt19937 random(seed);
  const auto unit = [&] { return static_cast<double>(random() % 1000003) / 1000003; };
  DealSpace space;
  space.parties.resize(2);
  for (int i = 0; i < issues; ++i) {
    space.issues.push_back({"i" + std::to_string(i), {}});
    std::vector<double> first, second;
    const double weight = 0.2 + unit();
    for (int o = 0; o < options; ++o) {
      space.issues.back().options.push_back(std::to_string(o));
      first.push_back(weight * unit());
      second.push_back(weight - first.back());
    }
    space.parties[0].worth.push_back(first);
    space.parties[1].worth.push_back(second);
  }
  return space;
}

TEST(Points, OfAZeroSumSpaceTooLargeToMerge) {
  const DealSpace space = zero_sum(24, 10, 7);
  FrontierOptions few;
  few.most = 400;
  const Frontier frontier = find_frontier(space, {0, 1}, few);
  ASSERT_FALSE(frontier.exact);
  const Points points = find_points(space, {0, 1}, {1, 2}, frontier, 400);
  double total = 0;
  for (std::size_t i = 0; i < space.issues.size(); ++i)
    total += space.parties[0].worth[i][0] + space.parties[1].worth[i][0];
  // what could be divided at will would be divided like this, and 10^24 packages come as near
  const double half = (total - 3) / 2;
  const double room0 = points.ideal[0] - 1, room1 = points.ideal[1] - 2;
  const double wanted[] = {half * half, (total - 3) / (room0 + room1), half, total};
  for (int k = 0; k < 4; ++k) {
    const Point& point = points.points[k];
    EXPECT_TRUE(point.exact) << k;
    EXPECT_FALSE(point.all_ties) << k;
    EXPECT_NEAR(point.value / wanted[k], 1, 1e-10) << k;
    for (int p = 0; p < 2; ++p)
      EXPECT_NEAR(slow::space_worth(space, p, point.deal), point.worth[p], 1e-11) << k;
  }
}

TEST(Points, OfSmallZeroSumSpacesAreTheBestOfAList) {
  int proven = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    const DealSpace space =
        zero_sum(3 + static_cast<int>(seed % 3), 2 + static_cast<int>(seed % 4), seed);
    const std::vector<slow::SpacePackage> all = slow::packages(space);
    FrontierOptions few;
    few.most = 6;
    const std::vector<double> e{0.3, 0.2};
    const Points points = find_points(space, {0, 1}, e, find_frontier(space, {0, 1}, few), 8);
    for (int k = 0; k < 4; ++k) {
      const slow::SpacePoint wanted = slow::point(all, e, k);
      ASSERT_EQ(points.points[k].found, wanted.found) << seed << " " << k;
      if (!wanted.found) continue;
      EXPECT_NEAR(points.points[k].value, wanted.value, 1e-11) << seed << " " << k;
      EXPECT_GE(points.points[k].bound, wanted.value - slow::kSame) << seed << " " << k;
      proven += points.points[k].exact;
    }
  }
  EXPECT_GT(proven, 100);
}

TEST(Points, OfAKnownDivision) {
  // ten coins between two; the second values them double: Nash halves, utilitarian gives all to the
  // second
  DealSpace space;
  space.issues = {{"coins", {}}};
  space.parties = {{"p1", 0, {{}}, {}}, {"p2", 0, {{}}, {}}};
  for (int k = 0; k <= 10; ++k) {
    space.issues[0].options.push_back(std::to_string(k));
    space.parties[0].worth[0].push_back(k);
    space.parties[1].worth[0].push_back(2 * (10 - k));
  }
  const Points points = find_points(space, {0, 1}, {0, 0}, find_frontier(space, {0, 1}));
  EXPECT_EQ(points.of(PointRule::nash).deal, (Deal{5}));
  EXPECT_EQ(points.of(PointRule::nash).value, 50);
  EXPECT_EQ(points.of(PointRule::kalai_smorodinsky).deal, (Deal{5}));
  EXPECT_EQ(points.of(PointRule::egalitarian).deal, (Deal{6}));  // (6, 8) before (7, 6)
  EXPECT_EQ(points.of(PointRule::utilitarian).deal, (Deal{0}));
  EXPECT_EQ(points.ideal, (std::vector<double>{10, 20}));
  const Points none = find_points(space, {0, 1}, {6, 10}, find_frontier(space, {0, 1}));
  EXPECT_FALSE(none.of(PointRule::nash).found);
  EXPECT_TRUE(none.ideal.empty());
}

}  // namespace
}  // namespace armistice
