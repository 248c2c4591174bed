// Conformance: the models of ../shared/xmile against the runs that came with them, where that
// folder exists. docs/xmile_models.md is what this test finds; ARMISTICE_UPDATE_GOLDEN=1 rewrites
// it
// (`make xmile-table`).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "kit/xmile_runs.h"

namespace armistice {
namespace {

namespace fs = std::filesystem;

// What the data lack, so that no program could give the expected run.
struct Unusable {
  const char* model;
  const char* key;  // of the error; empty: it runs, but the expected run is another model's
  const char* why;
};
constexpr Unusable kUnusable[] = {
    {"test-models/active_initial", "",
     "the export has lost the initial value 45 of Value A; the repaired copy passes"},
    {"test-models/macro_expression", "unknown-function", "the export has lost the macro's body"},
    {"test-models/macro_multi_macros", "unknown-function",
     "the export has lost the macros' bodies"},
    {"test-models/subscript_1d_arrays", "no-equation", "equations are exported as ???"},
    {"test-models/subscript_constant_call", "no-equation", "equations are exported as ???"},
    {"test-models/subscript_mixed_assembly", "bad-subscript",
     "the export names elements that the dimension does not have"},
    {"test-models/subscript_multiples", "no-equation", "equations are exported as ???"},
};
// The expected run is of another version: it ends at time 20, the model's own specs at 100, and it
// has variables that the model lacks. What both have is compared.
constexpr const char* kOtherVersion = "simlin/subscript_aggregation";

fs::path models() { return fs::path(ARMISTICE_ROOT) / ".." / "shared" / "xmile"; }

std::string content_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// Letter case and the kind of separator do not count in names.
std::string folded(const std::string& name) {
  std::string out;
  for (std::size_t k = 0; k < name.size(); ++k) {
    const bool line_end = name.compare(k, 2, "\\n") == 0;
    k += line_end;
    const bool gap = line_end || name[k] == ' ' || name[k] == '_';
    if (gap && (out.empty() || out.back() == ' ')) continue;
    out += gap ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(name[k])));
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

using Cells = std::vector<std::vector<std::string>>;

Cells read_cells(std::string text) {
  const char between =
      text.substr(0, text.find_first_of("\r\n")).find('\t') != std::string::npos ? '\t' : ',';
  Cells rows(1, {""});
  bool quoted = false;
  for (const char c : text) {
    if (c == '"')
      quoted = !quoted;
    else if (c == between && !quoted)
      rows.back().push_back("");
    else if ((c == '\n' || c == '\r') && !quoted)
      rows.push_back({""});
    else
      rows.back().back() += c;
  }
  std::erase_if(rows, [](const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& s) { return s.empty(); });
  });
  return rows;
}

bool close(double got, double expected) {
  if (std::isnan(expected)) return std::isnan(got);
  return std::abs(got - expected) <= 1e-5 + 1e-5 * std::abs(expected);
}

// What differs first; empty: nothing. A column that holds only a first value is a constant.
std::string difference(const XmileColumns& run, const Cells& expected, bool only_first_rows) {
  std::map<std::string, const std::vector<double>*> columns;
  for (const auto& [name, values] : run) columns[folded(name)] = &values;
  const std::size_t rows = expected.size() - 1;
  if (run.at("time").size() != rows && !only_first_rows)
    return std::to_string(run.at("time").size()) + " rows, not " + std::to_string(rows);
  for (std::size_t c = 0; c < expected[0].size(); ++c) {
    const std::string name = c == 0 ? "time" : folded(expected[0][c]);
    if (only_first_rows && name == "final time") continue;
    const auto found = columns.find(name);
    if (found == columns.end() && only_first_rows) continue;
    if (found == columns.end()) return "no column " + name;
    std::string last;
    for (std::size_t r = 0; r < rows; ++r) {
      const std::vector<std::string>& row = expected[r + 1];
      if (c < row.size() && row[c].find_first_not_of(' ') != std::string::npos) last = row[c];
      if (last.empty()) return name + " has no expected value";
      if (!close((*found->second)[r], std::strtod(last.c_str(), nullptr)))
        return name + " in row " + std::to_string(r + 1) + ": " +
               std::to_string((*found->second)[r]) + ", not " + last;
    }
  }
  return {};
}

struct Verdict {
  std::string model, result, why;
};

