// Who must say yes at home, what leaders have at stake, and steps that parties would take in turn.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "casefile/bind_slot.h"
#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

constexpr int kMostSeats = 5000;
constexpr std::size_t kMostBlocs = 64;

void compile_parliament(CompileContext& context, const BodySpec& spec, const std::string& id,
                        Ratifier& out) {
  int seats = 0;
  for (const BlocSpec& from : spec.blocs) {
    Bloc bloc;
    bloc.id = from.id.text;
    bloc.title = from.title;
    bloc.why = from.why;
    bloc.claims = find_claims(context, from.claims);
    bloc.seats = whole_number(context, from.seats, "`seats`", 1, kMostSeats, 1);
    bloc.whole = from.discipline.text == "bloc";
    const std::string yes = id + "." + bloc.id;
    CaseScope scope(context, Site::verdict, yes);
    bloc.yes = value_or_expression(
        context, from.yes, scope,
        {.id = yes, .allowed = kProbability, .why = &from.why, .trivial_ends = true});
    seats += bloc.seats;
    out.blocs.push_back(std::move(bloc));
  }
  out.needs = whole_number(context, spec.needs, "`needs`", 1, kMostSeats, 1);
  if (seats > kMostSeats || out.blocs.size() > kMostBlocs)
    context.error(spec.id, "too-many",
                  "'" + spec.id.text + "' has " + std::to_string(seats) + " seats in " +
                      std::to_string(out.blocs.size()) + " blocs; at most " +
                      std::to_string(kMostSeats) + " in " + std::to_string(kMostBlocs) +
                      " are allowed",
                  "join blocs, or count in tens of seats");
  else if (out.needs > seats)
    context.error(spec.needs, "out-of-range",
                  "'" + spec.id.text + "' can never say yes: it needs " +
                      std::to_string(out.needs) + " of " + std::to_string(seats) + " seats",
                  "correct `needs`, or add the missing blocs");
}

// Chance that the worth of the deal to a public beats an uncertain threshold.
Program compile_public(CompileContext& context, const BodySpec& spec, const std::string& id,
                       Ratifier& out) {
  out.audience = find_party(context, spec.audience);
  if (out.audience < 0) return {};
  if (!context.conflict.parties[out.audience].has_preferences) {
    context.error(spec.audience, "no-preferences",
                  "'" + spec.audience.text + "' has no preferences, so a deal has no worth to it",
                  "say under `preferences:` what the options are worth to it");
    return {};
  }
  CaseScope scope(context, Site::table, id);
  const Program threshold = value_or_expression(context, spec.threshold, scope,
                                                {.id = id + ".threshold", .why = &spec.why});
  const Program worth = slot_program(slot_ref(SlotKind::worth, out.audience));
  Program chance;
  if (!spec.spread.given()) {
    chance = combine(Op::ge, worth, threshold);
  } else {
    const Program spread = value_or_expression(
        context, spec.spread, scope,
        {.id = id + ".spread", .allowed = {1e-9, Range{}.high}, .why = &spec.why});
    const Program above = combine(Op::div, combine(Op::sub, worth, threshold), spread);
    const Program half = constant_program(.5);
    chance = spec.shape.text == "uniform"
                 ? combine(Op::max, constant_program(0),
                           combine(Op::min, constant_program(1),
                                   combine(Op::add, half, combine(Op::mul, half, above))))
                 : apply(Op::logistic, above);
  }
  chance.text = spec.audience.text + ".worth >= " + spec.threshold.text +
                (spec.spread.given() ? " +- " + spec.spread.text : "");
  return chance;
}

void compile_body(CompileContext& context, int party, const BodySpec& spec,
                  const std::string& id) {
  Ratifier out;
  out.party = party;
  out.id = spec.id.text;
  out.title = spec.title;
  out.why = spec.why;
  out.claims = find_claims(context, spec.claims);
  if (!spec.blocs.empty()) {
    compile_parliament(context, spec, id, out);
  } else if (spec.audience.given()) {
    out.chance = compile_public(context, spec, id, out);
  } else {
    CaseScope scope(context, Site::verdict, id);
    out.chance = value_or_expression(
        context, spec.chance, scope,
        {.id = id, .allowed = kProbability, .why = &spec.why, .trivial_ends = true});
  }
  context.conflict.ratifiers.push_back(std::move(out));
}

// What survival reads that only a deal has.
bool reads_deal(const Program& program) {
  return std::any_of(program.reads.begin(), program.reads.end(), [](int ref) {
    return ref_kind(ref) == SlotKind::issue || ref_kind(ref) == SlotKind::worth;
  });
}

}  // namespace

