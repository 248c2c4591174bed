// Small texts that are hard on YAML readers, replayed; the fuzz target starts from the same kind.
#include <string>

#include <gtest/gtest.h>

#include "kit/case_files.h"

namespace armistice {
namespace {

const char* const kNasty[] = {
    "",
    " ",
    "\n\n",
    "---",
    "...",
    "%YAML 1.2\n---\n",
    "%YAML 9.9\n---\na: 1",
    "%TAG ! tag:example.com,2000:\n---\n!x a: 1",
    "&a",
    "*a",
    "&a *a",
    "&a [*a]",
    "? [a, b]\n: c\n",
    "? {a: b}\n: c\n",
    "{a, b, c}",
    "[a: b, c: d]",
    "{a: [}",
    "{? a : b, ? c}",
    "- - - a\n  - b\n",
    "a: |",
    "a: |9\n x",
    "a: >-\n\n\n  x\n y",
    "a: 'it''s",
    "a: \"\\",
    "a: \"\\x4",
    "a: \"\\uD800\"",
    "a: \"\\U00110000\"",
    "a: !<tag:yaml.org,2002:int> 3",
    "!!binary a",
    "\xEF\xBB\xBF",
    "\xEF\xBB\xBF\xEF\xBB\xBF: b",
    "a: \xF0\x9F\x95\x8A",
    "\t",
    "a:\tb",
    "a: b\n\tc: d",
    "a:\n- b\n c",
    "a: b: c",
    ": a",
    "? ",
    "-",
    "- ",
    "a: ~\nb: null\n~: c",
    "armistice: [1]\nstart: {}\ninclude: {}\nwar: []\nissues: 3\n",
    "include: [[]]",
    "include: [other.yaml]",
    "include: other.yaml\nwar: {stocks: [a]}\n",
    "war: {stocks: {a: ~}, modes: {m: {states: {}, start: [], changes: {from: {}}}}}",
    "quantities: [a, {id: }, {id: [x]}, {id: b, choice: {}}]",
    "preferences: {scale: {}, between: [], red: [], blue: {x: {weight: {}, worth: []}}}",
    "sources: [{id: a, author: [{}], issued: {date-parts: [[]]}}, {id: b, issued: {date-parts: 3}}]",
    "sources: [{id: a, author: [[x]], issued: {date-parts: [[2025, x, {}]]}}]",
    "claims: &c [{id: a, source: s, about: *c}]",
    "forbidden: [f(, g(, ), {a: f(, b: ), c: f(, d, e: [f(, g)]}]",
    "title: {en: f(, zh-Hans, )}",
    "talks: {menu: 1e300, features: {}, sequence: , proposers: {a: .nan}}",
    "record: {eps: inf, tau: -0, no_deal_before: 0000-00-00}",
    "horizon: 99999999999999999999 months\nsolve_until: 2147483648 years\n",
    "start: 9999-12-28\nnow: 0001-01-01\n",
    "start: \"2025-01-01\\n\"\n",
};

TEST(Nasty, EndsInAValueOrInErrors) {
  for (const char* text : kNasty) {
    for (const std::string& head : {std::string(), std::string("armistice: 1\nstart: 2025-01-01\n")}) {
      const Checked<CaseSpec> spec = read_case(
          "case.yaml", memory_files({{"case.yaml", head + text}, {"other.yaml", text}}));
      EXPECT_EQ(spec.value.has_value(), !has_errors(spec.diagnostics)) << head << text;
      for (const Diagnostic& d : spec.diagnostics) {
        EXPECT_FALSE(d.file.empty() || d.key.empty() || d.message.empty()) << to_text(d);
        EXPECT_TRUE(d.severity == Severity::warning || !d.hint.empty()) << to_text(d);
      }
    }
  }
}

TEST(Nasty, EveryPrefixOfAnOddCase) {
  const std::string text =
      "armistice: 1\nstart: 2025-01-01\ntitle: {en: \"a\\u00e9\", zh-Hant: '戰''爭'}\n"
      "parties: &p {red: {role: belligerent}, ? blue : {role: patron, backs: red}}\n"
      "forbidden: [a in (b, c), \"d\", *p]\nwar:\n  stocks:\n  - {id: s, start: |-\n";
  for (std::size_t k = 0; k <= text.size(); ++k) {
    const Checked<CaseSpec> spec = read_text(text.substr(0, k));
    EXPECT_EQ(spec.value.has_value(), !has_errors(spec.diagnostics)) << k;
  }
}

}  // namespace
}  // namespace armistice
