#include "outlook/relapse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "outlook/estimates.h"
#include "outlook/multiple_tests.h"
#include "outlook/rank_drivers.h"

namespace armistice {
namespace {

constexpr int kScrambles = 8;        // worlds of one scramble are not independent
constexpr double kFewHistories = 5;  // in force, for a world to tell how many relapse
constexpr double kRare =
    0.02;  // of agreements in force: a term that fewer have, or lack, is left out
constexpr std::size_t kMostTerms = 8;

struct Sums {
  double in_force = 0, relapsed = 0;
  double share() const { return relapsed / in_force; }
};

using ByScramble = std::array<Sums, kScrambles>;

Sums total(const ByScramble& sums, int without = -1) {
  Sums out;
  for (int s = 0; s < kScrambles; ++s) {
    if (s == without) continue;
    out.in_force += sums[s].in_force;
    out.relapsed += sums[s].relapsed;
  }
  return out;
}

// How much more often agreements with a term relapse than those without it.
Estimate contrast(const ByScramble& with, const ByScramble& without) {
  Estimate out;
  out.mean = total(with).share() - total(without).share();
  double square = 0;
  int counted = 0;
  for (int s = 0; s < kScrambles; ++s) {
    const Sums a = total(with, s), b = total(without, s);
    if (a.in_force <= 0 || b.in_force <= 0) continue;
    const double off = a.share() - b.share() - out.mean;
    square += off * off;
    ++counted;
  }
  out.n = counted;
  if (counted > 1) out.se = std::sqrt(square * (counted - 1) / counted);
  out.p50 = out.mean;
  out.p05 = out.mean - 1.645 * out.se;
  out.p95 = out.mean + 1.645 * out.se;
  return out;
}

bool relapses(const History& h) { return h.ratified && !h.lasting; }

// Terms are many, so all are judged together (multiple_tests.h).
void keep_clear_terms(std::vector<RelapseFinding::Term>& terms) {
  std::vector<double> chances;
  for (const RelapseFinding::Term& term : terms)
    chances.push_back(term.effect.n < 2 || term.effect.se <= 0
                          ? 1.0
                          : two_sided_p(term.effect.mean / term.effect.se, term.effect.n - 1));
  const std::vector<char> clear = discoveries(chances, kFalseDiscoveries);
  std::vector<RelapseFinding::Term> kept;
  for (std::size_t k = 0; k < terms.size(); ++k)
    if (clear[k]) kept.push_back(terms[k]);
  std::stable_sort(kept.begin(), kept.end(),
                   [](const RelapseFinding::Term& a, const RelapseFinding::Term& b) {
                     return std::fabs(a.effect.mean) > std::fabs(b.effect.mean);
                   });
  if (kept.size() > kMostTerms) kept.resize(kMostTerms);
  terms = std::move(kept);
}

void find_terms(const Conflict& c, const std::vector<WorldHistories>& worlds, RelapseFinding& out) {
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    if (c.issues[i].is_share) continue;
    for (int option = 0; option < c.issues[i].option_count; ++option) {
      ByScramble with{}, without{};
      for (const WorldHistories& world : worlds)
        for (const History& h : world.histories) {
          if (!h.ratified || h.deal < 0 || h.weight <= 0) continue;
          Sums& sums =
              (world.deals[h.deal][i] == option ? with : without)[world.world % kScrambles];
          sums.in_force += h.weight;
          sums.relapsed += h.weight * relapses(h);
        }
      const double have = total(with).in_force, lack = total(without).in_force;
      if (have <= kRare * (have + lack) || lack <= kRare * (have + lack)) continue;
      out.terms.push_back(
          {static_cast<int>(i), option, have / (have + lack), contrast(with, without)});
    }
  }
  keep_clear_terms(out.terms);
}

void find_drivers(const Conflict& c, const Worlds& draws, const std::vector<WorldHistories>& worlds,
                  RelapseFinding& out) {
  std::vector<int> usable;
  std::vector<double> share;
  for (const WorldHistories& world : worlds) {
    double in_force = 0, weight = 0, relapsed = 0;
    for (const History& h : world.histories) {
      if (!h.ratified || h.weight <= 0) continue;
      in_force += 1;
      weight += h.weight;
      relapsed += h.weight * relapses(h);
    }
    if (in_force < kFewHistories) continue;
    usable.push_back(world.world);
    share.push_back(relapsed / weight);
  }
  for (std::size_t q = 0; q < c.quantities.size(); ++q) {
    if (c.quantities[q].implicit || !c.quantities[q].used) continue;
    std::vector<double> values;
    for (const int world : usable) values.push_back(draws.of(world)[q]);
    if (std::optional<WarDriver> driver = rank_driver(values, share)) {
      driver->id = c.quantities[q].id;
      driver->kind = "quantity";
      out.drivers.push_back(*std::move(driver));
    }
  }
  keep_clear_drivers({&out.drivers});
}

}  // namespace

RelapseFinding find_relapse(const Conflict& c, const Worlds& draws,
                            const std::vector<WorldHistories>& worlds) {
  RelapseFinding out;
  if (!c.durability.holds.given() && !c.durability.by_interest()) return out;
  std::vector<WorldValue> values;
  for (const WorldHistories& world : worlds) {
    double weight = 0, relapsed = 0;
    for (const History& h : world.histories) {
      weight += h.weight * h.ratified;
      relapsed += h.weight * relapses(h);
    }
    if (weight > 0)
      values.push_back({world.world, weight / static_cast<double>(world.histories.size()),
                        relapsed / weight, 0});
  }
  if (values.empty()) return out;
  out.relapses = estimate_over_worlds(values);
  find_terms(c, worlds, out);
  find_drivers(c, draws, worlds, out);
  return out;
}

}  // namespace armistice
