#include "deals/parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "deals/package_frame.h"
#include "expr/evaluate.h"

namespace armistice {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Facts {         // of one operand
  bool issue = false;  // depends on the package directly
  bool worth = false;  // ... through a worth or a gain
  bool moving = false; // reads a slot that can change along a path
  double low = -kInfinity, high = kInfinity;
  bool free() const { return !issue && !worth; }
  bool positive() const { return low >= 0; }
  bool negative() const { return high <= 0; }
};

double times(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

void hull(Facts& f, std::initializer_list<double> corners) {
  f.low = std::min(corners);
  f.high = std::max(corners);
}

// The tree of one program: facts of every register, and copies of its branches.
class Tree {
 public:
  Tree(const Conflict& conflict, const Program& program, const std::vector<char>& fixed,
       const Frame& start)
      : conflict_(conflict), program_(program), fixed_(fixed), start_(start) {
    for (const Instruction& step : program.code) registers_.push_back(facts_of(step));
  }

  Facts facts(const Operand& o) const {
    Facts f;
    if (o.kind == Operand::Kind::constant)
      f.low = f.high = program_.constants[static_cast<std::size_t>(o.index)];
    else if (o.kind == Operand::Kind::reg)
      f = registers_[static_cast<std::size_t>(o.index)];
    else if (o.kind == Operand::Kind::slot)
      f = slot_facts(o.index);
    return f;
  }
  const Instruction& step(const Operand& o) const {
    return program_.code[static_cast<std::size_t>(o.index)];
  }
  const Operand& root() const { return program_.result; }

  // +1, -1 or 0: how the instruction's value moves with its operand a, b or c (0, 1, 2).
  int slope(const Instruction& step, int which) const;

  // The branch under an operand as a program of its own.
  Program branch(const Operand& o) const {
    Program out;
    std::vector<int> moved(program_.code.size(), -1);
    out.result = copy(o, out, moved);
    std::sort(out.reads.begin(), out.reads.end());
    out.reads.erase(std::unique(out.reads.begin(), out.reads.end()), out.reads.end());
    out.text = program_.text;
    return out;
  }

 private:
  Facts slot_facts(int slot) const;
  Facts facts_of(const Instruction& step) const;
  Operand copy(const Operand& o, Program& out, std::vector<int>& moved) const;

  const Conflict& conflict_;
  const Program& program_;
  const std::vector<char>& fixed_;
  const Frame& start_;
  std::vector<Facts> registers_;
};

Facts Tree::slot_facts(int slot) const {
  const Layout& layout = conflict_.layout;
  Facts f;
  if (const int issue = issue_of(conflict_, slot); issue >= 0) {
    const Issue& it = conflict_.issues[static_cast<std::size_t>(issue)];
    f.issue = true;
    f.low = 0;
    f.high = it.value(it.option_count - 1);
    return f;
  }
  if (fixed_[static_cast<std::size_t>(slot)]) {
    f.low = f.high = start_.column(slot)[0];
    return f;
  }
  const int index = layout.slots[static_cast<std::size_t>(slot)].index;
  switch (layout.slots[static_cast<std::size_t>(slot)].kind) {
    case SlotKind::worth:
    case SlotKind::gain: f.worth = true; return f;
    case SlotKind::stock:
      f.low = conflict_.stocks[static_cast<std::size_t>(index)].floor;
      f.high = conflict_.stocks[static_cast<std::size_t>(index)].ceiling;
      break;
    case SlotKind::lock: f.low = 0, f.high = 1; break;
    case SlotKind::mode:
    case SlotKind::phase:
    case SlotKind::time: f.low = 0; break;
    default: break;
  }
  f.moving = true;
  return f;
}

Facts Tree::facts_of(const Instruction& step) const {
  const Facts a = facts(step.a), b = facts(step.b), c = facts(step.c);
  Facts f;
  // the index of a table is no value of the state
  f.issue = a.issue || b.issue || c.issue;
  f.worth = a.worth || b.worth || c.worth;
  f.moving = a.moving || b.moving || c.moving;
  switch (step.op) {
    case Op::add: f.low = a.low + b.low, f.high = a.high + b.high; break;
    case Op::sub: f.low = a.low - b.high, f.high = a.high - b.low; break;
    case Op::mul:
      hull(f, {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)});
      break;
    case Op::div:
      if (a.positive() && b.positive()) f.low = 0;
      if (b.low > 0 || b.high < 0)
        hull(f, {times(a.low, 1 / b.low), times(a.low, 1 / b.high), times(a.high, 1 / b.low),
                 times(a.high, 1 / b.high)});
      break;
    case Op::pow: if (a.positive()) f.low = 0; break;
    case Op::neg: f.low = -a.high, f.high = -a.low; break;
    case Op::lt: case Op::le: case Op::gt: case Op::ge: case Op::eq: case Op::ne:
    case Op::logical_and: case Op::logical_or: case Op::logical_not:
    case Op::logistic: f.low = 0, f.high = 1; break;
    case Op::select: f.low = std::min(b.low, c.low), f.high = std::max(b.high, c.high); break;
    case Op::min: f.low = std::min(a.low, b.low), f.high = std::min(a.high, b.high); break;
    case Op::max: f.low = std::max(a.low, b.low), f.high = std::max(a.high, b.high); break;
    case Op::abs:
      f.low = a.positive() ? a.low : a.negative() ? -a.high : 0;
      f.high = std::max(std::abs(a.low), std::abs(a.high));
      break;
    case Op::floor: f.low = std::floor(a.low), f.high = std::floor(a.high); break;
    case Op::exp: f.low = 0; break;
    case Op::sqrt: f.low = 0; break;
    case Op::log: case Op::log10: case Op::tan: case Op::modulo: case Op::remainder: break;
    case Op::sin: case Op::cos: f.low = -1, f.high = 1; break;
    case Op::arcsin: case Op::arctan: f.low = -2, f.high = 2; break;
    case Op::arccos: f.low = 0, f.high = 4; break;
    case Op::truncate: f.low = std::trunc(a.low), f.high = std::trunc(a.high); break;
    case Op::poisson: f.low = 0; break;
    case Op::table: {
      if (program_.tables[static_cast<std::size_t>(step.c.index)].kind ==
          LookupTable::Kind::extended)
        break;
      const std::vector<double>& y = program_.tables[static_cast<std::size_t>(step.c.index)].y;
      f.low = *std::min_element(y.begin(), y.end());
      f.high = *std::max_element(y.begin(), y.end());
      break;
    }
  }
  return f;
}

int Tree::slope(const Instruction& step, int which) const {
  const Facts a = facts(step.a), b = facts(step.b), c = facts(step.c);
  const auto sign = [](const Facts& f) { return f.positive() ? 1 : f.negative() ? -1 : 0; };
  switch (step.op) {
    case Op::add: case Op::min: case Op::max: return 1;
    case Op::logical_and: case Op::logical_or: {  // any non-zero is true: rises where not negative
      return (which == 0 ? a : b).positive() ? 1 : 0;
    }
    case Op::logical_not: return a.positive() ? -1 : 0;
    case Op::sub: case Op::gt: case Op::ge: return which == 0 ? 1 : -1;
    case Op::lt: case Op::le: return which == 0 ? -1 : 1;
    case Op::mul: return sign(which == 0 ? b : a);
    case Op::div:
      if (which == 0) return b.low > 0 ? 1 : b.high < 0 ? -1 : 0;
      return b.low > 0 || b.high < 0 ? -sign(a) : 0;
    case Op::neg: return -1;
    case Op::pow:
      if (which == 1 || !a.positive() || b.low != b.high) return 0;
      return b.low > 0 ? 1 : -1;
    case Op::exp: case Op::log: case Op::sqrt: case Op::logistic: case Op::floor: return 1;
    case Op::log10: case Op::arcsin: case Op::arctan: case Op::truncate: return 1;
    case Op::arccos: return -1;
    case Op::sin: case Op::cos: case Op::tan: return 0;
    case Op::modulo: case Op::remainder: case Op::poisson: return 0;
    case Op::abs: return sign(a);
    case Op::select:
      if (which != 0) return 1;
      if (!a.positive()) return 0;
      return b.low >= c.high ? 1 : b.high <= c.low ? -1 : 0;
    case Op::table: {
      const std::vector<double>& y = program_.tables[static_cast<std::size_t>(step.c.index)].y;
      if (which != 0) return 0;
      if (std::is_sorted(y.begin(), y.end())) return 1;
      return std::is_sorted(y.rbegin(), y.rend()) ? -1 : 0;
    }
    case Op::eq: case Op::ne: return 0;
  }
  return 0;
}

Operand Tree::copy(const Operand& o, Program& out, std::vector<int>& moved) const {
  Operand result = o;
  if (o.kind == Operand::Kind::slot) {
    out.reads.push_back(o.index);
  } else if (o.kind == Operand::Kind::constant) {
    out.constants.push_back(program_.constants[static_cast<std::size_t>(o.index)]);
    result.index = static_cast<std::int32_t>(out.constants.size()) - 1;
  } else if (o.kind == Operand::Kind::reg) {
    int& place = moved[static_cast<std::size_t>(o.index)];
    if (place < 0) {
      Instruction step = program_.code[static_cast<std::size_t>(o.index)];
      step.a = copy(step.a, out, moved);
      step.b = copy(step.b, out, moved);
      if (step.op == Op::table) {
        out.tables.push_back(program_.tables[static_cast<std::size_t>(step.c.index)]);
        step.c.index = static_cast<std::int32_t>(out.tables.size()) - 1;
      } else {
        step.c = copy(step.c, out, moved);
      }
      out.code.push_back(step);
      place = static_cast<int>(out.code.size()) - 1;
    }
    result.index = place;
  }
  return result;
}

struct Walk {
  const Conflict& conflict;
  const Tree& tree;
  Parts& parts;

