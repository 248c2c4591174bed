#include "deals/genius_tree.h"

#include <algorithm>
#include <cstdint>
#include <set>

namespace armistice {
namespace {

constexpr int kMaxObjectives = 64;  // nested

void collect(XmlFile& file, pugi::xml_node objective, int depth, std::vector<pugi::xml_node>& out) {
  if (depth > kMaxObjectives) {
    file.error(objective, "too-deep",
               "more than " + std::to_string(kMaxObjectives) + " objectives are nested here",
               "put the issues under one objective");
    return;
  }
  for (const pugi::xml_node child : objective.children()) {
    const std::string_view name = child.name();
    if (name == "issue") out.push_back(child);
    if (name == "objective") collect(file, child, depth + 1, out);
  }
}

// discrete | integer | real, by whichever attribute says it
std::string kind_of(pugi::xml_node issue) {
  for (const char* name : {"vtype", "type", "etype"})
    if (std::string kind = attribute(issue, name); !kind.empty()) return kind;
  return "discrete";
}

// A name that a report can show.
bool readable(XmlFile& file, pugi::xml_node node, const std::string& name, const char* what) {
  const bool controls = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (!name.empty() && !controls) return true;
  file.error(node, "bad-name",
             std::string("this ") + what +
                 (name.empty() ? " has no name" : " has control characters in its name"),
             "give it a name of plain text");
  return false;
}

void read_values(XmlFile& file, pugi::xml_node node, SpaceIssue& issue) {
  std::set<std::string> seen;
  for (const pugi::xml_node item : node.children("item")) {
    const std::string value = attribute(item, "value");
    if (!readable(file, item, value, "value")) continue;
    if (!seen.insert(value).second)
      file.error(item, "same-value", shown(value) + " stands twice under one issue",
                 "keep one of the two");
    if (static_cast<int>(issue.options.size()) == kMaxGeniusOptions) {
      file.error(item, "too-many-values",
                 "the issue has more than " + std::to_string(kMaxGeniusOptions) + " values",
                 "leave values out, or join them");
      return;
    }
    issue.options.push_back(value);
  }
  if (issue.options.empty())
    file.error(node, "no-values", "the issue " + shown(issue.id) + " has no values",
               "add <item value=\"...\"/> lines");
}

void read_range(XmlFile& file, pugi::xml_node node, int& low, SpaceIssue& issue) {
  int high = 0;
  if (!integer_bounds(file, node, low, high)) return;
  const std::int64_t count = std::int64_t{high} - low + 1;
  if (count > kMaxGeniusOptions) {
    file.error(node, "too-many-values",
               "the issue has " + std::to_string(count) + " values, more than " +
                   std::to_string(kMaxGeniusOptions),
               "narrow its bounds");
    return;
  }
  for (std::int64_t k = 0; k < count; ++k) issue.options.push_back(std::to_string(low + k));
}

SpaceIssue read_issue(XmlFile& file, pugi::xml_node node, DomainIssue& known) {
  SpaceIssue issue;
  issue.id = attribute(node, "name");
  readable(file, node, issue.id, "issue");
  const std::string kind = kind_of(node);
  known.integer = kind == "integer";
  if (known.integer)
    read_range(file, node, known.low, issue);
  else if (kind == "discrete")
    read_values(file, node, issue);
  else
    file.error(node, "unknown-kind",
               "issues of kind " + shown(kind) + " are not read, only discrete and integer",
               "turn it into a discrete issue with the values that matter");
  return issue;
}

}  // namespace

std::string shown(std::string_view name) {
  constexpr std::size_t kShown = 60;
  if (name.size() <= kShown) return "`" + std::string(name) + "`";
  std::size_t cut = kShown;
  while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80) --cut;
  return "`" + std::string(name.substr(0, cut)) + "...`";
}

pugi::xml_node utility_space(XmlFile& file) {
  const pugi::xml_node root = file.root();
  if (std::string_view(root.name()) == "utility_space") return root;
  const pugi::xml_node space = root.child("utility_space");
  if (!space)
    file.error(root, "no-utility-space", "there is no <utility_space> here",
               "is it a GENIUS domain or profile?");
  return space;
}

bool is_additive(XmlFile& file, pugi::xml_node space) {
  for (const char* name : {"ufun", "utility_function", "hyperRectangle", "rule", "constraint"})
    if (const pugi::xml_node found = space.child(name)) {
      file.error(
          found, "not-additive",
          std::string("the utility space has <") + name + ">: its worths are not sums over issues",
          "only additive (linear) utility spaces are read");
      return false;
    }
  return true;
}

std::vector<pugi::xml_node> issue_nodes(XmlFile& file, pugi::xml_node space) {
  std::vector<pugi::xml_node> nodes;
  collect(file, space, 0, nodes);
  return nodes;
}

bool issue_index(XmlFile& file, pugi::xml_node node, int& index) {
  if (read_integer(attribute(node, "index"), index)) return true;
  file.error(node, "bad-index", "the issue's index is not a whole number",
             "write index=\"1\", index=\"2\" and so on, the same in domain and profiles");
  return false;
}

bool is_integer(pugi::xml_node issue) { return kind_of(issue) == "integer"; }

bool has_bounds(pugi::xml_node issue) {
  return issue.child("range") || issue.attribute("lowerbound") || issue.attribute("upperbound");
}

bool integer_bounds(XmlFile& file, pugi::xml_node issue, int& low, int& high) {
  const pugi::xml_node range = issue.attribute("lowerbound") ? issue : issue.child("range");
  if (read_integer(attribute(range, "lowerbound"), low) &&
      read_integer(attribute(range, "upperbound"), high) && low <= high)
    return true;
  file.error(issue, "bad-bounds",
             "an integer issue needs two whole numbers as bounds, the lower first",
             "write lowerbound=\"0\" upperbound=\"10\"");
  return false;
}

std::vector<DomainIssue> read_domain(XmlFile& file, GeniusTable& table) {
  std::vector<DomainIssue> known;
  const pugi::xml_node space = utility_space(file);
  if (!space) return known;
  table.name = attribute(space, "domain_name");
  std::set<int> seen;
  std::set<std::string> names;
  std::size_t options = 0;
  for (const pugi::xml_node node : issue_nodes(file, space)) {
    DomainIssue& entry = known.emplace_back();
    if (!issue_index(file, node, entry.index)) continue;
    if (!seen.insert(entry.index).second)
      file.error(node, "same-index", "two issues have index " + std::to_string(entry.index),
                 "number the issues apart");
    SpaceIssue issue = read_issue(file, node, entry);
    if (!names.insert(issue.id).second)
      file.error(node, "same-name", "two issues are called " + shown(issue.id),
                 "a package names its issues: call them differently");
    options += issue.options.size();
    table.space.issues.push_back(std::move(issue));
    if (static_cast<int>(known.size()) > kMaxGeniusIssues || options > kMaxGeniusOptionsInAll) {
      file.error(node, "too-large",
                 "the domain has more than " + std::to_string(kMaxGeniusIssues) + " issues or " +
                     std::to_string(kMaxGeniusOptionsInAll) + " values",
                 "leave issues or values out");
      return known;
    }
  }
  if (known.empty() && file.errors() == 0)
    file.error(space, "no-issues", "the domain has no issues",
               "a domain lists <issue> elements under an <objective>");
  return known;
}

}  // namespace armistice
