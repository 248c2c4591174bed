// What is refused, where and why: unsupported parts of XMILE, faulty equations, hostile files.
#include <gtest/gtest.h>

#include "casefile/xmile.h"
#include "kit/case_files.h"

namespace armistice {
namespace {

Checked<XmileRun> read_model(const std::string& text) {
  return read_xmile("m.xmile", memory_files({{"m.xmile", text}}));
}

std::string first_fault(const std::string& text) {
  for (const Diagnostic& d : read_model(text).diagnostics)
    if (d.severity == Severity::error)
      return d.key + " " + std::to_string(d.line) + ":" + std::to_string(d.column);
  return "none";
}

// Variables begin in line 3.
std::string model(const std::string& variables, const std::string& above = "") {
  return "<xmile><sim_specs><start>0</start><stop>3</stop><dt>1</dt></sim_specs>\n" + above +
         "<model><variables>\n" + variables + "</variables></model></xmile>\n";
}

std::string equation(const std::string& text) {
  return model("<aux name=\"x\"><eqn>" + text + "</eqn></aux>\n");
}

TEST(XmileFaults, PartsThatAreNotSupported) {
  const auto in_stock = [](const std::string& part) {
    return model("<stock name=\"s\"><eqn>1</eqn>\n " + part + "</stock>\n");
  };
  EXPECT_EQ(first_fault(in_stock("<conveyor><len>3</len></conveyor>")), "not-supported 4:3");
  EXPECT_EQ(first_fault(in_stock("<queue/>")), "not-supported 4:3");
  EXPECT_EQ(first_fault(in_stock("<event_poster/>")), "not-supported 4:3");
  EXPECT_EQ(first_fault(in_stock("<invented/>")), "not-supported 4:3");
  EXPECT_EQ(first_fault(model("<module name=\"a\"/>\n")), "missing-model 3:2");
  EXPECT_EQ(first_fault("<xmile><sim_specs method=\"gear\"/><model/></xmile>"),
            "not-supported 1:9");
  EXPECT_EQ(first_fault("<xmile><model/></xmile>"), "no-sim-specs 1:2");
  EXPECT_EQ(first_fault("<xmile><sim_specs/></xmile>"), "no-model 1:2");
}

TEST(XmileFaults, EquationsWithTheirPlace) {
  EXPECT_EQ(first_fault(equation("1 + nobody")), "unknown-name 3:24");
  EXPECT_EQ(first_fault(equation("1 &lt; 2 + nobody")), "unknown-name 3:31");
  EXPECT_EQ(first_fault(equation("LOST MACRO(1)")), "unknown-function 3:20");
  EXPECT_EQ(first_fault(equation("ABS(1, 2)")), "wrong-argument-count 3:20");
  EXPECT_EQ(first_fault(equation("???")), "no-equation 3:20");
  EXPECT_EQ(first_fault(equation("")), "no-equation 3:2");
  EXPECT_EQ(first_fault(equation("{nothing}")), "no-equation 3:2");
  EXPECT_EQ(first_fault(equation("1 +")), "missing-operand 3:23");
  EXPECT_EQ(first_fault(equation("(1")), "missing-sign 3:22");
  EXPECT_EQ(first_fault(equation("IF 1 THEN 2")), "missing-sign 3:31");
  EXPECT_EQ(first_fault(equation("1 2")), "unexpected-sign 3:22");
  EXPECT_EQ(first_fault(equation("a[1]")), "unknown-name 3:20");
  EXPECT_EQ(first_fault(equation("\"open")), "open-quote 3:20");
  EXPECT_EQ(first_fault(equation("DELAY(TIME, TIME + RANDOM(0, 1))")), "random-start 3:39");
  EXPECT_EQ(first_fault(model("<stock name=\"s\"><eqn>NORMAL(0, 1)</eqn></stock>\n")),
            "random-start 3:22");
  EXPECT_EQ(first_fault(model("<aux name=\"a b\"><eqn>1</eqn></aux>\n"
                              "<aux name=\"A_B\"><eqn>1</eqn></aux>\n")),
            "duplicate-name 4:2");
}

TEST(XmileFaults, TheWholeMessage) {
  EXPECT_EQ(all_text(read_model(model("<aux name=\"rate\"><eqn>1</eqn></aux>\n"
                                      "<aux name=\"x\"><eqn>2 * rat</eqn></aux>\n"))
                         .diagnostics),
            "m.xmile:4:24: error: there is no variable `rat`\n"
            "<aux name=\"x\"><eqn>2 * rat</eqn></aux>\n"
            "                       ^\n"
            "  did you mean `rate`?\n");
}

TEST(XmileFaults, HostileFilesEndInAnErrorSoon) {
  EXPECT_EQ(first_fault(""), "bad-xml 1:1");
  EXPECT_EQ(first_fault("start: 2025"), "bad-xml 1:12");
  EXPECT_EQ(first_fault("<html/>"), "wrong-root 1:2");
  EXPECT_EQ(first_fault("<xmile>\xff</xmile>"), "not-utf8 1:8");
  // what stands behind a zero byte is not left out in silence
  EXPECT_EQ(first_fault(std::string("<xmile/>\0<a>", 12)), "zero-byte 1:9");
  EXPECT_EQ(
      first_fault("<!DOCTYPE l [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<xmile>&b;</xmile>"),
      "document-type 1:1");
  std::string deep = "<xmile>", many = "<xmile>";
  for (int k = 0; k < 100000; ++k) deep += "<model>";
  for (int k = 0; k < 100000; ++k) deep += "</model>";
  EXPECT_EQ(first_fault(deep + "</xmile>"), "too-deep 0:0");
  for (int k = 0; k < 1100000; ++k) many += "<a/>";
  EXPECT_EQ(first_fault(many + "</xmile>"), "too-large 0:0");
  EXPECT_EQ(first_fault(model("<aux name=\"x\"><dimensions><dim name=\"d\"/><dim name=\"d\"/>"
                              "<dim name=\"d\"/></dimensions><eqn>1</eqn></aux>\n",
                              "<dimensions><dim name=\"d\" size=\"9999\"/></dimensions>\n")),
            "too-large 4:2");
  const std::string nested = std::string(5000, '(') + "1" + std::string(5000, ')');
  EXPECT_EQ(first_fault(equation(nested)).substr(0, 8), "too-deep");
  // a name for every doubling: written out, the delay time would have 2^40 terms
  std::string doubling = "<aux name=\"x0\"><eqn>1</eqn></aux>";
  for (int k = 1; k <= 39; ++k) {
    const std::string before = "x" + std::to_string(k - 1);
    doubling += "<aux name=\"x" + std::to_string(k) + "\"><eqn>" + before + " + " + before +
                "</eqn></aux>\n";
  }
  EXPECT_EQ(first_fault(model(doubling + "<aux name=\"d\"><eqn>DELAY(x0, x39)</eqn></aux>\n"))
                .substr(0, 9),
            "too-large");
}

// What an export has lost shows where a stock of Vensim starts from the time.
TEST(XmileFaults, AStartThatMovesInAnExportOfVensimIsAWarning) {
  const auto warned = [](const std::string& header, const std::string& middle) {
    const std::string text = model(
        "<stock name=\"s\"><eqn>a + 1</eqn></stock><aux name=\"a\"><eqn>b</eqn></aux>"
        "<aux name=\"b\">" +
            middle + "</aux>\n",
        header);
    const Checked<XmileRun> run = read_model(text);
    EXPECT_TRUE(run) << all_text(run.diagnostics);
    std::string found;
    for (const Diagnostic& d : run.diagnostics)
      found += d.key + " " + std::to_string(d.line) + ":" + std::to_string(d.column);
    return found;
  };
  const std::string vensim = "<header><vendor>Ventana Systems, xmutil</vendor></header>";
  EXPECT_EQ(warned(vensim, "<eqn>TIME * 2</eqn>"), "moving-start 3:22");
  EXPECT_EQ(warned(vensim, "<eqn>STEP(2, 3)</eqn>"), "moving-start 3:22");
  EXPECT_EQ(warned(vensim, "<eqn>2</eqn>"), "");
  EXPECT_EQ(warned(vensim, "<eqn>TIME</eqn><init_eqn>2</init_eqn>"), "");
  EXPECT_EQ(warned("<header><vendor>isee systems</vendor></header>", "<eqn>TIME</eqn>"), "");
}

TEST(XmileFaults, AForgottenEndTagIsAWarning) {
  const Checked<XmileRun> run =
      read_model(model("<flow name=\"f\"><eqn>1</eqn>\n"
                       "<stock name=\"s\"><eqn>1</eqn><inflow>f</inflow></stock>\n"));
  ASSERT_TRUE(run);
  ASSERT_EQ(run.diagnostics.size(), 1u);
  EXPECT_EQ(run.diagnostics[0].key, "missing-end");
  EXPECT_EQ(run.diagnostics[0].line, 4);
  EXPECT_EQ(run.value->columns.size(), 6u);
}

// ---- as the war of a case ----

Checked<CaseSpec> read_with_model(const std::string& war, const std::string& model_of) {
  return read_case("c/war.yaml",
                   memory_files({{"c/war.yaml", "armistice: 1\nstart: 2025-01-01\n" + war},
                                 {"c/fight.stmx", model_of},
                                 {"fight.stmx", model_of}}));
}

const char* const kFight =
    "<xmile><sim_specs method=\"RK4\"><start>0</start><stop>9</stop><dt>0.25</dt></sim_specs>"
    "<model><variables><stock name=\"Red Army\"><eqn>100 * 2</eqn><outflow>Losses</outflow></stock>"
    "<flow name=\"Losses\"><eqn>Red_Army * Loss_Rate</eqn></flow>"
    "<aux name=\"Loss Rate\"><eqn>0.1</eqn></aux></variables></model></xmile>";

TEST(XmileImport, BringsStocksAuxiliariesAndSteps) {
  const Checked<CaseSpec> spec = read_with_model("war: {import: fight.stmx}\n", kFight);
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_EQ(spec.value->files.size(), 2u);
  const WarSpec& war = spec.value->war;
  EXPECT_EQ(war.method.text, "rk4");
  EXPECT_EQ(war.substeps.text, "4");
  ASSERT_EQ(war.stocks.size(), 1u);
  EXPECT_EQ(war.stocks[0].id.text, "red_army");
  EXPECT_EQ(war.stocks[0].start.text, "100 * 2");
  EXPECT_EQ(war.stocks[0].flow.text, "-losses");
  ASSERT_EQ(war.auxiliaries.size(), 2u);
  EXPECT_EQ(war.auxiliaries[0].is.text, "red_army * loss_rate");
}

TEST(XmileImport, TheCaseTakesThePlaceOfConstants) {
  const Checked<CaseSpec> spec = read_with_model(
      "quantities: {loss_rate: {assumed: \"uniform(0.1, 0.2)\"}}\nwar: {import: fight.stmx}\n",
      kFight);
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_EQ(spec.value->war.auxiliaries.size(), 1u);
}

TEST(XmileImport, StaysInTheFolderAndFitsTheCase) {
  const auto key = [&](const std::string& war) {
    const Checked<CaseSpec> spec = read_with_model(war, kFight);
    for (const Diagnostic& d : spec.diagnostics)
      if (d.severity == Severity::error) return d.key;
    return std::string("none");
  };
  EXPECT_EQ(key("war: {import: ../fight.stmx}\n"), "include-outside");
  EXPECT_EQ(key("war: {import: /fight.stmx}\n"), "include-outside");
  EXPECT_EQ(key("war: {import: missing.stmx}\n"), "cannot-read");
  EXPECT_EQ(key("war: {import: fight.stmx, substeps: 2}\n"), "two-forms");
  EXPECT_EQ(key("war: {import: war.yaml}\n"), "bad-xml");
}

}  // namespace
}  // namespace armistice
