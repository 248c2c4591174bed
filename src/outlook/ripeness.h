// When somebody would rather sign: windows over worlds, month by month.
//
// A moment is ripe where some package beats fighting on for every party that must sign (Zartman
// 2000 in spirit, but computed: no party has to feel anything). Months are those in which at least
// one history in a hundred is still at war; gains are means over those histories, each on the scale
// of its party's worths.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

Ripeness find_ripeness(const Conflict& conflict, const Study& study);

}  // namespace armistice
