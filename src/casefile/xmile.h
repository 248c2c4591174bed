// XMILE models: stocks, flows and auxiliaries made in Stella, Vensim, simlin and others.
//
// A model becomes stocks and auxiliaries of our own expression language, so that the integrator
// of a case runs it. Delays and smooths become hidden stocks and pipelines, arrays one name per
// element, modules and macros copies of their variables. What is not supported is an error with
// its place (docs/xmile.md).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "armistice/case_spec.h"
#include "armistice/conflict.h"
#include "armistice/result.h"
#include "casefile/faults.h"
#include "casefile/read_case.h"

namespace armistice {

struct XmileColumn {
  std::string name;  // as the model writes it: "Stock A[Entry 1]", "hares.births"
  std::string id;    // of the stock or auxiliary that has its value
};

// A model that runs by itself: one "month" of the conflict is one step of the model.
struct XmileRun {
  Conflict conflict;
  std::vector<XmileColumn> columns;    // file order
  std::vector<int> slots;              // per column
  double start = 0, stop = 0, dt = 1;  // stop: of the last whole step
  int per_unit = 0;                    // steps per unit of time; 0: dt is no such part
  std::int64_t steps = 0;
  std::int64_t save_every = 1;  // steps between two rows
  double time_at(std::int64_t step) const {
    const double k = static_cast<double>(step);
    return per_unit > 0 ? start + k / per_unit : start + k * dt;
  }
};

inline constexpr std::int64_t kMaxXmileSteps = 100'000'000;

// Whether a path or a text looks like a model rather than a case: .xmile, .stmx, .itmx, or .xml.
bool is_xmile_path(const std::string& path);

// `vary`: name of a constant or stock (its start) and a distribution, as in a case.
Checked<XmileRun> read_xmile(const std::string& path, const Files& files,
                             const std::vector<std::pair<std::string, std::string>>& vary = {});

// The model of file `index` of the case as (a part of) its war: the unit of time is a month, names
// are in lower_snake form. What the case declares itself under such a name takes its place.
void import_xmile(CaseSpec& spec, int index, Faults& faults);

}  // namespace armistice
