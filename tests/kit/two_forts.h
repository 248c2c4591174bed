// A small case with a little of everything, for tests of the compiler.
#pragma once

namespace armistice {

inline constexpr const char* kForts = R"yaml(armistice: 1
title: Two forts
start: 2025-01-01
now: 2025-03-15
horizon: 12 months
parties:
  red: {role: belligerent, discount: 0.99/month}
  blue: {role: belligerent, discount: "uniform(0.97, 0.99)/month"}
  giver: {role: patron, backs: blue}
  people: {role: audience, of: blue}
quantities:
  red.cost: {assumed: "triangular(0.001, 0.003, 0.006)"}
  bar: {assumed: "uniform(0.3, 0.5)"}
  sign: {choice: {yes: 3, no: 1}}
war:
  substeps: 4
  stocks:
    front: {start: 10, flow: "drift + noise.walk(1)", unit: km}
    aid: {start: "uniform(0.5, 1.5)", flow: "0", min: 0}
    idle: {start: 1, flow: "0"}
  auxiliaries:
    late: "delay(push, 2)"
    drift: {is: "if(sign == yes, push, -push) + noise.normal(0, 1)"}
    push: "0.1 * aid * bar"
    slow: "smooth(push, 3)"
  modes:
    giver.stance: {states: [backs, gone], start: backs,
      changes: [{to: gone, hazard: "0.02"}, {from: gone, to: backs, date: 2025-11-16, chance: .3}]}
  events:
    cut: {when: "giver.stance == gone", set: {aid: 0, bar: "bar + 0.1"}}
    answer: {after: cut, delay: 50 days, add: {front: 0.5}}
    shift: {hazard: "0.1", set: {giver.stance: gone, push: "push / 2"}, redraws: [ratify]}
  limits: {aid: {below: "0.2", party: blue, title: too little aid}}
  collapse:
    red: {when: "front <= 0"}
    blue: {when: "front >= 20", imposes: {land: south}}
issues:
  land: {options: [north, line, south]}
  money: {share: 0.25}
forbidden: ["land == line and money > 0.5"]
preferences:
  red:
    land: {weight: "uniform(.3, .5)", worth: {north: 0, line: "front / 20", south: 1}}
    money: {weight: .1, worth: "money"}
    together: [{when: "land == line", adds: -0.1}]
  blue:
    land: {weight: {value: 2, why: all that counts}, worth: {north: 1, line: "uniform(.2, .6)", south: 0}}
  people:
    land: {weight: 1, worth: {north: 1, line: .5, south: 0}}
cost_of_war: {red: "red.cost", blue: 0.004}
at_horizon: {status_quo: {land: line, money: 0.5}, months_of_cost: 6}
locks:
  giver_veto: {kind: external, holder: giver, vetoes: true, refuses: "money == 0", while: "not (lock.pride.holds)"}
  pride: {kind: political, holder: red, refuses: "land in (north, line)", while: "front > 12"}
  soft: {kind: future, holder: blue, refuses: "land == south", cost: 0.05}
durability: {holds: "0.5 + 0.3 * (land == line)", relapse_after: 12 months, relapse_cost: {red: 0.05}}
ratify: {blue: "logistic(8 * (people.worth - bar))"}
ratify_loss: {blue: 0.02}
beliefs: {red: {push: "push * 1.2", bar: "bar + 0.1"}}
talks:
  meet: "0.5 + 0.3 * (giver.stance == backs)"
  proposers: {red: 1, giver: "if(giver.stance == backs, 1, 0)"}
  refusal: [{when: "proposer == giver and refused_by == blue", add: {aid: -0.1}}]
moves:
  offer: {date: 2025-02-03, by: giver, to: red, type: proposal, package: {land: south}}
  no: {date: 2025-02-20, by: red, type: refusal, replies_to: offer}
record: {no_deal_before: now, offers: [offer]}
endings:
  - {id: held, when: "signed and land == line and not relapsed"}
  - {id: lost, when: "collapsed_by == blue or ever(front > 19)"}
  - {id: cut_off, when: "happened(cut) and month > 3"}
levers:
  more: {set: {aid: "aid * 1.5"}, from: 2025-08-01}
)yaml";

}  // namespace armistice
