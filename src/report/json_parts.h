// The pieces that all documents are made of: numbers, texts, options, the head.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "report/report.h"

namespace armistice {

using Json = nlohmann::ordered_json;

// Nine significant digits: what is left is the noise of the last bits. Not finite: null.
Json number(double value);
Json count(std::uint64_t value);            // a string above 2^53
Json text_json(const LocalizedText& text);  // a plain string where there is one language only
Json title_json(const LocalizedText& title, const std::string& id);  // the id where no title is
Json estimate_json(const Estimate& estimate);
Json estimate_or_null(const Estimate& estimate);  // null where no world counts
// Of a party with private quantities, per type.
Json by_type_json(const Estimate (&of)[2]);
Json effects_json(const std::vector<EndingEffect>& effects);

Json option_json(const Issue& issue, int option);
Json options_json(const Issue& issue, const std::vector<int>& options);
Json deal_json(const Conflict& conflict, const Deal& deal);
Json claim_ids(const Conflict& conflict, const std::vector<int>& claims);
// The id of a party, issue, ... by index; empty for -1.
template <class T>
std::string id_of(const std::vector<T>& list, int index) {
  return index < 0 ? std::string() : list.at(static_cast<std::size_t>(index)).id;
}

// command, case, version, seed, worlds, paths, effective_worlds: the first fields of any document.
// No conflict (a case that does not compile): the case has neither title nor hash.
Json document_head(const ReportInfo& info, const Conflict* conflict, const Findings& findings);

}  // namespace armistice
