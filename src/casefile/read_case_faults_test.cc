// The faults that people make, and the whole text that they get.
#include "kit/faults.h"

namespace armistice {
namespace {

using kit::Fault;

// Every case that says nothing else begins with these two lines.
#define HEAD "armistice: 1\nstart: 2025-01-01\n"

const Fault kFaults[] = {
    {"UnknownKeyAtTop", HEAD R"(horizn: 12 months
)", R"(war.yaml:3:1: error: unknown key `horizn` in a case
horizn: 12 months
^
  did you mean `horizon`?
)"},
    {"UnknownKeyInAMap", HEAD R"(parties:
  red: {role: belligerent, titel: Red}
)", R"(war.yaml:4:28: error: unknown key `titel` in a party
  red: {role: belligerent, titel: Red}
                           ^
  did you mean `title`?
)"},
    {"UnknownKeyWithoutALikeness", HEAD R"(endings:
  - {id: over, when: signed, colour: blue}
)", R"(war.yaml:4:30: error: unknown key `colour` in an ending
  - {id: over, when: signed, colour: blue}
                             ^
  known here: id, when, title
)"},
    {"DuplicateKey", HEAD R"(quantities:
  cost: 1
  cost: 2
)", R"(war.yaml:5:3: error: key `cost` stands twice in the same map
  cost: 2
  ^
  the first is at war.yaml:4:3; keep one of them
)"},
    {"DuplicateId", HEAD R"(claims:
  - {id: c1, source: s1, about: x}
  - {id: c1, source: s2, about: y}
)", R"(war.yaml:5:10: error: `c1` names a claim twice
  - {id: c1, source: s2, about: y}
         ^
  the first is at war.yaml:4:10; rename one of them
)"},
    {"MissingKeys", R"(armistice: 1
locks:
  law: {holder: blue}
)", R"(war.yaml: error: the case needs `start`
  add `start: ...`
war.yaml:3:8: error: a lock needs `kind`
  law: {holder: blue}
       ^
  add `kind: ...`
war.yaml:3:8: error: a lock needs `refuses`
  law: {holder: blue}
       ^
  add `refuses: ...`
)"},
    {"MapWhereOneValueBelongs", HEAD R"(cost_of_war: {red: {value: 1}}
)", R"(war.yaml:3:20: error: `red` of `cost_of_war` must be one value, not a map
cost_of_war: {red: {value: 1}}
                   ^
  write `red: value`
)"},
    {"OneValueWhereAMapBelongs", HEAD R"(war: euler
)", R"(war.yaml:3:6: error: `war` must be a map, not `euler`
war: euler
     ^
  write `{key: value, ...}`, or the keys indented below
)"},
    {"ListWhereAMapBelongs", HEAD R"(durability: [holds]
)", R"(war.yaml:3:13: error: `durability` must be a map, not a list
durability: [holds]
            ^
  write `{key: value, ...}`, or the keys indented below
)"},
    {"EmptyValue", HEAD R"(talks:
  meet:
  noise: ""
)", R"(war.yaml:4:3: error: `meet` of `talks` has no value
  meet:
  ^
  give one, or remove the key
war.yaml:5:10: error: `noise` of `talks` has no value
  noise: ""
         ^
  give one, or remove the key
)"},
    {"NotADate", HEAD R"(now: 2025-02-30
moves:
  - {id: m1, date: 2025-03, by: red, type: refusal}
)", R"(war.yaml:3:6: error: `now` must be a date, not `2025-02-30`
now: 2025-02-30
     ^
  write year-month-day, such as 2025-07-18
war.yaml:5:20: error: `date` of a move must be a date, not `2025-03`
  - {id: m1, date: 2025-03, by: red, type: refusal}
                   ^
  write year-month-day, such as 2025-07-18
)"},
    {"StartLateInTheMonth", R"(armistice: 1
start: 2025-01-31
)", R"(war.yaml:2:8: error: `start` must be on day 1 to 28, not `2025-01-31`
start: 2025-01-31
       ^
  months are counted from this day, and every month has it
)"},
    {"NowBeforeStart", HEAD R"(now: 2024-12-31
)", R"(war.yaml:3:6: error: `now` is before `start`
now: 2024-12-31
     ^
  forecasts begin at `now`; the war is followed from `start`
)"},
    {"DeadlineBeforeDate", HEAD R"(moves:
  - {id: m1, date: 2025-03-11, by: red, type: ultimatum, deadline: 2025-03-01}
)", R"(war.yaml:4:68: error: `deadline` of a move is before its `date`
  - {id: m1, date: 2025-03-11, by: red, type: ultimatum, deadline: 2025-03-01}
                                                                   ^
  put the dates in order
)"},
    {"NotADuration", HEAD R"(horizon: two years
solve_until: 0 months
)", R"(war.yaml:3:10: error: `horizon` must be whole months, from 1 to 1200, not `two years`
horizon: two years
         ^
  write `horizon: 24 months`, or years
war.yaml:4:14: error: `solve_until` must be whole months, from 1 to 1200, not `0 months`
solve_until: 0 months
             ^
  write `solve_until: 24 months`, or years
)"},
    {"SolveBeforeHorizon", HEAD R"(horizon: 5 years
solve_until: 24 months
)", R"(war.yaml:4:14: error: `solve_until` is before the horizon
solve_until: 24 months
             ^
  both count from now; leave `solve_until` out for a good default
)"},
    {"StepOfAWeek", HEAD R"(step: 1 week
)", R"(war.yaml:3:7: error: `step` must be 1 month, not `1 week`
step: 1 week
      ^
  talks are held once a month; `war: {substeps: 4}` makes the war finer
)"},
    {"ProbabilityOutOfRange", HEAD R"(record: {eps: 1.5}
ratify: {blue: -0.1}
)", R"(war.yaml:3:15: error: `eps` of `record` must be a number from 0 to 1, not `1.5`
record: {eps: 1.5}
              ^
  put a number in that range
war.yaml:4:16: error: `blue` of `ratify` must be a number from 0 to 1, not `-0.1`
ratify: {blue: -0.1}
               ^
  put a number in that range
)"},
    {"Percentage", HEAD R"(record: {eps: 10%}
)", R"(war.yaml:3:15: error: `eps` of `record` must be a number from 0 to 1, not `10%`
record: {eps: 10%}
              ^
  write 0.1
)"},
    {"NegativeHazard", HEAD R"(war:
  events:
    raid: {hazard: -0.1, add: {front: 1}}
)", R"(war.yaml:5:20: error: `hazard` of an event must be zero or a positive number, not `-0.1`
    raid: {hazard: -0.1, add: {front: 1}}
                   ^
  put a number in that range
)"},
    {"ChanceOfAHazard", HEAD R"(war:
  events:
    raid: {hazard: 0.1, chance: .5, add: {front: 1}}
)", R"(war.yaml:5:33: error: a hazard has no `chance`
    raid: {hazard: 0.1, chance: .5, add: {front: 1}}
                                ^
  multiply the hazard instead
)"},
    {"EventWithoutCause", HEAD R"(war:
  events:
    raid: {delay: 3 months, add: {front: 1}}
)", R"(war.yaml:5:11: error: an event needs `when`, `hazard`, `date` or `after`
    raid: {delay: 3 months, add: {front: 1}}
          ^
  say what makes it happen, such as `hazard: 0.05` per month
war.yaml:5:19: error: `delay` of an event needs `after`
    raid: {delay: 3 months, add: {front: 1}}
                  ^
  name the event that it follows, such as `after: aid_cut`
)"},
    {"WeightsOfAChoiceAllZero", HEAD R"(quantities:
  sign: {choice: {yes: 0, no: 0}}
)", R"(war.yaml:4:18: error: all weights of `choice` of a quantity are zero
  sign: {choice: {yes: 0, no: 0}}
                 ^
  give at least one alternative a weight above 0
)"},
    {"ChoiceOfOne", HEAD R"(quantities:
  sign: {choice: {yes: 1}}
)", R"(war.yaml:4:18: error: `choice` of a quantity has fewer than two alternatives
  sign: {choice: {yes: 1}}
                 ^
  write `choice: {yes: .5, no: .5}`
)"},
    {"WeightsOfAPartyAllZero", HEAD R"(preferences:
  red:
    land: {weight: 0, worth: {a: 0, b: 1}}
)", R"(war.yaml:5:5: error: all weights of `red` are zero
    land: {weight: 0, worth: {a: 0, b: 1}}
    ^
  give at least one issue a weight above 0, or drop the party's preferences
)"},
    {"QuantityFromNowhere", HEAD R"(quantities:
  cost: {unit: km}
)", R"(war.yaml:4:9: error: a quantity needs `claims`, `assumed` or `choice`
  cost: {unit: km}
        ^
  say where the number comes from, or assume one with `why`
)"},
    {"NotAName", HEAD R"(parties:
  紅方: {role: belligerent}
issues:
  land: {options: [2 regions, all]}
)", R"(war.yaml:4:3: error: `紅方` is not a name for a party
  紅方: {role: belligerent}
  ^
  names are English letters, digits, _ and ., and begin with a letter; what people read goes to `title`
war.yaml:6:20: error: `2 regions` is not a name for an option
  land: {options: [2 regions, all]}
                   ^
  names are English letters, digits, _ and ., and begin with a letter; what people read goes to `title`
)"},
    {"OptionTwice", HEAD R"(issues:
  land: {options: [all, none, all]}
)", R"(war.yaml:4:31: error: `all` names an option twice
  land: {options: [all, none, all]}
                              ^
  the first is at war.yaml:4:20; rename one of them
)"},
    {"UnknownWord", HEAD R"(parties:
  red: {role: beligerent}
locks:
  law: {kind: legal, holder: red, refuses: x}
)", R"(war.yaml:4:15: error: `role` of a party must be belligerent, patron, mediator or audience, not `beligerent`
  red: {role: beligerent}
              ^
  did you mean `belligerent`?
war.yaml:6:15: error: `kind` of a lock must be territory, security, external, political or future, not `legal`
  law: {kind: legal, holder: red, refuses: x}
              ^
  use one of these words
)"},
    {"NotAFlag", HEAD R"(locks:
  law: {kind: future, holder: red, refuses: x, vetoes: maybe}
)", R"(war.yaml:4:56: error: `vetoes` of a lock must be true or false, not `maybe`
  law: {kind: future, holder: red, refuses: x, vetoes: maybe}
                                                       ^
  write `vetoes: true`
)"},
    {"OptionsAndShare", HEAD R"(issues:
  money: {options: [some, none], share: 0.1}
  land: {title: The land}
)", R"(war.yaml:4:41: error: an issue has `options` or `share`, not both
  money: {options: [some, none], share: 0.1}
                                        ^
  a `share` is divided from 0 to 1; `options` are named; keep one of them
war.yaml:5:9: error: an issue needs `options` or `share`
  land: {title: The land}
        ^
  list the ways to settle it, such as `options: [open, closed]`
)"},
    {"ShareOfZero", HEAD R"(issues:
  money: {share: 0}
)", R"(war.yaml:4:18: error: `share` of an issue must be a number from 0.0001 to 1, not `0`
  money: {share: 0}
                 ^
  put a number in that range
)"},
    {"PatronOnly", HEAD R"(parties:
  red: {role: belligerent, backs: blue}
)", R"(war.yaml:4:35: error: only a patron has `backs`
  red: {role: belligerent, backs: blue}
                                  ^
  set `role: patron`, or remove `backs`
)"},
    {"Rating", HEAD R"(claims:
  - {id: c1, source: s1, about: x, rating: 3C}
)", R"(war.yaml:4:44: error: `rating` of a claim must be a letter A to F and a digit 1 to 6, not `3C`
  - {id: c1, source: s1, about: x, rating: 3C}
                                           ^
  write the source's letter and the statement's digit, such as B2
)"},
    {"Sequence", HEAD R"(talks:
  blocks:
    deal: {issues: [land]}
    security: {issue: [land]}
    money: {issues: []}
  sequence: []
  orders:
    first: {title: First}
)", R"(war.yaml:5:5: error: `deal` has a meaning in an order: no block can have this name
    deal: {issues: [land]}
    ^
  choose another name
war.yaml:6:15: error: a block needs `issues`
    security: {issue: [land]}
              ^
  add `issues: ...`
war.yaml:6:16: error: unknown key `issue` in a block
    security: {issue: [land]}
               ^
  did you mean `issues`?
war.yaml:7:21: error: `issues` of a block is an empty list
    money: {issues: []}
                    ^
  write `issues: [an_issue, another]`, or remove the key
war.yaml:8:13: error: `sequence` of `talks` is an empty list
  sequence: []
            ^
  write `sequence: [a_block, deal]`, or remove the key
war.yaml:10:12: error: an order needs `steps`
    first: {title: First}
           ^
  add `steps: ...`
)"},
    {"TooManyFeatures", HEAD R"(talks:
  features: [a, b, c, d, e]
)", R"(war.yaml:4:26: error: `features` names more than 4
  features: [a, b, c, d, e]
                         ^
  keep the one to four that bend the value of fighting on; all other states enter linearly anyway
)"},
    {"UnknownLanguage", HEAD R"(title: {en: A war, zh-Hant: 戰爭, fr: Une guerre}
)", R"(war.yaml:3:33: error: unknown key `fr` in a map of languages
title: {en: A war, zh-Hant: 戰爭, fr: Une guerre}
                                  ^
  known here: en, zh-Hans, zh-Hant
)"},
    {"Version", R"(armistice: 2
start: 2025-01-01
)", R"(war.yaml:1:12: error: `armistice` must be 1, not `2`
armistice: 2
           ^
  this program reads version 1 of the format
)"},
    {"NoVersion", R"(start: 2025-01-01
)", R"(war.yaml: warning: the case does not name its format
  add `armistice: 1` as the first line
)"},
    {"RatesOutOfOrder", HEAD R"(war:
  substeps: 2.5
  stocks:
    front: {start: 0, flow: 1, min: 5, max: 1}
)", R"(war.yaml:4:13: error: `substeps` of `war` must be a whole number, not `2.5`
  substeps: 2.5
            ^
  write `substeps: 4`
war.yaml:6:45: error: `max` of a stock is below its `min`
    front: {start: 0, flow: 1, min: 5, max: 1}
                                            ^
  swap the two
)"},
    {"Discount", HEAD R"(parties:
  red: {role: belligerent, discount: 1.1/month}
  blue: {role: belligerent, discount: 0.9/year}
)", R"(war.yaml:4:38: error: `discount` of a party must be above 0 and at most 1, not `1.1/month`
  red: {role: belligerent, discount: 1.1/month}
                                     ^
  what a month's delay leaves of a worth, such as 0.99/month
war.yaml:5:39: error: `discount` of a party must be a factor per month, not `0.9/year`
  blue: {role: belligerent, discount: 0.9/year}
                                      ^
  write `discount: 0.99/month`
)"},
};

#undef HEAD

class Faulty : public ::testing::TestWithParam<Fault> {};

TEST_P(Faulty, SaysWhatIsWrongWhereAndWhatToDo) {
  kit::expect_fault(GetParam());
}

INSTANTIATE_TEST_SUITE_P(ReadCase, Faulty, ::testing::ValuesIn(kFaults),
                         [](const auto& instance) { return std::string(instance.param.name); });

}  // namespace
}  // namespace armistice
