// Every program of a conflict, one after another: to renumber what they read, to ask who uses what.
#pragma once

#include <functional>

#include "armistice/conflict.h"

namespace armistice {

// `visit` is called once for every program that is given, in a fixed order.
void for_each_program(Conflict& conflict, const std::function<void(Program&)>& visit);

// Programs that are read at the table rather than in the war: worths, locks, costs, verdicts,
// talks, refusals.
void for_each_table_program(Conflict& conflict, const std::function<void(Program&)>& visit);

// Every list of effects: of events, refusals, failed ratifications, signed blocks and breaches of a
// ceasefire.
void for_each_effect(Conflict& conflict, const std::function<void(Effect&)>& visit);

}  // namespace armistice
