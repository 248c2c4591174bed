#include "war/step_code.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "expr/fuse.h"
#include "war/plan.h"

namespace armistice {
namespace {

using Value = FuseGraph::Value;
using Names = FuseGraph::Names;
using Stores = std::vector<FuseGraph::Store>;

std::vector<Pace> paces_of(const WarPlan& plan) {
  const Conflict& c = *plan.conflict;
  const Layout& layout = c.layout;
  std::vector<Pace> paces(layout.size(), Pace::stage);
  std::fill(paces.begin() + layout.modes, paces.begin() + layout.state_end, Pace::step);
  std::fill_n(paces.begin() + layout.quantities, c.quantities.size(), Pace::world);
  for (const auto& [quantity, slot] : plan.overridable)
    paces[layout.quantities + quantity] = Pace::step;
  return paces;
}

class StepCoder {
 public:
  StepCoder(const WarPlan& plan, Engine engine)
      : plan_(plan), c_(*plan.conflict), engine_(engine), graph_(paces_of(plan)) {
    // what only quantities decide is never read back from its column: it is hoisted
    for (std::size_t i = 0; i < c_.auxiliaries.size(); ++i)
      if (!plan.auxiliary_varies[i]) assign(i, fixed_);
  }

  StepCode run() {
    StepCode out;
    Names names;
    FusedLine all = graph_.line(auxiliaries({}, names), Pace::step);
    names = fixed_;
    FusedLine varying = graph_.line(auxiliaries(plan_.auxiliary_varies, names), Pace::step);
    Names of_modes = fixed_;
    FusedLine modes = graph_.line(auxiliaries(plan_.auxiliary_reads_modes, of_modes), Pace::step);
    FusedLine move, quiet, slopes, still;
    if (c_.calendar.runge_kutta) {
      for (std::size_t s = 0; s < c_.stocks.size(); ++s) {
        const int column = graph_.extra_column().index;
        if (s == 0) out.first_flow = column;
      }
      slopes = graph_.line(flows(names, out.first_flow), Pace::stage);
      still = graph_.hoisted(Pace::step);
    } else {
      move = graph_.line(stocks(fixed_), Pace::step);
      quiet = graph_.line(stocks(names), Pace::step);
    }
    FusedLine world = graph_.hoisted(Pace::world);
    out.folds_failures = graph_.folds_failures();
    for (const FusedLine* line : {&quiet, &slopes}) out.reads_time |= reads_time(*line);
    const auto ready = [&](FusedLine& line, LineCode& code) {
      code = LineCode(std::move(line), graph_.extra_count(), engine_);
      out.extra_columns = std::max(out.extra_columns, code.extra_columns());
    };
    ready(world, out.world);
    ready(all, out.all);
    ready(varying, out.varying);
    ready(modes, out.of_modes);
    ready(move, out.move);
    ready(quiet, out.quiet);
    ready(still, out.still);
    ready(slopes, out.slopes);
    return out;
  }

 private:
  int auxiliary_slot(std::size_t i) const { return c_.layout.auxiliaries + static_cast<int>(i); }

  // A view's program reads the true one's value under the auxiliary's own name; an override that is
  // set stands in for both.
  void assign(std::size_t i, Names& names) {
    Value& value = names.assigned[auxiliary_slot(i)];
    const Value truth = graph_.program(c_.auxiliaries[i].is, names);
    value = truth;
    if (plan_.believed[i] != nullptr) value = graph_.program(*plan_.believed[i], names);
    if (const int slot = c_.auxiliaries[i].override_slot; slot >= 0) {
      const Value set = graph_.slot(slot, names);
      value = graph_.apply(Op::select, graph_.apply(Op::eq, set, set), set, value);
    }
  }

  // Works out the auxiliaries of the mask (empty: all) in order, and names them.
  Stores auxiliaries(const std::vector<std::uint8_t>& mask, Names& names) {
    Stores stores;
    for (std::size_t i = 0; i < c_.auxiliaries.size(); ++i) {
      if (!mask.empty() && !mask[i]) continue;
      assign(i, names);
      stores.push_back(
          {names.assigned.at(auxiliary_slot(i)), {Spot::Kind::slot, auxiliary_slot(i)}});
    }
    return stores;
  }

  Stores flows(const Names& names, int first) {
    Stores stores;
    for (std::size_t s = 0; s < c_.stocks.size(); ++s)
      stores.push_back({graph_.program(c_.stocks[s].flow, names),
                        {Spot::Kind::extra, first + static_cast<int>(s)}});
    return stores;
  }

  // Euler's step, kept within floors and ceilings; what is no number passes.
  Stores stocks(const Names& names) {
    const Value dt = graph_.constant(1.0 / c_.calendar.substeps);
    Stores stores;
    for (std::size_t s = 0; s < c_.stocks.size(); ++s) {
      const Stock& stock = c_.stocks[s];
      const int slot = c_.layout.stocks + static_cast<int>(s);
      const Value change = graph_.apply(Op::mul, dt, graph_.program(stock.flow, names));
      Value level = graph_.apply(Op::add, graph_.slot(slot, names), change);
      if (!std::isinf(stock.floor))
        level = graph_.apply(Op::max, level, graph_.constant(stock.floor));
      if (!std::isinf(stock.ceiling))
        level = graph_.apply(Op::min, level, graph_.constant(stock.ceiling));
      stores.push_back({level, {Spot::Kind::slot, slot}});
    }
    return stores;
  }

  bool reads_time(const FusedLine& line) const {
    const Spot time{Spot::Kind::slot, c_.layout.time};
    bool found = false;
    for (const FusedInstruction& i : line.code) found |= i.a == time || i.b == time || i.c == time;
    for (const FusedStore& store : line.stores) found |= store.what == time;
    return found;
  }

  const WarPlan& plan_;
  const Conflict& c_;
  Engine engine_;
  FuseGraph graph_;
  Names fixed_;  // auxiliaries that do not vary along a path
};

}  // namespace

StepCode make_step_code(const WarPlan& plan, Engine engine) {
  return StepCoder(plan, engine).run();
}

}  // namespace armistice
