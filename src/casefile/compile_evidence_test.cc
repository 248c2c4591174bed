// Claims, pools, choices, replays of the past, positions and the worths that follow from them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "casefile/compile_spread.h"
#include "casefile/compile_values.h"
#include "kit/case_text.h"

namespace armistice {
namespace {

const std::string kHead = R"yaml(armistice: 1
start: 2025-01-01
now: 2025-12-01
parties:
  red: {role: belligerent}
  blue: {role: belligerent}
issues:
  land: {options: [north, line, zone, south]}
sources:
  s1: {title: One, issued: 2025-03-01, rating: C}
  s2: {title: Two, issued: 2025-08-01, rating: B}
at_horizon: {status_quo: {land: line}}
cost_of_war: {red: recruits}
)yaml";
const std::string kPlainWorths = R"yaml(preferences:
  red: {land: {weight: 1, worth: {north: 0, line: 0, zone: 0, south: 1}}}
  blue: {land: {weight: 1, worth: {north: 1, line: 0, zone: 0, south: 0}}}
)yaml";

Checked<Conflict> with_claims(const std::string& text, const CompileOptions& options = {}) {
  return compile_text(kHead + kPlainWorths + text, options);
}

const Quantity& first(const Checked<Conflict>& conflict) {
  if (!conflict) throw std::runtime_error(all_text(conflict.diagnostics));
  return conflict.value->quantities.at(0);
}

const char* const kClaims = R"yaml(claims:
  c1: {source: s1, about: recruits, value: 30, comparator: about, of: regulars, unit: thousand, rating: C3}
  c2: {source: s2, about: recruits, value: 50, comparator: more_than, of: regulars, unit: thousand}
  c3: {source: s1, about: recruits, value: 80, of: everybody, unit: thousand}
  c4: {source: s1, about: recruits, value: 30000, of: regulars, unit: men}
  c5: {source: s1, about: recruits, says: no number at all}
quantities:
  recruits: {unit: thousand, claims: [c1], min: 28}
)yaml";

TEST(CompileEvidence, ClaimsOfOneUnitAndOneThingPool) {
  const auto conflict = with_claims(kClaims);
  const Quantity& recruits = first(conflict);
  EXPECT_EQ(recruits.claims, (std::vector<int>{0, 1, 2, 3, 4}));  // listed, or about it
  EXPECT_EQ(recruits.pooled, (std::vector<int>{0, 1}));
  // C3 weighs 0.6 * 0.6, B with an unrated statement 0.8 * 0.4
  EXPECT_DOUBLE_EQ(recruits.pool_weights[0], 0.36 / (0.36 + 0.32));
  EXPECT_EQ(recruits.spreads[0].family, Family::triangular);
  EXPECT_DOUBLE_EQ(recruits.spreads[0].parameters[2], 33);
  EXPECT_EQ(recruits.spreads[0].low, 28);  // `min` cuts
  EXPECT_DOUBLE_EQ(recruits.spreads[1].parameters[2], 65);
  EXPECT_FALSE(recruits.bare);
  EXPECT_TRUE(recruits.used);
  EXPECT_EQ(conflict.value->claims[1].source_rating, 'B');
  EXPECT_EQ(conflict.value->claims[1].statement_rating, '6');
  EXPECT_EQ(all_text(conflict.diagnostics),
            "war.yaml:20:3: warning: claim 'c3' does not count for 'recruits': it is a number of "
            "'everybody', the others of 'regulars'\n"
            "  c3: {source: s1, about: recruits, value: 80, of: everybody, unit: thousand}\n"
            "  ^\n"
            "  only claims with the same unit and the same `of` pool\n"
            "war.yaml:21:3: warning: claim 'c4' does not count for 'recruits': its unit is 'men', "
            "the others' 'thousand'\n"
            "  c4: {source: s1, about: recruits, value: 30000, of: regulars, unit: men}\n"
            "  ^\n"
            "  only claims with the same unit and the same `of` pool\n");
}

TEST(CompileEvidence, BelieveOneClaim) {
  EXPECT_EQ(first(with_claims(kClaims, {.believe = "c2"})).believed, 1);
  EXPECT_NE(
      all_text(with_claims(kClaims, {.believe = "c3"}).diagnostics)
          .find("\nerror: --believe c3: it does not count for 'recruits'\n  a claim counts if"),
      std::string::npos);
  EXPECT_FALSE(with_claims(kClaims, {.believe = "c9"}));
}

