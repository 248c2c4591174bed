// A made-up case, for tests of what readers see: every kind of entry occurs once or twice.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "armistice/conflict.h"
#include "util/dates.h"

namespace armistice::kit {

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

// The land first, then the money; everything at once is in force.
inline void add_orders(Conflict& c) {
  Block land;
  land.id = "the_land";
  land.title = {"The land", "土地", "土地"};
  land.issues = {0};
  c.talks.blocks = {land};
  Order first;
  first.id = "land_first";
  first.title = {"Land first", "先谈土地", "先談土地"};
  first.parts = {{0, {0}}, {-1, {1}}};
  c.talks.orders = {first};
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
  add_orders(c);
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

}  // namespace armistice::kit
