#include "expr/expression.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>

#include "expr/evaluate.h"

namespace armistice {
namespace {

// A war of a few names; noise and delays get slots from 20 on.
class Names : public Scope {
 public:
  Names() {
    number("front", 0, "km");
    number("blue.aid", 1, "usd/month");
    number("t", 2, "month");
    number("free", 3, "");
    number("ratio", 4, "1");
    number("area", 5, "km^2");
    choice("giver.stance", 6, {"backs", "neutral", "gone"});
    choice("donbas", 7, {"blue_law", "zone", "frozen", "red_fact", "red_law"});
    number("red.aid", 8, "usd/month");
  }
  std::optional<Symbol> find(std::string_view name) const override {
    const auto place = symbols_.find(std::string(name));
    return place == symbols_.end() ? std::nullopt : std::optional(place->second);
  }
  std::vector<std::string> names() const override {
    std::vector<std::string> out;
    for (const auto& [name, symbol] : symbols_) out.push_back(name);
    return out;
  }
  std::string why_not(std::string_view name) const override {
    return name == "money" ? "issues are not visible here" : "";
  }
  std::optional<int> noise(std::string_view kind, const Program& a, const Program& b) override {
    if (!war) return std::nullopt;
    log += std::string(kind) + "(" + a.text + (b.given() ? "; " + b.text : "") + ") ";
    return next_++;
  }
  std::optional<int> delay(const Program& input, double months) override {
    if (!war) return std::nullopt;
    log += "delay(" + input.text + "; " + std::to_string(static_cast<int>(months)) + ") ";
    return next_++;
  }
  std::optional<int> smooth(const Program& input, const Program& months) override {
    if (!war) return std::nullopt;
    log += "smooth(" + input.text + "; " + months.text + ") ";
    return next_++;
  }
  std::optional<int> happened(std::string_view event) override {
    if (event == "aid_cut") return 30;
    return std::nullopt;
  }
  std::optional<int> ever(const Program& condition) override {
    log += "ever(" + condition.text + ") ";
    return next_++;
  }
  bool war = true;
  std::string log;  // what was asked for, in order

