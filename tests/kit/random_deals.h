// Small bargaining tables made by lot, with programs built by hand: for tests of src/deals and src/talks
// that should not depend on the case reader.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "armistice/conflict.h"
#include "deals/scale.h"

namespace armistice {

// Writes a program step by step: result(op(Op::add, slot(3), number(2))).
class ProgramWriter {
 public:
  Operand number(double value) {
    program_.constants.push_back(value);
    return {Operand::Kind::constant, static_cast<std::int32_t>(program_.constants.size()) - 1};
  }
  Operand slot(int index) {
    program_.reads.push_back(index);
    return {Operand::Kind::slot, index};
  }
  Operand op(Op op, Operand a, Operand b = {}, Operand c = {}) {
    program_.code.push_back({op, a, b, c});
    return {Operand::Kind::reg, static_cast<std::int32_t>(program_.code.size()) - 1};
  }
  Program result(Operand value) {
    Program out = program_;
    out.result = value;
    std::sort(out.reads.begin(), out.reads.end());
    out.reads.erase(std::unique(out.reads.begin(), out.reads.end()), out.reads.end());
    return out;
  }

 private:
  Program program_;
};

inline Program constant_program(double value) {
  ProgramWriter w;
  return w.result(w.number(value));
}

// A table with two stocks, which vary along a path, and some quantities, which do not. Call
// lay_out() once issues, parties, quantities and locks are there.
inline void lay_out(Conflict& conflict) {
  Layout& layout = conflict.layout;
  layout = Layout{};
  const auto block = [&](SlotKind kind, std::size_t count, const char* name) {
    const int first = layout.size();
    for (std::size_t k = 0; k < count; ++k)
      layout.slots.push_back({kind, static_cast<int>(k), name + std::to_string(k)});
    return first;
  };
  layout.stocks = block(SlotKind::stock, conflict.stocks.size(), "stock");
  layout.phase = block(SlotKind::phase, 1, "phase");
  layout.state_end = layout.size();
  layout.time = block(SlotKind::time, 1, "t");
  layout.quantities = block(SlotKind::quantity, conflict.quantities.size(), "quantity");
  layout.auxiliaries = layout.size();
  layout.locks = block(SlotKind::lock, conflict.locks.size(), "lock");
  layout.issues = block(SlotKind::issue, conflict.issues.size(), "issue");
  layout.worths = block(SlotKind::worth, conflict.parties.size(), "worth");
  layout.gains = block(SlotKind::gain, conflict.parties.size(), "gain");
}

struct RandomTable {
  Conflict conflict;
  Frame start;  // one lane
};

struct TableSize {
  int parties = 2, least_issues = 2, most_issues = 4, most_options = 4, locks = 4, together = 2;
  double varying = 0.1;      // chance that the worth of an option varies along a path
  bool rough = true;         // worths in tenths, so that ties happen
  bool programs = true;      // holds and ratify
  bool shares = true;        // some issues are shares
};

// One table by lot; the same seed gives the same table.
class TableMaker {
 public:
  TableMaker(unsigned seed, const TableSize& size) : random_(seed), size_(size) {}
  RandomTable make();

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  double unit() {
    const double u = static_cast<double>(random_() % 1000003) / 1000003;
    return size_.rough ? std::floor(u * 11) / 10 : u;
  }
  bool chance(double p) { return static_cast<double>(random_() % 1000003) / 1000003 < p; }
  int issue_slot(int i) const { return c_.layout.issues + i; }
  int some_issue() { return below(static_cast<int>(c_.issues.size())); }
  double some_value(int i) { return c_.issues[i].value(below(c_.issues[i].option_count)); }
  Operand condition(ProgramWriter& w);
  Program truth();
  Program some_worth();
  Program some_program();

