#include "deals/menu_space.h"

#include <algorithm>
#include <cmath>

namespace armistice {
namespace {

// Power of two that leaves 36 bits below the largest sum: coarse against rounding errors of sums,
// fine against every difference that matters.
double quantum_for(double largest) {
  return std::exp2(std::ceil(std::log2(std::max(largest, 1e-200))) - 36);
}

struct Builder {
  const Conflict& conflict;
  const OptionWorths& worths;
  const std::vector<char>& fixed;
  const Frame& start;
  PackageFrame& frame;
  MenuSpace& space;

  // Terms wait until the merging order is known.
  struct Planned {
    SpaceTerm::Role role;
    int index;
    double scale;
    const Program* program;
    bool truth;
  };
  std::vector<Planned> planned;

  int issues() const { return static_cast<int>(conflict.issues.size()); }

  void add_worth(int party, int sign) {
    double largest = 0;
    for (int i = 0; i < issues(); ++i) {
      double most = 0;
      for (int o = 0; o < conflict.issues[i].option_count; ++o)
        most = std::max(most, std::abs(worths.option(party, i, o)[0]));
      largest += most;
    }
    const std::vector<TogetherTerm>& terms = conflict.preferences[party].together;
    for (std::size_t t = 0; t < terms.size(); ++t)
      largest += std::abs(worths.together(party, static_cast<int>(t))[0]);
    Dimension dimension;
    dimension.party = party;
    dimension.sign = sign;
    dimension.quantum = quantum_for(largest);
    const int index = space.dims();
    for (std::size_t t = 0; t < terms.size(); ++t)
      if (!worths.together_varies(party, static_cast<int>(t)))
        planned.push_back({SpaceTerm::Role::add, index,
                           sign * worths.together(party, static_cast<int>(t))[0], &terms[t].when,
                           true});
    space.dimensions.push_back(std::move(dimension));
  }

  // What varies along a path compares only with itself.
  void pin_party(int party) {
    for (int i = 0; i < issues(); ++i)
      for (int o = 0; o < conflict.issues[i].option_count; ++o)
        if (worths.varies(party, i, o)) space.pin[i][o] = o + 1;
    const std::vector<TogetherTerm>& terms = conflict.preferences[party].together;
    for (std::size_t t = 0; t < terms.size(); ++t)
      if (worths.together_varies(party, static_cast<int>(t)))
        planned.push_back({SpaceTerm::Role::same, 0, 1, &terms[t].when, true});
  }

  const Program* keep(Program program) {
    space.programs.push_back(std::make_unique<Program>(std::move(program)));
    return space.programs.back().get();
  }

  void add_part(const Part& part) {
    if (part.sign == 0) {
      planned.push_back({SpaceTerm::Role::same, 0, 1, keep(part.program), false});
      return;
    }
    Dimension dimension;
    dimension.sign = part.sign;
    dimension.part = part.program;
    dimension.quantum = std::exp2(-36);
    for (Addend& addend : split_sum(conflict, part.program, fixed, start))
      planned.push_back({SpaceTerm::Role::add, space.dims(), part.sign * addend.coefficient,
                         keep(std::move(addend.program)), false});
    space.dimensions.push_back(std::move(dimension));
  }

  void fill_gains() {
    const int dims = space.dims();
    for (int i = 0; i < issues(); ++i) {
      const int options = conflict.issues[i].option_count;
      space.gain[i].assign(static_cast<std::size_t>(options) * dims, 0.0);
      for (int o = 0; o < options; ++o)
        for (int d = 0; d < dims; ++d)
          if (const Dimension& dim = space.dimensions[d]; dim.is_worth())
            space.gain[i][static_cast<std::size_t>(o) * dims + d] =
                dim.sign * worths.option(dim.party, i, o)[0];
    }
  }

