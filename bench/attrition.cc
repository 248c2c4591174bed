#include "attrition.h"

#include <algorithm>
#include <cmath>

namespace attrition {
namespace {

// In the order of the case: red, blue, then what they share.
enum Quantity {
  soldiers_start,
  shell_half,
  fire_rate,
  drone_rate,
  learning,
  exposure,
  density,
  pressure_slope,
  draft_rate,
  training,
  shell_share,
  shell_yield,
  drone_yield,
  armour_exposure,
  pay,
  upkeep,
  tax,
  toll_weight,
  recovery,
  wear,
  side_quantities,
  mobility = 2 * side_quantities
};
enum Stock {
  soldiers,
  recruits,
  armour,
  shells,
  drones,
  plant,
  treasury,
  support,
  experience,
  losses,
  side_stocks,
  front = 2 * side_stocks
};

struct Block {
  double quantity[kQuantities][kBlock];
  double stock[kStocks][kBlock];
};

// Piecewise linear and clamped at the ends, as a sum of ramps so that it can be vectorised.
template <std::size_t N>
inline double ramps(double at, const double (&x)[N], const double (&y)[N]) {
  double value = y[0];
  for (std::size_t k = 1; k < N; ++k)
    value += std::min(std::max(at - x[k - 1], 0.0), x[k] - x[k - 1]) *
             ((y[k] - y[k - 1]) / (x[k] - x[k - 1]));
  return value;
}

inline double shield_of(double at) {
  constexpr double x[] = {0, 0.1, 0.3, 0.6}, y[] = {0, 0.3, 0.7, 0.9};
  return ramps(at, x, y);
}

inline double morale_of(double at) {
  constexpr double x[] = {0, 0.3, 0.6, 1}, y[] = {0.2, 0.7, 0.95, 1.1};
  return ramps(at, x, y);
}

struct Fight {
  double fire, drone_fire, shield, power;
};

inline Fight fight(const double (*q)[kBlock], const double (*s)[kBlock], int l) {
  Fight out;
  const double supply = s[shells][l] / (s[shells][l] + q[shell_half][l] * s[soldiers][l]);
  out.fire = q[fire_rate][l] * s[soldiers][l] * supply;
  out.drone_fire = q[drone_rate][l] * s[drones][l];
  const double skill = 1 - std::exp(-s[experience][l] * q[learning][l]);
  out.shield = shield_of(s[armour][l] / s[soldiers][l]);
  out.power = (out.fire + out.drone_fire) * (0.5 + 0.5 * skill) * morale_of(s[support][l]);
  return out;
}

inline void move(const double (*q)[kBlock], double (*s)[kBlock], int l, const Fight& own,
                 double enemy_power) {
  constexpr double dt = 1.0 / kSteps;
  const double casualties = enemy_power * q[exposure][l] / (1 + own.shield) *
                            std::min(1.0, s[soldiers][l] * q[density][l]);
  const double armour_losses =
      std::min(s[armour][l], enemy_power * q[armour_exposure][l] * own.shield);
  const double toll = s[losses][l] * q[toll_weight][l];
  const double pressure = 1 / (1 + std::exp(-(q[pressure_slope][l] * (toll - s[support][l]))));
  const double intake = q[draft_rate][l] * s[support][l] * (1 - pressure);
  const double graduates = s[recruits][l] * q[training][l];
  const double income = q[tax][l] * std::max(0.0, 1 - toll * 0.05);
  const double spending = q[pay][l] * s[soldiers][l] + q[upkeep][l] * s[plant][l] + 0.02 * intake;
  const double shell_output = s[plant][l] * q[shell_share][l] * q[shell_yield][l];
  const double drone_output = s[plant][l] * (1 - q[shell_share][l]) * q[drone_yield][l];
  const double learned = 0.01 * casualties - 0.03 * s[experience][l];
  const double cheer = q[recovery][l] * (1 - s[support][l]) - 0.05 * pressure - 0.0005 * casualties;
  const double built = 0.1 * (income - spending) - q[wear][l] * s[plant][l];
  s[armour][l] = std::max(0.0, s[armour][l] + dt * (0.01 * s[plant][l] - armour_losses));
  s[soldiers][l] = std::max(1.0, s[soldiers][l] + dt * (graduates - casualties));
  s[recruits][l] = std::max(0.0, s[recruits][l] + dt * (intake - graduates));
  s[shells][l] = std::max(0.0, s[shells][l] + dt * (shell_output - own.fire));
  s[drones][l] = std::max(0.0, s[drones][l] + dt * (drone_output - 0.5 * own.drone_fire));
  s[plant][l] = std::max(1.0, s[plant][l] + dt * built);
  s[treasury][l] += dt * (income - spending);
  s[support][l] = std::min(1.0, std::max(0.0, s[support][l] + dt * cheer));
  s[experience][l] += dt * learned;
  s[losses][l] += dt * casualties;
}

void step(Block& block) {
  constexpr double dt = 1.0 / kSteps;
  const double(*q)[kBlock] = block.quantity;
  double(*s)[kBlock] = block.stock;
#pragma GCC ivdep
  for (int l = 0; l < kBlock; ++l) {
    const Fight red = fight(q, s, l);
    const Fight blue = fight(q + side_quantities, s + side_stocks, l);
    s[front][l] +=
        dt * (q[mobility][l] * (red.power - blue.power) / (red.power + blue.power + 0.1));
    move(q, s, l, red, blue.power);
    move(q + side_quantities, s + side_stocks, l, blue, red.power);
  }
}

void start(Block& block) {
  constexpr double levels[side_stocks] = {0, 30, 60, 500, 40, 20, 100, 0.7, 5, 0};
  for (int side = 0; side < 2; ++side)
    for (int k = 0; k < side_stocks; ++k)
      for (int l = 0; l < kBlock; ++l)
        block.stock[side * side_stocks + k][l] =
            k == soldiers ? block.quantity[side * side_quantities + soldiers_start][l] : levels[k];
  std::fill_n(block.stock[front], kBlock, 0.0);
}

}  // namespace

void run(const double* quantities, int count, double* out) {
  static thread_local Block block;
  for (int first = 0; first < count; first += kBlock) {
    const int lanes = std::min(kBlock, count - first);
    for (int q = 0; q < kQuantities; ++q)
      for (int l = 0; l < kBlock; ++l)  // spare lanes repeat the last draw
        block.quantity[q][l] = quantities[(first + std::min(l, lanes - 1)) * kQuantities + q];
    start(block);
    for (int month = 0; month <= kMonths; ++month) {
      for (int s = 0; s < kStocks; ++s)
        std::copy_n(block.stock[s], lanes,
                    out + (static_cast<std::size_t>(month) * kStocks + s) * count + first);
      if (month == kMonths) break;
      for (int k = 0; k < kSteps; ++k) step(block);
    }
  }
}

}  // namespace attrition
