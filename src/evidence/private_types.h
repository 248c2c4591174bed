// Quantities that one party alone knows -> its two types (armistice/worlds.h).
//
// A quantity with several claims is cut as the pool of them: what `--believe` leaves of it.
#pragma once

#include "armistice/conflict.h"
#include "armistice/worlds.h"

namespace armistice {

// Per Conflict::informed.
std::vector<PrivateTypes> private_types(const Conflict& conflict);

// Private quantities are not drawn: every world's value becomes the mean over the types.
void set_means(Worlds& worlds);

}  // namespace armistice
