#include "deals/worth.h"

#include <algorithm>
#include <cmath>

#include "deals/package_frame.h"
#include "util/check.h"

namespace armistice {

OptionWorths::OptionWorths(const Conflict& conflict)
    : conflict_(&conflict), issues_(static_cast<int>(conflict.issues.size())) {
  const std::vector<char> fixed = fixed_slots(conflict);
  const auto moves = [&](const Program& program, int share_issue) {
    for (const std::int32_t slot : program.reads)
      if (!fixed[static_cast<std::size_t>(slot)] &&
          (share_issue < 0 || issue_of(conflict, slot) != share_issue))
        return true;
    return false;
  };
  varies_.push_back(0);  // column 0: zeros, of parties without preferences
  for (std::size_t p = 0; p < conflict.parties.size(); ++p) {
    const bool known = p < conflict.preferences.size() && conflict.parties[p].has_preferences;
    for (int i = 0; i < issues_; ++i) {
      Entry entry;
      if (known) entry.first = static_cast<int>(varies_.size());
      if (known && i < static_cast<int>(conflict.preferences[p].issues.size()) &&
          !conflict.preferences[p].issues[i].worth.empty()) {
        const IssueWorth& iw = conflict.preferences[p].issues[i];
        const Issue& issue = conflict.issues[i];
        const bool weight_moves = moves(iw.weight, -1);
        entry.stride = 1;
        for (int o = 0; o < issue.option_count; ++o) {
          const std::size_t k = issue.is_share ? 0 : static_cast<std::size_t>(o);
          varies_.push_back(weight_moves ||
                            (k < iw.worth.size() && moves(iw.worth[k], issue.is_share ? i : -1)));
        }
      } else if (known) {
        varies_.push_back(0);
      }
      entries_.push_back(entry);
    }
    first_together_.push_back(static_cast<int>(varies_.size()));
    if (known)
      for (const TogetherTerm& term : conflict.preferences[p].together)
        varies_.push_back(moves(term.adds, -1));
  }
  needed_.assign(varies_.size(), 1);
  columns_.assign(varies_.size() * kMaxLanes, 0.0);
}

void OptionWorths::keep_only(const std::vector<Deal>& deals) {
  for (std::size_t p = 0; p < conflict_->parties.size(); ++p)
    for (int i = 0; i < issues_; ++i) {
      const Entry& e =
          entries_[p * static_cast<std::size_t>(issues_) + static_cast<std::size_t>(i)];
      if (e.stride == 0) continue;
      std::fill_n(needed_.begin() + e.first, conflict_->issues[i].option_count, 0);
      for (const Deal& deal : deals) needed_[static_cast<std::size_t>(e.first + deal[i])] = 1;
    }
}

void OptionWorths::evaluate(const Frame& frame, const Scale& scale, Registers& registers) {
  lanes_ = frame.lanes;
  for (std::size_t p = 0; p < conflict_->parties.size(); ++p)
    evaluate_party(static_cast<int>(p), frame, scale, false, registers);
  // fixed columns serve every later block of this world, however many lanes it has
  for (std::size_t c = 0; c < varies_.size(); ++c)
    if (!varies_[c] && needed_[c]) {
      double* column = columns_.data() + c * kMaxLanes;
      std::fill(column + lanes_, column + kMaxLanes, column[0]);
    }
}

void OptionWorths::evaluate_varying(const Frame& frame, const Scale& scale, Registers& registers) {
  lanes_ = frame.lanes;
  for (std::size_t p = 0; p < conflict_->parties.size(); ++p)
    evaluate_party(static_cast<int>(p), frame, scale, true, registers);
}

void OptionWorths::fill(int party, int column, double factor, const double* weight, double offset,
                        const double* worth) {
  double* out = columns_.data() + static_cast<std::size_t>(column) * kMaxLanes;
  for (int k = 0; k < lanes_; ++k) {
    out[k] = offset + factor * (weight[k] * worth[k]);
    if (std::isfinite(out[k])) continue;
    if (failures_++ == 0) first_failed_ = party;
    out[k] = offset;
  }
}

void OptionWorths::evaluate_party(int party, const Frame& frame, const Scale& scale,
                                  bool varying_only, Registers& registers) {
  const auto p = static_cast<std::size_t>(party);
  if (!conflict_->parties[p].has_preferences) return;
  const Preferences& preferences = conflict_->preferences[p];
  double weight[kMaxLanes], worth[kMaxLanes];
  const double nothing[kMaxLanes] = {};
  const auto wanted = [&](int column) {
    return needed_[static_cast<std::size_t>(column)] != 0 &&
           (!varying_only || varies_[static_cast<std::size_t>(column)] != 0);
  };
  for (int i = 0; i < issues_; ++i) {
    const Entry& e = entries_[p * static_cast<std::size_t>(issues_) + static_cast<std::size_t>(i)];
    const double offset = i == 0 ? scale.offset[p] : 0.0;
    if (e.stride == 0) {  // no worth for this issue
      if (wanted(e.first)) fill(party, e.first, 0.0, nothing, offset, nothing);
      continue;
    }
    const Issue& issue = conflict_->issues[static_cast<std::size_t>(i)];
    const IssueWorth& iw = preferences.issues[static_cast<std::size_t>(i)];
    bool weighed = false;
    for (int o = 0; o < issue.option_count; ++o) {
      if (!wanted(e.first + o)) continue;
      if (!weighed) armistice::evaluate(iw.weight, frame, registers, weight, 1.0);
      if (issue.is_share) {
        // the frame is not ours to write: a scratch frame carries the share
        if (share_.slots != frame.slots) share_ = Frame(frame.slots, frame.lanes);
        share_.lanes = frame.lanes;
        if (!weighed)
          for (const std::int32_t slot : iw.worth[0].reads)
            std::copy_n(frame.column(slot), frame.lanes, share_.column(slot));
        std::fill_n(share_.column(conflict_->layout.issues + i), frame.lanes, issue.value(o));
        armistice::evaluate(iw.worth[0], share_, registers, worth);
      } else if (o < static_cast<int>(iw.worth.size())) {
        armistice::evaluate(iw.worth[static_cast<std::size_t>(o)], frame, registers, worth);
      } else {
        std::fill_n(worth, lanes_, 0.0);
      }
      weighed = true;
      fill(party, e.first + o, scale.factor[p], weight, offset, worth);
    }
  }
  std::fill_n(weight, lanes_, 1.0);
  for (std::size_t t = 0; t < preferences.together.size(); ++t) {
    const int column = first_together_[p] + static_cast<int>(t);
    if (!wanted(column)) continue;
    armistice::evaluate(preferences.together[t].adds, frame, registers, worth);
    fill(party, column, scale.factor[p], weight, 0.0, worth);
  }
}

void OptionWorths::worth(int party, const Deal& deal, double* out) const {
  std::fill_n(out, lanes_, 0.0);
  const auto p = static_cast<std::size_t>(party);
  if (!conflict_->parties[p].has_preferences) return;
  for (int i = 0; i < issues_; ++i) {
    const double* column = option(party, i, deal[static_cast<std::size_t>(i)]);
    for (int k = 0; k < lanes_; ++k) out[k] += column[k];
  }
  const std::vector<TogetherTerm>& terms = conflict_->preferences[p].together;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (!holds_for(terms[t].when, *conflict_, deal)) continue;
    const double* column = together(party, static_cast<int>(t));
    for (int k = 0; k < lanes_; ++k) out[k] += column[k];
  }
}

