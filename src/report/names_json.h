// Titles of everything that a document names by id.
#pragma once

#include <nlohmann/json.hpp>

#include "report/report.h"

namespace armistice {

nlohmann::ordered_json names_json(const Report& report);

// Title of a lock, or of "war_pays:<party>" and "waiting_pays:<party>", in all languages.
LocalizedText lock_title(const Conflict& conflict, const std::string& id);
// Title of a limit, else of the stock or auxiliary that it watches; empty where none has one.
LocalizedText limit_title(const Conflict& conflict, const std::string& id);
// The party of "war_pays:<party>"; empty for other locks.
std::string war_lock_party(const std::string& id);

}  // namespace armistice
