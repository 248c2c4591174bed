// The certificate where parties are informed (talks/types.h): how much a party could gain by leaving
// its solved strategy, as one who does not know the others' types, or as each of its own.
//
// Two walks follow fresh courses forward on which nothing is ever signed: what signatures bring is
// counted at the chance of each, and goes into the weight of what follows. Refusals and silences are
// drawn, so beliefs move along a course as they do in play. In one the party keeps its strategy; in
// the other it offers, is silent and answers by a look one month ahead: E C over successors of the
// state under what it believes, in place of the fitted C. How C changes with what others believe,
// and what refusals set, it takes as fitted. So `better` - `own` is a lower bound, of a policy; there
// is no upper one. What others read into its acts is as solved.
//
// The successors that a course could have had serve as a control variate: what the month brings
// beside their mean is taken out of both walks.
#pragma once

#include "armistice/certificate.h"
#include "armistice/progress.h"
#include "talks/table.h"

namespace armistice {

// Of a belligerent, by its index in Game::valued; an informed one as the mean over its types by
// their chances. Stopped: nothing of it counts.
PartyCertificate certify_typed(const Game& game, const Strategy& strategy, std::size_t valued,
                               int courses, const StopCheck& stop = {});

}  // namespace armistice
