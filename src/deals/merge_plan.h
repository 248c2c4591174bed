// A deal space made ready for merging issue by issue: whole worths, terms as automata and an
// order of the issues.
#pragma once

#include <cstdint>
#include <vector>

#include "armistice/deal_space.h"
#include "deals/term.h"
#include "deals/whole_worths.h"

namespace armistice {

struct PlanTerm {
  int adds_to = -1;  // dimension; -1: the term refuses packages
  Term term;         // its values are whole numbers
};

struct MergePlan {
  std::vector<int> parties;         // of the space; dimension d is parties[d]
  std::vector<WholeWorths> worths;  // per dimension
  std::vector<int> options;         // per issue
  std::vector<int> order;           // of merging
  std::vector<PlanTerm> terms;
  // A package as bits: option of issue i at bits [shift, shift + width) of word `word`; words
  // compare as packages do in file order.
  struct Place {
    int word = 0, shift = 0, width = 0;
  };
  std::vector<Place> places;            // per issue
  int deal_words = 1, count_words = 1;  // of a package; of a number of packages

  int dims() const { return static_cast<int>(parties.size()); }
};

// `locked`: keep packages that a lock which is always on refuses.
MergePlan make_plan(const DealSpace& space, const std::vector<int>& parties, bool locked);

}  // namespace armistice
