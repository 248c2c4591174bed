// YAML text -> a tree of scalars, lists and maps, each with its place.
//
// An alias shares the node it names, so the tree is a graph without cycles; its size as a tree is
// bounded by kMaxNodes over all files of a case, its depth by kMaxDepth.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "armistice/case_spec.h"
#include "casefile/faults.h"

namespace armistice {

struct YamlNode;

struct MapEntry {
  Word key;
  const YamlNode* value = nullptr;
};

struct YamlNode {
  enum class Kind { null, scalar, list, map };
  Kind kind = Kind::null;
  Word word;                            // the scalar's text; the place of any node
  std::vector<const YamlNode*> items;   // of a list
  std::vector<MapEntry> entries;        // of a map, file order; keys are unique scalars
  int size = 1;                         // nodes from here down, aliases counted in full
  int depth = 1;                        // levels from here down
  const YamlNode* find(const std::string& key) const {
    for (const MapEntry& entry : entries)
      if (entry.key.text == key) return entry.value;
    return nullptr;
  }
};

// Owns the nodes; they stay where they are.
struct YamlForest {
  std::deque<YamlNode> nodes;
  int budget_used = 0;  // nodes of all trees, aliases counted in full
};

// The root of the one document in `text`, which has passed guard_text; nullptr after a fault that
// leaves no tree. Repeated keys are faults too, and leave the first in place.
const YamlNode* parse_yaml(const std::string& text, int file, YamlForest& forest, Faults& faults);

// "a list", "a map", "one value", "nothing": for messages.
const char* kind_name(YamlNode::Kind kind);

}  // namespace armistice
