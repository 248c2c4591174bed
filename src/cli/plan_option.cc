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

// Index into Talks::proposers.
int proposer_named(const Conflict& c, const std::string& id, std::string& fault) {
  std::vector<std::string> known;
  for (std::size_t j = 0; j < c.talks.proposers.size(); ++j) {
    known.push_back(c.parties[c.talks.proposers[j].party].id);
    if (known.back() == id) return static_cast<int>(j);
  }
  fault = "`" + id + "` makes no proposals in this case (`talks: proposers:`); " +
          suggestion(id, known);
  return -1;
}

std::string recorded_move(const Conflict& c, const std::string& id, Proposal& out) {
  std::vector<std::string> known;
  for (const Move& move : c.moves) {
    if (move.package.empty()) continue;
    known.push_back(move.id);
    if (move.id != id) continue;
    std::string fault;
    if (move.package.size() < c.issues.size() && !c.status_quo.is_deal)
      return "move `" + id +
             "` leaves issues open, and the case has no status quo that would "
             "settle them";
    out.proposer = proposer_named(c, c.parties[move.by].id, fault);
    out.deal = complete_deal(c, move.package);
    return fault;
  }
  return "no move `" + id +
         "` with a package; write PROPOSER: issue=option,issue=option, or a "
         "move: " +
         (known.empty() ? "the case has none with a package" : suggestion(id, known));
}

}  // namespace

std::optional<Proposal> read_move(const Conflict& c, const std::string& text, std::ostream& err) {
  Proposal out;
  std::string fault;
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) {
    fault = recorded_move(c, text, out);
  } else {
    std::string who = text.substr(0, colon);
    who.erase(who.find_last_not_of(' ') + 1);
    out.proposer = proposer_named(c, who, fault);
    std::vector<std::pair<int, int>> terms;
    if (fault.empty()) fault = read_terms(c, text.substr(colon + 1), terms);
    if (fault.empty()) out.deal = complete_deal(c, terms);
  }
  if (fault.empty()) return out;
  err << "armistice: --move: " << clean(fault) << '\n';
  return std::nullopt;
}

std::optional<Deal> read_plan(const Conflict& c, const std::string& text, std::ostream& err) {
  std::vector<std::pair<int, int>> terms;
  const std::string fault = read_terms(c, text, terms);
  if (fault.empty()) return complete_deal(c, terms);
  err << "armistice: --deal: " << clean(fault) << '\n';
  return std::nullopt;
}

}  // namespace armistice
