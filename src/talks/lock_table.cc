#include "talks/lock_table.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "deals/lock_search.h"
#include "deals/lock_space.h"

namespace armistice {
namespace {

constexpr std::size_t kMostAdded = 256;
constexpr std::size_t kBudget = 20'000;  // part packages of the search

// A package for every smallest set of locks.
std::vector<Deal> least_locked(const Conflict& conflict) {
  const std::optional<DealSpace> space = lock_space(conflict);
  if (!space) return {};
  LockQuestion question;
  for (std::size_t l = 0; l < conflict.locks.size(); ++l)
    question.lock_player.push_back(question.players++);
  question.most = kMostAdded;
  question.budget = kBudget;
  std::vector<Deal> deals;
  for (LockFamily::Member& member : minimal_blockers(*space, question).sets)
    deals.push_back(std::move(member.deal));
  return deals;
}

}  // namespace

DealTerms lock_table(const Game& game, const std::vector<Program>* excluded) {
  Conflict narrowed;
  const Conflict* conflict = game.conflict;
  Menu menu;
  if (excluded != nullptr) {
    narrowed = *conflict;
    narrowed.forbidden.insert(narrowed.forbidden.end(), excluded->begin(), excluded->end());
    conflict = &narrowed;
    menu = build_menu(narrowed, game.start, game.scale, narrowed.talks.menu_cap, false);
  }
  const Menu& listed = excluded != nullptr ? menu : game.menu;
  std::vector<Deal> deals = listed.deals;
  deals.insert(deals.end(), listed.locked_deals.begin(), listed.locked_deals.end());
  if (listed.epsilon > 0 || listed.locked_epsilon > 0) {
    std::set<Deal> seen(deals.begin(), deals.end());
    for (Deal& deal : least_locked(*conflict))
      if (seen.insert(deal).second) deals.push_back(std::move(deal));
  }
  return deal_terms(game, std::move(deals));
}

}  // namespace armistice
