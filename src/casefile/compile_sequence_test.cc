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
  EXPECT_EQ(faults_of_steps("secruity, deal"), "");
  EXPECT_EQ(faults_of_steps("cease_fire, deal"), "");
  EXPECT_EQ(faults_of_steps("land, deal"), "");
  EXPECT_EQ(faults(with("issues: [force, land]", "issues: [forces, land]")), "");
  EXPECT_EQ(faults(with("issues: [force, land]", "issues: [force, land, force]")), "");
}

TEST(SequenceFaults, EachIssueOnce) {
  EXPECT_EQ(faults_of_steps("security"), "");
  EXPECT_EQ(faults_of_steps("ceasefire"), "");
  EXPECT_EQ(faults_of_steps("security, money, deal"), "");
  EXPECT_EQ(faults_of_steps("security, security, deal"), "");
  EXPECT_EQ(faults_of_steps("deal, money"), "");
  EXPECT_EQ(faults_of_steps("security, deal, deal"), "");
  EXPECT_EQ(faults(with("money: {issues: [money]}", "money: {issues: [money, land]}")), "");
}

TEST(SequenceFaults, Ceasefire) {
  EXPECT_EQ(faults_of_steps("ceasefire, security, ceasefire, deal"), "");
  EXPECT_EQ(faults(with("  ceasefire: true\n", "")), "");
  EXPECT_EQ(faults(with("sequence: [ceasefire, security, deal]", "sequence: [security, deal]")),
            "");
}

TEST(SequenceFaults, Sizes) {
  // 11 * 6 ways before the last part
  EXPECT_EQ(faults(with("sequence: [ceasefire, security, deal]", "sequence: [money, deal]")), "");
  EXPECT_EQ(faults(with("issues: [money]}", "issues: [money, force]}")), "");
}

TEST(SequenceFaults, Rules) {
  EXPECT_EQ(faults(with("when: force == watch", "when: force == watch and money > 0.5")), "");
  EXPECT_EQ(faults(with("when: force == watch", "when: front > 0")), "");
  EXPECT_EQ(faults(with("when: force == watch", "when: forec == watch")), "");
  EXPECT_EQ(faults(with("set: {grip: 0.1}", "set: {gripp: 0.1}")), "");
  EXPECT_EQ(faults(with("0.2 * front", "0.2 * money")), "");
}

TEST(SequenceFaults, BlocksThatNothingNames) {
  EXPECT_EQ(faults(with("blocks: {steps: [security, ceasefire, money]}", "blocks: {steps: deal}")),
            "");
}

}  // namespace
}  // namespace armistice
