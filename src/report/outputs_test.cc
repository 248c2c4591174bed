// What leaves the program besides JSON: text, page, CSV. Case text is hostile in all of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "kit/documents.h"
#include "kit/sample_study.h"
#include "report/csv.h"
#include "report/numbers.h"
#include "report/render_json.h"
#include "report/render_page.h"
#include "report/render_text.h"
#include "report/text_layout.h"
#include "report/words.h"

namespace armistice {
namespace {

constexpr const char* kCommands[] = {"run",    "locks",    "why",     "orders",
                                     "levers", "evidence", "demands", "timeline"};

Report sample_report(const Conflict& conflict, const std::string& command) {
  return make_report(conflict, kit::sample_findings(conflict),
                     {"0.1.0", 1, 200, 500, command, "", "", {}});
}

// Compares with tests/golden/<name>; ARMISTICE_UPDATE_GOLDEN=1 writes the file instead.
void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(ARMISTICE_ROOT) + "/tests/golden/" + name;
  if (std::getenv("ARMISTICE_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << text;
  EXPECT_EQ(text, kit::read_text(path)) << "golden file " << name;
}

TEST(RenderText, EveryCommandReadsAsRecorded) {
  const Conflict conflict = kit::sample_conflict();
  for (Language language : {Language::en, Language::zh_hans, Language::zh_hant}) {
    std::string text;
    for (const char* command : kCommands)
      text += std::string("$ ") + command + "\n" +
              render_text(sample_report(conflict, command), language, 90) + "\n";
    expect_golden("report_text." + std::string(to_text(language)) + ".txt", text);
  }
}

TEST(RenderText, APackageSaysOnlyWhatTellsItApart) {
  const Conflict conflict = kit::sample_conflict();
  Report report = sample_report(conflict, "run");
  report.findings.deals_signed[1].deal = {1, 16};  // the same land, other money
  const std::string text = render_text(report, Language::en, 100);
  EXPECT_THAT(text, testing::HasSubstr("  All 2 have in common: River land: Frozen.\n"
                                       "  1.  Money: 0.35\n"));
  EXPECT_THAT(text, testing::HasSubstr("  2.  Money: 0.8\n"));
  report.findings.deals_signed.resize(1);
  EXPECT_THAT(render_text(report, Language::en, 100),
              testing::HasSubstr("  1.  River land: Frozen; Money: 0.35\n"));
}

TEST(RenderText, KeysThatMayBeMissingAreSaidToBeForTheRightReason) {
  Conflict conflict = kit::sample_conflict();
  Report report = sample_report(conflict, "locks");
  const auto text = [&] { return render_text(report, Language::en, 120); };
  const auto named = [&] { return render_json(report)["beyond_thresholds"].dump(); };
  const std::string menu_only = "These are the keys of the packages worth proposing";
  EXPECT_THAT(text(), testing::HasSubstr(menu_only));
  EXPECT_THAT(text(), testing::HasSubstr("With parliaments that vote and leaders who"));
  EXPECT_EQ(named(), R"(["parliaments","leaders"])");
  conflict.durability.breach_cost.resize(conflict.parties.size());
  conflict.durability.breach_cost[0] = conflict.leaders[0].stake;
  conflict.leaders.clear();
  for (Ratifier& ratifier : conflict.ratifiers) ratifier.blocs.clear();
  EXPECT_EQ(named(), R"(["interest"])");
  conflict.durability.breach_cost.clear();
  report.findings.locks.complete = report.findings.locks.courses - 3;
  EXPECT_EQ(named(), "[]");
  EXPECT_THAT(text(), testing::HasSubstr("On 3 of the 1600 courses looked into, the search of all "
                                         "packages reached its limits before its end"));
  EXPECT_THAT(text(), testing::Not(testing::HasSubstr(menu_only)));
}

TEST(RenderText, ALimitThatNothingReachesHasNoMonth) {
  Conflict conflict = kit::sample_conflict();
  Report report = sample_report(conflict, "run");
  Estimate& chance = report.findings.limits[0].broken_by_end;
  const auto text = [&] { return render_text(report, Language::en, 120); };
  EXPECT_THAT(text(), testing::HasSubstr("Limit (Front line): reached within the forecast in 27% "
                                         "±2 of histories, there after 9 months"));
  chance.mean = .002;
  EXPECT_THAT(text(), testing::HasSubstr("in <1% ±2 of histories.\n"));
  chance.mean = chance.se = 0;
  EXPECT_THAT(text(), testing::HasSubstr("Limit (Front line): reached within the forecast in no "
                                         "history."));
  conflict.limits[0].title.en = "Blue is spent";
  EXPECT_THAT(text(), testing::HasSubstr("Limit (Blue is spent): "));
}

TEST(RenderText, WhatTheForecastCutsShortHasAPlus) {
  const Conflict conflict = kit::sample_conflict();
  Report report = sample_report(conflict, "run");
  report.findings.months_of_war = kit::about(8.4, .2, 1, 12);
  report.findings.months_of_war.p50 = 12;
  EXPECT_THAT(render_text(report, Language::en, 120),
              testing::HasSubstr("median 12+, nine in ten histories 1 to 12+, mean 8.4 (±0.2)."));
}

TEST(RenderText, AlternativesUnitsAndMovesAreInTheReadersWords) {
  Conflict conflict = kit::sample_conflict();
  conflict.quantities[1].choices = {"yes", "harder_still"};
  conflict.quantities[1].choice_titles = {{"It does", "会", "會"}, {}};
  conflict.claims[0].by = "";
  Report report = sample_report(conflict, "run");
  report.findings.disagreements[0].matters = .01;
  report.findings.disagreements[0].believe[0].effects = kit::effects(.09, .01);
  report.findings.disagreements[1].believe[1].claim = "harder_still";
  const std::string zh = render_text(report, Language::zh_hant, 120);
  EXPECT_THAT(zh, testing::HasSubstr("若信「會」（權重 50%）"));
  EXPECT_THAT(zh, testing::HasSubstr("若信「harder still」（權重 50%）"));
  EXPECT_THAT(zh,
              testing::HasSubstr("若信「How long can Red go on?：約 30 千/月 (c1)」（權重 40%）"));
  EXPECT_THAT(zh, testing::HasSubstr("紅方拒絕了2025-03-11 的提議（giver → 紅方；m1）"));
  const std::string en = render_text(report, Language::en, 120);
  EXPECT_THAT(en, testing::HasSubstr("about 30 thousand a month (c1)"));
  EXPECT_THAT(en, testing::HasSubstr("Red refused the proposal of 2025-03-11 (giver → Red; m1)"));
}

TEST(RenderText, ABeliefIsToldInWords) {
  const Conflict conflict = kit::sample_conflict();
  Report report = sample_report(conflict, "run");
  report.info.believe = "win_makes_soft=no";
  EXPECT_THAT(render_text(report, Language::en, 120),
              testing::HasSubstr("As if “Does winning make softer?: no” were right."));
  report.info.believe = "c7";
  EXPECT_THAT(render_text(report, Language::zh_hans, 120),
              testing::HasSubstr("假定“general staff：约 42 千/月 (c7)”属实。"));
}

TEST(RenderText, TheFirstListHoldsWhatIsClearAmongAllTests) {
  const Conflict conflict = kit::sample_conflict();
  Report report = sample_report(conflict, "run");
  for (Disagreement::Believe& believe : report.findings.disagreements[1].believe)
    believe.effects[1].matters = false;  // beyond two standard errors, but only by itself
  const std::string run = render_text(report, Language::en, 120);
  EXPECT_THAT(run, testing::HasSubstr("± one standard error"));
  EXPECT_THAT(run, testing::HasSubstr("(weight 50%): Frozen front +9 points (±2)\n"));
  EXPECT_THAT(run, testing::HasSubstr("Disagreements that move no ending clearly enough: 1."));
  report.info.command = "evidence";
  EXPECT_THAT(render_text(report, Language::en, 120),
              testing::HasSubstr("Frozen front +9 points (±2), None of these -9 points (±2)\n"));
}

TEST(RenderText, OrdersOfStepsAreToldInAStudyThatAskedForThem) {
  const Conflict conflict = kit::sample_conflict();
  Report report = sample_report(conflict, "run");
  const auto text = [&] { return render_text(report, Language::en, 100); };
  const auto has = [](const char* words) { return testing::HasSubstr(words); };
  EXPECT_THAT(text(), has("Orders of steps compared"));
  EXPECT_THAT(text(), has("Step by step: Land first"));
  // the deal in steps has been told already, on all worlds
  report.findings.sequence = report.findings.orders[1].order;
  std::swap(report.findings.orders[0], report.findings.orders[1]);
  EXPECT_THAT(text(), testing::Not(has("Step by step")));
  report.findings.orders.resize(1);
  EXPECT_THAT(text(), has("The case names no other order: write `blocks:` and `orders:`"));
  report.findings.orders.clear();
  EXPECT_THAT(text(), testing::Not(has("Orders of steps compared")));
}

TEST(RenderText, OneWorldIsSpokenOfAsOne) {
  const Conflict conflict = kit::sample_conflict();
  Report report = sample_report(conflict, "run");
  Findings& findings = report.findings;
  findings.worlds = findings.war.worlds = 1;
  findings.effective_worlds = .62;
  findings.locks.open.mean = 0;
  for (EndingShare& ending : findings.endings) ending.p.n = 1;
  StepPair& steps = findings.steps[0];
  for (Estimate* share : {&steps.better, &steps.concede_dominates, &steps.hold_dominates,
                          &steps.guaranteed, &steps.equilibrium[0][0], &steps.equilibrium[0][1],
                          &steps.equilibrium[1][0], &steps.equilibrium[1][1], &steps.belief[0]})
    share->n = 1;
  const std::string text = render_text(report, Language::en, 100);
  EXPECT_THAT(text, testing::HasSubstr("One possible world, drawn from 4 claims"));
  EXPECT_THAT(text, testing::HasSubstr("In this world no package would be signed"));
  EXPECT_THAT(text, testing::HasSubstr("One world: 62% of its histories"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("of worlds")));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("20–90%")));
}

TEST(RenderText, NoLineIsWiderThanTheTerminal) {
  const Conflict conflict = kit::sample_conflict();
  for (int width : {40, 64, 80, 100})
    for (Language language : {Language::en, Language::zh_hant})
      for (const char* command : kCommands) {
        const std::string text = render_text(sample_report(conflict, command), language, width);
        for (std::size_t from = 0, to; (to = text.find('\n', from)) != std::string::npos;
             from = to + 1)
          EXPECT_LE(display_width(text.substr(from, to - from)), width)
              << text.substr(from, to - from);
      }
}

TEST(RenderText, CaseTextCannotSteerTheTerminal) {
  Conflict conflict = kit::sample_conflict();
  const std::string evil = "\x1b]0;owned\x07\x1b[2J\r\nfake line";
  conflict.title.en = conflict.parties[0].title.en = conflict.issues[0].title.en = evil;
  conflict.locks[0].title.en = conflict.endings[0].title.en = conflict.quantities[1].title.en =
      evil;
  conflict.claims[0].by = conflict.claims[0].says.en = conflict.moves[0].says.en = evil;
  conflict.moves[0].deadline = conflict.moves[0].type = conflict.positions[0].asof = evil;
  conflict.quantities[2].assumed.text = conflict.quantities[2].why.en = evil;
  for (const char* command : kCommands)
    for (char c : render_text(sample_report(conflict, command), Language::en, 80))
      EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << command;
}

TEST(RenderPage, CaseTextCannotLeaveTheDataBlock) {
  Conflict conflict = kit::sample_conflict();
  conflict.title.en = "</script><script>alert(1)</script><!--";
  const nlohmann::ordered_json document = render_json(sample_report(conflict, "run"));
  const std::string page = render_page(
      document,
      R"(<p><script id="armistice-data" type="application/json">__ARMISTICE_DATA__</script></p>)");
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(page.find("<!--"), std::string::npos);
  const std::size_t from = page.find("json\">") + 6, to = page.find("</script>");
  // the first closing tag is the page's own, and the data is the same document
  EXPECT_EQ(page.substr(to), "</script></p>");
  EXPECT_EQ(nlohmann::ordered_json::parse(page.substr(from, to - from)), document);
}

TEST(RenderPage, ATextThatIsTheMarkerStaysText) {
  Conflict conflict = kit::sample_conflict();
  conflict.title.en = std::string(kDataMarker);
  const std::string page =
      render_page(render_json(sample_report(conflict, "timeline")), "[__ARMISTICE_DATA__]");
  EXPECT_EQ(nlohmann::json::parse(page)[0]["case"]["title"]["en"], kDataMarker);
  EXPECT_THROW(render_page({}, "no marker"), std::logic_error);
  EXPECT_THROW(render_page({}, "__ARMISTICE_DATA__ __ARMISTICE_DATA__"), std::logic_error);
}

TEST(Csv, CellsThatStartAFormulaAreText) {
  EXPECT_EQ(csv_cell("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
  EXPECT_EQ(csv_cell("+1"), "'+1");
  EXPECT_EQ(csv_cell("-1"), "'-1");
  EXPECT_EQ(csv_cell("@x"), "'@x");
  EXPECT_EQ(csv_cell("\tx"), "'\tx");
  EXPECT_EQ(csv_cell("=\"a\",b"), "\"'=\"\"a\"\",b\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_number(-0.25), "-0.25");
}

TEST(Csv, EndingsAreOneLineEach) {
  Conflict conflict = kit::sample_conflict();
  conflict.endings[0].title.en = "=HYPERLINK(\"http://x\")";
  EXPECT_EQ(render_endings_csv(sample_report(conflict, "run"), Language::en),
            "ending,title,mean,se,p05,p50,p95,n\n"
            "frozen,\"'=HYPERLINK(\"\"http://x\"\")\",0.62,0.021,0.2,0.62,0.9,200\n"
            "other,None of these,0.38,0.021,0.1,0.38,0.8,200\n");
}

TEST(Csv, TheWarIsOneLineAMonth) {
  const Conflict conflict = kit::sample_conflict();
  EXPECT_EQ(render_war_csv(kit::sample_findings(conflict)),
            "month,date,front.p05,front.p25,front.p50,front.p75,front.p95\n"
            "0,2025-01-01,10,10,10,10,10\n"
            "1,2025-02-01,8,9,10,11,12.5\n");
}

TEST(Numbers, KeepNoMoreDigitsThanTheErrorSupports) {
  EXPECT_EQ(percent(0.344), "34%");
  EXPECT_EQ(percent(0), "0%");
  EXPECT_EQ(percent(0.003), "<1%");
  EXPECT_EQ(percent(0.998), ">99%");
  EXPECT_EQ(points(0.094), "+9");
  EXPECT_EQ(points(-0.0041), "-0.4");
  EXPECT_EQ(points(-0.0001), "0");
  EXPECT_EQ(error_points(0.021), "±2");
  EXPECT_EQ(error_points(0.004), "±0.4");
  EXPECT_EQ(error_size(0.0123), "±0.01");
  EXPECT_EQ(error_size(1e-17), "±0");
  EXPECT_EQ(range_percent({.3, .01, .12, .3, .58, 9}), "12–58%");
  EXPECT_EQ(range_percent({.001, .001, 0, 0, .003, 9}), "0%");
  EXPECT_EQ(months(8.44), "8.4");
  EXPECT_EQ(months(12.3), "12");
  EXPECT_EQ(months(9.97), "10");
}

}  // namespace
}  // namespace armistice
