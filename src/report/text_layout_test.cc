#include "report/text_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace armistice {
namespace {

using testing::ElementsAre;

TEST(TextLayout, ChineseCharactersTakeTwoColumns) {
  EXPECT_EQ(display_width("war"), 3);
  EXPECT_EQ(display_width("戰爭，和平"), 10);
  EXPECT_EQ(display_width("█±–"), 3);
  EXPECT_EQ(pad_right("戰爭", 6), "戰爭  ");
  EXPECT_EQ(pad_left("7", 3), "  7");
}

TEST(TextLayout, CleanTakesOutWhatSteersATerminal) {
  EXPECT_EQ(clean("a\x1b[31mred\x07"), "a [31mred");
  EXPECT_EQ(clean("  two\n\tlines  "), "two lines");
  EXPECT_EQ(clean("abc\xE2\x80\xAE"
                  "def"),
            "abcdef");  // right-to-left override
  EXPECT_EQ(clean("x\xC2\x9B"
                  "2J"),
            "x 2J");  // one-byte control sequence introducer
  EXPECT_EQ(clean("bad \xFF byte"), "bad \xEF\xBF\xBD byte");
  EXPECT_EQ(clean("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD");  // an over-long slash
  EXPECT_EQ(clean("戰爭"), "戰爭");
}

TEST(TextLayout, WrapsAtBlanks) {
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("", 7), ElementsAre(""));
  EXPECT_THAT(wrap("abcdefghij", 4), ElementsAre("abcd", "efgh", "ij"));
}

TEST(TextLayout, WrapsBetweenChineseCharactersButNotBeforeAClosingMark) {
  EXPECT_THAT(wrap("戰爭與和平", 6), ElementsAre("戰爭與", "和平"));
  EXPECT_THAT(wrap("戰爭與，和平", 6), ElementsAre("戰爭", "與，和", "平"));
  EXPECT_THAT(wrap("戰爭（和平）", 6), ElementsAre("戰爭", "（和", "平）"));
}

TEST(TextLayout, ShortensWithAnEllipsis) {
  EXPECT_EQ(shorten("short", 5), "short");
  EXPECT_EQ(shorten("too long", 5), "too …");
  EXPECT_EQ(display_width(shorten("戰爭與和平", 6)), 5);
}

TEST(TextLayout, BarsGoInEighths) {
  EXPECT_EQ(bar(0.5, 4), "██··");
  EXPECT_EQ(bar(0.53125, 4), "██▏·");
  EXPECT_EQ(bar(0, 3), "···");
  EXPECT_EQ(bar(1, 3), "███");
  EXPECT_EQ(bar(2, 3), "███");
}

TEST(Readable, MakesWordsOfAnIdentifier) {
  EXPECT_EQ(readable("blue.army_needed"), "blue army needed");
  EXPECT_EQ(readable("frozen"), "frozen");
}

}  // namespace
}  // namespace armistice
