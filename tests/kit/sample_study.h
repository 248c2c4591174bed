// The made-up case with made-up findings. Nothing in them is computed; every kind of entry occurs
// once or twice.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "armistice/findings.h"
#include "kit/sample_case.h"
#include "util/dates.h"

namespace armistice::kit {

inline Estimate about(double mean, double se, double low, double high) {
  return {mean, se, low, mean, high, 200};
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

inline std::vector<OrderEffect> sample_orders(const Conflict& c) {
  OrderEffect base, land;
  base.order.id = "at_once";
  base.signed_by_end = about(.52, .03, .2, .9);
  base.in_force = about(.46, .03, .2, .8);
  base.months_of_war = about(8.4, .2, 1, 12);
  base.solver_error = about(.004, .006, -.03, .04);
  base.solver_error.n = 16;
  base.effect = {"at_once", effects(0, 0), about(0, 0, 0, 0), about(0, 0, 0, 0)};
  base.in_force_change = about(0, 0, 0, 0);
  land = base;
  land.order = {"land_first", {}, -1};
  land.in_force = about(.35, .03, .1, .7);
  land.in_force_change = about(-.11, .02, -.3, .1);
  land.effect = {"land_first", effects(-.11, .02), about(1.1, .2, 0, 3), about(-.1, .02, -.3, .1)};
  PartFinding first, rest;
  first.block = 0;
  first.reached = about(1, 0, 1, 1);
  first.signed_by_end = first.given = about(.6, .03, .2, .9);
  first.breaks = about(.4, .03, .1, .8);
  first.months = about(3, .2, 0, 9);
  for (int party : c.talks.needed) {
    const double sign = first.parties.empty() ? 1 : -1;
    first.parties.push_back({party, about(.02, .004, 0, .1), about(.03 * sign, .004, -.1, .1),
                             about(.06 * sign, .01, -.2, .2)});
    rest.parties.push_back({party, about(.01, .004, 0, .1), {}, {}});
  }
  first.ways = {{{{0, 1}}, about(1, 0, 1, 1)}};
  rest.reached = first.signed_by_end;
  rest.signed_by_end = about(.42, .03, .1, .8);
  rest.given = about(.7, .03, .2, 1);
  rest.breaks = about(.18, .02, 0, .5);
  rest.months = about(6, .3, 1, 11);
  land.order.parts = {first, rest};
  return {base, land};
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
  f.orders = sample_orders(c);
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
