// How much a party could gain by leaving its solved strategy while the others keep theirs: the
// exploitability of the solution, between a lower and an upper bound (primal and dual values of an
// optimal stopping problem: Rogers 2002, Haugh and Kogan 2004, Andersen and Broadie 2004).
//
// On fresh courses under the party's own beliefs, backward in time, with proposers and the others'
// answers integrated. Three values of the party are carried along each course:
//   own     its strategy as solved
//   better  what it offers and signs decided by a look one month ahead: E C from 64 stratified
//           successors of the state instead of the fitted C. A policy, so better - own is a lower
//           bound
//   dual    it knows the rest of the course, at the price of a martingale: an upper bound
// The martingale is that of the fitted value, its conditional means taken over the same successors;
// it serves the first two as a control variate.
//
// What follows a relapse counts at its fitted worth; so does what follows the signature of a part in
// an order of steps, where the certificate is that of the game in which talks begin. Where the table
// moves the state (refusals, failed ratifications) so do those marks, and there is no upper bound.
// With a ceasefire in the case `own` follows courses on which the phase is settled as solved, and
// `better` is tried twice: there, and on courses on which the party's part of that (what it agrees
// to, what it breaks) is decided by the look ahead too; the larger gain counts. There is a lower bound
// alone. So it is where parties are informed (talks/typed_certificate.h).
#pragma once

#include "armistice/certificate.h"
#include "armistice/progress.h"
#include "talks/table.h"

namespace armistice {

// Of every belligerent with a value, from `courses` courses.
Certificate certify(const Game& game, const Strategy& strategy, int courses,
                    const StopCheck& stop = {});

}  // namespace armistice
