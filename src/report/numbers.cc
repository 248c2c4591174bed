#include "report/numbers.h"

#include <fmt/format.h>

#include <cmath>

namespace armistice {
namespace {

constexpr const char* kNone = "–";

// Whole points from 1 on, tenths below; never "-0".
std::string in_points(double share, bool sign) {
  const double value = 100 * share;
  const bool tenths = std::abs(value) < 0.95;
  const double rounded = tenths ? std::round(value * 10) / 10 : std::round(value);
  if (rounded == 0) return "0";
  return sign ? fmt::format("{:+.{}f}", rounded, tenths ? 1 : 0)
              : fmt::format("{:.{}f}", rounded, tenths ? 1 : 0);
}

}  // namespace

std::string percent(double share) {
  if (!std::isfinite(share)) return kNone;
  if (share > 0 && share < 0.005) return "<1%";
  if (share < 1 && share > 0.995) return ">99%";
  return fmt::format("{:.0f}%", std::round(100 * share));
}

std::string points(double share) { return std::isfinite(share) ? in_points(share, true) : kNone; }

std::string unsigned_points(double share) {
  if (!std::isfinite(share)) return kNone;
  return share != 0 && std::abs(share) < 0.0005 ? "<0.1" : in_points(std::abs(share), false);
}

std::string error_points(double share) {
  return std::isfinite(share) ? "±" + in_points(share, false) : kNone;
}

std::string error_size(double se) { return "±" + (se < 1e-9 ? "0" : plain(se, 1)); }

std::string range_percent(const Estimate& p) {
  if (!std::isfinite(p.p05) || !std::isfinite(p.p95)) return kNone;
  const double low = std::round(100 * p.p05), high = std::round(100 * p.p95);
  return low == high ? fmt::format("{:.0f}%", high) : fmt::format("{:.0f}–{:.0f}%", low, high);
}

std::string plain(double value, int digits) {
  if (!std::isfinite(value)) return kNone;
  return fmt::format("{:.{}g}", value == 0 ? 0.0 : value, digits);
}

std::string months_change(double value) {
  if (!std::isfinite(value)) return kNone;
  const double rounded = std::round(value * 10) / 10;
  return rounded == 0 ? "0" : fmt::format("{:+.1f}", rounded);
}

std::string months(double value) {
  if (!std::isfinite(value)) return kNone;
  const bool tenths = std::abs(value) < 9.95 && std::round(value) != value;
  return fmt::format("{:.{}f}", value, tenths ? 1 : 0);
}

}  // namespace armistice
