// A proposal made now: how it is taken, and what the answers to it set in motion.
#include "outlook/proposed.h"

#include <gtest/gtest.h>

#include <string>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"
#include "kit/propose.h"

namespace armistice {
namespace {

// The mediator's proposals are remembered: a no adds .5 to the blame, a yes with conditions .2.
// Blame turns the mediator, and with it the price of the war.
std::string before_an_onlooker(const std::string& rules) {
  return R"yaml(
armistice: 1
title: Onlooker
start: 2000-01-01
horizon: 12 months
solve_until: 18 months
parties:
  red: {role: belligerent}
  blue: {role: belligerent}
  judge: {role: mediator}
quantities:
  cost: {assumed: "uniform(0.01, 0.02)", why: test}
war:
  substeps: 1
  stocks:
    front: {start: 0, flow: "noise.walk(1)"}
    blame: {start: 0, flow: "0"}
    weather: {start: 1, flow: "0"}
  modes:
    stance: {states: [even, angry], start: even, changes: [{from: even, to: angry, hazard: "blame"}]}
    season: {states: [dry, wet], start: dry, changes: [{from: dry, to: wet, hazard: 0.1}]}
    crowd: {states: [calm, loud], start: calm, changes: [{from: calm, to: loud, hazard: "if(stance == angry, 1, 0)"}]}
  auxiliaries:
    burden: {is: "if(stance == angry, 0.05, 0)"}
issues: {money: {share: 0.25}}
preferences:
  scale: as_given
  red: {money: {weight: 1, worth: money}}
  blue: {money: {weight: 1, worth: "1 - money"}}
cost_of_war: {red: "cost + burden", blue: "cost"}
at_horizon: {red: 0.45, blue: 0.45}
locks:
  proud: {kind: political, holder: red, refuses: "money < 0.5", while: "stance == even"}
  shut: {kind: external, holder: judge, vetoes: true, refuses: "money == 1"}
talks:
  meet: 0.3
  proposers: {red: 1, blue: 1, judge: 1}
  needed: [red, blue]
  features: [front]
)yaml" + rules +
         R"yaml(endings: [{id: deal, when: signed}]
)yaml";
}

const char* const kRules =
    R"yaml(  refusal: [{when: "proposer == judge and answered_by == red", add: {blame: 0.5}}]
  conditions: [{when: "proposer == judge and answered_by == red", add: {blame: 0.2}}]
)yaml";

ProposalFinding propose(const Conflict& c, int money, int proposer = 2) {
  Proposal proposal;
  proposal.proposer = proposer;
  proposal.deal = {static_cast<Deal::value_type>(money)};
  return propose_in(c, proposal, 16, 200);
}

const ProposalFinding::Reply& reply(const ProposalFinding& found, const std::string& id,
                                    int party) {
  for (const ProposalFinding::Reply& r : found.replies)
    if (r.id == id && r.party == party) return r;
  ADD_FAILURE() << "no reply " << id;
  return found.replies.front();
}

TEST(Proposed, WatchesWhatAnswersWriteAndWhatHangsOnIt) {
  const Conflict c = conflict_from(before_an_onlooker(kRules));
  std::string names;
  for (const WatchedState& s : states_of_blame(c))
    names += c.layout.slots[s.slot].name + (s.member < 0 ? "" : std::to_string(s.member)) + " ";
  EXPECT_EQ(names, "blame stance0 stance1 crowd0 crowd1 burden ");
}

TEST(Proposed, AnswersShiftTheBlameByWhatTheCaseSays) {
  const Conflict c = conflict_from(before_an_onlooker(kRules));
  const ProposalFinding found = propose(c, 1);  // a quarter to red: its lock stands in the way
  ASSERT_EQ(found.months, (std::vector<int>{0, 3, 6, 12}));
  EXPECT_EQ(found.made.mean, 1);
  ASSERT_EQ(found.parties.size(), 2u);
  EXPECT_EQ(found.parties[0].accepts.mean, 0);
  EXPECT_EQ(found.parties[0].barred.mean, 1);
  EXPECT_EQ(found.parties[0].conditions.mean, 1);  // it costs less
  EXPECT_EQ(found.parties[0].refuses.mean, 0);
  EXPECT_EQ(found.parties[1].barred.mean, 0);
  EXPECT_EQ(found.signs.mean, 0);

  const auto& no = reply(found, "no", 0);
  const auto& hedged = reply(found, "conditions", 0);
  EXPECT_NEAR(no.shifts[0].change[0].mean, 0.5, 1e-12);
  EXPECT_NEAR(hedged.shifts[0].change[0].mean, 0.2, 1e-12);
  EXPECT_NEAR(reply(found, "as_they_would", -1).shifts[0].change[0].mean, 0.2, 1e-12);
  EXPECT_EQ(reply(found, "no", 1).shifts[0].change[0].mean, 0);  // blue is not blamed
  // the stance follows: three months at a hazard of .5 and of .2 more
  const double angry = no.shifts[2].change[1].mean, wary = hedged.shifts[2].change[1].mean;
  EXPECT_GT(angry, wary + .1);
  EXPECT_GT(wary, .1);
  // and with the stance what it costs
  EXPECT_NEAR(no.shifts[5].change[1].mean, 0.05 * angry, 1e-9);
  // nobody has signed that month, as nobody has where nothing was proposed
  EXPECT_EQ(no.after.signed_by_end.n, 16);
}

TEST(Proposed, AProposalThatALockKeepsOffTheTableIsNotMade) {
  const Conflict c = conflict_from(before_an_onlooker(kRules));
  const ProposalFinding found = propose(c, 4);
  EXPECT_EQ(found.made.mean, 0);
  for (const ProposalFinding::Reply& r : found.replies) {
    EXPECT_EQ(r.shifts[0].change[0].mean, 0);
    EXPECT_EQ(r.after.signed_by_end.mean, 0);
  }
}

TEST(Proposed, WhoProposesAgainstALockOfItsOwnDoesNotSign) {
  const Conflict c = conflict_from(before_an_onlooker(kRules));
  const ProposalFinding found = propose(c, 1, 0);  // red itself
  EXPECT_EQ(found.made.mean, 1);
  EXPECT_EQ(found.parties[0].barred.mean, 1);
  EXPECT_EQ(found.parties[0].accepts.mean, 0);
  EXPECT_EQ(found.parties[0].conditions.mean, 0);
  EXPECT_GT(found.parties[1].accepts.mean, 0);
  EXPECT_EQ(found.signs.mean, 0);
}

TEST(Proposed, IfAllSignTheWarIsOver) {
  const Conflict c = conflict_from(before_an_onlooker(""));
  const ProposalFinding found = propose(c, 2);
  EXPECT_TRUE(found.watched.empty());
  const auto& signed_ = reply(found, "signed", -1);
  EXPECT_LT(signed_.after.months_of_war.mean, 0);
  EXPECT_GT(signed_.after.signed_by_end.mean, 0);
  EXPECT_EQ(found.replies.size(), 4u);  // without rules there is no yes with conditions
  // half to each is better than fighting on for both, so that is what they do
  EXPECT_EQ(found.signs.mean, 1);
  EXPECT_EQ(reply(found, "as_they_would", -1).after.months_of_war.mean,
            signed_.after.months_of_war.mean);
}

}  // namespace
}  // namespace armistice
