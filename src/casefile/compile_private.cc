// Private quantities: whose they are, and that nothing rests on them but what their own party feels
// and the hazards and chances that the others learn from. They would learn from anything else that
// they can see, too, but how much is worked out for these alone.
#include <algorithm>
#include <set>
#include <string>

#include "casefile/compile_programs_of.h"
#include "casefile/compile_steps.h"

namespace armistice {
namespace {

// What each party alone feels, by program; everything else is for all to see.
class Feelings {
 public:
  explicit Feelings(const Conflict& c) : c_(c) {
    for (std::size_t p = 0; p < c.parties.size(); ++p) add_party(static_cast<int>(p));
    for (const Lock& lock : c.locks)
      if (!lock.vetoes) own_.emplace_back(&lock.cost, lock.holder);
    for (const Collapse& fall : c.collapses)
      for (std::size_t p = 0; p < fall.worths.size(); ++p)
        own_.emplace_back(&fall.worths[p], static_cast<int>(p));
  }

  bool is_of(const Program& program, int party) const {
    return std::any_of(own_.begin(), own_.end(), [&](const auto& felt) {
      return felt.first == &program && felt.second == party;
    });
  }

  // What a message calls the program.
  std::string name(const Program& program) const {
    for (const auto& [felt, party] : own_)
      if (felt == &program) return "what '" + c_.parties[party].id + "' feels";
    for (const Stock& s : c_.stocks)
      if (&s.flow == &program || &s.start == &program) return "stock '" + s.id + "'";
    for (const Auxiliary& a : c_.auxiliaries)
      if (&a.is == &program) return "auxiliary '" + a.id + "'";
    for (const Event& e : c_.events)
      if (&e.when == &program || &e.delay == &program || is_effect(e, program))
        return "event '" + e.id + "'";
    for (const Mode& m : c_.modes)
      for (const ModeChange& change : m.changes)
        if (&change.when == &program) return "mode '" + m.id + "'";
    for (const Lock& l : c_.locks)
      if (&l.while_ == &program || &l.cost == &program) return "lock '" + l.id + "'";
    for (const Leader& l : c_.leaders)
      if (&l.stake == &program || &l.signs == &program || &l.fights_on == &program)
        return "the leader of '" + c_.parties[l.party].id + "'";
    return "something that all can see";
  }

 private:
  static bool is_effect(const Event& event, const Program& program) {
    return std::any_of(event.effects.begin(), event.effects.end(),
                       [&](const Effect& effect) { return &effect.value == &program; });
  }

  void add_party(int p) {
    const auto at = static_cast<std::size_t>(p);
    if (at < c_.cost_of_war.size()) own_.emplace_back(&c_.cost_of_war[at], p);
    if (at < c_.status_quo.worths.size()) own_.emplace_back(&c_.status_quo.worths[at], p);
    if (at >= c_.preferences.size()) return;
    for (const IssueWorth& issue : c_.preferences[at].issues) {
      own_.emplace_back(&issue.weight, p);
      for (const Program& worth : issue.worth) own_.emplace_back(&worth, p);
    }
    for (const TogetherTerm& term : c_.preferences[at].together) own_.emplace_back(&term.adds, p);
  }

