// What a study says about the lock puzzle: packages behind keys, pairs, states, and one ending.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "engine/analyze.h"
#include "kit/case_text.h"
#include "kit/documents.h"

namespace armistice {
namespace {

using Names = std::vector<std::string>;

// The puzzle with an ending for packages that keep the land as it is.
Conflict puzzle(const std::string& menu = "") {
  std::string text = kit::read_text(std::string(ARMISTICE_ROOT) + "/cases/lock_puzzle/case.yaml");
  const std::string ending = "  - {id: deal, when: signed";
  text.replace(text.find(ending), 0,
               "  - {id: kept, when: \"signed and land == keep\"}\n"
               "  - {id: lost, when: \"signed and land == keep and guarantee == treaty\"}\n");
  const std::string talks = "talks:\n";
  text.insert(text.find(talks) + talks.size(), menu);
  return conflict_from(text);
}

LockFindings locks_of(const Conflict& conflict, int ending) {
  StudyOptions options{.worlds = 2, .paths = 20, .threads = 1};
  options.doubts = false;
  options.lock_ending = ending;
  Progress silent;
  return analyze(conflict, options, silent).locks;
}

std::set<Names> names_of(const std::vector<LockSetShare>& sets) {
  std::set<Names> names;
  for (const LockSetShare& set : sets) names.insert(set.locks);
  return names;
}

TEST(LockFindings, ThePackageBehindEachKey) {
  const LockFindings found = locks_of(puzzle(), -1);
  ASSERT_EQ(found.keys.size(), 5u);
  for (const LockSetShare& key : found.keys) {
    EXPECT_DOUBLE_EQ(key.p.mean, 1);
    EXPECT_EQ(key.best_share, 1);
    if (key.locks == Names{"patron_veto", "north_generals"}) {
      EXPECT_EQ(key.best, (Deal{1, 1}));
    }
    if (key.locks == Names{"south_law", "south_dread"}) {
      EXPECT_EQ(key.best, (Deal{0, 0}));
    }
  }
  // any key is a pair; a triple opens if it holds one
  ASSERT_EQ(found.pairs.size(), 5u);
  EXPECT_EQ(names_of(found.pairs), names_of(found.keys));
  ASSERT_EQ(found.triples.size(), 5u);
  EXPECT_DOUBLE_EQ(found.triples[0].p.mean, 1);
  for (const LockState& state : found.locks)
    EXPECT_EQ(state.state, state.kind == "war" ? "" : "closed") << state.id;
  EXPECT_TRUE(found.ending.empty());
}

// A menu of one package each cannot hold all that stands in the way; the smallest sets of locks are looked
// for among all packages.
TEST(LockFindings, AThinMenuLosesNoSetOfLocks) {
  const LockFindings whole = locks_of(puzzle(), -1), thin = locks_of(puzzle("  menu: 1\n"), -1);
  EXPECT_EQ(names_of(thin.keys), names_of(whole.keys));
  EXPECT_EQ(names_of(thin.knots), names_of(whole.knots));
}

TEST(LockFindings, ForAnEndingOnlyItsPackagesCount) {
  const Conflict conflict = puzzle();
  const LockFindings kept = locks_of(conflict, 0);
  EXPECT_EQ(kept.ending, "kept");
  EXPECT_EQ(kept.packages, "2");
  EXPECT_EQ(names_of(kept.keys),
            (std::set<Names>{{"south_law", "south_dread"}, {"south_law", "patron_veto"}}));
  EXPECT_EQ(names_of(kept.knots), (std::set<Names>{{"south_law"}, {"patron_veto", "south_dread"}}));
  // whatever is `lost` is `kept` first
  const LockFindings lost = locks_of(conflict, 1);
  EXPECT_EQ(lost.packages, "0");
  EXPECT_TRUE(lost.keys.empty());
  EXPECT_DOUBLE_EQ(lost.never.mean, 1);
  EXPECT_EQ(locks_of(conflict, 2).packages, "4");
}

}  // namespace
}  // namespace armistice
