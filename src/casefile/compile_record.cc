// Moves, and which answers to which offers count as evidence.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "util/dates.h"

namespace armistice {
namespace {

Move compile_move(CompileContext& context, const MoveSpec& spec) {
  const Calendar& calendar = context.conflict.calendar;
  Move move;
  move.id = spec.id.text;
  move.date = date_in(context, spec.date).value_or(calendar.start);
  move.month = months_floor(calendar.start, move.date);
  move.in_time = !context.has_as_of || move.date <= calendar.now;
  if (spec.by.given()) move.by = find_party(context, spec.by);
  if (spec.to.given()) move.to = find_party(context, spec.to);
  move.type = spec.type.text;
  move.package = compile_package(context, spec.package);
  date_in(context, spec.deadline);
  move.deadline = spec.deadline.text;
  move.enforced = spec.enforced.text;
  move.says = spec.says;
  move.claims = find_claims(context, spec.claims);
  return move;
}

// The package of an offer, filled up by the status quo; nothing after an error.
std::optional<Deal> complete_offer(CompileContext& context, const Word& word, const Move& offer) {
  const Conflict& conflict = context.conflict;
  Deal deal(conflict.issues.size(), -1);
  if (conflict.status_quo.is_deal) deal = conflict.status_quo.deal;
  for (const auto& [issue, option] : offer.package) deal[issue] = static_cast<std::int16_t>(option);
  std::vector<std::string> open;
  for (std::size_t i = 0; i < deal.size(); ++i)
    if (deal[i] < 0) open.push_back(conflict.issues[i].id);
  if (open.empty()) return deal;
  context.error(word, "incomplete-package",
                "offer '" + offer.id + "' says nothing about " + join(open) +
                    ", and there is no `status_quo` to fill it up",
                "settle every issue in its `package`, or add `at_horizon: {status_quo: ...}`");
  return std::nullopt;
}

bool is_refusal(const Move& move) { return move.type == "refusal" || move.type == "rejection"; }
bool is_acceptance(const Move& move) { return move.type == "acceptance"; }

void compile_answers(CompileContext& context, const Word& word, int offer_index) {
  Conflict& conflict = context.conflict;
  const Move& offer = conflict.moves[offer_index];
  if (offer.type != "proposal") {
    context.error(word, "not-a-proposal", "move '" + offer.id + "' is of type '" + offer.type + "'",
                  "only moves of type proposal can be recorded offers");
    return;
  }
  if (!offer.in_time) return;  // not made yet at --as-of
  const std::optional<Deal> deal = complete_offer(context, word, offer);
  if (!deal) return;
  int answers = 0;
  for (std::size_t m = 0; m < conflict.moves.size(); ++m) {
    const Move& reply = conflict.moves[m];
    if (reply.replies_to != offer_index || reply.by < 0 || !reply.in_time) continue;
    if (!is_refusal(reply) && !is_acceptance(reply)) continue;
    ++answers;
    const Word& at = context.spec.moves[m].id;
    if (reply.month < 0) {
      context.error(at, "dates-out-of-order",
                    "the recorded answer '" + reply.id + "' lies before the start of the case",
                    "start the case earlier, or take the offer out of `record: offers`");
      continue;
    }
    if (reply.date > conflict.calendar.now) {
      context.error(at, "dates-out-of-order",
                    "the recorded answer '" + reply.id + "' lies after `now`",
                    "correct its date, or move `now`");
      continue;
    }
    if (reply.by == offer.by) {
      context.error(at, "own-offer",
                    "'" + conflict.parties[reply.by].id + "' answers its own offer",
                    "correct `by:` of the offer or of the answer");
      continue;
    }
    if (!conflict.parties[reply.by].has_preferences) {
      context.error(
          at, "answer-without-preferences",
          "'" + conflict.parties[reply.by].id + "' has no preferences: its answer teaches nothing",
          "add it under `preferences`, or remove `replies_to` of '" + reply.id + "'");
      continue;
    }
    conflict.record.answers.push_back(
        {offer_index, static_cast<int>(m), reply.by, is_acceptance(reply), reply.month, *deal});
  }
  if (answers == 0)
    context.warning(word, "no-answer",
                    "nothing in `moves` accepts or refuses the recorded offer '" + offer.id + "'",
                    "add a move of type refusal or acceptance with `replies_to: " + offer.id + "`");
}

}  // namespace

void compile_moves(CompileContext& context) {
  Conflict& conflict = context.conflict;
  for (const MoveSpec& spec : context.spec.moves)
    conflict.moves.push_back(compile_move(context, spec));
  for (std::size_t m = 0; m < conflict.moves.size(); ++m) {
    const MoveSpec& spec = context.spec.moves[m];
    if (!spec.replies_to.given()) continue;
    Move& move = conflict.moves[m];
    move.replies_to = find_named(context, context.names.moves, spec.replies_to, "move");
    if (move.replies_to < 0) continue;
    const Move& first = conflict.moves[move.replies_to];
    if (move.date < first.date || move.replies_to == static_cast<int>(m))
      context.error(spec.replies_to, "dates-out-of-order",
                    "'" + move.id + "' (" + to_text(move.date) + ") answers '" + first.id +
                        "' before it was made (" + to_text(first.date) + ")",
                    "correct one of the dates");
  }
}

void compile_record(CompileContext& context) {
  const RecordSpec& spec = context.spec.record;
  Record& record = context.conflict.record;
  if (spec.no_deal_before.given()) {
    record.no_deal_before_now = spec.no_deal_before.text == "now";
    if (!record.no_deal_before_now)
      context.error(spec.no_deal_before, "bad-record",
                    "`no_deal_before` takes `now` only, not '" + spec.no_deal_before.text + "'",
                    "set `now:` to the date up to which the record goes");
  }
  record.eps = number(context, spec.eps, "`eps`", {0, 0.999}, record.eps);
  record.tau = number(context, spec.tau, "`tau`", {1e-9, 1e9}, record.tau);
  std::set<int> seen;
  for (const Word& word : spec.offers) {
    const int offer = find_named(context, context.names.moves, word, "move");
    if (offer < 0) continue;
    if (!seen.insert(offer).second) {
      context.error(word, "duplicate-name", "offer '" + word.text + "' is listed twice",
                    "remove one of them");
      continue;
    }
    compile_answers(context, word, offer);
  }
}

}  // namespace armistice
