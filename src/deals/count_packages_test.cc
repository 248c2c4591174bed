#include "deals/count_packages.h"

#include <gtest/gtest.h>

#include "kit/random_deals.h"

namespace armistice {
namespace {

// n issues of m options
Conflict grid(int n, int m) {
  Conflict c;
  c.issues.resize(n);
  for (Issue& issue : c.issues) issue.option_count = m;
  lay_out(c);
  return c;
}

TEST(CountPackages, is_exact_far_beyond_64_bits) {
  EXPECT_EQ(count_packages(grid(40, 10)), "1" + std::string(40, '0'));
}

TEST(CountPackages, follows_rules_that_chain_issues) {
  // no two neighbours both at option 1: Fibonacci numbers; F(102) for 100 issues
  Conflict c = grid(100, 2);
  for (int i = 0; i + 1 < 100; ++i) {
    ProgramWriter w;
    const Operand a = w.op(Op::eq, w.slot(c.layout.issues + i), w.number(1));
    const Operand b = w.op(Op::eq, w.slot(c.layout.issues + i + 1), w.number(1));
    c.forbidden.push_back(w.result(w.op(Op::logical_and, a, b)));
  }
  EXPECT_EQ(count_packages(c), "927372692193078999176");
}

TEST(CountPackages, a_rule_of_more_issues_than_a_table_holds) {
  // the sum of 9 issues of 4 options is at least 26: 10 packages at 26 or 27
  Conflict c = grid(9, 4);
  ProgramWriter w;
  Operand sum = w.slot(c.layout.issues);
  for (int i = 1; i < 9; ++i) sum = w.op(Op::add, sum, w.slot(c.layout.issues + i));
  c.forbidden.push_back(w.result(w.op(Op::lt, sum, w.number(26))));
  EXPECT_EQ(count_packages(c), "10");
}

TEST(CountPackages, nothing_is_left_when_everything_is_forbidden) {
  Conflict c = grid(3, 3);
  c.forbidden.push_back(constant_program(1));
  EXPECT_EQ(count_packages(c), "0");
}

}  // namespace
}  // namespace armistice
