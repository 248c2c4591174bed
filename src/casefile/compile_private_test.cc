// Private quantities: what may read them, what may not, in full messages.
#include <gtest/gtest.h>

#include <string>

#include "kit/case_text.h"

namespace armistice {
namespace {

const char* const kCase = R"yaml(armistice: 1
title: A secret
start: 2025-01-01
horizon: 6 months
parties: {red: {role: belligerent}, blue: {role: belligerent}, giver: {role: patron, backs: blue}}
quantities:
  blue.cost: {assumed: "either(0.1, 0.3, 0.5)", private: blue, why: an example}
war:
  stocks: {front: {start: 1, flow: 0}}
issues: {money: {share: 0.1}}
preferences:
  scale: as_given
  red: {money: {weight: 1, worth: money}}
  blue: {money: {weight: 1, worth: 1 - money}}
cost_of_war: {red: 0.1, blue: blue.cost}
at_horizon: {status_quo: {money: 0.5}}
talks: {proposers: {red: 1}, needed: [red, blue], features: [front]}
endings: [{id: deal, when: signed}]
)yaml";

// The case with one text in the place of another.
std::string with(const std::string& written, const std::string& instead) {
  std::string text = kCase;
  const std::size_t at = text.find(written);
  EXPECT_NE(at, std::string::npos) << written;
  return text.replace(at, written.size(), instead);
}

std::string faults(const std::string& text) {
  const Checked<Conflict> result = compile_text(text);
  return result ? "fine" : all_text(result.diagnostics);
}

bool says(const std::string& text, const char* what) {
  return faults(text).find(what) != std::string::npos;
}

TEST(Private, AColumnOfBeliefs) {
  const Conflict c = conflict_from(kCase);
  EXPECT_EQ(c.informed, std::vector<int>{1});
  EXPECT_EQ(c.quantities[0].private_to, 1);
  const Slot& slot = c.layout.slots.at(static_cast<std::size_t>(c.layout.beliefs));
  EXPECT_EQ(slot.name, "belief#blue");
  EXPECT_LT(c.layout.beliefs, c.layout.state_end);
}

TEST(Private, ItsPartyAloneMayRestOnIt) {
  EXPECT_EQ(
      faults(with("weight: 1, worth: 1 - money", "weight: 1, worth: 1 - money * (1 - blue.cost)")),
      "fine");
  EXPECT_EQ(
      faults(with("flow: 0", "flow: blue.cost")),
      R"~(war.yaml:7:58: error: 'blue.cost' is private to 'blue', but stock 'front' rests on it
  blue.cost: {assumed: "either(0.1, 0.3, 0.5)", private: blue, why: an example}
                                                         ^
  let only its own worths, cost of war, costs of soft locks, `at_horizon`, and the hazards and chances of events and modes read it, or remove `private:`
)~");
  EXPECT_TRUE(
      says(with("red: 0.1, blue", "red: blue.cost, blue"), "but what 'red' feels rests on it"));
  EXPECT_TRUE(
      says(with("features", "meet: 1 - blue.cost, features"), "something that all can see"));
  EXPECT_TRUE(says(with("talks:", "ratify: {blue: blue.worth}\ntalks:"),
                   "the worth or gain of 'blue' is read by a chance that all can see"));
}

// The war of the case with events and modes in it, and one more private quantity of red.
std::string with_war(const std::string& war) {
  std::string text = with("stocks: {front: {start: 1, flow: 0}}",
                          "stocks: {front: {start: 1, flow: 0}}\n  " + war);
  const std::string quantities = "quantities:\n";
  return text.insert(
      text.find(quantities) + quantities.size(),
      "  red.guns: {assumed: \"either(1, 2, 0.5)\", private: red, why: another, context: true}\n");
}

TEST(Private, HazardsAndChancesTeach) {
  const Conflict c = conflict_from(with_war(
      "events: {raid: {hazard: blue.cost, add: {front: 1}, repeats: true}, lull: "
      "{hazard: 0.1}, parade: {date: 2025-03-01, chance: red.guns / 2}, echo: {after: parade, "
      "delay: 1, chance: blue.cost}, storm: {when: front > 1, chance: blue.cost, repeats: true}}\n"
      "  modes: {mood: {states: [calm, wild], start: calm, changes: [{to: wild, hazard: "
      "red.guns}, {to: calm, hazard: 0.2}]}}"));
  std::vector<int> informed;
  for (const Event& event : c.events) informed.push_back(event.informed);
  EXPECT_EQ(informed, (std::vector<int>{1, -1, 0, 1, 1}));
  EXPECT_EQ(c.modes[0].changes[0].informed, 0);
  EXPECT_EQ(c.modes[0].changes[1].informed, -1);
}

TEST(Private, WhatTheRestOfTheWarMayNotRead) {
  EXPECT_TRUE(says(with_war("events: {raid: {hazard: 0.1, add: {front: blue.cost}}}"),
                   "but event 'raid' rests on it"));
  EXPECT_TRUE(
      says(with_war("events: {raid: {when: blue.cost > 0.2}}"), "but event 'raid' rests on it"));
  EXPECT_TRUE(says(with_war("auxiliaries: {rate: 2 * blue.cost}\n  events: {raid: {hazard: rate}}"),
                   "but auxiliary 'rate' rests on it"));
  EXPECT_TRUE(
      says(with_war("modes: {mood: {states: [calm, wild], start: calm, changes: [{to: wild, when: "
                    "red.guns > 1}]}}"),
           "but mode 'mood' rests on it"));
}

TEST(Private, WhatWouldTeachMoreThanCanBeSaid) {
  EXPECT_EQ(
      faults(with_war("events: {raid: {hazard: blue.cost * red.guns}}")),
      R"~(war.yaml:8:58: error: 'blue.cost' is private to 'blue', but event 'raid' reads private quantities of 'red' too, and nobody could tell of which of them it says something
  blue.cost: {assumed: "either(0.1, 0.3, 0.5)", private: blue, why: an example}
                                                         ^
  make one event or change for each of them
)~");
  EXPECT_EQ(
      faults(with_war("events: {raid: {when: front > 0, chance: blue.cost}}")),
      R"~(war.yaml:8:58: error: 'blue.cost' is private to 'blue', but the chance of event 'raid' is drawn once, however often its condition comes true
  blue.cost: {assumed: "either(0.1, 0.3, 0.5)", private: blue, why: an example}
                                                         ^
  give it a hazard or a date in place of `when` or `after`, or, for an event, `repeats: true`
)~");
  EXPECT_TRUE(
      says(with_war("events: {raid: {hazard: 1, repeats: true}, echo: {after: raid, delay: 1, "
                    "chance: blue.cost}}"),
           "the chance of event 'echo' is drawn once"));
  EXPECT_TRUE(
      says(with_war("modes: {mood: {states: [calm, wild], start: calm, changes: [{to: wild, when: "
                    "front > 1, chance: blue.cost}]}}"),
           "the chance of mode 'mood' is drawn once"));
}

TEST(Private, GoesWithConditions) {
  EXPECT_EQ(faults(with("features: [front]", "features: [front], conditions: [{add: {front: 1}}]")),
            "fine");
}

TEST(Private, GoesWithDealsKeptByInterest) {
  const auto kept = [](std::string text) {
    return text.insert(text.find("talks:"), "durability: {breach_cost: {red: 0.1, blue: 0.1}}\n");
  };
  EXPECT_EQ(faults(kept(kCase)), "fine");
  // but for two parties, or where the war teaches
  EXPECT_TRUE(says(kept(with_war("auxiliaries: {rate: 2}")),
                   "private quantities of two parties and `durability: breach_cost:` cannot be had "
                   "together yet"));
  std::string raid = kept(kCase);
  raid.insert(raid.find("issues:"), "  events: {raid: {hazard: blue.cost, repeats: true}}\n");
  EXPECT_TRUE(says(raid,
                   "hazards or chances that read private quantities and `durability: breach_cost:` "
                   "cannot be had together yet"));
}

TEST(Private, WhatCannotBePrivate) {
  EXPECT_TRUE(says(with("private: blue", "private: giver"), "neither signs nor proposes"));
  EXPECT_TRUE(says(with("private: blue", "private: blu"), "did you mean blue?"));
  EXPECT_TRUE(says(with("assumed: \"either(0.1, 0.3, 0.5)\"", "choice: {low: 1, high: 1}"),
                   "a choice between names"));
  EXPECT_TRUE(says(with("features: [front]", "features: [front], ceasefire: {}"),
                   "cannot be had together yet"));
  EXPECT_TRUE(says(with("features: [front]", "features: [front], sequence: [deal]"),
                   "private quantities and `talks: sequence:` cannot be had together yet"));
  EXPECT_TRUE(says(with("features: [front]", "features: [front], orders: {one: {steps: deal}}"),
                   "private quantities and `talks: orders:` cannot be had together yet"));
  EXPECT_TRUE(says(with("endings:", "levers: {aid: {set: {blue.cost: 0}}}\nendings:"),
                   "so no event, lever or refusal can set it"));
}

}  // namespace
}  // namespace armistice
