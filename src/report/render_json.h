// Report -> the JSON documents of the commands. Their schemas stand in docs/.
//
// No time of day, number of threads or path of the machine is in any of them, so equal inputs
// give equal bytes.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "armistice/result.h"
#include "report/report.h"

namespace armistice {

// By Report::info.command: run, locks, why, levers, evidence, demands or timeline.
nlohmann::ordered_json render_json(const Report& report);

// The parts of the run document that have a document of their own, without its head.
nlohmann::ordered_json locks_json(const Report& report);
nlohmann::ordered_json evidence_json(const Report& report);
nlohmann::ordered_json levers_json(const Report& report);
nlohmann::ordered_json why_json(const Report& report);
nlohmann::ordered_json ripeness_json(const Report& report);
nlohmann::ordered_json belief_json(const Report& report);
nlohmann::ordered_json demands_json(const Report& report);
nlohmann::ordered_json matrix_json(const Report& report);
nlohmann::ordered_json stated_and_aimed_json(const Conflict& conflict, const IssueDemands& demands);
nlohmann::ordered_json demands_together_json(const Report& report);
nlohmann::ordered_json plan_json(const Report& report);  // --deal
nlohmann::ordered_json timeline_json(const Report& report);

// The check document; `conflict` is null where the case does not compile.
nlohmann::ordered_json render_check(const ReportInfo& info, const Conflict* conflict,
                                    const Diagnostics& diagnostics);

// Two blanks per level; bytes that are not UTF-8 are replaced.
std::string to_text(const nlohmann::ordered_json& document);

}  // namespace armistice
