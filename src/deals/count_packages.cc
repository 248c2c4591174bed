#include "deals/count_packages.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <map>
#include <vector>

#include "deals/term.h"

namespace armistice {

std::string count_packages(const Conflict& conflict, const std::vector<Program>& more) {
  using boost::multiprecision::cpp_int;
  std::vector<const Program*> forbidden;
  for (const Program& rule : conflict.forbidden) forbidden.push_back(&rule);
  for (const Program& rule : more) forbidden.push_back(&rule);
  std::vector<std::vector<int>> reads;
  for (const Program* rule : forbidden) reads.push_back(issues_read(conflict, *rule));
  const std::vector<int> order = merging_order(conflict, reads);
  PackageFrame frame(conflict, nullptr);
  std::vector<Term> rules;
  for (const Program* rule : forbidden)
    rules.push_back(make_term(conflict, *rule, true, order, frame));

  // state of every rule -> how many ways lead there, with one of them for rules without a table
  struct Ways {
    cpp_int count;
    Deal example;
  };
  std::map<std::vector<std::int64_t>, Ways> ways;
  std::vector<int> level(rules.size(), 0);
  const auto refused = [&](const std::vector<std::int64_t>& states, const Deal& deal) {
    for (std::size_t r = 0; r < rules.size(); ++r) {
      const TermState s = look(rules[r], level[r], states[r], deal.data(), frame);
      if (s.settled && s.value != 0.0) return true;
    }
    return false;
  };
  const std::vector<std::int64_t> none(rules.size(), 0);
  const Deal blank(conflict.issues.size(), 0);
  if (refused(none, blank)) return "0";
  ways[none] = {1, blank};
  for (const int issue : order) {
    std::vector<char> reads_it(rules.size(), 0);
    for (std::size_t r = 0; r < rules.size(); ++r)
      reads_it[r] = level[r] < rules[r].levels() && rules[r].issues[level[r]] == issue;
    std::vector<int> before = level;
    for (std::size_t r = 0; r < rules.size(); ++r) level[r] += reads_it[r];
    std::map<std::vector<std::int64_t>, Ways> after;
    for (const auto& [states, way] : ways)
      for (int o = 0; o < conflict.issues[static_cast<std::size_t>(issue)].option_count; ++o) {
        std::vector<std::int64_t> next = states;
        Deal deal = way.example;
        deal[static_cast<std::size_t>(issue)] = static_cast<std::int16_t>(o);
        for (std::size_t r = 0; r < rules.size(); ++r)
          if (reads_it[r]) next[r] = advance(rules[r], before[r], states[r], o);
        if (refused(next, deal)) continue;
        // a rule that is settled no longer tells ways apart
        for (std::size_t r = 0; r < rules.size(); ++r)
          if (!rules[r].tabulated && level[r] == rules[r].levels()) next[r] = 0;
        Ways& sum = after[next];
        if (sum.example.empty()) sum.example = deal;
        sum.count += way.count;
      }
    ways = std::move(after);
  }
  cpp_int total = 0;
  for (const auto& [states, way] : ways) total += way.count;
  return total.str();
}

}  // namespace armistice
