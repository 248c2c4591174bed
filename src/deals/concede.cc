#include "deals/concede.h"

#include <algorithm>
#include <cmath>

namespace armistice {
namespace {

constexpr double kNever = 2;  // of a chance

// Whether player `i`, indifferent where the other does `theirs`, can draw lots so that the other
// keeps to it: the other's lead is linear in the lots and must not be wrong on a whole stretch.
bool draws_lots(const ConcedeGame& g, int i, int theirs) {
  if (g.lead(i, theirs) != 0) return false;
  const double sign = theirs == kConcede ? 1 : -1;
  const double at_concede = sign * g.lead(1 - i, kConcede), at_hold = sign * g.lead(1 - i, kHold);
  return at_concede > 0 || at_hold > 0 || (at_concede == 0 && at_hold == 0);
}

}  // namespace

ConcedeEquilibria concede_equilibria(const ConcedeGame& g) {
  ConcedeEquilibria out;
  const auto content = [&](int player, int own, int theirs) {
    return own == kConcede ? g.lead(player, theirs) >= 0 : g.lead(player, theirs) <= 0;
  };
  for (int a : {kConcede, kHold})
    for (int b : {kConcede, kHold}) out.pure[a][b] = content(0, a, b) && content(1, b, a);
  for (int i : {0, 1})
    for (int theirs : {kConcede, kHold}) out.more = out.more || draws_lots(g, i, theirs);
  out.mixed = true;
  for (int i : {0, 1}) {
    const double if_concede = g.lead(i, kConcede), if_hold = g.lead(i, kHold);
    out.mixed = out.mixed && if_concede * if_hold < 0;
    // the other's chance that leaves player i without a preference
    out.concedes[1 - i] = out.mixed ? if_hold / (if_hold - if_concede) : 0;
  }
  if (!out.mixed) out.concedes = {};
  return out;
}

RiskDominance risk_dominance(const ConcedeGame& g) {
  const double first = g.lead(0, kConcede), second = g.lead(1, kConcede);
  const double first_holds = -g.lead(0, kHold), second_holds = -g.lead(1, kHold);
  if (!(first > 0 && second > 0 && first_holds > 0 && second_holds > 0)) return RiskDominance::none;
  const double concede = first * second, hold = first_holds * second_holds;
  return concede > hold   ? RiskDominance::concede
         : hold > concede ? RiskDominance::hold
                          : RiskDominance::neither;
}

double belief_needed(const ConcedeGame& g, int player) {
  const double if_concede = g.lead(player, kConcede), if_hold = g.lead(player, kHold);
  if (if_hold >= 0) return 0;
  if (if_concede < 0) return kNever;
  return if_hold / (if_hold - if_concede);
}

Commitments smallest_commitments(const ConcedeGame& g) {
  Commitments out;
  for (int i : {0, 1}) out.penalty = std::max(out.penalty, -g.lead(i, kConcede));
  const double short_of[2] = {std::max(0.0, -g.lead(0, kHold)), std::max(0.0, -g.lead(1, kHold))};
  out.insured = short_of[1] < short_of[0] ? 1 : 0;
  out.compensation = short_of[out.insured];
  out.fine = std::max(out.penalty, out.compensation);

  // (h0 - q l0)(h1 - q l1) falls in q to where both factors are still positive, or one is not and
  // holding is no longer strict
  const double gained = g.lead(0, kConcede) * g.lead(1, kConcede);
  if (!(g.lead(0, kConcede) > 0 && g.lead(1, kConcede) > 0)) {
    out.guarantee = kNever;
    return out;
  }
  const double l0 = g.loss[0], l1 = g.loss[1];
  const double h0 = -g.lead(0, kHold), h1 = -g.lead(1, kHold);
  if (h0 <= 0 || h1 <= 0 || h0 * h1 <= gained) return out;
  const double a = l0 * l1, b = -(h0 * l1 + h1 * l0), c = h0 * h1 - gained;
  if (b == 0) {
    out.guarantee = kNever;
    return out;
  }
  // the smaller root, without cancellation; b < 0 and c > 0
  out.guarantee = 2 * c / (-b + std::sqrt(std::max(0.0, b * b - 4 * a * c)));
  if (out.guarantee > 1) out.guarantee = kNever;
  return out;
}

}  // namespace armistice
