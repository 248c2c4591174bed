#include "engine/read_conflict.h"

#include <algorithm>
#include <utility>

#include "deals/count_packages.h"
#include "evidence/correlations.h"
#include "util/spelling.h"

namespace armistice {
namespace {

void append(Diagnostics& list, Diagnostics more) {
  for (Diagnostic& diagnostic : more) list.push_back(std::move(diagnostic));
}

// Index of the id, -1 with a diagnostic.
template <class T>
int find_id(const std::vector<T>& list, const std::string& id, const char* option, const char* what,
            Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (list[k].id == id) return static_cast<int>(k);
    known.push_back(list[k].id);
  }
  Diagnostic problem;
  problem.key = "bad-setting";
  problem.message = std::string(option) + " " + id + ": there is no such " + what;
  const std::string near = closest_name(id, known);
  if (!near.empty()) {
    problem.hint = "did you mean " + near + "?";
  } else {
    problem.hint = known.empty() ? "the case has none" : "it has";
    for (std::size_t k = 0; k < known.size(); ++k) problem.hint += (k ? ", " : " ") + known[k];
  }
  diagnostics.push_back(std::move(problem));
  return -1;
}

}  // namespace

Checked<Conflict> read_conflict(const std::string& path, const Files& files,
                                const CompileOptions& options) {
  std::vector<CaseFile> read;
  Checked<Conflict> result = read_and_compile(path, files, options, read);
  if (!result) return result;
  Diagnostics contradictions = check_correlations(*result.value);
  append(contradictions, check_packages(*result.value));
  for (Diagnostic& problem : contradictions) problem.file = read.at(0).path;
  append(result.diagnostics, std::move(contradictions));
  if (has_errors(result.diagnostics)) result.value.reset();
  return result;
}

Scenario standing_scenario(const Conflict& c, const std::vector<std::string>& levers,
                           const std::vector<std::string>& open_locks, Diagnostics& diagnostics) {
  Scenario out;
  for (const std::string& id : levers)
    if (const int k = find_id(c.levers, id, "--lever", "lever", diagnostics); k >= 0)
      out.levers.push_back(k);
  std::sort(out.levers.begin(), out.levers.end());
  out.levers.erase(std::unique(out.levers.begin(), out.levers.end()), out.levers.end());
  for (const std::string& id : open_locks)
    if (const int k = find_id(c.locks, id, "--open", "lock", diagnostics); k >= 0)
      out.opened.set(k);
  return out;
}

}  // namespace armistice