void compile_ratification(CompileContext& context) {
  std::set<int> seen;
  const auto party_of = [&](const Word& word) {
    const int party = find_party(context, word);
    if (party >= 0 && !seen.insert(party).second)
      context.error(word, "duplicate-name", "'" + word.text + "' ratifies twice",
                    "put its bodies into one map, such as `{parliament: {...}, public: {...}}`");
    return party;
  };
  for (const Entry& entry : context.spec.ratify) {
    const int party = party_of(entry.key);
    if (party < 0) continue;
    const std::string id = "ratify." + entry.key.text;
    CaseScope scope(context, Site::verdict, id);
    context.conflict.ratifiers.push_back(
        {party, value_or_expression(context, entry.value, scope,
                                    {.id = id, .allowed = kProbability, .trivial_ends = true})});
  }
  for (const RatifySpec& spec : context.spec.ratify_bodies) {
    const int party = party_of(spec.party);
    if (party < 0) continue;
    for (const BodySpec& body : spec.bodies)
      compile_body(context, party, body, "ratify." + spec.party.text + "." + body.id.text);
  }
}

void compile_leaders(CompileContext& context) {
  const Talks& talks = context.conflict.talks;
  for (const LeaderSpec& spec : context.spec.leaders) {
    Leader leader;
    leader.party = find_party(context, spec.party);
    if (leader.party < 0) continue;
    const bool needed = std::count(talks.needed.begin(), talks.needed.end(), leader.party) > 0;
    const bool proposes = context.conflict.parties[leader.party].has_preferences &&
                          std::any_of(talks.proposers.begin(), talks.proposers.end(),
                                      [&](const Proposer& p) { return p.party == leader.party; });
    if (!needed && !proposes)
      context.error(spec.party, "idle-leader",
                    "the leader of '" + spec.party.text +
                        "' decides nothing: that party neither "
                        "signs nor proposes deals that have a worth to it",
                    "remove the leader, or add the party to `talks: {needed: [...]}`");
    leader.title = spec.title;
    leader.why = spec.why;
    leader.claims = find_claims(context, spec.claims);
    const std::string id = "leader." + spec.party.text;
    CaseScope quantities(context, Site::quantities, id);
    leader.stake = value_or_expression(
        context, spec.stake, quantities,
        {.id = id + ".stake", .allowed = kNotNegative, .why = &spec.why, .trivial_ends = true});
    CaseScope scope(context, Site::survival, id);
    const Program survival = value_or_expression(
        context, spec.survival, scope,
        {.id = id + ".survival", .allowed = kProbability, .why = &spec.why, .trivial_ends = true});
    leader.signs = bind_slot(survival, slot_ref(SlotKind::is_signed), 1);
    leader.fights_on = bind_slot(survival, slot_ref(SlotKind::is_signed), 0);
    if (reads_deal(leader.fights_on))
      context.error(spec.survival, "deal-without-deal",
                    "while the war goes on there is no deal for `survival` to look at",
                    "write if(signed, ..., ...) and look at the deal in the middle part only");
    context.conflict.leaders.push_back(std::move(leader));
  }
}

void compile_mutual_steps(CompileContext& context) {
  std::map<std::string, int> index;
  for (const StepSpec& spec : context.spec.steps)
    index.emplace(spec.id.text, static_cast<int>(index.size()));
  for (const StepSpec& spec : context.spec.steps) {
    MutualStep step;
    step.id = spec.id.text;
    step.title = spec.title;
    step.does = spec.does;
    step.why = spec.why;
    step.party = std::max(0, find_party(context, spec.party));
    step.claims = find_claims(context, spec.claims);
    const auto value = [&](const Word& word, const char* what, const Range& allowed) {
      const std::string id = "step." + step.id + "." + what;
      CaseScope scope(context, Site::quantities, id);
      return value_or_expression(
          context, word, scope,
          {.id = id, .allowed = allowed, .why = &spec.why, .trivial_ends = true});
    };
    step.cost = value(spec.cost, "cost", kAnyNumber);
    step.worth = value(spec.worth, "worth", kAnyNumber);
    step.worth_alone = value(spec.worth_alone, "worth_alone", kAnyNumber);
    step.loss = value(spec.loss, "loss", kNotNegative);
    for (const Word& word : spec.answers) {
      const auto found = index.find(word.text);
      if (found == index.end())
        context.error(word, "unknown-step", "there is no step '" + word.text + "'",
                      "name a step of this list");
      else if (context.spec.steps[found->second].party.text == spec.party.text)
        context.error(word, "own-step", "'" + word.text + "' is a step of the same party",
                      "a step answers one of another party");
      else
        step.answers.push_back(found->second);
    }
    context.conflict.steps.push_back(std::move(step));
  }
}

}  // namespace armistice
