// The schemas of what the program writes: docs/<command>.schema.json.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "kit/json_schema.h"

namespace armistice::kit {

inline std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Definitions live in report.schema.json; the other documents borrow them.
inline JsonSchema document_schema(const std::string& name) {
  const std::string folder = std::string(ARMISTICE_ROOT) + "/docs/";
  const std::string borrowed = "report.schema.json#";
  std::string text = read_text(folder + name + ".schema.json");
  for (std::size_t at; (at = text.find(borrowed)) != std::string::npos;)
    text.replace(at, borrowed.size(), "#");
  nlohmann::json schema = nlohmann::json::parse(text);
  const auto lent = nlohmann::json::parse(read_text(folder + "report.schema.json")).at("$defs");
  for (const auto& [key, rule] : lent.items())
    if (!schema["$defs"].contains(key)) schema["$defs"][key] = rule;
  return JsonSchema(schema);
}

}  // namespace armistice::kit
