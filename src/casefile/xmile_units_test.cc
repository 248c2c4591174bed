// Units of models: what is measured in what, and that what does not fit is said and run all the
// same.
#include <gtest/gtest.h>

#include "casefile/read_and_compile.h"
#include "casefile/xmile.h"
#include "casefile/xmile_unit_text.h"
#include "kit/case_files.h"

namespace armistice {
namespace {

std::string read_back(const std::string& text, const XmileUnits& units = XmileUnits()) {
  const std::optional<Unit> unit = units.read(text);
  return !unit ? "none" : unit->checked ? to_text(*unit) : "unchecked";
}

TEST(XmileUnits, TextsAreRead) {
  EXPECT_EQ(read_back("People / Year"), "person/year");
  EXPECT_EQ(read_back("degrees C/(minute*cup)"), "degrees_c/cup/minute");
  EXPECT_EQ(read_back("1/Months"), "1/month");
  EXPECT_EQ(read_back("m^2/s^-1"), "m^2*s");
  EXPECT_EQ(read_back("Dmnl"), "1");
  EXPECT_EQ(read_back("dimensionless * $"), "$");
  EXPECT_EQ(read_back(" "), "unchecked");
  for (const char* wrong : {"people per", "a/", "(a", "2*a", "a^b", "a)"})
    EXPECT_EQ(read_back(wrong), std::string(wrong) == "people per" ? "people_per" : "none")
        << wrong;
  EXPECT_EQ(read_back(std::string(5000, '(')), "none");
}

TEST(XmileUnits, OfTheFileHaveOtherNamesAndParts) {
  const XmileUnits units({{{"Dollar", "Dollars", "$"}, ""}, {{"wage"}, "dollar/person"}});
  EXPECT_EQ(read_back("$ * wage", units), "dollar^2/person");
}

// Variables begin in line 3; the unit of time is the month.
std::string model(const std::string& variables) {
  return "<xmile><sim_specs time_units=\"Months\"><start>0</start><stop>3</stop><dt>1</dt>"
         "</sim_specs>\n<model><variables>\n" +
         variables + "</variables></model></xmile>\n";
}

std::string variable(const std::string& kind, const std::string& name, const std::string& equation,
                     const std::string& units, const std::string& more = "") {
  return "<" + kind + " name=\"" + name + "\"><eqn>" + equation + "</eqn><units>" + units +
         "</units>" + more + "</" + kind + ">\n";
}

const std::string kMen = variable("aux", "men", "5", "people");
const std::string kRate = variable("aux", "rate", "0.1", "1/month");

// All warnings of a model that runs, or "fails".
std::string warnings(const std::string& text) {
  const auto run = read_xmile("m.xmile", memory_files({{"m.xmile", text}}));
  if (!run) return "fails";
  std::string all;
  for (const Diagnostic& d : run.diagnostics)
    all += d.key + " " + std::to_string(d.line) + ":" + std::to_string(d.column) + " " + d.message +
           "\n";
  return all;
}

// The equation of a variable in people/month beside men (people) and rate (1/month); line 5.
std::string warnings_of(const std::string& equation, const std::string& units = "people/month") {
  return warnings(model(kMen + kRate + variable("aux", "x", equation, units)));
}

TEST(XmileUnits, WhatFitsIsSilent) {
  for (const char* fine :
       {"men * rate", "men / DT", "7", "2 * men * rate + 1", "MAX(0, men * rate)",
        "IF TIME &gt; 3 THEN men * rate ELSE 0", "PULSE(men, 2)", "men * STEP(rate, 4)",
        "SMTH1(men * rate, 5)", "men * SQRT(rate ^ 2)", "DELAY3(men, 1 / rate) * rate",
        "men * rate * EXP(-TIME * rate)", "men * TREND(men, 3, 0)", "RANDOM(0, 1)",
        "RAMP(men * rate, 1) * rate", "MIN(men, 3) * rate", "SAFEDIV(men, DT)"})
    EXPECT_EQ(warnings_of(fine), "") << fine;
}

TEST(XmileUnits, WhatDoesNotFitIsNamedWithItsPlace) {
  EXPECT_EQ(warnings_of("men + rate"),
            "unit-mismatch 5:24 the units `person` (men) and `1/month` (rate) do not fit in '+'\n");
  EXPECT_EQ(warnings_of("men"),
            "unit-mismatch 5:20 the equation of `x` is in `person`, but its unit is "
            "`person/month`\n");
  EXPECT_EQ(warnings_of("rate * men * (men &lt; TIME)"),
            "unit-mismatch 5:38 the units `person` (men) and `month` (time) do not fit in '<'\n");
  EXPECT_EQ(warnings_of("EXP(men)", ""),
            "unit-mismatch 5:24 `exp`() needs a plain number, not `person` (men)\n");
  EXPECT_EQ(warnings_of("2 ^ men", ""),
            "unit-mismatch 5:24 an exponent needs a plain number, not `person` (men)\n");
  EXPECT_EQ(warnings_of("DELAY1(men, rate)", ""),
            "unit-mismatch 5:32 the time of `delay1`() needs `month`, not `1/month` (rate)\n");
  EXPECT_EQ(warnings_of("1", "people per (month"),
            "bad-unit 5:34 `people per (month` is no unit\n");
}

TEST(XmileUnits, FlowsHaveThoseOfTheirStockPerTime) {
  const std::string stock =
      "<stock name=\"army\"><eqn>men</eqn><inflow>joining</inflow>"
      "<units>people</units></stock>\n";
  EXPECT_EQ(warnings(model(kMen + stock + variable("flow", "joining", "3", "people/month"))), "");
  EXPECT_EQ(warnings(model(kMen + stock + variable("flow", "joining", "3", "people"))),
            "unit-mismatch 4:42 the flow `joining` is in `person`, but the stock `army` needs "
            "`person/month`\n");
  // without units of its own a flow has those of its equation
  EXPECT_EQ(warnings(model(kMen + stock + variable("flow", "joining", "men * men", ""))),
            "unit-mismatch 4:42 the flow `joining` is in `person^2`, but the stock `army` needs "
            "`person/month`\n");
}

// A model with `men` (people) and `rate` (1/month) in lines 3 and 4, the given variables, and
// after them the macro of a body: M(a, b), whose result is its variable `out`.
std::string with_macro(const std::string& variables, const std::string& body) {
  return "<xmile><sim_specs time_units=\"Months\"><start>0</start><stop>3</stop><dt>1</dt>"
         "</sim_specs>\n<model><variables>\n" +
         kMen + kRate + variables +
         "</variables></model>\n<macro name=\"M\"><parm>a</parm><parm>b</parm><eqn>out</eqn>"
         "<variables>\n" +
         body + "</variables></macro></xmile>\n";
}

TEST(XmileUnits, OfGraphicalFunctionsAreAskedInTheSameEverywhere) {
  const std::string points = "<gf><xscale min=\"0\" max=\"9\"/><ypts>0,1</ypts></gf>";
  const std::string graph = variable("aux", "effect", "men", "people/month", points);
  const auto asked = [&](const std::string& equation, const std::string& units) {
    return warnings(model(kMen + kRate + graph + variable("aux", "x", equation, units)));
  };
  EXPECT_EQ(asked("effect(2 * men) + LOOKUP(effect, men + 1) + effect(7)", "people/month"), "");
  EXPECT_EQ(
      asked("effect(rate)", "people/month"),
      "unit-mismatch 6:27 the graphical function `effect` is asked for `1/month` (rate) here, "
      "but for `person` (men) in line 5\n");
  EXPECT_EQ(asked("LOOKUP(effect, men * rate)", "people/month"),
            "unit-mismatch 6:39 the graphical function `effect` is asked for `person/month` here, "
            "but for `person` (men) in line 5\n");
  // what comes out has the units of the variable
  EXPECT_EQ(asked("effect(men)", "people"),
            "unit-mismatch 6:20 the equation of `x` is in `person/month`, but its unit is "
            "`person`\n");
}

TEST(XmileUnits, OfMacrosAreMeasuredForEveryCall) {
  const std::string product = variable("aux", "out", "a * b", "");
  const auto called = [&](const std::string& equation, const std::string& units) {
    return warnings(with_macro(variable("aux", "x", equation, units), product));
  };
  EXPECT_EQ(called("M(men, rate)", "people/month"), "");
  EXPECT_EQ(called("M(men, M(rate, rate))", "people/month^2"), "");
  EXPECT_EQ(called("M(3, 4) + men", "people"), "");
  EXPECT_EQ(called("M(men, rate) + rate", "people/month"),
            "unit-mismatch 5:33 the units `person/month` and `1/month` (rate) do not fit in '+'\n");
  EXPECT_EQ(called("M(men, men)", "people"),
            "unit-mismatch 5:20 the equation of `x` is in `person^2`, but its unit is `person`\n");
}

TEST(XmileUnits, InsideAMacroNameTheCall) {
  const std::string x = variable("aux", "x", "M(men, 2 * men)", "people");
  const std::string y = variable("aux", "y", "M(men, rate)", "people");
  EXPECT_EQ(
      warnings(with_macro(x + y, variable("aux", "out", "a + b", ""))),
      "unit-mismatch 9:24 the units `person` (a) and `1/month` (b) do not fit in '+', for the "
      "call in line 6\n");
  // <units> may name the parameters
  const std::string of_a = variable("aux", "out", "a + b", "a");
  EXPECT_EQ(warnings(with_macro(x, of_a)), "");
  EXPECT_EQ(warnings(with_macro(variable("aux", "x", "M(men, men)", "1/month"), of_a)),
            "unit-mismatch 5:20 the equation of `x` is in `person`, but its unit is `1/month`\n");
  EXPECT_EQ(warnings(with_macro(variable("aux", "x", "M(men, 1)", "people * month"),
                                variable("aux", "out", "a / rate", "a/month"))),
            "fails");  // a macro does not see the variables of the model
}

TEST(XmileUnits, OfAMacroWithAStockAreThoseOfItsStart) {
  const std::string smooth =
      "<stock name=\"out\"><eqn>a</eqn><inflow>change</inflow></stock>\n"
      "<flow name=\"change\"><eqn>(a - out) / b</eqn></flow>\n";
  EXPECT_EQ(warnings(with_macro(variable("aux", "x", "M(men, 1 / rate)", "people"), smooth)), "");
  EXPECT_EQ(warnings(with_macro(variable("aux", "x", "M(men, 1 / rate)", "1/month"), smooth)),
            "unit-mismatch 5:20 the equation of `x` is in `person`, but its unit is `1/month`\n");
  EXPECT_EQ(warnings(with_macro(variable("aux", "x", "M(men, rate)", "people"), smooth)),
            "unit-mismatch 8:39 the flow `change` is in `month*person`, but the stock `out` needs "
            "`person/month`, for the call in line 5\n");
}

TEST(XmileUnits, ThatCannotBeKnownAreSaidOncePerMacro) {
  const std::string body =
      variable("aux", "scale", "7", "") + variable("aux", "out", "a * scale", "");
  const std::string calls = variable("aux", "x", "M(men, rate)", "people") +
                            variable("aux", "y", "2 * M(rate, rate)", "people");
  EXPECT_EQ(
      warnings(with_macro(calls, body)),
      "unknown-units 8:2 the units of what the macro `M` gives cannot be known, so where it is "
      "called they are not checked\n");
  // the caller's own are unknown: nothing of the macro's
  EXPECT_EQ(warnings(with_macro(variable("aux", "blank", "3", "") +
                                    variable("aux", "x", "M(blank, rate)", "people"),
                                variable("aux", "out", "a", ""))),
            "");
}

TEST(XmileUnits, NestingCostsNoMoreThanItsLength) {
  std::string deep = "men";
  for (int k = 0; k < 100; ++k) deep = "PULSE(" + deep + ", 1)";
  warnings_of(deep);
  std::string power = "men";
  for (int k = 0; k < 100; ++k) power = "(" + power + ") ^ rate";
  warnings_of(power);
  std::string loop;
  for (int k = 0; k < 60; ++k)
    loop += variable("aux", "v" + std::to_string(k),
                     "DELAY(v" + std::to_string((k + 1) % 60) + " * 2, 1, men)", "");
  EXPECT_EQ(warnings(model(kMen + loop)), "");
  std::string calls = "men";
  for (int k = 0; k < 60; ++k) calls = "M(" + calls + ", men)";
  warnings(with_macro(variable("aux", "x", calls, ""), variable("aux", "out", "a + a + b", "a")));
}

TEST(XmileUnits, OfAnImportedModelAreWarningsOfTheCase) {
  const std::string text =
      "armistice: 1\ntitle: t\nstart: 2025-01-01\nhorizon: 3 months\n"
      "parties: {red: {role: belligerent}, blue: {role: belligerent}}\nwar: {import: m.xmile}\n"
      "issues: {land: {options: [a, b]}}\npreferences: {red: {land: {weight: 1, worth: {a: 0, b: "
      "1}}}, "
      "blue: {land: {weight: 1, worth: {a: 1, b: 0}}}}\n";
  const std::string x = variable("aux", "x", "men + rate", "");
  std::vector<CaseFile> files;
  const auto loaded = read_and_compile(
      "case.yaml", memory_files({{"case.yaml", text}, {"m.xmile", model(kMen + kRate + x)}}), {},
      files);
  bool said = false;
  for (const Diagnostic& d : loaded.diagnostics)
    said |= d.severity == Severity::warning && d.key == "unit-mismatch" && d.file == "m.xmile" &&
            d.line == 5;
  EXPECT_TRUE(said);
}

}  // namespace
}  // namespace armistice