  void consult(int slot, int sign) {
    const Layout& layout = conflict.layout;
    const int party = layout.slots[static_cast<std::size_t>(slot)].index;
    for (Consulted& known : parts.consulted)
      if (known.party == party) {
        known.equal = known.equal || sign <= 0;
        return;
      }
    parts.consulted.push_back({party, sign <= 0});
  }

  void visit(const Operand& o, int sign) {
    const Facts f = tree.facts(o);
    if (f.free()) return;
    if (f.issue && !f.worth && !f.moving) {
      parts.parts.push_back({tree.branch(o), sign});
      return;
    }
    if (o.kind == Operand::Kind::slot) {
      consult(o.index, sign);
      return;
    }
    const Instruction& step = tree.step(o);
    visit(step.a, sign * tree.slope(step, 0));
    visit(step.b, sign * tree.slope(step, 1));
    if (step.op != Op::table) visit(step.c, sign * tree.slope(step, 2));
  }
};

struct Sum {
  const Tree& tree;
  std::vector<Addend>& addends;

  double number(const Operand& o) const { return tree.facts(o).low; }  // free and fixed: one value

  // The terms of a sum; each operator but + - and a constant factor ends the walk.
  void terms(const Operand& o, double coefficient) {
    if (tree.facts(o).free()) return;
    if (o.kind == Operand::Kind::reg) {
      const Instruction& step = tree.step(o);
      const bool a_free = tree.facts(step.a).free(), b_free = tree.facts(step.b).free();
      const auto known = [&](const Operand& x) {
        const Facts f = tree.facts(x);
        return f.free() && f.low == f.high && std::isfinite(f.low);
      };
      if (step.op == Op::add || step.op == Op::sub) {
        terms(step.a, coefficient);
        terms(step.b, step.op == Op::sub ? -coefficient : coefficient);
        return;
      }
      if (step.op == Op::neg) return terms(step.a, -coefficient);
      if (step.op == Op::mul && a_free && known(step.a))
        return terms(step.b, coefficient * number(step.a));
      if (step.op == Op::mul && b_free && known(step.b))
        return terms(step.a, coefficient * number(step.b));
      if (step.op == Op::div && b_free && known(step.b) && number(step.b) != 0)
        return terms(step.a, coefficient / number(step.b));
    }
    addends.push_back({tree.branch(o), coefficient});
  }

