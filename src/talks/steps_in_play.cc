#include "talks/steps_in_play.h"

#include <algorithm>

namespace armistice {
namespace {

// Per needed party: what is left at the block's state if nothing more is ever signed.
std::vector<Lane> fallback_at(const Game& game, const Strategy& strategy, int month,
                              WarBlock& block) {
  const std::vector<int>& needed = game.conflict->talks.needed;
  BasisColumns columns;
  evaluate_basis(game.basis, block.frame, columns);
  std::vector<Lane> out(needed.size());
  for (std::size_t n = 0; n < needed.size(); ++n)
    predict(strategy.fallback_fit(month, game.index_of[needed[n]]), columns, block.frame.lanes,
            out[n].data());
  return out;
}

}  // namespace

void StepsInPlay::begin(int first, int lanes) {
  first_ = first;
  signed_.assign(lanes, {});
  pending_.clear();
}

void StepsInPlay::turn(const Game& before) {
  const Order& was = before.conflict->talks.sequence;
  const Order& is = game_.conflict->talks.sequence;
  if (was.parts == is.parts) return;
  for (std::size_t lane = 0; lane < signed_.size(); ++lane) {
    signed_[lane].clear();
    out_.histories[first_ + static_cast<int>(lane)].part_months.fill(-1);
  }
}

LaneMask StepsInPlay::at_first_part() const {
  LaneMask mask = 0;
  for (std::size_t lane = 0; lane < signed_.size(); ++lane)
    if (signed_[lane].empty()) mask |= LaneMask{1} << lane;
  return mask;
}

std::vector<Seat> StepsInPlay::seats(const Game& game, const Strategy& strategy,
                                     LaneMask live) const {
  if (!game.first_step) return {{&game, &strategy, live}};
  std::vector<Seat> out;
  for (std::size_t lane = 0; lane < signed_.size(); ++lane) {
    if (!(live >> lane & 1)) continue;
    Seat seat{game.first_step.get(), &strategy, LaneMask{1} << lane};
    for (const int d : signed_[lane]) {
      seat.strategy = seat.strategy->next[d].get();
      seat.game = seat.game->step.next[d].get();
    }
    const auto same = std::find_if(out.begin(), out.end(),
                                   [&](const Seat& other) { return other.game == seat.game; });
    if (same == out.end())
      out.push_back(seat);
    else
      same->lanes |= seat.lanes;
  }
  return out;
}

void StepsInPlay::note(int lane, int part, int month) {
  std::int16_t& at = out_.histories[first_ + lane].part_months[part];
  if (at < 0) at = static_cast<std::int16_t>(month);
}

void StepsInPlay::sign(const Seat& seat, int lane, int d, int month, const TableState& state) {
  note(lane, seat.game->step.part, month);
  Signature signature{lane, d, seat, {}, {}};
  for (const int party : game_.conflict->talks.needed) {
    const std::size_t k = static_cast<std::size_t>(game_.index_of[party]);
    signature.gain.push_back(state.after_signing[d][k][lane] - state.go_on[k][lane]);
  }
  pending_.push_back(std::move(signature));
}

void StepsInPlay::sign_last(const Seat& seat, int lane, int month, const TableState& state,
                            const std::vector<Lane>& sign) {
  if (seat.game->step.part < 0) return;
  note(lane, seat.game->step.part, month);
  Signature signature{lane, -1, seat, {}, {}};
  for (const int party : game_.conflict->talks.needed) {
    const std::size_t k = static_cast<std::size_t>(game_.index_of[party]);
    signature.gain.push_back(sign[k][lane] - state.go_on[k][lane]);
  }
  count(signature, nullptr, month);
}

void StepsInPlay::settle(int month, const Scenario& scenario, WarBlock& block) {
  if (pending_.empty()) return;
  evaluate_locks(*game_.conflict, scenario, month, block.frame, block.registers);
  std::vector<std::pair<const Game*, std::vector<Lane>>> at;  // by the game that is left
  for (Signature& signature : pending_) {
    const Game* from = signature.seat.game;
    auto known = std::find_if(at.begin(), at.end(), [&](const auto& a) { return a.first == from; });
    if (known == at.end()) {
      at.emplace_back(from, fallback_at(*from, *signature.seat.strategy, month, block));
      known = at.end() - 1;
    }
    for (const Lane& fallback : known->second) signature.before.push_back(fallback[signature.lane]);
    signed_[signature.lane].push_back(signature.deal);
  }
  struct Arrival {
    const Game* game;
    const Strategy* strategy;
    LaneMask lanes;
  };
  std::vector<Arrival> arrivals;
  for (const Signature& s : pending_) {
    const Game* next = s.seat.game->step.next[s.deal].get();
    auto known = std::find_if(arrivals.begin(), arrivals.end(),
                              [&](const Arrival& a) { return a.game == next; });
    if (known == arrivals.end())
      known = arrivals.insert(known, {next, s.seat.strategy->next[s.deal].get(), 0});
    known->lanes |= LaneMask{1} << s.lane;
  }
  bool moved = false;
  for (const Arrival& a : arrivals)
    moved = apply_signature(*a.game, a.game->step.once_signed.size() - 1, a.lanes, block) || moved;
  if (moved) {
    refresh_block(game_.context(PathSet::play), month, block);
    evaluate_locks(*game_.conflict, scenario, month, block.frame, block.registers);
  }
  for (const Arrival& a : arrivals) {
    const std::vector<Lane> after = fallback_at(*a.game, *a.strategy, month, block);
    for (const Signature& s : pending_)
      if (s.seat.game->step.next[s.deal].get() == a.game) count(s, &after, month);
  }
  pending_.clear();
}

// Sums by weight over what is signed from `now` on.
void StepsInPlay::count(const Signature& s, const std::vector<Lane>* after, int month) {
  const Conflict& c = *game_.conflict;
  if (month < c.calendar.now_month) return;
  const double weight = out_.histories[first_ + s.lane].weight;
  PartPlayed& part = out_.parts_played[s.seat.game->step.part];
  part.weight += weight;
  const std::size_t needed = s.gain.size();
  std::vector<double> change(needed, 0.0);
  double sum = 0;
  for (std::size_t n = 0; n < needed; ++n) {
    part.gain[n] += weight * s.gain[n];
    if (after == nullptr) continue;
    change[n] = (*after)[n][s.lane] - s.before[n];
    sum += change[n];
  }
  if (after == nullptr) return;
  for (std::size_t n = 0; n < needed; ++n) {
    const double others = needed > 1 ? (sum - change[n]) / static_cast<double>(needed - 1) : 0.0;
    part.if_it_stops[n] += weight * change[n];
    part.leverage[n] += weight * (change[n] - others);
  }
  const Deal& deal = s.seat.game->table.deals[s.deal];
  Deal way;
  for (const int issue : c.talks.sequence.parts[s.seat.game->step.part].issues)
    way.push_back(deal[issue]);
  const auto known = std::find(part.ways.begin(), part.ways.end(), way);
  const std::size_t at = static_cast<std::size_t>(known - part.ways.begin());
  if (known == part.ways.end()) {
    part.ways.push_back(std::move(way));
    part.way_weights.push_back(0);
  }
  part.way_weights[at] += weight;
}

}  // namespace armistice
