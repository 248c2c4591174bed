#include "outlook/certificate_finding.h"

#include <algorithm>

#include "outlook/estimates.h"

namespace armistice {
namespace {

Estimate at_least_zero(Estimate e) {
  for (double* x : {&e.mean, &e.p05, &e.p50, &e.p95}) *x = std::max(0.0, *x);
  return e;
}

}  // namespace

std::vector<CertificateFinding> find_certificate(const Conflict& c, const Study& study) {
  std::vector<CertificateFinding> out;
  for (std::size_t party = 0; party < c.parties.size(); ++party) {
    std::vector<WorldValue> lower, upper;
    CertificateFinding entry;
    entry.party = c.parties[party].id;
    for (const WorldHistories& world : study.worlds)
      for (const PartyCertificate& p : world.certificate.parties) {
        if (p.party != static_cast<int>(party)) continue;
        // every world counts alike: this is about the solver, not about the record
        lower.push_back({world.world, 1, p.lower, p.lower_se * p.lower_se});
        upper.push_back({world.world, 1, p.upper, p.upper_se * p.upper_se});
        entry.bounded = entry.bounded && world.certificate.bounded;
        entry.month_cost += p.month_cost;
      }
    if (lower.empty()) continue;
    entry.month_cost /= static_cast<double>(lower.size());
    entry.lower = at_least_zero(estimate_over_worlds(lower));
    entry.upper = at_least_zero(estimate_over_worlds(upper));
    out.push_back(entry);
  }
  return out;
}

}  // namespace armistice
