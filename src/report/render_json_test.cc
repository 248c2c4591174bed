#include "report/render_json.h"

#include <gtest/gtest.h>

#include <limits>

#include "kit/documents.h"
#include "kit/sample_study.h"
#include "report/json_parts.h"

namespace armistice {
namespace {

// Where a document first fails its schema; empty: it fits.
std::string fault(const std::string& schema, const nlohmann::json& document) {
  return kit::document_schema(schema).fault(document);
}

struct Sample {
  Conflict conflict = kit::sample_conflict();
  Report report(const std::string& command) const {
    ReportInfo info{"0.1.0", 1, 200, 500, command, "", "", {}};
    info.ranges.resize(conflict.quantities.size());
    for (std::size_t q = 0; q < info.ranges.size(); ++q)
      info.ranges[q].claims.resize(conflict.quantities[q].pooled.size());
    return make_report(conflict, kit::sample_findings(conflict), info);
  }
};

TEST(RenderJson, EveryDocumentFitsItsSchema) {
  const Sample sample;
  const std::pair<const char*, const char*> documents[] = {
      {"run", "report"},      {"locks", "locks"},      {"levers", "levers"},
      {"why", "why"},         {"orders", "orders"},    {"evidence", "evidence"},
      {"demands", "demands"}, {"timeline", "timeline"}};
  for (const auto& [command, schema] : documents)
    EXPECT_EQ(fault(schema, render_json(sample.report(command))), "") << command;
}

TEST(RenderJson, AProposalFitsTheSchemaOfTheTimeline) {
  Sample sample;
  Report report = sample.report("timeline");
  ProposalFinding& found = report.findings.proposal;
  found.proposer = 2;
  found.deal = {1, 7};
  found.parties.resize(2);
  found.parties[1].party = 1;
  found.parties[1].types.given = true;
  found.parties[1].types.quantities = {{0, {1, 2}}};
  sample.conflict.layout.slots = {{SlotKind::stock, 0, "front"}};
  found.watched = {{0, -1}};
  found.months = {0, 3};
  found.levels = {{{}, {}}};
  found.replies.resize(2);
  found.replies[0].id = "as_they_would";
  found.replies[1].id = "no";
  found.replies[1].party = 1;
  for (ProposalFinding::Reply& reply : found.replies) reply.shifts = {{{{}, {}}}};
  const nlohmann::ordered_json document = render_json(report);
  EXPECT_EQ(fault("timeline", document), "");
  EXPECT_FALSE(document.contains("moves"));
  EXPECT_EQ(document["proposal"]["replies"][1]["party"], sample.conflict.parties[1].id);
  EXPECT_TRUE(document["proposal"]["parties"][0]["types"].is_null());
  const auto& types = document["proposal"]["parties"][1]["types"];
  EXPECT_EQ(types["quantities"][sample.conflict.quantities[0].id]["upper"], 2);
  EXPECT_EQ(types["after"]["no"]["comes"], false);
  EXPECT_EQ(types["after"]["conditions"].is_null(), sample.conflict.talks.conditions.empty());
  EXPECT_TRUE(document["proposal"]["part"].is_null());
  EXPECT_TRUE(document["proposal"]["parts_unproposed"].is_null());

  sample.conflict.talks.sequence.parts = {{-1, {1}}};
  found.part = 0;
  found.parts.resize(1);
  for (ProposalFinding::Reply& reply : found.replies) reply.parts.resize(1);
  const nlohmann::ordered_json in_steps = render_json(report);
  EXPECT_EQ(fault("timeline", in_steps), "");
  EXPECT_EQ(in_steps["proposal"]["part"], "deal");
  EXPECT_EQ(in_steps["proposal"]["deal"].size(), 1u);
}

TEST(RenderJson, AnEmptyStudyFitsToo) {
  const Conflict conflict = kit::sample_conflict();
  const Report report = make_report(conflict, {}, {"0.1.0", 1, 200, 500, "run", "", "", {}});
  const nlohmann::ordered_json document = render_json(report);
  EXPECT_EQ(fault("report", document), "");
  EXPECT_TRUE(document["backcast"].is_null());
  EXPECT_EQ(document["locks"]["date"], "2025-07-01");
  EXPECT_EQ(document["locks"]["shares"]["kind"].size(), 6u);
}

TEST(RenderJson, TheExampleOfThePageFitsTheSchema) {
  const std::string text =
      kit::read_text(std::string(ARMISTICE_ROOT) + "/web/fixtures/report.json");
  EXPECT_EQ(fault("report", nlohmann::json::parse(text)), "");
}

TEST(RenderJson, TheSchemaCanFail) {
  const nlohmann::json fine = render_json(Sample().report("run"));
  nlohmann::json document = fine;
  document.erase("endings");
  EXPECT_EQ(fault("report", document), ": required \"endings\"");
  document = fine;
  document["settled_by"][0]["date"] = "soon";
  EXPECT_EQ(fault("report", document), "/settled_by/0/date: pattern");
  document = fine;
  document["parties"][0]["role"] = "spectator";
  EXPECT_EQ(fault("report", document), "/parties/0/role: enum");
}

TEST(RenderJson, PartsOfADealHaveTitles) {
  Sample sample;
  Block titled, plain;
  titled.id = "land_first";
  titled.title = {"the land", "土地", "土地"};
  plain.id = "money_first";
  sample.conflict.talks.blocks = {titled, plain};
  const auto document = render_json(sample.report("run"));
  EXPECT_EQ(fault("report", document), "");
  EXPECT_EQ(document["names"]["blocks"]["land_first"]["zh-Hant"], "土地");
  EXPECT_EQ(document["names"]["blocks"]["money_first"], "money_first");
}

TEST(RenderJson, OrdersAreTheSameInAReportAndInADocumentOfTheirOwn) {
  const Sample sample;
  const auto document = render_json(sample.report("run"));
  EXPECT_EQ(document["orders"], render_json(sample.report("orders"))["orders"]);
  EXPECT_EQ(document["orders"][1]["steps"].dump(), R"(["the_land","deal"])");
  EXPECT_EQ(document["orders"][1]["change"]["signed_by_end"]["mean"], -.1);
  EXPECT_EQ(document["names"]["orders"]["land_first"]["zh-Hans"], "先谈土地");
  Report unasked = sample.report("run");
  unasked.findings.orders.clear();
  EXPECT_FALSE(render_json(unasked).contains("orders"));
}

TEST(RenderJson, ADealIsAnObjectOfOptions) {
  const auto deals = render_json(Sample().report("run"))["deals_signed"];
  EXPECT_EQ(deals[0]["deal"].dump(), R"({"land":"frozen","money":0.35})");
}

TEST(RenderJson, EveryMonthSaysHowManyHaveEndedAndHow) {
  const auto months = render_json(Sample().report("run"))["endings_over_time"];
  ASSERT_EQ(months.size(), 13u);
  EXPECT_EQ(months[0]["date"], "2025-07-01");
  EXPECT_EQ(months[0]["at_war"]["mean"], 1);
  EXPECT_EQ(months[6]["ended"].dump(), R"({"frozen":0.31,"other":0.0})");
  for (const auto& month : months) {
    double sum = month["at_war"]["mean"];
    for (const auto& [ending, share] : month["ended"].items()) sum += share.get<double>();
    EXPECT_NEAR(sum, 1, 1e-9);
  }
}

TEST(RenderJson, TheLanguageOfTheReaderIsWrittenDown) {
  const Sample sample;
  Report report = sample.report("run");
  EXPECT_EQ(render_json(report)["settings"]["lang"], "en");
  report.info.language = Language::zh_hant;
  EXPECT_EQ(render_json(report)["settings"]["lang"], "zh-Hant");
}

TEST(RenderJson, PartiesKeepTheOrderOfTheFile) {
  Sample sample;
  std::swap(sample.conflict.parties[0], sample.conflict.parties[1]);
  const auto document = render_json(sample.report("run"));
  EXPECT_EQ(document["parties"][0]["id"], "blue");
  EXPECT_EQ(document["names"]["parties"].begin().key(), "blue");
}

TEST(RenderJson, TitlesCarryTheirLanguages) {
  const auto document = render_json(Sample().report("run"));
  EXPECT_EQ(document["case"]["title"].dump(),
            R"({"en":"Two forts","zh-Hans":"两座要塞","zh-Hant":"兩座要塞"})");
  EXPECT_EQ(document["names"]["modes"]["stance"]["title"], "stance");  // no title: the id
  EXPECT_EQ(document["names"]["locks"]["war_pays:red"]["en"], "the war pays Red");
  EXPECT_EQ(document["names"]["endings"]["other"]["zh-Hans"], "以上皆非");
}

TEST(RenderJson, AlternativesHaveTitlesAndStocksTheirClaims) {
  Sample sample;
  sample.conflict.quantities[1].choice_titles = {{}, {"It does not", "不会", "不會"}};
  const auto document = render_json(sample.report("run"));
  EXPECT_EQ(
      document["names"]["choices"].dump(),
      R"({"win_makes_soft":{"yes":"yes","no":{"en":"It does not","zh-Hans":"不会","zh-Hant":"不會"}}})");
  EXPECT_EQ(document["fans"][0]["claims"].dump(), R"(["c1"])");
  EXPECT_EQ(fault("report", document), "");
}

TEST(RenderJson, AnEffectSaysWhetherItMatters) {
  Sample sample;
  Report report = sample.report("evidence");
  report.findings.disagreements[1].believe[0].effects[0].matters = false;
  const auto effect = render_json(report)["disagreements"][1]["believe"][0]["effect"];
  EXPECT_EQ(effect["frozen"]["matters"], false);
  EXPECT_EQ(effect["frozen"]["distinguishable"], true);
  EXPECT_EQ(effect["other"]["matters"], true);
  EXPECT_FALSE(
      render_json(sample.report("levers"))["levers"][0]["endings"]["frozen"].contains("matters"));
}

TEST(RenderJson, EvidenceListsWhatNobodyClaims) {
  const auto evidence = render_json(Sample().report("evidence"));
  ASSERT_EQ(evidence["assumed"].size(), 2u);
  EXPECT_EQ(evidence["assumed"][0]["id"], "cost");
  EXPECT_EQ(evidence["assumed"][1]["bare"], true);
  EXPECT_EQ(evidence["unused"].dump(), R"(["spare"])");
  EXPECT_EQ(evidence["claims"][3]["supports"], "no");
  EXPECT_EQ(evidence["disagreements"][1]["effect"]["frozen"]["mean"], 0.09);
}

TEST(RenderJson, DemandsShowTheGap) {
  const auto demands = render_json(Sample().report("demands"));
  ASSERT_EQ(demands["issues"].size(), 2u);
  EXPECT_EQ(demands["issues"][0]["stated"].dump(), R"({"parties":2,"accept":[],"gap":true})");
  EXPECT_EQ(demands["issues"][0]["aimed"].dump(),
            R"({"parties":1,"accept":["frozen"],"gap":false})");
  EXPECT_EQ(demands["issues"][1]["stances"][0]["accepts"].dump(), "[0.5,1.0]");
}

TEST(RenderJson, TheTimelineIsInOrderAndKnowsTheAnswers) {
  const auto moves = render_json(Sample().report("timeline"))["moves"];
  EXPECT_EQ(moves[0]["id"], "m1");
  EXPECT_EQ(moves[1]["id"], "m3");
  EXPECT_EQ(moves[2]["id"], "m2");
  EXPECT_EQ(moves[0]["answers"].dump(), R"(["m2"])");
  EXPECT_EQ(moves[2]["days_to_reply"], 2);
}

TEST(RenderJson, CheckSaysWhatIsWrongAndWhere) {
  Diagnostic wrong;
  wrong.file = "case.yaml";
  wrong.line = 3;
  wrong.column = 5;
  wrong.key = "unknown-key";
  wrong.message = "there is no key 'strat'";
  wrong.hint = "did you mean 'start'?";
  const ReportInfo info{"0.1.0", 1, 0, 0, "check", "", "", {}};
  const auto document = render_check(info, nullptr, {wrong});
  EXPECT_EQ(fault("check", document), "");
  EXPECT_EQ(document["ok"], false);
  EXPECT_EQ(document["diagnostics"][0].dump(),
            R"({"severity":"error","file":"case.yaml","line":3,"column":5,"key":"unknown-key",)"
            R"("message":"there is no key 'strat'","hint":"did you mean 'start'?"})");
}

TEST(RenderJson, NumbersLoseTheNoiseOfTheLastBits) {
  EXPECT_EQ(number(0.1 + 0.2).dump(), "0.3");
  EXPECT_EQ(number(1.0 / 3).dump(), "0.333333333");
  EXPECT_EQ(number(-0.0).dump(), "0.0");
  EXPECT_TRUE(number(std::numeric_limits<double>::quiet_NaN()).is_null());
  EXPECT_EQ(count(7).dump(), "7");
  EXPECT_EQ(count(std::uint64_t{1} << 60).dump(), "\"1152921504606846976\"");
}

TEST(RenderJson, BrokenBytesDoNotStopADocument) {
  Sample sample;
  sample.conflict.hash = "\xFF";
  EXPECT_NE(to_text(render_json(sample.report("timeline"))).find("\xEF\xBF\xBD"),
            std::string::npos);
}

}  // namespace
}  // namespace armistice
