#include "deals/worth.h"

#include <gtest/gtest.h>

#include "kit/random_deals.h"
#include "kit/slow_deals.h"

namespace armistice {
namespace {

TEST(OptionWorths, a_deal_is_worth_the_scaled_weighted_sum) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const RandomTable table = TableMaker(seed, {}).make();
    const Conflict& c = table.conflict;
    const Scale scale = make_scale(c, table.start);
    OptionWorths worths(c);
    Registers registers;
    worths.evaluate(table.start, scale, registers);
    Frame state = table.start;
    for (const Deal& deal : slow::packages(c)) {
      for (int p = 0; p < 2; ++p) {
        double raw = 0;
        for (std::size_t i = 0; i < c.issues.size(); ++i) {
          const IssueWorth& iw = c.preferences[p].issues[i];
          if (iw.worth.empty()) continue;
          state.column(c.layout.issues + static_cast<int>(i))[0] = c.issues[i].value(deal[i]);
          raw += evaluate_one(iw.weight, state) *
                 evaluate_one(iw.worth[c.issues[i].is_share ? 0 : deal[i]], state);
        }
        for (const TogetherTerm& t : c.preferences[p].together)
          if (holds_for(t.when, c, deal)) raw += evaluate_one(t.adds, state);
        double u = 0;
        worths.worth(p, deal, &u);
        ASSERT_NEAR(u, scale.offset[p] + scale.factor[p] * raw, 1e-12) << "seed " << seed;
      }
    }
  }
}

TEST(OptionWorths, only_what_varies_is_evaluated_again) {
  int varying = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const RandomTable table = TableMaker(seed, {}).make();
    const Conflict& c = table.conflict;
    const Scale scale = make_scale(c, table.start);
    OptionWorths quick(c), slow(c);
    Registers registers;
    quick.evaluate(table.start, scale, registers);
    Frame block(c.layout.size(), 5);
    for (int s = 0; s < c.layout.size(); ++s)
      for (int k = 0; k < 5; ++k) block.column(s)[k] = table.start.column(s)[0];
    for (int k = 0; k < 5; ++k) block.column(c.layout.stocks)[k] = 0.1 * k;
    quick.evaluate_varying(block, scale, registers);
    slow.evaluate(block, scale, registers);
    for (int p = 0; p < 2; ++p)
      for (std::size_t i = 0; i < c.issues.size(); ++i)
        for (int o = 0; o < c.issues[i].option_count; ++o) {
          const int issue = static_cast<int>(i);
          bool differs = false;
          for (int k = 0; k < 5; ++k) {
            ASSERT_EQ(quick.option(p, issue, o)[k], slow.option(p, issue, o)[k]) << "seed " << seed;
            differs = differs || slow.option(p, issue, o)[k] != slow.option(p, issue, o)[0];
          }
          if (differs) {
            EXPECT_TRUE(slow.varies(p, issue, o));
          }
          varying += differs;
        }
  }
  EXPECT_GT(varying, 50);
}

TEST(OptionWorths, options_that_no_deal_uses_are_left_alone) {
  const RandomTable table = TableMaker(4, {}).make();
  const Conflict& c = table.conflict;
  Scale scale = make_scale(c, table.start);
  OptionWorths worths(c);
  Registers registers;
  const Deal deal(c.issues.size(), 1);
  worths.keep_only({deal});
  worths.evaluate(table.start, scale, registers);
  double u = 0;
  worths.worth(0, deal, &u);
  slow::Judge judge(c, table.start, scale);
  EXPECT_EQ(u, judge.judge(deal).worth[0]);
  bool untouched = true;
  for (std::size_t i = 1; i < c.issues.size(); ++i)
    untouched = untouched && worths.option(0, static_cast<int>(i), 0)[0] == 0;
  EXPECT_TRUE(untouched);
}

TEST(Deals, parts_left_out_stand_as_in_the_status_quo) {
  RandomTable table = TableMaker(4, {}).make();
  Conflict& c = table.conflict;
  c.status_quo.is_deal = true;
  c.status_quo.deal.assign(c.issues.size(), 1);
  Deal expected = c.status_quo.deal;
  expected[0] = 0;
  EXPECT_EQ(complete_deal(c, {{0, 0}}), expected);
}

TEST(Deals, refusing_locks_are_those_whose_condition_names_the_deal) {
  RandomTable table = TableMaker(4, {}).make();
  Conflict& c = table.conflict;
  c.locks.resize(3);
  for (int l = 0; l < 3; ++l) {
    ProgramWriter w;
    c.locks[l].refuses = w.result(w.op(Op::eq, w.slot(c.layout.issues), w.number(l % 2)));
  }
  Deal deal(c.issues.size(), 0);
  EXPECT_EQ(refusing_locks(c, deal).to_ullong(), 0b101u);
  if (!c.issues[0].is_share) {
    deal[0] = 1;
    EXPECT_EQ(refusing_locks(c, deal).to_ullong(), 0b010u);
  }
}

}  // namespace
}  // namespace armistice
