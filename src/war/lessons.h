// What the course of a war teaches about the types of parties (PrivateTypes).
//
// The hazard or chance of an event or of a mode's change may read the private quantities of one
// party. Whether it happens is seen by all, and each of the party's types makes it happen with a
// chance of its own, so every sub-step in which it could have happened is evidence, also where it
// did not: WarBlock::lessons sums up the logarithms of how much likelier the upper type was than
// the lower one to have what was seen (Wald 1945; Slantchev 2003). Everything else of the war is
// the same for both types, and so are its random numbers.
#pragma once

#include <cstdint>
#include <string>

#include "war/simulate.h"

namespace armistice {

// Whether the war of one type differs from that of the other.
bool war_teaches(const Conflict& conflict, const PrivateTypes& types);

// WarBlock::types by the chances of the case, one draw for a whole course. Nothing without types.
void draw_types(const WarContext& context, WarBlock& block);

// Lessons of the month that begins.
void forget_lessons(WarBlock& block);

// One thing that may happen in a sub-step: with chance 1 - exp(-hazard dt), where there is a
// hazard, times `chance`.
struct TypedChance {
  const Program& hazard;
  const Program& chance;
  int informed = 0;
  std::uint64_t name = 0;  // of its random numbers
  const std::string& label;
  int step = 0;
  double dt = 1;
  bool once = false;  // one verdict for good
};

// Keeps those lanes of the mask in which it happens, and notes what that teaches.
void draw_by_type(const WarContext& context, const TypedChance& what, std::uint8_t* mask,
                  WarBlock& block);

}  // namespace armistice
