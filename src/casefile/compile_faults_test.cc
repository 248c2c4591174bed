// What the compiler says about faults: every message in full.
//
// Each row changes one place of the case in kit/two_forts.h and lists all diagnostics that follow.
#include <gtest/gtest.h>

#include <string>

#include "kit/case_text.h"
#include "kit/two_forts.h"

namespace armistice {
namespace {

struct Fault {
  const char* name;
  const char* written;     // in the case
  const char* instead;
  const char* diagnostics;
};

const Fault kFaults[] = {
    {"unknown name in a flow",
     "drift + noise.walk(1)",
     "drifft + noise.walk(1)",
     R"~(war.yaml:18:31: error: 'drifft' is not defined
    front: {start: 10, flow: "drifft + noise.walk(1)", unit: km}
                              ^
  did you mean drift?
)~"},
    {"two faults of one expression",
     R"~("0.1 * aid * bar")~",
     R"~("0.1 * aid * barr + phaze")~",
     R"~(war.yaml:24:24: error: 'barr' is not defined
    push: "0.1 * aid * barr + phaze"
                       ^
  did you mean bar?
war.yaml:24:31: error: 'phaze' is not defined
    push: "0.1 * aid * barr + phaze"
                              ^
  did you mean phase?
)~"},
    {"auxiliaries in a circle, through a smooth",
     R"~(push: "0.1 * aid * bar")~",
     R"~(push: "0.1 * slow * bar")~",
     R"~(war.yaml:24:5: error: auxiliaries depend on themselves: push -> slow -> push
    push: "0.1 * slow * bar"
    ^
  let one of them depend on a stock, which remembers
)~"},
    {"a stock's flow is per month",
     R"~("drift + noise.walk(1)", unit: km)~",
     R"~("front", unit: km)~",
     R"~(war.yaml:18:30: error: the flow of 'front' is in km, but must be in km/month
    front: {start: 10, flow: "front", unit: km}
                             ^
  correct the expression, or the `unit:` of a name in it
)~"},
    {"no unit",
     "unit: km",
     "unit: kilo metre",
     R"~(war.yaml:18:61: error: 'kilo metre' is no unit
    front: {start: 10, flow: "drift + noise.walk(1)", unit: kilo metre}
                                                            ^
  write for instance km, thousand/month or usd*km^2; 1 is a plain number
)~"},
    {"pipelines too long",
     R"~(late: "delay(push, 2)")~",
     R"~(late: "delay(push, 2000)")~",
     R"~(war.yaml:16:3: error: all delay() together need 8001 steps of memory; at most 4096 are allowed
  substeps: 4
  ^
  shorten delays, use fewer `substeps`, or use smooth() instead
)~"},
    {"noise outside the war",
     R"~(while: "front > 12")~",
     R"~(while: "front > noise.walk(1)")~",
     R"~(war.yaml:54:91: error: noise.walk cannot be used here
  pride: {kind: political, holder: red, refuses: "land in (north, line)", while: "front > noise.walk(1)"}
                                                                                          ^
  give it a name under `auxiliaries:` and use that
)~"},
    {"unknown party and option",
     R"~(holder: red, refuses: "land in (north, line)")~",
     R"~(holder: green, refuses: "land in (north, centre)")~",
     R"~(war.yaml:54:36: error: there is no party 'green'
  pride: {kind: political, holder: green, refuses: "land in (north, centre)", while: "front > 12"}
                                   ^
  there are: blue, giver, people, red
war.yaml:54:69: error: 'centre' is not one of land
  pride: {kind: political, holder: green, refuses: "land in (north, centre)", while: "front > 12"}
                                                                    ^
  it may be: north, line, south
)~"},
    {"locks in a circle",
     R"~(while: "front > 12")~",
     R"~(while: "front > 12 and not (lock.giver_veto.holds)")~",
     R"~(war.yaml:53:3: error: locks hold because of one another: giver_veto -> pride -> giver_veto
  giver_veto: {kind: external, holder: giver, vetoes: true, refuses: "money == 0", while: "not (lock.pride.holds)"}
  ^
  let the `while` of one of them look at the war instead
)~"},
    {"a package sees no stock",
     R"~(refuses: "land == south", cost: 0.05)~",
     R"~(refuses: "land == south and front > 3", cost: 0.05)~",
     R"~(war.yaml:55:66: error: 'front' cannot be used here: stocks are not visible here, only issues are
  soft: {kind: future, holder: blue, refuses: "land == south and front > 3", cost: 0.05}
                                                                 ^
  put a condition on the war into `while:`, or into a worth
)~"},
    {"worth of a party without preferences",
     R"~(holds: "0.5 + 0.3 * (land == line)")~",
     R"~(holds: "0.5 + 0.3 * (giver.worth > 0)")~",
     R"~(war.yaml:56:35: error: 'giver.worth' cannot be used here: party 'giver' has no preferences, so a deal has no worth to it
durability: {holds: "0.5 + 0.3 * (giver.worth > 0)", relapse_after: 12 months, relapse_cost: {red: 0.05}}
                                  ^
  use issues, the war's names, or worths and gains of parties with preferences
)~"},
    {"a constant chance above 1",
     R"~("logistic(8 * (people.worth - bar))")~",
     R"~("1.5 - 0")~",
     R"~(war.yaml:57:16: error: '1.5 - 0' is 1.5: it must lie between 0 and 1
ratify: {blue: "1.5 - 0"}
               ^
  chances and shares go from 0 to 1
)~"},
    {"a negative hazard",
     R"~(hazard: "0.1", set)~",
     R"~(hazard: "0.1 - 0.2", set)~",
     R"~(war.yaml:32:21: error: '0.1 - 0.2' is -0.1: it must not be below 0
    shift: {hazard: "0.1 - 0.2", set: {giver.stance: gone, push: "push / 2"}, redraws: [ratify]}
                    ^
  correct the sign, or write max(0, ...)
)~"},
    {"unknown state",
     R"~({to: gone, hazard: "0.02"})~",
     R"~({to: leaves, hazard: "0.02"})~",
     R"~(war.yaml:28:22: error: 'leaves' is no state here
      changes: [{to: leaves, hazard: "0.02"}, {from: gone, to: backs, date: 2025-11-16, chance: .3}]}
                     ^
  choose from: backs, gone
)~"},
    {"a change before the start",
     "date: 2025-11-16",
     "date: 2024-11-16",
     R"~(war.yaml:28:75: error: 2024-11-16 lies before the start of the case, 2025-01-01
      changes: [{to: gone, hazard: "0.02"}, {from: gone, to: backs, date: 2024-11-16, chance: .3}]}
                                                                          ^
  put what has happened by then into `start:`
)~"},
    {"add to a quantity",
     R"~(set: {aid: 0, bar: "bar + 0.1"})~",
     "add: {bar: 0.1}",
     R"~(war.yaml:30:47: error: only stocks can be added to; 'bar' is a quantity or auxiliary
    cut: {when: "giver.stance == gone", add: {bar: 0.1}}
                                              ^
  write `set: {bar: "bar + ..."}`, which overrides it from then on
)~"},
    {"set a mode to a number",
     "giver.stance: gone, push",
     "giver.stance: 1, push",
     R"~(war.yaml:32:48: error: '1' is no state here
    shift: {hazard: "0.1", set: {giver.stance: 1, push: "push / 2"}, redraws: [ratify]}
                                               ^
  choose from: backs, gone
)~"},
    {"events that wait for each other",
     "answer: {after: cut",
     "answer: {after: answer",
     R"~(war.yaml:31:21: error: these events wait for each other: answer after answer
    answer: {after: answer, delay: 50 days, add: {front: 0.5}}
                    ^
  give one of them a date, a condition or a hazard
)~"},
    {"unknown issue and option in a package",
     "imposes: {land: south}",
     "imposes: {land: west, sea: north}",
     R"~(war.yaml:36:49: error: issue 'land' has no option 'west'
    blue: {when: "front >= 20", imposes: {land: west, sea: north}}
                                                ^
  options: north, line, south
war.yaml:36:55: error: there is no issue 'sea'
    blue: {when: "front >= 20", imposes: {land: west, sea: north}}
                                                      ^
  issues: land, money
)~"},
    {"a share between two steps",
     "package: {land: south}",
     "package: {land: south, money: 0.3}",
     R"~(war.yaml:65:95: error: 0.3 is not a multiple of the step of 'money'
  offer: {date: 2025-02-03, by: giver, to: red, type: proposal, package: {land: south, money: 0.3}}
                                                                                              ^
  write 0.25, or choose a finer `share:` than 0.25
)~"},
    {"an open offer without a status quo",
     "at_horizon: {status_quo: {land: line, money: 0.5}, months_of_cost: 6}",
     R"~(at_horizon: {red: "front / 20"})~",
     R"~(war.yaml:51:14: error: `at_horizon` names worths, but none for 'blue'
at_horizon: {red: "front / 20"}
             ^
  give one for every party that has preferences; audiences may be left out
war.yaml:51:14: warning: the worth of an unfinished war is given by hand: it moves forecasts much
at_horizon: {red: "front / 20"}
             ^
  better name a `status_quo` deal, which is valued like any other
war.yaml:36:43: error: the imposed deal leaves issues open and there is no `status_quo` to fill them
    blue: {when: "front >= 20", imposes: {land: south}}
                                          ^
  name an option for every issue, or add `at_horizon: {status_quo: ...}`
war.yaml:67:40: error: offer 'offer' says nothing about money, and there is no `status_quo` to fill it up
record: {no_deal_before: now, offers: [offer]}
                                       ^
  settle every issue in its `package`, or add `at_horizon: {status_quo: ...}`
)~"},
    {"needed without preferences",
     "  proposers: {red: 1, giver",
     R"~(  needed: [red, giver]
  proposers: {red: 1, giver)~",
     R"~(war.yaml:62:17: error: 'giver' must sign but has no preferences: it would sign anything
  needed: [red, giver]
                ^
  add it under `preferences`, or leave it out of `talks: needed:`
war.yaml:55:3: warning: lock 'soft' stops nothing: its holder neither signs nor proposes
  soft: {kind: future, holder: blue, refuses: "land == south", cost: 0.05}
  ^
  add `vetoes: true` if the holder can take deals off the table
)~"},
    {"parameters out of order",
     R"~("uniform(.3, .5)")~",
     R"~("uniform(.5, .3)")~",
     R"~(war.yaml:43:21: error: uniform(.5, .3): the low end must lie below the high end
    land: {weight: "uniform(.5, .3)", worth: {north: 0, line: "front / 20", south: 1}}
                    ^
  write uniform(low, high)
)~"},
    {"unknown distribution",
     R"~("uniform(.3, .5)")~",
     R"~("gaussian(.3, .5)")~",
     R"~(war.yaml:43:21: error: there is no distribution 'gaussian'
    land: {weight: "gaussian(.3, .5)", worth: {north: 0, line: "front / 20", south: 1}}
                    ^
  choose from: uniform(low, high), triangular(low, mode, high), normal(mean, sd), lognormal(median, sigma), beta(alpha, beta), gamma(shape, scale), exponential(mean), pert(low, mode, high), point(value), either(low, high, chance of high)
)~"},
    {"a worth sees one issue only",
     R"~(line: "front / 20")~",
     R"~(line: "front / 20 + money")~",
     R"~(war.yaml:43:77: error: 'money' cannot be used here: the worth of an option sees no other issue; use `together` for what depends on two
    land: {weight: "uniform(.3, .5)", worth: {north: 0, line: "front / 20 + money", south: 1}}
                                                                            ^
  leave it out here, or use `together:`
)~"},
    {"neither worth nor position",
     "line: .5, south: 0}",
     "line: .5}",
     R"~(war.yaml:49:5: error: 'people' has neither a worth nor a position for south of 'land'
    land: {weight: 1, worth: {north: 1, line: .5}}
    ^
  write `worth: {option: ...}`, or add positions of the party on this issue
)~"},
    {"a discount above 1",
     "discount: 0.99/month",
     R"~(discount: "uniform(0.9, 1.2)")~",
     R"~(war.yaml:7:38: error: 'uniform(0.9, 1.2)' reaches 1.2: it must lie between 1e-06 and 1
  red: {role: belligerent, discount: "uniform(0.9, 1.2)"}
                                     ^
  correct the number
)~"},
    {"a step that does not end at 1",
     "  money: {share: 0.25}",
     R"~(  sea: {share: 0.3}
  money: {share: 0.25})~",
     R"~(war.yaml:39:16: error: steps of 0.3 do not end at 1
  sea: {share: 0.3}
               ^
  choose a step such as 0.1, 0.05 or 0.01
war.yaml:52:27: warning: `status_quo` leaves 'sea' out: taken as 0
at_horizon: {status_quo: {land: line, money: 0.5}, months_of_cost: 6}
                          ^
  name an option for every issue
)~"},
    {"a belief about a stock",
     R"~(push: "push * 1.2")~",
     R"~(aid: "aid * 1.2")~",
     R"~(war.yaml:59:17: error: a belief is about a quantity or an auxiliary; 'aid' is none
beliefs: {red: {aid: "aid * 1.2", bar: "bar + 0.1"}}
                ^
  put what the party sees differently into an auxiliary
)~"},
    {"an answer to nothing",
     "replies_to: offer",
     "replies_to: offfer",
     R"~(war.yaml:66:62: error: there is no move 'offfer'
  no: {date: 2025-02-20, by: red, type: refusal, replies_to: offfer}
                                                             ^
  did you mean offer?
war.yaml:67:40: warning: nothing in `moves` accepts or refuses the recorded offer 'offer'
record: {no_deal_before: now, offers: [offer]}
                                       ^
  add a move of type refusal or acceptance with `replies_to: offer`
)~"},
    {"its own offer",
     "by: red, type: refusal",
     "by: giver, type: refusal",
     R"~(war.yaml:66:3: error: 'giver' answers its own offer
  no: {date: 2025-02-20, by: giver, type: refusal, replies_to: offer}
  ^
  correct `by:` of the offer or of the answer
)~"},
    {"an answer before the offer",
     "date: 2025-02-20, by: red",
     "date: 2025-01-20, by: red",
     R"~(war.yaml:66:62: error: 'no' (2025-01-20) answers 'offer' before it was made (2025-02-03)
  no: {date: 2025-01-20, by: red, type: refusal, replies_to: offer}
                                                             ^
  correct one of the dates
)~"},
    {"not an offer",
     "offers: [offer]",
     "offers: [no]",
     R"~(war.yaml:67:40: error: move 'no' is of type 'refusal'
record: {no_deal_before: now, offers: [no]}
                                       ^
  only moves of type proposal can be recorded offers
)~"},
    {"an ending called other",
     R"~(- {id: held, when: "signed and land == line and not relapsed"})~",
     R"~(- {id: other, when: "proposer == red"})~",
     R"~(war.yaml:69:10: error: the ending `other` is added by itself
  - {id: other, when: "proposer == red"}
         ^
  remove it, or choose another name
war.yaml:69:24: error: 'proposer' cannot be used here: the proposer and who answered are not visible here, the war's names, issues and the facts of the history are
  - {id: other, when: "proposer == red"}
                       ^
  use what is left of a history: its deal, its last state, its events
)~"},
    {"a lever in the past",
     "from: 2025-08-01",
     "from: 2025-02-01",
     R"~(war.yaml:73:41: error: a lever is pulled from `now` on; 2025-02-01 is past
  more: {set: {aid: "aid * 1.5"}, from: 2025-02-01}
                                        ^
  leave `from` out, or choose a later date
)~"},
    {"one name twice",
     "  bar: {",
     R"~(  front: {assumed: 3}
  bar: {)~",
     R"~(war.yaml:19:5: error: 'front' is there twice
    front: {start: 10, flow: "drift + noise.walk(1)", unit: km}
    ^
  quantities, stocks, auxiliaries, modes and issues share one list of names
war.yaml:32:48: error: only stocks can be added to; 'front' is a quantity or auxiliary
    answer: {after: cut, delay: 50 days, add: {front: 0.5}}
                                               ^
  write `set: {front: "front + ..."}`, which overrides it from then on
)~"},
    {"what nothing uses",
     "  bar: {",
     R"~(  spare: {assumed: 3}
  bar: {)~",
     R"~(war.yaml:13:3: warning: nothing uses quantity 'spare'
  spare: {assumed: 3}
  ^
  use it in an expression, or mark it `context: true`
)~"},
    {"a lock that stops nothing",
     R"~(vetoes: true, refuses: "money == 0")~",
     R"~(refuses: "money == 0")~",
     R"~()~"},
    {"a claim about nothing",
     R"~(quantities:
)~",
     R"~(sources: {s1: {title: A paper}}
claims: {c1: {source: s1, about: baar, value: 3}}
quantities:
)~",
     R"~(war.yaml:12:34: error: claim 'c1' is about 'baar', which the case does not have
claims: {c1: {source: s1, about: baar, value: 3}}
                                 ^
  did you mean bar?
)~"},
};

TEST(CompileFaults, EveryMessageInFull) {
  for (const Fault& fault : kFaults) {
    std::string text = kForts;
    const std::size_t at = text.find(fault.written);
    ASSERT_NE(at, std::string::npos) << fault.name;
    text.replace(at, std::string(fault.written).size(), fault.instead);
    EXPECT_EQ(all_text(compile_text(text).diagnostics), fault.diagnostics) << fault.name;
  }
}

}  // namespace
}  // namespace armistice
