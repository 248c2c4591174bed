// The include lines of the sources against the arrows of the architecture (CONTRIBUTING.md):
// what is not in the table below is a mistake, in the table or in the source.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace armistice {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

// Folder -> the folders it may include besides itself and include/armistice.
const std::map<std::string, Names>& arrows() {
  static const Names below{"expr", "util"};
  static const Names parts{"casefile", "evidence", "war",  "deals", "talks",
                           "outlook",  "report",   "expr", "util"};
  static const auto with = [](Names names, std::initializer_list<const char*> more) {
    names.insert(more.begin(), more.end());
    return names;
  };
  static const std::map<std::string, Names> table{
      {"util", {}},
      {"expr", {"util"}},
      {"casefile", below},
      {"evidence", below},
      {"war", below},
      {"deals", below},
      {"report", below},
      {"talks", with(below, {"war", "deals"})},
      {"outlook", with(below, {"talks", "war", "deals"})},
      {"engine", parts},
      {"cli", with(parts, {"engine", "server"})},
      {"server", with(parts, {"engine"})},
  };
  return table;
}

// Libraries that only some folders may see.
const std::map<std::string, Names> kLibraries{
    {"yaml-cpp", {"casefile"}},
    {"pugixml", {"casefile", "deals", "util"}},
    {"tinyxml2", {"casefile", "deals"}},
    {"CLI", {"cli"}},
    {"httplib", {"server"}},
    {"sqlite3", {"server"}},
};

// What is wrong with `#include` of `what` (with its quotes or brackets) in a file of `folder`;
// empty: nothing. The folder "armistice" is the vocabulary.
std::string complaint(const std::string& folder, const std::string& what, bool is_test) {
  const std::string path = what.substr(1, what.size() - 2);
  const std::string top = path.substr(0, path.find('/'));
  if (what[0] == '<') {
    if (folder == "armistice" && path.find_first_of("./") != std::string::npos)
      return "the vocabulary uses the standard library only";
    const auto library = kLibraries.find(top.substr(0, top.find('.')));
    if (library != kLibraries.end() && library->second.count(folder) == 0)
      return top + " is not seen here";
    return {};
  }
  if (top == "armistice") return {};
  if (folder == "armistice") return "the vocabulary includes nothing above it";
  if (path.find("..") != std::string::npos || path.find('/') == std::string::npos)
    return "name the file from src/ or tests/";
  // a test may build its input with any folder that stands below the engine
  if (top == "kit" || path.starts_with("tests/kit/"))
    return is_test ? "" : "the test kit is for tests";
  if (is_test && arrows().at("engine").count(top) > 0) return {};
  if (top == "embedded" || top == folder) return {};
  const auto allowed = arrows().find(folder);
  if (allowed == arrows().end()) return "the folder has no arrows yet";
  return allowed->second.count(top) > 0 ? "" : "no arrow from " + folder + " to " + top;
}

std::vector<std::string> includes(const fs::path& file) {
  static const std::regex line_form("^\\s*#\\s*include\\s*([\"<][^\">]+[\">])");
  std::vector<std::string> out;
  std::ifstream in(file);
  std::smatch match;
  for (std::string line; std::getline(in, line);)
    if (std::regex_search(line, match, line_form)) out.push_back(match[1]);
  return out;
}

TEST(Layers, EveryIncludeFollowsAnArrow) {
  const fs::path root = ARMISTICE_ROOT;
  int files = 0;
  for (const char* top : {"src", "include"})
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / top)) {
      const fs::path& file = entry.path();
      if (file.extension() != ".cc" && file.extension() != ".h") continue;
      ++files;
      const std::string folder = file.parent_path().filename().string();
      const bool is_test = file.filename().string().ends_with("_test.cc");
      for (const std::string& what : includes(file)) {
        const std::string fault = complaint(folder, what, is_test);
        EXPECT_TRUE(fault.empty())
            << fs::relative(file, root).string() << ": " << what << ": " << fault;
      }
    }
  EXPECT_GT(files, 40);
}

TEST(Layers, WrongIncludesAreSeen) {
  EXPECT_EQ(complaint("war", "\"talks/solve.h\"", false), "no arrow from war to talks");
  EXPECT_EQ(complaint("util", "\"expr/unit.h\"", false), "no arrow from util to expr");
  EXPECT_EQ(complaint("outlook", "\"report/report.h\"", false), "no arrow from outlook to report");
  EXPECT_EQ(complaint("report", "<yaml-cpp/yaml.h>", false), "yaml-cpp is not seen here");
  EXPECT_EQ(complaint("armistice", "<fmt/format.h>", false),
            "the vocabulary uses the standard library only");
  EXPECT_EQ(complaint("armistice", "\"util/check.h\"", false),
            "the vocabulary includes nothing above it");
  EXPECT_EQ(complaint("war", "\"../deals/menu.h\"", false), "name the file from src/ or tests/");
  EXPECT_EQ(complaint("war", "\"kit/slow_war.h\"", false), "the test kit is for tests");
  EXPECT_EQ(complaint("attic", "\"util/check.h\"", false), "the folder has no arrows yet");
  EXPECT_EQ(complaint("war", "\"kit/slow_war.h\"", true), "");
  EXPECT_EQ(complaint("war", "\"casefile/compile.h\"", true), "");
  EXPECT_EQ(complaint("war", "\"engine/analyze.h\"", true), "no arrow from war to engine");
  EXPECT_EQ(complaint("talks", "\"war/simulate.h\"", false), "");
  EXPECT_EQ(complaint("war", "<vector>", false), "");
}

}  // namespace
}  // namespace armistice
