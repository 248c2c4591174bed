// The slow, obvious majority: every way in which members and whole blocs can vote. For tests only.
#pragma once

#include <vector>

#include "talks/seats.h"

namespace armistice {

inline double slow_majority(const std::vector<SeatBloc>& blocs, int needs) {
  struct Voter {
    int seats;
    double yes;
  };
  std::vector<Voter> voters;
  for (const SeatBloc& bloc : blocs) {
    if (bloc.whole) voters.push_back({bloc.seats, bloc.yes});
    for (int k = 0; !bloc.whole && k < bloc.seats; ++k) voters.push_back({1, bloc.yes});
  }
  double sum = 0;
  for (unsigned long votes = 0; votes < (1ul << voters.size()); ++votes) {
    double chance = 1;
    int seats = 0;
    for (std::size_t v = 0; v < voters.size(); ++v) {
      const bool yes = votes >> v & 1;
      chance *= yes ? voters[v].yes : 1 - voters[v].yes;
      seats += yes ? voters[v].seats : 0;
    }
    if (seats >= needs) sum += chance;
  }
  return sum;
}

}  // namespace armistice
