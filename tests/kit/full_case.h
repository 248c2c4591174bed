// A case that uses every key of the format once, in two files. It is read, held against the JSON
// Schema and checked field by field; it is no war that anybody should solve.
#pragma once

namespace armistice {

inline constexpr const char* kFullCase = R"yaml(armistice: 1
title: {en: Two forts, zh-Hans: 两座要塞, zh-Hant: 兩座要塞}
summary: Every key once.
start: 2025-01-01
now: 2025-07-18
horizon: 24 months
solve_until: 6 years
step: 1 month
include: [war.yaml]

sources:
  - {id: "smith:2025", type: article, title: A title, author: [{family: Smith, given: Ann}, {literal: The Staff}],
     container-title: Daily, issued: {date-parts: [[2025, 7, 18]]}, language: zh-Hant, URL: "https://example.org",
     note: seen, rating: C, DOI: 10.1/x}
  - {id: s2, author: Lee, container_title: Weekly, issued: 2025-07, url: "https://example.com", publisher: P}
claims:
  - {id: c1, source: s2, at: "para 3", by: general staff, about: red.recruits, value: 30, comparator: about,
     of: "regular army", unit: thousand/month, asof: 2025-07, rating: C3, says: {en: thirty, zh-Hant: 三萬}}

parties:
  red: {role: belligerent, discount: 0.99/month, title: Red}
  blue: {role: belligerent, discount: .985}
  giver: {role: patron, backs: blue}
  blue_public: {role: audience, of: blue}

quantities:
  red.recruits: {claims: [c1], unit: thousand/month, min: 0, max: 60, private: red, title: Recruits}
  red.cost: {assumed: triangular(0.001, 0.003, 0.006), why: a guess}
  win_makes_soft: {choice: {yes: .5, no: .5}, titles: {no: {zh-Hant: "不會"}}, claims: c1, context: true}
  blue.cost: 0.002
correlated: [{a: red.recruits, b: red.cost, rho: -0.5}]

positions:
  - {id: p1, party: red, issue: donbas, accepts: [red_fact, red_law], refuses: zone, kind: stated, hard: true,
     reason: security, asof: 2025-05, region: north, by: a minister, claims: [c1], says: wants it}
moves:
  - {id: m1, date: 2025-03-11, by: giver, to: red, type: proposal, package: {donbas: frozen, money: 0.5},
     deadline: 2025-03-18, enforced: no, says: an offer}
  - {id: m2, date: 2025-03-13, by: red, type: refusal, replies_to: m1, claims: [c1]}

issues:
  donbas: {options: [blue_law, zone, frozen, red_fact, red_law], title: The region}
  force: {options: {none: nobody, observers: {en: observers, zh-Hans: 观察员}, peacekeepers: null}}
  money: {share: 0.01}
forbidden: ["donbas == zone and force == none"]

preferences:
  scale: as_given
  between: uniform(.2, .8)
  red:
    donbas:
      weight: uniform(.3, .5)
      worth: {blue_law: 0, frozen: {value: front / 20, why: the line}, from_positions: true}
      why: it began there
    force: {weight: {value: .2, why: small}, worth: from_positions}
    money: {weight: .1, worth: money}
    together: [{when: donbas == frozen and force == peacekeepers, adds: -0.1, why: watched}]
  blue:
    money: {weight: 1, worth: {value: 1 - money, why: it pays}}
cost_of_war: {red: red.cost, blue: blue.cost * 2}
at_horizon: {status_quo: {donbas: frozen, force: none}, months_of_cost: 6, blue: "0.3"}

locks:
  blue_constitution: {kind: territory, holder: blue, refuses: "donbas in (red_law, red_fact)", while: support > 0.5,
                      cost: hard, title: The constitution, why: it says so, claims: [c1]}
  giver_veto: {kind: external, holder: giver, vetoes: true, refuses: force == none}

durability: {holds: "clamp(0.5, 0, 1)", relapse_after: 12 months, relapse_cost: {red: 0.05, blue: 0.1},
             breach_cost: {red: 0.2}}
ratify: {blue: "logistic(8 * (blue_public.worth - 0.4))", red: 1, giver: {
  senate: {needs: 4, title: Senate, why: so it votes, claims: [c1], blocs: {
    old: {seats: 3, yes: 0.5, discipline: bloc, title: The old, why: as they say, claims: [c1]}, new: {seats: 2, yes: force == none}}},
  street: {public: blue_public, threshold: 0.4, spread: 0.1, shape: uniform}, council: {chance: .5}}}
leaders: {blue: {stake: 0.1, survival: "if(signed, 0.5, 0.9)", title: The leader, why: power, claims: [c1]}}
steps:
  pull_back: {party: red, does: pulls back, loss_if_other_defects: 0.1, cost: 0.01, worth: 0.05, worth_alone: 0.04,
              answers: lift, title: Pull back, why: trust, claims: [c1]}
  lift: {party: blue, does: lifts sanctions, loss_if_other_defects: 0.1}
ratify_loss: {blue: 0.02}
beliefs: {red: {drift: drift * 1.2}}
talks:
  meet: "0.5"
  proposers: {red: 1, blue: 1, giver: "if(giver.stance == backs, 1, 0)"}
  needed: [red, blue]
  noise: 0.001
  menu: 256
  features: [front, support]
  refusal: [{when: proposer == giver, add: {blame: 0.1}, set: {support: 0.4}}]
  conditions: [{when: answered_by == blue, add: {blame: 0.05}}]
  ratify_fails: {add: {blame: 0.2}}
  ceasefire:
    costs: {red: 0.01}
    monitors: 0.4
    breach: {red: {gain: 0.01, loss: 0.02, add: {front: 1}, set: {support: 0.4}, detected: {add: {blame: 0.1}}}}
  blocks:
    security: {title: Security, issues: [force], once_signed: [{when: force == peacekeepers, set: {support: 0.5}, add: {blame: -0.1}}]}
    land: {issues: donbas}
  sequence: [ceasefire, security, deal]
  orders:
    deal_first: {steps: [deal, ceasefire], title: The deal first}
record: {no_deal_before: now, offers: [m1], eps: 0.1, tau: 0.03}
endings:
  - {id: frozen, when: signed and donbas == frozen, title: A frozen front}
levers:
  aid_up: {set: {support: 0.9}, add: {front: -1}, from: 2025-08-01, title: More aid, why: to see}
)yaml";

