// What a case becomes: slots, programs, calendars. Faults: compile_faults_test.cc; evidence:
// compile_evidence_test.cc.
#include "casefile/compile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "expr/evaluate.h"
#include "kit/case_text.h"
#include "kit/two_forts.h"

namespace armistice {
namespace {

std::string name_of(const Conflict& conflict, int slot) { return conflict.layout.slots[slot].name; }

// "a b c": the names of what a program reads.
std::string reads(const Conflict& conflict, const Program& program) {
  std::string text;
  for (const int slot : program.reads) text += (text.empty() ? "" : " ") + name_of(conflict, slot);
  return text;
}

const Quantity& quantity(const Conflict& conflict, const std::string& id) {
  const auto it = std::find_if(conflict.quantities.begin(), conflict.quantities.end(),
                               [&](const Quantity& q) { return q.id == id; });
  if (it == conflict.quantities.end()) throw std::runtime_error("no quantity " + id);
  return *it;
}

int slot_of(const Conflict& conflict, const std::string& name) {
  for (int s = 0; s < conflict.layout.size(); ++s)
    if (name_of(conflict, s) == name) return s;
  throw std::runtime_error("no slot " + name);
}

// Value of a program where the named slots have values and all others are 0.
double value(const Conflict& conflict, const Program& program,
             const std::vector<std::pair<std::string, double>>& slots) {
  Frame frame(conflict.layout.size(), 1);
  for (const auto& [name, x] : slots) *frame.column(slot_of(conflict, name)) = x;
  return evaluate_one(program, frame);
}

TEST(Compile, TheCaseHasNoFaults) {
  const Checked<Conflict> conflict = compile_text(kForts);
  EXPECT_TRUE(conflict);
  EXPECT_EQ(all_text(conflict.diagnostics), "");
}

TEST(Compile, Calendar) {
  const Calendar calendar = conflict_from(kForts).calendar;
  EXPECT_EQ(calendar.now_month, 3);  // 2025-04-01 is the first month that begins after now
  EXPECT_EQ(calendar.end_month, 15);
  EXPECT_EQ(calendar.solve_month, 63);
  EXPECT_EQ(calendar.substeps, 4);
  EXPECT_FALSE(calendar.runge_kutta);
}

TEST(Compile, SlotsFollowTheLayout) {
  const Conflict conflict = conflict_from(kForts);
  const Layout& l = conflict.layout;
  std::string state;
  for (int s = 0; s < l.state_end; ++s)
    if (name_of(conflict, s).find('[') == std::string::npos) state += name_of(conflict, s) + " ";
  EXPECT_EQ(state,
            "front aid idle slow#smooth1 giver.stance bar#set push#set cut#count answer#count "
            "shift#count more#count answer#due drift#1 front#1 late#delay1 ratify#failed phase ");
  EXPECT_EQ(name_of(conflict, l.time), "t");
  EXPECT_EQ(name_of(conflict, l.quantities + 1), "bar");
  EXPECT_EQ(name_of(conflict, l.locks + 1), "lock.pride.holds");
  EXPECT_EQ(name_of(conflict, l.issues + 1), "money");
  EXPECT_EQ(name_of(conflict, l.worths + 3), "people.worth");
  EXPECT_EQ(name_of(conflict, l.gains), "red.gain");
  EXPECT_EQ(name_of(conflict, l.refused_by), "refused_by");
  EXPECT_EQ(name_of(conflict, l.month), "month");
  EXPECT_EQ(name_of(conflict, l.evers), "ever#1");
  EXPECT_EQ(l.size(), l.evers + 1);
  EXPECT_EQ(l.slots[l.quantities].kind, SlotKind::quantity);
  EXPECT_EQ(l.slots[l.state_end].kind, SlotKind::time);
}

TEST(Compile, AuxiliariesComeAfterWhatTheyRead) {
  const Conflict conflict = conflict_from(kForts);
  std::string order;
  for (const Auxiliary& a : conflict.auxiliaries) order += a.id + " ";
  // a delay begins at its input's first value, so it waits for it too
  EXPECT_EQ(order, "push late drift slow ");
  EXPECT_EQ(reads(conflict, conflict.auxiliaries[0].is), "aid bar");
  EXPECT_EQ(reads(conflict, conflict.auxiliaries[2].is), "drift#1 sign push");
  EXPECT_TRUE(conflict.auxiliaries[0].changes_in_step);
  EXPECT_EQ(name_of(conflict, conflict.layout.auxiliaries + 2), "drift");
}

TEST(Compile, HiddenSlots) {
  const Conflict conflict = conflict_from(kForts);
  ASSERT_EQ(conflict.noises.size(), 2u);
  EXPECT_EQ(conflict.noises[0].name, "drift#1");
  EXPECT_EQ(conflict.noises[0].kind, Noise::Kind::normal);
  EXPECT_EQ(conflict.noises[1].kind, Noise::Kind::walk);
  ASSERT_EQ(conflict.delays.size(), 1u);
  EXPECT_EQ(conflict.delays[0].length, 8);  // two months of four sub-steps
  EXPECT_EQ(reads(conflict, conflict.delays[0].input), "push");
  const int output = conflict.delays[0].first_slot + conflict.delays[0].length;
  EXPECT_EQ(reads(conflict, conflict.auxiliaries[1].is), name_of(conflict, output));
  ASSERT_EQ(conflict.stocks.size(), 4u);
  const Stock& smooth = conflict.stocks[3];
  EXPECT_TRUE(smooth.hidden);
  EXPECT_EQ(reads(conflict, smooth.start), "push");
  EXPECT_DOUBLE_EQ(value(conflict, smooth.flow, {{"push", 4}, {"slow#smooth1", 1}}), 1);
}

TEST(Compile, StocksAndTheirStart) {
  const Conflict conflict = conflict_from(kForts);
  EXPECT_EQ(value(conflict, conflict.stocks[0].start, {}), 10);
  EXPECT_EQ(reads(conflict, conflict.stocks[1].start), "start.aid");
  EXPECT_EQ(quantity(conflict, "start.aid").assumed.family, Family::uniform);
  EXPECT_EQ(conflict.stocks[1].floor, 0);
  EXPECT_TRUE(std::isinf(conflict.stocks[1].ceiling));
}

TEST(Compile, ModesAndEvents) {
  const Conflict conflict = conflict_from(kForts);
  const Mode& stance = conflict.modes[0];
  ASSERT_EQ(stance.changes.size(), 2u);
  EXPECT_EQ(stance.changes[0].to, 1);
  EXPECT_EQ(value(conflict, stance.changes[0].hazard, {}), 0.02);
  EXPECT_TRUE(stance.changes[1].has_date);
  EXPECT_EQ(stance.changes[1].from, std::vector<int>{1});
  EXPECT_DOUBLE_EQ(stance.changes[1].at, 10.5);  // 16 November: half of its 30 days

  const Event& cut = conflict.events[0];
  ASSERT_EQ(cut.effects.size(), 2u);
  EXPECT_EQ(name_of(conflict, cut.effects[0].slot), "aid");
  EXPECT_EQ(name_of(conflict, cut.effects[1].slot), "bar#set");
  EXPECT_EQ(conflict.override_targets,
            (std::vector<int>{slot_of(conflict, "bar"), slot_of(conflict, "push")}));
  EXPECT_EQ(conflict.auxiliaries[0].override_slot, slot_of(conflict, "push#set"));
  EXPECT_EQ(quantity(conflict, "bar").override_slot, slot_of(conflict, "bar#set"));
  const Event& answer = conflict.events[1];
  EXPECT_EQ(answer.after, 0);
  EXPECT_EQ(name_of(conflict, answer.due_slot), "answer#due");
  EXPECT_DOUBLE_EQ(value(conflict, answer.delay, {}), 50 / 30.4375);
  EXPECT_TRUE(answer.effects[0].adds);
  const Event& shift = conflict.events[2];
  EXPECT_TRUE(shift.redraws_ratification);
  EXPECT_EQ(value(conflict, shift.effects[0].value, {}), 1);  // gone
}

TEST(Compile, LeversAreDatedEventsAtTheEnd) {
  const Conflict conflict = conflict_from(kForts);
  ASSERT_EQ(conflict.levers.size(), 1u);
  EXPECT_EQ(conflict.levers[0].month, 7);
  const Event& lever = conflict.events.back();
  EXPECT_EQ(lever.lever, 0);
  EXPECT_TRUE(lever.has_date);
  EXPECT_EQ(lever.at, 7);
  EXPECT_EQ(reads(conflict, lever.effects[0].value), "aid");
}

TEST(Compile, LimitsAndCollapse) {
  const Conflict conflict = conflict_from(kForts);
  const Limit& limit = conflict.limits[0];
  EXPECT_EQ(limit.party, 1);
  EXPECT_EQ(limit.title.en, "too little aid");
  EXPECT_EQ(value(conflict, limit.broken, {{"aid", 0.1}}), 1);
  EXPECT_EQ(value(conflict, limit.broken, {{"aid", 0.3}}), 0);
  EXPECT_TRUE(conflict.collapses[0].imposes_winners_best);
  EXPECT_FALSE(conflict.collapses[1].imposes_winners_best);
  EXPECT_EQ(conflict.collapses[1].imposes, (std::vector<std::pair<int, int>>{{0, 2}}));
}

TEST(Compile, PreferencesAndCosts) {
  const Conflict conflict = conflict_from(kForts);
  EXPECT_EQ(conflict.issues[1].option_count, 5);
  const Preferences& red = conflict.preferences[0];
  EXPECT_EQ(reads(conflict, red.issues[0].weight), "weight.red.land");
  EXPECT_EQ(reads(conflict, red.issues[0].worth[1]), "front");
  EXPECT_EQ(reads(conflict, red.issues[1].worth.at(0)), "money");
  EXPECT_TRUE(red.issues[0].worth[2].is_constant());
  EXPECT_EQ(reads(conflict, red.together[0].when), "land");
  EXPECT_EQ(reads(conflict, conflict.cost_of_war[0]), "red.cost");
  EXPECT_EQ(reads(conflict, conflict.cost_of_war[1]), "cost_of_war.blue");
  EXPECT_FALSE(conflict.cost_of_war[2].given());
  EXPECT_FALSE(conflict.preferences[2].issues.size());
  EXPECT_TRUE(conflict.parties[3].has_preferences);
  EXPECT_EQ(conflict.status_quo.deal, (Deal{1, 2}));
}

TEST(Compile, NumbersInPlaceBecomeQuantities) {
  const Conflict conflict = conflict_from(kForts);
  const Quantity& weight = quantity(conflict, "weight.red.money");
  EXPECT_TRUE(weight.implicit && weight.bare && weight.used);
  EXPECT_EQ(weight.assumed.parameters, std::vector<double>{0.1});
  EXPECT_FALSE(quantity(conflict, "weight.blue.land").bare);  // it has a reason
  EXPECT_EQ(quantity(conflict, "weight.blue.land").why.en, "all that counts");
  EXPECT_FALSE(quantity(conflict, "weight.red.land").bare);  // a range
  EXPECT_TRUE(conflict.preferences[3].issues[0].weight.is_constant());  // 1, the only issue
  EXPECT_TRUE(quantity(conflict, "worth.people.land.line").bare);
  EXPECT_EQ(quantity(conflict, "worth.blue.land.line").assumed.text, "uniform(.2, .6)");
  EXPECT_EQ(quantity(conflict, "discount.blue").assumed.family, Family::uniform);
  EXPECT_DOUBLE_EQ(quantity(conflict, "discount.red").assumed.parameters[0], 0.99);
  EXPECT_EQ(quantity(conflict, "relapse_after").assumed.parameters[0], 12);
  for (const char* id : {"cost.soft", "months_of_cost", "relapse_cost.red", "ratify_loss.blue",
                         "together.red.1", "cost_of_war.blue"})
    EXPECT_TRUE(quantity(conflict, id).bare) << id;
  std::set<std::string> ids;
  for (const Quantity& q : conflict.quantities) EXPECT_TRUE(ids.insert(q.id).second) << q.id;
}

TEST(Compile, LocksInOrder) {
  const Conflict conflict = conflict_from(kForts);
  EXPECT_EQ(conflict.lock_order, (std::vector<int>{1, 0, 2}));
  EXPECT_TRUE(conflict.locks[0].vetoes && conflict.locks[0].hard);
  EXPECT_EQ(value(conflict, conflict.locks[0].while_, {{"lock.pride.holds", 0}}), 1);
  EXPECT_EQ(value(conflict, conflict.locks[1].refuses, {{"land", 1}}), 1);
  EXPECT_EQ(value(conflict, conflict.locks[1].refuses, {{"land", 2}}), 0);
  EXPECT_FALSE(conflict.locks[2].hard);
  EXPECT_TRUE(conflict.locks[2].permanent());
  EXPECT_FALSE(conflict.locks[1].permanent());
}

TEST(Compile, TalksBeliefsAndVerdicts) {
  const Conflict conflict = conflict_from(kForts);
  EXPECT_EQ(conflict.talks.needed, (std::vector<int>{0, 1}));
  ASSERT_EQ(conflict.talks.proposers.size(), 2u);
  EXPECT_EQ(conflict.talks.proposers[1].party, 2);
  EXPECT_EQ(value(conflict, conflict.talks.refusals[0].when, {{"proposer", 2}, {"refused_by", 1}}),
            1);
  EXPECT_EQ(conflict.talks.features, std::vector<int>{slot_of(conflict, "front")});
  EXPECT_EQ(reads(conflict, conflict.ratifiers[0].chance), "bar people.worth");
  EXPECT_DOUBLE_EQ(value(conflict, conflict.durability.holds, {{"land", 1}}), 0.8);
  ASSERT_EQ(conflict.views.size(), 2u);
  EXPECT_EQ(conflict.view_of(0), 1);
  EXPECT_EQ(conflict.view_of(1), 0);
  EXPECT_EQ(conflict.views[1].auxiliaries[0].first, 0);  // push, after ordering
  EXPECT_EQ(reads(conflict, conflict.views[1].auxiliaries[0].second), "push");
  EXPECT_EQ(conflict.views[1].quantities[0].first, 1);  // bar
}

TEST(Compile, RecordedAnswers) {
  const Conflict conflict = conflict_from(kForts);
  EXPECT_TRUE(conflict.record.no_deal_before_now);
  ASSERT_EQ(conflict.record.answers.size(), 1u);
  const RecordedAnswer& answer = conflict.record.answers[0];
  EXPECT_EQ(answer.party, 0);
  EXPECT_FALSE(answer.accepted);
  EXPECT_EQ(answer.month, 1);
  EXPECT_EQ(answer.deal, (Deal{2, 2}));  // money as in the status quo
}

TEST(Compile, EndingsCloseWithOther) {
  const Conflict conflict = conflict_from(kForts);
  ASSERT_EQ(conflict.endings.size(), 4u);
  EXPECT_EQ(conflict.endings[3].id, "other");
  EXPECT_EQ(value(conflict, conflict.endings[3].when, {}), 1);
  EXPECT_EQ(value(conflict, conflict.endings[0].when, {{"signed", 1}, {"land", 1}}), 1);
  EXPECT_EQ(value(conflict, conflict.endings[0].when, {{"land", -1}}), 0);
  EXPECT_EQ(value(conflict, conflict.endings[1].when, {{"collapsed_by", 1}}), 1);
  EXPECT_EQ(value(conflict, conflict.endings[1].when, {{"collapsed_by", 0}, {"ever#1", 1}}), 1);
  EXPECT_EQ(reads(conflict, conflict.evers[0].condition), "front");
  EXPECT_EQ(value(conflict, conflict.endings[2].when, {{"cut#count", 1}, {"month", 4}}), 1);
}

// Every slot that any program names lies in the layout, and reads lists exactly those.
TEST(Compile, ProgramsReadRealSlots) {
  const Conflict conflict = conflict_from(kForts);
  const auto check = [&](const Program& program) {
    std::set<int> used;
    const auto look = [&](const Operand& operand) {
      if (operand.kind == Operand::Kind::slot) used.insert(operand.index);
    };
    for (const Instruction& i : program.code) {
      look(i.a);
      look(i.b);
      look(i.c);
    }
    look(program.result);
    EXPECT_EQ(std::vector<int>(program.reads.begin(), program.reads.end()),
              std::vector<int>(used.begin(), used.end()));
    for (const int slot : used) EXPECT_LT(slot, conflict.layout.size());
  };
  for (const Auxiliary& a : conflict.auxiliaries) check(a.is);
  for (const Stock& s : conflict.stocks) check(s.flow);
  for (const Lock& l : conflict.locks) check(l.while_);
  for (const Ending& e : conflict.endings) check(e.when);
  for (const Limit& l : conflict.limits) check(l.broken);
}

TEST(Compile, TheHashIsOfTheText) {
  const std::string text = kForts;
  EXPECT_EQ(conflict_from(text).hash, conflict_from(text).hash);
  EXPECT_EQ(conflict_from(text).hash.size(), 32u);
  EXPECT_NE(conflict_from(text).hash, conflict_from(text + "# more\n").hash);
}

}  // namespace
}  // namespace armistice
