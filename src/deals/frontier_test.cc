#include "deals/frontier.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "kit/slow_space.h"

namespace armistice {
namespace {

std::vector<int> everybody(const DealSpace& space) {
  std::vector<int> parties(space.parties.size());
  std::iota(parties.begin(), parties.end(), 0);
  return parties;
}

// The same vectors, the same first packages, the same counts.
void expect_same(const DealSpace& space, const std::string& what) {
  const std::vector<slow::SpaceEntry> wanted = slow::frontier(slow::packages(space));
  const Frontier found = find_frontier(space, everybody(space));
  EXPECT_TRUE(found.exact);
  ASSERT_EQ(found.count(), static_cast<int>(wanted.size())) << what;
  for (int k = 0; k < found.count(); ++k) {
    for (int d = 0; d < found.parties; ++d)
      ASSERT_NEAR(found.worths(k)[d], wanted[k].worth[d], slow::kSame) << what << " entry " << k;
    ASSERT_EQ(found.deal(k), wanted[k].deal) << what << " entry " << k;
    ASSERT_EQ(found.tie_count(k), std::to_string(wanted[k].ties)) << what << " entry " << k;
  }
  EXPECT_EQ(count_packages(space), std::to_string(slow::packages(space, true).size()));
}

TEST(Frontier, AgreesWithAFullListOnSpacesMadeByLot) {
  for (unsigned seed = 1; seed <= 2400; ++seed) {
    slow::SpaceSize size;
    size.parties = 1 + static_cast<int>(seed % 5);
    size.most_issues = size.parties > 3 ? 4 : 5;
    size.grain = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 10 : 7;
    size.opposed = seed % 4 == 0 && size.parties > 1;
    size.odd_weights = seed % 7 == 0;
    expect_same(slow::random_space(seed, size), "seed " + std::to_string(seed));
    if (HasFatalFailure()) return;
  }
}

DealSpace line(int issues, int options, bool opposed) {
  DealSpace space;
  SpaceParty one{"p1", 0, {}, {}}, two{"p2", 0, {}, {}};
  for (int i = 0; i < issues; ++i) {
    SpaceIssue issue{"i" + std::to_string(i), {}};
    std::vector<double> up, down;
    for (int o = 0; o < options; ++o) {
      issue.options.push_back(std::to_string(o));
      up.push_back(o);
      down.push_back(opposed ? -o : 0);
    }
    space.issues.push_back(issue);
    one.worth.push_back(up);
    two.worth.push_back(down);
  }
  space.parties = {one, two};
  return space;
}

TEST(Frontier, CountsTiesBeyondAWord) {
  // 40 issues of ten: a sum of all options between 0 and 360, the ends reached in one way
  const Frontier found = find_frontier(line(40, 10, true), {0, 1});
  ASSERT_EQ(found.count(), 361);
  EXPECT_EQ(found.tie_count(0), "1");
  EXPECT_EQ(found.tie_count(1), "40");
  EXPECT_EQ(found.tie_count(2), "820");
  EXPECT_EQ(count_packages(line(40, 10, true)), "1" + std::string(40, '0'));
  // all counts together are all packages: their last nine digits
  unsigned long long sum = 0;
  for (int k = 0; k < found.count(); ++k) {
    const std::string ties = found.tie_count(k);
    sum += std::stoull(ties.substr(ties.size() > 9 ? ties.size() - 9 : 0));
  }
  EXPECT_EQ(sum % 1000000000, 0u);
}

TEST(Frontier, ListsTheFirstPackageInFileOrder) {
  const Frontier found = find_frontier(line(3, 2, true), {0, 1});
  ASSERT_EQ(found.count(), 4);
  EXPECT_EQ(found.deal(1), (Deal{0, 1, 1}));
  EXPECT_EQ(found.deal(2), (Deal{0, 0, 1}));
  EXPECT_EQ(found.tie_count(1), "3");
}

TEST(Frontier, IsEmptyWhereNothingIsAllowed) {
  DealSpace space = line(2, 2, true);
  space.tables.push_back({DealTable::Role::forbid, 0, {}, {1}});
  const Frontier found = find_frontier(space, {0, 1});
  EXPECT_EQ(found.count(), 0);
  EXPECT_EQ(count_packages(space), "0");
}

TEST(Frontier, KeepsDecimalTiesThatDoublesBreak) {
  DealSpace space;
  space.issues = {{"a", {"0", "1"}}, {"b", {"0", "1"}}, {"c", {"0", "1"}}};
  space.parties = {{"p1", 0, {{0, .1}, {0, .2}, {0, .3}}, {}},
                   {"p2", 0, {{.1, 0}, {.2, 0}, {.3, 0}}, {}}};
  const Frontier found = find_frontier(space, {0, 1});
  // sums .6 .5 .4 .3 .2 .1 0, .3 in two ways although .1 + .2 is not .3 in doubles
  ASSERT_EQ(found.count(), 7);
  EXPECT_EQ(found.tie_count(3), "2");
}

TEST(Frontier, ThinnedPointsLoseNoMoreThanTheyAdmit) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    slow::SpaceSize size;
    size.parties = 2 + static_cast<int>(seed % 3);
    size.grain = 0;
    size.opposed = seed % 2 == 0;
    const DealSpace space = slow::random_space(seed, size);
    FrontierOptions options;
    options.most = 6;
    const Frontier thin = find_frontier(space, everybody(space), options);
    const std::vector<slow::SpacePackage> all = slow::packages(space);
    if (thin.exact) {
      EXPECT_EQ(thin.count(), static_cast<int>(slow::frontier(all).size()));
      EXPECT_EQ(thin.epsilon(), 0);
    }
    for (const slow::SpacePackage& p : all) {
      bool covered = false;
      for (int k = 0; k < thin.count() && !covered; ++k) {
        covered = true;
        for (int d = 0; d < thin.parties; ++d)
          covered = covered && thin.worths(k)[d] + thin.loss[d] + slow::kSame >= p.worth[d];
      }
      ASSERT_TRUE(covered) << "seed " << seed;
    }
  }
}

TEST(Frontier, CutsLeaveOutOnlyWhatTheySay) {
  for (unsigned seed = 1; seed <= 400; ++seed) {
    slow::SpaceSize size;
    size.parties = 2 + static_cast<int>(seed % 2);
    const DealSpace space = slow::random_space(seed, size);
    FrontierOptions options;
    options.cuts.push_back({std::vector<double>(size.parties, 1.0), 1.5});
    std::vector<double> first(size.parties, 0.0);
    first[0] = 1;
    options.cuts.push_back({first, 0.7});
    std::vector<slow::SpacePackage> left;
    for (const slow::SpacePackage& p : slow::packages(space)) {
      const double sum = std::accumulate(p.worth.begin(), p.worth.end(), 0.0);
      if (sum >= 1.5 - slow::kSame && p.worth[0] >= 0.7 - slow::kSame) left.push_back(p);
    }
    const std::vector<slow::SpaceEntry> wanted = slow::frontier(left);
    const Frontier found = find_frontier(space, everybody(space), options);
    ASSERT_EQ(found.count(), static_cast<int>(wanted.size())) << "seed " << seed;
    for (int k = 0; k < found.count(); ++k) EXPECT_EQ(found.deal(k), wanted[k].deal);
  }
}

}  // namespace
}  // namespace armistice
