// What the numbers of a compiled case rest on: sources, claims, and the quantities that pool them.
#pragma once

#include <string>
#include <vector>

#include "armistice/distribution.h"
#include "armistice/text.h"

namespace armistice {

struct Source {  // CSL-JSON names
  std::string id, type, title, author, container_title, issued, language, url, note;
  char rating = 'F';  // Admiralty letter, A (reliable) to F (cannot be judged)
};

struct Claim {
  std::string id;
  int source = -1;
  std::string at, by, about, comparator, of, unit, asof;
  std::string value_text;  // as written; empty if the claim gives no number
  bool has_value = false;
  double value = 0;
  int choice = -1;         // for a claim about a choice: the alternative it supports
  char source_rating = 'F';    // Admiralty letter: its own, else the source's
  char statement_rating = '6'; // Admiralty digit, 1 (confirmed) to 6 (cannot be judged)
  LocalizedText says;
  bool in_time = true;     // false: issued after --as-of, so not used
};

struct Quantity {
  std::string id;
  LocalizedText title;
  std::string unit;
  LocalizedText why;
  std::vector<int> claims;            // all claims about it, in file order
  std::vector<int> pooled;            // those that pool: same unit and `of`, in time, with a value
  std::vector<Distribution> spreads;  // per pooled claim: what it says, by comparator
  std::vector<double> pool_weights;   // per pooled claim, sum 1
  Distribution assumed;               // used when nothing pools, or as the choice's distribution
  std::vector<std::string> choices;   // alternatives of a `choice`; value k is choices[k]
  std::vector<LocalizedText> choice_titles;  // same length as choices, possibly empty texts
  bool bare = false;      // a bare number of the file: listed as an assumption, --strict rejects it
  bool implicit = false;  // written in place (a weight, a worth, a cost), not under `quantities`
  bool context = false;   // kept for the reader although nothing uses it
  bool used = false;      // some program reads it
  int override_slot = -1; // state slot of its override, -1 if nothing can set it
  std::string set_to;     // --set: what the reader put in its place; empty: nothing
  int believed = -1;      // --believe: index into pooled, or the alternative of a choice; -1 all
  int private_to = -1;    // the party that alone knows it; -1: the parties know it
};

struct Correlation {  // Gaussian copula between two quantities
  int a = 0, b = 0;
  double rho = 0;     // of the normal scores
};

}  // namespace armistice
