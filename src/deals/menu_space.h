// What has to be compared between packages in one world: the dimensions, terms and pins
// that build_menu merges, as plain data.
//
// A package's values are sums: gain(issue, option) of each dimension, and what terms add once settled.
// The first dimensions are worths (of each counted party, and minus the worth where only equal worths
// compare); the others are parts of holds, ratify and survival.
#pragma once

#include <memory>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/program.h"
#include "deals/parts.h"
#include "deals/term.h"
#include "deals/worth.h"

namespace armistice {

struct Dimension {
  int party = -1;     // of a worth
  int sign = 1;
  double quantum = 0; // sums are compared after rounding to whole multiples of it
  Program part;       // of holds or ratify: its value, times sign, takes the sum's place at the end
  bool is_worth() const { return party >= 0; }
};

struct SpaceTerm {
  enum class Role {
    forbid,  // true: no such package
    lock,    // true: `index` refuses it
    add,     // adds scale * value to dimension `index`
    same,    // only equal values compare
  };
  Role role = Role::forbid;
  int index = 0;
  double scale = 1;
  Term term;
};

struct MenuSpace {
  std::vector<int> order;                     // merging order of the issues
  std::vector<Dimension> dimensions;          // worths first
  std::vector<std::vector<double>> gain;      // issue -> option x dimension
  std::vector<std::vector<int>> pin;          // issue -> option: only equal pins compare
  std::vector<SpaceTerm> terms;
  LockSet permanent;                          // hard locks that always hold
  std::vector<std::unique_ptr<Program>> programs;  // that terms of parts point to

  int dims() const { return static_cast<int>(dimensions.size()); }
};

// Who counts: needed parties, proposers with preferences, holders of soft locks, and parties whose
// worth holds or ratify read. -1: does not count; 0: counts; 1: only equal worths compare. Per party.
std::vector<int> counted_parties(const Conflict& conflict, const std::vector<Parts>& programs);

// holds, every program of ratification and the survival of leaders who sign, split.
std::vector<Parts> split_programs(const Conflict& conflict, const std::vector<char>& fixed,
                                  const Frame& start);

MenuSpace make_space(const Conflict& conflict, const Frame& start, const Scale& scale,
                     PackageFrame& frame);

}  // namespace armistice
