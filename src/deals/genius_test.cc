#include "deals/genius.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "deals/xml_file.h"

namespace armistice {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string domain_of(const std::string& issues) {
  return "<negotiation_template>\n<utility_space domain_name=\"Peace\">\n<objective index=\"0\" "
         "name=\"all\">\n" +
         issues + "</objective>\n</utility_space>\n</negotiation_template>\n";
}

std::string profile_of(const std::string& issues, const std::string& rest = "") {
  return "<utility_space>\n<objective index=\"0\" name=\"all\">\n" + issues + "</objective>\n" +
         rest + "</utility_space>\n";
}

const std::string kDomain = domain_of(
    "<issue index=\"1\" name=\"land\" type=\"discrete\"><item value=\"keep\"/><item value=\"split "
    "&amp; share\"/>"
    "<item value=\"return\"/></issue>\n"
    "<issue index=\"2\" name=\"years\" type=\"integer\" lowerbound=\"5\" upperbound=\"8\"/>\n");

std::string profile(const std::string& keep, const std::string& weight, const std::string& slope,
                    const std::string& rest = "") {
  return profile_of(
      "<issue index=\"1\" name=\"land\" type=\"discrete\"><item value=\"return\" evaluation=\"1\"/>"
      "<item value=\"split &amp; share\" evaluation=\"2\"/><item value=\"keep\" evaluation=\"" +
          keep + "\"/></issue>\n<issue index=\"2\" name=\"years\" type=\"integer\" " +
          "lowerbound=\"5\" upperbound=\"8\"><evaluator ftype=\"linear\" slope=\"" + slope +
          "\" offset=\"0.1\"/></issue>\n<weight index=\"1\" value=\"" + weight +
          "\"/><weight index=\"2\" value=\"0.4\"/>\n",
      rest);
}

const std::string kFine = profile("4", "0.6", "0.2");

Checked<GeniusTable> read(const std::string& domain, const std::vector<std::string>& profiles,
                          bool raw = false) {
  std::vector<NamedText> texts;
  for (const std::string& text : profiles)
    texts.push_back({"p" + std::to_string(texts.size() + 1) + ".xml", text});
  return read_genius({"domain.xml", domain}, texts, raw);
}

// "file:line:column key: message" of the first diagnostic.
std::string first_fault(const Checked<GeniusTable>& result) {
  if (result.diagnostics.empty()) return "none";
  const Diagnostic& d = result.diagnostics[0];
  EXPECT_EQ(result.value.has_value(), !has_errors(result.diagnostics));
  return d.file + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.key +
         ": " + d.message;
}

TEST(Genius, WorthIsWeightTimesShareOfTheLargestEvaluation) {
  const auto result = read(kDomain, {kFine, profile("4", "0.6", "0.5",
                                                    "<reservation value=\"0.25\"/>"
                                                    "<discount_factor value=\"0.9\"/>")});
  ASSERT_TRUE(result) << first_fault(result);
  const GeniusTable& table = *result.value;
  EXPECT_EQ(table.name, "Peace");
  EXPECT_EQ(table.space.parties[1].id, "p2");
  ASSERT_EQ(table.space.issues.size(), 2u);
  EXPECT_THAT(table.space.issues[0].options, ElementsAre("keep", "split & share", "return"));
  EXPECT_THAT(table.space.issues[1].options, ElementsAre("5", "6", "7", "8"));
  EXPECT_THAT(table.space.parties[0].worth[0],
              ElementsAre(0.6 * 1, 0.6 * (2.0 / 4), 0.6 * (1.0 / 4)));
  // from the lower bound: 5 is worth the offset
  EXPECT_THAT(table.space.parties[0].worth[1],
              ElementsAre(0.4 * 0.1, 0.4 * (0.1 + 0.2), 0.4 * (0.1 + 0.4), 0.4 * (0.1 + 0.2 * 3)));
  // the line is cut at 1
  EXPECT_DOUBLE_EQ(table.space.parties[1].worth[1][3], 0.4);
  EXPECT_FALSE(table.space.parties[0].reservation.has_value());
  EXPECT_EQ(table.space.parties[1].reservation, 0.25);
  EXPECT_EQ(table.discounts[1], 0.9);
}

TEST(Genius, RawDividesAndCutsNothing) {
  const auto result = read(kDomain, {kFine, profile("4", "0.6", "0.5")}, true);
  ASSERT_TRUE(result);
  EXPECT_THAT(result.value->space.parties[0].worth[0], ElementsAre(0.6 * 4, 0.6 * 2, 0.6 * 1));
  EXPECT_DOUBLE_EQ(result.value->space.parties[1].worth[1][3], 0.4 * 1.6);
}

TEST(Genius, EvaluationsThatAreAllNothingCountAsNothing) {
  const std::string domain =
      domain_of("<issue index=\"1\" name=\"a\"><item value=\"x\"/><item value=\"y\"/></issue>\n");
  const std::string zero = profile_of(
      "<issue index=\"1\" name=\"a\"><item value=\"x\" evaluation=\"0\"/><item value=\"y\" "
      "evaluation=\"0.000001\"/></issue>"
      "<weight index=\"1\" value=\"1\"/>");
  const auto result = read(domain, {zero, zero});
  ASSERT_TRUE(result);
  EXPECT_THAT(result.value->space.parties[0].worth[0], ElementsAre(0, 0));
}

TEST(Genius, NestedObjectivesDoNotMultiply) {
  const std::string item = "<item value=\"x\" evaluation=\"1\"/>";
  const std::string domain = domain_of(
      "<objective index=\"5\" name=\"o\"><issue index=\"1\" name=\"a\"><item "
      "value=\"x\"/></issue></objective>"
      "<issue index=\"2\" name=\"b\"><item value=\"x\"/></issue>");
  const std::string p = profile_of(
      "<weight index=\"5\" value=\"0.5\"/><weight index=\"2\" value=\"0.5\"/>"
      "<objective index=\"5\" name=\"o\"><issue index=\"1\" name=\"a\">" +
      item +
      "</issue><weight index=\"1\" value=\"0.3\"/></objective><issue index=\"2\" name=\"b\">" +
      item + "</issue>");
  const auto result = read(domain, {p, p});
  ASSERT_TRUE(result) << first_fault(result);
  EXPECT_THAT(result.value->space.parties[0].worth[0], ElementsAre(0.3));
  EXPECT_THAT(result.value->space.parties[0].worth[1], ElementsAre(0.5));
}

TEST(Genius, ABestPackageAboveOneIsKeptAndSaid) {
  const auto result = read(kDomain, {profile("4", "0.8", "0.5"), kFine});
  ASSERT_TRUE(result);
  EXPECT_THAT(first_fault(result), HasSubstr("p1.xml:1:1 above-one"));
}

TEST(Genius, FaultsNameTheirPlace) {
  EXPECT_EQ(first_fault(read("<a><b></a>", {kFine, kFine})),
            "domain.xml:1:9 bad-xml: this is not well-formed XML: start-end tags mismatch");
  EXPECT_THAT(first_fault(read("", {kFine, kFine})), HasSubstr("bad-xml"));
  EXPECT_EQ(first_fault(read("<a/>", {kFine, kFine})),
            "domain.xml:1:1 no-utility-space: there is no <utility_space> here");
  EXPECT_EQ(first_fault(read(domain_of(""), {kFine, kFine})),
            "domain.xml:2:1 no-issues: the domain has no issues");
  EXPECT_EQ(first_fault(read(kDomain, {kFine})),
            "domain.xml:0:0 profiles: a domain needs 2 to 16 profiles, there are 1");
  EXPECT_EQ(
      first_fault(read(domain_of("<issue index=\"1\" name=\"a\" type=\"real\"/>"), {})),
      "domain.xml:4:1 unknown-kind: issues of kind `real` are not read, only discrete and integer");
  EXPECT_EQ(first_fault(read(kDomain, {kFine, profile("NaN", "0.6", "0.2")})),
            "p2.xml:3:131 bad-number: the evaluation of `keep` is not a finite number: `NaN`");
  EXPECT_THAT(first_fault(read(kDomain, {profile("4", "1e400", "0.2"), kFine})),
              HasSubstr("p1.xml:5:1 bad-number: the weight of issue 1"));
  EXPECT_THAT(first_fault(read(kDomain, {profile("1e308", "1e10", "0.2"), kFine}, true)),
              HasSubstr("p1.xml:5:1 overflow"));
  EXPECT_THAT(first_fault(read(kDomain, {profile("4", "1e308", "0.2"), kFine})),
              HasSubstr("overflow"));
  EXPECT_THAT(first_fault(read(kDomain, {kFine, profile("4", "0.6", "inf")})), HasSubstr("slope"));
  EXPECT_THAT(first_fault(read(
                  kDomain, {kFine, profile("4", "0.6", "0.2", "<reservation value=\"none\"/>")})),
              HasSubstr("p2.xml:7:1 bad-number: the reservation"));
}

TEST(Genius, ProfilesMustBeOfTheDomain) {
  const std::string other = profile_of(
      "<issue index=\"1\" name=\"sea\"><item value=\"x\" evaluation=\"1\"/></issue>"
      "<issue index=\"9\" name=\"air\"/>");
  const auto result = read(kDomain, {kFine, other});
  EXPECT_EQ(first_fault(result),
            "p2.xml:3:1 other-domain: the profile has `sea` as issue 1, the domain has `land` as "
            "issue 1");
  ASSERT_EQ(result.diagnostics.size(), 4u);
  EXPECT_THAT(result.diagnostics[1].message, HasSubstr("the domain has no issue 9"));
  EXPECT_EQ(result.diagnostics[2].key, "missing-issue");
  const std::string item = "<item value=\"keep\"";
  const auto swap = [&](const std::string& from, const std::string& to) {
    std::string text = kFine;
    text.replace(text.find(from), from.size(), to);
    return first_fault(read(kDomain, {kFine, text}));
  };
  EXPECT_THAT(swap(item, "<item value=\"loss\""), HasSubstr("the domain has no value `loss` here"));
  EXPECT_THAT(swap(item, "<item value=\"return\""), HasSubstr("`return` is evaluated twice"));
  EXPECT_THAT(swap("lowerbound=\"5\"", "lowerbound=\"4\""), HasSubstr("bounds are not those"));
  EXPECT_THAT(swap("type=\"integer\"", "type=\"discrete\""), HasSubstr("not of the kind"));
  EXPECT_THAT(swap("<weight index=\"2\"", "<weight index=\"1\""), HasSubstr("two weights"));
  EXPECT_THAT(swap("</utility_space>", "<ufun type=\"PlainUfun\"/></utility_space>"),
              HasSubstr("not sums"));
}

TEST(Genius, HugeAndHostileFilesEndInAnError) {
  std::string values;
  for (int k = 0; k < 1'000'000; ++k) values += "<item value=\"" + std::to_string(k) + "\"/>";
  EXPECT_THAT(
      first_fault(read(domain_of("<issue index=\"1\" name=\"a\">" + values + "</issue>"), {})),
      HasSubstr("domain.xml:0:0 too-large"));
  values.resize(values.find("<item value=\"20000\""));
  EXPECT_THAT(
      first_fault(read(domain_of("<issue index=\"1\" name=\"a\">" + values + "</issue>"), {})),
      HasSubstr("too-many-values"));
  EXPECT_THAT(
      first_fault(read(
          domain_of("<issue index=\"1\" name=\"a\" type=\"integer\" lowerbound=\"-2147483648\" "
                    "upperbound=\"2147483647\"/>"),
          {})),
      HasSubstr("4294967296 values"));
  std::string deep;
  for (int k = 0; k < 100'000; ++k) deep += "<objective>";
  for (int k = 0; k < 100'000; ++k) deep += "</objective>";
  EXPECT_THAT(first_fault(read(domain_of(deep), {})), HasSubstr("too-deep"));
  std::string issues;
  for (int k = 0; k < 600; ++k)
    issues += "<issue index=\"" + std::to_string(k) + "\" name=\"i" + std::to_string(k) +
              "\"><item value=\"x\"/></issue>";
  EXPECT_THAT(first_fault(read(domain_of(issues), {})), HasSubstr("more than 500 issues"));
  EXPECT_THAT(first_fault(read(std::string(kMaxXmlBytes + 1, ' '), {})),
              HasSubstr("more than 16 MiB"));
  EXPECT_THAT(first_fault(read("<a>\xFF</a>", {})), HasSubstr("domain.xml:1:4 not-utf8"));
  EXPECT_THAT(first_fault(read(std::string("\xFF\xFE<\0a\0", 6), {})), HasSubstr("not-utf8"));
  std::string bad;
  for (int k = 0; k < 3000; ++k) bad += "<issue index=\"x\"/>\n";
  EXPECT_EQ(read(domain_of(bad), {}).diagnostics.size(), kMaxXmlFaults + 1);
  EXPECT_THAT(
      first_fault(
          read("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>" +
                   domain_of("<issue index=\"1\" name=\"&c;\"><item value=\"&#27;[31m\"/></issue>"),
               {})),
      HasSubstr("control characters"));
}

}  // namespace
}  // namespace armistice
