#include "deals/genius.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "deals/genius_tree.h"

namespace armistice {
namespace {

constexpr double kSmallestLargest = 0.00001;  // GENIUS: below this every evaluation counts as 0

struct KnownIssue {
  int issue = 0;
  DomainIssue domain;
  std::map<std::string, int> option_of;
};
using IssuesByIndex = std::map<int, KnownIssue>;

class ProfileReader {
 public:
  ProfileReader(XmlFile& file, const GeniusTable& table, const IssuesByIndex& known, bool raw)
      : file_(file), table_(table), known_(known), raw_(raw) {}

  SpaceParty read() {
    const pugi::xml_node space = utility_space(file_);
    if (!space || !is_additive(file_, space)) return {};
    party_.worth.resize(table_.space.issues.size());
    for (const pugi::xml_node node : issue_nodes(file_, space)) read_issue(node);
    for (const auto& [index, issue] : known_)
      if (seen_.count(index) == 0)
        file_.error(space, "missing-issue",
                    "the profile says nothing about issue " + std::to_string(index) + ", " +
                        shown(table_.space.issues[issue.issue].id),
                    "is it a profile of another domain?");
    party_.reservation = number_of(space.child("reservation"), "reservation");
    discount = number_of(space.child("discount_factor"), "discount");
    if (file_.errors() == 0) check_sum(space);
    return std::move(party_);
  }

  std::optional<double> discount;  // set by read()

 private:
  void read_issue(pugi::xml_node node) {
    int index = 0;
    if (!issue_index(file_, node, index)) return;
    const auto found = known_.find(index);
    const std::string name = attribute(node, "name");
    if (found == known_.end() || table_.space.issues[found->second.issue].id != name) {
      const std::string theirs = found == known_.end()
                                     ? "no issue " + std::to_string(index)
                                     : shown(table_.space.issues[found->second.issue].id) +
                                           " as issue " + std::to_string(index);
      file_.error(node, "other-domain",
                  "the profile has " + shown(name) + " as issue " + std::to_string(index) +
                      ", the domain has " + theirs,
                  "give a profile of this domain");
      return;
    }
    if (!seen_.insert(index).second) {
      file_.error(node, "same-index", "issue " + std::to_string(index) + " stands here again",
                  "keep one of the two");
      return;
    }
    std::vector<double>& worth = party_.worth[found->second.issue];
    const bool integer = found->second.domain.integer;
    if (is_integer(node) != integer) {
      file_.error(node, "other-domain",
                  shown(name) + " is not of the kind that the domain gives it",
                  "give a profile of this domain");
      return;
    }
    const bool fine =
        integer ? read_line(node, found->second, worth) : read_items(node, found->second, worth);
    if (fine) weigh(node, worth);
  }

  // The evaluations of a discrete issue, divided by the largest unless raw.
  bool read_items(pugi::xml_node node, const KnownIssue& known, std::vector<double>& worth) {
    const SpaceIssue& issue = table_.space.issues[known.issue];
    const int before = file_.errors();
    worth.assign(issue.options.size(), 0.0);
    std::vector<char> given(issue.options.size(), 0);
    for (const pugi::xml_node item : node.children("item")) {
      const std::string value = attribute(item, "value");
      const auto option = known.option_of.find(value);
      if (option == known.option_of.end()) {
        file_.error(item, "other-domain", "the domain has no value " + shown(value) + " here",
                    "give a profile of this domain");
        continue;
      }
      if (given[option->second] != 0)
        file_.error(item, "same-value", shown(value) + " is evaluated twice",
                    "keep one of the two");
      given[option->second] = 1;
      if (!read_number(attribute(item, "evaluation"), worth[option->second]))
        file_.error(item, "bad-number",
                    "the evaluation of " + shown(value) +
                        " is not a finite number: " + shown(attribute(item, "evaluation")),
                    "write a number such as 3 or 0.25");
    }
    for (std::size_t o = 0; o < given.size(); ++o)
      if (given[o] == 0)
        file_.error(node, "missing-value", "no evaluation for " + shown(issue.options[o]),
                    "give every value of the domain an evaluation");
    if (file_.errors() > before) return false;
    if (raw_) return true;
    const double largest = *std::max_element(worth.begin(), worth.end());
    for (double& w : worth) w = largest < kSmallestLargest ? 0.0 : w / largest;
    return true;
  }

  // The line of an integer issue, from its lower bound.
  bool read_line(pugi::xml_node node, const KnownIssue& known, std::vector<double>& worth) {
    const SpaceIssue& issue = table_.space.issues[known.issue];
    int low = 0, high = 0;
    if (has_bounds(node) && (!integer_bounds(file_, node, low, high) || low != known.domain.low ||
                             high != low + issue.option_count() - 1)) {
      file_.error(node, "other-domain", "the bounds are not those of the domain",
                  "give a profile of this domain");
      return false;
    }
    const pugi::xml_node evaluator = node.child("evaluator");
    double slope = 0, offset = 0;
    if (!read_number(attribute(evaluator, "slope"), slope) ||
        !read_number(attribute(evaluator, "offset"), offset)) {
      file_.error(evaluator ? evaluator : node, "bad-number",
                  "an integer issue needs an evaluator with a finite slope and offset",
                  "write <evaluator ftype=\"linear\" slope=\"0.1\" offset=\"0\"/>");
      return false;
    }
    worth.clear();
    for (std::size_t k = 0; k < issue.options.size(); ++k) {
      const double line = offset + slope * static_cast<double>(k);
      worth.push_back(raw_ ? line : std::clamp(line, 0.0, 1.0));
    }
    return true;
  }

