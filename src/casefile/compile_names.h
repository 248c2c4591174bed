// Which names an expression of which place sees (design: "place | names it sees").
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casefile/compile_context.h"
#include "expr/expression.h"

namespace armistice {

// Where an expression stands in the file.
enum class Site {
  quantities,  // start of a stock, weights, discounts, costs of a lock: quantities only
  war,         // flows and auxiliaries: quantities, stocks, auxiliaries, modes, phase, t; and
               // noise, delay, smooth, which need hidden slots
  event,       // hazards, conditions, effects: the same names, nothing hidden
  table,       // `while`, meet, proposers, cost_of_war, at_horizon: war names and lock.<id>.holds
  worth,       // table names and the issue's own share
  package,     // refuses, forbidden, together: issues
  block,       // `when` of once_signed: the issues of the block
  verdict,     // holds, ratify: table names, issues, <party>.worth, <party>.gain
  survival,    // of a leader: the same but gains, and signed
  refusal,     // table names, proposer, refused_by
  ending,      // war names, issues, signed, ratified, relapsed, collapsed_by, month, happened, ever
};

// `owner`: id of the thing whose expression this is; hidden slots are named after it.
class CaseScope : public Scope {
 public:
  CaseScope(CompileContext& context, Site site, std::string owner)
      : context_(context), site_(site), owner_(std::move(owner)) {}
  // The expression comes from a model of another program: its noise is drawn in every sub-step.
  void mark_imported() { imported_ = true; }
  bool is_imported() const { return imported_; }
  void show_share(int issue) { share_ = issue; }  // Site::worth: the issue whose share is seen
  void show_issues(std::vector<int> issues) { shown_ = std::move(issues); }  // Site::block

  std::optional<Symbol> find(std::string_view name) const override;
  std::vector<std::string> names() const override;
  std::string why_not(std::string_view name) const override;
  std::optional<int> noise(std::string_view kind, const Program& a, const Program& b) override;
  std::optional<int> delay(const Program& input, double months) override;
  std::optional<int> delay_from(const Program& input, double months, const Program& start) override;
  std::optional<int> smooth(const Program& input, const Program& months) override;
  std::optional<int> happened(std::string_view event) override;
  std::optional<int> ever(const Program& condition) override;

  Site site() const { return site_; }
  const std::string& owner() const { return owner_; }

 private:
  bool sees(SlotKind kind, int index) const;

  CompileContext& context_;
  Site site_;
  std::string owner_;
  int share_ = -1;
  std::vector<int> shown_;
  bool imported_ = false;
  int noises_ = 0, delays_ = 0, smooths_ = 0;
};

inline constexpr std::size_t kMaxPipelineSlots = 4096;  // all delays together, outputs included
inline constexpr std::size_t kMaxStateSlots = 8192;     // what a path carries from month to month

}  // namespace armistice