 private:
  void number(const char* name, int slot, const char* unit) {
    symbols_[name] = {Symbol::Kind::number, slot, *unit ? *parse_unit(unit) : Unit{}, {}};
  }
  void choice(const char* name, int slot, std::vector<std::string> members) {
    symbols_[name] = {Symbol::Kind::members, slot, {}, std::move(members)};
  }
  std::map<std::string, Symbol> symbols_;
  int next_ = 20;
};

Frame state() {
  Frame frame(40, 1);
  const double values[] = {7, 3, 12, 0.5, 0.25, 9, 2, 3, 4};
  for (int s = 0; s < 9; ++s) *frame.column(s) = values[s];
  return frame;
}

double value(std::string_view text) {
  Names names;
  const CompiledExpression compiled = compile_expression(text, names);
  for (const ExpressionError& e : compiled.errors) ADD_FAILURE() << text << ": " << e.message;
  return compiled.errors.empty() ? evaluate_one(compiled.program, state()) : NAN;
}

// Every error as "offset+length key: message | hint", one per line.
std::string faults(std::string_view text) {
  Names names;
  std::string out;
  for (const ExpressionError& e : compile_expression(text, names).errors)
    out += (out.empty() ? "" : "\n") + std::to_string(e.offset) + "+" + std::to_string(e.length) +
           " " + e.key + ": " + e.message + " | " + e.hint;
  return out;
}

std::string unit(std::string_view text) {
  Names names;
  const CompiledExpression compiled = compile_expression(text, names);
  for (const ExpressionError& e : compiled.errors) ADD_FAILURE() << text << ": " << e.message;
  return compiled.unit.checked ? to_text(compiled.unit) : "unchecked";
}

TEST(Expression, BindsAsXmileDoes) {
  EXPECT_EQ(value("1 + 2 * 3"), 7);
  EXPECT_EQ(value("(1 + 2) * 3"), 9);
  EXPECT_EQ(value("8 / 4 / 2"), 1);
  EXPECT_EQ(value("8 - 4 - 2"), 2);
  EXPECT_EQ(value("-3^2"), -9);
  EXPECT_EQ(value("(-3)^2"), 9);
  EXPECT_EQ(value("2^3^2"), 512);
  EXPECT_EQ(value("2^-1"), 0.5);
  EXPECT_EQ(value("2^-1^2"), 0.5);
  EXPECT_EQ(value("-2^-2"), -0.25);
  EXPECT_EQ(value("2 * -3"), -6);
  EXPECT_EQ(value("--3"), 3);
  EXPECT_EQ(value("+3"), 3);
  EXPECT_EQ(value("1 + 2 < 4"), 1);
  EXPECT_EQ(value("1 < 2 == 3 < 4"), 1);
  EXPECT_EQ(value("not 1 == 2"), 1);
  EXPECT_EQ(value("not 0 and 0"), 0);
  EXPECT_EQ(value("not (0 and 0)"), 1);
  EXPECT_EQ(value("1 or 0 and 0"), 1);
  EXPECT_EQ(value("(1 or 0) and 0"), 0);
  EXPECT_EQ(value("not not 3"), 1);
}

TEST(Expression, ReadsNumbersAsWritten) {
  EXPECT_EQ(value(".5"), 0.5);
  EXPECT_EQ(value("1.5e-3"), 0.0015);
  EXPECT_EQ(value("2E3"), 2000);
  EXPECT_EQ(value(" \t\n7\r\n"), 7);
}

TEST(Expression, KnowsItsFunctions) {
  EXPECT_EQ(value("if(front > 5, 1, 2)"), 1);
  EXPECT_EQ(value("min(3, 1, 2)"), 1);
  EXPECT_EQ(value("max(3, 1, 2)"), 3);
  EXPECT_EQ(value("clamp(front, 0, 5)"), 5);
  EXPECT_EQ(value("abs(-2)"), 2);
  EXPECT_EQ(value("floor(-1.5)"), -2);
  EXPECT_EQ(value("exp(0)"), 1);
  EXPECT_EQ(value("log(exp(2))"), 2);
  EXPECT_EQ(value("sqrt(area)"), 3);
  EXPECT_EQ(value("logistic(0)"), 0.5);
  EXPECT_EQ(value("logistic(-1000)"), 0);
  EXPECT_DOUBLE_EQ(value("table(front, 0, 0, 10, 1)"), 0.7);
  EXPECT_EQ(value("table(front, 0, 0, 5, 1)"), 1);
  EXPECT_EQ(value("table(-front, -1, 5, 0, -4*2)"), 5);
}

TEST(Expression, ComparesChoicesByTheNameOnTheLeft) {
  EXPECT_EQ(value("giver.stance == gone"), 1);
  EXPECT_EQ(value("giver.stance != gone"), 0);
  EXPECT_EQ(value("donbas in (zone, red_fact)"), 1);
  EXPECT_EQ(value("donbas in (zone, red_law)"), 0);
  EXPECT_EQ(value("not donbas in (zone, red_law)"), 1);
  EXPECT_EQ(value("0.5 + 0.3 * (giver.stance == gone) - 0.2 * (donbas == frozen)"), 0.8);
  EXPECT_EQ(value("t in (11, 12)"), 1);
}

TEST(Expression, HidesNoFailedDraw) {
  EXPECT_TRUE(std::isinf(value("1 / (front - 7)")));
  EXPECT_TRUE(std::isnan(value("log(-ratio)")));
  EXPECT_TRUE(std::isnan(value("min(1, log(-ratio))")));
  EXPECT_TRUE(std::isnan(value("max(log(-ratio), 1)")));
  EXPECT_TRUE(std::isnan(value("clamp(log(-ratio), 0, 1)")));
  EXPECT_TRUE(std::isnan(value("table(log(-ratio), 0, 1, 2, 3)")));
}

TEST(Expression, FoldsConstantsAndSharesEqualParts) {
  Names names;
  const Program constant = compile_expression("2 * 3 + if(1 < 2, 4, front)", names).program;
  EXPECT_TRUE(constant.is_constant());
  EXPECT_TRUE(constant.code.empty());
  EXPECT_EQ(constant.result.kind, Operand::Kind::constant);
  EXPECT_EQ(constant.constants, std::vector<double>{10});

  const Program shared =
      compile_expression("(free - 5 * 2) * (free - 10) + exp(free - 10)", names).program;
  EXPECT_EQ(shared.code.size(), 4u);  // difference, square, exp, sum
  EXPECT_EQ(shared.reads, std::vector<std::int32_t>{3});
  EXPECT_EQ(shared.constants, std::vector<double>{10});

  const Program name = compile_expression("front", names).program;
  EXPECT_TRUE(name.code.empty());
  EXPECT_EQ(name.result.kind, Operand::Kind::slot);
  EXPECT_EQ(name.text, "front");
}

TEST(Expression, ReadsAreRisingAndUnique) {
  Names names;
  const Program program = compile_expression("t + free * t - front * free", names).program;
  EXPECT_EQ(program.reads, (std::vector<std::int32_t>{0, 2, 3}));
}

TEST(Expression, GivesEveryCallItsHiddenSlot) {
  Names names;
  const CompiledExpression compiled = compile_expression(
      "noise.walk(1) + noise.walk(1) + delay(noise.uniform(0, free), 2 + 1) + smooth(ratio, t) + "
      "ever(donbas == zone) * happened(aid_cut)",
      names);
  ASSERT_TRUE(compiled.errors.empty());
  EXPECT_EQ(names.log,
            "walk(1) walk(1) uniform(0; free) delay(noise.uniform(0, free); 3) smooth(ratio; t) "
            "ever(donbas == zone) ");
  EXPECT_EQ(compiled.program.reads, (std::vector<std::int32_t>{20, 21, 23, 24, 25, 30}));
}

TEST(Expression, CarriesUnits) {
  EXPECT_EQ(unit("front"), "km");
  EXPECT_EQ(unit("front / t"), "km/month");
  EXPECT_EQ(unit("front + 3"), "km");
  EXPECT_EQ(unit("3 * front + 2 * 5"), "km");
  EXPECT_EQ(unit("1 / t"), "1/month");
  EXPECT_EQ(unit("sqrt(area)"), "km");
  EXPECT_EQ(unit("sqrt(front)"), "unchecked");
  EXPECT_EQ(unit("front^2 + area"), "km^2");
  EXPECT_EQ(unit("area^0.5 + front"), "km");
  EXPECT_EQ(unit("front^-1"), "1/km");
  EXPECT_EQ(unit("max(front, 0)"), "km");
  EXPECT_EQ(unit("if(t > 3, 0, front)"), "km");
  EXPECT_EQ(unit("clamp(front / 20, 0, 1)"), "km");
  EXPECT_EQ(unit("exp(front / sqrt(area))"), "1");
  EXPECT_EQ(unit("front + free"), "unchecked");
  EXPECT_EQ(unit("front * free"), "unchecked");
  EXPECT_EQ(unit("front > 3"), "1");
  EXPECT_EQ(unit("front * (t > 3)"), "km");
  EXPECT_EQ(unit("delay(front, 3)"), "km");
  EXPECT_EQ(unit("table(front, 0, 0, 10, 1)"), "unchecked");
}

TEST(Expression, KnowsTruthFromNumbers) {
  Names names;
  for (const char* text : {"front > 3", "not free", "free and ratio", "donbas in (zone)",
                           "happened(aid_cut)", "ever(front > 3)", "if(free, t > 1, t < 1)"})
    EXPECT_TRUE(compile_expression(text, names).is_truth) << text;
  for (const char* text : {"front", "1", "1 - (front > 3)", "if(free, t > 1, 0)"})
    EXPECT_FALSE(compile_expression(text, names).is_truth) << text;
}

struct Fault {
  const char* text;
  const char* said;
};

TEST(Expression, ExplainsWhatIsWrongWithTheText) {
  const Fault list[] = {
      {"  ", "2+1 empty-expression: the expression is empty | write a number or a formula"},
      {"front = 3", "6+1 single-equals: '=' does not compare | write == for \"is equal to\""},
      {"1 +",
       "3+1 expected-operand: the expression ends where a number or a name should follow | "
       "complete the expression or take the operator out"},
      {"1 * / 2",
       "4+1 expected-operand: '/' stands where a number or a name should | complete "
       "the expression or take the operator out"},
      {"2 front",
       "2+5 expected-operator: 'front' follows without an operator | put an operator "
       "before it; a product needs *"},
      {"(1 + (2)", "0+1 unclosed-bracket: '(' is never closed | add the missing )"},
      {"1 + 2)", "5+1 unopened-bracket: ')' closes nothing | take it out or open it before"},
      {"1,5",
       "1+1 stray-comma: ',' only separates the arguments of a function | write decimals "
       "with a point"},
      {"1 < t < 3",
       "6+1 chained-comparison: comparisons cannot be chained | write a < b and b < "
       "c, or set brackets"},
      {"3km",
       "0+3 number-with-letters: '3km' is neither a number nor a name | units stand under "
       "`unit:`; a product needs *"},
      {"1e999",
       "0+5 number-out-of-range: '1e999' is beyond the range of numbers | numbers reach "
       "from 1e-307 to 1e308"},
      {"5%", "1+1 unknown-sign: '%' has no meaning in an expression | write 5% as 0.05"},
      {"donbas == 'zone'",
       "10+6 unknown-sign: ''zone'' has no meaning in an expression | names "
       "stand without quotes"},
      {"max（t，1)",
       "3+3 full-width-sign: '（' is a full-width sign | write (\n7+3 "
       "full-width-sign: '，' is a full-width sign | write ,"},
      {"t && free", "2+2 unknown-operator: '&&' is not an operator | write and"},
      {"min + 1",
       "0+3 function-without-arguments: 'min' is a function and needs its arguments | "
       "write min(a, b, ...)"},
      {"clam(t, 1, 2)", "0+4 unknown-function: there is no function 'clam' | did you mean clamp?"},
      {"clamp(t, 1)",
       "0+5 wrong-argument-count: clamp takes 3 arguments, not 2 | write clamp(x, "
       "low, high)"},
      {"table(t, 0, 1, 2)",
       "0+5 wrong-argument-count: table takes at least 5 arguments, x and "
       "pairs, not 4 | write table(x, x1, y1, x2, y2, ...)"},
      {"donbas not in (zone)", "7+3 not-in: 'not in' is not an operator | write not (x in (a, b))"},
      {"donbas in zone", "10+4 expected-list: 'in' needs a list in brackets | write x in (a, b)"},
  };
  for (const Fault& fault : list) EXPECT_EQ(faults(fault.text), fault.said) << fault.text;
}

TEST(Expression, ExplainsWhatIsWrongWithNamesAndUnits) {
  const Fault list[] = {
      {"fornt + 1", "0+5 unknown-name: 'fornt' is not defined | did you mean front?"},
      {"sanctions",
       "0+9 unknown-name: 'sanctions' is not defined | define it under `quantities:` "
       "or `war:`"},
      {"money * 2",
       "0+5 name-not-visible: 'money' cannot be used here: issues are not visible here | "},
      {"donbas == frozzen",
       "10+7 unknown-member: 'frozzen' is not one of donbas | did you mean frozen? it may be: "
       "blue_law, zone, frozen, red_fact, red_law"},
      {"giver.stance == 1",
       "16+1 unknown-member: '1' is not one of giver.stance | it may be: "
       "backs, neutral, gone"},
      {"gone == giver.stance",
       "0+4 unknown-name: 'gone' is not defined | the choice stands on "
       "the left: giver.stance == gone"},
      {"giver.stance + 1",
       "0+12 choice-as-number: 'giver.stance' is a choice between names, not a number | compare "
       "it: giver.stance == backs"},
      {"front + t",
       "6+1 unit-mismatch: the units km and month do not fit in 'front + t' | "
       "multiply or divide one side by a quantity, or correct the unit of one of them"},
      {"max(front, 0, t)",
       "0+3 unit-mismatch: the units km and month do not fit in 'max(front, 0, t)' | multiply or "
       "divide one side by a quantity, or correct the unit of one of them"},
      {"exp(front)",
       "0+3 unit-not-plain: exp needs a plain number; 'front' is in km | divide it "
       "by a quantity of the same unit"},
      {"2^t",
       "1+1 unit-not-plain: an exponent needs a plain number; 't' is in month | divide it "
       "by a quantity of the same unit"},
      {"front^ratio",
       "5+1 unit-not-plain: a power that varies needs a plain number below it; "
       "'front' is in km | divide it by a quantity of the same unit"},
      {"table(t, 0, 1, free, 2)",
       "15+4 not-constant: 'free' varies, but table needs a fixed "
       "number here | write the number itself"},
      {"table(t, 0, 1, 0, 2)",
       "15+1 table-order: the x values of a table must rise, and this one "
       "does not | order the pairs by x; each x only once"},
      {"delay(front, t)",
       "13+1 not-constant: 't' varies, but delay needs a fixed number here | "
       "smooth(x, months) takes a varying time"},
      {"delay(front, -1)",
       "13+2 delay-length: a delay needs a positive number of months | write "
       "delay(x, 3)"},
      {"happened(aid_cutt)",
       "9+8 unknown-event: there is no event 'aid_cutt' | name an event of `war:`"},
      {"happened(1)",
       "9+1 expected-event: happened() needs the name of an event | write "
       "happened(event)"},
  };
  for (const Fault& fault : list) EXPECT_EQ(faults(fault.text), fault.said) << fault.text;
}

TEST(Expression, ReportsAllFaultsInOneGo) {
  EXPECT_EQ(faults("fornt = exp(front) + red.ad * donbas"),
            "0+5 unknown-name: 'fornt' is not defined | did you mean front?\n"
            "6+1 single-equals: '=' does not compare | write == for \"is equal to\"\n"
            "8+3 unit-not-plain: exp needs a plain number; 'front' is in km | divide it by a "
            "quantity of the same unit\n"
            "21+6 unknown-name: 'red.ad' is not defined | did you mean red.aid?\n"
            "30+6 choice-as-number: 'donbas' is a choice between names, not a number | compare "
            "it: donbas == blue_law");
}

TEST(Expression, AScopeMayForbidWhatAPlaceCannotHave) {
  Names names;
  names.war = false;
  const std::vector<ExpressionError> errors =
      compile_expression("1 + noise.normal(0, 1)", names).errors;
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].key, "call-not-allowed");
  EXPECT_EQ(errors[0].message, "noise.normal cannot be used here");
  EXPECT_EQ(errors[0].offset, 4);
  EXPECT_EQ(errors[0].length, 18);
}

