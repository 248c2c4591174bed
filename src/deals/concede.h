// Concede or hold: two parties, each with one step that it can take or not, at the same time and
// once. What they would do by themselves, and what a commitment from outside would change.
//
// Equilibria are those of Nash (1951), ties included; risk dominance is that of Harsanyi and Selten
// (1988): of two strict equilibria the one with the larger product of what deviating alone costs.
#pragma once

#include <array>

namespace armistice {

inline constexpr int kConcede = 0, kHold = 1;

struct ConcedeGame {
  // pay[player][own choice][the other's choice]
  std::array<std::array<std::array<double, 2>, 2>, 2> pay{};
  std::array<double, 2> loss{};  // part of pay[i][kConcede][kHold] that a guarantor could make good

  // What conceding brings over holding where the other does `theirs`.
  double lead(int player, int theirs) const {
    return pay[player][kConcede][theirs] - pay[player][kHold][theirs];
  }
};

struct ConcedeEquilibria {
  std::array<std::array<bool, 2>, 2> pure{};  // [first's choice][second's choice]
  bool mixed = false;                         // one in which both draw lots
  std::array<double, 2> concedes{};           // with which chance, where mixed
  bool more = false;  // ties leave a line of others, in which one draws lots
  bool only_concede() const {
    return pure[0][0] && !pure[0][1] && !pure[1][0] && !pure[1][1] && !mixed && !more;
  }
};

ConcedeEquilibria concede_equilibria(const ConcedeGame& game);

enum class RiskDominance { concede, hold, neither, none };  // none: the two are not both strict
RiskDominance risk_dominance(const ConcedeGame& game);

// Smallest chance of the other's conceding at which conceding is a best answer; above 1: never.
double belief_needed(const ConcedeGame& game, int player);

// The smallest commitments. "Only" ones are limits: any more will do.
struct Commitments {
  // on whoever holds while the other concedes, so that both conceding is an equilibrium
  double penalty = 0;
  // besides that penalty, to `insured` when it concedes and the other holds, so that it is the only
  // one
  double compensation = 0;
  int insured = 0;
  // on whoever holds, whatever the other does, so that it is the only one
  double fine = 0;
  // chance with which a guarantor makes good the loss of either, so that conceding is risk
  // dominant; above 1: none
  double guarantee = 0;
};
Commitments smallest_commitments(const ConcedeGame& game);

}  // namespace armistice
