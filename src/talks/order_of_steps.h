// The games of an order of steps (Talks::sequence): one for every way to settle the parts before
// the last. In each the next part is on the table, and what was signed binds: it is in every later
// package and in the status quo at the horizon. Signing a part ends nothing; it is worth C of the
// game that follows, at the state that its effects leave (docs/sequence.md).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "talks/table.h"

namespace armistice {

// The game in which talks begin, the others behind it; null where whole packages are negotiated.
// `game`: that of whole packages, under the scenario.
//
// A lock refuses to settle a part in some way iff it refuses every package that can still follow.
std::shared_ptr<const Game> first_step(const Game& game, const Scenario& scenario);

// The game, and every step of its order, with random numbers of another seed.
Game with_seed(Game game, std::uint64_t seed);

// The games of an order in which war brings no more than under `common` (Game::common), part by
// part.
void hold_to(Game& game, const Strategy& common);

// C per deal of the table and fit, once that deal is signed. The block comes back as it was.
void look_ahead(const Game& game, const Strategy& strategy, const Scenario& scenario, int month,
                WarBlock& block, std::vector<std::vector<Lane>>& out);

// What the signature of an earlier part sets on the way to this game, at the lanes of the mask. The
// block is to be refreshed afterwards; false: nothing.
bool apply_signature(const Game& game, std::size_t part, LaneMask mask, WarBlock& block);

// Whether what was signed set anything on the way to this game.
bool signatures_set_something(const Game& game);

// Training courses of such a game: the months in which each part is signed on a course, rising;
// half of the courses have them all at the start.
std::vector<int> signing_months(const Game& game, std::uint32_t set, std::uint32_t path);

}  // namespace armistice
