#include "deals/menu.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kit/random_deals.h"
#include "kit/slow_deals.h"

namespace armistice {
namespace {

std::vector<Deal> all_of(const Menu& menu) {
  std::vector<Deal> all = menu.deals;
  all.insert(all.end(), menu.locked_deals.begin(), menu.locked_deals.end());
  std::sort(all.begin(), all.end());
  return all;
}

TEST(Menu, equals_the_list_of_undominated_packages) {
  int dropped = 0, locked = 0;
  for (unsigned seed = 0; seed < 4000; ++seed) {
    TableSize size;
    size.parties = 2 + static_cast<int>(seed % 3);
    size.rough = seed % 5 != 0;
    const RandomTable table = TableMaker(seed, size).make();
    const Scale scale = make_scale(table.conflict, table.start);
    const Menu menu = build_menu(table.conflict, table.start, scale, 0);
    const std::vector<Deal> slow = slow::undominated(table.conflict, table.start, scale);
    const std::vector<Deal> fast = all_of(menu);
    // of deals that are equal in everything another may be listed
    ASSERT_EQ(fast.size(), slow.size()) << "seed " << seed;
    slow::Judge judge(table.conflict, table.start, scale);
    for (const Deal& deal : fast) {
      const slow::Judged a = judge.judge(deal);
      const auto equal = [&](const Deal& other) {
        const slow::Judged b = judge.judge(other);
        return judge.covers(a, b) && judge.covers(b, a);
      };
      ASSERT_TRUE(std::binary_search(slow.begin(), slow.end(), deal) ||
                  std::count_if(slow.begin(), slow.end(), equal) == 1)
          << "seed " << seed;
    }
    EXPECT_LE(menu.epsilon, 0.0);
    EXPECT_TRUE(std::is_sorted(menu.deals.begin(), menu.deals.end()));
    for (std::size_t d = 0; d < menu.deals.size(); ++d) {
      EXPECT_EQ(menu.refused_by[d], refusing_locks(table.conflict, menu.deals[d]));
      EXPECT_FALSE(slow::permanently_locked(table.conflict, menu.refused_by[d]));
    }
    for (std::size_t d = 0; d < menu.locked_deals.size(); ++d) {
      EXPECT_EQ(menu.locked_refused_by[d], refusing_locks(table.conflict, menu.locked_deals[d]));
      EXPECT_TRUE(slow::permanently_locked(table.conflict, menu.locked_refused_by[d]));
    }
    EXPECT_EQ(menu.packages, std::to_string(slow::packages(table.conflict).size()));
    dropped += static_cast<int>(slow::packages(table.conflict).size() - slow.size());
    locked += static_cast<int>(menu.locked_deals.size());
  }
  EXPECT_GT(dropped, 40000);  // the comparison means something
  EXPECT_GT(locked, 1000);
}

TEST(Menu, capped_list_covers_every_package_up_to_its_epsilon) {
  int capped = 0;
  for (unsigned seed = 0; seed < 600; ++seed) {
    TableSize size;
    size.parties = 2 + static_cast<int>(seed % 3);
    size.least_issues = 3;
    size.rough = false;
    const RandomTable table = TableMaker(seed, size).make();
    const Scale scale = make_scale(table.conflict, table.start);
    const int cap = 1 + static_cast<int>(seed % 20);
    const Menu menu = build_menu(table.conflict, table.start, scale, cap);
    ASSERT_LE(menu.deals.size(), static_cast<std::size_t>(cap));
    ASSERT_LE(menu.locked_deals.size(), static_cast<std::size_t>(cap));
    if (menu.epsilon_at_start_only || menu.epsilon <= 0) continue;
    ++capped;
    slow::Judge judge(table.conflict, table.start, scale);
    std::vector<slow::Judged> listed;
    for (const Deal& deal : menu.deals) listed.push_back(judge.judge(deal));
    for (const Deal& deal : slow::packages(table.conflict)) {
      const slow::Judged b = judge.judge(deal);
      if (slow::permanently_locked(table.conflict, b.locks)) continue;
      double best = 1e9;
      for (const slow::Judged& a : listed) best = std::min(best, judge.lead(a, b));
      ASSERT_LE(best, menu.epsilon + slow::kTolerance) << "seed " << seed;
    }
  }
  EXPECT_GT(capped, 100);
}

Conflict one_share(int steps) {
  Conflict c;
  c.stocks.resize(2);
  c.quantities.resize(3);
  c.views.resize(1);
  c.parties.resize(2);
  for (Party& party : c.parties) party.has_preferences = true;
  Issue issue;
  issue.is_share = true;
  issue.option_count = steps + 1;
  issue.step = 1.0 / steps;
  c.issues.push_back(issue);
  lay_out(c);
  for (int p = 0; p < 2; ++p) {
    ProgramWriter w;
    IssueWorth iw;
    const Operand x = w.slot(c.layout.issues);
    iw.worth.push_back(w.result(p == 0 ? x : w.op(Op::sub, w.number(1), x)));
    Preferences preferences;
    preferences.issues.push_back(iw);
    c.preferences.push_back(preferences);
  }
  c.talks.needed = {0, 1};
  return c;
}

TEST(Menu, keeps_every_share_that_no_other_dominates) {
  const Conflict c = one_share(2000);
  const Frame start(c.layout.size(), 1);
  const Scale scale = make_scale(c, start);
  EXPECT_EQ(build_menu(c, start, scale, 0).deals.size(), 2001u);
  const Menu capped = build_menu(c, start, scale, 256);
  EXPECT_LE(capped.deals.size(), 256u);
  EXPECT_GE(capped.deals.size(), 180u);
  EXPECT_GT(capped.epsilon, 0);
  EXPECT_LE(capped.epsilon, 0.0060);
}

}  // namespace
}  // namespace armistice
