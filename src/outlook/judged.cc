#include "outlook/judged.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <set>

#include "deals/worth.h"
#include "outlook/estimates.h"
#include "outlook/neighbours.h"
#include "talks/game.h"

namespace armistice {
namespace {

constexpr int kMenuWorlds = 16;  // whose menus are searched for candidates
constexpr std::size_t kMenuDeals = 256;
constexpr std::size_t kNeighbours = 768;
constexpr std::size_t kRunnersUp = 5;
constexpr double kWouldSign = 0.5;
constexpr int kPackagesTold = 100'000;  // looked up to tell how far the search went

using OfWorld = std::function<double(const Judgement&)>;

Estimate over_worlds(const Study& study, const OfWorld& value) {
  std::vector<WorldValue> values;
  for (const WorldHistories& world : study.worlds) {
    const Judgement& j = world.judged;
    if (j.courses == 0) continue;
    values.push_back({world.world, j.weight / j.courses, value(j), 0});
  }
  return estimate_over_worlds(values);
}

double mean_over_worlds(const Study& study, const OfWorld& value) {
  double sum = 0, weight = 0;
  for (const WorldHistories& world : study.worlds) {
    const Judgement& j = world.judged;
    if (j.courses == 0) continue;
    const double w = j.weight / j.courses;
    sum += w * value(j);
    weight += w;
  }
  return weight > 0 ? sum / weight : 0;
}

// True if every allowed package that changes exactly `more` issues of `deal`, from `issue` on, is
// among those seen. Looks at most at `left` packages.
bool all_seen(const Conflict& c, const std::set<Deal>& seen, Deal& deal, std::size_t issue,
              int more, int& left) {
  if (more == 0) return --left >= 0 && (seen.count(deal) > 0 || !allowed(c, deal));
  for (std::size_t i = issue; i < deal.size(); ++i) {
    const std::int16_t stood = deal[i];
    bool all = true;
    for (int o = 0; o < c.issues[i].option_count && all; ++o) {
      if (o == stood) continue;
      deal[i] = static_cast<std::int16_t>(o);
      all = all_seen(c, seen, deal, i + 1, more - 1, left);
    }
    deal[i] = stood;
    if (!all) return false;
  }
  return true;
}

// The largest number of changes up to which no package was left out.
int radius_of(const Conflict& c, const std::vector<Deal>& deals, Deal asked) {
  const std::set<Deal> seen(deals.begin(), deals.end());
  int left = kPackagesTold, radius = 0;
  while (radius < static_cast<int>(asked.size()) && all_seen(c, seen, asked, 0, radius + 1, left))
    ++radius;
  return radius;
}

// Parties that need not sign and lose: by their gain over fighting on, or by what the status quo is
// worth.
std::vector<int> left_out(const Conflict& c, const JudgedDeal& deal,
                          const std::vector<Estimate>& status_quo) {
  std::vector<int> out;
  for (std::size_t k = 0; k < deal.parties.size(); ++k) {
    const JudgedParty& p = deal.parties[k];
    if (p.needed) continue;
    const bool loses = p.priced ? p.gain.mean < 0
                                : !status_quo.empty() && c.parties[p.party].has_preferences &&
                                      p.worth.mean < status_quo[k].mean;
    if (loses) out.push_back(p.party);
  }
  return out;
}

JudgedDeal judged_deal(const Conflict& c, const Study& study, const std::vector<Deal>& deals,
                       std::size_t d, std::optional<std::size_t> status_quo) {
  JudgedDeal out;
  out.deal = deals[d];
  out.signs = over_worlds(study, [&](const Judgement& j) { return j.signs[d]; });
  out.lasts = over_worlds(study, [&](const Judgement& j) { return j.lasts[d]; });
  out.passes = over_worlds(study, [&](const Judgement& j) { return j.passes[d]; });
  out.holds = over_worlds(study, [&](const Judgement& j) { return j.holds[d]; });
  out.product = mean_over_worlds(study, [&](const Judgement& j) { return j.product[d]; });
  std::vector<Estimate> before;
  for (std::size_t p = 0; p < c.parties.size(); ++p) {
    const std::size_t at = d * c.parties.size() + p;
    JudgedParty party;
    party.party = static_cast<int>(p);
    party.needed = std::count(c.talks.needed.begin(), c.talks.needed.end(), party.party) > 0;
    party.priced =
        std::none_of(study.worlds.begin(), study.worlds.end(), [&](const WorldHistories& w) {
          return w.judged.courses > 0 && std::isnan(w.judged.gain[at]);
        });
    if (!party.priced && !c.parties[p].has_preferences) continue;
    if (party.priced)
      party.gain = over_worlds(study, [&](const Judgement& j) { return j.gain[at]; });
    party.worth = over_worlds(study, [&](const Judgement& j) { return j.worth[at]; });
    party.accepts = over_worlds(study, [&](const Judgement& j) { return j.accepts[at]; });
    out.parties.push_back(party);
    if (status_quo)
      before.push_back(over_worlds(
          study, [&](const Judgement& j) { return j.worth[*status_quo * c.parties.size() + p]; }));
  }
  const LockSet refused = refusing_locks(c, out.deal);
  for (std::size_t l = 0; l < c.locks.size(); ++l)
    if (refused[l])
      out.locks.push_back({static_cast<int>(l), over_worlds(study, [&](const Judgement& j) {
                             return j.lock_holds[l];
                           })});
  out.left_out = left_out(c, out, before);
  return out;
}

}  // namespace

std::vector<Deal> packages_to_judge(const Conflict& c, const Worlds& draws, int worlds,
                                    const std::optional<Deal>& asked) {
  std::vector<Deal> out;
  if (asked) out = neighbours(c, *asked, kNeighbours);
  if (c.status_quo.is_deal) out.push_back(c.status_quo.deal);
  std::map<Deal, int> listed;
  for (int w = 0; w < std::min(worlds, kMenuWorlds); ++w)
    for (const Deal& deal : make_game(c, draws, w, c.calendar.solve_month).menu.deals)
      ++listed[deal];
  std::vector<std::pair<int, Deal>> order;
  for (const auto& [deal, count] : listed) order.emplace_back(-count, deal);
  std::sort(order.begin(), order.end());
  for (std::size_t k = 0; k < std::min(order.size(), kMenuDeals); ++k)
    out.push_back(order[k].second);
  std::set<Deal> seen;
  std::vector<Deal> unique;
  for (Deal& deal : out)
    if (seen.insert(deal).second) unique.push_back(std::move(deal));
  return unique;
}

DealFindings find_judged(const Conflict& c, const Study& study, const std::vector<Deal>& deals,
                         const std::optional<Deal>& asked) {
  DealFindings out;
  out.worlds = static_cast<int>(study.worlds.size());
  out.effective_worlds = effective_worlds(study.worlds);
  out.looked_into = static_cast<int>(deals.size());
  std::vector<double> signs, lasts, product;
  for (std::size_t d = 0; d < deals.size(); ++d) {
    signs.push_back(mean_over_worlds(study, [&](const Judgement& j) { return j.signs[d]; }));
    lasts.push_back(mean_over_worlds(study, [&](const Judgement& j) { return j.lasts[d]; }));
    product.push_back(mean_over_worlds(study, [&](const Judgement& j) { return j.product[d]; }));
  }
  std::optional<std::size_t> status_quo;
  for (std::size_t d = 0; d < deals.size() && c.status_quo.is_deal; ++d)
    if (deals[d] == c.status_quo.deal) status_quo = d;
  const auto judge = [&](std::size_t d) { return judged_deal(c, study, deals, d, status_quo); };

  std::vector<std::size_t> order(deals.size());
  for (std::size_t d = 0; d < order.size(); ++d) order[d] = d;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return lasts[a] != lasts[b] ? lasts[a] > lasts[b] : deals[a] < deals[b];
  });
  for (std::size_t k = 0; k < order.size() && k <= kRunnersUp && lasts[order[k]] > 0; ++k)
    out.robust.push_back(judge(order[k]));
  const auto best = std::max_element(product.begin(), product.end());
  if (best != product.end() && *best > 0)
    out.mediated = judge(static_cast<std::size_t>(best - product.begin()));
  if (!asked) return out;
  out.asked = true;
  out.judged = judge(0);
  out.radius = radius_of(c, deals, *asked);
  std::optional<std::size_t> nearest;
  const auto closer = [&](std::size_t a, std::size_t b) {
    const int da = differences(deals[a], *asked), db = differences(deals[b], *asked);
    return da != db ? da < db : signs[a] > signs[b];
  };
  for (std::size_t d = 0; d < deals.size(); ++d)
    if (signs[d] >= kWouldSign && (!nearest || closer(d, *nearest))) nearest = d;
  if (!nearest) return out;
  out.near = true;
  out.changes = differences(deals[*nearest], *asked);
  out.nearest = judge(*nearest);
  return out;
}

}  // namespace armistice
