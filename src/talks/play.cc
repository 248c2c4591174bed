#include "talks/play.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "talks/answers.h"
#include "talks/ceasefire.h"
#include "talks/collapse.h"
#include "talks/course_end.h"
#include "talks/judge_deals.h"
#include "talks/lock_situation.h"
#include "talks/lock_table.h"
#include "talks/moves.h"
#include "talks/package_table.h"
#include "talks/play_output.h"
#include "talks/proposal.h"
#include "talks/table_sample.h"
#include "talks/typed_play.h"
#include "talks/war_sample.h"
#include "talks/windows.h"
#include "util/random.h"

namespace armistice {
namespace {

// The worth of a course to each party as it unfolds: discounted, times the chance of getting here.
struct Account {
  std::vector<double> worth, discount;  // per valued party
  double reach = 1;
};

class Player {
 public:
  Player(const Game& game, const PlayOptions& options)
      : game_(game),
        c_(*game.conflict),
        options_(options),
        state_(c_),
        out_(empty_histories(game, options)),
        move_(stream("talks.move")),
        verdict_(stream("talks.verdict")),
        durable_(stream("talks.durable")),
        phase_(stream("talks.phase")),
        seen_(stream("talks.seen")),
        types_(game, options, out_) {}

  WorldHistories play() {
    judged_ = deal_terms(game_, options_.judged);
    if (options_.scenario.proposal.given())
      proposed_ = proposed_game(game_, options_.scenario.proposal);
    out_.judged.home = options_.home;
    out_.judged.closely = options_.closely;
    for (int first = 0; first < options_.paths; first += kMaxLanes) play_block(first);
    if (should_stop(options_.stop)) return {};
    finish_judgement(out_.judged);
    finish_means(game_, options_, block_, lock_weight_, out_);
    return std::move(out_);
  }

 private:
  Stream stream(const char* name) const {
    return {game_.seed, static_cast<std::uint32_t>(options_.set), hash_name(name)};
  }
  std::uint32_t world() const { return static_cast<std::uint32_t>(game_.world); }
  History& history(int lane) { return out_.histories[first_ + lane]; }
  bool live(int lane) const { return live_ >> lane & 1; }

  void play_block(int first) {
    first_ = first;
    const int lanes = std::min(kMaxLanes, options_.paths - first);
    std::vector<std::uint32_t> numbers(lanes);
    std::iota(numbers.begin(), numbers.end(), static_cast<std::uint32_t>(first));
    const WarContext context = game_.context(options_.set, 0, options_.scenario);
    start_block(context, numbers, block_);
    types_.begin(first, block_);
    live_ = lanes == 64 ? ~LaneMask{0} : (LaneMask{1} << lanes) - 1;
    accounts_.assign(lanes, {});
    for (Account& account : accounts_) {
      account.worth.assign(game_.valued.size(), 0.0);
      account.discount.assign(game_.valued.size(), 1.0);
    }
    ever_.assign(c_.evers.size(), 0);
    for (int month = 0; month <= c_.calendar.end_month && live_ != 0; ++month) {
      if (should_stop(options_.stop)) return;
      watch(month);
      if (month == c_.calendar.end_month) {
        stop_at_end(month);
        break;
      }
      talk(month);
      types_.stand(block_);
      pay(month);
      step_month(context, month, block_);
      types_.learn_from_war(month, live_, block_);
      fall(month + 1);
    }
    for (int lane = 0; lane < lanes; ++lane)
      if (block_.broken[lane]) {
        history(lane).weight = history(lane).no_deal_weight = 0;
        ++out_.broken;
      }
    for (int lane = 0; lane < lanes; ++lane)
      for (std::size_t k = 0; k < game_.valued.size(); ++k)
        out_.value_paths[static_cast<std::size_t>(first + lane) * game_.valued.size() + k] =
            accounts_[lane].worth[k];
  }

  // Keeps what bands and ever() need.
  void watch(int month) {
    watch_evers(c_, live_, block_, ever_);
    keep_sample(c_, month, first_, block_, out_.sample);
    if (month > c_.calendar.now_month) watch_states(month);
  }

  void watch_states(int month) {
    if (options_.watched.empty()) return;
    const int now = c_.calendar.now_month;
    add_watched(options_.watched, block_, c_.calendar.end_month - now + 1, month - now,
                weights_alive(), out_.proposal);
  }

  // The war goes on at the end of what is reported: the rest counts at its fitted value.
  void stop_at_end(int month) {
    std::vector<Lane> go_on;
    evaluate_locks(c_, options_.scenario, month, block_.frame, block_.registers);
    values_at(game_, *options_.strategy, month, block_, go_on, options_.scenario);
    types_.pick(go_on);
    const LaneMask open = live_;
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      if (live(lane))
        for (std::size_t k = 0; k < game_.valued.size(); ++k) credit(lane, k, go_on[k][lane]);
    close(open, month, false);
  }

