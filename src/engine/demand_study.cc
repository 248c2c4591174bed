#include "engine/demand_study.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "deals/count_packages.h"
#include "deals/lock_picture.h"
#include "deals/lock_space.h"
#include "deals/scale.h"
#include "deals/worth.h"
#include "report/demands.h"

namespace armistice {
namespace {

constexpr std::size_t kListed = 5;

bool accepts(const Demand& demand, int option) {
  return std::binary_search(demand.accepts.begin(), demand.accepts.end(), option);
}

// Demands of one kind: stated or aimed.
std::vector<Demand> demands_of(const Conflict& c, const std::string& kind) {
  std::vector<Demand> demands;
  for (const IssueDemands& issue : issue_demands(c))
    for (const Stance& stance : issue.stances) {
      if (stance.kind != kind || c.parties[stance.party].role != Role::belligerent) continue;
      Demand demand{stance.party, issue.issue, {}, stance.hard};
      for (int option = 0; option < c.issues[issue.issue].option_count; ++option)
        if (accepts(stance, option)) demand.accepts.push_back(option);
      demands.push_back(std::move(demand));
    }
  std::stable_sort(demands.begin(), demands.end(),
                   [](const Demand& a, const Demand& b) { return a.party < b.party; });
  return demands;
}

// True for packages that do not meet the demand.
Program not_met(const Conflict& c, const Demand& demand) {
  const int slot = c.layout.issues + demand.issue;
  Program program;
  program.reads = {slot};
  const auto constant = [&](double value) {
    program.constants.push_back(value);
    return Operand{Operand::Kind::constant,
                   static_cast<std::int32_t>(program.constants.size()) - 1};
  };
  const auto emit = [&](Op op, Operand a, Operand b = {}) {
    program.code.push_back({op, a, b, {}});
    return Operand{Operand::Kind::reg, static_cast<std::int32_t>(program.code.size()) - 1};
  };
  Operand met = constant(0);
  for (const int option : demand.accepts)
    met = emit(
        Op::logical_or, met,
        emit(Op::eq, {Operand::Kind::slot, slot}, constant(c.issues[demand.issue].value(option))));
  program.result = emit(Op::logical_not, met);
  return program;
}

std::vector<int> members(const PlayerSet& set) {
  std::vector<int> out;
  for (std::size_t p = 0; p < set.size(); ++p)
    if (set[p]) out.push_back(static_cast<int>(p));
  return out;
}

// The demands as locks of a space with the rules of the case.
DemandClash clash_of(const Conflict& c, const std::optional<DealSpace>& rules, std::string kind,
                     std::vector<Demand> demands) {
  DemandClash out;
  out.kind = std::move(kind);
  std::vector<Program> unmet;
  for (const Demand& demand : demands) unmet.push_back(not_met(c, demand));
  out.packages = count_packages(c, unmet);
  out.known = rules.has_value() && demands.size() <= kMaxPlayers;
  if (out.known) {
    DealSpace space = *rules;
    LockQuestion question;
    for (const Demand& demand : demands) {
      DealTable table{DealTable::Role::lock, question.players, {demand.issue}, {}};
      for (int option = 0; option < c.issues[demand.issue].option_count; ++option)
        table.values.push_back(accepts(demand, option) ? 0 : 1);
      space.tables.push_back(std::move(table));
      question.lock_player.push_back(question.players++);
      space.locks.push_back({});
    }
    const LockPicture picture = lock_picture(space, question);
    if (!picture.keys.sets.empty() && picture.keys.sets[0].players.none())
      out.example = picture.keys.sets[0].deal;
    for (std::size_t k = 0; k < std::min(kListed, picture.knots.size()); ++k)
      out.clashing.push_back(members(picture.knots[k]));
    for (std::size_t k = 0; k < std::min(kListed, picture.keys.sets.size()) && out.example.empty();
         ++k)
      out.concessions.push_back(members(picture.keys.sets[k].players));
  }
  out.demands = std::move(demands);
  return out;
}

// What the plan asks of each belligerent.
class PlanReader {
 public:
  PlanReader(const Conflict& conflict, const Frame& start, const Deal& plan)
      : conflict_(conflict), plan_(plan), worths_(conflict) {
    Registers registers;
    worths_.evaluate(start, make_scale(conflict, start), registers);
  }

  PlanReading read(int party, const std::vector<Demand>& stated,
                   const std::vector<Demand>& aimed) const {
    PlanReading reading;
    reading.party = party;
    reading.has_worth = conflict_.parties[party].has_preferences;
    if (reading.has_worth) worths_.worth(party, plan_, &reading.worth);
    for (const Demand& demand : stated)
      compare(party, demand, reading.stated_issues, reading.stated);
    for (const Demand& demand : aimed) compare(party, demand, reading.aimed_issues, reading.aimed);
    for (const PlanMove& move : reading.stated) reading.given_up += move.given_up;
    return reading;
  }

 private:
  void compare(int party, const Demand& demand, int& issues, std::vector<PlanMove>& moves) const {
    if (demand.party != party) return;
    ++issues;
    if (accepts(demand, plan_[demand.issue])) return;
    PlanMove move{demand, conflict_.parties[party].has_preferences && !demand.accepts.empty(), 0};
    if (move.has_worth) {
      double best = worth(party, demand.issue, demand.accepts[0]);
      for (const int option : demand.accepts)
        best = std::max(best, worth(party, demand.issue, option));
      move.given_up = best - worth(party, demand.issue, plan_[demand.issue]);
    }
    moves.push_back(std::move(move));
  }
  double worth(int party, int issue, int option) const {
    return *worths_.option(party, issue, option);
  }

  const Conflict& conflict_;
  const Deal& plan_;
  OptionWorths worths_;
};

}  // namespace

DemandFindings study_demands(const Conflict& c, const Frame& start, const Deal& plan) {
  DemandFindings out;
  const std::vector<Demand> stated = demands_of(c, "stated"), aimed = demands_of(c, "aimed");
  std::vector<Demand> hard;
  std::copy_if(stated.begin(), stated.end(), std::back_inserter(hard),
               [](const Demand& demand) { return demand.hard; });
  Conflict unlocked = c;  // only the rules count
  unlocked.locks.clear();
  const std::optional<DealSpace> rules = lock_space(unlocked);
  const auto add = [&](const char* kind, const std::vector<Demand>& demands) {
    if (!demands.empty()) out.clashes.push_back(clash_of(c, rules, kind, demands));
  };
  add("hard", hard);
  add("stated", stated);
  add("aimed", aimed);
  if (plan.empty()) return out;
  out.plan = plan;
  out.plan_forbidden = std::any_of(c.forbidden.begin(), c.forbidden.end(),
                                   [&](const Program& rule) { return holds_for(rule, c, plan); });
  const PlanReader reader(c, start, out.plan);
  for (std::size_t p = 0; p < c.parties.size(); ++p) {
    if (c.parties[p].role != Role::belligerent) continue;
    PlanReading reading = reader.read(static_cast<int>(p), stated, aimed);
    if (reading.stated_issues + reading.aimed_issues > 0)
      out.readings.push_back(std::move(reading));
  }
  return out;
}

}  // namespace armistice
