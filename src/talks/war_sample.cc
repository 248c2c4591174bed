#include "talks/war_sample.h"

#include <algorithm>
#include <array>

namespace armistice {

WarSample empty_sample(const Conflict& c, int sampled) {
  WarSample out;
  out.sampled = sampled;
  out.months = c.calendar.end_month + 1;
  const std::size_t cells = static_cast<std::size_t>(out.months) * sampled;
  out.stocks.resize(cells * c.stocks.size());
  out.modes.resize(cells * c.modes.size());
  out.limits.resize(cells * c.limits.size());
  out.last_month.assign(sampled, static_cast<std::int16_t>(c.calendar.end_month));
  return out;
}

void keep_sample(const Conflict& c, int month, int first, WarBlock& block, WarSample& sample) {
  const int lanes = std::min(block.frame.lanes, sample.sampled - first);
  if (lanes <= 0) return;
  const auto cell = [&](std::size_t count, std::size_t k) {
    return (static_cast<std::size_t>(month) * count + k) * sample.sampled + first;
  };
  for (std::size_t s = 0; s < c.stocks.size(); ++s)
    for (int lane = 0; lane < lanes; ++lane)
      sample.stocks[cell(c.stocks.size(), s) + lane] =
          static_cast<float>(block.frame.column(c.layout.stocks + static_cast<int>(s))[lane]);
  for (std::size_t m = 0; m < c.modes.size(); ++m)
    for (int lane = 0; lane < lanes; ++lane)
      sample.modes[cell(c.modes.size(), m) + lane] =
          static_cast<std::int8_t>(block.frame.column(c.layout.modes + static_cast<int>(m))[lane]);
  keep_limits(c, month, first, block, sample);
}

void keep_limits(const Conflict& c, int month, int first, WarBlock& block, WarSample& sample) {
  const int lanes = std::min(block.frame.lanes, sample.sampled - first);
  std::array<double, kMaxLanes> truth;
  for (std::size_t l = 0; l < c.limits.size(); ++l) {
    evaluate(c.limits[l].broken, block.frame, block.registers, truth.data());
    for (int lane = 0; lane < lanes; ++lane)
      sample.limits[(static_cast<std::size_t>(month) * c.limits.size() + l) * sample.sampled +
                    first + lane] = truth[lane] != 0;
  }
}

}  // namespace armistice
