// Small cases by lot with everything on the table: hard, soft and vetoing locks, durability and
// ratification that read worths, refusals and failed ratifications that move values, patrons and
// mediators, noise. And values of fighting on to go with them.
#pragma once

#include <cmath>
#include <initializer_list>
#include <map>
#include <random>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "kit/fixed_strategy.h"

namespace armistice {

class Dice {
 public:
  explicit Dice(unsigned seed) : draw_(seed) {}
  double number(double low, double high) {  // two decimals: ties happen
    return std::round((low + (high - low) * (static_cast<double>(draw_() % 1001) / 1000)) * 100) /
           100;
  }
  bool chance(double p) { return static_cast<double>(draw_() % 10000) < p * 10000; }
  std::string pick(std::initializer_list<const char*> list) {
    return list.begin()[draw_() % list.size()];
  }

 private:
  std::mt19937 draw_;
};

inline std::string preferences_of(Dice& dice, const char* party) {
  auto n = [&] { return dice.number(0, 1); };
  return fmt::format(
      "  {}:\n"
      "    land: {{weight: {}, worth: {{north: {}, line: \"clamp({} + {} * front / 10, 0, 1)\", "
      "south: {}}}}}\n"
      "    force: {{weight: {}, worth: {{none: {}, some: {}}}}}\n"
      "    money: {{weight: {}, worth: \"{}\"}}\n"
      "    together: [{{when: \"land == line and force == some\", adds: {}}}]\n",
      party, dice.number(.2, 1), n(), n(), dice.number(-.5, .5), n(), dice.number(.1, .8), n(), n(),
      dice.number(.1, .6), dice.chance(.5) ? "money" : "1 - money", dice.number(-.2, .2));
}

inline std::string enlarged(std::string text, Dice& dice) {
  const auto put = [&](const std::string& before, const std::string& more) {
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos;
         at += before.size() + more.size())
      text.insert(at, more);
  };
  put("  money: {share: 0.5}\n",
      "  aid: {options: [no, some, much]}\n  watch: {options: [no, yes]}\n");
  for (std::size_t at = 0; (at = text.find("    together:", at)) != std::string::npos; at += 40) {
    const auto n = [&] { return dice.number(0, 1); };
    const std::string more = fmt::format(
        "    aid: {{weight: {}, worth: {{no: {}, some: {}, much: {}}}}}\n"
        "    watch: {{weight: {}, worth: {{no: {}, yes: {}}}}}\n",
        dice.number(.1, .5), n(), n(), n(), dice.number(.1, .4), n(), n());
    text.insert(at, more);
    at += more.size();
  }
  if (dice.chance(.5)) put("preferences:\n", "forbidden: [\"aid == much and watch == no\"]\n");
  put("  habit:",
      "  purse: {kind: external, holder: blue, refuses: \"aid == no or money > 0.6\","
      " while: \"front > 2\"}\n");
  const std::size_t menu = text.find("menu: 1000");
  text.replace(menu, 10, "menu: 4");
  return text;
}

