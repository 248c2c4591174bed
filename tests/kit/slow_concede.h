// The slow, obvious two-by-two game: no deviation pays, tried one by one, and the smallest
// commitments by trying ever larger ones. For tests only.
#pragma once

#include <functional>

#include "deals/concede.h"

namespace armistice {

// What player i gets where the two concede with chances p[0] and p[1].
inline double slow_payoff(const ConcedeGame& g, int i, const double (&p)[2]) {
  double sum = 0;
  for (int own : {kConcede, kHold})
    for (int theirs : {kConcede, kHold})
      sum += (own == kConcede ? p[i] : 1 - p[i]) * (theirs == kConcede ? p[1 - i] : 1 - p[1 - i]) *
             g.pay[i][own][theirs];
  return sum;
}

inline bool slow_is_equilibrium(const ConcedeGame& g, double p, double q, double slack = 0) {
  for (int i : {0, 1})
    for (double other_choice : {0.0, 1.0}) {
      const double here[2] = {p, q};
      double there[2] = {p, q};
      there[i] = other_choice;
      if (slow_payoff(g, i, there) > slow_payoff(g, i, here) + slack) return false;
    }
  return true;
}

// Whether both conceding is the only equilibrium among lots in steps of 1 / steps.
inline bool slow_only_concede(const ConcedeGame& g, int steps) {
  for (int a = 0; a <= steps; ++a)
    for (int b = 0; b <= steps; ++b) {
      const bool concede = a == steps && b == steps;
      if (slow_is_equilibrium(g, double(a) / steps, double(b) / steps) != concede) return false;
    }
  return true;
}

// Smallest x in [0, most] from which `enough` holds, by halving.
inline double slow_smallest(const std::function<bool(double)>& enough, double most) {
  if (enough(0)) return 0;
  double low = 0, high = most;
  for (int k = 0; k < 60; ++k) ((enough((low + high) / 2)) ? high : low) = (low + high) / 2;
  return high;
}

}  // namespace armistice
