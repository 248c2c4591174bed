// Which keys each kind of map takes, by its name in docs/case.schema.json.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace armistice {

std::vector<std::pair<std::string, std::vector<std::string>>> accepted_keys();

}  // namespace armistice
