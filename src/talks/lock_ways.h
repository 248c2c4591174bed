// What would have to open for one package to be signed, at one moment.
//
// Players: Conflict::locks, then "war pays" and "waiting pays" per needed party. A lock that is
// open does not hold. A party whose waiting no longer pays signs what is worth as much to it as war
// with no deal ever; one whose war no longer pays either signs anything. So whatever is better for
// a party, or meets fewer locks, needs no more to open.
#pragma once

#include <vector>

#include "deals/locks.h"
#include "talks/gains.h"

namespace armistice {

inline constexpr int kMaxSoft = 8;  // soft locks of one party on one package that are tried in turn

int lock_players(const Conflict& conflict);
int war_player(const Conflict& conflict, std::size_t needed);
int waiting_player(const Conflict& conflict, std::size_t needed);

// The lock stops a deal, or costs a signer: hard locks and soft locks of needed parties, and
// vetoes.
bool lock_counts(const Conflict& conflict, int lock);

// One way to let a package through.
struct LockWay {
  PlayerSet players;  // with "war pays" always "waiting pays" of the same party
  Deal deal;
  double least_gain = 0;  // smallest gain of a needed party, soft locks aside
};

// Adds the smallest ways for a package at a lane. `deal`: evaluated with soft locks ignored.
// no_deal: worth of war with no deal ever, per valued party.
void add_ways(const Game& game, const TableState& state, const std::vector<Lane>& no_deal,
              const DealColumns& deal, const Deal& package, const LockSet& refused_by, int lane,
              std::vector<LockWay>& out);

// Of each smallest set the way whose least gain is largest; in order of smaller_set.
std::vector<LockWay> smallest_ways(const std::vector<LockWay>& ways);

// As the reports name it: where war pays, waiting is not mentioned.
PlayerSet named_players(const Conflict& conflict, PlayerSet players);

}  // namespace armistice
