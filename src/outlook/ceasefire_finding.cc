#include "outlook/ceasefire_finding.h"

#include <limits>

#include "outlook/estimates.h"

namespace armistice {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

}  // namespace

CeasefireFindings find_ceasefire(const Conflict& c, const Study& study) {
  CeasefireFindings out;
  out.possible = c.talks.ceasefire.given;
  if (!out.possible) return out;
  for (int month = c.calendar.now_month; month < c.calendar.end_month; ++month)
    out.agreed_by.push_back(estimate_share(study.worlds, [&](const History& h) {
      return double(h.ceasefire_month >= 0 && h.ceasefire_month <= month);
    }));
  out.months = estimate_duration(study.worlds, [](const History& h) {
    return h.ceasefire_month < 0 ? kNone : double(h.ceasefire_ended - h.ceasefire_month);
  });
  const auto ended = [&](CeasefireEnd end) {
    return estimate_share(study.worlds, [=](const History& h) {
      return h.ceasefire_month < 0 ? kNone : double(h.ceasefire_end == end);
    });
  };
  out.deal = ended(CeasefireEnd::deal);
  out.collapse = ended(CeasefireEnd::collapse);
  out.holds = ended(CeasefireEnd::holds);
  for (std::size_t b = 0; b < c.talks.ceasefire.breaches.size(); ++b) {
    const auto broken = [&](bool detected) {
      return estimate_share(study.worlds, [=](const History& h) {
        return h.ceasefire_month < 0
                   ? kNone
                   : double(h.ceasefire_end == CeasefireEnd::broken &&
                            h.broken_by == static_cast<int>(b) && h.breach_detected == detected);
      });
    };
    out.broken.push_back(
        {c.parties[c.talks.ceasefire.breaches[b].party].id, broken(true), broken(false)});
  }
  return out;
}

}  // namespace armistice
