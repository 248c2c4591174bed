#include <string>

#include <gtest/gtest.h>

#include "casefile/faults.h"
#include "casefile/read_case.h"

namespace armistice {
namespace {

Diagnostic at(const std::string& text, int column) {
  return {Severity::error, "a.yaml", 3, column, "key", "wrong", "mend it", text};
}

TEST(DiagnosticText, HasPlaceLineCaretAndHint) {
  EXPECT_EQ(to_text(at("key: value", 6)),
            "a.yaml:3:6: error: wrong\n"
            "key: value\n"
            "     ^\n"
            "  mend it\n");
}

TEST(DiagnosticText, ATabStaysATabAboveTheCaret) {
  EXPECT_EQ(to_text(at("\tkey:\tvalue", 7)),
            "a.yaml:3:7: error: wrong\n"
            "\tkey:\tvalue\n"
            "\t    \t^\n"
            "  mend it\n");
}

TEST(DiagnosticText, AWideCharacterTakesTwoCells) {
  EXPECT_EQ(to_text(at("說: é x", 6)),
            "a.yaml:3:6: error: wrong\n"
            "說: é x\n"
            "      ^\n"
            "  mend it\n");
}

TEST(DiagnosticText, WithoutALineThereIsNoCaret) {
  EXPECT_EQ(to_text({Severity::warning, "a.yaml", 0, 0, "key", "odd", "", ""}),
            "a.yaml: warning: odd\n");
  EXPECT_EQ(to_text({Severity::error, "", 0, 0, "key", "odd", "mend it", ""}),
            "error: odd\n  mend it\n");
}

TEST(DiagnosticText, ACaretBeyondTheEndOfTheLine) {
  EXPECT_EQ(to_text(at("ab", 5)), "a.yaml:3:5: error: wrong\nab\n    ^\n  mend it\n");
}

TEST(DiagnosticText, ALongLineIsCutAroundTheColumn) {
  const std::string text = to_text(at(std::string(1000, 'x') + "Y" + std::string(1000, 'x'), 1001));
  const std::size_t first = text.find('\n') + 1, second = text.find('\n', first) + 1;
  const std::string line = text.substr(first, second - first - 1);
  EXPECT_EQ(line.size(), 126u);
  EXPECT_EQ(line.substr(0, 4), "...x");
  EXPECT_EQ(line.substr(line.size() - 4), "x...");
  EXPECT_EQ(line[text.find('^') - second], 'Y');
}

TEST(DiagnosticText, ControlCharactersCannotReachTheTerminal) {
  Diagnostic d = at("ab", 1);
  d.message = "unknown `\x1b[31m\xE2\x80\xAE" "x\n`";
  EXPECT_EQ(to_text(d),
            "a.yaml:3:1: error: unknown `\xEF\xBF\xBD[31m\xEF\xBF\xBDx `\nab\n^\n  mend it\n");
}

TEST(Quote, CutsBetweenCharacters) {
  std::string han;
  for (int k = 0; k < 30; ++k) han += "戰";
  EXPECT_EQ(quote("word"), "`word`");
  EXPECT_EQ(quote(han), "`" + han.substr(0, 60) + "...`");
  EXPECT_EQ(quote("x" + han), "`x" + han.substr(0, 57) + "...`");
}

}  // namespace
}  // namespace armistice