  std::mt19937 random_;
  TableSize size_;
  Conflict c_;
};

// issue == option, issue < value, or two of these joined
inline Operand TableMaker::condition(ProgramWriter& w) {
  const auto simple = [&] {
    const int i = some_issue();
    const Op ops[] = {Op::eq, Op::eq, Op::ne, Op::lt, Op::ge};
    const Operand left = w.slot(issue_slot(i));
    return w.op(ops[below(5)], left, w.number(some_value(i)));
  };
  const Operand first = simple();
  if (chance(0.4)) return first;
  const Operand second = simple();
  const Operand both = w.op(chance(0.8) ? Op::logical_and : Op::logical_or, first, second);
  if (!chance(0.15)) return both;
  return w.op(Op::logical_and, both, simple());
}

inline Program TableMaker::truth() {
  ProgramWriter w;
  return w.result(condition(w));
}

inline Program TableMaker::some_worth() {
  ProgramWriter w;
  if (chance(size_.varying)) return w.result(w.slot(c_.layout.stocks + below(2)));
  if (chance(0.3)) return w.result(w.slot(c_.layout.quantities + below(3)));
  return w.result(w.number(unit()));
}

// A durability or ratification: rising, falling or mixed, of issues, quantities, stocks and worths
inline Program TableMaker::some_program() {
  ProgramWriter w;
  Operand sum = w.number(0.5);
  const int terms = 1 + below(3);
  for (int t = 0; t < terms; ++t) {
    Operand term = condition(w);
    switch (below(6)) {
      case 0: term = w.op(Op::mul, term, w.slot(c_.layout.quantities + below(3))); break;
      case 1: term = w.op(Op::mul, term, w.slot(c_.layout.stocks + below(2))); break;
      case 2: term = w.slot(c_.layout.worths + below(static_cast<int>(c_.parties.size()))); break;
      case 3: term = w.op(Op::mul, term, w.op(Op::sub, w.number(1), w.op(Op::mul, w.number(0.5), condition(w)))); break;
      case 4: term = w.op(Op::select, term, w.number(0.9), w.slot(issue_slot(some_issue()))); break;
      default: term = w.op(Op::mul, w.number(0.1 * (1 + below(5))), term);
    }
    sum = w.op(chance(0.3) ? Op::sub : Op::add, sum, term);
  }
  if (chance(0.5)) return w.result(w.op(Op::max, w.number(0), w.op(Op::min, sum, w.number(1))));
  return w.result(w.op(Op::logistic, w.op(Op::mul, w.number(2), sum)));
}

inline RandomTable TableMaker::make() {
  c_ = Conflict{};
  c_.stocks.resize(2);
  c_.quantities.resize(3);
  c_.views.resize(1);
  const int issues = size_.least_issues + below(size_.most_issues - size_.least_issues + 1);
  for (int i = 0; i < issues; ++i) {
    Issue issue;
    issue.id = "issue" + std::to_string(i);
    issue.option_count = 2 + below(size_.most_options - 1);
    issue.is_share = size_.shares && chance(0.2);
    if (issue.is_share) issue.step = 1.0 / (issue.option_count - 1);
    c_.issues.push_back(issue);
  }
  for (int p = 0; p < size_.parties; ++p) {
    Party party;
    party.id = "party" + std::to_string(p);
    party.has_preferences = true;
    c_.parties.push_back(party);
  }
  c_.locks.resize(size_.locks);
  lay_out(c_);
  for (int p = 0; p < size_.parties; ++p) {
    Preferences preferences;
    for (int i = 0; i < issues; ++i) {
      IssueWorth iw;
      iw.weight = constant_program(0.1 + unit());
      if (c_.issues[i].is_share) {
        ProgramWriter w;
        const Operand share = w.slot(issue_slot(i));
        const Operand factor = chance(size_.varying) ? w.slot(c_.layout.stocks) : w.number(unit() * 2 - 1);
        iw.worth.push_back(w.result(w.op(Op::mul, factor, share)));
      } else if (!chance(0.05)) {
        for (int o = 0; o < c_.issues[i].option_count; ++o) iw.worth.push_back(some_worth());
      }
      preferences.issues.push_back(iw);
    }
    for (int t = below(size_.together + 1); t > 0; --t) {
      ProgramWriter w;
      preferences.together.push_back(
          {truth(), chance(size_.varying) ? w.result(w.slot(c_.layout.stocks + 1))
                                          : w.result(w.number(unit() - 0.5))});
    }
    c_.preferences.push_back(preferences);
  }
  for (Lock& lock : c_.locks) {
    lock.holder = below(size_.parties);
    lock.refuses = truth();
    lock.hard = chance(0.7);
    if (chance(0.6)) {  // a condition that the state decides
      ProgramWriter w;
      lock.while_ = w.result(w.op(Op::gt, w.slot(c_.layout.stocks), w.number(0)));
    }
  }
  for (int f = below(3); f > 0; --f) c_.forbidden.push_back(truth());
  c_.talks.needed = {0, 1};
  if (size_.parties > 2 && chance(0.5)) c_.talks.proposers.push_back({2, constant_program(1)});
  if (size_.programs && chance(0.7)) c_.durability.holds = some_program();
  if (size_.programs && chance(0.5)) c_.ratifiers.push_back({1, some_program()});
  RandomTable table;
  table.start = Frame(c_.layout.size(), 1);
  for (int s = 0; s < 2; ++s) table.start.column(c_.layout.stocks + s)[0] = unit();
  for (int q = 0; q < 3; ++q) table.start.column(c_.layout.quantities + q)[0] = unit();
  table.conflict = c_;
  return table;
}

}  // namespace armistice
