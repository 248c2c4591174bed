// Stocks, arrays, modules, macros and initial values of XMILE models; time and methods.
#include <gtest/gtest.h>

#include <cmath>

#include "kit/xmile_runs.h"

namespace armistice {
namespace {

const std::string kDims =
    "<dimensions><dim name=\"side\"><elem name=\"red\"/><elem name=\"blue\"/>"
    "</dim><dim name=\"arm\" size=\"3\"/></dimensions>\n";

std::string decay(const std::string& dt, const std::string& method) {
  return model_text(stock("level", "1", "<outflow>loss</outflow>") + flow("loss", "0.4 * level"),
                    "<start>0</start><stop>5</stop>" + dt, method);
}

TEST(XmileRuns, DecayUnderEulerIsAPower) {
  const XmileColumns c = columns_of_model(decay("<dt reciprocal=\"true\">10</dt>", "euler"));
  ASSERT_EQ(c.at("level").size(), 51u);
  for (std::size_t n = 0; n <= 50; ++n) {
    EXPECT_NEAR(c.at("level")[n], std::pow(1 - 0.04, n), 1e-14);
    EXPECT_EQ(c.at("time")[n], static_cast<double>(n) / 10);  // counted, not summed
  }
}

TEST(XmileRuns, RungeKuttaIsOfOrderFour) {
  const auto error = [](const char* parts) {
    const std::string dt = std::string("<dt reciprocal=\"true\">") + parts + "</dt>";
    return std::abs(columns_of_model(decay(dt, "RK4")).at("level").back() - std::exp(-2.0));
  };
  EXPECT_NEAR(std::log2(error("4") / error("8")), 4, 0.2);
}

TEST(XmileRuns, OscillatorUnderRungeKutta) {
  const XmileColumns c = columns_of_model(
      model_text(stock("x", "1", "<inflow>v</inflow>") + flow("v", "speed") +
                     stock("speed", "0", "<outflow>pull</outflow>") + flow("pull", "x"),
                 "<start>0</start><stop>10</stop><dt>0.0625</dt>", "rk4"));
  for (std::size_t n = 0; n < c.at("x").size(); ++n)
    EXPECT_NEAR(c.at("x")[n], std::cos(c.at("time")[n]), 2e-6);
}

TEST(XmileRuns, OddStepsStartsAndSaving) {
  const XmileColumns c =
      columns_of_model(model_text(aux("x", "TIME"), "<start>-2</start><stop>13</stop><dt>5</dt>"));
  EXPECT_EQ(c.at("time"), (std::vector<double>{-2, 3, 8, 13}));
  EXPECT_EQ(c.at("x"), c.at("time"));
  std::string saved = model_text(aux("x", "TIME"), "<start>0</start><stop>2</stop><dt>0.25</dt>");
  saved.insert(saved.find(" method"), " isee:save_interval=\"1\"");
  EXPECT_EQ(columns_of_model(saved).at("time"), (std::vector<double>{0, 1, 2}));
  EXPECT_EQ(first_fault(model_text(aux("x", "1"), "<start>5</start><stop>0</stop><dt>1</dt>")),
            "bad-sim-specs 2:2");
}

// A stock stops at zero; its outflow is not cut. A flow that may not turn round stops at zero too.
TEST(XmileRuns, NonNegativeByTheStatedRule) {
  const XmileColumns c = columns_of_model(model_text(
      "<stock name=\"s\"><eqn>5</eqn><outflow>out</outflow><non_negative/></stock>\n"
      "<stock name=\"free\"><eqn>5</eqn><outflow>out</outflow></stock>\n" +
      flow("out", "2") + "<flow name=\"one way\"><eqn>3 - TIME</eqn><non_negative/></flow>\n"));
  EXPECT_EQ(c.at("s")[2], 1);
  EXPECT_EQ(c.at("s")[3], 0);
  EXPECT_EQ(c.at("free")[3], -1);
  EXPECT_EQ(c.at("out")[3], 2);
  EXPECT_EQ(c.at("one way")[5], 0);
}

TEST(XmileRuns, ArraysByElementAndAsAWhole) {
  const XmileColumns c = columns_of_model(model_text(
      "<aux name=\"men\"><dimensions><dim name=\"side\"/><dim name=\"arm\"/></dimensions>"
      "<element subscript=\"red, 1\"><eqn>1</eqn></element>"
      "<element subscript=\"red, 2\"><eqn>2</eqn></element>"
      "<element subscript=\"red, 3\"><eqn>3</eqn></element>"
      "<element subscript=\"blue, arm\"><eqn>10 * arm</eqn></element></aux>\n"
      "<aux name=\"total\"><dimensions><dim name=\"side\"/></dimensions>"
      "<eqn>SUM(men[side, *])</eqn></aux>\n"
      "<aux name=\"list\"><dimensions><dim name=\"arm\"/></dimensions><eqn>4, 5, 6</eqn></aux>\n"
      "<stock name=\"lost\"><dimensions><dim name=\"side\"/></dimensions><eqn>total</eqn>"
      "<inflow>rate</inflow></stock>\n"
      "<flow name=\"rate\"><dimensions><dim name=\"side\"/></dimensions>"
      "<eqn>total[side] / 2</eqn></flow>\n" +
          aux("all", "SUM(men)") + aux("least", "MIN(men[*, 2])") +
          aux("most", "MAX(men[blue, *])") + aux("middle", "MEAN(men[red, *])") +
          aux("many", "SIZE(men) + SIZE(arm)") + aux("both", "SUM(men[red, *] * men[blue, *])") +
          aux("one", "men[blue, 3] + list[2]"),
      "<start>0</start><stop>1</stop><dt>1</dt>", "euler", kDims));
  EXPECT_EQ(c.at("men[blue,3]")[0], 30);
  EXPECT_EQ(c.at("total[red]")[0], 6);
  EXPECT_EQ(c.at("total[blue]")[0], 60);
  EXPECT_EQ(c.at("lost[blue]")[1], 90);
  EXPECT_EQ(c.at("all")[0], 66);
  EXPECT_EQ(c.at("least")[0], 2);
  EXPECT_EQ(c.at("most")[0], 30);
  EXPECT_EQ(c.at("middle")[0], 2);
  EXPECT_EQ(c.at("many")[0], 9);
  EXPECT_EQ(c.at("both")[0], 10 + 40 + 90);
  EXPECT_EQ(c.at("one")[0], 35);
}

TEST(XmileRuns, ModulesAndMacros) {
  const std::string text =
      "<xmile><sim_specs><start>0</start><stop>2</stop><dt>1</dt></sim_specs>\n"
      "<macro name=\"Grown By\"><parm>what</parm><parm>share</parm><eqn>level</eqn><variables>"
      "<stock name=\"level\"><eqn>what</eqn><inflow>more</inflow></stock>"
      "<flow name=\"more\"><eqn>level * share</eqn></flow></variables></macro>\n"
      "<model><variables><module name=\"army\"><connect to=\"need\" from=\".wanted\"/></module>\n"
      "<aux name=\"wanted\"><eqn>7</eqn></aux>\n"
      "<aux name=\"seen\"><eqn>army.men + GROWN_BY(10, 0.5)</eqn></aux></variables></model>\n"
      "<model name=\"army\"><variables><aux name=\"need\"><eqn>{an input}</eqn></aux>"
      "<stock name=\"men\"><eqn>need * 2</eqn><inflow>join</inflow></stock>"
      "<flow name=\"join\"><eqn>need</eqn></flow></variables></model></xmile>\n";
  const XmileColumns c = columns_of_model(text);
  EXPECT_EQ(c.at("army.men"), (std::vector<double>{14, 21, 28}));
  EXPECT_EQ(c.at("army.need"), (std::vector<double>{7, 7, 7}));
  EXPECT_EQ(c.at("seen"), (std::vector<double>{24, 36, 50.5}));
}

TEST(XmileRuns, FirstValuesReadOneAnother) {
  const XmileColumns c = columns_of_model(
      model_text(stock("a", "b * 2", "") + stock("b", "c + 1", "") + aux("c", "d") +
                 "<aux name=\"d\"><eqn>TIME</eqn><init_eqn>45</init_eqn></aux>\n"));
  EXPECT_EQ(c.at("a").front(), 92);
  EXPECT_EQ(c.at("d").front(), 0);
  EXPECT_EQ(first_fault(model_text(stock("a", "b", "") + stock("b", "a", ""))), "cycle 4:2");
  EXPECT_EQ(first_fault(model_text(aux("a", "b") + aux("b", "a"))), "cycle 4:2");
}

TEST(XmileRuns, VariedAndRepeatable) {
  const std::string text = model_text(aux("rate", "0.1") + aux("x", "rate + RANDOM(0, 1)"));
  const Checked<XmileRun> run =
      read_xmile("m.xmile", memory_files({{"m.xmile", text}}), {{"Rate", "uniform(5, 6)"}});
  ASSERT_TRUE(run) << all_text(run.diagnostics);
  const XmileColumns c = run_columns(*run.value);
  EXPECT_GE(c.at("rate").front(), 5);
  EXPECT_LE(c.at("rate").front(), 6);
  EXPECT_EQ(c, run_columns(*run.value));
  EXPECT_NE(c, run_columns(*run.value, 1));
  const Checked<XmileRun> wrong =
      read_xmile("m.xmile", memory_files({{"m.xmile", text}}), {{"nobody", "uniform(5, 6)"}});
  EXPECT_FALSE(wrong);
}

}  // namespace
}  // namespace armistice