// `large`: more issues, locks and rules, and a menu of four packages.
// With `home` there may be parliaments, publics and leaders.
inline std::string random_table(unsigned seed, bool large = false, bool home = true) {
  Dice dice(seed);
  std::string text =
      "armistice: 1\ntitle: Table\nstart: 2000-01-01\nhorizon: 12 months\nsolve_until: 20 months\n"
      "parties:\n";
  for (const char* party : {"red", "blue"})
    text += fmt::format("  {}: {{role: belligerent, discount: {}/month}}\n", party,
                        dice.pick({"1", "0.97", "0.9"}));
  text +=
      "  giver: {role: patron, backs: blue}\n  judge: {role: mediator}\n"
      "  people: {role: audience, of: blue}\n"
      "war:\n  substeps: 1\n  stocks:\n    front: {start: 5, flow: \"0\"}\n"
      "    blame: {start: 0, flow: \"0\"}\n"
      "issues:\n  land: {options: [north, line, south]}\n  force: {options: [none, some]}\n"
      "  money: {share: 0.5}\n"
      "preferences:\n  scale: as_given\n";
  for (const char* party : {"red", "blue", "giver", "people"}) text += preferences_of(dice, party);
  text += "at_horizon: {red: \"0\", blue: \"0\", giver: \"0\", people: \"0\"}\nlocks:\n";
  text +=
      "  law: {kind: territory, holder: red, refuses: \"land == north\", while: \"front > 5\"}\n";
  text += "  pride: {kind: political, holder: blue, refuses: \"land == south and money < 0.75\"}\n";
  text +=
      fmt::format("  dread: {{kind: future, holder: blue, refuses: \"force == none\", cost: {}}}\n",
                  dice.number(.02, .3));
  text += fmt::format(
      "  word: {{kind: future, holder: red, refuses: \"money == 0\", while: \"front < 8\", cost: "
      "{}}}\n",
      dice.number(.02, .3));
  text +=
      "  veto: {kind: external, holder: giver, vetoes: true, refuses: \"land == line and money == "
      "1\","
      " while: \"front < 6\"}\n"
      "  habit: {kind: external, holder: giver, refuses: \"force == some\", while: \"front < "
      "3\"}\n";
  if (dice.chance(.6))
    text += fmt::format(
        "durability: {{holds: \"clamp({} + 0.2 * (force == some) + {}, 0, 1)\", relapse_after: {} "
        "months,"
        " relapse_cost: {{red: {}, blue: {}}}}}\n",
        dice.number(.2, .7), dice.pick({"0", "0.2 * blue.gain", "0.1 * people.worth"}),
        dice.pick({"6", "12", "40"}), dice.number(0, .2), dice.number(0, .2));
  const bool ratified = dice.chance(.6);
  if (ratified) {
    text += "ratify: {blue: \"logistic(4 * (people.worth - 0.4))\"";
    if (dice.chance(.5))
      text += ", red: \"0.6 + 0.3 * (land == south)\"";
    else if (home && dice.chance(.7))
      text += fmt::format(
          ", red: {{house: {{needs: 4, blocs: {{old: {{seats: 3, yes: \"{}\"}}, new: {{seats: 2, "
          "yes: "
          "\"0.2 + 0.6 * (force == some)\", discipline: bloc}}}}}}, street: {{public: red, "
          "threshold: "
          "0.3, spread: 0.2}}}}",
          dice.pick(
              {"0.3 + 0.4 * money", "clamp(0.5 + red.gain, 0, 1)", "0.05 * front + 0.3 * money"}));
    text += "}\n";
    text += fmt::format("ratify_loss: {{blue: {}}}\n", dice.number(0, .1));
  }
  if (home && dice.chance(.5))
    text += fmt::format(
        "leaders: {{blue: {{stake: {}, survival: \"if(signed, {}, 0.05 * front)\"}}, red: {{stake: "
        "{}, "
        "survival: \"0.9 - 0.5 * signed * (money < 1)\"}}}}\n",
        dice.number(0, .5),
        dice.pick({"0.3 + 0.5 * money", "clamp(blue.worth, 0, 1)", "0.06 * front"}),
        dice.number(0, .3));
  text += fmt::format(
      "talks:\n  meet: \"0.3 + 0.05 * front\"\n  proposers: {{red: 1, blue: \"1 + 0.1 * front\", "
      "giver: {},"
      " judge: {}}}\n  needed: [red, blue]\n  noise: {}\n  menu: 1000\n  features: [front]\n",
      dice.pick({"0", "1"}), dice.pick({"0", "2"}), dice.pick({"0", "0.01", "0.1"}));
  if (dice.chance(.6))
    text +=
        "  refusal: [{when: \"proposer == giver and refused_by == blue\", add: {blame: 0.5}},"
        " {when: \"refused_by == red\", add: {blame: 0.2}}]\n";
  if (dice.chance(.4))
    text +=
        "  conditions: [{when: \"answered_by == blue\", add: {blame: 0.1}},"
        " {when: \"proposer == red\", add: {blame: -0.2}}]\n";
  if (ratified && dice.chance(.5)) text += "  ratify_fails: [{add: {blame: 0.3}}]\n";
  text += "endings: [{id: deal, when: signed}]\n";
  return large ? enlarged(std::move(text), dice) : text;
}

inline std::map<std::string, HandValue> random_values(Dice& dice) {
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

}  // namespace armistice
