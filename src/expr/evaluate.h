// Runs programs over the lanes of a frame.
#pragma once

#include <vector>

#include "armistice/program.h"

namespace armistice {

// Scratch registers of one thread; grows as needed, never shrinks.
struct Registers {
  std::vector<double> data;  // register x kMaxLanes
};

// Writes the program's value for lanes 0 .. frame.lanes - 1 to out (length >= frame.lanes;
// may be a column of the frame that the program does not read after its last use).
// A program that is not given writes `fallback`. Same bits for any number of lanes.
void evaluate(const Program& program, const Frame& frame, Registers& registers, double* out,
              double fallback = 0.0);

// Value in a single state (lane 0 of a frame).
double evaluate_one(const Program& program, const Frame& frame, double fallback = 0.0);

}  // namespace armistice
