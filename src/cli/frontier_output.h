// Frontier and points as JSON and as text: for a case or a negotiation domain.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "deals/frontier.h"
#include "deals/points.h"
#include "report/json_parts.h"
#include "report/text_layout.h"
#include "report/text_writer.h"

namespace armistice {

struct FrontierView {
  const Frontier& frontier;
  const Points& points;
  std::string packages;                   // how many there are, decimal
  std::vector<std::string> parties;       // ids, as the frontier lists them
  std::vector<std::string> names;         // the same for readers
  std::function<Json(const Deal&)> deal;  // {issue: option}
  std::function<std::string(const Deal&)> in_words;
};

// A number up to 2^53, else the text.
Json decimal_json(const std::string& digits);

// Sets deals, exact, epsilon, parties, frontier, points, disagreement, ideal.
void put_frontier(const FrontierView& view, Json& document);

// A section: how many efficient packages there are, and the four points.
void write_frontier(const FrontierView& view, TextWriter& out);

}  // namespace armistice
