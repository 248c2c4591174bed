// A made-up case with made-up findings, for tests of what readers see. Nothing in it is computed;
// every kind of entry occurs once or twice. `hostile` puts dangerous text into all titles.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "armistice/conflict.h"
#include "armistice/findings.h"
#include "util/dates.h"

namespace armistice::kit {

inline Estimate about(double mean, double se, double low, double high) {
  return {mean, se, low, mean, high, 200};
}

inline Program written(const std::string& text) {
  Program program;
  program.text = text;
  program.result = {Operand::Kind::constant, 0};
  program.constants = {1};
  return program;
}

inline void add_evidence(Conflict& c) {
  Source paper{"s1",
               "article-newspaper",
               "How long can Red go on?",
               "A. Writer",
               "River Times",
               "2025-05-11",
               "en",
               "https://example.org/red",
               "",
               'C'};
  c.sources = {paper};
  const auto claim = [&](std::string id, std::string about, std::string value, LocalizedText says) {
    Claim made;
    made.id = std::move(id);
    made.source = 0;
    made.at = "para 3";
    made.by = "general staff";
    made.about = std::move(about);
    made.comparator = value.empty() ? "" : "about";
    made.unit = value.empty() ? "" : "thousand/month";
    made.asof = "2025-05";
    made.value_text = std::move(value);
    made.source_rating = 'C';
    made.statement_rating = '3';
    made.says = std::move(says);
    c.claims.push_back(std::move(made));
  };
  claim("c1", "recruits", "30",
        {"About thirty thousand a month.", "每月约三万人。", "每月約三萬人。"});
  claim("c7", "recruits", "42", {"Rather more.", "", ""});
  claim("c40", "win_makes_soft", "", {"Success makes generous.", "", ""});
  claim("c52", "win_makes_soft", "", {"Success feeds appetite.", "", ""});
  c.claims[2].choice = 0;
  c.claims[3].choice = 1;

  Quantity recruits;
  recruits.id = "recruits";
  recruits.title = {"Recruits", "新兵", "新兵"};
  recruits.unit = "thousand/month";
  recruits.claims = recruits.pooled = {0, 1};
  recruits.spreads.resize(2);
  recruits.spreads[0].text = "triangular(24, 30, 36)";
  recruits.spreads[1].text = "triangular(36, 42, 48)";
  recruits.pool_weights = {0.4, 0.6};
  recruits.used = true;
  Quantity soft;
  soft.id = "win_makes_soft";
  soft.title = {"Does winning make softer?", "获胜会软化吗？", "獲勝會軟化嗎？"};
  soft.choices = {"yes", "no"};
  soft.claims = {2, 3};
  soft.assumed.family = Family::discrete;
  soft.assumed.parameters = {0, 1};
  soft.assumed.weights = {1, 1};
  soft.used = true;
  Quantity cost;
  cost.id = "cost";
  cost.unit = "1/month";
  cost.assumed.text = "triangular(0.001, 0.003, 0.006)";
  cost.why = {"No text gives a figure.", "没有文本给出数字。", "沒有文本給出數字。"};
  cost.used = true;
  Quantity spare;
  spare.id = "spare";
  spare.assumed.text = "0.4";
  spare.bare = true;
  c.quantities = {recruits, soft, cost, spare};
}

inline void add_table(Conflict& c) {
  Issue land, money;
  land.id = "land";
  land.title = {"River land", "河岸地带", "河岸地帶"};
  land.options = {"blue_law", "frozen", "red_law"};
  land.option_titles = {
      {"Blue's in law", "法律上归蓝方", "法律上歸藍方"}, {"Frozen", "就地冻结", "就地凍結"}, {}};
  land.option_count = 3;
  money.id = "money";
  money.title = {"Money", "款项", "款項"};
  money.is_share = true;
  money.step = 0.05;
  money.option_count = 21;
  c.issues = {land, money};

  Lock law, veto;
  law.id = "constitution";
  law.title = {"Blue's constitution", "蓝方宪法", "藍方憲法"};
  law.holder = 1;
  law.refuses = written("land == red_law");
  law.claims = {0};
  veto.id = "giver_veto";
  veto.kind = LockKind::external;
  veto.holder = 2;
  veto.vetoes = true;
  veto.refuses = written("money > 0.5");
  veto.while_ = written("stance == backs");
  c.locks = {law, veto};
  c.talks.needed = {0, 1};
  c.talks.meet = written("0.5");
  c.talks.noise = written("0.001");
}

inline void add_record(Conflict& c) {
  Position red{"p1",       0,         0,  {1, 2},  {0}, "stated", true,
               "security", "2025-05", "", "ruler", {},  {0}};
  Position aim{"p2", 0, 0, {1}, {}, "aimed", false, "", "2025-06", "", "", {}, {}};
  Position blue{"p3", 1, 0, {0}, {2}, "stated", true, "", "2025-05", "", "", {}, {}};
  Position pays{"p4", 1, 1, {10, 20}, {}, "stated", false, "", "2025-05", "", "", {}, {}};
  c.positions = {red, aim, blue, pays};
  Move offer, no, threat;
  offer.id = "m1";
  offer.date = {2025, 3, 11};
  offer.by = 2;
  offer.to = 0;
  offer.type = "proposal";
  offer.package = {{0, 1}, {1, 10}};
  offer.deadline = "2025-03-18";
  offer.enforced = "no";
  offer.says = {"Freeze the line.", "冻结战线。", "凍結戰線。"};
  no.id = "m2";
  no.date = {2025, 3, 13};
  no.by = 0;
  no.to = 2;
  no.type = "refusal";
  no.replies_to = 0;
  threat.id = "m3";
  threat.date = {2025, 3, 12};
  threat.by = 2;
  threat.to = 1;
  threat.type = "ultimatum";
  threat.deadline = "2025-04-01";
  c.moves = {offer, no, threat};
  c.record.no_deal_before_now = true;
  c.record.answers = {{0, 1, 0, false, 2, {1, 10}}};
}

// A parliament, a public, a leader, two steps.
inline void add_home(Conflict& c) {
  Ratifier house{1, {}};
  house.id = "house";
  house.title = {"The house", "众议院", "眾議院"};
  house.needs = 51;
  house.claims = {0};
  house.blocs = {
      {"old", {"the old", "老派", "老派"}, {"as they say", "", ""}, 60, false, written(".4"), {0}},
      {"young", {}, {}, 40, true, written(".7"), {}}};
  Ratifier street{1, written("blue.worth >= 0.5 +- 0.1")};
  street.id = "street";
  street.title = {"The street", "街头", "街頭"};
  street.audience = 1;
  c.ratifiers = {house, street};
  c.leaders = {{1,
                written("0.1"),
                written("0.5"),
                written("0.9"),
                {"Who leads", "领导人", "領導人"},
                {},
                {0}}};
  MutualStep pull, lift;
  pull.id = "pull_back";
  pull.does = {"pulls its guns back", "撤回火炮", "撤回火炮"};
  pull.why = {"trust", "", ""};
  pull.claims = {0};
  lift.id = "lift";
  lift.does = {"lifts sanctions", "解除制裁", "解除制裁"};
  lift.party = 1;
  c.steps = {pull, lift};
}

inline Conflict sample_conflict() {
  Conflict c;
  c.title = {"Two forts", "两座要塞", "兩座要塞"};
  c.hash = "5f0c7a19e2d4b681";
  c.calendar.start = {2025, 1, 1};
  c.calendar.now = {2025, 7, 1};
  c.calendar.now_month = 6;
  c.calendar.end_month = 18;
  c.calendar.solve_month = 66;
  c.calendar.substeps = 4;
  Party red, blue, giver;
  red.id = "red";
  red.title = {"Red", "红方", "紅方"};
  blue.id = "blue";
  blue.title = {"Blue", "蓝方", "藍方"};
  giver.id = "giver";
  giver.role = Role::patron;
  giver.backs = 1;
  c.parties = {red, blue, giver};
  add_evidence(c);
  add_table(c);
  add_record(c);
  add_home(c);
  Stock front;
  front.id = "front";
  front.title = {"Front line", "战线", "戰線"};
  front.unit = "km";
  front.claims = {0};
  c.stocks = {front};
  Mode stance;
  stance.id = "stance";
  stance.states = {"backs", "gone"};
  c.modes = {stance};
  c.limits = {{"front", 1, {}}};
  c.collapses.resize(1);
  c.endings = {{"frozen", {"Frozen front", "前线冻结", "前線凍結"}, {}}, {"other", {}, {}}};
  c.levers = {{"aid_up", {"More aid", "增加援助", "增加援助"}, {2025, 8, 1}, 7}};
  return c;
}

inline std::vector<EndingEffect> effects(double frozen, double se) {
  const bool seen = frozen > 2 * se || frozen < -2 * se;
  return {{"frozen", about(frozen, se, frozen - 2 * se, frozen + 2 * se), seen, 1, seen},
          {"other", about(-frozen, se, -frozen - 2 * se, -frozen + 2 * se), seen, 1, seen}};
}

inline LockFindings sample_locks() {
  LockFindings locks;
  locks.date = {2025, 7, 1};
  locks.open = about(.18, .017, 0, .4);
  locks.never = about(.02, .004, 0, .1);
  locks.courses = 1600;
  locks.complete = 0;  // the case has parliaments and leaders
  locks.keys = {{{"constitution"}, about(.44, .03, .2, .7), {2, 10}, .7, {0}},
                {{"giver_veto", "war_pays:red"}, about(.21, .02, .1, .4), {1, 20}, 1, {0}}};
  locks.knots = {{{"constitution", "giver_veto"}, about(.3, .02, .1, .5), {}, 0}};
  locks.pairs = {{{"constitution", "giver_veto"}, about(.61, .03, .3, .8), {}, 0}};
  locks.locks = {{"constitution", "territory", about(.8, .02, .6, 1), about(.6, .03, .3, .9),
                  about(.5, .03, .3, .7), "loosened"},
                 {"giver_veto", "external", about(.6, .02, .4, .8), about(.25, .02, .1, .4),
                  about(.2, .02, .1, .3), "loosened"},
                 {"war_pays:red", "war", about(.2, .02, .1, .3), about(.15, .02, 0, .3),
                  about(.1, .02, 0, .2), ""}};
  locks.kinds = {{"territory", about(.6, .03, .3, .9)},
                 {"security", {}},
                 {"external", about(.25, .02, .1, .4)},
                 {"political", {}},
                 {"future", {}},
                 {"war", about(.15, .02, 0, .3)}};
  return locks;
}

inline WarReading sample_war() {
  WarReading war;
  war.worlds = 64;
  war.paths = 40;
  const WarDriver cost{"front.cost", "quantity", .61, .08, 1e-7};
  const WarDriver recruits{"recruits", "quantity", -.34, .11, .004};
  war.limits = {{"front",
                 1,
                 about(.27, .02, .1, .6),
                 about(.25, .02, .1, .6),
                 about(9, .5, 3, 12),
                 {cost, recruits}}};
  war.pressure = {{0,
                   about(.003, .0001, .001, .006),
                   about(.005, .0002, .002, .009),
                   about(.0002, .00001, 0, .0004),
                   about(0, 0, 0, 0),
                   about(.64, .05, 0, 1),
                   {cost}},
                  {1,
                   about(.004, .0001, .001, .006),
                   about(.004, .0002, .002, .009),
                   about(0, .00001, 0, .0004),
                   about(.27, .02, .1, .6),
                   about(.36, .05, 0, 1),
                   {}}};
  war.loop_dates = {{2025, 7, 1}, {2026, 1, 1}, {2026, 7, 1}};
  war.loops = {{{"front"}, {-.2, -.1, .05}, {.7, .6, .4}, .57},
               {{"front", "supply"}, {.1, .1, .1}, {.3, .4, .6}, .43}};
  war.loops_found = 2;
  war.changes = {{"truce",
                  {{"front", about(-1.4, .2, -3, 0)}},
                  {{"front", about(-.12, .02, -.3, 0), about(.4, .1, 0, 1)}},
                  {{0, about(0, .001, -.001, .001)}}},
                 {"aid_up",
                  {{"front", about(.1, .2, -1, 1)}},
                  {{"front", about(0, .02, -.1, .1), about(0, .1, -1, 1)}},
                  {{0, about(0, .001, -.001, .001)}}}};
  return war;
}

inline HomeFindings sample_home() {
  HomeParty blue;
  blue.party = 1;
  blue.p = about(.31, .02, .1, .6);
  BodyFinding house, street;
  house.p = about(.42, .03, .1, .7);
  house.blocs = {{about(.45, .02, .3, .6), about(.21, .02, .1, .3)},
                 {about(.7, .02, .5, .9), about(.05, .01, 0, .1)}};
  house.pivotal = 0;
  street.ratifier = 1;
  street.p = about(.74, .02, .5, .9);
  blue.bodies = {house, street};
  HomeChange money{
      {{1, 9}}, about(.55, .03, .3, .8), about(.24, .02, .1, .3), {{0, -.04}, {1, .05}}, .04};
  blue.changes = {money};
  blue.below = blue.lifted = true;
  blue.smallest = money;
  const LeaderFinding leader{0, about(.5, .02, .3, .7), about(.9, .01, .8, 1),
                             about(-.04, .005, -.06, -.02), about(-.01, .006, -.05, .03)};
  HomePackage package;
  package.deal = {1, 7};
  package.parties = {blue};
  package.leaders = {leader};
  return {32, 84, {package}};
}

inline StepPair sample_steps() {
  StepPair pair;
  pair.second = 1;
  const double pay[2][2] = {{.055, -.035}, {.03, 0}};
  for (int i : {0, 1})
    for (int own : {0, 1})
      for (int theirs : {0, 1})
        pair.pay[i][own][theirs] =
            about(pay[own][theirs], .001, pay[own][theirs], pay[own][theirs]);
  const Estimate none = about(0, 0, 0, 0), all = about(1, 0, 1, 1);
  pair.equilibrium[0][0] = pair.equilibrium[1][1] = pair.mixed = pair.better = all;
  pair.equilibrium[0][1] = pair.equilibrium[1][0] = pair.only_concede = pair.concede_dominates =
      none;
  pair.hold_dominates = pair.guaranteed = all;
  pair.belief[0] = pair.lots[1] = pair.lots[0] = about(.583, .004, .56, .6);
  pair.penalty = none;
  pair.compensation = pair.fine = about(.035, .001, .034, .036);
  pair.insured_first = about(.4, .03, 0, 1);
  pair.guarantee = about(.33, .01, .3, .36);
  return pair;
}

inline WhyFindings sample_why() {
  WhyFindings why;
  why.delay_months = about(8.4, .4, 1, 12);
  why.p_no_deal = about(.41, .02, .1, .9);
  why.rest_months = why.rest_no_deal = about(0, 0, 0, 0);
  why.exact = false;
  why.orders = 4;
  why.runs = 1664;
  const auto add = [&](const char* id, double share, double se) {
    FrictionFinding f;
    f.id = id;
    f.present = f.moves = true;
    f.months = about(8.4 * share, 8.4 * se, 0, 9);
    f.no_deal = about(.41 * share, .41 * se, 0, .5);
    f.share_of_delay = about(share, se, share / 2, 2 * share);
    f.share_of_no_deal = about(share * .9, se, share / 2, 2 * share);
    why.frictions.push_back(f);
  };
  const auto absent = [&](const char* id) {
    FrictionFinding f;
    f.id = id;
    why.frictions.push_back(f);
  };
  add("locks", .52, .04);
  add("optimism", .23, .05);
  absent("private_information");
  add("weak_commitment", -.04, .01);
  absent("ratification");
  add("vetoes", .19, .03);
  add("meeting", .1, .02);
  add("noise", 0, 0);
  why.frictions.back().moves = false;
  return why;
}

inline Ripeness sample_ripeness(const Conflict& c) {
  Ripeness ripeness;
  ripeness.parties = c.talks.needed;
  for (int month = 0; month < 12; ++month) {
    Ripeness::Month m;
    m.month = month;
    m.date = add_months(c.calendar.start, c.calendar.now_month + month);
    m.at_war = 1 - .04 * month;
    m.overlap = about(.05 + .01 * month, .01, 0, .4);
    m.all_open = about(.4 + .01 * month, .02, 0, .9);
    m.sides = {{about(.06, .004, 0, .2), about(.02, .002, 0, .1), about(.55, .02, 0, 1)},
               {about(-.01, .003, -.1, .1), {}, about(.7, .02, 0, 1)}};
    ripeness.months.push_back(m);
  }
  return ripeness;
}

// What red alone knows: its cost.
inline PrivateFindings sample_private(const Conflict& c) {
  TypeFinding red;
  red.id = "red";
  red.quantities = {{2, {.002, .004}}};
  red.prior = .5;
  red.upper_now = about(.37, .02, .2, .5);
  for (int month = 0; month < 9; ++month) {
    TypeFinding::Month m;
    m.month = month;
    m.date = add_months(c.calendar.start, c.calendar.now_month + month);
    m.at_war[0] = about(1 - .04 * month, .01, .5, 1);
    m.at_war[1] = about(1 - .08 * month, .01, .3, 1);
    m.belief[0] = about(.4 - .02 * month, .02, .1, .6);
    m.belief[1] = about(.41 - .01 * month, .02, .1, .6);
    red.months.push_back(m);
  }
  red.alike = about(.6, .03, .2, .9);
  red.apart = about(.3, .03, .1, .7);
  red.mixed = about(.1, .01, 0, .2);
  red.refusals = about(2.4, .1, 1, 4);
  red.per_refusal = about(.06, .01, 0, .2);
  red.battles = about(5.5, .2, 2, 8);
  red.per_battle = about(.03, .01, 0, .1);
  PrivateFindings out;
  out.parties = {red};
  out.compared = true;
  out.months = about(1.3, .2, 0, 3);
  out.no_deal = about(.06, .01, 0, .2);
  return out;
}

inline Findings sample_findings(const Conflict& c) {
  Findings f;
  f.worlds = 200;
  f.paths = 500;
  f.effective_worlds = 87.3;
  f.endings = {{"frozen", about(.62, .021, .2, .9)}, {"other", about(.38, .021, .1, .8)}};
  double before = 0;
  for (int month = 1; month <= 12; ++month) {
    const double p = before + (1 - before) * .06;
    f.settled_by.push_back({month, add_months(c.calendar.start, c.calendar.now_month + month - 1),
                            about(p, .02, p / 3, .3 + p * .7), about(.06, .004, .01, .12)});
    before = p;
  }
  for (int month = 0; month <= 12; ++month) {
    const double ended = .62 * month / 12;
    f.endings_by.push_back({month,
                            add_months(c.calendar.start, c.calendar.now_month + month),
                            {ended, 0},
                            about(1 - ended, .02, .1, 1)});
  }
  f.signed_by_end = about(before, .02, .2, .9);
  f.ratified_by_end = about(.47, .02, .2, .8);
  f.lasting = about(.31, .004, .1, .6);
  f.collapsed = about(.0031, .0005, 0, .01);
  f.months_of_war = about(8.4, .2, 1, 12);
  f.months_censored = .38;
  f.months_to_signature = about(5, .2, 1, 11);
  f.backcast = about(.46, .02, .1, .8);
  f.has_backcast = true;
  f.signed_with_loss = about(.03, .004, 0, .1);
  f.deals_signed = {{{1, 7}, about(.34, .02, .1, .6), .91, .66},
                    {{2, 16}, about(.1, .01, 0, .3), .7, .5}};
  f.deal_groups = {
      {{1, 7}, 4, about(.41, .02, .1, .7), .9, .6, {{1, {{7, .5}, {9, .3}, {14, .2}}}}},
      {{2, 16}, 1, about(.1, .01, 0, .3), .7, .5, {}}};
  f.options_signed = {{0, 1, about(.7, .02, .4, 1)}, {1, 7, about(.6, .02, .3, .9)}};
  f.parties = {
      {"red", about(.52, .004, .3, .7), about(.003, .0001, .001, .006), about(.03, .003, -.1, .1)},
      {"blue", about(.44, .005, .2, .6), about(.004, .0001, .001, .006),
       about(-.01, .004, -.1, .1)},
      {"giver", {}, {}, {}}};
  f.stocks = {
      {"front", {{{2025, 1, 1}, 10, 10, 10, 10, 10, 1}, {{2025, 2, 1}, 8, 9, 10, 11, 12.5, 1}}}};
  f.modes = {{"stance", {{{2025, 1, 1}, {1, 0}}, {{2025, 2, 1}, {.9, .1}}}}};
  f.limits = {{"front", about(.27, .02, .1, .6), about(9, .5, 3, 12)}};
  f.locks = sample_locks();
  f.home = sample_home();
  f.steps = {sample_steps()};
  f.disagreements = {{"recruits",
                      {"c1", "c7"},
                      {{"c1", .4, effects(.01, .02)}, {"c7", .6, effects(-.007, .02)}},
                      0},
                     {"win_makes_soft",
                      {"c40", "c52"},
                      {{"yes", .5, effects(.09, .02)}, {"no", .5, effects(-.09, .02)}},
                      .09}};
  f.answers = {{"m1", "red", false, about(.39, .02, .1, .7), .21},
               {"m3", "blue", false, about(.01, .002, 0, .02), .001}};
  f.solver_error.worlds = f.horizon_effect.worlds = 32;
  f.solver_error.largest = about(.019, .004, 0, .05);
  f.horizon_effect.largest = about(.0001, .0001, 0, .01);
  f.solver_error.endings = {{"frozen", about(.008, .006, -.02, .04)}};
  f.solver_error.value_at_start = {{"red", about(.0004, .0002, -.001, .001)}};
  f.why = sample_why();
  f.ripeness = sample_ripeness(c);
  f.hidden = sample_private(c);
  f.lever_pairs = {{"aid_up", "aid_up", about(.07, .02, -.1, .3), about(-.03, .01, -.1, 0),
                    about(-2, .4, -4, 1), about(.4, .2, 0, 1)}};
  f.levers = {{"aid_up", effects(.05, .01), about(-1.2, .3, -3, 1), about(.04, .01, -.1, .2)}};
  f.openings = {
      {"constitution", effects(.01, .02), about(-.1, .3, -1, 1), about(.01, .01, -.1, .2)}};
  f.war = sample_war();
  f.menu_size = 41.2;
  f.packages = "63";
  f.warnings = {{"few_effective_worlds", {}}};
  return f;
}

}  // namespace armistice::kit
