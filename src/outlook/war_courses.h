// Courses of the war alone, summed up per world: what reading the war needs of them.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/scenario.h"
#include "armistice/worlds.h"

namespace armistice {

struct WorldCourses {
  int world = 0;
  int counted = 0;  // courses that reach `now` and whose stocks stay numbers
  int broken = 0;
  std::vector<double> values_now;         // per slot: mean over courses at `now`
  std::vector<double> cost_now, cost_end;  // per party: mean over courses at war then
  std::vector<double> stocks_end;         // per stock: mean over courses, a collapsed one's last
  std::vector<std::vector<int>> limit_month;  // per counted course and limit: months from now, -1 never
};

struct CourseOptions {
  int world = 0, paths = 0;
  Scenario scenario;
  bool truce = false;  // a ceasefire from `now` on
};

WorldCourses run_courses(const Conflict& conflict, const Worlds& draws, const CourseOptions& options);

}  // namespace armistice
