// How near the solved strategies are to best answers, over the worlds in which that was measured.
#pragma once

#include <vector>

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "outlook/study.h"

namespace armistice {

std::vector<CertificateFinding> find_certificate(const Conflict& conflict, const Study& study);

}  // namespace armistice
