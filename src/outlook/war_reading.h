// Reads the war alone: limits, pressure, waiting, loops, what a truce or a lever changes.
//
// Drivers are rank correlations over worlds (Spearman 1904) with the mean date or cost of a world;
// their error is (1 - r^2) / sqrt(n - 3), and only those of at least two errors are kept. They say
// what goes with what, not what causes what.
#pragma once

#include "armistice/conflict.h"
#include "armistice/progress.h"
#include "armistice/scenario.h"
#include "armistice/war_reading.h"
#include "armistice/worlds.h"

namespace armistice {

struct ReadingOptions {
  int worlds = 64, paths = 32;  // the first worlds of the draws
  int threads = 0;
  bool changes = true;  // run levers and the truce too
  Scenario standing{};  // levers pulled in every run
};

WarReading read_war(const Conflict& conflict, const Worlds& draws, const ReadingOptions& options,
                    Progress& progress);

}  // namespace armistice
