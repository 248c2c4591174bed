#include "deals/genius_write.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace armistice {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

// The shortest decimal that reads back as the same number.
std::string exact(double value) {
  char digits[32];
  const auto [end, fault] = std::to_chars(digits, digits + sizeof digits, value);
  return std::string(digits, end);
}

std::string with(const std::string& name, const std::string& value) {
  return " " + name + "=\"" + value + "\"";
}

// One file. `worth`: issue x option between 0 and 1; empty: the domain.
std::string document(const GeniusTable& table, const std::vector<std::vector<double>>& worth,
                     const std::string& weights, const std::string& rest) {
  std::string xml =
      "<utility_space" + with("number_of_issues", std::to_string(table.space.issues.size())) +
      (table.name.empty() ? "" : with("domain_name", escaped(table.name))) +
      ">\n  <objective index=\"0\" etype=\"objective\" type=\"objective\" name=\"root\">\n";
  for (std::size_t i = 0; i < table.space.issues.size(); ++i) {
    const SpaceIssue& issue = table.space.issues[i];
    xml += "    <issue" + with("index", std::to_string(i + 1)) +
           " etype=\"discrete\" type=\"discrete\" vtype=\"discrete\"" +
           with("name", escaped(issue.id)) + ">\n";
    for (std::size_t o = 0; o < issue.options.size(); ++o)
      xml += "      <item" + with("index", std::to_string(o + 1)) +
             with("value", escaped(issue.options[o])) +
             (worth.empty() ? "" : with("evaluation", exact(worth[i][o]))) + "/>\n";
    xml += "    </issue>\n";
  }
  return xml + weights + "  </objective>\n" + rest + "</utility_space>\n";
}

WrittenProfile write_profile(const GeniusTable& table, std::size_t party) {
  const SpaceParty& profile = table.space.parties[party];
  WrittenProfile out;
  std::vector<double> range;
  out.shift = profile.offset;
  out.scale = 0;
  for (const std::vector<double>& worth : profile.worth) {
    const auto [low, high] = std::minmax_element(worth.begin(), worth.end());
    out.shift += *low;
    range.push_back(*high - *low);
    out.scale += range.back();
  }
  std::vector<std::vector<double>> evaluations;
  std::string weights;
  for (std::size_t i = 0; i < range.size(); ++i) {
    const std::vector<double>& worth = profile.worth[i];
    const double low = *std::min_element(worth.begin(), worth.end());
    evaluations.emplace_back();
    for (const double w : worth) evaluations[i].push_back(range[i] > 0 ? (w - low) / range[i] : 0);
    const double weight =
        out.scale > 0 ? range[i] / out.scale : 1 / static_cast<double>(range.size());
    weights += "    <weight" + with("index", std::to_string(i + 1)) + with("value", exact(weight)) +
               "/>\n";
  }
  const std::optional<double> discount =
      party < table.discounts.size() ? table.discounts[party] : std::nullopt;
  std::string rest;
  if (discount) rest += "  <discount_factor" + with("value", exact(*discount)) + "/>\n";
  if (profile.reservation && out.scale > 0)
    rest += "  <reservation" +
            with("value", exact((*profile.reservation - out.shift) / out.scale)) + "/>\n";
  out.xml = document(table, evaluations, weights, rest);
  return out;
}

}  // namespace

WrittenGenius write_genius(const GeniusTable& table) {
  WrittenGenius out;
  out.domain =
      "<negotiation_template>\n" + document(table, {}, "", "") + "</negotiation_template>\n";
  for (std::size_t p = 0; p < table.space.parties.size(); ++p)
    out.profiles.push_back(write_profile(table, p));
  return out;
}

}  // namespace armistice
