#include "deals/package_frame.h"

#include <algorithm>

namespace armistice {

PackageFrame::PackageFrame(const Conflict& conflict, const Frame* state)
    : conflict_(&conflict), state_(state), frame_(conflict.layout.size(), kMaxLanes) {}

void PackageFrame::prepare(const Program& program) {
  if (state_ == nullptr) return;
  for (const std::int32_t slot : program.reads)
    if (issue_of(*conflict_, slot) < 0)
      std::fill_n(frame_.column(slot), kMaxLanes, state_->column(slot)[0]);
}

void PackageFrame::evaluate(const Program& program, int lanes, double* out) {
  frame_.lanes = lanes;
  armistice::evaluate(program, frame_, registers_, out);
}

double PackageFrame::value(const Program& program, const std::int16_t* deal) {
  for (const std::int32_t slot : program.reads)
    if (const int issue = issue_of(*conflict_, slot); issue >= 0) set(0, issue, deal[issue]);
  double result = 0;
  evaluate(program, 1, &result);
  return result;
}

std::vector<int> issues_read(const Conflict& conflict, const Program& program) {
  std::vector<int> issues;
  for (const std::int32_t slot : program.reads)
    if (const int issue = issue_of(conflict, slot); issue >= 0) issues.push_back(issue);
  return issues;
}

std::vector<char> fixed_slots(const Conflict& conflict) {
  const Layout& layout = conflict.layout;
  std::vector<char> fixed(static_cast<std::size_t>(layout.size()), 0);
  for (std::size_t q = 0; q < conflict.quantities.size(); ++q)
    fixed[layout.quantities + q] =
        conflict.quantities[q].override_slot < 0 && conflict.quantities[q].private_to < 0;
  std::vector<char> viewed(conflict.auxiliaries.size(), 0);
  for (std::size_t v = 1; v < conflict.views.size(); ++v) {
    for (const auto& [quantity, program] : conflict.views[v].quantities)
      fixed[static_cast<std::size_t>(layout.quantities + quantity)] = 0;
    for (const auto& [auxiliary, program] : conflict.views[v].auxiliaries)
      viewed[static_cast<std::size_t>(auxiliary)] = 1;
  }
  // auxiliaries stand in evaluation order, so one pass settles them
  for (std::size_t a = 0; a < conflict.auxiliaries.size(); ++a) {
    const Auxiliary& auxiliary = conflict.auxiliaries[a];
    fixed[layout.auxiliaries + a] = auxiliary.override_slot < 0 && !viewed[a] &&
                                    !auxiliary.changes_in_step && reads_only(auxiliary.is, fixed);
  }
  return fixed;
}

bool reads_only(const Program& program, const std::vector<char>& marked) {
  return std::all_of(program.reads.begin(), program.reads.end(),
                     [&](std::int32_t slot) { return marked[static_cast<std::size_t>(slot)] != 0; });
}

}  // namespace armistice
