// A study as its readers get it: plain data, turned into JSON, text, a page or CSV elsewhere.
//
// Commands that do not run a study (check, demands, timeline) make a report with empty Findings.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/demands.h"
#include "armistice/findings.h"
#include "armistice/ranges.h"
#include "armistice/text.h"
#include "report/demands.h"
#include "report/timeline.h"

namespace armistice {

struct ReportInfo {
  std::string version;
  std::uint64_t seed = 1;
  int worlds = 0, paths = 0;          // asked for; Findings says how many were finished
  std::string command;                // "run", "locks", ...
  std::string as_of;                  // --as-of, empty: none
  std::string believe;                // --believe, several with commas between; empty: none
  std::vector<QuantityRange> ranges;  // per quantity, or empty
  Language language = Language::en;   // --lang: what the page opens in
  std::vector<std::pair<std::string, std::string>> set{};  // --set: quantity, value
  std::vector<std::string> levers{}, open_locks{};         // --lever, --open
};

struct Report {
  ReportInfo info;
  const Conflict* conflict = nullptr;  // the caller's; outlives the report
  Findings findings;
  std::vector<IssueDemands> demands;    // issues on which somebody speaks, file order
  DemandFindings demand_findings;       // of the demands command
  std::vector<TimelineEntry> timeline;  // moves by date
};

// Nothing claims it: neither a pooled claim nor claims about the sides of a choice.
bool is_assumption(const Quantity& quantity);

// What --believe names, one by one.
std::vector<std::string> beliefs(const ReportInfo& info);

Report make_report(const Conflict& conflict, Findings findings, ReportInfo info);

}  // namespace armistice
