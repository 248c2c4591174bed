// The parts that a GENIUS domain and its profiles have in common, and the domain itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "deals/genius.h"
#include "deals/xml_file.h"

namespace armistice {

// <utility_space>, at the root or just below it; empty, with an error, where there is none.
pugi::xml_node utility_space(XmlFile& file);

// False, with an error, where worths are not sums over issues.
bool is_additive(XmlFile& file, pugi::xml_node space);

// All <issue> below nested <objective>, in file order; an error where these nest too deep.
std::vector<pugi::xml_node> issue_nodes(XmlFile& file, pugi::xml_node space);

// The number by which domain and profiles name an issue; false, with an error, where there is none.
bool issue_index(XmlFile& file, pugi::xml_node node, int& index);

bool is_integer(pugi::xml_node issue);
bool has_bounds(pugi::xml_node issue);
// False, with an error, where they are no two whole numbers in rising order.
bool integer_bounds(XmlFile& file, pugi::xml_node issue, int& low, int& high);

// An issue of the domain as profiles look it up.
struct DomainIssue {
  int index = 0;  // the number by which profiles name it
  bool integer = false;
  int low = 0;  // integer: option k is the number low + k
};

// Fills the table's name and issues; returns what profiles need to know of each.
std::vector<DomainIssue> read_domain(XmlFile& file, GeniusTable& table);

// A name for a message: in quotes, cut when it is long.
std::string shown(std::string_view name);

}  // namespace armistice
