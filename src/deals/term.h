// What a program of issues still depends on when only some issues are settled.
//
// A Term is a small automaton that reads the options of its issues in merging order. A state
// of level k stands for all ways to settle the term's first k issues that leave the same function
// of the rest; so two part packages with equal states have equal values under every completion.
// The program may also read slots that are fixed in a world. A table of more than kMaxTable
// packages is not made: then every way to settle the issues is a state of its own, until all are.
#pragma once

#include <cstdint>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/program.h"
#include "deals/package_frame.h"

namespace armistice {

inline constexpr std::int64_t kMaxTable = 1 << 16;

struct TermState {
  bool settled = false;  // the value is the same under every completion
  double value = 0;      // where settled
};

struct Term {
  const Program* program = nullptr;
  bool truth = false;                // values are 0 and 1
  std::vector<int> issues;           // in merging order
  bool tabulated = true;
  std::vector<int> options;          // per level: of the issue that leaves it
  std::vector<std::vector<std::int32_t>> next;  // per level: (state x option) -> state of the next
  std::vector<std::vector<TermState>> states;   // per level, levels 0 .. issues.size()

  int levels() const { return static_cast<int>(issues.size()); }
  int state_count(int level) const { return static_cast<int>(states[level].size()); }
};

// `order`: all issues in merging order.
Term make_term(const Conflict& conflict, const Program& program, bool truth,
               const std::vector<int>& order, PackageFrame& frame);

// A term without a program, from its table: `issues` and `options` in merging order, one value per
// way to settle them, the last issue fastest; at most kMaxDealTable values.
Term table_term(std::vector<int> issues, std::vector<int> options, const std::vector<double>& values);

// The state after `option` of issue issues[level].
std::int64_t advance(const Term& term, int level, std::int64_t state, int option);

// What is known in a state. `deal`: needed at the last level of a term that is not tabulated.
TermState look(const Term& term, int level, std::int64_t state, const std::int16_t* deal,
               PackageFrame& frame);

// Truth terms: per state a set of bits such that, at this level, bits(a) is part of bits(b) iff a true
// under a completion implies b true under it; settled false has none. `width`: how many bits.
// Empty where it would take more than 62 bits, or the term is not tabulated.
std::vector<std::uint64_t> implication_bits(const Term& term, int level, int& width);

// An order of the issues in which terms settle early: `reads` lists the issues of each term.
std::vector<int> merging_order(const std::vector<int>& options,
                               const std::vector<std::vector<int>>& reads);
std::vector<int> merging_order(const Conflict& conflict, const std::vector<std::vector<int>>& reads);

}  // namespace armistice
