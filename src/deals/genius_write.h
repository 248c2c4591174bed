// Additive worths as GENIUS XML, to be read by GENIUS or by read_genius().
//
// GENIUS knows no constant and wants weights that sum to 1 and evaluations from 0 to 1. So a
// profile is written in a scale of its own:  worth here = shift + scale * worth in the file.  A
// party that is indifferent between all packages has scale 0; its file has equal weights and no
// evaluation above 0. Every issue is written as a discrete one, since GENIUS gives integers
// straight lines only. Tables of a deal space (terms of several issues, rules, locks) have no place
// in the format: left out.
#pragma once

#include <string>
#include <vector>

#include "deals/genius.h"

namespace armistice {

struct WrittenProfile {
  std::string xml;
  double shift = 0, scale = 1;
};

struct WrittenGenius {
  std::string domain;  // XML
  std::vector<WrittenProfile> profiles;  // reservations in the file's scale, possibly not in 0 to 1
};

// Names and options of the space are plain text, at least one option an issue.
WrittenGenius write_genius(const GeniusTable& table);

}  // namespace armistice
