// The courses that are at war in one month, with equal states merged into rows.
#pragma once

#include <functional>
#include <vector>

#include "talks/regression.h"
#include "talks/train.h"

namespace armistice {

struct MonthRows {
  std::vector<int> path;            // courses at war
  std::vector<int> row;             // per such course: its row in the design
  std::vector<int> representative;  // per row: a course
  Design design;
};

// Lanes alike in every regressor, feature, override and (where a table program can see it) noise
// draw share a row.
// `block` is what states are loaded into; `visit` sees each block of courses at war as it is
// loaded, in the order of `path`.
using VisitBlock = std::function<void(WarBlock& block)>;
// `only`, per course: which are looked at; null: all.
MonthRows month_rows(const Game& game, const Scenario& scenario, const Paths& paths, int month,
                     WarBlock& block, const VisitBlock& visit = {},
                     const std::vector<std::uint8_t>* only = nullptr);

// The courses that have not collapsed by `month`, of those in `only`.
std::vector<int> courses_at_war(const Paths& paths, int month,
                                const std::vector<std::uint8_t>* only = nullptr);

// Every course at war a row of its own; without a design.
MonthRows single_rows(const Paths& paths, int month);

// Regressors and features of given courses at a month, appended to the design (weight 1 each).
void append_rows(const Game& game, const Scenario& scenario, const Paths& paths, int month,
                 const std::vector<int>& which, Design& design, WarBlock& block,
                 const VisitBlock& visit = {});

// Mean and within-row spread of per-course values (indexed like MonthRows::path).
Target row_target(const MonthRows& rows, const std::vector<double>& values);

}  // namespace armistice