// A model that brings nothing along.
inline constexpr const char* kFullCaseModel =
    "<xmile><sim_specs><dt>0.25</dt></sim_specs><model/></xmile>";

inline constexpr const char* kFullCaseWar = R"yaml(war:
  import: side.xmile
  method: rk4
  substeps: 4
  stocks:
    front: {start: 10, flow: drift + noise.walk(1), unit: km, min: 0, max: 20, title: The front, claims: [c1]}
    support: {start: "0.6", flow: "-0.01 * support"}
    blame: {start: 0, flow: 0}
  auxiliaries:
    drift: {is: "if(support > 0.5, 0.1, -0.1)", unit: km/month, title: Drift, claims: [c1]}
    half: support / 2
  modes:
    giver.stance:
      title: Stance
      states: {backs: behind blue, gone: {zh-Hans: 走了}, neutral: null}
      start: backs
      changes:
        - {from: backs, to: gone, hazard: 0.02 + 0.1 * blame, claims: [c1], why: tired}
        - {from: [backs, gone], to: neutral, date: 2025-11-04, chance: .3}
        - {to: gone, when: blame > 3}
  events:
    aid_cut: {when: giver.stance == gone, set: {support: 0}, title: Aid is cut, why: it is his, claims: [c1]}
    offensive: {hazard: 0.05, add: {front: 1}, repeats: true}
    answer: {after: aid_cut, delay: 50 days, chance: .5, add: {front: 0.5}, redraws: ratify}
    vote: {date: 2025-10-01, redraws: [ratify]}
  limits:
    support: {below: "0.1", party: blue, title: Support}
    front: {above: 19}
  collapse:
    red: {when: front <= 0, worth: {red: 0, blue: 1}}
    blue: {when: front >= 20, imposes: {donbas: red_law}}
)yaml";

}  // namespace armistice
