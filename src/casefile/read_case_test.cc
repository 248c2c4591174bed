#include "casefile/read_case.h"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace armistice {
namespace {

using ::testing::HasSubstr;

Files in_memory(std::map<std::string, std::string> content) {
  Files files;
  files.read = [content](const std::string& path, std::string& error) {
    const auto found = content.find(path);
    if (found != content.end()) return std::optional<std::string>(found->second);
    error = "there is no file " + path;
    return std::optional<std::string>();
  };
  files.is_folder = [content](const std::string& path) {
    const auto after = content.lower_bound(path + "/");
    return after != content.end() && after->first.rfind(path + "/", 0) == 0;
  };
  return files;
}

Checked<CaseSpec> read(const std::string& text) {
  return read_case("war.yaml", in_memory({{"war.yaml", text}}));
}

// All diagnostics as the terminal shows them.
std::string faults(const Diagnostics& list) {
  std::string out;
  for (const Diagnostic& d : list) out += to_text(d);
  return out;
}

TEST(ReadCase, KeepsEveryScalarWithItsPlace) {
  const auto spec = read(
      "armistice: 1\n"
      "start: 2025-01-01\n"
      "quantities:\n"
      "  red.cost: {assumed: \"triangular(0.001, 0.003, 0.006)\", why: 據估計}\n"
      "  bare: 3\n");
  ASSERT_TRUE(spec) << faults(spec.diagnostics);
  ASSERT_EQ(spec.value->quantities.size(), 2u);
  const QuantitySpec& q = spec.value->quantities[0];
  EXPECT_EQ(q.id.text, "red.cost");
  EXPECT_EQ(q.assumed.text, "triangular(0.001, 0.003, 0.006)");
  EXPECT_TRUE(q.assumed.quoted);
  EXPECT_EQ(q.assumed.place.line, 4);
  EXPECT_EQ(q.assumed.place.column, 23);
  EXPECT_EQ(q.why.en, "據估計");
  EXPECT_EQ(spec.value->quantities[1].assumed.text, "3");
  EXPECT_FALSE(spec.value->quantities[1].assumed.quoted);
}

}  // namespace
}  // namespace armistice