  void credit(int lane, std::size_t k, double worth) {
    Account& account = accounts_[lane];
    account.worth[k] += account.reach * account.discount[k] * worth;
  }

  void talk(int month) {
    const bool past = month < c_.calendar.now_month;
    const Strategy& strategy = past && options_.before ? *options_.before : *options_.strategy;
    const Scenario scenario = past ? Scenario{} : options_.scenario;
    const bool proposed = month == c_.calendar.now_month && proposed_;
    const Game& game = proposed                       ? *proposed_
                       : past && options_.game_before ? *options_.game_before
                                                      : game_;
    types_.open(game, month, live_, block_);
    prepare_table(game, strategy, scenario, month, block_, state_);
    if (proposed) {
      play_proposal(game, scenario.proposal, state_, block_, outcome_);
      add_answers(game, scenario.proposal, state_, outcome_, weights_alive(), out_.proposal);
    } else {
      play_table(game, state_, deal_programs(game, game.table, block_), block_, outcome_);
    }
    types_.see(game, block_, state_, outcome_);
    if (month == c_.calendar.now_month) look_at_locks(strategy);
    if (!past) look_at_windows(month);
    for (std::size_t a = 0; a < c_.record.answers.size(); ++a)
      if (c_.record.answers[a].month == month && past) weigh_answer(game, static_cast<int>(a));

    const bool unsigned_only = past && c_.record.no_deal_before_now;
    std::array<TableMove, kMaxLanes> moves{};
    Lane failed{};
    LaneMask fails = 0, ends = 0;
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      if (!live(lane)) continue;
      if (unsigned_only) condition(lane);
      const double u =
          uniform_at(move_, world(), block_.path[lane], static_cast<std::uint32_t>(month));
      moves[lane] = proposed ? proposal_move(scenario.proposal, state_, outcome_, lane, u)
                             : draw_move(state_, outcome_, lane, u, unsigned_only);
      if (moves[lane].kind != TableMove::Kind::signed_) continue;
      if (sign(game, lane, month, outcome_.offers[moves[lane].offer])) {
        ends |= LaneMask{1} << lane;
      } else {
        fails |= LaneMask{1} << lane;
        failed[lane] = outcome_.offers[moves[lane].offer].ratified_raw[lane];
      }
    }
    types_.learn(game, outcome_, moves, month, live_, block_);
    close(ends, month, true);
    if (fails) {
      apply_failure(game, fails, failed, block_);
      refresh_block(game.context(options_.set), month, block_);
    }
    apply_refusals(game, moves, month, block_);
    if (game_.has_ceasefire()) settle_phase(strategy, scenario, month, unsigned_only);
    if (month == c_.calendar.now_month) watch_states(month);
  }

  // With `none` no ceasefire is agreed: the chance of that goes into the weight.
  void settle_phase(const Strategy& strategy, const Scenario& scenario, int month, bool none) {
    PhaseChoices choices;
    evaluate_locks(c_, scenario, month, block_.frame, block_.registers);
    choose_phase(game_, strategy, scenario, month, block_, choices);
    std::array<PhaseMove, kMaxLanes> moves{};
    const auto step = static_cast<std::uint32_t>(month);
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      if (!live(lane)) continue;
      const double agreed = none ? choices.agreed[lane] : 0.0;
      if (agreed > 0) {
        for (std::size_t k = 0; k < game_.valued.size(); ++k)
          credit(lane, k, agreed * choices.truce[k][lane]);
        stay(lane, 1 - agreed);
      }
      moves[lane] = draw_phase(choices, lane, uniform_at(phase_, world(), block_.path[lane], step),
                               uniform_at(seen_, world(), block_.path[lane], step), none);
      note_phase(moves[lane], in_truce(lane), month, history(lane));
    }
    std::vector<Lane> paid;
    phase_payoffs(game_, moves, block_, paid);
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      for (std::size_t k = 0; k < game_.valued.size(); ++k)
        if (live(lane)) credit(lane, k, paid[k][lane]);
    if (apply_phases(game_, moves, block_))
      refresh_block(game_.context(options_.set), month, block_);
  }

  bool in_truce(int lane) const {
    return block_.frame.column(c_.layout.phase)[lane] == kCeasefirePhase;
  }

  // A course goes on with this chance, by the record.
  void stay(int lane, double chance) {
    accounts_[lane].reach *= chance;
    history(lane).weight *= chance;
    history(lane).no_deal_weight *= chance;
  }

