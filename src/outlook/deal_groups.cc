#include "outlook/deal_groups.h"

#include <algorithm>
#include <map>
#include <set>

#include "outlook/estimates.h"

namespace armistice {
namespace {

constexpr std::size_t kGroups = 5;
constexpr std::size_t kHeads = 200;  // packages around which a group is tried

struct Signed {
  Deal deal;
  double weight = 0;
  bool taken = false;
};

bool is_signed(const History& h) { return h.signed_month >= 0 && h.deal >= 0; }

// Most frequent first.
std::vector<Signed> signed_packages(const Study& study) {
  std::map<Deal, double> frequency;
  for (const WorldHistories& world : study.worlds)
    for (const History& h : world.histories)
      if (is_signed(h) && h.weight > 0)
        frequency[world.deals[h.deal]] += h.weight / static_cast<double>(world.histories.size());
  std::vector<Signed> out;
  for (const auto& [deal, weight] : frequency) out.push_back({deal, weight});
  std::stable_sort(out.begin(), out.end(),
                   [](const Signed& a, const Signed& b) { return a.weight > b.weight; });
  return out;
}

bool alike(const Conflict& c, const Deal& a, const Deal& b) {
  int apart = 0;
  for (std::size_t i = 0; i < a.size() && apart <= kIssuesApart; ++i)
    apart += a[i] != b[i] && !c.issues[i].is_share;
  return apart <= kIssuesApart;
}

DealGroup group_of(const Conflict& c, const Study& study, const std::vector<Signed>& members) {
  DealGroup out;
  out.deal = members.front().deal;
  out.packages = static_cast<int>(members.size());
  std::set<Deal> deals;
  double total = 0;
  for (const Signed& member : members) {
    deals.insert(member.deal);
    total += member.weight;
  }
  std::vector<WorldValue> values;
  for (const WorldHistories& world : study.worlds) {
    std::vector<char> inside;  // per deal of the world
    for (const Deal& deal : world.deals) inside.push_back(deals.count(deal) > 0);
    const auto is_in = [&](const History& h) { return is_signed(h) && inside[h.deal] != 0; };
    values.push_back(world_value(world, [&](const History& h) { return double(is_in(h)); }));
    for (const History& h : world.histories) {
      if (!is_in(h)) continue;
      const double weight = h.weight / static_cast<double>(world.histories.size()) / total;
      out.ratified += weight * h.ratified;
      out.lasting += weight * h.lasting;
    }
  }
  out.p = estimate_over_worlds(values);
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    std::map<int, double> options;
    for (const Signed& member : members) options[member.deal[i]] += member.weight / total;
    if (options.size() > 1)
      out.varies.push_back({static_cast<int>(i), {options.begin(), options.end()}});
  }
  return out;
}

}  // namespace

void find_deal_groups(const Conflict& c, const Study& study, Findings& out) {
  std::vector<Signed> packages = signed_packages(study);
  while (out.deal_groups.size() < kGroups) {
    const Signed* best = nullptr;
    double most = 0;
    for (std::size_t h = 0; h < std::min(kHeads, packages.size()); ++h) {
      if (packages[h].taken) continue;
      double weight = 0;
      for (const Signed& other : packages)
        if (!other.taken && alike(c, packages[h].deal, other.deal)) weight += other.weight;
      if (weight > most) {
        most = weight;
        best = &packages[h];
      }
    }
    if (best == nullptr) return;
    const Deal head = best->deal;
    std::vector<Signed> members;
    for (Signed& other : packages)
      if (!other.taken && alike(c, head, other.deal)) {
        members.push_back(other);
        other.taken = true;
      }
    // the one it was gathered around first
    std::stable_partition(members.begin(), members.end(),
                          [&](const Signed& member) { return member.deal == head; });
    out.deal_groups.push_back(group_of(c, study, members));
  }
}

}  // namespace armistice
