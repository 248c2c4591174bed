// What a collapse imposes.
#pragma once

#include <vector>

#include "talks/table.h"

namespace armistice {

// Worth of what collapse `collapse` imposes, per valued party; lanes of `mask` only.
void imposed_worth(const Game& game, int collapse, WarBlock& block, LaneMask mask,
                   std::vector<Lane>& out);

// The deal that is imposed at the lane; empty if the case names worths instead.
Deal imposed_deal(const Game& game, int collapse, WarBlock& block, int lane);

}  // namespace armistice
