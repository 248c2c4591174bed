#include "report/render_page.h"

#include "util/check.h"

namespace armistice {

std::string render_page(const nlohmann::ordered_json& document, std::string_view page_template) {
  return fill_page(document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace),
                   page_template);
}

std::string fill_page(std::string_view json, std::string_view page_template) {
  const std::size_t marker = page_template.find(kDataMarker);
  ARMISTICE_CHECK(marker != std::string_view::npos);
  ARMISTICE_CHECK(page_template.find(kDataMarker, marker + 1) == std::string_view::npos);
  std::string page;
  page.reserve(page_template.size() + json.size() + json.size() / 64);
  page += page_template.substr(0, marker);
  for (char c : json) {
    // `<` only occurs inside strings of JSON, where the escape means the same
    if (c == '<')
      page += "\\u003c";
    else
      page += c;
  }
  page += page_template.substr(marker + kDataMarker.size());
  return page;
}

}  // namespace armistice