  const Conflict& c_;
  std::vector<std::pair<const Program*, int>> own_;
};

bool reads(const Program& program, int slot) {
  return std::binary_search(program.reads.begin(), program.reads.end(), slot);
}

// What all see happen, or not, in a sub-step.
struct Happening {
  const Program* hazard;
  const Program* chance;
  int* informed;  // Event::informed, ModeChange::informed
  std::string name;
  bool is_asked_again;  // its chance is one verdict that more than one sub-step may ask for
};

std::vector<Happening> happenings_of(Conflict& c) {
  std::vector<Happening> out;
  for (Event& e : c.events)
    out.push_back({&e.hazard, &e.chance, &e.informed, "event '" + e.id + "'",
                   !e.repeats && (e.when.given() || (e.after >= 0 && c.events[e.after].repeats))});
  for (Mode& m : c.modes)
    for (ModeChange& change : m.changes)
      out.push_back({&change.hazard, &change.chance, &change.informed, "mode '" + m.id + "'",
                     change.when.given()});
  return out;
}

// Whose private quantities a happening reads, and that what it teaches can be said.
void find_lessons(CompileContext& context) {
  Conflict& c = context.conflict;
  const std::vector<QuantitySpec>& specs = context.spec.quantities;
  for (const Happening& what : happenings_of(c))
    for (std::size_t q = 0; q < specs.size(); ++q) {
      const int party = c.quantities[q].private_to;
      const int slot = c.layout.quantities + static_cast<int>(q);
      if (party < 0 || (!reads(*what.hazard, slot) && !reads(*what.chance, slot))) continue;
      const auto at = std::find(c.informed.begin(), c.informed.end(), party);
      const int informed = static_cast<int>(at - c.informed.begin());
      const std::string reason =
          "'" + c.quantities[q].id + "' is private to '" + c.parties[party].id + "', but ";
      if (*what.informed >= 0 && *what.informed != informed)
        context.error(specs[q].private_to, "private-to-two",
                      reason + what.name + " reads private quantities of '" +
                          c.parties[c.informed[*what.informed]].id +
                          "' too, and nobody could tell of which of them it says something",
                      "make one event or change for each of them");
      if (what.is_asked_again)
        context.error(specs[q].private_to, "private-verdict",
                      reason + "the chance of " + what.name +
                          " is drawn once, however often its condition comes true",
                      "give it a hazard or a date in place of `when` or `after`, or, for an "
                      "event, `repeats: true`");
      *what.informed = informed;
    }
}

bool has_seat(const Conflict& c, int party) {
  const std::vector<int>& needed = c.talks.needed;
  return c.parties[party].has_preferences &&
         (std::find(needed.begin(), needed.end(), party) != needed.end() ||
          std::any_of(c.talks.proposers.begin(), c.talks.proposers.end(),
                      [&](const Proposer& p) { return p.party == party; }));
}

// What cannot be had together with private quantities.
void check_company(CompileContext& context, const Word& at) {
  const Conflict& c = context.conflict;
  if (c.talks.ceasefire.given)
    context.error(at, "private-and-ceasefire",
                  "private quantities and `talks: ceasefire:` cannot be had together yet",
                  "remove `private:`, or the ceasefire");
  const bool in_force = !context.spec.talks.sequence.steps.empty();
  if (in_force || !context.spec.talks.orders.empty())
    context.error(at, "private-and-sequence",
                  std::string("private quantities and `talks: ") +
                      (in_force ? "sequence" : "orders") + ":` cannot be had together yet",
                  "remove `private:`, or the orders of steps");
}

// Deals that interest keeps know of one party's types, and of these what the talks teach.
void check_interest(CompileContext& context, const Word& at) {
  const Conflict& c = context.conflict;
  if (!c.durability.by_interest()) return;
  if (c.informed.size() > 1)
    context.error(at, "private-and-breach-cost",
                  "private quantities of two parties and `durability: breach_cost:` cannot be had "
                  "together yet",
                  "leave `private:` to one party, or give `holds:` instead");
  bool teaches = false;
  for (const Happening& what : happenings_of(context.conflict))
    teaches = teaches || *what.informed >= 0;
  if (teaches)
    context.error(at, "private-and-breach-cost",
                  "hazards or chances that read private quantities and `durability: breach_cost:` "
                  "cannot be had together yet",
                  "let only what its party feels read them, or give `holds:` instead");
}

}  // namespace

void find_informed(CompileContext& context) {
  Conflict& c = context.conflict;
  std::set<int> parties;
  bool first = true;
  for (std::size_t q = 0; q < context.spec.quantities.size(); ++q) {
    const Word& word = context.spec.quantities[q].private_to;
    const Quantity& quantity = c.quantities[q];
    if (!word.given() || quantity.private_to < 0) continue;
    if (first) check_company(context, word);
    first = false;
    parties.insert(quantity.private_to);
    const std::string id = "'" + quantity.id + "'";
    if (!quantity.choices.empty())
      context.error(word, "private-choice",
                    id + " is a choice between names, which cannot be private",
                    "make it a number, such as `assumed: either(0.1, 0.3, 0.5)`");
    if (!has_seat(c, quantity.private_to))
      context.error(word, "private-without-seat",
                    id + " is private to '" + c.parties[quantity.private_to].id +
                        "', which neither signs nor proposes deals of its own",
                    "name a party with preferences that does, or remove `private:`");
  }
  c.informed.assign(parties.begin(), parties.end());
}

void check_private(CompileContext& context) {
  Conflict& c = context.conflict;
  if (c.informed.empty()) return;
  find_lessons(context);
  for (const QuantitySpec& spec : context.spec.quantities)
    if (spec.private_to.given()) {
      check_interest(context, spec.private_to);
      break;
    }
  const Feelings feelings(c);
  std::set<const Program*> taught;  // checked by find_lessons
  for (const Happening& what : happenings_of(c)) taught.insert({what.hazard, what.chance});
  const std::vector<QuantitySpec>& specs = context.spec.quantities;
  for (std::size_t q = 0; q < specs.size(); ++q) {
    const Quantity& quantity = c.quantities[q];
    if (quantity.private_to < 0) continue;
    const std::string owner = "'" + c.parties[quantity.private_to].id + "'";
    if (quantity.override_slot >= 0)
      context.error(specs[q].private_to, "private-but-set",
                    "'" + quantity.id + "' is private to " + owner +
                        ", so no event, lever or refusal can set it",
                    "remove `private:`, or what sets it");
    std::set<std::string> others;
    for_each_program(c, [&](Program& program) {
      if (!reads(program, c.layout.quantities + static_cast<int>(q))) return;
      if (feelings.is_of(program, quantity.private_to) || taught.count(&program) > 0) return;
      if (!others.insert(feelings.name(program)).second) return;
      context.error(specs[q].private_to, "not-private",
                    "'" + quantity.id + "' is private to " + owner + ", but " +
                        feelings.name(program) + " rests on it",
                    "let only its own worths, cost of war, costs of soft locks, `at_horizon`, and "
                    "the hazards and chances of events and modes read it, or remove `private:`");
    });
  }
  for (const int party : c.informed)
    for_each_program(c, [&](Program& program) {
      if (!reads(program, c.layout.worths + party) && !reads(program, c.layout.gains + party))
        return;
      for (const QuantitySpec& spec : specs)
        if (spec.private_to.given() && spec.private_to.text == c.parties[party].id)
          return context.error(
              spec.private_to, "private-worth",
              "'" + spec.id.text + "' is private, but the worth or gain of '" +
                  spec.private_to.text + "' is read by a chance that all can see",
              "let `ratify`, `holds` or `survival` read an audience's worth instead");
    });
}

}  // namespace armistice
