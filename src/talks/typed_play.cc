#include "talks/typed_play.h"

#include <algorithm>
#include <cmath>

#include "talks/answers.h"
#include "talks/beliefs_about_types.h"
#include "talks/typed_war.h"
#include "util/random.h"
#include "war/lessons.h"

namespace armistice {
namespace {

constexpr double kAlike = 0.1;  // chances of acceptance this near are alike; this far from 1, apart

}  // namespace

TypesInPlay::TypesInPlay(const Game& game, const PlayOptions& options, WorldHistories& out)
    : game_(game), options_(options), out_(out), types_(all_of_type(game, 0)) {
  if (game.informed.empty()) return;
  const Calendar& calendar = game.conflict->calendar;
  const auto months = static_cast<std::size_t>(calendar.end_month - calendar.now_month);
  out.types.resize(game.informed.size() * static_cast<std::size_t>(options.paths));
  for (const InformedParty& informed : game.informed) {
    TypesPlayed& played = out.types_played.emplace_back();
    played.party = informed.party;
    played.at_war.assign(2 * months, 0.0);
    played.belief.assign(2 * months, 0.0);
  }
}

void TypesInPlay::begin(int first, WarBlock& block) {
  first_ = first;
  heard_.clear();
  const std::size_t parties = game_.informed.size();
  draw_types(game_.context(options_.set), block);
  if (parties > 0) types_ = block.types;
  for (std::size_t h = 0; h < parties; ++h)
    for (int lane = 0; lane < block.frame.lanes; ++lane)
      out_.types[static_cast<std::size_t>(first + lane) * parties + h] = types_[h][lane];
  set_first_beliefs(game_, block.frame);
  be_types(game_, types_, block);
}

double TypesInPlay::weight(int lane) const {
  return out_.histories[static_cast<std::size_t>(first_ + lane)].weight;
}

void TypesInPlay::open(const Game& game, int month, LaneMask live, WarBlock& block) {
  const Calendar& calendar = game.conflict->calendar;
  const bool revealed =
      (options_.types_known || game.conflict->talks.types_known) && month == calendar.now_month;
  for (std::size_t h = 0; h < types_.size(); ++h) {
    double* belief = block.frame.column(game.informed[h].slot);
    TypesPlayed& played = out_.types_played[h];
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      if (revealed) belief[lane] = types_[h][lane];
      if (month < calendar.now_month || block.broken[lane] || !(live >> lane & 1)) continue;
      const auto at = 2 * static_cast<std::size_t>(month - calendar.now_month) + types_[h][lane];
      played.at_war[at] += weight(lane);
      played.belief[at] += weight(lane) * belief[lane];
      if (month == calendar.now_month) played.weight[types_[h][lane]] += weight(lane);
    }
  }
}

void TypesInPlay::see(const Game& game, WarBlock& block, TableState& state, TableOutcome& outcome) {
  see_types(game, types_, block, state, outcome);
}

void TypesInPlay::hear(const Game& game, int answer, TableState& state, WarBlock& block) {
  const int party = game.conflict->record.answers[static_cast<std::size_t>(answer)].party;
  for (std::size_t h = 0; h < game.informed.size(); ++h) {
    if (game.informed[h].party != party) continue;
    Heard heard{h, {}};
    change_places(game, types_, block, state);
    for (int type : {0, 1}) {
      const std::vector<LaneTypes> all = all_of_type(game, type);
      change_places(game, all, block, state);
      const auto likelihoods = answer_likelihoods(game, state, answer, block);
      for (int lane = 0; lane < state.lanes; ++lane)
        heard.likelihood[type][lane] = likelihoods[lane].likelihood;
      change_places(game, all, block, state);
    }
    change_places(game, types_, block, state);
    heard_.push_back(heard);
  }
}

