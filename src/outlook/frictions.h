// What keeps a costly war going although some deal would beat it (Fearon 1995; Powell 2006), and
// what taking each friction out does to a Conflict: one small pure function each.
//
//   locks               no lock holds, hard or soft, except vetoes
//   optimism            every party sees the war as it is (no beliefs of its own)
//   private_information every party knows the others' types (talks/types.h)
//   weak_commitment     a deal in force lasts
//   ratification        a signed deal passes at home
//   vetoes              no lock of a party that can take a deal off the table holds
//   order_of_steps      all issues are on the table at once, with a ceasefire at any time
//   meeting             the table meets every month; only those who must sign and mediators
//   propose,
//                       each with at least a sliver of a chance
//   noise               a party accepts exactly when it does not lose
//   indivisibility      offers may be lotteries over packages (talks/lottery.h)
//   gain_from_war       war, or waiting for better terms, is worth a trifle less to the parties
//                       together than some mix of packages (talks/war_gain.h); no leader has a
//                       stake of its own
//
// With all of them out a deal is signed in the first month in every state: then C lies below
// the hull of what lotteries over unlocked packages bring, whoever proposes gains by offering one,
// and it is accepted, passes and lasts. Nothing else of the case is touched, above all not the war.
#pragma once

#include <bitset>

#include "armistice/conflict.h"

namespace armistice {

enum class Friction {
  locks,
  optimism,
  private_information,
  weak_commitment,
  ratification,
  vetoes,
  order_of_steps,
  meeting,
  noise,
  indivisibility,
  gain_from_war
};
inline constexpr int kFrictions = 11;
inline constexpr const char* kFrictionIds[kFrictions] = {
    "locks",        "optimism", "private_information", "weak_commitment",
    "ratification", "vetoes",   "order_of_steps",      "meeting",
    "noise",        "indivisibility", "gain_from_war"};

using FrictionSet = std::bitset<kFrictions>;
inline FrictionSet only(Friction friction) {
  return FrictionSet().set(static_cast<std::size_t>(friction));
}

// False: the case has nothing that the switch could change. Indivisibility and a gain from war can
// come with any numbers, so they are always present where two packages or more exist.
bool is_present(const Conflict& conflict, Friction friction);
FrictionSet present_frictions(const Conflict& conflict);

Conflict without(Conflict conflict, Friction friction);
Conflict without(Conflict conflict, FrictionSet frictions);

}  // namespace armistice
