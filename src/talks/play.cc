#include "talks/play.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "talks/answers.h"
#include "talks/ceasefire.h"
#include "talks/collapse.h"
#include "talks/course_end.h"
#include "talks/judge_deals.h"
#include "talks/looks_in_play.h"
#include "talks/moves.h"
#include "talks/play_output.h"
#include "talks/proposal.h"
#include "talks/steps_in_play.h"
#include "talks/typed_play.h"
#include "talks/war_sample.h"
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
        types_(game, options, out_),
        steps_(game, out_),
        looks_(game, options, out_) {}

  WorldHistories play() {
    for (int first = 0; first < options_.paths; first += kMaxLanes) play_block(first);
    if (should_stop(options_.stop)) return {};
    finish_judgement(out_.judged);
    finish_means(game_, options_, block_, looks_.lock_weight(), out_);
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
    steps_.begin(first, lanes);
    looks_.begin(first);
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
                weights_of(live_), out_.proposal);
  }

  // The war goes on at the end of what is reported: the rest counts at its fitted value.
  void stop_at_end(int month) {
    std::vector<Lane> go_on;
    evaluate_locks(c_, options_.scenario, month, block_.frame, block_.registers);
    for (const Seat& seat : steps_.seats(game_, *options_.strategy, live_)) {
      values_at(*seat.game, *seat.strategy, month, block_, go_on, options_.scenario);
      types_.pick(go_on);
      for (int lane = 0; lane < block_.frame.lanes; ++lane)
        if (seat.lanes >> lane & 1)
          for (std::size_t k = 0; k < game_.valued.size(); ++k) credit(lane, k, go_on[k][lane]);
    }
    close(live_, month, false);
  }

  void credit(int lane, std::size_t k, double worth) {
    Account& account = accounts_[lane];
    account.worth[k] += account.reach * account.discount[k] * worth;
  }

  // The rules of a month: the case's own up to `now`, from then on those of the study.
  struct MonthRules {
    const Game& game;  // of whole packages
    const Strategy& strategy;
    const Scenario scenario;
    bool past, proposed;
    bool unsigned_only;  // the record says that nothing was signed
  };
  MonthRules rules_of(int month) const {
    const bool past = month < c_.calendar.now_month;
    const bool proposed =
        month == c_.calendar.now_month && options_.scenario.proposal.given();
    const Game& game = past && options_.game_before ? *options_.game_before : game_;
    const bool before = past && options_.before != nullptr;
    return {game,
            before ? *options_.before : *options_.strategy,
            past ? Scenario{} : options_.scenario,
            past,
            proposed,
            past && c_.record.no_deal_before_now};
  }

  void talk(int month) {
    const MonthRules rules = rules_of(month);
    if (month == c_.calendar.now_month && options_.game_before) steps_.turn(*options_.game_before);
    types_.open(rules.game, month, live_, block_);
    if (rules.game.first_step) {  // whole packages are looked at while nothing is signed
      prepare_table(rules.game, rules.strategy, rules.scenario, month, block_, state_);
      look(rules, month, live_ & steps_.at_first_part());
    }
    moves_ = {};
    ends_ = fails_ = 0;
    for (const Seat& seat : steps_.seats(rules.game, rules.strategy, live_))
      sit_down(rules, seat, month);
    close(ends_, month, true);
    steps_.settle(month, rules.scenario, block_);
    if (fails_) {
      apply_failure(rules.game, fails_, failed_, block_);
      refresh_block(rules.game.context(options_.set), month, block_);
    }
    apply_refusals(rules.game, moves_, month, block_);
    if (game_.has_ceasefire()) settle_phase(rules, month);
    if (month == c_.calendar.now_month) watch_states(month);
  }

  // One table of the month.
  void sit_down(const MonthRules& rules, Seat seat, int month) {
    OnTable on;
    if (rules.proposed) {
      on = proposed_.at(*seat.game, rules.scenario.proposal);
      seat.game = on.game;
    }
    const Game& game = *seat.game;
    prepare_table(game, *seat.strategy, rules.scenario, month, block_, state_);
    if (rules.proposed) {
      play_proposal(on, rules.scenario.proposal, state_, block_, outcome_);
    } else {
      play_table(game, state_, deal_programs(game, game.table, block_), block_, outcome_);
    }
    types_.see(game, block_, state_, outcome_);
    if (rules.proposed) keep_answers(on, rules.scenario.proposal, seat.lanes);
    if (!rules.game.first_step) look(rules, month, live_);
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      if (!(seat.lanes >> lane & 1)) continue;
      if (rules.unsigned_only) condition(lane);
      const double u =
          uniform_at(move_, world(), block_.path[lane], static_cast<std::uint32_t>(month));
      moves_[lane] = rules.proposed ? reply(game, rules.scenario.proposal, lane, u)
                                    : draw_move(state_, outcome_, lane, u, rules.unsigned_only);
      if (moves_[lane].kind == TableMove::Kind::signed_)
        sign(seat, lane, month, outcome_.offers[moves_[lane].offer]);
    }
    types_.learn(game, outcome_, moves_, month, live_, block_);
  }

  void keep_answers(const OnTable& on, const Proposal& proposal, LaneMask lanes) {
    keep_own_locks(on, proposal, state_, outcome_);
    add_answers(on, proposal, state_, outcome_, block_, weights_of(live_ & lanes), out_.proposal);
  }

  TableMove reply(const Game& game, const Proposal& proposal, int lane, double u) {
    const TableMove move = proposal_move(proposal, state_, outcome_, lane, u);
    history(lane).weight *= weight_of_reply(game, proposal, outcome_, move, block_, lane);
    return proposal.held_back ? TableMove{} : move;
  }

  // What is looked into at the table of whole packages, on the lanes of the mask.
  void look(const MonthRules& rules, int month, LaneMask mask) {
    if (month == c_.calendar.now_month) looks_.at_now(rules.strategy, state_, mask, block_);
    if (!rules.past) looks_.at_windows(state_, month, mask, block_);
    for (std::size_t a = 0; a < c_.record.answers.size(); ++a)
      if (c_.record.answers[a].month == month && rules.past)
        weigh_answer(rules.game, static_cast<int>(a), mask);
  }

  // With `unsigned_only` no ceasefire is agreed: the chance of that goes into the weight.
  void settle_phase(const MonthRules& rules, int month) {
    std::array<PhaseMove, kMaxLanes> moves{};
    evaluate_locks(c_, rules.scenario, month, block_.frame, block_.registers);
    for (const Seat& seat : steps_.seats(rules.game, rules.strategy, live_))
      draw_phases(rules, seat, month, moves);
    std::vector<Lane> paid;
    phase_payoffs(game_, moves, block_, paid);
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      for (std::size_t k = 0; k < game_.valued.size(); ++k)
        if (live(lane)) credit(lane, k, paid[k][lane]);
    if (apply_phases(game_, moves, block_))
      refresh_block(game_.context(options_.set), month, block_);
  }

  void draw_phases(const MonthRules& rules, const Seat& seat, int month,
                   std::array<PhaseMove, kMaxLanes>& moves) {
    PhaseChoices choices;
    choose_phase(*seat.game, *seat.strategy, rules.scenario, month, block_, choices);
    const auto step = static_cast<std::uint32_t>(month);
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      if (!(seat.lanes >> lane & 1)) continue;
      const double agreed = rules.unsigned_only ? choices.agreed[lane] : 0.0;
      if (agreed > 0) {
        for (std::size_t k = 0; k < game_.valued.size(); ++k)
          credit(lane, k, agreed * choices.truce[k][lane]);
        stay(lane, 1 - agreed);
      }
      moves[lane] = draw_phase(choices, lane, uniform_at(phase_, world(), block_.path[lane], step),
                               uniform_at(seen_, world(), block_.path[lane], step),
                               rules.unsigned_only);
      note_phase(moves[lane], in_truce(lane), month, history(lane));
    }
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

  // A signature: of a part, which goes on to the next, or of a deal, which enters into force or fails
  // at home.
  void sign(const Seat& seat, int lane, int month, const Offer& offer) {
    for (int party : c_.talks.needed) {
      const std::size_t k = static_cast<std::size_t>(game_.index_of[party]);
      // a lottery is signed for what it brings on average, not for each of its packages
      if (offer.share[lane] == 1 && offer.sign[k][lane] < state_.go_on[k][lane])
        history(lane).with_loss = true;
    }
    if (!seat.is_last()) return steps_.sign(seat, lane, offer.deal[lane], month, state_);
    steps_.sign_last(seat, lane, month, state_, offer.sign);
    if (enter_into_force(*seat.game, lane, month, offer)) {
      ends_ |= LaneMask{1} << lane;
    } else {
      fails_ |= LaneMask{1} << lane;
      failed_[lane] = offer.ratified_raw[lane];
    }
  }

  // True if the deal passes at home.
  bool enter_into_force(const Game& game, int lane, int month, const Offer& offer) {
    History& h = history(lane);
    const Deal& deal = game.table.deals[offer.deal[lane]];
    const auto [at, fresh] = deal_ids_.try_emplace(deal, static_cast<int>(out_.deals.size()));
    if (fresh) out_.deals.push_back(deal);
    h.deal = at->second;
    if (h.signed_month < 0) h.signed_month = static_cast<std::int16_t>(month);
    const double verdict = uniform_at(verdict_, world(), block_.path[lane], redraws_of(c_, block_, lane));
    h.ratified = verdict < offer.ratified_raw[lane];
    for (std::size_t k = 0; k < game_.valued.size(); ++k)
      credit(lane, k, h.ratified ? offer.in_force[k][lane] : -game_.ratify_loss[game_.valued[k]]);
    h.lasting =
        h.ratified && uniform_at(durable_, world(), block_.path[lane], 0) < offer.holds[lane];
    return h.ratified;
  }

  void weigh_answer(const Game& game, int index, LaneMask mask) {
    const auto likelihoods = answer_likelihoods(game, state_, index, block_);
    types_.hear(game, index, state_, block_);
    for (int lane = 0; lane < block_.frame.lanes; ++lane) {
      if (!(mask >> lane & 1)) continue;
      history(lane).weight *= likelihoods[lane].likelihood;
      out_.answers[static_cast<std::size_t>(first_ + lane) * c_.record.answers.size() + index] =
          likelihoods[lane];
    }
  }

  std::vector<double> weights_of(LaneMask lanes) {
    std::vector<double> weights;
    for (int lane = 0; lane < block_.frame.lanes; ++lane)
      weights.push_back(lanes >> lane & 1 ? history(lane).weight : 0.0);
    return weights;
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
  ProposedTables proposed_;
  const Conflict& c_;
  const PlayOptions& options_;
  TableState state_;
  TableOutcome outcome_;
  WarBlock block_;
  WorldHistories out_;
  Stream move_, verdict_, durable_, phase_, seen_;
  TypesInPlay types_;
  StepsInPlay steps_;
  LooksInPlay looks_;
  int first_ = 0;
  LaneMask live_ = 0;
  // Of the month's tables: what happened, where the war ends, where a ratification fails and at which
  // chance.
  std::array<TableMove, kMaxLanes> moves_{};
  LaneMask ends_ = 0, fails_ = 0;
  Lane failed_{};
  std::vector<Account> accounts_;
  std::vector<LaneMask> ever_;  // per ever term: lanes in which it has held
  std::map<Deal, int> deal_ids_;
};

}  // namespace

WorldHistories play_talks(const Game& game, const PlayOptions& options) {
  return Player(game, options).play();
}

}  // namespace armistice
