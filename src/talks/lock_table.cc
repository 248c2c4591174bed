#include "talks/lock_table.h"

#include <utility>

namespace armistice {

LockTable lock_table(const Game& game, const std::vector<Program>* excluded) {
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
  return {deal_terms(game, std::move(deals)), lock_frame(game, *conflict)};
}

}  // namespace armistice
