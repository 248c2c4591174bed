// The two and the three locks that open most together.
#pragma once

#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

// Fills LockFindings::pairs and triples: locks only, not war; at most five each. Where more than 24
// locks occur in keys of up to three, those in the likeliest keys are looked at.
void find_lock_groups(const Conflict& conflict, const Study& study, LockFindings& out);

}  // namespace armistice
