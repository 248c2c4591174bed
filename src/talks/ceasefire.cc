#include "talks/ceasefire.h"

#include <algorithm>
#include <array>

#include "talks/offers.h"

namespace armistice {
namespace {

using LaneFlags = std::array<std::uint8_t, kMaxLanes>;

class PhaseTable {
 public:
  PhaseTable(const Game& game, const Strategy& strategy, const Scenario& scenario, int month,
             WarBlock& block, PhaseChoices& out, const PhaseDeviation* deviation)
      : game_(game),
        ceasefire_(game.conflict->talks.ceasefire),
        strategy_(strategy),
        scenario_(scenario),
        month_(month),
        lanes_(block.frame.lanes),
        block_(block),
        out_(out),
        deviation_(deviation) {
    const double* phase = block.frame.column(game.conflict->layout.phase);
    for (int lane = 0; lane < lanes_; ++lane) {
      in_truce_[lane] = phase[lane] == kCeasefirePhase;
      any_war_ = any_war_ || !in_truce_[lane];
      any_truce_ = any_truce_ || in_truce_[lane];
    }
  }

  void choose() {
    out_.agreed.fill(0.0);
    out_.broken.assign(ceasefire_.breaches.size(), Lane{});
    read_terms();
    keep();
    values_in(kWarPhase, war_);
    values_in(kCeasefirePhase, truce_);
    take_back();
    out_.value = war_;
    if (any_war_ && game_.step.may_cease_fire) agree();
    if (any_truce_) {
      value_breaches();
      break_or_keep();
    }
    if (moved_) settle();
  }

 private:
  // All that is read at the block as it stands.
  void read_terms() {
    const Conflict& c = *game_.conflict;
    out_.monitors.fill(0.0);
    evaluate(ceasefire_.monitors, block_.frame, block_.registers, out_.monitors.data(), 0.0);
    keep_chance(out_.monitors, lanes_, "monitors", block_);
    if (any_war_) {
      meeting_at(c.talks, block_, meet_, weight_);
      costs_.assign(game_.valued.size(), Lane{});
      for (std::size_t k = 0; k < game_.valued.size(); ++k)
        read_number(ceasefire_.costs[game_.valued[k]], "ceasefire.costs.", game_.valued[k],
                    costs_[k]);
    }
    if (!any_truce_) return;
    gain_.assign(ceasefire_.breaches.size(), Lane{});
    loss_ = gain_;
    for (std::size_t b = 0; b < gain_.size(); ++b) {
      const Breach& breach = ceasefire_.breaches[b];
      read_number(breach.gain, "breach.gain.", breach.party, gain_[b]);
      read_number(breach.loss, "breach.loss.", breach.party, loss_[b]);
    }
  }

  void read_number(const Program& program, const char* what, int party, Lane& out) {
    read_finite(program, what, game_.conflict->parties[party], block_, out);
  }

  // C of every valued party in a phase, at the block's other states.
  void values_in(double phase, std::vector<Lane>& out) {
    std::fill_n(block_.frame.column(game_.conflict->layout.phase), lanes_, phase);
    if (game_.phase_reaches_basis) settle();
    evaluate_basis(game_.basis, block_.frame, columns_);
    out.resize(game_.valued.size());
    for (std::size_t k = 0; k < out.size(); ++k) {
      const int index = static_cast<int>(k);
      predict(
          phase == kWarPhase ? strategy_.fit(month_, index) : strategy_.truce_fit(month_, index),
          columns_, lanes_, out[k].data());
    }
    moved_ = true;
  }

  bool deviates(int valued) const {
    return deviation_ != nullptr && static_cast<int>(deviation_->valued) == valued;
  }

