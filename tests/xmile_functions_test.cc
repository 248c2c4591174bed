// Every built-in function of XMILE against a value worked out by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "kit/xmile_runs.h"

namespace armistice {
namespace {

TEST(XmileFunctions, OfNumbers) {
  const std::pair<const char*, double> known[] = {
      {"ABS(-3)", 3},
      {"ARCCOS(0.5)", std::numbers::pi / 3},
      {"ARCSIN(1)", std::numbers::pi / 2},
      {"ARCTAN(1)", std::numbers::pi / 4},
      {"COS(PI)", -1},
      {"EXP(1)", std::numbers::e},
      {"INT(-1.5)", -2},
      {"INT(1.5)", 1},
      {"LN(EXP(2))", 2},
      {"LOG10(1000)", 3},
      {"MAX(1, 3)", 3},
      {"MIN(1, 3)", 1},
      {"SIN(PI / 2)", 1},
      {"SQRT(16)", 4},
      {"TAN(PI / 4)", 1},
      {"IF INF > 1e300 THEN 1 ELSE 0", 1},
      {"SAFEDIV(1, 0)", 0},
      {"SAFEDIV(1, 0, 7)", 7},
      {"SAFEDIV(6, 3)", 2},
      {"STARTTIME + STOPTIME + DT + TIME", 11},
      {"MEAN(1, 2, 6)", 3},
      {"ROUND(2.5)", 3},
  };
  for (const auto& [equation, value] : known)
    EXPECT_NEAR(first_value(equation), value, 1e-12) << equation;
}

TEST(XmileFunctions, OperatorsBindAsTheStandardSays) {
  const std::pair<const char*, double> known[] = {
      {"-3^2", -9},
      {"2^3^2", 512},
      {"2^-1", 0.5},
      {"7 MOD 3", 1},
      {"-7 MOD 3", 2},  // floored: -7 stands before MOD
      {"7 mod -3", -2},
      {"10 - 3 - 2", 5},
      {"10 - (3 - 2)", 9},
      {"12 / 3 / 2", 2},
      {"12 / (3 / 2)", 8},
      {"2 * 7 MOD 4", 2},
      {"1 + 2 * 3", 7},
      {"(1 = 1) + (1 &lt;&gt; 2) + (2 &gt;= 2) + (1 &lt; 1)", 3},
      {"NOT 0 AND 1", 1},
      {"1 OR 0 AND 0", 1},
      {"IF 1 &gt; 2 THEN 3 ELSE IF 2 > 1 THEN 4 ELSE 5", 4},
      {"{a comment} 5 {another}", 5},
      {".5 + 1e2", 100.5},
  };
  for (const auto& [equation, value] : known)
    EXPECT_NEAR(first_value(equation), value, 1e-12) << equation;
}

TEST(XmileFunctions, NamesAreCaseAndSeparatorBlind) {
  const std::string other =
      "<aux name=\"Contact\\nInfectivity  Rate\"><eqn>3</eqn></aux>\n"
      "<aux name=\"a (b)\"><eqn>4</eqn></aux>\n"
      "<aux name=\"ÉTAT\"><eqn>5</eqn></aux>\n";
  EXPECT_EQ(first_value("contact_infectivity_rate", other), 3);
  EXPECT_EQ(first_value("CONTACT INFECTIVITY\\nrate", other), 3);
  EXPECT_EQ(first_value("\"contact infectivity_rate\"", other), 3);
  EXPECT_EQ(first_value("\"A_(B)\" + 1", other), 5);
  EXPECT_EQ(first_value("état", other), 5);
}

TEST(XmileFunctions, OfTime) {
  const XmileColumns c = columns_of_model(
      model_text(aux("s", "STEP(5, 3)") + aux("r", "RAMP(2, 3)") + aux("e", "RAMP(2, 3, 5)") +
                     aux("p", "PULSE(6, 2, 4)") + aux("once", "PULSE(6, 2)"),
                 "<start>0</start><stop>10</stop><dt>0.5</dt>"));
  const auto at = [&](const char* name, double time) {
    return c.at(name)[static_cast<std::size_t>(time * 2)];
  };
  EXPECT_EQ(at("s", 2.5), 0);
  EXPECT_EQ(at("s", 3), 5);
  EXPECT_EQ(at("r", 3), 0);
  EXPECT_EQ(at("r", 5), 4);
  EXPECT_EQ(at("e", 9), 4);
  // a volume of 6 within one step of half a unit
  for (const double time : {2.0, 6.0, 10.0}) EXPECT_EQ(at("p", time), 12) << time;
  for (const double time : {1.5, 2.5, 5.5, 6.5}) EXPECT_EQ(at("p", time), 0) << time;
  EXPECT_EQ(at("once", 2), 12);
  EXPECT_EQ(at("once", 6), 0);
}

TEST(XmileFunctions, DelayIsAPipeline) {
  const XmileColumns c = columns_of_model(
      model_text(aux("in", "TIME * 10") + aux("d", "DELAY(in, 3, -1)") +
                 aux("e", "DELAY(in, 2.5)") + aux("p", "PREVIOUS(in, 99)") +
                 aux("count", "PREVIOUS(SELF, 0) + 1") + aux("i", "INIT(in + 4)")));
  EXPECT_EQ(c.at("d"), (std::vector<double>{-1, -1, -1, 0, 10, 20, 30, 40, 50, 60, 70}));
  EXPECT_EQ(c.at("e"), (std::vector<double>{0, 0, 0, 0, 10, 20, 30, 40, 50, 60, 70}));
  EXPECT_EQ(c.at("p"), (std::vector<double>{99, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90}));
  EXPECT_EQ(c.at("count").back(), 11);
  EXPECT_EQ(c.at("i").back(), 4);
}

// A first-order delay or smooth of a step is an exponential; Euler gives (1 - dt/T)^n exactly.
TEST(XmileFunctions, SmoothsAndDelaysOfAnOrder) {
  const XmileColumns c = columns_of_model(model_text(
      aux("in", "STEP(1, 0)") + aux("s", "SMTH1(in, 4, 0)") + aux("d", "DELAY1(in, 4, 0)") +
          aux("s3", "SMTH3(in, 6, 0)") + aux("sn", "SMTHN(in, 6, 3, 0)") +
          aux("d3", "DELAY3(in, 6, 0)") + aux("dn", "DELAYN(in, 6, 3, 0)"),
      "<start>0</start><stop>20</stop><dt>0.25</dt>"));
  double stage[3] = {};
  for (std::size_t n = 0; n < c.at("s").size(); ++n) {
    EXPECT_NEAR(c.at("s")[n], 1 - std::pow(1 - 0.25 / 4, n), 1e-12);
    EXPECT_NEAR(c.at("d")[n], 1 - std::pow(1 - 0.25 / 4, n), 1e-12);
    for (const char* name : {"s3", "sn", "d3", "dn"})
      EXPECT_NEAR(c.at(name)[n], stage[2], 1e-12) << name << " at " << n;
    for (int k = 2; k >= 0; --k) stage[k] += 0.25 / 2 * ((k > 0 ? stage[k - 1] : 1) - stage[k]);
  }
}

// Growth of g per unit of time: the trend settles there, and the forecast carries it on.
TEST(XmileFunctions, TrendAndForecast) {
  const XmileColumns c =
      columns_of_model(model_text(aux("in", "EXP(0.05 * TIME)") + aux("t", "TREND(in, 2, 0.05)") +
                                      aux("f", "FORCST(in, 2, 3, 0.05)"),
                                  "<start>0</start><stop>40</stop><dt>0.01</dt>"));
  EXPECT_NEAR(c.at("t").back(), 0.05, 1e-4);
  EXPECT_NEAR(c.at("f").back() / c.at("in").back(), 1 + 3 * c.at("t").back(), 1e-9);
}

// Means and spreads of 4,000 draws; each call is a stream of its own.
TEST(XmileFunctions, RandomDraws) {
  const XmileColumns c = columns_of_model(model_text(
      aux("u", "RANDOM(2, 4)") + aux("n", "NORMAL(5, 2)") + aux("e", "EXPRND(3)") +
          aux("l", "LOGNORMAL(4, 1)") + aux("p", "POISSON(2.5)") + aux("q", "POISSON(2.5)"),
      "<start>0</start><stop>3999</stop><dt>1</dt>"));
  const auto moments = [&](const char* name) {
    double sum = 0, squares = 0;
    for (const double x : c.at(name)) sum += x, squares += x * x;
    const double count = static_cast<double>(c.at(name).size());
    const double mean = sum / count;
    return std::pair(mean, std::sqrt(squares / count - mean * mean));
  };
  const std::tuple<const char*, double, double> known[] = {{"u", 3, 1 / std::sqrt(3)},
                                                           {"n", 5, 2},
                                                           {"e", 3, 3},
                                                           {"l", 4, 1},
                                                           {"p", 2.5, std::sqrt(2.5)}};
  for (const auto& [name, mean, sd] : known) {
    EXPECT_NEAR(moments(name).first, mean, 4 * sd / std::sqrt(4000.0)) << name;
    EXPECT_NEAR(moments(name).second, sd, 0.08 * sd) << name;
  }
  EXPECT_NE(c.at("p"), c.at("q"));
  for (const double x : c.at("p")) EXPECT_EQ(x, std::floor(x));
}

TEST(XmileFunctions, GraphicalFunctions) {
  const auto graph = [](const std::string& type, const std::string& points) {
    return "<gf name=\"g\" type=\"" + type + "\">" + points + "</gf>\n";
  };
  const std::string points = "<xscale min=\"0\" max=\"4\"/><ypts>0,10,30</ypts>";
  EXPECT_EQ(first_value("g(1) + g(3) + g(9) + g(-1)", graph("continuous", points)), 5 + 20 + 30);
  EXPECT_EQ(first_value("LOOKUP(g, 5)", graph("extrapolate", points)), 40);
  EXPECT_EQ(first_value("LOOKUP(g, -1)", graph("extrapolate", points)), -5);
  EXPECT_EQ(first_value("g(1.9) + g(2) + g(9)", graph("discrete", points)), 0 + 10 + 30);
  const std::string embedded =
      "<aux name=\"y\"><eqn>2 * 1</eqn><gf><xpts>0,1,4</xpts>"
      "<ypts>0,3,9</ypts></gf></aux>\n";
  EXPECT_EQ(first_value("y", embedded), 5);
}

}  // namespace
}  // namespace armistice
