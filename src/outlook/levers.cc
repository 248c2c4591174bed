#include "outlook/levers.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "outlook/estimates.h"
#include "outlook/paired.h"

namespace armistice {
namespace {

using Played = std::vector<WorldHistories>;

bool same_course(const History& a, const History& b) {
  return a.ending == b.ending && a.signed_month == b.signed_month &&
         a.ended_month == b.ended_month && a.collapsed == b.collapsed && a.deal == b.deal &&
         a.ratified == b.ratified && a.lasting == b.lasting;
}

// Some history that counts runs otherwise than in the base.
bool touches(const Played& base, const Played& other) {
  for (std::size_t w = 0; w < std::min(base.size(), other.size()); ++w)
    for (std::size_t p = 0; p < base[w].histories.size(); ++p) {
      const History &a = base[w].histories[p], &b = other[w].histories[p];
      if (a.weight <= 0) continue;
      if (!same_course(a, b)) return true;
      if (a.deal >= 0 && base[w].deals[a.deal] != other[w].deals[b.deal]) return true;
    }
  return false;
}

std::set<int> slots_set(const Conflict& c, int lever) {
  std::set<int> out;
  for (const Event& event : c.events)
    if (event.lever == lever)
      for (const Effect& effect : event.effects) out.insert(effect.slot);
  return out;
}

std::vector<std::pair<int, int>> pairs_of(const Conflict& c) {
  std::vector<std::pair<int, int>> out;
  const int n = static_cast<int>(c.levers.size());
  for (int a = 0; a < n; ++a)
    for (int b = a + 1; b < n; ++b)
      if (!act_on_the_same(c, a, b)) out.emplace_back(a, b);
  return out;
}

void find_pairs(const Conflict& c, const Worlds& draws, const RunOptions& options,
                const PairedStudies& single, Progress& progress, Findings& out) {
  const std::vector<std::pair<int, int>> pairs = pairs_of(c);
  if (pairs.empty()) return;
  std::vector<Scenario> scenarios;
  for (const auto& [a, b] : pairs) scenarios.push_back({{}, {a, b}});
  const PairedStudies both = run_scenarios(c, draws, options, scenarios, progress, "pairs");
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto& [a, b] = pairs[k];
    out.lever_pairs.push_back(compare_pair(c, {c.levers[a].id, c.levers[b].id}, single.base.worlds,
                                           single.scenarios[a].worlds, single.scenarios[b].worlds,
                                           both.scenarios[k].worlds));
  }
  std::stable_sort(out.lever_pairs.begin(), out.lever_pairs.end(),
                   [](const LeverPair& x, const LeverPair& y) {
                     return std::fabs(x.interaction.mean) > std::fabs(y.interaction.mean);
                   });
}

}  // namespace

bool act_on_the_same(const Conflict& c, int lever, int other) {
  const std::set<int> mine = slots_set(c, lever), theirs = slots_set(c, other);
  return std::any_of(mine.begin(), mine.end(), [&](int slot) { return theirs.count(slot) > 0; });
}

void find_levers(const Conflict& c, const Worlds& draws, const RunOptions& options, bool pairs,
                 Progress& progress, Findings& out) {
  std::vector<Scenario> scenarios;
  for (std::size_t l = 0; l < c.levers.size(); ++l)
    scenarios.push_back({{}, {static_cast<int>(l)}});
  for (std::size_t l = 0; l < c.locks.size(); ++l) {
    Scenario scenario;
    scenario.opened.set(l);
    scenarios.push_back(scenario);
  }
  const PairedStudies paired = run_scenarios(c, draws, options, scenarios, progress, "levers");
  const Played& base = paired.base.worlds;
  out.worlds = static_cast<int>(base.size());
  out.effective_worlds = effective_worlds(base);
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    const bool is_lever = s < c.levers.size();
    const std::string& id = is_lever ? c.levers[s].id : c.locks[s - c.levers.size()].id;
    LeverEffect effect = compare_scenario(c, id, base, paired.scenarios[s].worlds);
    effect.touches = touches(base, paired.scenarios[s].worlds);
    (is_lever ? out.levers : out.openings).push_back(std::move(effect));
  }
  if (pairs && !progress.interrupted()) find_pairs(c, draws, options, paired, progress, out);
}

}  // namespace armistice
