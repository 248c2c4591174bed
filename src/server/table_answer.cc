#include "server/table_answer.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "deals/worth.h"
#include "evidence/draw_worlds.h"
#include "outlook/estimates.h"
#include "outlook/judged.h"
#include "outlook/neighbours.h"
#include "report/json_parts.h"

namespace armistice {
namespace {

constexpr int kLookBlocks = 4;  // of which other packages are judged: 256 worlds
constexpr std::size_t kNeighbours = 65;  // the package and those one or two changes away
constexpr int kMenuWorlds = 16;
constexpr int kBins = 24;
constexpr double kWouldSign = 0.5;

using std::size_t;

int option_of(const Issue& issue, const ServerJson& value) {
  if (issue.is_share) {
    const double share = value.is_number() ? value.get<double>() : -1;
    const double step = share * (issue.option_count - 1);
    if (share >= 0 && share <= 1 && std::fabs(step - std::round(step)) < 1e-6)
      return static_cast<int>(std::round(step));
    refuse(422, "`" + issue.id + "` is a share: a number from 0 to 1 in steps of " +
                    number(issue.step).dump());
  }
  for (int k = 0; k < issue.option_count; ++k)
    if (value.is_string() && issue.options[k] == value.get_ref<const std::string&>()) return k;
  refuse(422, "`" + issue.id + "` has no such option");
}

Json changes_json(const Conflict& c, const Deal& from, const Deal& to) {
  Json list = Json::array();
  for (size_t i = 0; i < from.size(); ++i)
    if (from[i] != to[i])
      list.push_back({{"issue", c.issues[i].id},
                      {"from", option_json(c.issues[i], from[i])},
                      {"to", option_json(c.issues[i], to[i])}});
  return list;
}

// Shares of the worlds, by weight, in bins of equal width.
Json histogram(const PackageTable& table, const double* values) {
  double low = INFINITY, high = -INFINITY, total = 0;
  for (int w = 0; w < table.worlds(); ++w) {
    if (table.weight(w) <= 0) continue;
    low = std::min(low, values[w]);
    high = std::max(high, values[w]);
    total += table.weight(w);
  }
  std::vector<double> bins(kBins, 0.0);
  const double width = (high - low) / kBins;
  for (int w = 0; w < table.worlds(); ++w) {
    if (table.weight(w) <= 0) continue;
    const int bin = width > 0 ? static_cast<int>((values[w] - low) / width) : 0;
    bins[std::clamp(bin, 0, kBins - 1)] += table.weight(w) / total;
  }
  Json out = {{"low", number(low)}, {"high", number(high)}, {"shares", Json::array()}};
  for (const double share : bins) out["shares"].push_back(number(share));
  return out;
}

}  // namespace

TableStudy::TableStudy(Conflict conflict, std::vector<PackageTable::WorldLanes> lanes,
                       std::uint64_t seed)
    : conflict_(std::move(conflict)), table_(conflict_, std::move(lanes)) {
  const std::vector<int>& valued = table_.columns().valued;
  for (const int party : conflict_.talks.needed)
    needed_.push_back(
        static_cast<int>(std::find(valued.begin(), valued.end(), party) - valued.begin()));
  if (table_.worlds() == 0) return;
  const Worlds draws = draw_worlds(conflict_, seed, kMenuWorlds);
  for (const Deal& deal : packages_to_judge(conflict_, draws, kMenuWorlds, std::nullopt))
    known_.push_back(look_at(deal));
}

TableStudy::Known TableStudy::look_at(const Deal& deal) const {
  PackageVerdict verdict;
  const int worlds = table_.judge(deal, verdict, kLookBlocks);
  Known out;
  out.deal = deal;
  out.gain.assign(needed_.size(), 0.0);
  double total = 0;
  for (int w = 0; w < worlds; ++w) total += table_.weight(w);
  for (int w = 0; w < worlds && total > 0; ++w) {
    const double share = table_.weight(w) / total;
    out.signs += share * verdict.signs[w];
    out.lasts += share * verdict.lasts[w];
    for (size_t n = 0; n < needed_.size(); ++n)
      out.gain[n] += share * verdict.gain[static_cast<size_t>(needed_[n]) * worlds + w];
  }
  return out;
}

Deal TableStudy::read_package(const ServerJson& package) const {
  if (!package.is_object()) refuse(422, "`package` must be an object of issues");
  std::vector<std::pair<int, int>> terms;
  for (const auto& [id, value] : package.items()) {
    int issue = -1;
    for (size_t i = 0; i < conflict_.issues.size(); ++i)
      if (conflict_.issues[i].id == id) issue = static_cast<int>(i);
    if (issue < 0) refuse(422, "there is no issue `" + id.substr(0, 60) + "`");
    terms.emplace_back(issue, option_of(conflict_.issues[issue], value));
  }
  if (terms.size() < conflict_.issues.size() && !conflict_.status_quo.is_deal)
    refuse(422, "every issue must be settled: the case has no status quo that would");
  Deal deal = complete_deal(conflict_, terms);
  for (const Program& rule : conflict_.forbidden)
    if (holds_for(rule, conflict_, deal))
      refuse(422, "the case forbids this package: " + rule.text);
  return deal;
}

ServerJson TableStudy::known_json(const Known& known, const Deal& from) const {
  Json gain = Json::object();
  for (size_t n = 0; n < needed_.size(); ++n)
    gain[conflict_.parties[conflict_.talks.needed[n]].id] = number(known.gain[n]);
  return {{"package", deal_json(conflict_, known.deal)},
          {"changes", changes_json(conflict_, from, known.deal)},
          {"signs", number(known.signs)},
          {"lasts", number(known.lasts)},
          {"gain", gain}};
}

// On the frontier: no package looked into is better for one who must sign and worse for none.
ServerJson TableStudy::place(const Known& asked, const std::vector<Known>& near) const {
  const Known* best = nullptr;
  double most = 0;
  for (const std::vector<Known>* list : {&known_, &near})
    for (const Known& other : *list) {
      double least = INFINITY, sum = 0;
      for (size_t n = 0; n < asked.gain.size(); ++n) {
        least = std::min(least, other.gain[n] - asked.gain[n]);
        sum += other.gain[n] - asked.gain[n];
      }
      if (least >= 0 && sum > std::max(1e-9, most)) {
        most = sum;
        best = &other;
      }
    }
  Json out = {{"on_frontier", best == nullptr},
              {"looked_into", known_.size() + near.size()},
              {"dominated_by", nullptr}};
  if (best != nullptr) out["dominated_by"] = known_json(*best, asked.deal);
  return out;
}

ServerJson TableStudy::nearest(const Known& asked, const std::vector<Known>& near) const {
  const Known* best = nullptr;
  int changes = 0;
  for (const std::vector<Known>* list : {&near, &known_})
    for (const Known& other : *list) {
      if (other.signs < kWouldSign) continue;
      const int count = differences(other.deal, asked.deal);
      if (best != nullptr && (count > changes || (count == changes && other.signs <= best->signs)))
        continue;
      best = &other;
      changes = count;
    }
  if (best != nullptr) return {{"found", true}, {"is", known_json(*best, asked.deal)}};
  const Known* likeliest = &asked;
  for (const std::vector<Known>* list : {&near, &known_})
    for (const Known& other : *list)
      if (other.signs > likeliest->signs) likeliest = &other;
  return {{"found", false}, {"likeliest", known_json(*likeliest, asked.deal)}};
}

ServerJson TableStudy::answer(const ServerJson& package) const {
  if (table_.worlds() == 0) refuse(409, "this study kept nothing of its worlds at the table");
  const Deal deal = read_package(package);
  PackageVerdict verdict;
  table_.judge(deal, verdict);
  const size_t n = static_cast<size_t>(table_.worlds());
  const auto estimate = [&](const double* values) {
    std::vector<WorldValue> list;
    for (int w = 0; w < table_.worlds(); ++w)
      list.push_back({table_.world(w), table_.weight(w), values[w], 0});
    return estimate_json(estimate_over_worlds(list));
  };
  Json out = {{"package", deal_json(conflict_, deal)},
              {"worlds", table_.worlds()},
              {"signs", estimate(verdict.signs.data())},
              {"ratified", estimate(verdict.passes.data())},
              {"holds", estimate(verdict.holds.data())},
              {"lasts", estimate(verdict.lasts.data())},
              {"blocked", estimate(verdict.blocked.data())},
              {"parties", Json::object()},
              {"locks", Json::array()}};
  const TableColumns& columns = table_.columns();
  const std::vector<int>& needed = conflict_.talks.needed;
  for (size_t k = 0; k < columns.priced.size(); ++k)
    out["parties"][conflict_.parties[columns.priced[k]].id]["worth"] =
        estimate(&verdict.worth[k * n]);
  for (size_t k = 0; k < columns.valued.size(); ++k) {
    Json& party = out["parties"][conflict_.parties[columns.valued[k]].id];
    party["needed"] = std::count(needed.begin(), needed.end(), columns.valued[k]) > 0;
    party["gain"] = estimate(&verdict.gain[k * n]);
    party["histogram"] = histogram(table_, &verdict.gain[k * n]);
    party["accepts"] = estimate(&verdict.accepts[k * n]);
  }
  const std::vector<int> locks = table_.refusing(deal);
  for (size_t l = 0; l < locks.size(); ++l) {
    const Lock& lock = conflict_.locks[locks[l]];
    out["locks"].push_back({{"id", lock.id},
                            {"kind", kLockKindNames[static_cast<int>(lock.kind)]},
                            {"holder", conflict_.parties[lock.holder].id},
                            {"hard", lock.hard},
                            {"vetoes", lock.vetoes},
                            {"holds", estimate(&verdict.locks[l * n])}});
  }
  std::vector<Known> near;
  for (const Deal& other : neighbours(conflict_, deal, kNeighbours)) near.push_back(look_at(other));
  const Known asked = near.empty() ? look_at(deal) : near.front();
  out["frontier"] = place(asked, near);
  out["nearest"] = nearest(asked, near);
  return out;
}

}  // namespace armistice
