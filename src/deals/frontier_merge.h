// The merging behind find_frontier, for D parties (padded): see frontier.h.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "deals/frontier.h"
#include "deals/merge_plan.h"
#include "deals/sorted_runs.h"

namespace armistice {

// How much a cut can still gain: made once per cut.
struct CutBound {
  std::vector<double> weight;                          // per dimension, of a whole unit
  double least = 0;                                    // after the parties' bases
  std::vector<double> rest;                            // per step: best of all later issues
  std::vector<std::vector<std::vector<double>>> best;  // term, level, state: best it can still add
};

CutBound make_bound(const MergePlan& plan, const FrontierCut& cut);

template <int D>
class FrontierMerge {
 public:
  FrontierMerge(const MergePlan& plan, const FrontierOptions& options);
  Frontier run();

 private:
  using Numbers = std::array<std::int64_t, D>;
  static constexpr std::int32_t kTaken = -1;  // of a term that is settled and counted
  using States = std::vector<std::int32_t>;   // per term

  // Part packages that leave the same terms open the same way, best first.
  struct Group {
    States states;
    std::vector<Numbers> values;
    std::vector<std::uint64_t> tails;  // per package: its count, then its options as bits
  };
  // One option added to one group.
  struct Source {
    int group = 0, option = 0;
    Numbers shift{};
  };

  bool take(States& states, Numbers& sum) const;
  std::map<States, std::vector<Source>> branch(int issue);
  Run<D> extend(const Source& source, int index, const std::vector<double>& needs) const;
  Group collect(const States& states, const std::vector<Source>& sources, int issue,
                std::size_t step);
  void add_row(Group& to, const RunItem<D>& item, const Source& source, int issue);
  std::int64_t rows() const;
  void thin();
  // Where more than `limit` stay, some may be missing.
  Group thinned(const Group& group, const std::array<double, D>& cell, std::int64_t limit) const;
  void cut_short();
  Frontier list() const;

  const MergePlan& plan_;
  std::vector<CutBound> cuts_;
  std::int64_t most_;
  std::size_t tail_;
  std::vector<int> level_;  // per term: how many of its issues are settled
  std::vector<Group> groups_;
  bool exact_ = true;
  bool whole_only_ = false;
  std::vector<double> loss_;  // per dimension, in worth
  double part_ = 0;           // of a worth's range: where the next search for cells begins
};

extern template class FrontierMerge<1>;
extern template class FrontierMerge<2>;
extern template class FrontierMerge<3>;
extern template class FrontierMerge<4>;
extern template class FrontierMerge<6>;
extern template class FrontierMerge<8>;
extern template class FrontierMerge<kMostFrontierParties>;

}  // namespace armistice
