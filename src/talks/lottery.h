// A month's table at which offers may be lotteries over packages (Talks::lotteries): no bargain
// fails because packages are lumps. Where money is a share on the table, mixing its steps is a side
// payment.
//
// A proposer that needs consent offers the mix that is worth most to it among those that leave
// every other needed party exactly what a refusal would: where one other must sign, two packages on
// an edge of the concave hull of what can be had (talks/hull_edge.h), else a linear program, whose
// answer has at most one package more than there are others. With noise a party at that point would
// accept in half of all cases, so mixes that leave one and three noises more are compared instead.
// A mediator offers the mix with the largest smallest gain, each in ranges of the party's own
// worths, or the single package with the largest product, whichever product is larger. The package
// is drawn when the lottery is signed; ratification and durability are its own. A package that a
// lock or a veto forbids is in no lottery.
#pragma once

#include "talks/offers.h"

namespace armistice {

void play_lotteries(const Game& game, const TableState& state, const DealPrograms& programs,
                    WarBlock& block, TableOutcome& out);

}  // namespace armistice