  void make_terms() {
    for (const Program& rule : conflict.forbidden)
      planned.push_back({SpaceTerm::Role::forbid, 0, 1, &rule, true});
    for (std::size_t l = 0; l < conflict.locks.size(); ++l)
      planned.push_back(
          {SpaceTerm::Role::lock, static_cast<int>(l), 1, &conflict.locks[l].refuses, true});
    std::vector<std::vector<int>> reads;
    for (const Planned& p : planned) reads.push_back(issues_read(conflict, *p.program));
    space.order = merging_order(conflict, reads);
    for (const Planned& p : planned) {
      SpaceTerm term;
      term.role = p.role;
      term.index = p.index;
      term.scale = p.scale;
      term.term = make_term(conflict, *p.program, p.truth, space.order, frame);
      space.terms.push_back(std::move(term));
    }
  }
};

}  // namespace

std::vector<Parts> split_programs(const Conflict& conflict, const std::vector<char>& fixed,
                                  const Frame& start) {
  std::vector<Parts> parts;
  parts.push_back(split_parts(conflict, conflict.durability.holds, fixed, start));
  // a majority can only rise with the chance of each bloc
  for (const Ratifier& ratifier : conflict.ratifiers) {
    if (ratifier.chance.given())
      parts.push_back(split_parts(conflict, ratifier.chance, fixed, start));
    for (const Bloc& bloc : ratifier.blocs)
      parts.push_back(split_parts(conflict, bloc.yes, fixed, start));
  }
  for (const Leader& leader : conflict.leaders)
    parts.push_back(split_parts(conflict, leader.signs, fixed, start));
  for (const Program& cost : conflict.durability.breach_cost)
    if (cost.given()) parts.push_back({{{cost, 0}}, {}});  // only equal costs compare
  return parts;
}

std::vector<int> counted_parties(const Conflict& conflict, const std::vector<Parts>& programs) {
  std::vector<int> counted(conflict.parties.size(), -1);
  const auto count = [&](int party, int how) {
    int& c = counted[static_cast<std::size_t>(party)];
    if (conflict.parties[static_cast<std::size_t>(party)].has_preferences) c = std::max(c, how);
  };
  for (const int party : conflict.talks.needed) count(party, 0);
  for (const Proposer& proposer : conflict.talks.proposers) count(proposer.party, 0);
  for (const Lock& lock : conflict.locks)
    if (!lock.hard) count(lock.holder, 0);
  for (const Parts& parts : programs)
    for (const Consulted& c : parts.consulted) count(c.party, c.equal ? 1 : 0);
  return counted;
}

MenuSpace make_space(const Conflict& conflict, const Frame& start, const Scale& scale,
                     PackageFrame& frame) {
  MenuSpace space;
  const std::vector<char> fixed = fixed_slots(conflict);
  const std::vector<Parts> programs = split_programs(conflict, fixed, start);
  OptionWorths worths(conflict);
  Registers registers;
  Frame one = start;
  one.lanes = 1;
  worths.evaluate(one, scale, registers);
  space.gain.resize(conflict.issues.size());
  for (const Issue& issue : conflict.issues)
    space.pin.emplace_back(static_cast<std::size_t>(issue.option_count), 0);
  for (std::size_t l = 0; l < conflict.locks.size(); ++l)
    if (conflict.locks[l].hard && conflict.locks[l].permanent()) space.permanent.set(l);

  Builder builder{conflict, worths, fixed, start, frame, space, {}};
  const std::vector<int> counted = counted_parties(conflict, programs);
  for (std::size_t p = 0; p < counted.size(); ++p) {
    if (counted[p] < 0) continue;
    builder.add_worth(static_cast<int>(p), 1);
    if (counted[p] == 1) builder.add_worth(static_cast<int>(p), -1);
    builder.pin_party(static_cast<int>(p));
  }
  for (const Parts& parts : programs)
    for (const Part& part : parts.parts) builder.add_part(part);
  builder.fill_gains();
  builder.make_terms();
  return space;
}

}  // namespace armistice
