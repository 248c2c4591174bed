#include "talks/order_of_steps.h"

#include <algorithm>
#include <array>
#include <set>

#include "deals/menu.h"
#include "util/random.h"

namespace armistice {
namespace {

// The ways to settle the issues, in file order: the last issue moves fastest.
std::vector<SignedTerms> ways_to_settle(const Conflict& c, const std::vector<int>& issues) {
  std::vector<SignedTerms> out{{}};
  for (const int issue : issues) {
    std::vector<SignedTerms> longer;
    for (const SignedTerms& terms : out)
      for (int option = 0; option < c.issues[issue].option_count; ++option) {
        longer.push_back(terms);
        longer.back().emplace_back(issue, option);
      }
    out = std::move(longer);
  }
  return out;
}

Deal with_terms(Deal deal, const SignedTerms& terms) {
  for (const auto& [issue, option] : terms) deal[issue] = static_cast<std::int16_t>(option);
  return deal;
}

class OrderOfGames {
 public:
  OrderOfGames(const Game& game, const Scenario& scenario)
      : c_(*game.conflict), order_(c_.talks.sequence), scenario_(scenario), bare_(game) {
    bare_.first_step = nullptr;
    bare_.menu = {};
    bare_.table = bare_.behind_locks = bare_.recorded = {};
  }

  std::shared_ptr<const Game> at(std::size_t part, OrderStep step) const {
    auto game = std::make_shared<Game>(bare_);
    const int place = static_cast<int>(part);
    step.part = place;
    step.meets_at_war = order_.ceasefire_after < 0 || place < order_.ceasefire_after;
    step.may_cease_fire = order_.ceasefire_after < 0 || place >= order_.ceasefire_after;
    game->step = std::move(step);
    if (!game->status_quo.empty())
      game->status_quo = with_terms(game->status_quo, game->step.signed_terms);
    if (part + 1 == order_.parts.size()) {
      game->menu = build_menu(c_, game->start, game->scale, c_.talks.menu_cap, false,
                              game->step.signed_terms);
      return std::make_shared<const Game>(under_scenario(*game, scenario_));
    }
    settle_part(part, *game);
    return game;
  }

 private:
  void settle_part(std::size_t part, Game& game) const {
    std::vector<Deal> deals;
    std::vector<LockSet> refused_by;
    for (const SignedTerms& way : ways_to_settle(c_, order_.parts[part].issues)) {
      OrderStep step;
      step.signed_terms = game.step.signed_terms;
      step.signed_terms.insert(step.signed_terms.end(), way.begin(), way.end());
      const Deal deal = with_terms(Deal(c_.issues.size(), 0), step.signed_terms);
      step.once_signed = game.step.once_signed;
      step.once_signed.push_back(rules_of(order_.parts[part], deal));
      std::shared_ptr<const Game> next = at(part + 1, std::move(step));
      LockSet refusing;
      if (!locks_of_all(*next, refusing)) continue;  // `forbidden` leaves no package
      deals.push_back(deal);
      refused_by.push_back(refusing);
      game.step.next.push_back(std::move(next));
    }
    game.table = deal_terms(game, std::move(deals), std::move(refused_by));
  }

  std::vector<const RefusalRule*> rules_of(const OrderPart& part, const Deal& deal) const {
    std::vector<const RefusalRule*> out;
    if (part.block < 0) return out;
    for (const RefusalRule& rule : c_.talks.blocks[part.block].once_signed)
      if (!rule.when.given() || holds_for(rule.when, c_, deal)) out.push_back(&rule);
    return out;
  }

  // The locks that refuse whatever the game can still bring; false: it can bring nothing.
  static bool locks_of_all(const Game& game, LockSet& out) {
    out.set();
    for (const auto* refused : {&game.table.refused_by, &game.menu.locked_refused_by})
      for (const LockSet& locks : *refused) out &= locks;
    return game.table.count() + game.menu.locked_deals.size() > 0;
  }

