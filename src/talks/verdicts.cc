#include "talks/verdicts.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "talks/table.h"
#include "war/integrate.h"

namespace armistice {
namespace {

const char* verdict_name(const Conflict& c, std::size_t verdict) {
  if (verdict >= first_breach_verdict(c)) return "breach_cost";
  return verdict == 0 ? "holds" : verdict < first_leader_verdict(c) ? "ratify" : "survival";
}

// A cost that is no number counts 0, and as a failed draw.
void keep_cost(Lane& cost, int lanes, const char* name, WarBlock& block) {
  for (int lane = 0; lane < lanes; ++lane) {
    if (std::isfinite(cost[lane])) continue;
    count_failure(block, name, lane);
    cost[lane] = 0;
  }
}

// The majority of each lane; lanes that agree on every bloc are worked out once.
void majorities(const Ratifier& body, const std::vector<Lane>& yes, int lanes, Lane& out) {
  std::vector<SeatBloc> blocs;
  for (const Bloc& bloc : body.blocs) blocs.push_back({bloc.seats, bloc.whole, 0});
  constexpr std::size_t kRemembered = 8;
  std::vector<int> known;
  for (int lane = 0; lane < lanes; ++lane) {
    const auto same = [&](int other) {
      return std::all_of(yes.begin(), yes.end(),
                         [&](const Lane& chance) { return chance[lane] == chance[other]; });
    };
    const auto twin = std::find_if(known.begin(), known.end(), same);
    if (twin != known.end()) {
      out[lane] = out[*twin];
      continue;
    }
    for (std::size_t b = 0; b < blocs.size(); ++b) blocs[b].yes = yes[b][lane];
    out[lane] = majority_chance(blocs, body.needs);
    if (known.size() < kRemembered) known.push_back(lane);
  }
}

}  // namespace

std::vector<int> breach_parties(const Conflict& c) {
  std::vector<int> out;
  for (std::size_t party = 0; party < c.durability.breach_cost.size(); ++party)
    if (c.durability.breach_cost[party].given()) out.push_back(static_cast<int>(party));
  return out;
}

std::vector<const Program*> verdict_programs(const Conflict& c, std::size_t verdict) {
  if (verdict == 0) return {&c.durability.holds};
  if (verdict >= first_breach_verdict(c))
    return {&c.durability.breach_cost[breach_parties(c)[verdict - first_breach_verdict(c)]]};
  if (verdict >= first_leader_verdict(c))
    return {&c.leaders[verdict - first_leader_verdict(c)].signs};
  const Ratifier& body = c.ratifiers[verdict - 1];
  if (body.blocs.empty()) return {&body.chance};
  std::vector<const Program*> out;
  for (const Bloc& bloc : body.blocs) out.push_back(&bloc.yes);
  return out;
}

std::vector<std::int32_t> verdict_reads(const Conflict& c, std::size_t verdict) {
  std::set<std::int32_t> reads;
  for (const Program* program : verdict_programs(c, verdict))
    reads.insert(program->reads.begin(), program->reads.end());
  return {reads.begin(), reads.end()};
}

void evaluate_verdict(const Conflict& c, std::size_t verdict, WarBlock& block, Lane& out,
                      BlocReading* blocs) {
  const int lanes = block.frame.lanes;
  const std::vector<const Program*> programs = verdict_programs(c, verdict);
  const bool parliament =
      verdict > 0 && verdict < first_leader_verdict(c) && !c.ratifiers[verdict - 1].blocs.empty();
  if (!parliament) {
    evaluate(*programs[0], block.frame, block.registers, out.data(), 1.0);
    if (verdict >= first_breach_verdict(c))
      keep_cost(out, lanes, verdict_name(c, verdict), block);
    else
      keep_chance(out, lanes, verdict_name(c, verdict), block);
    return;
  }
  std::vector<Lane> yes(programs.size());
  for (std::size_t b = 0; b < programs.size(); ++b) {
    evaluate(*programs[b], block.frame, block.registers, yes[b].data(), 1.0);
    keep_chance(yes[b], lanes, verdict_name(c, verdict), block);
    if (blocs != nullptr && blocs->raised == static_cast<int>(b))
      for (int lane = 0; lane < lanes; ++lane)
        yes[b][lane] = std::min(1.0, yes[b][lane] + blocs->raise);
  }
  majorities(c.ratifiers[verdict - 1], yes, lanes, out);
  if (blocs != nullptr) blocs->yes = std::move(yes);
}

}  // namespace armistice
