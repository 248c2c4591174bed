// --deal and --move: a package, and who proposes it, as a reader types it.
#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "armistice/conflict.h"
#include "armistice/deal.h"
#include "armistice/proposal.h"

namespace armistice {

// "donbas=frozen,force=observers,money=0.5". Issues that are left out stand as in the status quo;
// without one every issue must be named. Nothing, with the reason on `err`, where it cannot be
// read.
std::optional<Deal> read_plan(const Conflict& conflict, const std::string& text, std::ostream& err);

// "giver: donbas=frozen,force=observers", or the id of a recorded move that names a package. In an
// order of steps the issues are those of one part that can be on the table at `now`.
std::optional<Proposal> read_move(const Conflict& conflict, const std::string& text,
                                  std::ostream& err);

}  // namespace armistice
