#include "report/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

namespace armistice {
namespace {

std::set<std::string> places(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t k = 0; k + 2 < text.size(); ++k)
    if (text[k] == '{' && text[k + 2] == '}') found.insert(std::string(text.substr(k, 3)));
  return found;
}

TEST(Words, EveryKeyHasWordsInEveryLanguage) {
  std::set<std::string_view> keys;
  for (const Words& words : all_words()) {
    EXPECT_TRUE(keys.insert(words.key).second) << "twice: " << words.key;
    EXPECT_FALSE(words.en.empty()) << words.key;
    EXPECT_FALSE(words.zh_hans.empty()) << words.key;
    EXPECT_FALSE(words.zh_hant.empty()) << words.key;
    EXPECT_EQ(places(words.en), places(words.zh_hans)) << words.key;
    EXPECT_EQ(places(words.en), places(words.zh_hant)) << words.key;
  }
}

// Characters that differ between the two scripts and are common in these texts.
TEST(Words, SimplifiedAndTraditionalAreNotMixed) {
  const std::vector<std::string> simplified = {"战", "争", "约", "没", "个", "为", "与",
                                               "据", "项", "数", "条", "开", "锁", "这",
                                               "签", "协", "议", "动", "长", "过"};
  const std::vector<std::string> traditional = {"戰", "爭", "約", "沒", "個", "為", "與",
                                                "據", "項", "數", "條", "開", "鎖", "這",
                                                "簽", "協", "議", "動", "長", "過"};
  for (const Words& words : all_words())
    for (std::size_t k = 0; k < simplified.size(); ++k) {
      EXPECT_EQ(words.zh_hant.find(simplified[k]), std::string_view::npos)
          << words.key << ": " << simplified[k];
      EXPECT_EQ(words.zh_hans.find(traditional[k]), std::string_view::npos)
          << words.key << ": " << traditional[k];
    }
}

TEST(Words, PlacesAreFilled) {
  EXPECT_EQ(say(Language::en, "when.by", {"12"}), "within 12 months");
  EXPECT_EQ(say(Language::zh_hant, "when.by", {"12"}), "12 個月內");
  EXPECT_EQ(say(Language::en, "head.forecast", {"{1}", "b"}), "Forecast from {1} to b");
}

TEST(Words, AMissingKeyOrArgumentIsABug) {
  EXPECT_THROW(say(Language::en, "no.such.key"), std::logic_error);
  EXPECT_THROW(say(Language::en, "when.by"), std::logic_error);
}

TEST(Words, AWarningWithoutWordsShowsItself) {
  EXPECT_EQ(warning_text({"low_backcast", {"7%"}}).en,
            "The case's numbers give the war a chance of 7% of lasting until now: they would have "
            "ended it long ago.");
  EXPECT_EQ(warning_text({"something-new", {"a", "b"}}).zh_hans, "something-new: a, b");
  EXPECT_EQ(warning_text({"low_backcast", {}}).en, "low_backcast");
}

// A case chooses which of these words is looked up, so none may wait for arguments.
TEST(Words, ThoseThatACaseCanNameHaveNoPlaces) {
  for (const Words& words : all_words())
    for (const char* family : {"move.", "unit.", "per.", "comparator.", "kind.", "choice."})
      if (words.key.starts_with(family)) {
        EXPECT_EQ(words.en.find('{'), std::string_view::npos) << words.key;
        EXPECT_EQ(say(Language::zh_hans, words.key), words.zh_hans);
      }
}

}  // namespace
}  // namespace armistice
