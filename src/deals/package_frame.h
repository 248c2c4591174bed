// Packages side by side: a frame whose issue columns are set from deals while everything
// else stands as in one state of the world. One thread each.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/deal.h"
#include "armistice/program.h"
#include "expr/evaluate.h"

namespace armistice {

class PackageFrame {
 public:
  // `state`: lane 0 gives every slot that is no issue; null: only programs of issues are evaluated.
  PackageFrame(const Conflict& conflict, const Frame* state);

  // Copies what the program reads apart from issues to all lanes. Once per program.
  void prepare(const Program& program);
  void set(int lane, int issue, int option) {
    frame_.column(conflict_->layout.issues + issue)[lane] =
        conflict_->issues[static_cast<std::size_t>(issue)].value(option);
  }
  // Values on lanes 0 .. lanes - 1.
  void evaluate(const Program& program, int lanes, double* out);
  // Value for one deal; the program must be prepared.
  double value(const Program& program, const std::int16_t* deal);

 private:
  const Conflict* conflict_;
  const Frame* state_;
  Frame frame_;
  Registers registers_;
};

// Slot -> issue, -1 if it is none.
inline int issue_of(const Conflict& conflict, int slot) {
  const int issue = slot - conflict.layout.issues;
  return issue >= 0 && issue < static_cast<int>(conflict.issues.size()) ? issue : -1;
}

// The issues that a program reads, rising.
std::vector<int> issues_read(const Conflict& conflict, const Program& program);

// Per slot: 1 if it has the same value in every state of a world and in every party's view:
// quantities that nothing overrides, and auxiliaries that read nothing else.
std::vector<char> fixed_slots(const Conflict& conflict);

// True if every slot that the program reads is marked.
bool reads_only(const Program& program, const std::vector<char>& marked);

}  // namespace armistice