  const Conflict& c_;
  const Order& order_;
  const Scenario& scenario_;
  Game bare_;
};

std::shared_ptr<const Game> step_with_seed(const Game& game, std::uint64_t seed) {
  auto out = std::make_shared<Game>(game);
  out->seed = seed;
  for (auto& next : out->step.next) next = step_with_seed(*next, seed);
  return out;
}

std::shared_ptr<const Game> held_to(const Game& game, const Strategy& common) {
  auto out = std::make_shared<Game>(game);
  out->common = &common;
  for (std::size_t d = 0; d < game.step.next.size(); ++d)
    out->step.next[d] = held_to(*game.step.next[d], *common.next[d]);
  return out;
}

// Tries signatures in the block itself and takes them back.
class SignatureTrials {
 public:
  SignatureTrials(const Game& game, const Scenario& scenario, int month, WarBlock& block)
      : game_(game), scenario_(scenario), month_(month), block_(block) {
    std::set<int> slots;
    for (const auto& next : game.step.next)
      for (const RefusalRule* rule : next->step.once_signed.back())
        for (const Effect& effect : rule->effects) slots.insert(effect.slot);
    slots_.assign(slots.begin(), slots.end());
    kept_.resize(slots_.size());
    for (std::size_t k = 0; k < slots_.size(); ++k)
      std::copy_n(block.frame.column(slots_[k]), block.frame.lanes, kept_[k].begin());
  }
  bool try_one(const Game& next) {
    if (!apply_signature(next, next.step.once_signed.size() - 1, ~LaneMask{0}, block_))
      return false;
    settle();
    return true;
  }
  void take_back() {
    for (std::size_t k = 0; k < slots_.size(); ++k)
      std::copy_n(kept_[k].begin(), block_.frame.lanes, block_.frame.column(slots_[k]));
    settle();
  }

 private:
  void settle() {
    refresh_block(game_.context(PathSet::train), month_, block_);
    evaluate_locks(*game_.conflict, scenario_, month_, block_.frame, block_.registers);
  }

  const Game& game_;
  const Scenario& scenario_;
  int month_;
  WarBlock& block_;
  std::vector<int> slots_;
  std::vector<Lane> kept_;
};

}  // namespace

std::shared_ptr<const Game> first_step(const Game& game, const Scenario& scenario) {
  if (!game.conflict->talks.in_steps()) return nullptr;
  return OrderOfGames(game, scenario).at(0, {});
}

Game with_seed(Game game, std::uint64_t seed) {
  game.seed = seed;
  if (game.first_step) game.first_step = step_with_seed(*game.first_step, seed);
  return game;
}

void hold_to(Game& game, const Strategy& common) {
  game.common = &common;
  if (game.first_step) game.first_step = held_to(*game.first_step, common);
}

void look_ahead(const Game& game, const Strategy& strategy, const Scenario& scenario, int month,
                WarBlock& block, std::vector<std::vector<Lane>>& out) {
  out.resize(game.step.next.size());
  SignatureTrials trials(game, scenario, month, block);
  for (std::size_t d = 0; d < out.size(); ++d) {
    const Game& next = *game.step.next[d];
    const bool moved = trials.try_one(next);
    values_at(next, *strategy.next[d], month, block, out[d], scenario);
    if (moved) trials.take_back();
  }
}

bool apply_signature(const Game& game, std::size_t part, LaneMask mask, WarBlock& block) {
  const std::vector<const RefusalRule*>& rules = game.step.once_signed[part];
  if (rules.empty()) return false;
  std::array<std::uint8_t, kMaxLanes> hit{};
  for (int lane = 0; lane < block.frame.lanes; ++lane) hit[lane] = mask >> lane & 1;
  for (const RefusalRule* rule : rules)
    apply_effects(game.context(PathSet::train), rule->effects, hit.data(), block);
  return true;
}

bool signatures_set_something(const Game& game) {
  return std::any_of(game.step.once_signed.begin(), game.step.once_signed.end(),
                     [](const auto& rules) { return !rules.empty(); });
}

std::vector<int> signing_months(const Game& game, std::uint32_t set, std::uint32_t path) {
  const Stream draws(game.seed, set, hash_name("talks.part_signed"));
  const auto world = static_cast<std::uint32_t>(game.world);
  std::vector<int> out(game.step.once_signed.size(), 0);
  if (uniform_at(draws, world, path, 0) < .5) return out;
  for (std::size_t part = 0; part < out.size(); ++part)
    out[part] = static_cast<int>(
        uniform_at(draws, world, path, static_cast<std::uint32_t>(part) + 1) * game.months);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace armistice
