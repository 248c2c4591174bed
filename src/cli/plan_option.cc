#include "cli/plan_option.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
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
  return fault;
}

// Empty if the terms, or else the status quo, settle the issues.
std::string unsettled(const Conflict& c, const std::vector<int>& issues,
                      const std::vector<std::pair<int, int>>& terms) {
  if (c.status_quo.is_deal) return "";
  for (const int issue : issues) {
    bool named = false;
    for (const auto& [settled, option] : terms) named = named || settled == issue;
    if (!named)
      return "`" + c.issues[issue].id + "` is not settled, and the case has no status quo that would";
  }
  return "";
}

std::vector<int> all_issues(const Conflict& c) {
  std::vector<int> out(c.issues.size());
  std::iota(out.begin(), out.end(), 0);
  return out;
}

std::string name_of_part(const Conflict& c, std::size_t part) {
  const int block = c.talks.sequence.parts[part].block;
  return "`" + (block < 0 ? "deal" : c.talks.blocks[block].id) + "`";
}

std::string issues_of_part(const Conflict& c, std::size_t part) {
  std::string out;
  for (const int issue : c.talks.sequence.parts[part].issues)
    out += (out.empty() ? "" : ", ") + c.issues[issue].id;
  return out;
}

std::size_t part_of_issue(const Conflict& c, int issue) {
  const std::vector<OrderPart>& parts = c.talks.sequence.parts;
  std::size_t part = 0;
  while (std::find(parts[part].issues.begin(), parts[part].issues.end(), issue) ==
         parts[part].issues.end())
    ++part;
  return part;
}

// Fills the proposal's part and deal. In an order of steps the terms are to settle one part, which
// can be on the table at `now`.
std::string propose_terms(const Conflict& c, const std::vector<std::pair<int, int>>& terms,
                          Proposal& out) {
  out.deal = complete_deal(c, terms);
  if (!c.talks.in_steps()) return unsettled(c, all_issues(c), terms);
  const std::size_t part = part_of_issue(c, terms.front().first);
  for (const auto& [issue, option] : terms)
    if (const std::size_t other = part_of_issue(c, issue); other != part)
      return "one part of the deal is on the table at a time (`talks: sequence:`): `" +
             c.issues[terms.front().first].id + "` is settled in the part " +
             name_of_part(c, part) + ", `" + c.issues[issue].id + "` in " +
             name_of_part(c, other) + "; name the issues of one: " + issues_of_part(c, part);
  const bool unsigned_now = c.calendar.now_month == 0 || c.record.no_deal_before_now;
  if (part > 0 && unsigned_now)
    return "the part " + name_of_part(c, part) +
           " is not on the table at `now`, before which nothing is signed; settle the part " +
           name_of_part(c, 0) + ": " + issues_of_part(c, 0);
  out.part = static_cast<int>(part);
  return unsettled(c, c.talks.sequence.parts[part].issues, terms);
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
    out.proposer = proposer_named(c, c.parties[move.by].id, fault);
    if (!fault.empty()) return fault;
    fault = propose_terms(c, move.package, out);
    return fault.empty() ? fault : "move `" + id + "`: " + fault;
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
    if (fault.empty()) fault = propose_terms(c, terms, out);
  }
  if (fault.empty()) return out;
  err << "armistice: --move: " << clean(fault) << '\n';
  return std::nullopt;
}

std::optional<Deal> read_plan(const Conflict& c, const std::string& text, std::ostream& err) {
  std::vector<std::pair<int, int>> terms;
  std::string fault = read_terms(c, text, terms);
  if (fault.empty()) fault = unsettled(c, all_issues(c), terms);
  if (fault.empty()) return complete_deal(c, terms);
  err << "armistice: --deal: " << clean(fault) << '\n';
  return std::nullopt;
}

}  // namespace armistice