  // Takes the chance that nothing is signed this month into the weight, and what signing would have
  // been worth into the account.
  void condition(int lane) {
    for (std::size_t k = 0; k < game_.valued.size(); ++k) {
      double worth = 0;
      for (const Offer& offer : outcome_.offers) {
        if (offer.deal[lane] >= 0)
          worth += state_.meet[lane] * state_.proposer_weight[offer.proposer][lane] *
                   offer.share[lane] * offer.accepted[lane] * offer.sign[k][lane];
      }
      credit(lane, k, worth);
    }
    stay(lane, std::max(0.0, 1 - outcome_.signing[lane]));
  }

  // A signature. True if the deal enters into force, which ends the war.
  bool sign(const Game& game, int lane, int month, const Offer& offer) {
    History& h = history(lane);
    const Deal& deal = game.table.deals[offer.deal[lane]];
    const auto [at, fresh] = deal_ids_.try_emplace(deal, static_cast<int>(out_.deals.size()));
    if (fresh) out_.deals.push_back(deal);
    h.deal = at->second;
    if (h.signed_month < 0) h.signed_month = static_cast<std::int16_t>(month);
    for (int party : c_.talks.needed) {
      const std::size_t k = static_cast<std::size_t>(game_.index_of[party]);
      // a lottery is signed for what it brings on average, not for each of its packages
      if (offer.share[lane] == 1 && offer.sign[k][lane] < state_.go_on[k][lane]) h.with_loss = true;
    }
    const double verdict = uniform_at(verdict_, world(), block_.path[lane], redraws_of(c_, block_, lane));
    h.ratified = verdict < offer.ratified_raw[lane];
    for (std::size_t k = 0; k < game_.valued.size(); ++k)
      credit(lane, k, h.ratified ? offer.in_force[k][lane] : -game_.ratify_loss[game_.valued[k]]);
    h.lasting =
        h.ratified && uniform_at(durable_, world(), block_.path[lane], 0) < offer.holds[lane];
    return h.ratified;
  }