  // A ceasefire is proposed like a deal: by who gains from it, accepted by all others.
  void agree() {
    const Talks& talks = game_.conflict->talks;
    std::vector<Lane> gain(game_.valued.size());
    for (std::size_t k = 0; k < gain.size(); ++k)
      for (int lane = 0; lane < lanes_; ++lane)
        gain[k][lane] = truce_[k][lane] - costs_[k][lane] - war_[k][lane];
    out_.truce = truce_;
    for (std::size_t k = 0; k < gain.size(); ++k)
      for (int lane = 0; lane < lanes_; ++lane) out_.truce[k][lane] -= costs_[k][lane];
    if (deviation_ != nullptr)
      for (int lane = 0; lane < lanes_; ++lane) {
        const std::size_t k = deviation_->valued;
        gain[k][lane] = deviation_->agreed[lane] - deviation_->none[lane];
        if (!in_truce_[lane]) out_.value[k][lane] = deviation_->none[lane];
      }
    const auto accepts = [&](int k, int lane) {
      return acceptance(gain[k][lane], deviates(k) ? 0.0 : game_.noise);
    };
    for (std::size_t j = 0; j < talks.proposers.size(); ++j) {
      const Party& party = game_.conflict->parties[talks.proposers[j].party];
      const bool impartial = party.is_impartial();
      const int own = game_.index_of[talks.proposers[j].party];
      for (int lane = 0; lane < lanes_; ++lane) {
        if (in_truce_[lane] || (!impartial && !(gain[own][lane] > 0))) continue;
        double chance = meet_[lane] * weight_[j][lane];
        for (int needed : talks.needed)
          if (needed != talks.proposers[j].party) chance *= accepts(game_.index_of[needed], lane);
        out_.agreed[lane] += chance;
      }
    }
    for (std::size_t k = 0; k < gain.size(); ++k)
      for (int lane = 0; lane < lanes_; ++lane)
        if (!in_truce_[lane]) out_.value[k][lane] += out_.agreed[lane] * gain[k][lane];
  }

  // breach_[b][k]: what it is worth to valued party k that breach b is made.
  void value_breaches() {
    breach_.assign(ceasefire_.breaches.size(), war_);
    for (std::size_t b = 0; b < breach_.size(); ++b) {
      const Breach& breach = ceasefire_.breaches[b];
      std::vector<Lane> detected = war_;
      try_effects(breach.surprise, breach_[b]);
      try_effects(breach.detected, detected);
      const std::size_t own = static_cast<std::size_t>(game_.index_of[breach.party]);
      for (int lane = 0; lane < lanes_; ++lane) {
        breach_[b][own][lane] += gain_[b][lane];
        detected[own][lane] -= loss_[b][lane];
      }
      for (std::size_t k = 0; k < detected.size(); ++k)
        for (int lane = 0; lane < lanes_; ++lane)
          breach_[b][k][lane] += out_.monitors[lane] * (detected[k][lane] - breach_[b][k][lane]);
    }
  }

  // C in war after the effects.
  void try_effects(const std::vector<Effect>& effects, std::vector<Lane>& out) {
    if (effects.empty()) return;
    settle();
    apply_effects(game_.context(PathSet::train), effects, in_truce_.data(), block_);
    std::fill_n(block_.frame.column(game_.conflict->layout.phase), lanes_, kWarPhase);
    if (!game_.phase_reaches_basis) settle();  // else values_in does
    values_in(kWarPhase, out);
    take_back();
  }

  // The first to choose is drawn by lot, the others follow in file order.
  void break_or_keep() {
    const std::size_t n = breach_.size(), parties = game_.valued.size();
    std::vector<double> value(parties), sum(parties), chance(n);
    for (int lane = 0; lane < lanes_; ++lane) {
      if (!in_truce_[lane]) continue;
      std::fill(sum.begin(), sum.end(), 0.0);
      for (std::size_t first = 0; first < n; ++first) {
        for (std::size_t k = 0; k < parties; ++k) value[k] = truce_[k][lane];
        for (std::size_t l = n; l-- > 0;) {
          const std::size_t b = (first + l) % n;
          const int own = game_.index_of[ceasefire_.breaches[b].party];
          const double gain = breach_[b][own][lane] - value[own];
          chance[b] = game_.noise > 0 ? acceptance(gain, game_.noise) : gain > 0 ? 1.0 : 0.0;
          for (std::size_t k = 0; k < parties; ++k)
            value[k] += chance[b] * (breach_[b][k][lane] - value[k]);
        }
        if (deviation_ != nullptr) value[deviation_->valued] = deviate(first, lane, chance);
        double kept = 1.0 / static_cast<double>(n);
        for (std::size_t l = 0; l < n; ++l) {
          const std::size_t b = (first + l) % n;
          out_.broken[b][lane] += kept * chance[b];
          kept *= 1 - chance[b];
        }
        for (std::size_t k = 0; k < parties; ++k) sum[k] += value[k];
      }
      for (std::size_t k = 0; k < parties; ++k)
        out_.value[k][lane] = n == 0 ? truce_[k][lane] : sum[k] / static_cast<double>(n);
      if (n == 0 && deviation_ != nullptr)
        out_.value[deviation_->valued][lane] = deviation_->none[lane];
    }
  }

