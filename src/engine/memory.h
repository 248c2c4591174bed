// How much memory a study takes, before it is begun.
#pragma once

#include <cstdint>

#include "armistice/conflict.h"
#include "engine/analyze.h"

namespace armistice {

// Bytes, an upper estimate: training courses of the worlds in work at a time, and the histories of
// all worlds. `threads`: as many as will run.
std::uint64_t study_bytes(const Conflict& conflict, const StudyOptions& options, int threads);

}  // namespace armistice
