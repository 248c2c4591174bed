// Training courses under every view of the war, kept for more than one solution. They have no deals
// in them, so they serve under any rules of the table; refusals in them are those of the strategy
// they were made with.
#pragma once

#include <vector>

#include "talks/train.h"

namespace armistice {

struct ViewPaths {
  Paths paths;
  RunningCourses running;  // where the table moves the state
  Pauses pauses;
};

// Per view; `train.view` is ignored.
std::vector<ViewPaths> train_views(const Game& game, TrainOptions train);

// Those of a strategy's second pass.
std::vector<ViewPaths> training_courses(const Game& game, const Strategy& strategy, int paths,
                                        const StopCheck& stop = {});

}  // namespace armistice