double value_for(const Program& program, const Conflict& conflict, const Deal& deal) {
  ARMISTICE_CHECK_OP(deal.size(), ==, conflict.issues.size());
  // one lane in a scratch frame of this thread: every slot that is read is written first
  thread_local Frame frame;
  if (frame.slots < conflict.layout.size()) frame = Frame(conflict.layout.size(), 1);
  for (const std::int32_t slot : program.reads) {
    const int issue = issue_of(conflict, slot);
    ARMISTICE_CHECK_OP(issue, >=, 0);
    frame.column(slot)[0] = conflict.issues[static_cast<std::size_t>(issue)].value(
        deal[static_cast<std::size_t>(issue)]);
  }
  return evaluate_one(program, frame);
}

bool holds_for(const Program& program, const Conflict& conflict, const Deal& deal) {
  return value_for(program, conflict, deal) != 0.0;
}

Deal complete_deal(const Conflict& conflict, const std::vector<std::pair<int, int>>& part) {
  Deal deal =
      conflict.status_quo.is_deal ? conflict.status_quo.deal : Deal(conflict.issues.size(), 0);
  ARMISTICE_CHECK_OP(deal.size(), ==, conflict.issues.size());
  for (const auto& [issue, option] : part)
    deal[static_cast<std::size_t>(issue)] = static_cast<std::int16_t>(option);
  return deal;
}

LockSet refusing_locks(const Conflict& conflict, const Deal& deal) {
  LockSet locks;
  for (std::size_t l = 0; l < conflict.locks.size(); ++l)
    if (holds_for(conflict.locks[l].refuses, conflict, deal)) locks.set(l);
  return locks;
}

}  // namespace armistice
