#include "talks/gains.h"

#include <algorithm>
#include <cmath>

#include "util/wide.h"
#include "war/integrate.h"

namespace armistice {
namespace {

bool is_breach_cost(const Game& game, std::size_t program) {
  return program > game.conflict->ratifiers.size();
}

const char* program_name(const Game& game, std::size_t index) {
  return index == 0 ? "holds" : is_breach_cost(game, index) ? "breach_cost" : "ratify";
}

void set_issues(const Conflict& c, const Deal& deal, Frame& frame) {
  for (std::size_t i = 0; i < c.issues.size(); ++i)
    std::fill_n(frame.column(c.layout.issues + static_cast<int>(i)), frame.lanes,
                c.issues[i].value(deal[i]));
}

// A program of deals at the block's issues: a chance, or a cost.
void evaluate_program(const Game& game, std::size_t p, WarBlock& block, Lane& out) {
  evaluate(*game.deal_programs[p], block.frame, block.registers, out.data(), 1.0);
  if (!is_breach_cost(game, p)) {
    keep_chance(out, block.frame.lanes, program_name(game, p), block);
    return;
  }
  for (int lane = 0; lane < block.frame.lanes; ++lane) {
    if (std::isfinite(out[lane])) continue;
    count_failure(block, program_name(game, p), lane);
    out[lane] = 0;
  }
}

// Columns of holds, of the ratifiers' product and of breach costs for the deal.
void deal_chances(const Game& game, const TableState& state, const DealTerms& terms,
                  const DealPrograms& programs, int d, WarBlock& block, DealColumns& out) {
  const Conflict& c = *game.conflict;
  out.ratified_raw.fill(1.0);
  out.breach.clear();
  bool issues_set = false;
  for (std::size_t p = 0; p < game.deal_programs.size(); ++p) {
    Lane own{};
    const Lane* value = &own;
    if (!terms.fixed[p].empty()) {
      value = &terms.fixed[p][terms.group[p][d]];
    } else if (!programs[p].empty()) {
      value = &programs[p][terms.group[p][d]];
    } else {
      if (!issues_set) {
        set_issues(c, terms.deals[d], block.frame);
        for (std::size_t k = 0; k < game.priced.size(); ++k) {
          double* worth = block.frame.column(c.layout.worths + game.priced[k]);
          std::copy_n(out.worth[k].data(), state.lanes, worth);
          if (k >= game.valued.size()) continue;
          double* gain = block.frame.column(c.layout.gains + game.priced[k]);
          for (int lane = 0; lane < state.lanes; ++lane)
            gain[lane] = worth[lane] - state.go_on[k][lane];
        }
        issues_set = true;
      }
      evaluate_program(game, p, block, own);
    }
    if (is_breach_cost(game, p)) {
      out.breach.push_back(*value);
      continue;
    }
    Lane& into = p == 0 ? out.holds : out.ratified_raw;
    for (int lane = 0; lane < state.lanes; ++lane) {
      const double chance = (*value)[lane];
      into[lane] = p == 0 ? chance : into[lane] * chance;
    }
  }
  // one verdict per history: what failed at chance f passes later with (r - f) / (1 - f)
  for (int lane = 0; lane < state.lanes; ++lane) {
    const double r = out.ratified_raw[lane], f = state.failed[lane];
    out.ratified[lane] = f <= 0 ? r : f >= 1 ? 0.0 : std::max(0.0, (r - f) / (1.0 - f));
  }
}

// Durability by interest: over the samples of C after the pause, the deal lasts where no decider
// would rather fight; who breaks it pays for that. Sets holds and in_force.
void keep_by_interest(const Game& game, const TableState& state, DealColumns& out) {
  const std::size_t valued = game.valued.size();
  const int lanes = state.lanes;
  out.holds.fill(0.0);
  for (std::size_t k = 0; k < valued; ++k) out.in_force[k].fill(0.0);
  const double share = 1.0 / state.pause_samples;
  std::vector<Lane> war(valued);
  std::vector<LaneMask> breaks(valued);
  for (int sample = 0; sample < state.pause_samples; ++sample) {
    LaneMask broken = 0;
    for (std::size_t k = 0; k < valued; ++k) {
      for (int lane = 0; lane < lanes; ++lane)
        war[k][lane] = state.after_pause[k][lane] + state.pause_spread[lane][sample * valued + k];
    }
    breaks.assign(valued, 0);
    for (std::size_t n = 0; n < game.deciders.size(); ++n) {
      const int k = game.deciders[n];
      for (int lane = 0; lane < lanes; ++lane)
        if (war[k][lane] - out.breach[n][lane] > out.worth[k][lane])
          breaks[k] |= LaneMask{1} << lane;
      broken |= breaks[k];
    }
    for (int lane = 0; lane < lanes; ++lane)
      if (!(broken >> lane & 1)) out.holds[lane] += share;
    for (std::size_t k = 0; k < valued; ++k) {
      const double a = state.peace_share[k];
      const double relapse = game.relapse_cost[game.valued[k]];
      const auto decider =
          std::find(game.deciders.begin(), game.deciders.end(), static_cast<int>(k));
      const std::size_t n = static_cast<std::size_t>(decider - game.deciders.begin());
      for (int lane = 0; lane < lanes; ++lane) {
        const double u = out.worth[k][lane];
        double worth = u;
        if (broken >> lane & 1) {
          const double paid = breaks[k] >> lane & 1 ? out.breach[n][lane] : 0.0;
          worth = a * u + (1 - a) * (war[k][lane] - relapse - paid);
        }
        out.in_force[k][lane] += share * worth;
      }
    }
  }
}

// Adds what the soft locks that the deal breaks cost valued party k.
void soft_locks(const Game& game, const TableState& state, const std::vector<int>& locks, int k,
                Lane& in_force) {
  for (int l : locks) {
    if (game.lock_roles[l].hard || game.lock_roles[l].valued != k) continue;
    for (int lane = 0; lane < state.lanes; ++lane)
      if (state.lock_holds[l] >> lane & 1) in_force[lane] -= state.lock_cost[l][lane];
  }
}

}  // namespace

DealPrograms deal_programs(const Game& game, const DealTerms& terms, WarBlock& block) {
  const Conflict& c = *game.conflict;
  DealPrograms out(game.deal_programs.size());
  for (std::size_t p = 0; p < out.size(); ++p) {
    if (game.reads_worth[p] || !terms.fixed[p].empty()) continue;
    out[p].resize(terms.sample[p].size());
    for (std::size_t g = 0; g < out[p].size(); ++g) {
      set_issues(c, terms.deals[terms.sample[p][g]], block.frame);
      evaluate_program(game, p, block, out[p][g]);
    }
  }
  return out;
}

void lock_deal(const Game& game, const TableState& state, const DealTerms& terms, int d,
               DealColumns& out) {
  out.refuses.assign(game.valued.size(), 0);
  out.withheld.assign(game.conflict->talks.proposers.size(), 0);
  out.vetoed = 0;
  for (int l : terms.locks[d]) {
    const LockRole& role = game.lock_roles[l];
    if (role.vetoes) out.vetoed |= state.lock_holds[l];
    if (!role.hard) continue;
    if (role.valued >= 0) out.refuses[role.valued] |= state.lock_holds[l];
    for (int j : role.proposers) out.withheld[j] |= state.lock_holds[l];
  }
}

ARMISTICE_WIDE void price_deal(const Game& game, const TableState& state, const DealTerms& terms, int d,
                DealColumns& out) {
  const std::size_t n = terms.deals.size();
  out.worth.resize(game.priced.size());
  for (std::size_t k = 0; k < game.priced.size(); ++k) {
    const std::size_t at = k * n + d;
    double* u = out.worth[k].data();
    std::fill_n(u, state.lanes, terms.constant[at]);
    auto add = [&](const double* x) {
      for (int lane = 0; lane < state.lanes; ++lane) u[lane] += x[lane];
    };
    for (const auto& [issue, option] : terms.varying[at])
      add(state.worths.option(game.priced[k], issue, option));
    for (int term : terms.together[at]) add(state.worths.together(game.priced[k], term));
  }
}

void evaluate_deal(const Game& game, const TableState& state, const DealTerms& terms,
                   const DealPrograms& programs, int d, WarBlock& block, DealColumns& out,
                   bool ignore_soft) {
  lock_deal(game, state, terms, d, out);
  price_deal(game, state, terms, d, out);
  finish_deal(game, state, terms, programs, d, block, out, ignore_soft);
}

ARMISTICE_WIDE void finish_deal(const Game& game, const TableState& state, const DealTerms& terms,
                 const DealPrograms& programs, int d, WarBlock& block, DealColumns& out,
                 bool ignore_soft) {
  const Conflict& c = *game.conflict;
  const int lanes = state.lanes;
  deal_chances(game, state, terms, programs, d, block, out);
  out.in_force.resize(game.valued.size());
  out.sign.resize(game.valued.size());
  const bool by_interest = state.pause_samples > 0;
  const bool lasts = !by_interest && !c.durability.holds.given();
  const bool passes = c.ratifiers.empty();
  if (by_interest) keep_by_interest(game, state, out);
  for (std::size_t k = 0; k < game.valued.size(); ++k) {
    const double a = state.peace_share[k];
    const double relapse = game.relapse_cost[game.valued[k]];
    const double loss = game.ratify_loss[game.valued[k]];
    const Lane& u = out.worth[k];
    Lane& force = out.in_force[k];
    Lane& sign = out.sign[k];
    if (lasts) {
      std::copy_n(u.data(), lanes, force.data());
    } else if (!by_interest) {
      for (int lane = 0; lane < lanes; ++lane) {
        const double s = out.holds[lane];
        const double broken = a * u[lane] + (1 - a) * (state.after_pause[k][lane] - relapse);
        force[lane] = s * u[lane] + (1 - s) * broken;
      }
    }
    if (!ignore_soft) soft_locks(game, state, terms.locks[d], static_cast<int>(k), force);
    if (passes) {
      std::copy_n(force.data(), lanes, sign.data());
      continue;
    }
    for (int lane = 0; lane < lanes; ++lane) {
      const double r = out.ratified[lane];
      const double failed = std::max(state.failed[lane], out.ratified_raw[lane]);
      const double low = state.fail_low[k][lane];
      const double after = low + (state.fail_high[k][lane] - low) * failed;
      sign[lane] = r * force[lane] + (1 - r) * (after - loss);
    }
  }
}

}  // namespace armistice
