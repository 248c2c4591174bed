#include "talks/table_trials.h"

#include <algorithm>

#include "talks/types.h"

namespace armistice {
namespace {

class Trials {
 public:
  Trials(const Game& game, const Strategy& strategy, const Scenario& scenario, WarBlock& block,
         TableState& state, BasisColumns& columns)
      : game_(game),
        strategy_(strategy),
        scenario_(scenario),
        block_(block),
        state_(state),
        columns_(columns),
        // auxiliaries and locks have to follow where a fitted value or the status quo can tell
        settles_(game.effects_reach_basis || state.month >= game.months) {
    state_.kept.resize(game.table_slots.size());
    for (std::size_t k = 0; k < game.table_slots.size(); ++k)
      std::copy_n(block.frame.column(game.table_slots[k]), state.lanes, state_.kept[k].begin());
    if (settles_ || !game.table_moves_state()) return;
    begun_.resize(static_cast<std::size_t>(game.fits()));
    for (std::size_t k = 0; k < begun_.size(); ++k)
      predict_begin(strategy.fit(state.month, static_cast<int>(k)), game.basis, columns,
                    state.lanes, begun_[k].data());
  }
  ~Trials() {
    take_back();
    if (settles_) settle();
  }
  Trials(const Trials&) = delete;
  Trials& operator=(const Trials&) = delete;

  // After each refusal that sets something, for (proposer, refuser).
  void refusals() {
    const Talks& talks = game_.conflict->talks;
    state_.after_refusal.assign(talks.proposers.size() * talks.needed.size(), {});
    state_.with_conditions.assign(state_.after_refusal.size(), 0);
    state_.upper_with_conditions = state_.with_conditions;
    state_.after_answer.assign(state_.after_refusal.size(), {});
    if (!talks.answers_set_something()) return;
    for (std::size_t j = 0; j < talks.proposers.size(); ++j)
      for (std::size_t k = 0; k < talks.needed.size(); ++k) {
        if (talks.proposers[j].party == talks.needed[k]) continue;
        try_answer(j, k, Answer::no, state_.after_refusal[j * talks.needed.size() + k]);
        if (!talks.conditions.empty()) conditions(j, k);
      }
  }

  void failure() {
    const Conflict& c = *game_.conflict;
    if (c.ratifiers.empty()) {
      state_.fail_low = state_.fail_high = state_.go_on;
      return;
    }
    apply_failure(game_, state_.all, Lane{}, block_);
    std::fill_n(block_.frame.column(c.layout.ratify_failed), state_.lanes, 0.0);
    values(state_.fail_low);
    std::fill_n(block_.frame.column(c.layout.ratify_failed), state_.lanes, 1.0);
    values(state_.fail_high);
    take_back();
  }

  // At every belief that others can have of each informed party.
  void beliefs() {
    state_.belief.resize(game_.informed.size());
    state_.at_belief.resize(game_.informed.size());
    for (std::size_t h = 0; h < game_.informed.size(); ++h) {
      std::copy_n(block_.frame.column(game_.informed[h].slot), state_.lanes,
                  state_.belief[h].begin());
      values_at_beliefs(game_.informed[h], state_.at_belief[h]);
      take_back();
    }
  }

 private:
  // `after` stays as it is where the answer sets nothing.
  void try_answer(std::size_t j, std::size_t k, Answer answer, std::vector<Lane>& after) {
    const std::vector<int>& needed = game_.conflict->talks.needed;
    if (apply_refusal(game_, static_cast<int>(j), static_cast<int>(k), answer, state_.all,
                      block_)) {
      values(after);
      const int h = moved_by_answer(game_, j, k);
      if (h >= 0)
        values_at_beliefs(
            game_.informed[h],
            state_.after_answer[j * needed.size() + k][static_cast<std::size_t>(answer)]);
    }
    take_back();
  }

