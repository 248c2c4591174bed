// Orders of steps: what blocks and orders become, and every message about them in full.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "kit/case_text.h"

namespace armistice {
namespace {

const char* const kCase = R"yaml(armistice: 1
title: Steps
start: 2025-01-01
horizon: 6 months
parties: {red: {role: belligerent}, blue: {role: belligerent}}
quantities:
  grip: {assumed: "uniform(0, 1)"}
war:
  stocks: {front: {start: 1, flow: grip}, aid: {start: 1, flow: 0}}
issues:
  land: {options: [north, line, south]}
  force: {options: [none, watch]}
  money: {share: 0.1}
preferences:
  scale: as_given
  red: {money: {weight: 1, worth: money}}
  blue: {money: {weight: 1, worth: 1 - money}}
at_horizon: {status_quo: {land: line, force: none, money: 0.5}}
locks:
  pride: {kind: political, holder: red, refuses: land == line}
talks:
  ceasefire: true
  features: [front]
  blocks:
    security: {title: Security, issues: [force, land], once_signed: {when: force == watch, set: {grip: 0.1}, add: {aid: 0.2 * front}}}
    money: {issues: [money]}
  sequence: [ceasefire, security, deal]
  orders:
    deal_first: {steps: [deal, ceasefire], title: The deal first}
    blocks: {steps: [security, ceasefire, money]}
endings: [{id: deal, when: signed}]
)yaml";

using Ints = std::vector<int>;

// The case with one text in the place of another.
std::string with(const std::string& written, const std::string& instead) {
  std::string text = kCase;
  const std::size_t at = text.find(written);
  EXPECT_NE(at, std::string::npos) << written;
  return text.replace(at, written.size(), instead);
}

std::string faults(const std::string& text) { return all_text(compile_text(text).diagnostics); }

// The case with another list of steps in force.
std::string faults_of_steps(const std::string& steps) {
  return faults(with("sequence: [ceasefire, security, deal]", "sequence: [" + steps + "]"));
}

TEST(Sequence, BlocksAndParts) {
  EXPECT_EQ(faults(kCase), "");
  const Conflict c = conflict_from(kCase);
  ASSERT_EQ(c.talks.blocks.size(), 2u);
  EXPECT_EQ(c.talks.blocks[0].id, "security");
  EXPECT_EQ(c.talks.blocks[0].title.en, "Security");
  EXPECT_EQ(c.talks.blocks[0].issues, (Ints{0, 1}));  // rising, however they are written
  EXPECT_EQ(c.talks.blocks[1].issues, Ints{2});
  EXPECT_TRUE(c.talks.blocks[1].once_signed.empty());

  const Order& order = c.talks.sequence;
  EXPECT_TRUE(c.talks.in_steps());
  EXPECT_EQ(order.id, "");
  EXPECT_EQ(order.ceasefire_after, 0);
  ASSERT_EQ(order.parts.size(), 2u);
  EXPECT_EQ(order.parts[0].block, 0);
  EXPECT_EQ(order.parts[0].issues, (Ints{0, 1}));
  EXPECT_EQ(order.parts[1].block, -1);
  EXPECT_EQ(order.parts[1].issues, Ints{2});
}

TEST(Sequence, OrdersToCompareWith) {
  const Conflict c = conflict_from(kCase);
  ASSERT_EQ(c.talks.orders.size(), 2u);
  const Order& deal_first = c.talks.orders[0];
  EXPECT_EQ(deal_first.id + " " + deal_first.title.en, "deal_first The deal first");
  ASSERT_EQ(deal_first.parts.size(), 1u);
  EXPECT_EQ(deal_first.parts[0].issues, (Ints{0, 1, 2}));
  EXPECT_EQ(deal_first.ceasefire_after, 1);
  const Order& blocks = c.talks.orders[1];
  ASSERT_EQ(blocks.parts.size(), 2u);
  EXPECT_EQ(blocks.parts[1].block, 1);
  EXPECT_EQ(blocks.ceasefire_after, 1);
}

TEST(Sequence, WithoutOneEverythingIsAtOnce) {
  const Conflict c = conflict_from(with("  sequence: [ceasefire, security, deal]\n", ""));
  EXPECT_FALSE(c.talks.in_steps());
  EXPECT_EQ(c.talks.sequence.ceasefire_after, -1);
  EXPECT_EQ(c.talks.orders.size(), 2u);
}

TEST(Sequence, ShortOrders) {
  EXPECT_EQ(faults_of_steps("deal"), "");
  EXPECT_EQ(faults_of_steps("ceasefire, deal"), "");
  EXPECT_EQ(faults_of_steps("money, security"), "");
  const Conflict c = conflict_from(with("sequence: [ceasefire, security, deal]", "sequence: deal"));
  ASSERT_EQ(c.talks.sequence.parts.size(), 1u);
  EXPECT_EQ(c.talks.sequence.parts[0].issues, (Ints{0, 1, 2}));
  EXPECT_EQ(c.talks.sequence.ceasefire_after, -1);
}

TEST(Sequence, WhatASignatureSets) {
  const Conflict c = conflict_from(kCase);
  ASSERT_EQ(c.talks.blocks[0].once_signed.size(), 1u);
  const RefusalRule& rule = c.talks.blocks[0].once_signed[0];
  EXPECT_EQ(rule.when.reads, Ints{c.layout.issues + 1});
  ASSERT_EQ(rule.effects.size(), 2u);
  EXPECT_EQ(c.layout.slots[rule.effects[0].slot].name, "grip#set");
  EXPECT_EQ(c.quantities[0].override_slot, rule.effects[0].slot);
  EXPECT_FALSE(rule.effects[0].adds);
  EXPECT_EQ(c.layout.slots[rule.effects[1].slot].name, "aid");
  EXPECT_TRUE(rule.effects[1].adds);
  EXPECT_EQ(rule.effects[1].value.reads, Ints{c.layout.stocks});
  // a quantity that only a signature reads is used
  EXPECT_EQ(faults(with("add: {aid: 0.2 * front}", "add: {aid: grip}")), "");
}

TEST(Sequence, ADrawnValueOfASignatureIsAQuantity) {
  const Conflict c = conflict_from(with("0.2 * front", "\"uniform(0, 1)\""));
  EXPECT_TRUE(std::any_of(c.quantities.begin(), c.quantities.end(), [](const Quantity& q) {
    return q.id == "effect.once_signed1.security.aid" && q.used;
  }));
}

TEST(SequenceFaults, Names) {
  EXPECT_EQ(faults_of_steps("secruity, deal"),
            R"~(war.yaml:27:14: error: 'secruity' is no block here
  sequence: [secruity, deal]
             ^
  did you mean security? choose from: security, money, ceasefire, deal
)~");
  EXPECT_EQ(faults_of_steps("cease_fire, deal"),
            R"~(war.yaml:27:14: error: 'cease_fire' is no block here
  sequence: [cease_fire, deal]
             ^
  did you mean ceasefire? choose from: security, money, ceasefire, deal
)~");
  EXPECT_EQ(faults_of_steps("land, deal"),
            R"~(war.yaml:27:14: error: 'land' is an issue, not a block
  sequence: [land, deal]
             ^
  add `land: {issues: [land]}` to `blocks`
)~");
  EXPECT_EQ(faults(with("issues: [force, land]", "issues: [forces, land]")),
            R"~(war.yaml:25:42: error: there is no issue 'forces'
    security: {title: Security, issues: [forces, land], once_signed: {when: force == watch, set: {grip: 0.1}, add: {aid:...
                                         ^
  did you mean force?
)~");
  EXPECT_EQ(faults(with("issues: [force, land]", "issues: [force, land, force]")),
            R"~(war.yaml:25:55: error: block 'security' settles 'force' twice
    security: {title: Security, issues: [force, land, force], once_signed: {when: force == watch, set: {grip: 0.1}, add:...
                                                      ^
  remove one of them
)~");
}

TEST(SequenceFaults, EachIssueOnce) {
  EXPECT_EQ(faults_of_steps("security"),
            R"~(war.yaml:27:13: error: no part of the order settles money
  sequence: [security]
            ^
  end with `deal`, which settles all that is left, or name a block for it
)~");
  EXPECT_EQ(faults_of_steps("ceasefire"),
            R"~(war.yaml:27:13: error: no part of the order settles land, force, money
  sequence: [ceasefire]
            ^
  end with `deal`, which settles all that is left, or name a block for it
)~");
  EXPECT_EQ(
      faults_of_steps("security, money, deal"),
      R"~(war.yaml:27:31: error: `deal` has nothing left to settle: the blocks before it settle every issue
  sequence: [security, money, deal]
                              ^
  leave `deal` out; the last block closes the deal
)~");
  EXPECT_EQ(faults_of_steps("security, security, deal"),
            R"~(war.yaml:27:24: error: the order names 'security' twice
  sequence: [security, security, deal]
                       ^
  remove one of them
)~");
  EXPECT_EQ(faults_of_steps("deal, money"),
            R"~(war.yaml:27:20: error: 'money' comes after `deal`, which settles all that is left
  sequence: [deal, money]
                   ^
  put `deal` behind the blocks
)~");
  EXPECT_EQ(faults_of_steps("security, deal, deal"),
            R"~(war.yaml:27:30: error: the order names `deal` twice
  sequence: [security, deal, deal]
                             ^
  remove one of them
)~");
  EXPECT_EQ(faults(with("money: {issues: [money]}", "money: {issues: [money, land]}")),
            R"~(war.yaml:30:43: error: 'money' settles 'land', which 'security' has settled before
    blocks: {steps: [security, ceasefire, money]}
                                          ^
  an order settles each issue once: leave one of them out
)~");
}

TEST(SequenceFaults, Ceasefire) {
  EXPECT_EQ(faults_of_steps("ceasefire, security, ceasefire, deal"),
            R"~(war.yaml:27:35: error: the order names `ceasefire` twice
  sequence: [ceasefire, security, ceasefire, deal]
                                  ^
  remove one of them
)~");
  EXPECT_EQ(faults(with("  ceasefire: true\n", "")),
            R"~(war.yaml:26:14: error: the order names a ceasefire, and the case has none
  sequence: [ceasefire, security, deal]
             ^
  add `ceasefire: true` to `talks`, or leave it out of the order
war.yaml:28:32: error: the order names a ceasefire, and the case has none
    deal_first: {steps: [deal, ceasefire], title: The deal first}
                               ^
  add `ceasefire: true` to `talks`, or leave it out of the order
war.yaml:29:32: error: the order names a ceasefire, and the case has none
    blocks: {steps: [security, ceasefire, money]}
                               ^
  add `ceasefire: true` to `talks`, or leave it out of the order
)~");
  EXPECT_EQ(faults(with("sequence: [ceasefire, security, deal]", "sequence: [security, deal]")),
            "");
}

// The case with so many options of `land`, all of them in a block before the last part.
std::string faults_of_options(int count) {
  std::string options = "line";
  for (int k = 1; k < count; ++k) options += ", o" + std::to_string(k);
  return faults(with("[north, line, south]", "[" + options + "]"));
}

// The case with so many more issues of two options, each in a block of its own.
std::string faults_of_parts(int count) {
  std::string issues, blocks, steps, settled;
  for (int k = 1; k <= count; ++k) {
    const std::string id = "i" + std::to_string(k);
    issues += "  " + id + ": {options: [no, yes]}\n";
    blocks += "    " + id + ": {issues: " + id + "}\n";
    steps += id + ", ";
    settled += ", " + id + ": no";
  }
  std::string text = with("  money: {share: 0.1}\n", "  money: {share: 0.1}\n" + issues);
  const auto change = [&](const std::string& written, const std::string& instead) {
    text.replace(text.find(written), written.size(), instead);
  };
  change("money: 0.5}", "money: 0.5" + settled + "}");
  change("  sequence: [ceasefire, security, deal]", blocks + "  sequence: [" + steps + "deal]");
  change("[security, ceasefire, money]}", "[security, deal]}\n    more: {steps: [money, deal]}");
  return faults(text);
}

TEST(SequenceFaults, Sizes) {
  EXPECT_EQ(faults_of_options(32), "");
  EXPECT_EQ(
      faults_of_options(33),
      R"~(war.yaml:27:13: error: what comes before the last part can be signed in 66 ways; at most 64 are allowed
  sequence: [ceasefire, security, deal]
            ^
  give the issues before the last part fewer options, or merge blocks so that more is settled last
war.yaml:30:21: error: what comes before the last part can be signed in 66 ways; at most 64 are allowed
    blocks: {steps: [security, ceasefire, money]}
                    ^
  give the issues before the last part fewer options, or merge blocks so that more is settled last
)~");
  EXPECT_EQ(faults_of_parts(5), "");
  EXPECT_EQ(faults_of_parts(6),
            R"~(war.yaml:39:13: error: the order has 7 parts; at most 6 are allowed
  sequence: [i1, i2, i3, i4, i5, i6, deal]
            ^
  join blocks
)~");
}

TEST(SequenceFaults, Rules) {
  EXPECT_EQ(faults(with("when: force == watch", "when: force == watch and money > 0.5")),
            R"~(war.yaml:25:95: error: 'money' cannot be used here: the block does not settle it
...curity, issues: [force, land], once_signed: {when: force == watch and money > 0.5, set: {grip: 0.1}, add: {aid: 0.2 * fr...
                                                                         ^
  ask for the block's own issues; let the values of `set` and `add` read the war
)~");
  EXPECT_EQ(
      faults(with("when: force == watch", "when: front > 0")),
      R"~(war.yaml:25:76: error: 'front' cannot be used here: stocks are not visible here, only the issues of the block are
...ecurity: {title: Security, issues: [force, land], once_signed: {when: front > 0, set: {grip: 0.1}, add: {aid: 0.2 * fron...
                                                                         ^
  ask for the block's own issues; let the values of `set` and `add` read the war
)~");
  EXPECT_EQ(faults(with("when: force == watch", "when: forec == watch")),
            R"~(war.yaml:25:76: error: 'forec' is not defined
...ecurity: {title: Security, issues: [force, land], once_signed: {when: forec == watch, set: {grip: 0.1}, add: {aid: 0.2 *...
                                                                         ^
  did you mean force?
)~");
  EXPECT_EQ(faults(with("set: {grip: 0.1}", "set: {gripp: 0.1}")),
            R"~(war.yaml:25:98: error: there is no stock, mode, quantity or auxiliary 'gripp' to set
...ity, issues: [force, land], once_signed: {when: force == watch, set: {gripp: 0.1}, add: {aid: 0.2 * front}}}
                                                                         ^
  did you mean grip?
)~");
  EXPECT_EQ(
      faults(with("0.2 * front", "0.2 * money")),
      R"~(war.yaml:25:127: error: 'money' cannot be used here: issues are not visible here, the war's names and locks are
...nce_signed: {when: force == watch, set: {grip: 0.1}, add: {aid: 0.2 * money}}}
                                                                         ^
  use a stock, mode or auxiliary of the war
)~");
}

TEST(SequenceFaults, BlocksThatNothingNames) {
  EXPECT_EQ(faults(with("blocks: {steps: [security, ceasefire, money]}", "blocks: {steps: deal}")),
            R"~(war.yaml:26:5: warning: no order of steps names block 'money'
    money: {issues: [money]}
    ^
  name it in `sequence` or under `orders`, or remove it
)~");
}

}  // namespace
}  // namespace armistice