  void weigh_answer(const Game& game, int index) {
    const auto likelihoods = answer_likelihoods(game, state_, index, block_);
    types_.hear(game, index, state_, block_);
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      if (!live(lane)) continue;
      history(lane).weight *= likelihoods[lane].likelihood;
      out_.answers[static_cast<std::size_t>(first_ + lane) * c_.record.answers.size() + index] =
          likelihoods[lane];
    }
  }

  void look_at_locks(const Strategy& strategy) {
    std::vector<Lane> cost;
    cost_at(game_, state_.month, block_, cost);
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      if (live(lane))
        for (std::size_t k = 0; k < game_.valued.size(); ++k)
          out_.cost_now[k] += history(lane).weight * cost[k][lane];
    judge();
    if (first_ == 0 && options_.table_lanes > 0) keep_for_table();
    const int lanes = std::min(block_.frame.lanes, options_.lock_courses - first_);
    if (lanes <= 0) return;
    if (!lock_table_) lock_table_ = lock_table(game_, options_.lock_excluded);
    BasisColumns columns;
    evaluate_basis(game_.basis, block_.frame, columns);
    std::vector<Lane> no_deal(game_.valued.size());
    for (std::size_t k = 0; k < no_deal.size(); ++k)
      predict(strategy.no_deal[k], columns, block_.frame.lanes, no_deal[k].data());
    std::vector<Lane> best;
    std::vector<LockSituation> situations = lock_situations(
        game_, state_,
        lock_keys(game_, *lock_table_, state_, no_deal, lanes, lanes_alive(lanes), block_, best),
        block_);
    for (int lane = 0; lane < lanes; ++lane) {
      if (!live(lane)) continue;
      situations[lane].weight = history(lane).weight;
      for (std::size_t n = 0; n < c_.talks.needed.size(); ++n)
        out_.best_gain_now[game_.index_of[c_.talks.needed[n]]] +=
            history(lane).weight * best[n][lane];
      lock_weight_ += history(lane).weight;
      out_.locks.push_back(std::move(situations[lane]));
    }
  }

  LaneMask lanes_alive(int lanes) {
    LaneMask mask = 0;
    for (int lane = 0; lane < lanes; ++lane)
      if (live(lane) && history(lane).weight > 0) mask |= LaneMask{1} << lane;
    return mask;
  }

  void look_at_windows(int month) {
    const int lanes = std::min(block_.frame.lanes, options_.window_courses - first_);
    if (lanes <= 0) return;
    std::vector<double> weights(block_.frame.lanes, 0.0);
    for (int lane = 0; lane < lanes; ++lane)
      if (live(lane) && !block_.broken[lane]) weights[lane] = history(lane).weight;
    add_windows(game_, state_, weights, static_cast<std::size_t>(month - c_.calendar.now_month),
                block_, out_.windows);
  }

  std::vector<double> weights_alive() {
    std::vector<double> weights;
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      weights.push_back(live(lane) ? history(lane).weight : 0.0);
    return weights;
  }

  void judge() {
    std::vector<double> weights = weights_alive();
    if (!options_.judged.empty()) judge_deals(game_, state_, judged_, weights, block_, out_.judged);
    if (first_ >= options_.table_courses) return;
    weights.resize(std::min<std::size_t>(weights.size(), options_.table_courses - first_));
    sample_table(game_, state_, weights, block_, out_.table);
  }

  void keep_for_table() {
    std::vector<char> alive;
    for (int lane = 0; lane < block_.frame.lanes; ++lane) alive.push_back(live(lane));
    out_.lanes = keep_table(game_, state_, weights_alive(), alive, options_.table_lanes, block_);
  }

  void pay(int month) {
    std::vector<Lane> cost;
    cost_at(game_, month, block_, cost);
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      if (live(lane))
        for (std::size_t k = 0; k < game_.valued.size(); ++k) {
          credit(lane, k, -cost[k][lane]);
          accounts_[lane].discount[k] *= game_.discount[game_.valued[k]];
        }
  }

  // Collapses at the beginning of `month`; one before `now` did not happen, so its weight is 0.
  void fall(int month) {
    LaneMask fallen = 0;
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      if (live(lane) && block_.collapsed[lane] >= 0) fallen |= LaneMask{1} << lane;
    if (fallen == 0) return;
    types_.stand(block_);
    keep_limits(c_, month, first_, block_, out_.sample);
    for (int by = 0; by < static_cast<int>(c_.collapses.size()); ++by) {
      LaneMask mask = 0;
      for (int lane = 0; lane < block_.frame.lanes; ++lane)
        if ((fallen >> lane & 1) && block_.collapsed[lane] == by) mask |= LaneMask{1} << lane;
      if (mask == 0) continue;
      std::vector<Lane> worth(game_.valued.size());
      imposed_worth(game_, by, block_, mask, worth);
      for (int lane = 0; lane < block_.frame.lanes; ++lane) {
        if (!(mask >> lane & 1)) continue;
        for (std::size_t k = 0; k < game_.valued.size(); ++k) credit(lane, k, worth[k][lane]);
        History& h = history(lane);
        h.collapsed = static_cast<std::int16_t>(by);
        if (month <= c_.calendar.now_month && c_.calendar.now_month > 0)
          h.weight = h.no_deal_weight = 0;
      }
    }
    close(fallen, month, true);
  }

  // Names the ending of the lanes and takes them out of the block.
  void close(LaneMask mask, int month, bool ended) {
    if (mask == 0) return;
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      if (!(mask >> lane & 1)) continue;
      History& h = history(lane);
      if (ended) h.ended_month = static_cast<std::int16_t>(month);
      const bool in_force = ended && h.collapsed < 0;
      if (!in_force) h.ratified = h.lasting = false;
      note_end(in_force ? CeasefireEnd::deal
               : ended  ? CeasefireEnd::collapse
                        : CeasefireEnd::holds,
               in_truce(lane), month, h);
      write_end(game_, month, lane, h, in_force ? &out_.deals[h.deal] : nullptr, ever_, block_);
      if (first_ + lane < out_.sample.sampled && ended)
        out_.sample.last_month[first_ + lane] = static_cast<std::int16_t>(month - 1);
    }
    name_endings(c_, mask, block_, &history(0));
    live_ &= ~mask;
  }

  const Game& game_;
  DealTerms judged_;
  std::optional<Game> proposed_;  // what is on the table where somebody puts it there
  const Conflict& c_;
  const PlayOptions& options_;
  TableState state_;
  TableOutcome outcome_;
  WarBlock block_;
  WorldHistories out_;
  Stream move_, verdict_, durable_, phase_, seen_;
  TypesInPlay types_;
  int first_ = 0;
  LaneMask live_ = 0;
  double lock_weight_ = 0;
  std::optional<LockTable> lock_table_;  // once its locks are looked into
  std::vector<Account> accounts_;
  std::vector<LaneMask> ever_;  // per ever term: lanes in which it has held
  std::map<Deal, int> deal_ids_;
};

}  // namespace

WorldHistories play_talks(const Game& game, const PlayOptions& options) {
  return Player(game, options).play();
}

}  // namespace armistice
