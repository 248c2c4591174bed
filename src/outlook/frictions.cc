#include "outlook/frictions.h"

#include <algorithm>
#include <optional>

namespace armistice {
namespace {

constexpr double kSliver = 1e-9;  // of a proposer's weight

Program constant(double value) {
  Program out;
  out.constants = {value};
  out.result = {Operand::Kind::constant, 0};
  return out;
}

std::optional<double> constant_of(const Program& program) {
  if (program.result.kind != Operand::Kind::constant) return std::nullopt;
  return program.constants[program.result.index];
}

// Given, and not for ever `value`.
bool differs_from(const Program& program, double value) {
  return program.given() && constant_of(program) != value;
}

// max(program, floor).
Program at_least(Program program, double floor) {
  if (const std::optional<double> value = constant_of(program))
    return constant(std::max(*value, floor));
  const auto bound = static_cast<std::int32_t>(program.constants.size());
  program.constants.push_back(floor);
  program.code.push_back({Op::max, program.result, {Operand::Kind::constant, bound}, {}});
  program.result = {Operand::Kind::reg, static_cast<std::int32_t>(program.code.size()) - 1};
  return program;
}

// For sure: not given, a constant, or made by at_least.
bool is_positive(const Program& program) {
  if (!program.given()) return true;
  if (const std::optional<double> value = constant_of(program)) return *value > 0;
  if (program.result.kind != Operand::Kind::reg || program.code.back().op != Op::max) return false;
  const Operand& floor = program.code.back().b;
  return floor.kind == Operand::Kind::constant && program.constants[floor.index] > 0;
}

bool signs(const Conflict& c, int party) {
  return std::find(c.talks.needed.begin(), c.talks.needed.end(), party) != c.talks.needed.end();
}

// Its interest is that of those who sign, or a deal as such.
bool wants_a_deal(const Conflict& c, const Proposer& proposer) {
  return signs(c, proposer.party) || c.parties[proposer.party].is_impartial();
}

bool has_locks(const Conflict& c, bool vetoes) {
  return std::any_of(c.locks.begin(), c.locks.end(), [&](const Lock& lock) {
    return lock.vetoes == vetoes && constant_of(lock.while_) != 0;
  });
}

bool meets_always(const Conflict& c) {
  return !differs_from(c.talks.meet, 1) &&
         std::all_of(c.talks.proposers.begin(), c.talks.proposers.end(), [&](const Proposer& p) {
           return wants_a_deal(c, p) && is_positive(p.weight);
         });
}

bool is_one_package(const Conflict& c) {
  return std::all_of(c.issues.begin(), c.issues.end(),
                     [](const Issue& issue) { return issue.option_count < 2; });
}

void open_locks(Conflict& c, bool vetoes) {
  for (Lock& lock : c.locks)
    if (lock.vetoes == vetoes) lock.while_ = constant(0);
}

void share_beliefs(Conflict& c) {
  if (c.views.size() > 1) c.views.resize(1);
}

void let_deals_last(Conflict& c) {
  c.durability.holds = {};
  c.durability.breach_cost.clear();
}

void let_deals_pass(Conflict& c) {
  c.ratifiers.clear();
  c.talks.failures.clear();
}

void meet_monthly(Conflict& c) {
  Talks& talks = c.talks;
  talks.meet = {};
  std::erase_if(talks.proposers, [&](const Proposer& p) { return !wants_a_deal(c, p); });
  if (talks.proposers.empty())
    for (int party : talks.needed) talks.proposers.push_back({party, constant(1)});
  for (Proposer& proposer : talks.proposers)
    if (proposer.weight.given()) proposer.weight = at_least(std::move(proposer.weight), kSliver);
}

}  // namespace

bool is_present(const Conflict& c, Friction friction) {
  switch (friction) {
    case Friction::locks: return has_locks(c, false);
    case Friction::vetoes: return has_locks(c, true);
    case Friction::optimism: return c.views.size() > 1;
    case Friction::private_information: return !c.informed.empty() && !c.talks.types_known;
    case Friction::weak_commitment:
      return c.durability.by_interest() || differs_from(c.durability.holds, 1);
    case Friction::ratification:
      return std::any_of(c.ratifiers.begin(), c.ratifiers.end(),
                         [](const Ratifier& r) {
                           return !r.blocs.empty() || differs_from(r.chance, 1);
                         });
    case Friction::order_of_steps: return c.talks.in_steps();
    case Friction::meeting: return !meets_always(c);
    case Friction::noise: return differs_from(c.talks.noise, 0);
    case Friction::indivisibility: return !is_one_package(c);
    case Friction::gain_from_war: return true;
  }
  return false;
}

FrictionSet present_frictions(const Conflict& c) {
  FrictionSet out;
  for (int f = 0; f < kFrictions; ++f)
    out[static_cast<std::size_t>(f)] = is_present(c, static_cast<Friction>(f));
  return out;
}

Conflict without(Conflict c, Friction friction) {
  switch (friction) {
    case Friction::locks: open_locks(c, false); break;
    case Friction::vetoes: open_locks(c, true); break;
    case Friction::optimism: share_beliefs(c); break;
    case Friction::private_information: c.talks.types_known = true; break;
    case Friction::weak_commitment: let_deals_last(c); break;
    case Friction::ratification: let_deals_pass(c); break;
    case Friction::order_of_steps: c.talks.sequence = {}; break;
    case Friction::meeting: meet_monthly(c); break;
    case Friction::noise: c.talks.noise = {}; break;
    case Friction::indivisibility: c.talks.lotteries = true; break;
    case Friction::gain_from_war:
      c.talks.war_never_pays = true;
      c.leaders.clear();
      break;
  }
  return c;
}

Conflict without(Conflict c, FrictionSet frictions) {
  for (int f = 0; f < kFrictions; ++f)
    if (frictions[static_cast<std::size_t>(f)]) c = without(std::move(c), static_cast<Friction>(f));
  return c;
}

}  // namespace armistice
