// Errors of reading and of compiling come at once; what follows from other errors does not.
#include "casefile/read_and_compile.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/case_files.h"

namespace armistice {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> keys_of(const std::string& text) {
  std::vector<CaseFile> read;
  std::vector<std::string> keys;
  for (const Diagnostic& d :
       read_and_compile("war.yaml", memory_files({{"war.yaml", text}}), {}, read).diagnostics)
    if (d.severity == Severity::error) keys.push_back(d.key);
  return keys;
}

const std::string kTail =
    "parties: {red: {role: belligerent}, blue: {role: belligerent}}\n"
    "preferences: {red: {land: {weight: 1, worth: {all: 1, none: 0}}}, blue: {land: {weight: 1, "
    "worth: "
    "{all: 0, none: 1}}}}\n"
    "at_horizon: {status_quo: {land: lost}}\n";

TEST(ReadAndCompile, AnUnknownKeyHidesNoUnknownOption) {
  EXPECT_THAT(
      keys_of("armistice: 1\nstart: 2025-01-01\nfoo: 1\nissues: {land: {options: [all, none]}}\n" +
              kTail),
      ElementsAre("unknown-key", "unknown-option"));
}

TEST(ReadAndCompile, AMisspeltSectionExplainsTheNamesItHides) {
  EXPECT_THAT(
      keys_of("armistice: 1\nstart: 2025-01-01\nisues: {land: {options: [all, none]}}\n" + kTail),
      ElementsAre("unknown-key"));
}

TEST(ReadAndCompile, AFormThatIsWrongHidesWhatItWouldHaveNamed) {
  EXPECT_THAT(keys_of("armistice: 1\nstart: 2025-01-01\nissues: {land: {options: 7}}\n" + kTail +
                      "forbidden: [\"land == all and\"]\n"),
              ElementsAre("wrong-kind", "expected-operand"));
}

}  // namespace
}  // namespace armistice
