// Who offers which package at a month's table, who accepts, and what that makes the month worth.
#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "talks/gains.h"

namespace armistice {

struct Offer {                      // of one proposer
  int proposer = 0;                 // index into Talks::proposers
  std::array<int, kMaxLanes> deal;  // index into Game::table, -1: no offer
  Lane share{};                     // chance of this package in the lottery that is offered, else 1
  std::vector<Lane> accept;         // per needed party (1 for the proposer itself)
  Lane accepted{};                  // product
  Lane ratified{}, ratified_raw{}, holds{};
  std::vector<Lane> in_force, sign;  // per valued party
};

// Of an offer where parties are informed (talks/screening.h); lanes in which it is made.
struct TypedOffer {
  int from = -1, type = 0;  // the informed party that makes it, and as which type; -1: another
  Lane made{};              // chance that this type makes it, at its turn
  struct Response {         // of an informed party that must sign
    int informed = -1;      // which; -1: this needed party has no types, or makes the offer
    std::array<Lane, 2> accept{};     // per type
    // Chance that a refusal is a yes with conditions: per type; as who looks at the table knows it.
    std::array<Lane, 2> conditions{};
    Lane seen_conditions{};
    // What others then believe of it, after either kind of refusal (Answer).
    std::array<Lane, 2> refused{};
    Lane accepted{};
  };
  std::vector<Response> responses;               // per needed party
  std::vector<std::array<Lane, 2>> in_force, sign;  // per informed party and type
  // Of a package that is put on the table (propose_screened), per needed party and type (alike
  // without types): what signing is worth over what its refusal leaves.
  std::vector<std::array<Lane, 2>> gain;
  // Where interest keeps it, per type: how much more it is worth in force to each valued party, and
  // whether it holds; else empty.
  std::array<std::vector<Lane>, 2> if_type;
  std::array<Lane, 2> holds_if{};
};

struct TableOutcome {
  std::vector<Offer> offers;         // per Talks::proposers; lotteries: several each, in their order;
                                     // of an informed party one or two per type
  std::vector<Lane> value;           // V, per fit
  Lane signing{};                    // chance of a signature this month
  Lane settling{};                   // chance of one that is ratified
  // Where parties are informed, else empty:
  std::vector<TypedOffer> typed;     // per offer; shorter: the rest are lotteries
  std::vector<Lane> settles;         // per fit: chance of a ratified signature, as it knows itself
  struct Silence {                   // per proposer: at its turn it makes no offer
    int of = -1;                     // which informed party; -1: it is not, and chance is 0
    Lane chance{};                   // as others see it
    std::array<Lane, 2> of_type{};
    Lane after{};                    // what others then believe of it, and after its offer is refused
  };
  std::vector<Silence> silences;
  // Of lotteries: the locks of every deal, and the rest of those that somebody offers. Its memory
  // serves the next table.
  std::vector<DealColumns> weighed;
};

void play_table(const Game& game, const TableState& state, const DealPrograms& programs,
                WarBlock& block, TableOutcome& out);

// The outcome of a table at which proposer j alone offers, lane by lane, the deal of the table that
// is given (-1: nothing), whatever its own locks say. What a lock with a veto keeps off the table is
// not offered.
void answer_package(const Game& game, const TableState& state, const DealPrograms& programs,
                    std::size_t j, const std::array<int, kMaxLanes>& offered, WarBlock& block,
                    TableOutcome& out);

// How each needed party answers proposer j's offer of a deal that has been evaluated, with the
// chance of a signature and of being the first to refuse.
struct Answers {
  std::vector<Lane> accept, first_refusal;  // per needed party
  Lane all{};
};
void answer_offer(const Game& game, const TableState& state, const DealColumns& deal, std::size_t j,
                  Answers& out);

// C of valued party i after proposer j's offer is refused by needed party k.
const Lane& after_refusal(const Game& game, const TableState& state, std::size_t j, std::size_t k,
                          std::size_t i);

// No choice hangs on the last digits. Whether one worth is more than another: a deal that is sure to
// fail at home is worth what failing leaves, however that is reckoned ...
inline constexpr double kLastDigits = 1e-13;
inline bool exceeds(double worth, double otherwise) {
  return worth - otherwise > kLastDigits * std::fabs(otherwise);
}
// ... and how far two offers may lie apart that are worth the same to a proposer for whom fighting on
// is worth `go_on`: between them the larger sum of gains decides.
inline double tie_of(double value, double go_on) {
  return kLastDigits * (std::fabs(value) + std::fabs(go_on));
}

// Chance that a party with this gain accepts: a step at 0, or logistic(gain / noise).
double acceptance(double gain, double noise);

}  // namespace armistice
