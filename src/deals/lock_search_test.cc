#include "deals/lock_search.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "deals/lock_picture.h"
#include "kit/slow_deals.h"
#include "kit/slow_locks.h"

namespace armistice {
namespace {

#ifdef ARMISTICE_SANITIZED
constexpr int kRounds = 400;
#else
constexpr int kRounds = 4000;
#endif

std::vector<PlayerSet> sets_of(const LockFamily& family) {
  std::vector<PlayerSet> sets;
  for (const LockFamily::Member& member : family.sets) sets.push_back(member.players);
  return sets;
}

void expect_packages(const DealSpace& space, const LockQuestion& question,
                     const LockFamily& family) {
  for (const LockFamily::Member& member : family.sets) {
    ASSERT_TRUE(slow::allowed(space, member.deal));
    ASSERT_EQ(slow::blockers_of(space, question, member.deal), member.players);
  }
}

// Two issues; whoever wants the first at 1 meets lock 0, at 0 lock 1; rule: not both at 1.
DealSpace by_hand() {
  DealSpace space;
  space.issues = {{"a", {"0", "1"}}, {"b", {"0", "1"}}};
  space.parties = {{"p", 0, {{0, .5}, {0, .5}}, {}}};
  space.locks = {{"l0", false}, {"l1", false}};
  space.tables = {{DealTable::Role::lock, 0, {0}, {0, 1}},
                  {DealTable::Role::lock, 1, {0}, {1, 0}},
                  {DealTable::Role::forbid, 0, {0, 1}, {0, 0, 0, 1}}};
  return space;
}

TEST(LockSearch, ByHand) {
  LockQuestion question{{0, 1}, {}, {}, 2};
  LockFamily family = minimal_blockers(by_hand(), question);
  ASSERT_EQ(family.sets.size(), 2u);
  EXPECT_EQ(family.sets[0].players, PlayerSet(1));
  EXPECT_EQ(family.sets[1].players, PlayerSet(2));
  EXPECT_TRUE(family.complete);
  // a party that needs 1 cannot have it: both at 1 is forbidden
  question.need = {1.0};
  question.need_player = {2};
  question.players = 3;
  family = minimal_blockers(by_hand(), question);
  EXPECT_EQ(sets_of(family), std::vector<PlayerSet>({PlayerSet(5), PlayerSet(6)}));
  // what needs half a point has it with either issue at 1
  question.need = {0.5};
  EXPECT_EQ(sets_of(minimal_blockers(by_hand(), question)),
            std::vector<PlayerSet>({PlayerSet(1), PlayerSet(2)}));
  // the first lock is open
  EXPECT_EQ(sets_of(minimal_blockers(by_hand(), {{-1, 0}, {}, {}, 1})),
            std::vector<PlayerSet>({PlayerSet(0)}));
}

TEST(LockSearch, NoPackageAtAll) {
  DealSpace space = by_hand();
  space.tables.push_back({DealTable::Role::forbid, 0, {1}, {1, 1}});
  const LockFamily family = minimal_blockers(space, {{0, 1}, {}, {}, 2});
  EXPECT_FALSE(family.any_package);
  EXPECT_TRUE(family.sets.empty());
  const LockPicture picture = lock_picture(space, {{0, 1}, {}, {}, 2});
  EXPECT_FALSE(picture.keys.any_package);
  EXPECT_TRUE(picture.knots.empty());
}

TEST(LockSearch, EqualsTheListOfAllPackages) {
  std::mt19937 random(3);
  int with_keys = 0;
  for (int round = 0; round < kRounds; ++round) {
    slow::SpaceSize size;
    size.issues = 2 + static_cast<int>(random() % 4);
    size.options = 2 + static_cast<int>(random() % 3);
    size.locks = 2 + static_cast<int>(random() % 7);
    size.parties = 2 + static_cast<int>(random() % 3);
    size.refused = 0.4 + 0.1 * static_cast<double>(random() % 5);
    const DealSpace space = slow::random_space(random, size);
    const LockQuestion question = slow::random_question(random, space, round % 3 != 0);
    const std::vector<PlayerSet> all = slow::all_blockers(space, question);
    const LockFamily family = minimal_blockers(space, question);
    ASSERT_EQ(family.any_package, !all.empty());
    ASSERT_EQ(sets_of(family), minimal_sets(all)) << round;
    ASSERT_TRUE(family.complete);
    expect_packages(space, question, family);
    const LockPicture picture = lock_picture(space, question);
    ASSERT_EQ(sets_of(picture.keys), minimal_sets(all)) << round;
    ASSERT_EQ(picture.knots, minimal_hitting_sets(all)) << round;
    expect_packages(space, question, picture.keys);
    with_keys += family.sets.size() > 1;
    if (question.players > 11 || all.empty()) continue;
    // by all subsets of the players, nothing shared with the fast code
    auto slow_keys = slow::keys(all, question.players);
    std::sort(slow_keys.begin(), slow_keys.end(), smaller_set);
    ASSERT_EQ(sets_of(family), slow_keys);
    std::vector<int> kind;
    for (int p = 0; p < question.players; ++p) kind.push_back(static_cast<int>(random() % 4));
    std::vector<PlayerSet> kinds_blocking;
    for (const PlayerSet& set : all) {
      PlayerSet kinds;
      for (int p = 0; p < question.players; ++p)
        if (set[p]) kinds.set(kind[p]);
      kinds_blocking.push_back(kinds);
    }
    const auto shares = kind_shares(space, question, kind, 4);
    const auto slow_shares = slow::shares(slow::keys(kinds_blocking, 4), 4);
    for (int k = 0; k < 4; ++k) ASSERT_NEAR(shares[k], slow_shares[k], 1e-12);
  }
  EXPECT_GT(with_keys, kRounds / 4);
}

TEST(LockSearch, SmallBudgetsTellTheTruthUpToASize) {
  std::mt19937 random(5);
  int cut = 0;
  for (int round = 0; round < kRounds / 4; ++round) {
    slow::SpaceSize size;
    size.issues = 5;
    size.locks = 9;
    size.widest = 2 + round / 2 % 2;
    size.refused = 0.7;
    const DealSpace space = slow::random_space(random, size);
    LockQuestion question = slow::random_question(random, space, round % 2 != 0);
    const std::vector<PlayerSet> truth = minimal_sets(slow::all_blockers(space, question));
    question.budget = 1 + random() % 30;
    question.most = 1 + random() % 8;
    const LockPicture picture = lock_picture(space, question);
    ASSERT_LE(picture.knots.size(), question.most);
    const std::vector<PlayerSet> knots = minimal_hitting_sets(truth);
    if (picture.knots_complete && !truth.empty()) {
      ASSERT_EQ(picture.knots, knots) << round;
    }
    for (const LockFamily& family : {minimal_blockers(space, question), picture.keys}) {
      cut += !family.complete;
      ASSERT_LE(family.sets.size(), question.most);
      const std::vector<PlayerSet> told = sets_of(family);
      for (const PlayerSet& set : told)
        ASSERT_TRUE(std::find(truth.begin(), truth.end(), set) != truth.end());
      for (const PlayerSet& set : truth)
        if (family.complete || static_cast<int>(set.count()) < family.complete_below) {
          ASSERT_TRUE(std::find(told.begin(), told.end(), set) != told.end());
        }
      expect_packages(space, question, family);
    }
  }
  EXPECT_GT(cut, kRounds / 20);
}

TEST(LockSearch, PartsThatHaveNothingToDoWithEachOtherMultiply) {
  // one issue of two options behind a lock each, sixteen times: 2^16 keys, 16 knots of two
  DealSpace space;
  LockQuestion question;
  for (int i = 0; i < 16; ++i) {
    space.issues.push_back({"i" + std::to_string(i), {"x", "y"}});
    for (int o = 0; o < 2; ++o) {
      space.locks.push_back({"l", false});
      space.tables.push_back(
          {DealTable::Role::lock, 2 * i + o, {i}, {o == 0 ? 1.0 : 0.0, o == 0 ? 0.0 : 1.0}});
      question.lock_player.push_back(question.players++);
    }
  }
  const LockPicture picture = lock_picture(space, question);
  EXPECT_EQ(picture.keys.sets.size(), question.most);
  EXPECT_FALSE(picture.keys.complete);
  EXPECT_EQ(picture.keys.complete_below, 16);
  ASSERT_EQ(picture.knots.size(), 16u);
  EXPECT_TRUE(picture.knots_complete);
  EXPECT_EQ(picture.knots[0], PlayerSet(3));
}

TEST(LockSearch, MoreThanAWordOfPlayers) {
  std::mt19937 random(9);
  slow::SpaceSize size;
  size.issues = 6;
  size.locks = 90;
  size.refused = 0.5;
  for (int round = 0; round < 20; ++round) {
    const DealSpace space = slow::random_space(random, size);
    const LockQuestion question = slow::random_question(random, space, true);
    EXPECT_EQ(sets_of(minimal_blockers(space, question)),
              minimal_sets(slow::all_blockers(space, question)));
  }
}

}  // namespace
}  // namespace armistice
