// What moves in the war of a compiled case: stocks, auxiliaries, noise, delays, modes, events, and
// the conditions that limit or end it. Slots are those of Layout; months are counted from the start.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "armistice/program.h"
#include "armistice/text.h"

namespace armistice {

struct Stock {
  std::string id;
  LocalizedText title;
  std::string unit;
  Program start;        // sees quantities
  Program flow;         // per month
  bool hidden = false;  // made by smooth()
  std::vector<int> claims;  // what sources say of it
  bool start_reads_war = false;  // of an imported model: its start sees stocks and auxiliaries
  double floor = -std::numeric_limits<double>::infinity();  // `min:` of the file
  double ceiling = std::numeric_limits<double>::infinity();
};

struct Auxiliary {
  std::string id;
  LocalizedText title;
  Program is;
  int override_slot = -1;
  bool changes_in_step = false;  // depends on a stock, time or noise (not on quantities alone)
};

struct Noise {
  enum class Kind { uniform, normal, walk };
  std::string name;  // address: owner's id and a number, so that other names do not move it
  Kind kind = Kind::uniform;
  Program a, b;      // uniform: low, high; normal: mean, sd; walk: sd per square root of a month
  bool each_substep = false;  // drawn in every sub-step, as walks always are, not once a month
};

struct Delay {       // pipeline of whole sub-steps
  Program input;
  int length = 1;    // sub-steps
  int first_slot = 0;  // `length` slots of the pipeline (position = sub-step counter mod length), then the output
  Program start{};     // what comes out before the input has passed; default: the input at first
};

struct ModeChange {
  std::vector<int> from;  // states it leaves; empty: any other than `to`
  int to = 0;
  bool has_date = false;
  double at = 0;          // months since start, when dated
  Program hazard;         // per month
  Program when;           // condition: acts in the sub-step in which it is true
  Program chance;         // of a dated or conditional change; default 1
  int informed = -1;      // whose private quantities these two read: index into Conflict::informed
};

struct Mode {
  std::string id;
  LocalizedText title;
  std::vector<std::string> states;
  std::vector<LocalizedText> state_titles;
  int start = 0;
  std::vector<ModeChange> changes;
};

// What an event, a lever or a refusal does: slot = value (jump or override), or slot += value.
struct Effect {
  int slot = 0;        // a stock, a mode or an override slot
  bool adds = false;
  Program value;       // evaluated on the state before any effect of the same list
};

struct Event {
  std::string id;
  LocalizedText title;
  Program when;           // condition, checked at the start of each sub-step
  Program hazard;         // per month
  bool has_date = false;
  double at = 0;          // months since start
  int after = -1;         // another event ...
  Program delay;          // ... this many months later
  Program chance;         // default 1: of a dated, conditional or delayed event
  bool repeats = false;
  std::vector<Effect> effects;
  bool redraws_ratification = false;
  int due_slot = -1;      // state slot of the pending time, for `after`
  int lever = -1;         // belongs to this lever: acts only where the lever is on
  int informed = -1;      // as of a ModeChange
};

struct Limit {  // "can no longer sustain"
  std::string id;      // the stock or auxiliary it watches
  int party = -1;      // whose, when the name says so
  Program broken;      // true when it binds
  LocalizedText title{};  // empty: that of the stock or auxiliary
};

struct Collapse {
  int party = 0;               // who collapses
  Program when;
  std::vector<std::pair<int, int>> imposes;  // (issue, option); the rest as in the status quo
  bool imposes_winners_best = true;          // no deal was named
  std::vector<Program> worths; // per party, given if worths were named instead of a deal
};

}  // namespace armistice
