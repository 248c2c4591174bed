#include "deals/scale.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "deals/term.h"
#include "deals/worth.h"

namespace armistice {
namespace {

struct Range {
  double worst = 0, best = 0;
};

// Least and largest raw worth to a party over the packages that no term of `refused` names.
// Part packages that leave the same terms open share one range.
class RangeSearch {
 public:
  RangeSearch(const Conflict& conflict, const OptionWorths& raw, int party,
              std::vector<const Program*> refused, PackageFrame& frame)
      : conflict_(conflict), raw_(raw), party_(party), frame_(frame), refusals_(refused.size()) {
    const std::vector<TogetherTerm>& together = conflict.preferences[party].together;
    std::vector<const Program*> programs = std::move(refused);
    for (const TogetherTerm& term : together) programs.push_back(&term.when);
    std::vector<std::vector<int>> reads;
    for (const Program* program : programs) reads.push_back(issues_read(conflict, *program));
    order_ = merging_order(conflict, reads);
    for (const Program* program : programs)
      terms_.push_back(make_term(conflict, *program, true, order_, frame));
    level_.assign(terms_.size(), 0);
  }

  std::optional<Range> run();

 private:
  using States = std::vector<std::int64_t>;
  static constexpr std::int64_t kDone = -1;  // settled and counted
  struct Part {
    Range range;
    Deal example;  // for terms without a table
  };
  // Takes in terms that became settled; false: refused.
  bool take(States& states, Part& part) const;

  const Conflict& conflict_;
  const OptionWorths& raw_;
  int party_;
  PackageFrame& frame_;
  std::size_t refusals_;
  std::vector<int> order_, level_;
  std::vector<Term> terms_;
};

bool RangeSearch::take(States& states, Part& part) const {
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    if (states[t] == kDone) continue;
    const TermState now = look(terms_[t], level_[t], states[t], part.example.data(), frame_);
    if (!now.settled) continue;
    states[t] = kDone;
    if (now.value == 0) continue;
    if (t < refusals_) return false;
    const double adds = raw_.together(party_, static_cast<int>(t - refusals_))[0];
    part.range.worst += adds;
    part.range.best += adds;
  }
  return true;
}

std::optional<Range> RangeSearch::run() {
  std::map<States, Part> parts;
  States none(terms_.size(), 0);
  Part empty;
  empty.example.assign(conflict_.issues.size(), 0);
  if (!take(none, empty)) return std::nullopt;
  parts.emplace(std::move(none), std::move(empty));
  for (const int issue : order_) {
    std::vector<char> moved(terms_.size(), 0);
    for (std::size_t t = 0; t < terms_.size(); ++t) {
      moved[t] = level_[t] < terms_[t].levels() && terms_[t].issues[level_[t]] == issue;
      level_[t] += moved[t];
    }
    std::map<States, Part> after;
    for (const auto& [states, part] : parts)
      for (int o = 0; o < conflict_.issues[issue].option_count; ++o) {
        States next = states;
        Part grown = part;
        grown.example[issue] = static_cast<std::int16_t>(o);
        for (std::size_t t = 0; t < terms_.size(); ++t)
          if (moved[t] && states[t] != kDone)
            next[t] = advance(terms_[t], level_[t] - 1, states[t], o);
        const double worth = raw_.option(party_, issue, o)[0];
        grown.range.worst += worth;
        grown.range.best += worth;
        if (!take(next, grown)) continue;
        const auto [at, added] = after.try_emplace(std::move(next), grown);
        if (added) continue;
        Range& range = at->second.range;
        range.worst = std::min(range.worst, grown.range.worst);
        range.best = std::max(range.best, grown.range.best);
      }
    parts = std::move(after);
  }
  if (parts.empty()) return std::nullopt;
  Range all = parts.begin()->second.range;
  for (const auto& [states, part] : parts) {
    all.worst = std::min(all.worst, part.range.worst);
    all.best = std::max(all.best, part.range.best);
  }
  return all;
}

}  // namespace

Scale make_scale(const Conflict& conflict, const Frame& start) {
  const std::size_t parties = conflict.parties.size();
  Scale scale;
  scale.offset.assign(parties, 0.0);
  scale.factor.assign(parties, 1.0);
  scale.worst.assign(parties, 0.0);
  scale.best.assign(parties, 1.0);
  scale.notes.assign(parties, ScaleNote::ok);
  if (!conflict.scale_feasible) return scale;

  OptionWorths raw(conflict);
  Registers registers;
  Frame one = start;
  one.lanes = 1;
  raw.evaluate(one, scale, registers);
  std::vector<const Program*> forbidden, refused;
  for (const Program& rule : conflict.forbidden) forbidden.push_back(&rule);
  refused = forbidden;
  for (const Lock& lock : conflict.locks)
    if (lock.hard && lock.permanent()) refused.push_back(&lock.refuses);
  PackageFrame frame(conflict, nullptr);

  for (std::size_t p = 0; p < parties; ++p) {
    if (!conflict.parties[p].has_preferences) continue;
    const int party = static_cast<int>(p);
    std::optional<Range> range = RangeSearch(conflict, raw, party, refused, frame).run();
    if (!range) {
      scale.notes[p] = ScaleNote::all_locked;
      range = RangeSearch(conflict, raw, party, forbidden, frame).run();
    }
    if (!range) {
      scale.notes[p] = ScaleNote::no_package;
      continue;
    }
    scale.worst[p] = range->worst;
    scale.best[p] = range->best;
    const double span = range->best - range->worst;
    // sums of equal worths differ by rounding at most
    const double size = std::max({1e-300, std::abs(range->best), std::abs(range->worst)});
    if (span <= 1e-12 * size) {
      scale.notes[p] = ScaleNote::indifferent;
      scale.offset[p] = -range->worst;
      continue;
    }
    scale.factor[p] = 1 / span;
    scale.offset[p] = -range->worst / span;
  }
  return scale;
}

}  // namespace armistice
