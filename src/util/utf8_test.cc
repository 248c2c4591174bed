#include "util/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace armistice {
namespace {

TEST(Utf8, FindsWhatIsNot) {
  EXPECT_EQ(find_bad_utf8("plain 戰爭 \xF0\x9F\x95\x8A"), std::string::npos);
  for (const char* bad : {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xE6\x88", "\xE6\x41\x41"})
    EXPECT_EQ(find_bad_utf8(std::string("ab") + bad), 2u) << bad;
}

}  // namespace
}  // namespace armistice
