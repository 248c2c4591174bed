// Looks for failed operations (expr/failures.h) in the war of a block, and says where they were.
//
// The fast code cannot tell a division by zero that matters from one that an `if` has put aside.
// So a month in which the processor has counted one is run again under a watch: the same bits, each
// program by itself.
#pragma once

#include <cstdint>
#include <string>

#include "war/simulate.h"

namespace armistice {

// A new watch over the block: nothing has failed yet.
void start_watch(WarBlock& block);

// Auxiliaries as they stand in the frame, which is up to date.
void watch_auxiliaries(WarBlock& block);
// Flows of stocks and inputs of delays, in a frame and of auxiliaries that are up to date; `step`
// for the account.
void watch_flows(int step, WarBlock& block);
// What stocks and delays begin with.
void watch_starts(WarBlock& block);
// Any other program; the lanes where the mask is true (null: all).
void watch_program(const Program& program, const std::string& name, const std::uint8_t* mask,
                   int step, WarBlock& block);

// The watched lane's first failure that reached a stock, an event or the like.
bool has_failed(const WarBlock& block, int lane);
// The same for a failure in any auxiliary, whether something rests on it or not.
bool has_failed_auxiliary(const WarBlock& block, int lane);
// Where a lane's failure began: an auxiliary, a stock, an event, mode>state.
const std::string& failed_name(const WarBlock& block, int lane);

}  // namespace armistice