TEST(CompileEvidence, AsOfKeepsWhatWasKnown) {
  const auto conflict = with_claims(kClaims, {.as_of = "2025-04-20"});
  EXPECT_EQ(first(conflict).pooled, std::vector<int>{0});
  EXPECT_FALSE(conflict.value->claims[1].in_time);
  EXPECT_EQ(conflict.value->calendar.now_month, 4);
  // where every claim is younger the numbers stay, with a warning
  const auto early = with_claims(kClaims, {.as_of = "2025-02-01"});
  EXPECT_EQ(first(early).pooled.size(), 2u);
  EXPECT_NE(all_text(early.diagnostics).find("later ones are used"), std::string::npos);
  EXPECT_FALSE(with_claims(kClaims, {.as_of = "2024-02-01"}));
  EXPECT_FALSE(with_claims(kClaims, {.as_of = "soon"}));
}

TEST(CompileEvidence, ChoicesAreWeighedAsGivenOrByTheirClaims) {
  const std::string claims = R"yaml(claims:
  c1: {source: s1, about: sign, value: up, rating: A1}
  c2: {source: s1, about: sign, value: down, rating: E1}
quantities:
  recruits: {assumed: "uniform(1, 2)"}
)yaml";
  const auto weights = [&](const std::string& choice, const CompileOptions& options = {}) {
    const auto conflict =
        with_claims(claims + "  sign: {context: true, choice: " + choice + "}\n", options);
    if (!conflict) throw std::runtime_error(all_text(conflict.diagnostics));
    return conflict.value->quantities[1];
  };
  EXPECT_EQ(weights("{up: 3, down: 1}").assumed.weights, (std::vector<double>{3, 1}));
  EXPECT_EQ(weights("{up: 3, down: 1}").claims, (std::vector<int>{0, 1}));
  EXPECT_EQ(weights("{up: 3, down: 1}").assumed.family, Family::discrete);
  EXPECT_EQ(weights("{up: 1, down: 1}", {.believe = "c2"}).believed, 1);
  EXPECT_EQ(weights("{up: 1, down: 1}", {.believe = "sign=down"}).believed, 1);
  EXPECT_THROW(weights("{up: 1, down: 1}", {.believe = "sign=level"}), std::runtime_error);
  CompileOptions settings;
  settings.set = {{"sign", "down"}};
  EXPECT_EQ(weights("{up: 3, down: 1}", settings).assumed.weights, (std::vector<double>{0, 1}));
  settings.set = {{"sign", "level"}};
  EXPECT_THROW(weights("{up: 3, down: 1}", settings), std::runtime_error);
  EXPECT_THROW(weights("{up: 1, level: 1}"), std::runtime_error);  // c2 says down
  const Quantity titled = weights("{up: 1, down: 1}, titles: {down: it falls}");
  ASSERT_EQ(titled.choice_titles.size(), 2u);
  EXPECT_TRUE(titled.choice_titles[0].empty());
  EXPECT_EQ(titled.choice_titles[1].en, "it falls");
  EXPECT_THROW(weights("{up: 1, down: 1}, titles: {level: it stays}"), std::runtime_error);
}

TEST(CompileEvidence, SettingsTakeThePlaceOfClaimsAndAssumptions) {
  const auto set = [](const std::string& text) {
    CompileOptions options;
    options.set = {{"recruits", text}};
    return with_claims(kClaims, options);
  };
  const Quantity fixed = first(set("31"));
  EXPECT_TRUE(fixed.pooled.empty());
  EXPECT_EQ(fixed.assumed.family, Family::point);
  EXPECT_EQ(fixed.assumed.parameters, (std::vector<double>{31}));
  EXPECT_EQ(fixed.set_to, "31");
  EXPECT_FALSE(fixed.bare);
  EXPECT_EQ(first(set("uniform(29, 32)")).assumed.family, Family::uniform);
  EXPECT_EQ(first(set("normal(31, 2)")).assumed.low, 28);  // `min` cuts
  // the same places at fault as in a file, but no line
  EXPECT_NE(all_text(set("3").diagnostics).find("error: --set recruits=3: '3' reaches 3: it "),
            std::string::npos);
  EXPECT_FALSE(set("lots"));
  EXPECT_FALSE(set("uniform(5"));
  EXPECT_FALSE(set("uniform(40, 30)"));
  CompileOptions options;
  options.set = {{"recruit", "31"}};
  EXPECT_NE(all_text(with_claims(kClaims, options).diagnostics).find("did you mean recruits?"),
            std::string::npos);
  options.set = {{"recruits", "31"}, {"recruits", "32"}};
  EXPECT_FALSE(with_claims(kClaims, options));
  options.set = {{"recruits", "31"}};
  options.believe = "c2";
  EXPECT_FALSE(with_claims(kClaims, options));
}

