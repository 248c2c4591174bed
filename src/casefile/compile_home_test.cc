// Bodies at home, leaders and steps: what is compiled, and what is refused with a way out.
#include <gtest/gtest.h>

#include "casefile/bind_slot.h"
#include "expr/evaluate.h"
#include "kit/case_text.h"

namespace armistice {
namespace {

std::string text(const std::string& home) {
  return "armistice: 1\ntitle: Home\nstart: 2000-01-01\nhorizon: 12 months\n"
         "parties:\n  red: {role: belligerent}\n  blue: {role: belligerent}\n"
         "  people: {role: audience, of: blue}\n  crowd: {role: audience, of: blue}\n"
         "war: {substeps: 1, stocks: {front: {start: 5, flow: \"0\"}}}\n"
         "issues: {land: {options: [a, b]}}\n"
         "preferences:\n  red: {land: {weight: 1, worth: {a: 1, b: 0}}}\n"
         "  blue: {land: {weight: 1, worth: {a: 0, b: 1}}}\n"
         "  people: {land: {weight: 1, worth: {a: 0, b: 1}}}\n"
         "at_horizon: {red: \"0.5\", blue: \"0.5\"}\n" +
         home +
         "talks: {needed: [red, blue], features: [front]}\nendings: [{id: deal, when: signed}]\n";
}

// "key: message | hint" of the first error.
std::string fault(const std::string& home) {
  const Checked<Conflict> conflict = compile_text(text(home));
  for (const Diagnostic& d : conflict.diagnostics)
    if (d.severity == Severity::error) return d.key + ": " + d.message + " | " + d.hint;
  return "";
}

TEST(CompileHome, BodiesAreRatifiersInOrder) {
  const Conflict c =
      conflict_from(text("ratify:\n  red: \"0.9 - 0\"\n  blue:\n"
                         "    house: {needs: 3, blocs: {left: {seats: 3, yes: \"blue.gain\", "
                         "discipline: bloc}, right: {seats: 2, yes: 0.25, why: w}}}\n"
                         "    street: {public: people, threshold: \"0.1 * front\", spread: 0.1}\n"
                         "    council: {chance: \"land == a\"}\n"));
  ASSERT_EQ(c.ratifiers.size(), 4u);
  EXPECT_EQ(c.ratifiers[0].id, "");
  const Ratifier& house = c.ratifiers[1];
  EXPECT_EQ(house.party, 1);
  EXPECT_FALSE(house.chance.given());
  EXPECT_EQ(house.needs, 3);
  ASSERT_EQ(house.blocs.size(), 2u);
  EXPECT_TRUE(house.blocs[0].whole && !house.blocs[1].whole);
  EXPECT_EQ(house.blocs[0].yes.reads, std::vector<std::int32_t>{c.layout.gains + 1});
  EXPECT_EQ(c.ratifiers[2].audience, 2);
  EXPECT_EQ(c.ratifiers[3].id, "council");
}

TEST(CompileHome, WhatIsWrongIsSaid) {
  EXPECT_EQ(
      fault("ratify: {blue: {needs: 6, blocs: {left: {seats: 5, yes: 1}}}}\n"),
      "out-of-range: 'parliament' can never say yes: it needs 6 of 5 seats | correct `needs`, or "
      "add the missing blocs");
  EXPECT_EQ(
      fault("ratify: {blue: {needs: 6, blocs: {left: {seats: 4000, yes: 1}, right: {seats: 4000, "
            "yes: 1}}}}\n"),
      "too-many: 'parliament' has 8000 seats in 2 blocs; at most 5000 in 64 are allowed | "
      "join blocs, or count in tens of seats");
  EXPECT_EQ(fault("ratify: {blue: {public: crowd, threshold: 0.5}}\n"),
            "no-preferences: 'crowd' has no preferences, so a deal has no worth to it | say under "
            "`preferences:` what the options are worth to it");
  EXPECT_EQ(
      fault("ratify: {blue: {needs: 1, public: people, blocs: {left: {seats: 5, yes: 1}}}}\n"),
      "two-forms: a body at home has `chance`, or `needs` and `blocs`, or `public` and "
      "`threshold` | keep one of the three ways to say how it decides");
  EXPECT_EQ(
      fault("ratify: {blue: {house: {needs: 1, blocs: {left: {seats: 5, yes: \"2 - 0\"}}}}}\n"),
      "out-of-range: '2 - 0' is 2: it must lie between 0 and 1 | chances and shares go from 0 to "
      "1");
  EXPECT_EQ(
      fault("leaders: {people: {stake: 0.1, survival: 0.5}}\n"),
      "idle-leader: the leader of 'people' decides nothing: that party neither signs nor proposes "
      "deals that have a worth to it | remove the leader, or add the party to `talks: {needed: "
      "[...]}`");
  EXPECT_EQ(
      fault("leaders: {blue: {stake: 0.1, survival: \"0.5 + 0.1 * (land == a)\"}}\n"),
      "deal-without-deal: while the war goes on there is no deal for `survival` to look at | write "
      "if(signed, ..., ...) and look at the deal in the middle part only");
  EXPECT_EQ(fault("leaders: {blue: {stake: 0.1, survival: \"if(signed, blue.gain, 1)\"}}\n")
                .substr(0, 17),
            "name-not-visible:");
  EXPECT_EQ(fault("steps: {x: {party: red, does: it, loss_if_other_defects: 1, answers: y}}\n"),
            "unknown-step: there is no step 'y' | name a step of this list");
  EXPECT_EQ(fault("steps: {x: {party: red, does: it, loss_if_other_defects: 1, answers: z}, "
                  "z: {party: red, does: it, loss_if_other_defects: 1}}\n"),
            "own-step: 'z' is a step of the same party | a step answers one of another party");
}

TEST(CompileHome, SurvivalIsSplitByWhetherADealIsSigned) {
  const Conflict c = conflict_from(
      text("leaders:\n  blue: {stake: 0.1, survival: \"if(signed, 0.2 + 0.3 * (land == a), 0.1 * "
           "front)\"}\n"
           "  red: {stake: 0.1, survival: \"0.5 + 0.25 * (signed and land == b)\"}\n"));
  ASSERT_EQ(c.leaders.size(), 2u);
  EXPECT_EQ(c.leaders[0].signs.reads, std::vector<std::int32_t>{c.layout.issues});
  EXPECT_EQ(c.leaders[0].fights_on.reads, std::vector<std::int32_t>{c.layout.stocks});
  EXPECT_TRUE(c.leaders[1].fights_on.reads.empty());
  Frame frame(c.layout.size(), 1);
  frame.column(c.layout.stocks)[0] = 7;
  frame.column(c.layout.issues)[0] = 1;
  EXPECT_DOUBLE_EQ(evaluate_one(c.leaders[0].signs, frame), .2);
  EXPECT_DOUBLE_EQ(evaluate_one(c.leaders[0].fights_on, frame), .7);
  EXPECT_DOUBLE_EQ(evaluate_one(c.leaders[1].signs, frame), .75);
  EXPECT_DOUBLE_EQ(evaluate_one(c.leaders[1].fights_on, frame), .5);
}

}  // namespace
}  // namespace armistice
