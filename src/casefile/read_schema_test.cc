// docs/case.schema.json and the reader are two descriptions of one format: they must agree.
#include <fstream>
#include <functional>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "casefile/accepted_keys.h"
#include "casefile/fields.h"
#include "casefile/yaml_tree.h"
#include "kit/case_files.h"
#include "kit/full_case.h"
#include "kit/json_schema.h"

namespace armistice {
namespace {

using Json = nlohmann::json;

Json load_schema() {
  std::ifstream file(ARMISTICE_ROOT "/docs/case.schema.json");
  return Json::parse(file);
}

// What an editor's YAML reader makes of a node.
Json to_json(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null: return nullptr;
    case YamlNode::Kind::list: {
      Json list = Json::array();
      for (const YamlNode* item : node.items) list.push_back(to_json(*item));
      return list;
    }
    case YamlNode::Kind::map: {
      Json map = Json::object();
      for (const MapEntry& entry : node.entries) map[entry.key.text] = to_json(*entry.value);
      return map;
    }
    case YamlNode::Kind::scalar: break;
  }
  const std::string& text = node.word.text;
  if (node.word.quoted) return text;
  if (text == "true" || text == "false") return text == "true";
  const auto number = number_in(text);
  if (!number) return text;
  if (text.find_first_not_of("-0123456789") == std::string::npos) return std::stoll(text);
  return *number;
}

Json parse(const std::string& text) {
  const std::vector<CaseFile> files = {{"war.yaml", text}};
  Faults faults(files);
  YamlForest forest;
  const YamlNode* root = parse_yaml(text, 0, forest, faults);
  return root == nullptr ? Json() : to_json(*root);
}

TEST(Schema, HasTheKeysThatTheReaderAccepts) {
  const Json schema = load_schema();
  std::set<std::string> seen;
  for (const auto& [name, keys] : accepted_keys()) {
    seen.insert(name);
    ASSERT_TRUE(name == "case" || schema["$defs"].contains(name)) << name;
    const Json& properties = (name == "case" ? schema : schema["$defs"][name])["properties"];
    std::set<std::string> in_schema;
    for (const auto& [key, value] : properties.items()) {
      in_schema.insert(key);
      EXPECT_TRUE(value.contains("description") || value.contains("$ref")) << name << "." << key;
    }
    EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()), in_schema) << name;
  }
  // and no mapping that the reader has not
  for (const auto& [name, definition] : schema["$defs"].items())
    if (definition.contains("properties") && name != "text") {
      EXPECT_TRUE(seen.count(name)) << name;
    }
}

TEST(Schema, AcceptsTheCaseThatUsesEveryKey) {
  const JsonSchema schema(load_schema());
  EXPECT_EQ(schema.fault(parse(kFullCase)), "");
  EXPECT_EQ(schema.fault(parse(kFullCaseWar)), "");
}

TEST(Schema, TheFullCaseDoesUseEveryKey) {
  std::set<std::string> used;
  const std::function<void(const Json&)> collect = [&](const Json& value) {
    if (value.is_object())
      for (const auto& [key, inner] : value.items()) used.insert(key);
    if (value.is_structured())
      for (const Json& inner : value) collect(inner);
  };
  collect(parse(kFullCase));
  collect(parse(kFullCaseWar));
  for (const auto& [name, keys] : accepted_keys()) {
    if (name == "source") continue;  // most fields of CSL-JSON are there to be passed over
    for (const std::string& key : keys) {
      const bool list_form_only = key == "id";
      EXPECT_TRUE(list_form_only || used.count(key)) << name << "." << key;
    }
  }
}

TEST(Schema, AndTheReaderRefuseTheSame) {
  const JsonSchema schema(load_schema());
  const std::string head = "armistice: 1\nstart: 2025-01-01\n";
  for (const char* text :
       {"horizn: 12 months\n", "parties: {red: {role: nobody}}\n", "cost_of_war: {red: {value: 1}}\n",
        "war: euler\n", "now: 2025-7-1\n", "horizon: soon\n", "record: {eps: 1.5}\n",
        "quantities: {x: {unit: km}}\n", "quantities: {x: {choice: {yes: 1}}}\n",
        "issues: {land: {options: []}}\n", "issues: {land: {options: [a], share: 1}}\n",
        "issues: {land: {share: 2}}\n", "issues: {land: {options: [a, a]}}\n",
        "locks: {x: {kind: legal, holder: a, refuses: b}}\n", "locks: {x: {kind: future}}\n",
        "talks: {sequence: []}\n", "talks: {blocks: {a: {title: A}}}\n",
        "talks: {blocks: {deal: {issues: [a]}}}\n", "talks: {blocks: {a: {issues: []}}}\n",
        "talks: {blocks: {a: {issues: [a], once_signed: {when: a}}}}\n",
        "talks: {orders: {first: {title: A}}}\n", "talks: {orders: {first: [a, deal]}}\n",
        "talks: {features: [a, b, c, d, e]}\n",
        "war: {events: {x: {add: {y: 1}}}}\n", "war: {events: {x: {delay: 1, when: a}}}\n",
        "war: {modes: {m: {start: a}}}\n", "levers: {x: {why: nothing}}\n",
        "positions: {p: {party: red, issue: land}}\n", "title: {fr: Une guerre}\n",
        "claims: [{source: s, about: x}]\n", "claims: {c: {source: s, about: x, rating: G9}}\n",
        "endings: {1st: signed}\n", "war: {substeps: 0}\n", "war: {limits: {x: {title: t}}}\n",
        "ratify: {red: {needs: 3}}\n", "ratify: {red: {house: {public: p, chance: 0.5, threshold: 1}}}\n",
        "ratify: {red: {house: {needs: 1, blocs: {a: {seats: 0, yes: 1}}}}}\n",
        "ratify: {red: {public: p}}\n", "leaders: {red: {stake: 1}}\n",
        "leaders: {red: {stake: -1, survival: 1}}\n", "steps: [{party: red, does: it}]\n",
        "steps: {x: {party: red, does: it, loss_if_other_defects: -1}}\n"}) {
    EXPECT_FALSE(read_text(head + text)) << text;
    EXPECT_NE(schema.fault(parse(head + text)), "") << text;
  }
}

}  // namespace
}  // namespace armistice