TEST(CompileEvidence, StrictWantsReasons) {
  const auto strict = [](const std::string& quantity) {
    return with_claims("quantities:\n  recruits: " + quantity + "\n", {.strict = true});
  };
  const std::string text = all_text(strict("{assumed: 3}").diagnostics);
  EXPECT_NE(text.find("'recruits' is a number without a source or a reason"), std::string::npos);
  EXPECT_EQ(all_text(strict("{assumed: 3, why: because}").diagnostics).find("'recruits'"),
            std::string::npos);
  EXPECT_FALSE(first(with_claims("quantities:\n  recruits: {assumed: \"uniform(1, 2)\"}\n")).bare);
  EXPECT_TRUE(first(with_claims("quantities:\n  recruits: {assumed: 3}\n")).bare);
  EXPECT_FALSE(first(with_claims("quantities:\n  recruits: {assumed: 3, why: so}\n")).bare);
}

TEST(CompileSpread, EveryComparator) {
  struct Row {
    const char *comparator, *value;
    Family family;
    std::vector<double> parameters;
  };
  const Row rows[] = {
      {"exactly", "30", Family::point, {30}},
      {"about", "30", Family::triangular, {27, 30, 33}},
      {"nearly", "30", Family::triangular, {27, 30, 30}},
      {"more_than", "30", Family::triangular, {30, 30, 39}},
      {"more_than", "-60", Family::triangular, {-78, -60, -60}},
      {"at_most", "30", Family::triangular, {21, 30, 30}},
      {"up_to", "30", Family::triangular, {18, 30, 30}},
      {"down_to", "30", Family::triangular, {30, 30, 42}},
      {"between", "20..30", Family::uniform, {20, 30}},
      {"exactly", "20..30", Family::uniform, {20, 30}},
      {"several", "", Family::triangular, {2, 4, 9}},
      {"several", "10", Family::triangular, {20, 40, 90}},
      {"class_of", "30", Family::lognormal, {30, std::log(2.0)}},
      {"hundreds_of_thousands", "", Family::lognormal, {3e5, 0.5}},
      {"about", "0", Family::point, {0}},
  };
  for (const Row& row : rows) {
    const Distribution d = spread_of(row.comparator, *parse_claimed_value(row.value));
    EXPECT_EQ(d.family, row.family) << row.comparator;
    ASSERT_EQ(d.parameters.size(), row.parameters.size()) << row.comparator;
    for (std::size_t k = 0; k < row.parameters.size(); ++k)
      EXPECT_NEAR(d.parameters[k], row.parameters[k], 1e-9) << row.comparator;
  }
  EXPECT_FALSE(parse_claimed_value("thirty"));
  EXPECT_FALSE(parse_claimed_value("30..20"));
  EXPECT_DOUBLE_EQ(rating_weight('A', '1'), 1);
  EXPECT_DOUBLE_EQ(rating_weight('F', '6'), 0.16);
  EXPECT_LT(rating_weight('E', '5'), rating_weight('F', '6'));
}

TEST(CompileValues, LengthsOfTime) {
  EXPECT_EQ(parse_months("24 months"), 24);
  EXPECT_EQ(parse_months("2 years"), 24);
  EXPECT_EQ(parse_months("7"), 7);
  EXPECT_DOUBLE_EQ(*parse_months("30.4375 days"), 1);
  EXPECT_EQ(parse_months("soon"), std::nullopt);
  EXPECT_EQ(parse_months("3 moons"), std::nullopt);
  EXPECT_DOUBLE_EQ(*parse_discount("0.9/year"), std::pow(0.9, 1.0 / 12));
  EXPECT_EQ(parse_discount("0.99/month"), 0.99);
  EXPECT_EQ(parse_discount("red.patience"), std::nullopt);
  EXPECT_EQ(parse_number("1e400"), std::nullopt);
  EXPECT_EQ(parse_number("nan"), std::nullopt);
  EXPECT_EQ(parse_number("12 "), 12);
}

TEST(CompileValues, ADistributionStandsAlone) {
  const std::string text = all_text(with_claims("quantities:\n  recruits: {assumed: 3}\n"
                                                "talks: {meet: \"uniform(0, 1) / recruits\"}\n")
                                        .diagnostics);
  EXPECT_NE(text.find("a distribution stands alone: put it under `quantities:`"), std::string::npos)
      << text;
}

