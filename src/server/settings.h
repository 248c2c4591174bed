// What a request asks for, read with care: every field checked, nothing unknown let through.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/result.h"
#include "engine/analyze.h"
#include "report/report.h"

namespace armistice {

using ServerJson = nlohmann::ordered_json;

// A request that is not served: an HTTP status and why.
struct Refusal {
  int status = 400;
  std::string message;
  Diagnostics diagnostics{};
};
[[noreturn]] void refuse(int status, const std::string& message);

inline constexpr int kMostServedWorlds = 5000;
inline constexpr std::int64_t kMostServedCourses = 2'000'000;  // worlds x paths

struct StudySettings {
  int worlds = 0, paths = 0;
  std::uint64_t seed = 1;
  std::string as_of, believe;  // as on the command line
  Language language = Language::en;
  bool why = false, orders = false, levers = false;  // what `run --why --orders --levers` adds
  std::vector<std::pair<std::string, std::string>> set;
  std::vector<std::string> pulled, opened;
};

// From the `settings` and `changes` of a request; throws Refusal (422).
StudySettings read_settings(const ServerJson& body);
// The two objects again, complete: what the store keeps and the API shows.
ServerJson settings_json(const StudySettings& settings);

std::string short_text(const ServerJson& body, const char* key, std::size_t most);

ReportInfo report_info(const StudySettings& settings, const Conflict& conflict);

}  // namespace armistice
