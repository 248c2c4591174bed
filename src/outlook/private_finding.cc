#include "outlook/private_finding.h"

#include <functional>

#include "outlook/estimates.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr double kLeast = 0.01;  // share of histories at war below which a month is not told

// Mean over worlds of part / whole, each world by its whole.
Estimate ratio(const Study& study, std::size_t h,
               const std::function<double(const TypesPlayed&)>& part,
               const std::function<double(const TypesPlayed&)>& whole) {
  return estimate_ratio(
      study.worlds, [&](const WorldHistories& world) { return part(world.types_played[h]); },
      [&](const WorldHistories& world) { return whole(world.types_played[h]); });
}

double signed_of(const TypesPlayed& t) { return t.alike + t.apart + t.mixed; }
double reach_now(const TypesPlayed& t) { return t.weight[0] + t.weight[1]; }

void find_months(const Conflict& c, const Study& study, std::size_t h, TypeFinding& out) {
  double whole = 0;
  for (const WorldHistories& world : study.worlds) whole += reach_now(world.types_played[h]);
  const std::size_t months = study.worlds.front().types_played[h].at_war.size() / 2;
  for (std::size_t m = 0; m < months; ++m) {
    double weight = 0;
    for (const WorldHistories& world : study.worlds)
      for (const std::size_t at : {2 * m, 2 * m + 1}) weight += world.types_played[h].at_war[at];
    if (whole <= 0 || weight < kLeast * whole) break;
    TypeFinding::Month month;
    month.month = static_cast<int>(m);
    month.date = add_months(c.calendar.start, c.calendar.now_month + month.month);
    for (std::size_t type : {0, 1}) {
      const std::size_t at = 2 * m + type;
      const auto at_war = [at](const TypesPlayed& t) { return t.at_war[at]; };
      month.at_war[type] =
          ratio(study, h, at_war, [type](const TypesPlayed& t) { return t.weight[type]; });
      month.belief[type] = ratio(
          study, h, [at](const TypesPlayed& t) { return t.belief[at]; }, at_war);
    }
    out.months.push_back(std::move(month));
  }
}

TypeFinding finding_of(const Conflict& c, const PrivateTypes& types, const Study& study,
                       std::size_t h) {
  TypeFinding out;
  out.id = c.parties[types.party].id;
  for (std::size_t k = 0; k < types.quantities.size(); ++k)
    out.quantities.emplace_back(types.quantities[k], types.values[k]);
  out.prior = types.upper;
  out.upper_now = ratio(
      study, h, [](const TypesPlayed& t) { return t.weight[1]; }, reach_now);
  find_months(c, study, h, out);
  const auto share = [&](double TypesPlayed::*part) {
    return ratio(
        study, h, [part](const TypesPlayed& t) { return t.*part; }, signed_of);
  };
  out.alike = share(&TypesPlayed::alike);
  out.apart = share(&TypesPlayed::apart);
  out.mixed = share(&TypesPlayed::mixed);
  const auto each = [&](double TypesPlayed::*part, double TypesPlayed::*whole) {
    return ratio(
        study, h, [part](const TypesPlayed& t) { return t.*part; },
        [whole](const TypesPlayed& t) { return t.*whole; });
  };
  const auto number = [&](double TypesPlayed::*part) {
    return ratio(
        study, h, [part](const TypesPlayed& t) { return t.*part; }, reach_now);
  };
  out.refusals = number(&TypesPlayed::refusals);
  out.per_refusal = each(&TypesPlayed::refusals_moved, &TypesPlayed::refusals);
  out.silences = number(&TypesPlayed::silences);
  out.per_silence = each(&TypesPlayed::silences_moved, &TypesPlayed::silences);
  out.battles = number(&TypesPlayed::battles);
  out.per_battle = each(&TypesPlayed::battles_moved, &TypesPlayed::battles);
  return out;
}

}  // namespace

PrivateFindings find_private(const Conflict& c, const Worlds& draws, const Study& study) {
  PrivateFindings out;
  if (c.informed.empty() || study.worlds.empty()) return out;
  for (std::size_t h = 0; h < draws.types.size(); ++h)
    out.parties.push_back(finding_of(c, draws.types[h], study, h));
  std::vector<WorldValue> months, no_deal;
  for (const WorldHistories& world : study.worlds) {
    const KnownTypes& known = world.known;
    if (!known.played) continue;
    out.compared = true;
    const double weight = world_value(world, [](const History&) { return 1.0; }).weight;
    months.push_back(
        {world.world, weight, known.months - known.known_months, known.months_variance});
    no_deal.push_back(
        {world.world, weight, known.no_deal - known.known_no_deal, known.no_deal_variance});
  }
  if (!out.compared) return out;
  out.months = estimate_over_worlds(months);
  out.no_deal = estimate_over_worlds(no_deal);
  return out;
}

}  // namespace armistice
