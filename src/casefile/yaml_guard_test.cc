#include "casefile/yaml_guard.h"

#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/case_files.h"

namespace armistice {
namespace {

using ::testing::HasSubstr;

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int k = 0; k < times; ++k) out += text;
  return out;
}

// The key of the first fault, or "" if the text is fine.
std::string first_key(const std::string& text) {
  const Checked<CaseSpec> spec = read_text(text);
  return spec.diagnostics.empty() ? "" : spec.diagnostics[0].key;
}

bool guarded(const std::string& text) {
  const std::vector<CaseFile> files = {{"war.yaml", text}};
  Faults faults(files);
  const bool fine = guard_text(text, 0, faults);
  EXPECT_EQ(fine, faults.errors() == 0);
  return fine;
}

TEST(Hostile, DeepNestingOfEveryKind) {
  const int deep = 10000;
  EXPECT_EQ(first_key("title: " + repeat("[", deep)), "too-deep");
  EXPECT_EQ(first_key("title: " + repeat("[", deep) + repeat("]", deep)), "too-deep");
  EXPECT_EQ(first_key("title: " + repeat("{a: ", deep)), "too-deep");
  EXPECT_EQ(first_key(repeat("[\n", deep)), "too-deep");
  EXPECT_EQ(first_key(repeat("- ", deep)), "too-deep");
  EXPECT_EQ(first_key(repeat("? ", deep)), "too-deep");
  EXPECT_EQ(first_key(repeat("- [\n", deep)), "too-deep");
  std::string stairs;
  for (int k = 0; k < 3000; ++k) stairs += std::string(static_cast<std::size_t>(k), ' ') + "a:\n";
  EXPECT_EQ(first_key(stairs), "too-deep");
}

TEST(Hostile, DepthIsCountedAlongAliases) {
  // each line is ten levels deeper than the one that it names
  std::string text = "a0: &a0 x\n";
  for (int k = 1; k < 9; ++k)
    text += "a" + std::to_string(k) + ": &a" + std::to_string(k) + " " + repeat("[", 10) + "*a" +
            std::to_string(k - 1) + repeat("]", 10) + "\n";
  EXPECT_EQ(first_key(text), "too-deep");
}

TEST(Hostile, AliasBombs) {
  std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int k = 1; k < 12; ++k) {
    text += "a" + std::to_string(k) + ": &a" + std::to_string(k) + " [";
    for (int j = 0; j < 10; ++j) text += (j ? "," : "") + ("*a" + std::to_string(k - 1));
    text += "]\n";
  }
  const Checked<CaseSpec> spec = read_text(text);
  EXPECT_FALSE(spec);
  EXPECT_THAT(all_text(spec.diagnostics),
              HasSubstr("the case has more than 500000 values here, aliases counted in full"));
}

TEST(Hostile, AnAliasInsideWhatItNames) {
  EXPECT_EQ(first_key("title: &a [*a]\n"), "alias-loop");
  EXPECT_EQ(first_key("title: &a {x: [1, *a]}\n"), "alias-loop");
}

TEST(Hostile, FloodsEndSoon) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(first_key("title: [" + repeat("1,\n", 600000) + "]"), "too-large");
  EXPECT_EQ(first_key("title: [" + repeat("\"a\"\n", 1100000) + "]"), "too-large");
  EXPECT_EQ(first_key(repeat("- ", 8000000)), "line-too-long");
  EXPECT_EQ(first_key(repeat("[", 16000000)), "line-too-long");
  EXPECT_EQ(first_key(repeat("k: ", 300000)), "syntax");
  EXPECT_EQ(first_key(repeat("&a ", 300000)), "syntax");
  EXPECT_EQ(first_key("title: [f(,\n" + repeat("a,\n", 400000) + "]"), "missing-key");
  EXPECT_EQ(first_key("title: {a: f(,\n" + repeat("a,\n", 200000) + "}"), "missing-key");
  EXPECT_EQ(first_key(repeat("- x\n", 510000)), "too-large");
  EXPECT_EQ(first_key(std::string(17u << 20, '#')), "too-large");
  EXPECT_EQ(first_key(repeat("\n", 3000000)), "empty-file");
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(time.count(), 120);  // seconds; a release build takes two
}

TEST(Hostile, BytesThatAreNoText) {
  EXPECT_EQ(all_text(read_text("title: caf\xe9\n").diagnostics),
            "war.yaml:1:11: error: byte 11 of the text is not UTF-8\n"
            "title: caf\xe9\n"
            "          ^\n"
            "  save the file as UTF-8\n");
  EXPECT_EQ(first_key(std::string("title: a\0b\n", 11)), "control-character");
  EXPECT_EQ(first_key("title: a\x04 and nothing after\n"), "control-character");
  EXPECT_EQ(first_key("armistice: 1\nstart: 2025-01-01\ntitle: \"a\\0b\"\n"), "control-character");
  EXPECT_EQ(first_key("armistice: 1\nstart: 2025-01-01\ntitle: \"a\\e[31m\"\n"), "control-character");
  EXPECT_EQ(first_key("\xff\xfe" "t\0i\0"), "not-utf8");
}

TEST(PlainText, HasNoMarkAndOneKindOfLineEnd) {
  EXPECT_EQ(plain_text("\xEF\xBB\xBF" "a\r\nb\rc\n"), "a\nb\nc\n");
  EXPECT_EQ(plain_text("\r"), "\n");
}

// Brackets in texts are no brackets: none of these may be refused.
TEST(Guard, BracketsInTextsDoNotCount) {
  const std::string many = repeat("[{", 100);
  EXPECT_TRUE(guarded("a: text " + many + "\nb: 1\n"));
  EXPECT_TRUE(guarded("a: \"" + many + "\"\n"));
  EXPECT_TRUE(guarded("a: '" + many + " it''s " + many + "'\n"));
  EXPECT_TRUE(guarded("# " + many + "\na: 1 # " + many + "\n"));
  EXPECT_TRUE(guarded("a: |\n  " + many + "\n\n   " + many + "\nb: 1\n"));
  EXPECT_TRUE(guarded("- a: >-\n    " + many + "\n  b: 1\n"));
  EXPECT_TRUE(guarded("a: one\n  " + many + "\n  two " + many + "\nb: 1\n"));
  EXPECT_TRUE(guarded("a: {b: one\n  'two, c: [1]}\nd: " + ("'" + many + "'") + "\n"));
  EXPECT_TRUE(guarded("a: [" + repeat("[1], ", 1000) + "]\n"));
  EXPECT_TRUE(guarded("a: \"x\\\n  " + many + "\"\n"));
}

TEST(Guard, CountsTheBracketsThatCount) {
  EXPECT_TRUE(guarded("a: " + repeat("[", 64) + repeat("]", 64)));
  EXPECT_FALSE(guarded("a: " + repeat("[", 65) + repeat("]", 65)));
  EXPECT_FALSE(guarded("a: one # two\n" + repeat("[", 65)));
  EXPECT_FALSE(guarded("? " + repeat("{x: [", 33)));
  EXPECT_FALSE(guarded("- !t &a " + repeat("[", 65)));
  EXPECT_FALSE(guarded("a: {b: it's \"" + repeat("[", 65)));  // a quote inside a text opens none
  EXPECT_FALSE(guarded("a: |\n  text\nb: " + repeat("[", 65)));
}

}  // namespace
}  // namespace armistice
