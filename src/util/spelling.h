// "Did you mean": the closest of a list of names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace armistice {

// Insertions, deletions, replacements and swaps of neighbours that turn a into b.
int edit_distance(std::string_view a, std::string_view b);

// The candidate closest to `word` if it is close enough to be a slip of the pen (capitals do
// not count; at most a third of the letters differ); of equals the first. Empty: none is.
std::string closest_name(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace armistice
