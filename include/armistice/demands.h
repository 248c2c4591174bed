// What the demands of both sides come to, taken together, and against a plan from outside: plain
// data.
#pragma once

#include <string>
#include <vector>

#include "armistice/deal.h"

namespace armistice {

// What one party accepts on one issue, by its latest positions of one kind.
struct Demand {
  int party = 0, issue = 0;
  std::vector<int> accepts;  // options, rising; whoever only refuses accepts the rest
  bool hard = false;
};

// The demands of the belligerents, all at once.
struct DemandClash {
  std::string kind;             // hard: stated and hard; stated; aimed
  std::vector<Demand> demands;  // party by party in file order, its issues in file order
  bool known = true;     // false: a rule of the case reads too many issues to look at all packages
  std::string packages;  // how many packages meet them all, exact, decimal
  Deal example;          // one of these; empty: none
  // Indices into `demands`, rising; the smallest sets first, at most five.
  std::vector<std::vector<int>> clashing;  // smallest sets that no package meets together
  std::vector<std::vector<int>>
      concessions;  // smallest sets without which some package meets the rest
};

struct PlanMove {  // an issue on which a plan is not what a party accepts
  Demand demand;
  bool has_worth = false;
  double given_up = 0;  // worth of the best option that it accepts less worth of the plan's
};

struct PlanReading {  // a plan as one belligerent sees it
  int party = 0;
  int stated_issues = 0, aimed_issues = 0;  // on which it speaks
  std::vector<PlanMove> stated, aimed;      // where it would have to move
  bool has_worth = false;
  double worth = 0;     // of the plan
  double given_up = 0;  // sum over `stated`; terms of several issues aside
};

struct DemandFindings {
  std::vector<DemandClash> clashes;   // hard, stated, aimed; kinds without a demand are left out
  Deal plan;                          // empty: none was given
  bool plan_forbidden = false;        // a rule of the case does not allow it
  std::vector<PlanReading> readings;  // per belligerent that speaks
};

}  // namespace armistice