TEST(Expression, DepthAndLengthHaveLimits) {
  const auto repeated = [](const std::string& part, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += part;
    return out;
  };
  EXPECT_EQ(value(repeated("(", 60) + "1" + repeated(")", 60)), 1);
  EXPECT_EQ(value("0" + repeated("+1", 9000)), 9000);
  EXPECT_EQ(value("front" + repeated("*1", 5000)), 7);
  for (const std::string& text :
       {repeated("(", 10000), repeated("-", 10000) + "1", repeated("not ", 4000) + "1",
        repeated("abs(", 4000), repeated("2^", 9000) + "2", repeated("if(1,", 3000)})
    EXPECT_NE(faults(text).find("expression-too-deep: the expression is nested more than 200 deep"),
              std::string::npos)
        << text.substr(0, 20);
  EXPECT_EQ(faults(repeated("1", 20001)),
            "0+1 expression-too-long: the expression has 20001 bytes; 20000 are allowed | give "
            "parts of it a name under `auxiliaries:`");
}

TEST(Expression, ListsTheNamesOfValuesForDependencyOrder) {
  using List = std::vector<std::string>;
  EXPECT_EQ(names_used("red.force > blue.force and drift < red.force"),
            (List{"red.force", "blue.force", "drift"}));
  EXPECT_EQ(names_used("happened(cut) + ever(x == y) + noise.walk(s)"), (List{"x", "y", "s"}));
  const auto is_choice = [](std::string_view name) { return name == "mode"; };
  EXPECT_EQ(names_used("(mode == gone) + (mode in (a, b)) + (x == gone)", is_choice),
            (List{"mode", "x", "gone"}));
  EXPECT_EQ(names_used("1 +"), List{});
  EXPECT_EQ(names_used(""), List{});
}

}  // namespace
}  // namespace armistice
