// Many programs that are evaluated together -> one straight line of code: equal parts once across
// all of them, and what changes less often than the rest taken out ("hoisted") into columns
// that are filled when it does change.
//
// A FuseGraph holds values. A value is a slot of a frame as it stands before the line runs, a
// constant, or an operation on values. Each has a pace: how often it changes. A line is cut out of
// the graph for one pace: it computes its stores, and reads what is slower from the hoisted columns
// of the slower lines. All stores of a line act as if after all its reads.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "armistice/program.h"

namespace armistice {

// From slow to fast.
enum class Pace : std::uint8_t { never, world, step, stage };

// Where a number of a line of code stands.
struct Spot {
  enum class Kind : std::uint8_t {
    none,
    slot,      // a column of the frame
    extra,     // a column of the block's own: hoisted values, flows
    constant,  // FusedLine::constants
    result,    // of an earlier instruction
  };
  Kind kind = Kind::none;
  std::int32_t index = 0;
  bool operator==(const Spot&) const = default;
};

struct FusedInstruction {
  Op op = Op::add;
  Spot a, b, c;
  std::int32_t table = -1;  // of Op::table
};

struct FusedStore {
  Spot what, where;  // where: slot or extra
};

struct FusedLine {
  std::vector<FusedInstruction> code;  // instruction k makes result k
  std::vector<double> constants;
  std::vector<LookupTable> tables;
  std::vector<FusedStore> stores;
};

class FuseGraph {
 public:
  using Value = std::int32_t;  // index of a value

  // `paces`: per slot.
  explicit FuseGraph(std::vector<Pace> paces) : paces_(std::move(paces)) {}

  // What slots hold before a line runs, or after assignments in it: start with all slots as they
  // are.
  struct Names {
    std::map<int, Value> assigned;
  };

  Value constant(double value);
  Value slot(int slot, const Names& names);
  Value apply(Op op, Value a, Value b = -1, Value c = -1);
  Value program(const Program& program, const Names& names, double fallback = 0.0);

  Pace pace(Value value) const { return nodes_[value].pace; }

  struct Store {
    Value what;
    Spot where;
  };
  // The line that makes the stores. Values of another pace than `pace`, slower ones that is, are
  // read from extra columns, which hoisted(...) fills.
  FusedLine line(std::vector<Store> stores, Pace pace);

  // The line that fills the extra columns of values of this pace that lines asked for so far.
  FusedLine hoisted(Pace pace);

  // A fresh extra column.
  Spot extra_column() { return {Spot::Kind::extra, extra_count_++}; }
  int extra_count() const { return extra_count_; }

  // Whether constants came to no finite number (expr/failures.h).
  bool folds_failures() const { return folds_failures_; }

 private:
  struct Node {
    Op op = Op::add;
    bool is_operation = false;
    Value a = -1, b = -1, c = -1;
    std::int32_t table = -1;
    Spot leaf;  // slot or constant (index into constants_)
    Pace pace = Pace::never;
    int hoisted = -1;  // extra column, once asked for
  };
  using Key = std::tuple<Op, Value, Value, Value, std::int32_t>;

  Value add(const Node& node);
  Value operation(Op op, Value a, Value b, Value c, std::int32_t table);
  Value table(const LookupTable& points, Value x);
  bool is_constant(Value v) const { return nodes_[v].leaf.kind == Spot::Kind::constant; }
  double value_of(Value v) const { return constants_[nodes_[v].leaf.index]; }
  FusedLine cut(const std::vector<Store>& stores, Pace pace);

  std::vector<Pace> paces_;
  std::vector<Node> nodes_;
  std::vector<double> constants_;
  std::vector<LookupTable> tables_;
  std::map<std::uint64_t, Value> known_constants_;
  std::map<int, Value> known_slots_;
  std::map<Key, Value> known_;
  int extra_count_ = 0;
  bool folds_failures_ = false;
};

// Whether an operation is a loop of its own over columns (exp, log, ...): such instructions come in
// groups, between stretches of simple ones.
bool is_column_operation(Op op);

}  // namespace armistice
