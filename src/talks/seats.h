// The chance of a majority in a parliament of blocs: the law of the number of yes votes, exactly.
//
// Members who each decide for themselves make a binomial count per bloc; a bloc that votes as one
// adds all its seats or none. The counts are convolved one after another (for single members this
// is the Poisson-binomial law). Terms below 1e-20 of the largest of a bloc are left out, so the
// result is exact to about 1e-15.
#pragma once

#include <vector>

namespace armistice {

struct SeatBloc {
  int seats = 1;
  bool whole = false;  // votes as one
  double yes = 0;      // chance of a yes: of the bloc, or of each member
};

// Chance that at least `needs` seats say yes.
double majority_chance(const std::vector<SeatBloc>& blocs, int needs);

}  // namespace armistice