  // Lanes in which a yes with conditions leaves the party better than a no has that instead. Of an
  // informed party either type has its own, and others the mean by what they believe of it.
  void conditions(std::size_t j, std::size_t k) {
    const Talks& talks = game_.conflict->talks;
    std::vector<Lane> yes_but = state_.go_on;
    try_answer(j, k, Answer::conditions, yes_but);
    std::vector<Lane>& after = state_.after_refusal[j * talks.needed.size() + k];
    if (after.empty()) after = state_.go_on;
    const auto better_for = [&](int fit) {
      const auto i = static_cast<std::size_t>(fit);
      LaneMask better = 0;
      for (int lane = 0; lane < state_.lanes; ++lane)
        if (yes_but[i][lane] > after[i][lane]) better |= LaneMask{1} << lane;
      return better;
    };
    const int own = game_.index_of[talks.needed[k]];
    const InformedParty* informed = nullptr;
    for (const InformedParty& party : game_.informed)
      if (party.valued == own) informed = &party;
    const LaneMask lower = better_for(own), upper = informed ? better_for(informed->upper) : lower;
    const double* belief = informed ? block_.frame.column(informed->slot) : nullptr;
    for (std::size_t p = 0; p < after.size(); ++p)
      for (int lane = 0; lane < state_.lanes; ++lane) {
        const int of_lower = lower >> lane & 1, of_upper = upper >> lane & 1;
        const bool by_lower = !informed || static_cast<int>(p) == own;
        if (of_lower == of_upper || by_lower || static_cast<int>(p) == informed->upper) {
          if (by_lower ? of_lower : of_upper) after[p][lane] = yes_but[p][lane];
        } else {
          const double share = of_upper ? belief[lane] : 1 - belief[lane];
          after[p][lane] += share * (yes_but[p][lane] - after[p][lane]);
        }
      }
    state_.with_conditions[j * talks.needed.size() + k] = lower;
    state_.upper_with_conditions[j * talks.needed.size() + k] = upper;
  }

  // C at every belief that others can have of the party: fit x belief. Leaves the last in the
  // block.
  void values_at_beliefs(const InformedParty& informed, std::vector<Lane>& out) {
    std::vector<Lane> at;
    out.clear();
    for (const double belief : informed.beliefs) {
      std::fill_n(block_.frame.column(informed.slot), state_.lanes, belief);
      values(at);
      out.insert(out.end(), at.begin(), at.end());
    }
  }

  void values(std::vector<Lane>& out) {
    if (settles_) {
      settle();
      values_at(game_, strategy_, state_.month, block_, out, scenario_);
      return;
    }
    evaluate_table_basis(game_.basis, block_.frame, columns_);
    out.resize(begun_.size());
    for (std::size_t k = 0; k < out.size(); ++k)
      predict_end(strategy_.fit(state_.month, static_cast<int>(k)), game_.basis, columns_,
                  state_.lanes, begun_[k].data(), out[k].data());
  }
  void settle() {
    refresh_block(game_.context(PathSet::train), state_.month, block_);
    evaluate_locks(*game_.conflict, scenario_, state_.month, block_.frame, block_.registers);
  }
  void take_back() {
    for (std::size_t k = 0; k < game_.table_slots.size(); ++k)
      std::copy_n(state_.kept[k].begin(), state_.lanes, block_.frame.column(game_.table_slots[k]));
  }

  const Game& game_;
  const Strategy& strategy_;
  const Scenario& scenario_;
  WarBlock& block_;
  TableState& state_;
  BasisColumns& columns_;
  bool settles_;
  std::vector<Lane> begun_;  // per valued party: the part of C that the table cannot move
};

}  // namespace

void try_table(const Game& game, const Strategy& strategy, const Scenario& scenario,
               WarBlock& block, TableState& state, BasisColumns& columns) {
  Trials trials(game, strategy, scenario, block, state, columns);
  trials.refusals();
  trials.failure();
  trials.beliefs();
}

}  // namespace armistice
