// How `holds` and `ratify` depend on the package: the parts of a program that must compare for its
// value to compare in every state.
//
// The program is walked from its result down with a sign: + where the value can only rise with what
// stands there, - where it can only fall, 0 where neither is known. Signs of factors come
// from bounds: quantities of the world are numbers, truths lie in [0, 1], stocks within their limits.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/program.h"

namespace armistice {

struct Part {       // reads issues and slots that are fixed in the world
  Program program;
  int sign = 0;     // +1: more is better; -1: less is better; 0: only equal values compare
};

struct Consulted {  // a party whose worth (or gain) is read
  int party = 0;
  bool equal = false;  // the value is not known to rise with it: only equal worths compare
};

struct Parts {
  std::vector<Part> parts;
  std::vector<Consulted> consulted;  // by party, each once
};

// `start`: lane 0 is a state of the world. `fixed`: see fixed_slots().
Parts split_parts(const Conflict& conflict, const Program& program, const std::vector<char>& fixed,
                  const Frame& start);

// value = rising function of the sum of coefficient * addend; addends that read no issue are left out.
struct Addend {
  Program program;
  double coefficient = 1;
};

// Addends of a program that reads issues and fixed slots only; at least one if it reads an issue.
std::vector<Addend> split_sum(const Conflict& conflict, const Program& program,
                              const std::vector<char>& fixed, const Frame& start);

}  // namespace armistice