  // Sets the chances of the deviating party's breaches, beside those of the others, and says what
  // the month is then worth to it.
  double deviate(std::size_t first, int lane, std::vector<double>& chance) const {
    const std::size_t n = chance.size();
    double value = deviation_->none[lane];
    for (std::size_t l = n; l-- > 0;) {
      const std::size_t b = (first + l) % n;
      const double gain = deviation_->broken[b][lane] - value;
      if (deviates(game_.index_of[ceasefire_.breaches[b].party])) chance[b] = gain > 0 ? 1.0 : 0.0;
      value += chance[b] * gain;
    }
    return value;
  }

  void settle() {
    refresh_block(game_.context(PathSet::train), month_, block_);
    evaluate_locks(*game_.conflict, scenario_, month_, block_.frame, block_.registers);
  }
  void keep() {
    kept_.resize(game_.phase_slots.size());
    for (std::size_t k = 0; k < kept_.size(); ++k)
      std::copy_n(block_.frame.column(game_.phase_slots[k]), lanes_, kept_[k].begin());
  }
  void take_back() {
    for (std::size_t k = 0; k < kept_.size(); ++k)
      std::copy_n(kept_[k].begin(), lanes_, block_.frame.column(game_.phase_slots[k]));
  }

  const Game& game_;
  const Ceasefire& ceasefire_;
  const Strategy& strategy_;
  const Scenario& scenario_;
  int month_, lanes_;
  WarBlock& block_;
  PhaseChoices& out_;
  const PhaseDeviation* deviation_;  // null: all decide as solved
  LaneFlags in_truce_{};
  bool any_war_ = false, any_truce_ = false, moved_ = false;
  BasisColumns columns_;
  Lane meet_{};
  std::vector<Lane> weight_, costs_;       // per proposer; per valued party
  std::vector<Lane> gain_, loss_;          // per breach
  std::vector<Lane> war_, truce_;          // C in either phase, per valued party
  std::vector<std::vector<Lane>> breach_;  // breach x valued party
  std::vector<Lane> kept_;                 // Game::phase_slots
};

}  // namespace

void choose_phase(const Game& game, const Strategy& strategy, const Scenario& scenario, int month,
                  WarBlock& block, PhaseChoices& out, const PhaseDeviation* deviation) {
  PhaseTable(game, strategy, scenario, month, block, out, deviation).choose();
}

PhaseMove draw_phase(const PhaseChoices& choices, int lane, double u, double seen,
                     bool no_ceasefire) {
  if (u < choices.agreed[lane] && !no_ceasefire) return {PhaseMove::Kind::agreed, -1, false};
  double left = u;
  for (std::size_t b = 0; b < choices.broken.size(); ++b) {
    left -= choices.broken[b][lane];
    if (left < 0)
      return {PhaseMove::Kind::broken, static_cast<std::int8_t>(b), seen < choices.monitors[lane]};
  }
  return {};
}

double chance_of(const PhaseChoices& choices, const PhaseMove& move, int lane) {
  if (move.kind == PhaseMove::Kind::agreed) return choices.agreed[lane];
  const double seen = choices.monitors[lane];
  if (move.kind == PhaseMove::Kind::broken)
    return choices.broken[move.breach][lane] * (move.detected ? seen : 1 - seen);
  double none = 1 - choices.agreed[lane];
  for (const Lane& broken : choices.broken) none -= broken[lane];
  return std::max(0.0, none);
}

void phase_payoffs(const Game& game, std::span<const PhaseMove> moves, WarBlock& block,
                   std::vector<Lane>& out) {
  const Ceasefire& ceasefire = game.conflict->talks.ceasefire;
  out.assign(game.valued.size(), Lane{});
  Lane value{};
  const auto add = [&](const Program& program, const char* what, int party, double sign,
                       auto applies) {
    if (std::none_of(moves.begin(), moves.end(), applies)) return;
    read_finite(program, what, game.conflict->parties[party], block, value);
    for (int lane = 0; lane < block.frame.lanes; ++lane)
      if (applies(moves[lane])) out[game.index_of[party]][lane] += sign * value[lane];
  };
  for (int party : game.valued)
    add(ceasefire.costs[party], "ceasefire.costs.", party, -1,
        [](const PhaseMove& m) { return m.kind == PhaseMove::Kind::agreed; });
  for (std::size_t b = 0; b < ceasefire.breaches.size(); ++b) {
    const Breach& breach = ceasefire.breaches[b];
    const auto by = [b](bool detected) {
      return [b, detected](const PhaseMove& m) {
        return m.kind == PhaseMove::Kind::broken && m.breach == static_cast<int>(b) &&
               m.detected == detected;
      };
    };
    add(breach.gain, "breach.gain.", breach.party, 1, by(false));
    add(breach.loss, "breach.loss.", breach.party, -1, by(true));
  }
}

void note_phase(const PhaseMove& move, bool in_truce, int month, History& history) {
  if (move.kind == PhaseMove::Kind::agreed) {
    if (history.ceasefire_month < 0) history.ceasefire_month = static_cast<std::int16_t>(month);
    if (history.ceasefires < 127) ++history.ceasefires;
  }
  if (move.kind == PhaseMove::Kind::broken && history.ceasefires == 1) {
    note_end(CeasefireEnd::broken, in_truce, month, history);
    history.broken_by = move.breach;
    history.breach_detected = move.detected;
  }
  const bool holds =
      move.kind == PhaseMove::Kind::none ? in_truce : move.kind == PhaseMove::Kind::agreed;
  if (holds) ++history.ceasefire_months;
}

void note_end(CeasefireEnd end, bool in_truce, int month, History& history) {
  if (!in_truce || history.ceasefire_month < 0 || history.ceasefire_ended >= 0) return;
  history.ceasefire_end = end;
  history.ceasefire_ended = static_cast<std::int16_t>(month);
}

bool apply_phases(const Game& game, std::span<const PhaseMove> moves, WarBlock& block) {
  const Ceasefire& ceasefire = game.conflict->talks.ceasefire;
  double* phase = block.frame.column(game.conflict->layout.phase);
  bool moved = false;
  for (std::size_t b = 0; b < ceasefire.breaches.size(); ++b)
    for (const bool detected : {false, true}) {
      LaneFlags mask{};
      bool any = false;
      for (int lane = 0; lane < block.frame.lanes; ++lane) {
        mask[lane] = moves[lane].kind == PhaseMove::Kind::broken &&
                     moves[lane].breach == static_cast<int>(b) && moves[lane].detected == detected;
        any = any || mask[lane];
      }
      if (!any) continue;
      const Breach& breach = ceasefire.breaches[b];
      apply_effects(game.context(PathSet::train), detected ? breach.detected : breach.surprise,
                    mask.data(), block);
    }
  for (int lane = 0; lane < block.frame.lanes; ++lane) {
    if (moves[lane].kind == PhaseMove::Kind::none) continue;
    phase[lane] = moves[lane].kind == PhaseMove::Kind::agreed ? kCeasefirePhase : kWarPhase;
    moved = true;
  }
  return moved;
}

}  // namespace armistice
