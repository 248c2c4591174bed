#include "deals/frontier.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>

#include "deals/frontier_merge.h"
#include "util/check.h"

namespace armistice {
namespace {

boost::multiprecision::cpp_int whole_number(const std::uint64_t* words, int count) {
  boost::multiprecision::cpp_int total = 0;
  for (int w = count; w-- > 0;) total = (total << 64) + words[w];
  return total;
}

// The smallest padded width that holds so many parties.
Frontier merge(const MergePlan& plan, const FrontierOptions& options) {
  const int dims = plan.dims();
  if (dims <= 1) return FrontierMerge<1>(plan, options).run();
  if (dims == 2) return FrontierMerge<2>(plan, options).run();
  if (dims == 3) return FrontierMerge<3>(plan, options).run();
  if (dims == 4) return FrontierMerge<4>(plan, options).run();
  if (dims <= 6) return FrontierMerge<6>(plan, options).run();
  if (dims <= 8) return FrontierMerge<8>(plan, options).run();
  return FrontierMerge<kMostFrontierParties>(plan, options).run();
}

}  // namespace

std::string Frontier::tie_count(int entry) const {
  const std::uint64_t* words = ties.data() + static_cast<std::size_t>(entry) * tie_words;
  if (tie_words == 1) return std::to_string(words[0]);
  return whole_number(words, tie_words).str();
}

double Frontier::epsilon() const {
  return loss.empty() ? 0 : *std::max_element(loss.begin(), loss.end());
}

Frontier find_frontier(const DealSpace& space, const std::vector<int>& parties,
                       const FrontierOptions& options) {
  ARMISTICE_CHECK_OP(parties.size(), <=, static_cast<std::size_t>(kMostFrontierParties));
  return merge(make_plan(space, parties, options.locked), options);
}

std::string count_packages(const DealSpace& space) {
  // to nobody all packages are worth the same: one entry, and its ties are all of them
  FrontierOptions all;
  all.most = std::numeric_limits<std::int64_t>::max();
  const Frontier one = merge(make_plan(space, {}, true), all);
  return one.count() == 0 ? "0" : one.tie_count(0);
}

}  // namespace armistice
