// The part of JSON Schema 2020-12 that docs/*.schema.json use. Slow and plain; a keyword that it does
// not know is an error, so that no rule of a schema goes unheeded.
#pragma once

#include <algorithm>
#include <regex>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

namespace armistice {

class JsonSchema {
 public:
  explicit JsonSchema(nlohmann::json root) : root_(std::move(root)) {}

  // Empty if `value` is valid; else where it first fails, and by which keyword.
  std::string fault(const nlohmann::json& value) const { return check(root_, value, ""); }

 private:
  using Json = nlohmann::json;

  static bool has_type(const std::string& type, const Json& v) {
    if (type == "object") return v.is_object();
    if (type == "array") return v.is_array();
    if (type == "string") return v.is_string();
    if (type == "number") return v.is_number();
    if (type == "integer") return v.is_number_integer();
    if (type == "boolean") return v.is_boolean();
    if (type == "null") return v.is_null();
    throw std::runtime_error("unknown type " + type);
  }

  std::string check(const Json& schema, const Json& v, const std::string& at) const {
    if (schema.is_boolean()) return schema.get<bool>() ? "" : at + ": nothing is allowed here";
    for (const auto& [keyword, rule] : schema.items()) {
      const std::string fault = apply(keyword, rule, schema, v, at);
      if (!fault.empty()) return fault;
    }
    return "";
  }

  int matches(const Json& schemas, const Json& v) const {
    return static_cast<int>(std::count_if(schemas.begin(), schemas.end(), [&](const Json& s) {
      return check(s, v, "").empty();
    }));
  }

  std::string apply(const std::string& keyword, const Json& rule, const Json& schema, const Json& v,
                    const std::string& at) const {
    const auto failed = [&](bool fine) { return fine ? std::string() : at + ": " + keyword; };
    const bool ignored = keyword[0] == '$' ? keyword != "$ref"
                                           : keyword == "description" || keyword == "title";
    if (ignored) return "";
    if (keyword == "$ref")
      return check(root_.at("$defs").at(rule.get<std::string>().substr(8)), v, at);
    if (keyword == "type") {
      if (rule.is_string()) return failed(has_type(rule, v));
      return failed(std::any_of(rule.begin(), rule.end(),
                                [&](const Json& type) { return has_type(type, v); }));
    }
    if (keyword == "enum") return failed(std::find(rule.begin(), rule.end(), v) != rule.end());
    if (keyword == "const") return failed(rule == v);
    if (keyword == "anyOf") return failed(matches(rule, v) > 0);
    if (keyword == "oneOf") return failed(matches(rule, v) == 1);
    if (keyword == "allOf") return failed(matches(rule, v) == static_cast<int>(rule.size()));
    if (keyword == "not") return failed(!check(rule, v, at).empty());
    if (v.is_object()) return apply_to_object(keyword, rule, schema, v, at);
    if (v.is_array()) return apply_to_array(keyword, rule, v, at);
    return failed(apply_to_scalar(keyword, rule, v));
  }

  std::string apply_to_object(const std::string& keyword, const Json& rule, const Json& schema,
                              const Json& v, const std::string& at) const {
    if (keyword == "required") {
      for (const Json& key : rule)
        if (!v.contains(key.get<std::string>())) return at + ": required " + key.dump();
    } else if (keyword == "minProperties") {
      if (v.size() < rule.get<std::size_t>()) return at + ": minProperties";
    } else if (keyword == "dependentRequired") {
      for (const auto& [key, needed] : rule.items())
        for (const Json& other : needed)
          if (v.contains(key) && !v.contains(other.get<std::string>()))
            return at + ": dependentRequired " + key;
    } else if (keyword == "properties") {
      for (const auto& [key, inner] : rule.items())
        if (v.contains(key))
          if (const std::string fault = check(inner, v[key], at + "/" + key); !fault.empty())
            return fault;
    } else if (keyword == "additionalProperties") {
      for (const auto& [key, inner] : v.items()) {
        if (schema.contains("properties") && schema["properties"].contains(key)) continue;
        if (const std::string fault = check(rule, inner, at + "/" + key); !fault.empty())
          return fault;
      }
    } else if (keyword == "propertyNames") {
      for (const auto& [key, inner] : v.items())
        if (const std::string fault = check(rule, key, at + "/" + key); !fault.empty()) return fault;
    } else {
      known_elsewhere(keyword);
    }
    return "";
  }

  std::string apply_to_array(const std::string& keyword, const Json& rule, const Json& v,
                             const std::string& at) const {
    if (keyword == "items") {
      for (std::size_t k = 0; k < v.size(); ++k)
        if (const std::string fault = check(rule, v[k], at + "/" + std::to_string(k));
            !fault.empty())
          return fault;
    } else if (keyword == "minItems") {
      if (v.size() < rule.get<std::size_t>()) return at + ": minItems";
    } else if (keyword == "maxItems") {
      if (v.size() > rule.get<std::size_t>()) return at + ": maxItems";
    } else if (keyword == "uniqueItems") {
      for (std::size_t k = 0; k < v.size(); ++k)
        if (std::find(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(k), v[k]) !=
            v.begin() + static_cast<std::ptrdiff_t>(k))
          return at + ": uniqueItems";
    } else {
      known_elsewhere(keyword);
    }
    return "";
  }

  static bool apply_to_scalar(const std::string& keyword, const Json& rule, const Json& v) {
    if (v.is_number()) {
      const double x = v.get<double>();
      if (keyword == "minimum") return x >= rule.get<double>();
      if (keyword == "maximum") return x <= rule.get<double>();
      if (keyword == "exclusiveMinimum") return x > rule.get<double>();
    }
    if (v.is_string()) {
      const std::string text = v.get<std::string>();
      if (keyword == "pattern") return std::regex_search(text, std::regex(rule.get<std::string>()));
      if (keyword == "minLength") return text.size() >= rule.get<std::size_t>();
      if (keyword == "maxLength") return text.size() <= rule.get<std::size_t>();
    }
    known_elsewhere(keyword);
    return true;
  }

  // A keyword for another type than the value's says nothing about it.
  static void known_elsewhere(const std::string& keyword) {
    for (const char* known :
         {"required", "minProperties", "dependentRequired", "properties", "additionalProperties",
          "propertyNames", "items", "minItems", "maxItems", "uniqueItems", "minimum", "maximum",
          "exclusiveMinimum", "pattern", "minLength", "maxLength"})
      if (keyword == known) return;
    throw std::runtime_error("the checker does not know the keyword " + keyword);
  }

  Json root_;
};

}  // namespace armistice