  // Goes down through rising and falling functions of one operand.
  void peel(const Operand& o, double sign) {
    if (o.kind == Operand::Kind::reg) {
      const Instruction& step = tree.step(o);
      const bool a = !tree.facts(step.a).free(), b = !tree.facts(step.b).free();
      const bool c = step.op != Op::table && !tree.facts(step.c).free();
      switch (step.op) {
        case Op::min: case Op::max: case Op::logistic: case Op::exp: case Op::log: case Op::sqrt:
        case Op::floor: case Op::table: case Op::abs: case Op::pow:
          if (a + b + c == 1) {
            const int which = a ? 0 : b ? 1 : 2;
            const int slope = tree.slope(step, which);
            if (slope != 0) return peel(which == 0 ? step.a : step.b, sign * slope);
          }
          break;
        default: break;
      }
    }
    terms(o, sign);
  }
};

}  // namespace

Parts split_parts(const Conflict& conflict, const Program& program, const std::vector<char>& fixed,
                  const Frame& start) {
  Parts parts;
  if (!program.given()) return parts;
  const Tree tree(conflict, program, fixed, start);
  Walk{conflict, tree, parts}.visit(tree.root(), 1);
  std::sort(parts.consulted.begin(), parts.consulted.end(),
            [](const Consulted& x, const Consulted& y) { return x.party < y.party; });
  return parts;
}

std::vector<Addend> split_sum(const Conflict& conflict, const Program& program,
                              const std::vector<char>& fixed, const Frame& start) {
  std::vector<Addend> addends;
  const Tree tree(conflict, program, fixed, start);
  Sum{tree, addends}.peel(tree.root(), 1);
  return addends;
}

}  // namespace armistice