void TypesInPlay::count(const TableOutcome& outcome, const TableMove& move, std::size_t h, int lane,
                        double before, double after) {
  TypesPlayed& played = out_.types_played[h];
  const double w = weight(lane), moved = std::fabs(after - before);
  const bool typed = move.offer >= 0 && move.offer < static_cast<int>(outcome.typed.size());
  const bool refused = move.kind == TableMove::Kind::refused && typed;
  const int own = game_.informed[h].party;
  if ((refused || move.kind == TableMove::Kind::silent) &&
      game_.conflict->talks.proposers[static_cast<std::size_t>(move.proposer)].party == own) {
    played.silences += w;
    played.silences_moved += w * moved;
    return;
  }
  if (!typed) return;
  const std::vector<TypedOffer::Response>& responses =
      outcome.typed[static_cast<std::size_t>(move.offer)].responses;
  for (std::size_t k = 0; k < responses.size(); ++k) {
    if (responses[k].informed != static_cast<int>(h)) continue;
    if (move.kind == TableMove::Kind::refused && move.refuser == static_cast<int>(k)) {
      played.refusals += w;
      played.refusals_moved += w * moved;
    }
    if (move.kind != TableMove::Kind::signed_) continue;
    const double apart = std::fabs(responses[k].accept[0][lane] - responses[k].accept[1][lane]);
    (apart <= kAlike ? played.alike : apart >= 1 - kAlike ? played.apart : played.mixed) += w;
  }
}

void TypesInPlay::learn(const Game& game, const TableOutcome& outcome,
                        const std::array<TableMove, kMaxLanes>& moves, int month, LaneMask live,
                        WarBlock& block) {
  if (types_.empty()) return;
  const bool counted = month >= game.conflict->calendar.now_month;
  for (std::size_t h = 0; h < types_.size() && counted; ++h) {
    const double* belief = block.frame.column(game.informed[h].slot);
    for (int lane = 0; lane < block.frame.lanes; ++lane)
      if ((live >> lane & 1) && !block.broken[lane])
        count(outcome, moves[lane], h, lane, belief[lane],
              belief_after(outcome, moves[lane], h, lane, belief[lane]));
  }
  move_beliefs(game, outcome, moves, &types_, options_.set, month, block);
  move_by_answers(game, month, block);
}

void TypesInPlay::move_by_answers(const Game& game, int month, WarBlock& block) {
  const Stream sign(game.seed, static_cast<std::uint32_t>(options_.set),
                    hash_name("talks.belief.record"));
  for (std::size_t n = 0; n < heard_.size(); ++n) {
    const std::size_t h = heard_[n].informed;
    const InformedParty& informed = game.informed[h];
    double* belief = block.frame.column(informed.slot);
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      const double after = after_evidence(belief[lane], heard_[n].likelihood[0][lane],
                                          heard_[n].likelihood[1][lane], belief[lane]);
      if (after == belief[lane]) continue;
      const double u =
          uniform_at(sign, static_cast<std::uint32_t>(game.world), block.path[lane],
                     static_cast<std::uint32_t>(static_cast<std::size_t>(month) * 64 + n));
      belief[lane] = belief_on_grid(informed, after, types_[h][lane], u);
    }
  }
  heard_.clear();
}

void TypesInPlay::learn_from_war(int month, LaneMask live, WarBlock& block) {
  std::vector<Lane> before;
  for (const InformedParty& informed : game_.informed) {
    Lane& belief = before.emplace_back();
    std::copy_n(block.frame.column(informed.slot), block.frame.lanes, belief.begin());
  }
  armistice::learn_from_war(game_, block);
  if (month < game_.conflict->calendar.now_month) return;
  for (std::size_t h = 0; h < types_.size(); ++h) {
    if (!game_.informed[h].taught) continue;
    const double* belief = block.frame.column(game_.informed[h].slot);
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      if (!(live >> lane & 1) || block.broken[lane] || block.lessons[h][lane] == 0) continue;
      out_.types_played[h].battles += weight(lane);
      out_.types_played[h].battles_moved +=
          weight(lane) * std::fabs(belief[lane] - before[h][lane]);
    }
  }
}

void TypesInPlay::pick(std::vector<Lane>& per_fit) const {
  for (std::size_t h = 0; h < types_.size(); ++h) {
    Lane& own = per_fit[static_cast<std::size_t>(game_.informed[h].valued)];
    const Lane& upper = per_fit[static_cast<std::size_t>(game_.informed[h].upper)];
    for (std::size_t lane = 0; lane < own.size(); ++lane)
      if (types_[h][lane] == 1) own[lane] = upper[lane];
  }
}

}  // namespace armistice
