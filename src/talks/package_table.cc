#include "talks/package_table.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "talks/verdicts.h"

namespace armistice {

// What is worked out for one block.
struct PackageTable::Scratch {
  WarBlock block;                          // only the slots that verdicts read are set
  std::vector<int> locks;                  // that refuse the package
  std::vector<std::vector<int>> together;  // per priced: terms that apply
  std::vector<Lane> worth;                 // per priced
  std::vector<Lane> own;                   // per valued: its worth and what its leader keeps
  std::vector<Lane> in_force, sign;        // per valued
  std::vector<Lane> breach;                // per breach cost
  Lane holds{}, passes{}, raw{};
};

namespace {

using std::size_t;

Lane& wipe(Lane& lane, double value) {
  lane.fill(value);
  return lane;
}

void set_slot(Frame& frame, int slot, const double* values, int lanes) {
  std::copy_n(values, lanes, frame.column(slot));
}

}  // namespace

PackageTable::PackageTable(const Conflict& conflict, std::vector<WorldLanes> worlds)
    : conflict_(conflict), columns_(table_columns(conflict)) {
  const auto index = [](const std::vector<int>& list, int party) {
    const auto at = std::find(list.begin(), list.end(), party);
    return at == list.end() ? -1 : static_cast<int>(at - list.begin());
  };
  for (int party : breach_parties(conflict)) deciders_.push_back(index(columns_.valued, party));
  leader_.assign(columns_.valued.size(), -1);
  for (int party : columns_.valued) priced_index_.push_back(index(columns_.priced, party));
  for (size_t l = 0; l < conflict.leaders.size(); ++l)
    if (const int k = index(columns_.valued, conflict.leaders[l].party); k >= 0)
      leader_[k] = static_cast<int>(l);
  std::erase_if(worlds, [&](const WorldLanes& w) {
    return w.lanes.lanes <= 0 || w.lanes.columns != columns_.count;
  });
  int layers = 0;
  double total = 0;
  for (const WorldLanes& w : worlds) {
    world_.push_back(w.world);
    weight_.push_back(w.weight);
    total += w.weight;
    layers = std::max(layers, w.lanes.lanes);
  }
  if (!(total > 0)) weight_.assign(world_.size(), 1.0);
  for (int layer = 0; layer < layers; ++layer)
    for (size_t w = 0; w < worlds.size(); ++w) {
      const TableLanes& from = worlds[w].lanes;
      if (layer >= from.lanes) continue;
      if (blocks_.empty() || blocks_.back().lanes == kMaxLanes) {
        blocks_.emplace_back();
        blocks_.back().data.assign(static_cast<size_t>(columns_.count) * kMaxLanes, 0.0);
      }
      Block& block = blocks_.back();
      for (int c = 0; c < columns_.count; ++c)
        block.data[static_cast<size_t>(c) * kMaxLanes + block.lanes] =
            from.values[static_cast<size_t>(c) * from.lanes + layer];
      block.world.push_back(static_cast<int>(w));
      block.share.push_back(block.column(columns_.weight)[block.lanes]);
      ++block.lanes;
    }
}

std::size_t PackageTable::bytes() const {
  size_t sum = 0;
  for (const Block& block : blocks_) sum += block.data.size() * sizeof(double);
  return sum;
}

std::vector<int> PackageTable::refusing(const Deal& deal) const {
  const LockSet set = refusing_locks(conflict_, deal);
  std::vector<int> out;
  for (size_t l = 0; l < conflict_.locks.size(); ++l)
    if (set[l]) out.push_back(static_cast<int>(l));
  return out;
}

// Worths, and the slots of the frame that verdicts may read.
void PackageTable::price(const Deal& deal, const Block& block, Scratch& s) const {
  const int lanes = block.lanes;
  const size_t issues = conflict_.issues.size();
  Frame& frame = s.block.frame;
  frame.lanes = lanes;
  for (size_t k = 0; k < columns_.slots.size(); ++k)
    set_slot(frame, columns_.slots[k], block.column(columns_.slot + static_cast<int>(k)), lanes);
  for (size_t i = 0; i < issues; ++i)
    std::fill_n(frame.column(conflict_.layout.issues + static_cast<int>(i)), lanes,
                conflict_.issues[i].value(deal[i]));
  s.worth.resize(columns_.priced.size());
  for (size_t k = 0; k < columns_.priced.size(); ++k) {
    Lane& worth = wipe(s.worth[k], 0.0);
    const auto add = [&](int column) {
      const double* from = block.column(column);
      for (int lane = 0; lane < lanes; ++lane) worth[lane] += from[lane];
    };
    for (size_t i = 0; i < issues; ++i) add(columns_.option[k * issues + i] + deal[i]);
    for (const int term : s.together[k]) add(columns_.together[k] + term);
    set_slot(frame, conflict_.layout.worths + columns_.priced[k], worth.data(), lanes);
  }
}

// Survival of leaders, then gains, durability, ratification and the costs of a breach.
void PackageTable::give_verdicts(const Block& block, Scratch& s) const {
  const int lanes = block.lanes;
  const size_t valued = columns_.valued.size();
  s.own.resize(valued);
  Lane chance;
  for (size_t k = 0; k < valued; ++k) {
    Lane& own = wipe(s.own[k], 0.0);
    if (priced_index_[k] >= 0) own = s.worth[priced_index_[k]];
    if (leader_[k] >= 0) {
      evaluate_verdict(conflict_, first_leader_verdict(conflict_) + leader_[k], s.block, chance);
      const double* stake = block.column(columns_.stake + static_cast<int>(k));
      for (int lane = 0; lane < lanes; ++lane) own[lane] += stake[lane] * chance[lane];
    }
  }
  for (size_t k = 0; k < valued; ++k) {
    double* gain = s.block.frame.column(conflict_.layout.gains + columns_.valued[k]);
    const double* go_on = block.column(columns_.go_on + static_cast<int>(k));
    for (int lane = 0; lane < lanes; ++lane) gain[lane] = s.own[k][lane] - go_on[lane];
  }
  evaluate_verdict(conflict_, 0, s.block, s.holds);
  wipe(s.raw, 1.0);
  for (size_t r = 0; r < conflict_.ratifiers.size(); ++r) {
    evaluate_verdict(conflict_, 1 + r, s.block, chance);
    for (int lane = 0; lane < lanes; ++lane) s.raw[lane] *= chance[lane];
  }
  const double* failed = block.column(columns_.failed);
  for (int lane = 0; lane < lanes; ++lane) {
    const double r = s.raw[lane], f = failed[lane];
    s.passes[lane] = f <= 0 ? r : f >= 1 ? 0.0 : std::max(0.0, (r - f) / (1.0 - f));
  }
  s.breach.resize(deciders_.size());
  for (size_t n = 0; n < deciders_.size(); ++n)
    evaluate_verdict(conflict_, first_breach_verdict(conflict_) + n, s.block, s.breach[n]);
}

// Over what C after the pause may be: the deal lasts where no decider would rather fight.
void PackageTable::keep_by_interest(const Block& block, Scratch& s) const {
  const int lanes = block.lanes, samples = columns_.pause_samples;
  const int valued = static_cast<int>(columns_.valued.size());
  wipe(s.holds, 0.0);
  for (Lane& force : s.in_force) wipe(force, 0.0);
  std::vector<Lane> war(valued);
  for (int sample = 0; sample < samples; ++sample) {
    for (int k = 0; k < valued; ++k) {
      const double* mean = block.column(columns_.after_pause + k);
      const double* spread = block.column(columns_.pause_spread + sample * valued + k);
      for (int lane = 0; lane < lanes; ++lane) war[k][lane] = mean[lane] + spread[lane];
    }
    for (int lane = 0; lane < lanes; ++lane) {
      const auto breaks = [&](size_t n) {
        const int k = deciders_[n];
        return k >= 0 && war[k][lane] - s.breach[n][lane] > s.own[k][lane];
      };
      bool broken = false;
      for (size_t n = 0; n < deciders_.size(); ++n) broken = broken || breaks(n);
      if (!broken) s.holds[lane] += 1.0 / samples;
      for (int k = 0; k < valued; ++k) {
        double worth = s.own[k][lane];
        if (broken) {
          double paid = 0;
          for (size_t n = 0; n < deciders_.size(); ++n)
            if (deciders_[n] == k && breaks(n)) paid = s.breach[n][lane];
          const double a = block.column(columns_.peace_share + k)[lane];
          const double relapse = block.column(columns_.relapse_cost + k)[lane];
          worth = a * worth + (1 - a) * (war[k][lane] - relapse - paid);
        }
        s.in_force[k][lane] += worth / samples;
      }
    }
  }
}

void PackageTable::pay_soft_locks(const Block& block, Scratch& s) const {
  for (const int l : s.locks) {
    const Lock& lock = conflict_.locks[l];
    const auto holder = std::find(columns_.valued.begin(), columns_.valued.end(), lock.holder);
    if (lock.hard || holder == columns_.valued.end()) continue;
    Lane& force = s.in_force[static_cast<size_t>(holder - columns_.valued.begin())];
    const double* holds = block.column(columns_.lock_holds + l);
    const double* cost = block.column(columns_.lock_cost + l);
    for (int lane = 0; lane < block.lanes; ++lane) force[lane] -= holds[lane] * cost[lane];
  }
}

// What the deal is worth in force, and what signing it is worth (talks/gains.h).
void PackageTable::put_in_force(const Block& block, Scratch& s) const {
  const int lanes = block.lanes;
  const size_t valued = columns_.valued.size();
  s.in_force.resize(valued);
  s.sign.resize(valued);
  const bool by_interest = columns_.pause_samples > 0;
  if (by_interest) keep_by_interest(block, s);
  for (int k = 0; k < static_cast<int>(valued) && !by_interest; ++k) {
    const double* a = block.column(columns_.peace_share + k);
    const double* pause = block.column(columns_.after_pause + k);
    const double* relapse = block.column(columns_.relapse_cost + k);
    for (int lane = 0; lane < lanes; ++lane) {
      const double u = s.own[k][lane], h = s.holds[lane];
      const double broken = a[lane] * u + (1 - a[lane]) * (pause[lane] - relapse[lane]);
      s.in_force[k][lane] = conflict_.durability.holds.given() ? h * u + (1 - h) * broken : u;
    }
  }
  pay_soft_locks(block, s);
  const double* failed_before = block.column(columns_.failed);
  for (int k = 0; k < static_cast<int>(valued); ++k) {
    const double* low = block.column(columns_.fail_low + k);
    const double* high = block.column(columns_.fail_high + k);
    const double* loss = block.column(columns_.ratify_loss + k);
    for (int lane = 0; lane < lanes; ++lane) {
      const double r = s.passes[lane];
      const double failed = std::max(failed_before[lane], s.raw[lane]);
      const double after = low[lane] + (high[lane] - low[lane]) * failed;
      s.sign[k][lane] = conflict_.ratifiers.empty()
                            ? s.in_force[k][lane]
                            : r * s.in_force[k][lane] + (1 - r) * (after - loss[lane]);
    }
  }
}

// Adds the lanes of a block to the means of their worlds.
void PackageTable::add_up(const Block& block, Scratch& s, int counted, bool alone,
                          PackageVerdict& out) const {
  const size_t n = static_cast<size_t>(counted), valued = columns_.valued.size();
  const std::vector<int>& needed = conflict_.talks.needed;
  for (int lane = 0; lane < block.lanes; ++lane) {
    const size_t w = static_cast<size_t>(block.world[lane]);
    const double share = alone ? 1.0 : block.share[lane];
    bool vetoed = false, shut = false;
    LockSet refused;  // valued parties that a hard lock of theirs forbids it
    for (size_t l = 0; l < s.locks.size(); ++l) {
      if (block.column(columns_.lock_holds + s.locks[l])[lane] == 0) continue;
      const Lock& lock = conflict_.locks[s.locks[l]];
      out.locks[l * n + w] += share;
      vetoed = vetoed || lock.vetoes;
      shut = shut || lock.vetoes || lock.hard;
      for (size_t k = 0; k < valued && lock.hard; ++k)
        if (columns_.valued[k] == lock.holder) refused.set(k);
    }
    bool all = !vetoed;
    for (size_t k = 0; k < valued; ++k) {
      const double gain =
          s.sign[k][lane] - block.column(columns_.go_on + static_cast<int>(k))[lane];
      const bool accepts = gain >= 0 && !refused[k];
      out.gain[k * n + w] += share * gain;
      out.accepts[k * n + w] += share * accepts;
      if (std::find(needed.begin(), needed.end(), columns_.valued[k]) != needed.end())
        all = all && accepts;
    }
    for (size_t k = 0; k < columns_.priced.size(); ++k)
      out.worth[k * n + w] += share * s.worth[k][lane];
    out.blocked[w] += share * shut;
    out.signs[w] += share * all;
    out.passes[w] += share * s.passes[lane];
    out.holds[w] += share * s.holds[lane];
    out.lasts[w] += share * all * s.passes[lane] * s.holds[lane];
  }
}

int PackageTable::judge(const Deal& deal, PackageVerdict& out, int blocks) const {
  // the first lanes of all worlds come first, so a part of the blocks holds one lane of each world
  const int part = std::min(blocks, worlds() / kMaxLanes);
  const int most = part > 0 ? part : static_cast<int>(blocks_.size());
  const int counted = part > 0 ? part * kMaxLanes : worlds();
  Scratch s;
  s.block.frame = Frame(conflict_.layout.size(), kMaxLanes);
  s.locks = refusing(deal);
  for (const int party : columns_.priced) {
    s.together.emplace_back();
    const std::vector<TogetherTerm>& terms = conflict_.preferences[party].together;
    for (size_t t = 0; t < terms.size(); ++t)
      if (holds_for(terms[t].when, conflict_, deal))
        s.together.back().push_back(static_cast<int>(t));
  }
  const size_t n = static_cast<size_t>(counted);
  for (std::vector<double>* list : {&out.signs, &out.passes, &out.holds, &out.lasts, &out.blocked})
    list->assign(n, 0.0);
  out.worth.assign(columns_.priced.size() * n, 0.0);
  out.gain.assign(columns_.valued.size() * n, 0.0);
  out.accepts.assign(columns_.valued.size() * n, 0.0);
  out.locks.assign(s.locks.size() * n, 0.0);
  for (int b = 0; b < most; ++b) {
    const Block& block = blocks_[b];
    price(deal, block, s);
    give_verdicts(block, s);
    put_in_force(block, s);
    add_up(block, s, counted, part > 0, out);
  }
  return counted;
}

}  // namespace armistice
