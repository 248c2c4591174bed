// Moves in order of date, with what each answers and what answers it.
#pragma once

#include <vector>

#include "armistice/conflict.h"

namespace armistice {

struct TimelineEntry {
  int move = 0;                 // id into Conflict::moves
  std::vector<int> answers;     // moves that reply to it, by date
  int days_to_reply = 0;        // after the move it replies to, if it replies
  bool expects_answer = false;  // a proposal or an ultimatum to somebody
};

std::vector<TimelineEntry> make_timeline(const Conflict& conflict);

}  // namespace armistice
