#include "war/watch.h"

#include <algorithm>
#include <cmath>

#include "expr/failures.h"
#include "war/integrate.h"
#include "war/plan.h"

namespace armistice {
namespace {

KnownFailures known_of(const WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  return {conflict.layout.auxiliaries, static_cast<int>(conflict.auxiliaries.size()),
          block.watch.known.data()};
}

// Index + 1 of a name.
std::uint16_t origin_of(const std::string& name, WarWatch& watch) {
  const auto found = std::find(watch.names.begin(), watch.names.end(), name);
  if (found != watch.names.end())
    return static_cast<std::uint16_t>(found - watch.names.begin() + 1);
  if (watch.names.size() < 0xffff) watch.names.push_back(name);
  return static_cast<std::uint16_t>(watch.names.size());
}

void look(const Program& program, const std::string& name, const std::uint8_t* mask, int step,
          WarBlock& block) {
  if (!program.given()) return;
  WarWatch& watch = block.watch;
  std::uint16_t found[kMaxLanes];
  // names are looked up where something failed only: 0xffff stands for this program until then
  find_failures(program, block.frame, known_of(block), 0xffff, block.registers, found);
  for (int l = 0; l < block.frame.lanes; ++l) {
    if (found[l] == 0 || watch.origins[l] != 0 || (mask != nullptr && !mask[l])) continue;
    watch.origins[l] = found[l] == 0xffff ? origin_of(name, watch) : found[l];
    watch.steps[l] = step;
  }
}

}  // namespace

void start_watch(WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  WarWatch& watch = block.watch;
  watch.names.clear();
  for (const Auxiliary& auxiliary : conflict.auxiliaries)
    if (watch.names.size() < 0xfffe) watch.names.push_back(auxiliary.id);
  watch.known.assign(conflict.auxiliaries.size() * kMaxLanes, 0);
  watch.origins.assign(kMaxLanes, 0);
  watch.steps.assign(kMaxLanes, 0);
}

// In order; a view's program reads the true one's value under the auxiliary's own name, and an
// override that is set stands in for both.
void watch_auxiliaries(WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  Frame& frame = block.frame;
  WarWatch& watch = block.watch;
  const KnownFailures known = known_of(block);
  double believed[kMaxLanes];
  for (std::size_t a = 0; a < conflict.auxiliaries.size(); ++a) {
    const Auxiliary& auxiliary = conflict.auxiliaries[a];
    const auto own = static_cast<std::uint16_t>(std::min<std::size_t>(a + 1, 0xfffe));
    std::uint16_t* origins = watch.known.data() + a * kMaxLanes;
    double* column = frame.column(known.first_slot + static_cast<int>(a));
    std::copy_n(column, frame.lanes, believed);
    find_failures(auxiliary.is, frame, known, own, block.registers, origins,
                  block.plan->believed[a] != nullptr ? column : nullptr);
    if (block.plan->believed[a] != nullptr) {
      std::uint16_t found[kMaxLanes];
      find_failures(*block.plan->believed[a], frame, known, own, block.registers, found);
      std::copy_n(found, frame.lanes, origins);
      std::copy_n(believed, frame.lanes, column);
    }
    if (auxiliary.override_slot < 0) continue;
    const double* set = frame.column(auxiliary.override_slot);
    for (int l = 0; l < frame.lanes; ++l)
      if (!std::isnan(set[l])) origins[l] = 0;
  }
}

void watch_flows(int step, WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  for (const Stock& stock : conflict.stocks) look(stock.flow, stock.id, nullptr, step, block);
  for (const Delay& delay : conflict.delays) look(delay.input, "delay", nullptr, step, block);
}

void watch_starts(WarBlock& block) {
  const Conflict& conflict = *block.plan->conflict;
  for (const Stock& stock : conflict.stocks) look(stock.start, stock.id, nullptr, 0, block);
  for (const Delay& delay : conflict.delays)
    look(delay.start.given() ? delay.start : delay.input, "delay", nullptr, 0, block);
}

void watch_program(const Program& program, const std::string& name, const std::uint8_t* mask,
                   int step, WarBlock& block) {
  if (block.watch.on) look(program, name, mask, step, block);
}

bool has_failed(const WarBlock& block, int lane) { return block.watch.origins[lane] != 0; }

bool has_failed_auxiliary(const WarBlock& block, int lane) {
  for (std::size_t k = static_cast<std::size_t>(lane); k < block.watch.known.size(); k += kMaxLanes)
    if (block.watch.known[k] != 0) return true;
  return false;
}

const std::string& failed_name(const WarBlock& block, int lane) {
  const WarWatch& watch = block.watch;
  std::size_t origin = watch.origins[lane];
  for (std::size_t k = static_cast<std::size_t>(lane); origin == 0 && k < watch.known.size();
       k += kMaxLanes)
    origin = watch.known[k];
  static const std::string kNone;
  return origin == 0 ? kNone : watch.names[origin - 1];
}

}  // namespace armistice
