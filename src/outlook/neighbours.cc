#include "outlook/neighbours.h"

#include <algorithm>

#include "deals/worth.h"

namespace armistice {
namespace {

constexpr int kOptionsTried = 8;  // of one issue, spread evenly

// (issue, option) pairs in which a neighbour of the deal may differ.
std::vector<std::pair<int, int>> changes_of(const Conflict& c, const Deal& deal) {
  std::vector<std::pair<int, int>> out;
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    const int count = c.issues[i].option_count, tried = std::min(count, kOptionsTried);
    for (int k = 0; k < tried; ++k) {
      const int option = tried == count ? k : k * (count - 1) / (tried - 1);
      if (option != deal[i]) out.emplace_back(static_cast<int>(i), option);
    }
  }
  return out;
}

}  // namespace

bool allowed(const Conflict& c, const Deal& deal) {
  return std::none_of(c.forbidden.begin(), c.forbidden.end(),
                      [&](const Program& rule) { return holds_for(rule, c, deal); });
}

int differences(const Deal& a, const Deal& b) {
  int count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i];
  return count;
}

std::vector<Deal> neighbours(const Conflict& c, const Deal& deal, std::size_t most) {
  std::vector<Deal> out{deal};
  const auto changes = changes_of(c, deal);
  const auto with = [&](Deal next, std::pair<int, int> change) {
    next[static_cast<std::size_t>(change.first)] = static_cast<std::int16_t>(change.second);
    return next;
  };
  const auto keep = [&](Deal next) {
    if (out.size() < most && allowed(c, next)) out.push_back(std::move(next));
  };
  for (const auto& change : changes) keep(with(deal, change));
  for (std::size_t a = 0; a < changes.size() && out.size() < most; ++a)
    for (std::size_t b = a + 1; b < changes.size() && out.size() < most; ++b)
      if (changes[a].first != changes[b].first) keep(with(with(deal, changes[a]), changes[b]));
  return out;
}

}  // namespace armistice
