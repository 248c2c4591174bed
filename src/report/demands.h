// Positions side by side: per issue and party the latest that is said and the latest that is
// said to be aimed at, and which options all who speak would accept.
#pragma once

#include <string>
#include <vector>

#include "armistice/conflict.h"

namespace armistice {

// What one party accepts and refuses on one issue, by the latest positions of one kind
// (several of the same date are taken together).
struct Stance {
  int party = 0;
  std::string kind;                   // stated | aimed
  std::vector<int> accepts, refuses;  // options, rising
  bool hard = false;                  // some position of it is hard
  std::string asof;
  std::vector<int> positions;  // ids into Conflict::positions, earlier ones included
};

struct IssueDemands {
  int issue = 0;
  std::vector<Stance> stances;  // by party in file order, stated before aimed
  // Options that every party with a stance of that kind accepts; `speakers` counts those parties.
  std::vector<int> common_stated, common_aimed;
  int speakers_stated = 0, speakers_aimed = 0;
};

// A stance that only refuses accepts the rest.
bool accepts(const Stance& stance, int option);

// Issues without a position are left out.
std::vector<IssueDemands> issue_demands(const Conflict& conflict);

}  // namespace armistice