  // The weights beside the issues of one objective, by index. Each list is read once.
  const std::map<std::string, pugi::xml_node>& weights_beside(pugi::xml_node node) {
    const auto [list, fresh] = weights_.try_emplace(node.parent().hash_value());
    if (fresh)
      for (const pugi::xml_node weight : node.parent().children("weight"))
        if (!list->second.emplace(attribute(weight, "index"), weight).second)
          file_.error(weight, "same-index",
                      "the index " + shown(attribute(weight, "index")) + " has two weights",
                      "keep one");
    return list->second;
  }

  // Times the weight that the issue's objective gives it.
  void weigh(pugi::xml_node node, std::vector<double>& worth) {
    const std::string index = attribute(node, "index");
    const auto& weights = weights_beside(node);
    const auto entry = weights.find(index);
    const pugi::xml_node found = entry == weights.end() ? pugi::xml_node() : entry->second;
    double weight = 0;
    if (!found || !read_number(attribute(found, "value"), weight)) {
      file_.error(found ? found : node, "bad-number",
                  "the weight of issue " + index + " is not a finite number",
                  "write <weight index=\"" + index + "\" value=\"0.5\"/> beside the issue");
      return;
    }
    for (double& w : worth) w *= weight;
    if (!std::all_of(worth.begin(), worth.end(), [](double w) { return std::isfinite(w); }))
      file_.error(found, "overflow", "weight times evaluation is too large a number",
                  "use weights and evaluations of ordinary size");
  }

  // A package's worth must be a number; GENIUS would cut it at 1.
  void check_sum(pugi::xml_node space) {
    double most = 0, size = 0;
    for (const std::vector<double>& worth : party_.worth) {
      most += *std::max_element(worth.begin(), worth.end());
      for (const double w : worth) size = std::max(size, std::abs(w));
    }
    if (!std::isfinite(most) || !std::isfinite(size * static_cast<double>(2 * kMaxGeniusIssues)))
      file_.error(space, "overflow", "the worth of a package is too large a number",
                  "use weights and evaluations of ordinary size");
    else if (!raw_ && most > 1 + 1e-9)
      file_.warning(space, "above-one",
                    "the best package is worth " + std::to_string(most) +
                        "; GENIUS would cut it to 1, here it is kept",
                    "let the weights sum to 1");
  }

  std::optional<double> number_of(pugi::xml_node node, const char* what) {
    if (!node) return std::nullopt;
    double value = 0;
    if (read_number(attribute(node, "value"), value)) return value;
    file_.error(node, "bad-number", std::string("the ") + what + " is not a finite number",
                "write a number, or leave the line out");
    return std::nullopt;
  }

  XmlFile& file_;
  const GeniusTable& table_;
  const IssuesByIndex& known_;
  bool raw_;
  SpaceParty party_;
  std::set<int> seen_;
  std::map<std::size_t, std::map<std::string, pugi::xml_node>> weights_;  // by objective
};

// Lines of a profile are found by the index of the issue.
IssuesByIndex issues_by_index(const GeniusTable& table, const std::vector<DomainIssue>& issues) {
  IssuesByIndex known;
  for (std::size_t i = 0; i < issues.size(); ++i) {
    KnownIssue issue;
    issue.issue = static_cast<int>(i);
    issue.domain = issues[i];
    const std::vector<std::string>& options = table.space.issues[i].options;
    for (std::size_t o = 0; o < options.size(); ++o)
      issue.option_of[options[o]] = static_cast<int>(o);
    known[issues[i].index] = std::move(issue);
  }
  return known;
}

}  // namespace

Checked<GeniusTable> read_genius(const NamedText& domain, std::span<const NamedText> profiles,
                                 bool raw) {
  Checked<GeniusTable> result;
  GeniusTable table;
  std::vector<DomainIssue> issues;
  {
    XmlFile file(domain.path, domain.text, result.diagnostics);
    if (file.usable()) issues = read_domain(file, table);
    if (file.usable() && file.errors() == 0 &&
        (profiles.size() < 2 || profiles.size() > kMaxGeniusProfiles))
      file.error({}, "profiles",
                 "a domain needs 2 to " + std::to_string(kMaxGeniusProfiles) +
                     " profiles, there are " + std::to_string(profiles.size()),
                 "write: armistice deals DOMAIN.xml PROFILE1.xml PROFILE2.xml");
  }
  if (has_errors(result.diagnostics)) return result;
  const IssuesByIndex known = issues_by_index(table, issues);
  for (const NamedText& text : profiles) {
    XmlFile file(text.path, text.text, result.diagnostics);
    if (!file.usable()) continue;
    ProfileReader reader(file, table, known, raw);
    table.space.parties.push_back(reader.read());
    table.space.parties.back().id = "p" + std::to_string(table.space.parties.size());
    table.discounts.push_back(reader.discount);
  }
  if (!has_errors(result.diagnostics)) result.value = std::move(table);
  return result;
}

}  // namespace armistice
