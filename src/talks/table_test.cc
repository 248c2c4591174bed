// The table of a month against the slow twin of tests/kit on random small cases with everything on
// it: hard, soft and vetoing locks, durability and ratification that read worths, refusals and failed
// ratifications that move values, patrons and mediators, noise.
#include <random>
#include <string>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "evidence/draw_worlds.h"
#include "kit/case_text.h"
#include "kit/fixed_strategy.h"
#include "kit/long_run.h"
#include "kit/slow_deals.h"
#include "kit/slow_table.h"
#include "talks/gains.h"
#include "talks/offers.h"

namespace armistice {
namespace {

class Dice {
 public:
  explicit Dice(unsigned seed) : draw_(seed) {}
  double number(double low, double high) {  // two decimals: ties happen
    return std::round((low + (high - low) * (static_cast<double>(draw_() % 1001) / 1000)) * 100) / 100;
  }
  bool chance(double p) { return static_cast<double>(draw_() % 10000) < p * 10000; }
  std::string pick(std::initializer_list<const char*> list) {
    return list.begin()[draw_() % list.size()];
  }

 private:
  std::mt19937 draw_;
};

std::string preferences_of(Dice& dice, const char* party) {
  auto n = [&] { return dice.number(0, 1); };
  return fmt::format(
      "  {}:\n"
      "    land: {{weight: {}, worth: {{north: {}, line: \"clamp({} + {} * front / 10, 0, 1)\", south: {}}}}}\n"
      "    force: {{weight: {}, worth: {{none: {}, some: {}}}}}\n"
      "    money: {{weight: {}, worth: \"{}\"}}\n"
      "    together: [{{when: \"land == line and force == some\", adds: {}}}]\n",
      party, dice.number(.2, 1), n(), n(), dice.number(-.5, .5), n(), dice.number(.1, .8), n(), n(),
      dice.number(.1, .6), dice.chance(.5) ? "money" : "1 - money", dice.number(-.2, .2));
}

std::string random_table(unsigned seed) {
  Dice dice(seed);
  std::string text =
      "armistice: 1\ntitle: Table\nstart: 2000-01-01\nhorizon: 12 months\nsolve_until: 20 months\n"
      "parties:\n";
  for (const char* party : {"red", "blue"})
    text += fmt::format("  {}: {{role: belligerent, discount: {}/month}}\n", party,
                        dice.pick({"1", "0.97", "0.9"}));
  text += "  giver: {role: patron, backs: blue}\n  judge: {role: mediator}\n"
          "  people: {role: audience, of: blue}\n"
          "war:\n  substeps: 1\n  stocks:\n    front: {start: 5, flow: \"0\"}\n"
          "    blame: {start: 0, flow: \"0\"}\n"
          "issues:\n  land: {options: [north, line, south]}\n  force: {options: [none, some]}\n"
          "  money: {share: 0.5}\n"
          "preferences:\n  scale: as_given\n";
  for (const char* party : {"red", "blue", "giver", "people"}) text += preferences_of(dice, party);
  text += "at_horizon: {red: \"0\", blue: \"0\", giver: \"0\", people: \"0\"}\nlocks:\n";
  text += "  law: {kind: territory, holder: red, refuses: \"land == north\", while: \"front > 5\"}\n";
  text += "  pride: {kind: political, holder: blue, refuses: \"land == south and money < 0.75\"}\n";
  text += fmt::format(
      "  dread: {{kind: future, holder: blue, refuses: \"force == none\", cost: {}}}\n",
      dice.number(.02, .3));
  text += fmt::format(
      "  word: {{kind: future, holder: red, refuses: \"money == 0\", while: \"front < 8\", cost: {}}}\n",
      dice.number(.02, .3));
  text += "  veto: {kind: external, holder: giver, vetoes: true, refuses: \"land == line and money == 1\","
          " while: \"front < 6\"}\n"
          "  habit: {kind: external, holder: giver, refuses: \"force == some\", while: \"front < 3\"}\n";
  if (dice.chance(.6))
    text += fmt::format(
        "durability: {{holds: \"clamp({} + 0.2 * (force == some) + {}, 0, 1)\", relapse_after: {} months,"
        " relapse_cost: {{red: {}, blue: {}}}}}\n",
        dice.number(.2, .7), dice.pick({"0", "0.2 * blue.gain", "0.1 * people.worth"}),
        dice.pick({"6", "12", "40"}), dice.number(0, .2), dice.number(0, .2));
  const bool ratified = dice.chance(.6);
  if (ratified) {
    text += "ratify: {blue: \"logistic(4 * (people.worth - 0.4))\"";
    if (dice.chance(.5)) text += ", red: \"0.6 + 0.3 * (land == south)\"";
    else if (dice.chance(.7))
      text += fmt::format(
          ", red: {{house: {{needs: 4, blocs: {{old: {{seats: 3, yes: \"{}\"}}, new: {{seats: 2, yes: "
          "\"0.2 + 0.6 * (force == some)\", discipline: bloc}}}}}}, street: {{public: red, threshold: "
          "0.3, spread: 0.2}}}}",
          dice.pick({"0.3 + 0.4 * money", "clamp(0.5 + red.gain, 0, 1)", "0.05 * front + 0.3 * money"}));
    text += "}\n";
    text += fmt::format("ratify_loss: {{blue: {}}}\n", dice.number(0, .1));
  }
  if (dice.chance(.5))
    text += fmt::format(
        "leaders: {{blue: {{stake: {}, survival: \"if(signed, {}, 0.05 * front)\"}}, red: {{stake: {}, "
        "survival: \"0.9 - 0.5 * signed * (money < 1)\"}}}}\n",
        dice.number(0, .5), dice.pick({"0.3 + 0.5 * money", "clamp(blue.worth, 0, 1)", "0.06 * front"}),
        dice.number(0, .3));
  text += fmt::format(
      "talks:\n  meet: \"0.3 + 0.05 * front\"\n  proposers: {{red: 1, blue: \"1 + 0.1 * front\", giver: {},"
      " judge: {}}}\n  needed: [red, blue]\n  noise: {}\n  menu: 1000\n  features: [front]\n",
      dice.pick({"0", "1"}), dice.pick({"0", "2"}), dice.pick({"0", "0.01", "0.1"}));
  if (dice.chance(.6))
    text += "  refusal: [{when: \"proposer == giver and refused_by == blue\", add: {blame: 0.5}},"
            " {when: \"refused_by == red\", add: {blame: 0.2}}]\n";
  if (ratified && dice.chance(.5))
    text += "  ratify_fails: [{add: {blame: 0.3}}]\n";
  text += "endings: [{id: deal, when: signed}]\n";
  return text;
}

std::map<std::string, HandValue> random_values(Dice& dice) {
  std::map<std::string, HandValue> out;
  for (const char* party : {"red", "blue", "giver"}) {
    HandValue& v = out[party];
    v.value = dice.number(.1, .7) + .001372;  // no gain is 0 but for the last digit
    v.slope = {{"front", dice.number(-.03, .03)}, {"blame", dice.number(-.2, .2)}};
    v.per_failed = dice.number(-.1, .1);
    v.after_pause = dice.number(.1, .7);
  }
  return out;
}

// One lane's state for the slow table.
SlowTable slow_table(const Game& game, const WarBlock& block, const TableState& state,
                     const std::map<std::string, HandValue>& values, int lane) {
  const Conflict& c = *game.conflict;
  SlowTable slow;
  slow.game = &game;
  slow.frame = Frame(block.frame.slots, 1);
  for (int s = 0; s < block.frame.slots; ++s) slow.frame.column(s)[0] = block.frame.column(s)[lane];
  slow.month = state.month;
  slow.end = game.months;
  const double front = slow.frame.column(slot_of(c, "front"))[0];
  const double blame = slow.frame.column(slot_of(c, "blame"))[0];
  slow.failed_before = slow.frame.column(c.layout.ratify_failed)[0];
  auto at = [&game, &c, values, front](double blamed, double failed) {
    std::vector<double> out;
    for (int party : game.valued) {
      const HandValue& v = values.at(c.parties[party].id);
      out.push_back(v.value + v.slope.at("front") * front + v.slope.at("blame") * blamed +
                    v.per_failed * failed);
    }
    return out;
  };
  slow.go_on = at(blame, slow.failed_before);
  for (int party : game.valued) slow.after_pause.push_back(values.at(c.parties[party].id).after_pause);
  const bool refusals = !c.talks.refusals.empty(), failures = !c.talks.failures.empty();
  const double failed_before = slow.failed_before;
  slow.after_refusal = [=, &c](int j, int k) {
    double more = 0;
    const std::string& by = c.parties[c.talks.proposers[j].party].id;
    const std::string& of = c.parties[c.talks.needed[k]].id;
    if (refusals && by == "giver" && of == "blue") more += .5;
    if (refusals && of == "red") more += .2;
    return at(blame + more, failed_before);
  };
  slow.after_failure = [=](double chance) { return at(blame + (failures ? .3 : 0), chance); };
  return slow;
}

TEST(Table, RandomTablesEqualTheSlowOne) {
  int offers = 0, refused = 0, none = 0;
  for (unsigned seed = 1; seed <= (long_run() ? 1000u : 80u); ++seed) {
    SCOPED_TRACE(seed);
    const Conflict conflict = conflict_from(random_table(seed));
    const Worlds draws = draw_worlds(conflict, 1, 1);
    const Game game = make_game(conflict, draws, 0, conflict.calendar.solve_month);
    Dice dice(seed + 100000);
    const std::map<std::string, HandValue> values = random_values(dice);
    const Strategy strategy = fixed_strategy(game, values);
    const int month = dice.chance(.5) ? 0 : 15;
    std::vector<double> front, blame;
    for (int lane = 0; lane < 7; ++lane) {
      front.push_back(dice.number(0, 10));
      blame.push_back(dice.number(0, 1));
    }
    WarBlock block = block_at(game, month, {{"front", front}, {"blame", blame}});
    if (!conflict.ratifiers.empty())
      for (int lane = 0; lane < 3; ++lane)
        block.frame.column(conflict.layout.ratify_failed)[lane] = dice.number(0, .8);
    TableState state(conflict);
    TableOutcome outcome;
    prepare_table(game, strategy, {}, month, block, state);
    play_table(game, state, deal_programs(game, game.table, block), block, outcome);
    // All packages, so that a menu that lost a useful one would show; but a party may like a deal
    // the less the surer it is to last or to pass, and then the menu's list is what counts.
    std::vector<Deal> deals;
    for (const Deal& deal : slow::packages(conflict))
      if (!slow::permanently_locked(conflict, refusing_locks(conflict, deal))) deals.push_back(deal);
    if (game.has_pause() || !conflict.ratifiers.empty() || !conflict.leaders.empty()) deals = game.table.deals;
    for (int lane = 0; lane < 7; ++lane) {
      SCOPED_TRACE(lane);
      const SlowTable table = slow_table(game, block, state, values, lane);
      const SlowOutcome expected = SlowPlayer(table, deals).play();
      EXPECT_NEAR(outcome.signing[lane], expected.signing, 1e-9);
      EXPECT_NEAR(outcome.settling[lane], expected.settling, 1e-9);
      for (std::size_t i = 0; i < game.valued.size(); ++i)
        EXPECT_NEAR(outcome.value[i][lane], expected.value[i], 1e-9);
      for (std::size_t j = 0; j < expected.offers.size(); ++j) {
        const double objective = expected.offers[j].objective;
        // it or nothing: the last digit decides
        if (objective > 0 && objective < 1e-12) continue;
        const bool offered = outcome.offers[j].deal[lane] >= 0;
        if (objective == 0 && offered && outcome.offers[j].accepted[lane] < 1e-12) continue;
        EXPECT_EQ(outcome.offers[j].deal[lane] < 0, expected.offers[j].deal < 0);
        EXPECT_NEAR(outcome.offers[j].accepted[lane], expected.offers[j].accepted, 1e-9);
        ++(expected.offers[j].deal < 0 ? none : expected.offers[j].accepted > .01 ? offers : refused);
      }
    }
  }
  EXPECT_GT(offers, 100);  // the sample means something
  EXPECT_GT(refused, 20);
  EXPECT_GT(none, 100);
}

}  // namespace
}  // namespace armistice