TEST(CompileValues, DistributionsAndTheirFaults) {
  const auto fault = [](const char* text) {
    std::optional<ValueFault> found;
    return parse_distribution(text, found) ? std::string("fine")
                                           : std::to_string(found->offset) + " " + found->key;
  };
  for (const char* text :
       {"3", "uniform(0, 1)", " triangular( 1 , 2,3 )", "normal(-1, 2)", "lognormal(3, .5)",
        "beta(2, 3)", "gamma(1, 1)", "exponential(4)", "pert(0, 0, 1)", "point(3)"})
    EXPECT_EQ(fault(text), "fine") << text;
  EXPECT_EQ(fault("uniform(1, 1)"), "0 bad-distribution");
  EXPECT_EQ(fault("uniform(1, x)"), "11 bad-distribution");
  EXPECT_EQ(fault("uniform(1)"), "0 bad-distribution");
  EXPECT_EQ(fault("uniform()"), "8 bad-distribution");
  EXPECT_EQ(fault("triangular(1, 5, 3)"), "0 bad-distribution");
  EXPECT_EQ(fault("normal(0, 0)"), "0 bad-distribution");
  EXPECT_EQ(fault("lognormal(0, 1)"), "0 bad-distribution");
  EXPECT_EQ(fault(" cauchy(0, 1)"), "1 unknown-distribution");
  EXPECT_EQ(fault("uniform(0, 1) + 1"), "0 bad-distribution");
  EXPECT_TRUE(is_distribution_call("cauchy(0, 1)"));
  EXPECT_FALSE(is_distribution_call("max(0, 1)"));
  EXPECT_FALSE(is_distribution_call("uniform(0, 1) + x"));
}

// ---- positions ----

const char* const kPositions = R"yaml(preferences:
  red: {land: {weight: 1, worth: from_positions}}
  blue: {land: {weight: 1, worth: {north: 1, zone: {value: .7, why: it says so}}}}
quantities:
  recruits: {assumed: "uniform(1, 2)"}
positions:
  old: {party: red, issue: land, accepts: [south, zone], hard: true, asof: 2025-01}
  new: {party: red, issue: land, accepts: [south], hard: true, asof: 2025-09}
  soft: {party: red, issue: land, accepts: [line], kind: conceded, asof: 2025-02}
  blue: {party: blue, issue: land, accepts: [zone], refuses: [south], hard: false, asof: 2025-02}
  blue_aim: {party: blue, issue: land, accepts: [north], kind: aimed, asof: 2025-02}
)yaml";

std::string worths(const Conflict& conflict, int party) {
  std::string text;
  for (const Program& program : conflict.preferences[party].issues[0].worth)
    text += (text.empty() ? "" : " | ") + program.text;
  return text;
}

TEST(CompilePositions, OneRuleMakesWorths) {
  const Conflict conflict = conflict_from(kHead + kPositions);
  // only the newest stated position counts: accepted, conceded, refused by a hard one
  EXPECT_EQ(worths(conflict, 0), "0 | uniform(0.4, 0.8) | 0 | 1");
  // an entry of the file comes first; a soft refusal leaves a range
  EXPECT_EQ(worths(conflict, 1), "1 | uniform(0.15, 0.6) | .7 | uniform(0.15, 0.6)");
  const auto it = std::find_if(conflict.quantities.begin(), conflict.quantities.end(),
                               [](const Quantity& q) { return q.id == "worth.blue.land.line"; });
  ASSERT_NE(it, conflict.quantities.end());
  EXPECT_TRUE(it->implicit);
  EXPECT_FALSE(it->bare);
  EXPECT_FALSE(it->why.empty());
}

TEST(CompilePositions, AsOfTakesThePositionsOfThatDay) {
  EXPECT_EQ(worths(conflict_from(kHead + kPositions, {.as_of = "2025-06-01"}), 0),
            "0 | uniform(0.4, 0.8) | 1 | 1");
}

TEST(CompilePositions, TheRangeBetweenCanBeSet) {
  std::string text = kHead + kPositions;
  text.replace(text.find("preferences:\n"), 13, "preferences:\n  between: \"uniform(0, .1)\"\n");
  EXPECT_EQ(worths(conflict_from(text), 1), "1 | uniform(0, .1) | .7 | uniform(0, .1)");
}

}  // namespace
}  // namespace armistice
