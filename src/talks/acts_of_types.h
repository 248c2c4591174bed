// What the types of a party do where they choose between two acts and others read either.
//
// An act leaves what others believe by Bayes from how likely each type is to take it. Where both
// types would take the same one if nobody read anything into it, they do, and nothing is learnt
// (nor, by passive beliefs, from the other act, which nobody takes). Where they would not, the act
// tells them apart, unless one of them is better off being taken for the other: then that one takes
// its own act just as often as leaves it indifferent, or never, and is known whenever it does.
//
// This is a fixed point wherever both types would be thought of alike, stronger or weaker, the one
// that is better for both; then no more than one of them ever wants to be taken for the other.
#pragma once

#include <array>

namespace armistice {

struct TypedActs {
  std::array<double, 2> second{};  // chance of the second act, per type
  std::array<double, 2> after{};   // what others believe after the first, after the second
};

// `worth(type, act, x)`: of the act, 0 or 1, where others then believe x. Of two that are worth the
// same the first is taken.
template <class Worth>
TypedActs acts_of_types(double belief, Worth worth) {
  TypedActs out;
  const auto prefers_second = [&](int type) {
    return worth(type, 1, belief) > worth(type, 0, belief);
  };
  const bool lower = prefers_second(0), upper = prefers_second(1);
  out.second = {lower ? 1.0 : 0.0, upper ? 1.0 : 0.0};
  out.after.fill(belief);
  if (lower == upper || belief <= 0 || belief >= 1) return out;
  const std::array<int, 2> own{lower ? 1 : 0, upper ? 1 : 0};  // the act that each type would take
  for (int type : {0, 1}) out.after[own[type]] = type;         // told apart
  std::array<double, 2> loss{};                                // of not taking the other's act
  for (int type : {0, 1})
    loss[type] = worth(type, own[1 - type], 1 - type) - worth(type, own[type], type);
  const int hides = loss[1] > loss[0] ? 1 : 0;
  if (loss[hides] <= 0) return out;
  // it takes the other's act, which then says less, with a chance between
  const double known = worth(hides, own[hides], hides), share = hides == 1 ? belief : 1 - belief;
  const auto then = [&](double hidden) {  // what others believe of who takes the other's act
    const double its = share * hidden / (share * hidden + 1 - share);
    return hides == 1 ? its : 1 - its;
  };
  double least = 0, most = 1;
  if (worth(hides, own[1 - hides], belief) >= known)
    least = 1;  // always
  else
    for (int step = 0; step < 45; ++step) {
      const double middle = 0.5 * (least + most);
      (worth(hides, own[1 - hides], then(middle)) >= known ? least : most) = middle;
    }
  out.after[own[1 - hides]] = then(least);
  out.second[hides] = own[hides] == 1 ? 1 - least : least;
  return out;
}

}  // namespace armistice