Verdict judge(const fs::path& model, const std::string& id) {
  const fs::path folder = model.parent_path();
  Verdict verdict{id + "/" + model.filename().string(), "passed", ""};
  const auto* unusable = std::find_if(std::begin(kUnusable), std::end(kUnusable),
                                      [&](const Unusable& u) { return id == u.model; });
  const bool known_bad = unusable != std::end(kUnusable);
  const Checked<XmileRun> run = read_xmile(model.string(), disk_files());
  if (!run) {
    std::string key;
    for (const Diagnostic& d : run.diagnostics)
      if (key.empty() && d.severity == Severity::error) {
        key = d.key;
        EXPECT_GT(d.line, 0) << verdict.model;
        verdict.why = "line " + std::to_string(d.line) + ": " + d.message;
      }
    EXPECT_TRUE(known_bad && key == unusable->key) << verdict.model << "\n"
                                                   << all_text(run.diagnostics);
    if (known_bad) verdict.why += " (" + std::string(unusable->why) + ")";
    verdict.result = "refused";
    return verdict;
  }
  fs::path expected = folder / "output.csv";
  if (!fs::exists(expected)) expected = folder / "output.tab";
  const bool shorter = id == kOtherVersion;
  const std::string found =
      difference(run_columns(*run.value), read_cells(content_of(expected)), shorter);
  if (known_bad) {
    EXPECT_STREQ(unusable->key, "") << verdict.model << " should have been refused";
    EXPECT_NE(found, "") << verdict.model << " passes: take it off the list";
    verdict.result = "differs";
    const auto said = std::find_if(run.diagnostics.begin(), run.diagnostics.end(),
                                   [](const Diagnostic& d) { return d.key == "moving-start"; });
    EXPECT_NE(said, run.diagnostics.end()) << verdict.model << " runs without a word";
    if (said != run.diagnostics.end())
      verdict.why = "line " + std::to_string(said->line) + ": " + said->message + " (" +
                    std::string(unusable->why) + ")";
    return verdict;
  }
  EXPECT_EQ(found, "") << verdict.model;
  if (!found.empty()) verdict = {verdict.model, "differs", found};
  if (shorter && found.empty())
    verdict = {
        verdict.model, "in part",
        "the expected run is of another version of the model: what both have is compared, up "
        "to time 20"};
  for (const Diagnostic& d : run.diagnostics)
    if (d.severity == Severity::warning && verdict.why.empty())
      verdict.why = "line " + std::to_string(d.line) + ": " + d.message;
  return verdict;
}

std::string table_of(const std::vector<Verdict>& verdicts) {
  std::map<std::string, int> counts;
  for (const Verdict& v : verdicts) ++counts[v.result];
  std::string text =
      "# Conformance models\n\nMade by `make xmile-table` from the models of SDXorg/test-models "
      "and "
      "simlin, which are not part of this\nproject. A value passes when it is within 1e-5 + 1e-5 "
      "of the expected one's size; every expected column and row\nis compared. Beside a model that "
      "passed stands its first warning.\n\n";
  text += std::to_string(counts["passed"]) + " passed, " + std::to_string(counts["refused"]) +
          " refused, " + std::to_string(counts["in part"]) + " compared in part, " +
          std::to_string(counts["differs"]) + " differs.\n\n";
  text += "| model | result | why |\n| --- | --- | --- |\n";
  for (const Verdict& v : verdicts)
    text += "| " + v.model + " | " + v.result + " | " + v.why + " |\n";
  return text;
}

TEST(XmileModels, AllUsableOnesPassAndTheOthersAreRefused) {
  if (!fs::exists(models())) GTEST_SKIP() << "no models beside the project";
  std::vector<fs::path> paths;
  for (const char* group : {"test-models", "simlin"})
    for (const auto& entry : fs::recursive_directory_iterator(models() / group)) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".xmile" || extension == ".stmx") paths.push_back(entry.path());
    }
  std::sort(paths.begin(), paths.end());
  std::vector<Verdict> verdicts;
  for (const fs::path& path : paths) {
    const fs::path folder = path.parent_path();
    verdicts.push_back(
        judge(path, folder.parent_path().filename().string() + "/" + folder.filename().string()));
  }
  const std::string table = table_of(verdicts);
  const fs::path document = fs::path(ARMISTICE_ROOT) / "docs" / "xmile_models.md";
  if (std::getenv("ARMISTICE_UPDATE_GOLDEN") != nullptr) std::ofstream(document) << table;
  EXPECT_EQ(content_of(document), table) << "run `make xmile-table`";
}

}  // namespace
}  // namespace armistice
