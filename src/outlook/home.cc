#include "outlook/home.h"

#include <algorithm>
#include <functional>
#include <set>

#include "deals/worth.h"
#include "outlook/estimates.h"
#include "outlook/neighbours.h"
#include "talks/judge_home.h"

namespace armistice {
namespace {

constexpr std::size_t kLookedInto = 384;  // packages
constexpr std::size_t kChangesShown = 6;
constexpr double kHalf = 0.5;

using OfWorld = std::function<double(const Judgement&)>;

Estimate over_worlds(const Study& study, const OfWorld& value) {
  std::vector<WorldValue> values;
  for (const WorldHistories& world : study.worlds) {
    const Judgement& j = world.judged;
    if (j.courses > 0) values.push_back({world.world, j.weight / j.courses, value(j), 0});
  }
  return estimate_over_worlds(values);
}

class HomeReader {
 public:
  HomeReader(const Conflict& c, const Study& study, const std::vector<Deal>& deals)
      : c_(c), study_(study), deals_(deals) {}

  HomePackage package(std::size_t d) const {
    HomePackage out;
    out.deal = deals_[d];
    std::set<int> parties;
    for (const Ratifier& r : c_.ratifiers)
      if (parties.insert(r.party).second) out.parties.push_back(party(r.party, d));
    for (std::size_t l = 0; l < c_.leaders.size(); ++l) out.leaders.push_back(leader(l, d));
    return out;
  }

 private:
  // Chance that every body of the party says yes to package d.
  double passes(const Judgement& j, int party, std::size_t d) const {
    double chance = 1;
    for (std::size_t r = 0; r < c_.ratifiers.size(); ++r)
      if (c_.ratifiers[r].party == party) chance *= j.bodies[d * c_.ratifiers.size() + r];
    return chance;
  }

  BodyFinding body(std::size_t r, std::size_t d) const {
    BodyFinding out;
    out.ratifier = static_cast<int>(r);
    out.p = over_worlds(study_,
                        [&](const Judgement& j) { return j.bodies[d * c_.ratifiers.size() + r]; });
    const std::size_t all = static_cast<std::size_t>(blocs_before(c_, c_.ratifiers.size()));
    for (std::size_t b = 0; b < c_.ratifiers[r].blocs.size(); ++b) {
      const std::size_t at = d * all + static_cast<std::size_t>(blocs_before(c_, r)) + b;
      out.blocs.push_back(
          {over_worlds(study_, [&](const Judgement& j) { return j.bloc_yes[at]; }),
           over_worlds(study_, [&](const Judgement& j) { return j.bloc_raised[at]; })});
      const bool most =
          out.pivotal < 0 || out.blocs[b].raised.mean > out.blocs[out.pivotal].raised.mean;
      if (most && out.blocs[b].raised.mean > 0) out.pivotal = static_cast<int>(b);
    }
    return out;
  }

  // What package `other` changes about package `d` at the party's home.
  HomeChange change(int party, std::size_t d, std::size_t other) const {
    HomeChange out;
    for (std::size_t i = 0; i < deals_[d].size(); ++i)
      if (deals_[other][i] != deals_[d][i])
        out.to.emplace_back(static_cast<int>(i), deals_[other][i]);
    out.p = over_worlds(study_, [&](const Judgement& j) { return passes(j, party, other); });
    out.change = over_worlds(
        study_, [&](const Judgement& j) { return passes(j, party, other) - passes(j, party, d); });
    const std::size_t n = c_.parties.size();
    for (int needed : c_.talks.needed) {
      const std::size_t p = static_cast<std::size_t>(needed);
      const double moved = over_worlds(study_, [&](const Judgement& j) {
                             return j.worth[other * n + p] - j.worth[d * n + p];
                           }).mean;
      out.worth.emplace_back(needed, moved);
      if (needed != party) out.price += std::max(0.0, -moved);
    }
    return out;
  }

  HomeParty party(int party, std::size_t d) const {
    HomeParty out;
    out.party = party;
    out.p = over_worlds(study_, [&](const Judgement& j) { return passes(j, party, d); });
    out.below = out.p.mean < kHalf;
    for (std::size_t r = 0; r < c_.ratifiers.size(); ++r)
      if (c_.ratifiers[r].party == party) out.bodies.push_back(body(r, d));
    for (std::size_t other = 0; other < deals_.size(); ++other) {
      const int differs = differences(deals_[other], deals_[d]);
      if (differs < 1 || differs > 2 || (differs == 2 && !out.below)) continue;
      const HomeChange found = change(party, d, other);
      if (differs == 1 && found.change.mean > 0) out.changes.push_back(found);
      if (!out.below || found.p.mean < kHalf) continue;
      // the cheapest; of equals the one that changes less, then the surer one
      const auto better = [](const HomeChange& a, const HomeChange& b) {
        if (a.price != b.price) return a.price < b.price;
        return a.to.size() != b.to.size() ? a.to.size() < b.to.size() : a.p.mean > b.p.mean;
      };
      if (!out.lifted || better(found, out.smallest)) out.smallest = found;
      out.lifted = true;
    }
    std::stable_sort(
        out.changes.begin(), out.changes.end(),
        [](const HomeChange& a, const HomeChange& b) { return a.change.mean > b.change.mean; });
    keep_one_per_issue(out.changes);
    return out;
  }

  // The best option of each issue; of a divisible one the whole list would be shown otherwise.
  static void keep_one_per_issue(std::vector<HomeChange>& changes) {
    std::set<int> seen;
    std::vector<HomeChange> kept;
    for (HomeChange& change : changes)
      if (kept.size() < kChangesShown && seen.insert(change.to[0].first).second)
        kept.push_back(std::move(change));
    changes = std::move(kept);
  }

  LeaderFinding leader(std::size_t l, std::size_t d) const {
    LeaderFinding out;
    out.leader = static_cast<int>(l);
    const std::size_t at = d * c_.leaders.size() + l;
    const std::size_t party = d * c_.parties.size() + static_cast<std::size_t>(c_.leaders[l].party);
    out.stays = over_worlds(study_, [&](const Judgement& j) { return j.stays[at]; });
    out.stays_at_war = over_worlds(study_, [&](const Judgement& j) { return j.stays_at_war[l]; });
    out.effect = over_worlds(study_, [&](const Judgement& j) { return j.stake_effect[at]; });
    out.gain = over_worlds(study_, [&](const Judgement& j) { return j.gain[party]; });
    return out;
  }

  const Conflict& c_;
  const Study& study_;
  const std::vector<Deal>& deals_;
};

}  // namespace

std::vector<Deal> packages_for_home(const Conflict& c, const std::vector<Deal>& packages) {
  std::vector<Deal> out;
  std::set<Deal> seen;
  const auto add = [&](const Deal& deal) {
    if (out.size() < kLookedInto && seen.insert(deal).second) out.push_back(deal);
  };
  for (const Deal& deal : packages) add(deal);
  if (packages.empty()) return out;
  const std::size_t most_each = (kLookedInto - out.size()) / packages.size();
  for (const Deal& deal : packages)
    for (const Deal& near : neighbours(c, deal, most_each)) add(near);
  return out;
}

HomeFindings find_home(const Conflict& c, const Study& study, const std::vector<Deal>& deals,
                       int packages) {
  HomeFindings out;
  out.worlds = static_cast<int>(study.worlds.size());
  out.looked_into = static_cast<int>(deals.size());
  const HomeReader reader(c, study, deals);
  for (int d = 0; d < packages; ++d)
    out.packages.push_back(reader.package(static_cast<std::size_t>(d)));
  return out;
}

}  // namespace armistice
