#include "talks/table_sample.h"

#include <algorithm>
#include <set>

#include "talks/verdicts.h"

namespace armistice {
namespace {

using Kind = TableColumn::Kind;

void add_worths(const Conflict& c, std::vector<TableColumn>& out) {
  for (std::size_t p = 0; p < c.parties.size(); ++p) {
    if (!c.parties[p].has_preferences) continue;
    const int party = static_cast<int>(p);
    for (std::size_t i = 0; i < c.issues.size(); ++i)
      for (int o = 0; o < c.issues[i].option_count; ++o)
        out.push_back({Kind::worth, party, static_cast<int>(i), o});
    for (std::size_t t = 0; t < c.preferences[p].together.size(); ++t)
      out.push_back({Kind::together, party, static_cast<int>(t), -1});
  }
}

// Slots that verdicts read and that no package sets.
std::set<int> slots_read(const Conflict& c) {
  std::set<int> out;
  const int parties = static_cast<int>(c.parties.size());
  const int issues = static_cast<int>(c.issues.size());
  const auto within = [](int slot, int first, int count) {
    return slot >= first && slot < first + count;
  };
  for (std::size_t v = 0; v < first_breach_verdict(c); ++v)
    for (const int slot : verdict_reads(c, v))
      if (!within(slot, c.layout.issues, issues) && !within(slot, c.layout.worths, parties) &&
          !within(slot, c.layout.gains, parties))
        out.insert(slot);
  return out;
}

// A column's values at the lanes of the block; null: `one` in every lane.
const double* lanes_of(const Game& game, const TableState& state, const OptionWorths& worths,
                       const WarBlock& block, const TableColumn& column, double& one, Lane& held) {
  const std::size_t k = column.kind >= Kind::go_on && column.kind <= Kind::stake
                            ? static_cast<std::size_t>(game.index_of[column.of])
                            : 0;
  one = 0;
  switch (column.kind) {
    case Kind::worth: return worths.option(column.of, column.issue, column.option);
    case Kind::together: return worths.together(column.of, column.issue);
    case Kind::go_on: return state.go_on[k].data();
    case Kind::after_pause:
      return state.after_pause.empty() ? nullptr : state.after_pause[k].data();
    case Kind::fail_low: return state.fail_low.empty() ? nullptr : state.fail_low[k].data();
    case Kind::fail_high: return state.fail_high.empty() ? nullptr : state.fail_high[k].data();
    case Kind::peace_share: one = state.peace_share.empty() ? 0 : state.peace_share[k]; break;
    case Kind::relapse_cost: one = game.relapse_cost[column.of]; break;
    case Kind::ratify_loss: one = game.ratify_loss[column.of]; break;
    case Kind::stake: one = game.stake[k]; break;
    case Kind::failed: return state.failed.data();
    case Kind::lock_holds:
      for (int lane = 0; lane < state.lanes; ++lane)
        held[lane] = static_cast<double>(state.lock_holds[column.of] >> lane & 1);
      return held.data();
    case Kind::lock_cost: return state.lock_cost[column.of].data();
    case Kind::slot: return block.frame.column(column.of);
  }
  return nullptr;
}

}  // namespace

std::vector<TableColumn> table_columns(const Game& game) {
  const Conflict& c = *game.conflict;
  std::vector<TableColumn> out;
  if (c.durability.by_interest()) return out;
  add_worths(c, out);
  for (const int party : game.valued)
    for (const Kind kind : {Kind::go_on, Kind::after_pause, Kind::fail_low, Kind::fail_high,
                            Kind::peace_share, Kind::relapse_cost, Kind::ratify_loss, Kind::stake})
      out.push_back({kind, party, -1, -1});
  out.push_back({Kind::failed, -1, -1, -1});
  for (std::size_t l = 0; l < c.locks.size(); ++l) {
    out.push_back({Kind::lock_holds, static_cast<int>(l), -1, -1});
    if (!c.locks[l].hard) out.push_back({Kind::lock_cost, static_cast<int>(l), -1, -1});
  }
  for (const int slot : slots_read(c)) out.push_back({Kind::slot, slot, -1, -1});
  return out;
}

void sample_table(const Game& game, const TableState& state, const std::vector<double>& weights,
                  WarBlock& block, TableSample& out) {
  if (out.columns.empty()) out.columns = table_columns(game);
  if (out.columns.empty()) return;
  // the table's own worths may know the options of its menu only
  OptionWorths worths(*game.conflict);
  worths.evaluate(block.frame, game.scale, block.registers);
  const std::size_t columns = out.columns.size(), first = out.world.size();
  std::vector<int> lanes;
  for (std::size_t lane = 0; lane < weights.size(); ++lane)
    if (weights[lane] > 0) lanes.push_back(static_cast<int>(lane));
  out.values.resize((first + lanes.size()) * columns);
  for (const int lane : lanes) {
    out.world.push_back(game.world);
    out.weight.push_back(weights[static_cast<std::size_t>(lane)]);
  }
  Lane held{};
  for (std::size_t column = 0; column < columns; ++column) {
    double one = 0;
    const double* values = lanes_of(game, state, worths, block, out.columns[column], one, held);
    for (std::size_t k = 0; k < lanes.size(); ++k)
      out.values[(first + k) * columns + column] = values == nullptr ? one : values[lanes[k]];
  }
}

}  // namespace armistice
