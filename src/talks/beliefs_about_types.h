// What others believe of a party's type, and how answers move it.
//
// A belief is the chance that the party is of its upper type. It moves by Bayes from how likely
// each type was to answer as it did; so on average it stays, and among histories with the same
// belief that share is of the upper type. Beliefs are kept on a grid: what Bayes gives between two
// of its points becomes one of them by a sign that all see, and that is as likely under each type
// as just that takes. Nothing is lost or gained on average, and values between points are the
// values there.
//
// An answer is a fixed point: whether a type refuses hangs on what others will believe after a
// refusal, and that on how likely each type is to refuse. Where the stronger it is thought
// to be, the less a type hurries, there is one; of several it is the one nearest to the belief
// before, from which the least is learnt. Without noise answers jump, and at a jump the type that
// stands there refuses just as often as keeps it indifferent (semi-separating); else both answer
// alike (pooling) or apart (separating). Where no type refuses, a refusal would be put down to the
// type that loses less by it.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace armistice {

inline constexpr int kBeliefSteps = 8;

// The grid: 0, 1/8, ..., 1, and what is believed at first.
std::vector<double> possible_beliefs(double prior);

// The points that a belief lies between, and the chance of the higher one.
struct BeliefPlace {
  std::size_t low = 0, high = 0;
  double up = 0;
};
BeliefPlace place_of(const std::vector<double>& beliefs, double belief);
// The chance of the higher point given the type.
double up_given(const std::vector<double>& beliefs, const BeliefPlace& place, double belief,
                int type);

// The belief after something that each type does with these chances; `otherwise` where it has none.
double after_evidence(double belief, double lower, double upper, double otherwise);

inline constexpr int kLooks = 12;  // on the way from a belief to certainty

struct TypeAnswers {
  std::array<double, 2> accept{};  // chance, per type
  double refused = 0;              // what others believe after a refusal
  // The beliefs at which they answer, and how often as at the second: it is 0 but where answers
  // jump.
  std::array<double, 2> at{};
  double second = 0;
};

// `gain(type, x)`: of accepting over refusing, where a refusal leaves the belief x;
// `accepts(type, gain)`: the chance that it does.
template <class Gain, class Accepts>
TypeAnswers answer_of_types(double belief, Gain gain, Accepts accepts) {
  std::array<double, 2> gains{}, yes{};
  const auto respond = [&](double x) {
    for (int type : {0, 1}) {
      gains[type] = gain(type, x);
      yes[type] = accepts(type, gains[type]);
    }
    const double blamed = gains[0] > gains[1] ? 1.0 : gains[0] < gains[1] ? 0.0 : belief;
    return after_evidence(belief, 1 - yes[0], 1 - yes[1], blamed);
  };
  const double first = respond(belief);
  if (belief <= 0 || belief >= 1 || first == belief) return {yes, belief, {belief, belief}, 0};
  // the nearest place at which Bayes asks for no more, the way it points
  const double end = first > belief ? 1 : 0;
  double near = belief, far = belief;
  for (int look = 1; look <= kLooks; ++look) {
    near = far;
    far = look == kLooks ? end : belief + (end - belief) * look / kLooks;
    if (end == 1 ? respond(far) <= far : respond(far) >= far) break;
  }
  double low = std::min(near, far), high = std::max(near, far);
  for (int step = 0; step < 36; ++step) {
    const double middle = 0.5 * (low + high);
    (respond(middle) >= middle ? low : high) = middle;
  }
  // at the last two points: where answers jump in between, a mixture of both
  respond(high);
  const std::array<double, 2> after = yes;
  const double reached = respond(low);
  if (std::fabs(reached - low) < 1e-7) return {yes, reached, {low, low}, 0};
  const std::array<double, 2> before = yes;
  double least = 0, most = 1;  // share of `after`
  const auto mixed = [&](double share) {
    for (int type : {0, 1}) yes[type] = before[type] + share * (after[type] - before[type]);
    return after_evidence(belief, 1 - yes[0], 1 - yes[1], low);
  };
  for (int step = 0; step < 50; ++step) {
    const double middle = 0.5 * (least + most);
    (mixed(middle) >= low ? least : most) = middle;
  }
  const double share = 0.5 * (least + most), x = mixed(share);
  return {yes, x, {low, high}, share};
}

}  // namespace armistice
