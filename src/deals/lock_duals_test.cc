#include "deals/lock_duals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "kit/slow_deals.h"
#include "kit/slow_locks.h"

namespace armistice {
namespace {

#ifdef ARMISTICE_SANITIZED
constexpr int kRounds = 400;
#else
constexpr int kRounds = 3000;
#endif

std::vector<PlayerSet> sets_of(const LockFamily& family) {
  std::vector<PlayerSet> sets;
  for (const LockFamily::Member& member : family.sets) sets.push_back(member.players);
  return sets;
}

// Locks and rules over two issues at most, often over the same ones.
DealSpace space_of_pairs(std::mt19937& random) {
  slow::SpaceSize size;
  size.issues = 3 + static_cast<int>(random() % 3);
  size.options = 2 + static_cast<int>(random() % 3);
  size.locks = 4 + static_cast<int>(random() % 9);
  size.parties = 1 + static_cast<int>(random() % 3);
  size.rules = static_cast<int>(random() % 2);
  size.widest = 2;
  size.refused = 0.5 + 0.1 * static_cast<double>(random() % 5);
  return slow::random_space(random, size);
}

void expect_packages(const DealSpace& space, const LockQuestion& question,
                     const LockFamily& family) {
  for (const LockFamily::Member& member : family.sets) {
    ASSERT_TRUE(slow::allowed(space, member.deal));
    ASSERT_EQ(slow::blockers_of(space, question, member.deal), member.players);
  }
}

TEST(LockDuals, EqualTheListOfAllPackages) {
  std::mt19937 random(17);
  int read = 0, with_needs = 0, many = 0;
  for (int round = 0; round < kRounds; ++round) {
    const DealSpace space = space_of_pairs(random);
    const LockQuestion question = slow::random_question(random, space, round % 3 != 0);
    const auto family = blockers_by_duality(space, question);
    if (!family) continue;
    ++read;
    with_needs += question.need[0].has_value();
    const std::vector<PlayerSet> all = slow::all_blockers(space, question);
    ASSERT_EQ(family->any_package, !all.empty());
    ASSERT_EQ(sets_of(*family), minimal_sets(all)) << round;
    ASSERT_TRUE(family->complete);
    ASSERT_TRUE(family->knots.has_value());
    many += family->sets.size() > 4;
    expect_packages(space, question, *family);
    if (question.players > 12) continue;
    std::vector<PlayerSet> knots;
    if (!all.empty() && family->sets[0].players.any())
      knots = slow::knots(slow::keys(all, question.players), question.players);
    std::vector<PlayerSet> told = *family->knots;
    ASSERT_TRUE(std::is_sorted(told.begin(), told.end(), smaller_set));
    std::sort(knots.begin(), knots.end(), smaller_set);
    ASSERT_EQ(told, knots) << round;
  }
  EXPECT_GT(read, kRounds / 2);
  EXPECT_GT(with_needs, kRounds / 10);
  EXPECT_GT(many, kRounds / 20);
}

// What is known already, and what contains it, is left out.
TEST(LockDuals, KnownSetsAreNotLookedFor) {
  std::mt19937 random(19);
  int found = 0;
  for (int round = 0; round < kRounds / 4; ++round) {
    const DealSpace space = space_of_pairs(random);
    LockQuestion question = slow::random_question(random, space, round % 2 != 0);
    const std::vector<PlayerSet> keys = minimal_sets(slow::all_blockers(space, question));
    for (const PlayerSet& key : keys)
      if (random() % 2 == 0) question.known.push_back(key);
    PlayerSet any;
    for (int p = 0; p < question.players; ++p)
      if (random() % 3 != 0) any.set(static_cast<std::size_t>(p));
    question.known.push_back(any);
    std::vector<PlayerSet> missing;
    for (const PlayerSet& key : keys)
      if (std::none_of(question.known.begin(), question.known.end(),
                       [&](const PlayerSet& known) { return (known & ~key).none(); }))
        missing.push_back(key);
    const auto family = blockers_by_duality(space, question);
    if (!family) continue;
    ASSERT_EQ(sets_of(*family), missing) << round;
    expect_packages(space, question, *family);
    found += !missing.empty();
  }
  EXPECT_GT(found, kRounds / 20);
}

// A budget that does not do gives nothing; a short list is the smallest sets, and says so.
TEST(LockDuals, LimitsAreTold) {
  std::mt19937 random(23);
  int none = 0, cut = 0;
  for (int round = 0; round < kRounds / 4; ++round) {
    const DealSpace space = space_of_pairs(random);
    LockQuestion question = slow::random_question(random, space, round % 2 != 0);
    question.budget = 1 + random() % 8;
    question.most = 1 + random() % 6;
    const auto family = blockers_by_duality(space, question);
    none += !family;
    if (!family) continue;
    const std::vector<PlayerSet> truth = minimal_sets(slow::all_blockers(space, question));
    const std::vector<PlayerSet> told = sets_of(*family);
    ASSERT_EQ(family->complete, truth.size() <= question.most);
    ASSERT_EQ(told.size(), std::min(truth.size(), question.most));
    ASSERT_TRUE(std::equal(told.begin(), told.end(), truth.begin())) << round;
    if (!family->complete) {
      EXPECT_EQ(family->complete_below, static_cast<int>(truth[question.most].count()));
    }
    cut += !family->complete;
  }
  EXPECT_GT(none, kRounds / 100);
  EXPECT_GT(cut, kRounds / 40);
}

}  // namespace
}  // namespace armistice
