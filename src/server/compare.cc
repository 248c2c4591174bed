#include "server/compare.h"

#include <array>
#include <cmath>
#include <functional>
#include <limits>

#include "armistice/worlds.h"
#include "report/json_parts.h"

namespace armistice {
namespace {

using Worlds2 = std::vector<std::pair<int, WorldSummary>>;
using Value = std::function<double(const WorldSummary&)>;

struct Means {
  double all = 0;
  std::array<double, kScrambles> scramble{};
  bool complete = true;  // every scramble has weight
};

Means means_of(const Worlds2& worlds, const Value& value) {
  std::array<double, kScrambles> weight{}, sum{};
  double all = 0, total = 0;
  for (const auto& [world, s] : worlds) {
    weight[world % kScrambles] += s.weight;
    sum[world % kScrambles] += s.weight * value(s);
    total += s.weight;
    all += s.weight * value(s);
  }
  Means out;
  out.all = total > 0 ? all / total : 0;
  for (int k = 0; k < kScrambles; ++k) {
    out.complete = out.complete && weight[k] > 0;
    out.scramble[k] = weight[k] > 0 ? sum[k] / weight[k] : 0;
  }
  return out;
}

Json difference(const Worlds2& first, const Worlds2& second, const Value& a, const Value& b) {
  const Means x = means_of(first, a), y = means_of(second, b);
  Json out = {{"a", number(x.all)}, {"b", number(y.all)}, {"difference", number(y.all - x.all)}};
  double mean = 0, square = 0;
  for (int k = 0; k < kScrambles; ++k) mean += (y.scramble[k] - x.scramble[k]) / kScrambles;
  for (int k = 0; k < kScrambles; ++k) {
    const double d = y.scramble[k] - x.scramble[k] - mean;
    square += d * d;
  }
  const bool known = x.complete && y.complete;
  out["se"] = known ? number(std::sqrt(square / (kScrambles - 1) / kScrambles)) : Json(nullptr);
  return out;
}

Value ending(const Json& report, const std::string& id) {
  std::size_t at = std::numeric_limits<std::size_t>::max();
  for (std::size_t k = 0; k < report["endings"].size(); ++k)
    if (report["endings"][k]["id"] == id) at = k;
  return [at](const WorldSummary& s) { return at < s.endings.size() ? s.endings[at] : 0.0; };
}

// Effects of the levers that both reports have.
Json levers(const Json& first, const Json& second) {
  Json out = Json::array();
  if (!first.contains("levers") || !second.contains("levers")) return out;
  for (const Json& a : first["levers"])
    for (const Json& b : second["levers"])
      if (a["id"] == b["id"]) out.push_back({{"id", a["id"]}, {"a", a}, {"b", b}});
  return out;
}

}  // namespace

ServerJson read_compared(const std::string& report) {
  const auto wanted = [](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth != 1 || event != Json::parse_event_t::key) return true;
    for (const char* key : {"case", "seed", "settings", "endings", "levers"})
      if (parsed == key) return true;
    return false;
  };
  return Json::parse(report, wanted);
}

ServerJson compare_studies(const ComparedStudy& first, const ComparedStudy& second) {
  Json endings = Json::array();
  const auto add = [&](const std::string& id) {
    for (const Json& known : endings)
      if (known["id"] == id) return;
    Json one = {{"id", id}};
    one.update(difference(first.worlds, second.worlds, ending(first.report, id),
                          ending(second.report, id)));
    endings.push_back(std::move(one));
  };
  for (const ComparedStudy* study : {&first, &second})
    for (const Json& e : study->report["endings"]) add(e["id"].get<std::string>());
  const auto both = [&](const Value& value) {
    return difference(first.worlds, second.worlds, value, value);
  };
  return {
      {"same_case", first.report["case"]["hash"] == second.report["case"]["hash"]},
      {"same_seed", first.report["seed"] == second.report["seed"]},
      {"now", {{"a", first.report["settings"]["now"]}, {"b", second.report["settings"]["now"]}}},
      {"endings", endings},
      {"signed_by_end", both([](const WorldSummary& s) { return s.signs; })},
      {"ratified_by_end", both([](const WorldSummary& s) { return s.ratified; })},
      {"lasting", both([](const WorldSummary& s) { return s.lasting; })},
      {"months_of_war", both([](const WorldSummary& s) { return s.months; })},
      {"levers", levers(first.report, second.report)}};
}

}  // namespace armistice
