#include "deals/parts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "deals/package_frame.h"
#include "deals/worth.h"
#include "kit/random_deals.h"

namespace armistice {
namespace {

// A frame with random stocks, worths and one deal; quantities as at start.
void randomize(const Conflict& c, const RandomTable& table, std::mt19937& random, Frame& state) {
  const auto unit = [&] { return static_cast<double>(random() % 10001) / 10000; };
  state = table.start;
  for (int s = 0; s < 2; ++s) state.column(c.layout.stocks + s)[0] = 3 * unit() - 1;
  for (std::size_t p = 0; p < c.parties.size(); ++p) state.column(c.layout.worths + static_cast<int>(p))[0] = unit();
}

// If every part and consulted worth of a is at least as good as of b, so is the program in any state.
TEST(Parts, decide_the_whole_program_in_every_state) {
  std::mt19937 random(3);
  int compared = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    TableSize size;
    size.least_issues = 3;
    const RandomTable table = TableMaker(seed, size).make();
    const Conflict& c = table.conflict;
    const Program& program = c.durability.holds;
    if (!program.given()) continue;
    const Parts parts = split_parts(c, program, fixed_slots(c), table.start);
    PackageFrame frame(c, &table.start);
    for (const Part& part : parts.parts) frame.prepare(part.program);
    for (int round = 0; round < 60; ++round) {
      Deal a, b;
      for (const Issue& issue : c.issues) {
        a.push_back(static_cast<std::int16_t>(random() % static_cast<unsigned>(issue.option_count)));
        b.push_back(random() % 3 == 0
                        ? static_cast<std::int16_t>(random() % static_cast<unsigned>(issue.option_count))
                        : a.back());
      }
      bool covers = true;
      for (const Part& part : parts.parts) {
        const double more = frame.value(part.program, a.data()) - frame.value(part.program, b.data());
        covers = covers && (part.sign == 0 ? more == 0 : part.sign * more >= 0);
      }
      if (!covers) continue;
      Frame of_a, of_b;
      randomize(c, table, random, of_a);
      of_b = of_a;
      for (const Consulted& known : parts.consulted)  // b's worth is lower, or the same
        if (!known.equal) of_b.column(c.layout.worths + known.party)[0] -= 0.3;
      for (std::size_t i = 0; i < c.issues.size(); ++i) {
        of_a.column(c.layout.issues + static_cast<int>(i))[0] = c.issues[i].value(a[i]);
        of_b.column(c.layout.issues + static_cast<int>(i))[0] = c.issues[i].value(b[i]);
      }
      ++compared;
      ASSERT_GE(evaluate_one(program, of_a), evaluate_one(program, of_b) - 1e-12) << "seed " << seed;
    }
  }
  EXPECT_GT(compared, 10000);
}

struct Small {
  RandomTable table = TableMaker(1, {}).make();
  Conflict& c = table.conflict;
  Parts split(const Program& p) { return split_parts(c, p, fixed_slots(c), table.start); }
};

TEST(Parts, a_falling_worth_must_be_equal_and_a_rising_one_not) {
  Small s;
  ProgramWriter w;
  const Operand rising = w.slot(s.c.layout.worths + 0), falling = w.slot(s.c.layout.gains + 1);
  const Parts parts = s.split(w.result(w.op(Op::logistic, w.op(Op::sub, rising, falling))));
  ASSERT_EQ(parts.consulted.size(), 2u);
  EXPECT_FALSE(parts.consulted[0].equal);
  EXPECT_TRUE(parts.consulted[1].equal);
  EXPECT_TRUE(parts.parts.empty());
}

TEST(Parts, issues_and_quantities_alone_are_one_part) {
  Small s;
  ProgramWriter w;
  const Operand both = w.op(Op::mul, w.slot(s.c.layout.issues), w.slot(s.c.layout.quantities));
  const Parts parts = s.split(w.result(w.op(Op::exp, both)));
  ASSERT_EQ(parts.parts.size(), 1u);
  EXPECT_EQ(parts.parts[0].sign, 1);
}

TEST(Parts, a_factor_of_unknown_sign_demands_equality) {
  Small s;
  ProgramWriter w;
  const Operand product = w.op(Op::mul, w.slot(s.c.layout.issues), w.slot(s.c.layout.stocks));
  EXPECT_EQ(s.split(w.result(product)).parts[0].sign, 0);
  s.c.stocks[0].floor = 0;
  EXPECT_EQ(s.split(w.result(product)).parts[0].sign, 1);
}

TEST(Parts, a_clamped_sum_splits_into_its_addends) {
  Small s;
  ProgramWriter w;
  const Operand a = w.op(Op::eq, w.slot(s.c.layout.issues), w.number(1));
  const Operand b = w.op(Op::eq, w.slot(s.c.layout.issues + 1), w.number(0));
  const Operand sum = w.op(Op::sub, w.op(Op::add, w.number(0.5), w.op(Op::mul, w.number(0.3), a)),
                           w.op(Op::mul, w.number(0.2), b));
  const Program clamped = w.result(w.op(Op::max, w.number(0), w.op(Op::min, sum, w.number(1))));
  const auto addends = split_sum(s.c, clamped, fixed_slots(s.c), s.table.start);
  ASSERT_EQ(addends.size(), 2u);
  EXPECT_EQ(addends[0].coefficient, 0.3);
  EXPECT_EQ(addends[1].coefficient, -0.2);
  EXPECT_EQ(addends[0].program.reads, std::vector<std::int32_t>({s.c.layout.issues}));
}

}  // namespace
}  // namespace armistice
