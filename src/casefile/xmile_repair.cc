#include "casefile/xmile_repair.h"

#include <algorithm>
#include <string_view>

namespace armistice {
namespace {

constexpr std::size_t kMostRepairs = 1000;  // more slips are no slips

bool is_variable(std::string_view name) {
  return name == "stock" || name == "flow" || name == "aux";
}

// End of the markup that begins at `at`.
std::size_t markup_end(std::string_view text, std::size_t at) {
  constexpr std::pair<std::string_view, std::string_view> kWhole[] = {
      {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  for (const auto& [begin, end] : kWhole)
    if (text.substr(at).starts_with(begin)) {
      const std::size_t close = text.find(end, at);
      return close == std::string_view::npos ? text.size() : close + end.size();
    }
  char quote = 0;
  for (std::size_t k = at; k < text.size(); ++k) {
    const char c = text[k];
    if (quote != 0)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '>')
      return k + 1;
  }
  return text.size();
}

}  // namespace

std::size_t XmlRepair::original(std::size_t at) const {
  std::size_t shift = 0;
  for (const auto& [place, length] : added)
    if (place + shift < at) shift += std::min(length, at - place - shift);
  return at - shift;
}

XmlRepair close_variables(const std::string& text) {
  XmlRepair repair;
  std::vector<std::string> open;
  std::size_t copied = 0;
  for (std::size_t at = text.find('<'); at != std::string::npos;) {
    const std::size_t end = markup_end(text, at);
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const std::size_t name_at = at + (next == '/' ? 2 : 1);
    const std::size_t name_end = std::min(text.find_first_of(" \t\r\n/>", name_at), text.size());
    const std::string name = text.substr(std::min(name_at, name_end), name_end - name_at);
    if (next == '/') {
      if (open.empty() || open.back() != name) break;  // not this kind of slip
      open.pop_back();
    } else if (next != '!' && next != '?') {
      if (is_variable(name) && !open.empty() && is_variable(open.back())) {
        if (repair.added.size() == kMostRepairs) break;
        const std::string tag = "</" + open.back() + ">";
        repair.text.append(text, copied, at - copied);
        repair.text += tag;
        repair.added.emplace_back(at, tag.size());
        repair.names.push_back(open.back());
        copied = at;
        open.pop_back();
      }
      if (text[end - 2] != '/') open.push_back(name);
    }
    at = text.find('<', end);
  }
  repair.text.append(text, copied, std::string::npos);
  return repair;
}

}  // namespace armistice
