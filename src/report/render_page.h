// The page: one HTML file that shows a run document without a network.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace armistice {

// Where the built page holds its data: the text of a script element of type application/json.
inline constexpr std::string_view kDataMarker = "__ARMISTICE_DATA__";

// The template with its marker replaced by the document. Every `<` of the document becomes
// \u003c, so no text of a case can close the script element. A template without exactly one
// marker is a bug.
std::string render_page(const nlohmann::ordered_json& document, std::string_view page_template);
// The same of a document that is text already.
std::string fill_page(std::string_view json, std::string_view page_template);

}  // namespace armistice
