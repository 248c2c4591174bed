#include "cli/plan_option.h"

#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "deals/worth.h"
#include "report/text_layout.h"
#include "util/spelling.h"

namespace armistice {
namespace {

constexpr double kShareSlack = 1e-9;

// "did you mean `x`?", or what there is.
std::string suggestion(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = closest_name(word, known);
  if (!near.empty()) return "did you mean `" + near + "`?";
  std::string list;
  for (const std::string& name : known) list += (list.empty() ? "it has " : ", ") + name;
  return list;
}

int issue_named(const Conflict& c, const std::string& name, std::string& fault) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    if (c.issues[i].id == name) return static_cast<int>(i);
    known.push_back(c.issues[i].id);
  }
  fault = "the case has no issue `" + name + "`; " + suggestion(name, known);
  return -1;
}

int option_named(const Issue& issue, const std::string& name, std::string& fault) {
  if (issue.is_share) {
    double share = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), share);
    const double step = share * (issue.option_count - 1);
    if (error == std::errc{} && end == name.data() + name.size() && share >= 0 && share <= 1 &&
        std::abs(step - std::round(step)) < kShareSlack * issue.option_count)
      return static_cast<int>(std::round(step));
    fault = "`" + issue.id + "` is a share: a number from 0 to 1 in steps of " +
            std::to_string(issue.step) + ", not `" + name + "`";
    return -1;
  }
  for (int option = 0; option < issue.option_count; ++option)
    if (issue.options[option] == name) return option;
  fault = "`" + issue.id + "` has no option `" + name + "`; " + suggestion(name, issue.options);
  return -1;
}

// Fills the terms; the fault is empty where all of it can be read.
std::string read_terms(const Conflict& c, const std::string& text,
                       std::vector<std::pair<int, int>>& terms) {
  std::string fault;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string term = text.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t equals = term.find('=');
    if (equals == std::string::npos) return "`" + term + "` is not of the form issue=option";
    const auto trimmed = [](std::string word) {
      word.erase(0, word.find_first_not_of(' '));
      word.erase(word.find_last_not_of(' ') + 1);
      return word;
    };
    const int issue = issue_named(c, trimmed(term.substr(0, equals)), fault);
    if (issue < 0) return fault;
    for (const auto& [earlier, option] : terms)
      if (earlier == issue) return "`" + c.issues[issue].id + "` is settled twice";
    const int option = option_named(c.issues[issue], trimmed(term.substr(equals + 1)), fault);
    if (option < 0) return fault;
    terms.emplace_back(issue, option);
  }
  if (terms.size() == c.issues.size() || c.status_quo.is_deal) return fault;
  for (const Issue& issue : c.issues) {
    bool named = false;
    for (const auto& [settled, option] : terms) named = named || c.issues[settled].id == issue.id;
    if (!named)
      return "`" + issue.id + "` is not settled, and the case has no status quo that would";
  }
  return fault;
}

}  // namespace

std::optional<Deal> read_plan(const Conflict& c, const std::string& text, std::ostream& err) {
  std::vector<std::pair<int, int>> terms;
  const std::string fault = read_terms(c, text, terms);
  if (fault.empty()) return complete_deal(c, terms);
  err << "armistice: --deal: " << clean(fault) << '\n';
  return std::nullopt;
}

}  // namespace armistice
