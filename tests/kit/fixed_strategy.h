// Strategies written by hand: C is linear in named stocks and in the chance of a failed
// ratification, so that a test knows every value at the table without solving anything.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "talks/table.h"

namespace armistice {

struct HandValue {  // of one party
  double value = 0;
  std::map<std::string, double> slope{};  // by stock
  double per_failed = 0;                // for a ratification that has failed at chance 1
  double after_pause = 0;
  double no_deal = -100;
};

inline int slot_of(const Conflict& c, const std::string& name) {
  for (std::size_t s = 0; s < c.layout.slots.size(); ++s)
    if (c.layout.slots[s].name == name) return static_cast<int>(s);
  throw std::runtime_error("no slot " + name);
}

inline int party_of(const Conflict& c, const std::string& id) {
  for (std::size_t p = 0; p < c.parties.size(); ++p)
    if (c.parties[p].id == id) return static_cast<int>(p);
  throw std::runtime_error("no party " + id);
}

// The same values in every month; a party that is not named has 0.
inline Strategy fixed_strategy(const Game& game, const std::map<std::string, HandValue>& values) {
  const Conflict& c = *game.conflict;
  Strategy out;
  out.parties = game.valued;
  out.months = game.months;
  auto linear = [&](double at_zero, const HandValue* hand) {
    Fit fit;
    fit.intercept = at_zero;
    fit.slope.assign(game.basis.regressors.size(), 0.0);
    fit.low = -1e9;
    fit.high = 1e9;
    for (std::size_t r = 0; hand && r < fit.slope.size(); ++r) {
      const int slot = game.basis.regressors[r].slot;
      if (slot == c.layout.ratify_failed) fit.slope[r] = hand->per_failed;
      for (const auto& [stock, slope] : hand->slope)
        if (slot == slot_of(c, stock)) fit.slope[r] = slope;
    }
    return fit;
  };
  for (int month = 0; month < game.months; ++month)
    for (int party : game.valued) {
      const auto found = values.find(c.parties[party].id);
      const HandValue hand = found == values.end() ? HandValue{} : found->second;
      out.value.push_back(linear(hand.value, &hand));
      if (game.has_pause()) out.after_pause.push_back(linear(hand.after_pause, nullptr));
      if (month == 0) out.no_deal.push_back(linear(hand.no_deal, nullptr));
    }
  out.at_start.assign(game.valued.size(), 0.0);
  return out;
}

// A block at the beginning of `month` with one lane per entry of each named stock's list.
inline WarBlock block_at(const Game& game, int month,
                         const std::map<std::string, std::vector<double>>& stocks, int lanes = 1) {
  const Conflict& c = *game.conflict;
  for (const auto& [name, list] : stocks) lanes = static_cast<int>(list.size());
  std::vector<std::uint32_t> path;
  for (int lane = 0; lane < lanes; ++lane) path.push_back(static_cast<std::uint32_t>(lane));
  WarBlock block;
  start_block(game.context(PathSet::play), path, block);
  for (const auto& [name, list] : stocks)
    for (int lane = 0; lane < lanes; ++lane) block.frame.column(slot_of(c, name))[lane] = list[lane];
  refresh_block(game.context(PathSet::play), month, block);
  return block;
}

}  // namespace armistice
