#include "util/xml_source.h"

#include <gtest/gtest.h>

#include <string>

namespace armistice {
namespace {

using Kind = XmlFault::Kind;

std::optional<XmlFault> fault_of(std::string_view text, const XmlLimits& limits = {}) {
  pugi::xml_document document;
  return XmlSource(text).open(limits, document);
}

TEST(XmlSource, OpensATree) {
  const XmlSource source("<a>\n <b c='&lt;1'/></a>");
  pugi::xml_document document;
  ASSERT_FALSE(source.open({}, document));
  EXPECT_STREQ(document.document_element().child("b").attribute("c").value(), "<1");
}

TEST(XmlSource, FaultsHaveAKindAndAByte) {
  const auto expect = [](std::string_view text, Kind kind, std::size_t at) {
    const auto fault = fault_of(text);
    ASSERT_TRUE(fault) << text;
    EXPECT_EQ(static_cast<int>(fault->kind), static_cast<int>(kind)) << text;
    EXPECT_EQ(fault->at, at) << text;
  };
  using namespace std::string_view_literals;
  expect("<a>\xC0</a>", Kind::not_utf8, 3);
  // what stands behind a zero byte is not left out in silence
  expect("<a></a>\0<b>"sv, Kind::zero_byte, 7);
  expect("<a>\xC0</a>\0"sv, Kind::not_utf8, 3);
  expect("<a>\0</a>\xC0"sv, Kind::zero_byte, 3);
  expect("<a><b></a></b>", Kind::end_tag, 8);
  expect("<a", Kind::ill_formed, 1);
  EXPECT_FALSE(fault_of("<a b='&c;'/>"));  // an unknown entity stays as it is
}

TEST(XmlSource, CountsBeforeItParses) {
  const std::string text = "<a b='1' c='2'><d/></a>";  // 3 and 2
  EXPECT_FALSE(fault_of(text, {3, 2, 5}));
  for (const XmlLimits& limits : {XmlLimits{2, 2, 5}, XmlLimits{3, 1, 5}, XmlLimits{3, 2, 4}}) {
    const auto fault = fault_of(text, limits);
    ASSERT_TRUE(fault);
    EXPECT_EQ(static_cast<int>(fault->kind), static_cast<int>(Kind::too_large));
  }
}

TEST(XmlSource, PositionsCountCharacters) {
  const XmlSource source("ab\n戰爭x\n");
  const auto expect = [&](std::size_t at, int line, int column, std::string_view text) {
    EXPECT_EQ(source.position(at).line, line) << at;
    EXPECT_EQ(source.position(at).column, column) << at;
    EXPECT_EQ(source.line_at(at), text) << at;
  };
  expect(0, 1, 1, "ab");
  expect(2, 1, 3, "ab");
  expect(3, 2, 1, "戰爭x");
  expect(9, 2, 3, "戰爭x");
  expect(11, 3, 1, "");
  expect(1000, 3, 1, "");
  // far out in a line bytes are counted
  const std::string longer = "é" + std::string(kLongXmlLine, 'x');
  EXPECT_EQ(XmlSource(longer).position(kLongXmlLine).column, static_cast<int>(kLongXmlLine));
  EXPECT_EQ(XmlSource(longer).position(kLongXmlLine + 1).column,
            static_cast<int>(kLongXmlLine) + 2);
}

TEST(XmlSource, TrimsBlanks) {
  EXPECT_EQ(trimmed(" \t\r\na b\n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed(""), "");
}

}  // namespace
}  // namespace armistice
