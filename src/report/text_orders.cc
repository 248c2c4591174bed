// A deal in steps: which parts are signed, where the chain breaks, whose hand each signature
// strengthens; and orders of steps compared.
#include <algorithm>
#include <cmath>

#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"

namespace armistice {
namespace {

constexpr double kSure = 2;  // standard errors

// "ceasefire → security → all the rest"
std::string steps_text(const Conflict& c, const OrderFinding& order, const TextWriter& out) {
  if (order.parts.empty()) return out.say("order.at_once");
  std::vector<std::string> steps;
  for (int p = 0; p <= static_cast<int>(order.parts.size()); ++p) {
    if (p == order.ceasefire_after) steps.push_back(out.say("order.ceasefire"));
    if (p < static_cast<int>(order.parts.size()))
      steps.push_back(part_name(c, order.parts[static_cast<std::size_t>(p)].block, out));
  }
  return joined(steps, out.say("order.then"));
}

std::string order_name(const Conflict& c, const OrderFinding& order, const TextWriter& out) {
  if (order.id == "in_force") return out.say("order.in_force");
  for (const Order& named : c.talks.orders)
    if (named.id == order.id) return out.title(named.title, named.id);
  return out.say("order.at_once");
}

std::string way_text(const Conflict& c, const PartFinding::Way& way, const TextWriter& out) {
  std::vector<std::string> terms;
  for (const auto& [issue, option] : way.terms)
    terms.push_back(option_name(c.issues[static_cast<std::size_t>(issue)], option, out));
  return joined(terms, ", ") + " " + percent(way.p.mean);
}

void write_part(const Conflict& c, const PartFinding& part, TextWriter& out) {
  std::string text =
      out.say("order.part", {percent(part.reached.mean), percent(part.signed_by_end.mean),
                             error_points(part.signed_by_end.se)});
  if (part.signed_by_end.mean > 0)
    text += out.say("order.when",
                    {months(part.months.p50), months(part.months.p05), months(part.months.p95)});
  out.item(part_name(c, part.block, out), text);
  if (part.ways.empty()) return;
  std::vector<std::string> ways;
  for (const PartFinding::Way& way : part.ways) ways.push_back(way_text(c, way, out));
  out.item("", out.say("order.ways") + ": " + joined(ways, "; "));
}

// Where most histories stop, and how many go all the way.
void write_chain(const Conflict& c, const OrderFinding& order, TextWriter& out) {
  const auto worst = std::max_element(
      order.parts.begin(), order.parts.end(),
      [](const PartFinding& a, const PartFinding& b) { return a.breaks.mean < b.breaks.mean; });
  if (worst->breaks.mean > 0)
    out.paragraph(
        out.say("order.breaks", {part_name(c, worst->block, out), percent(worst->breaks.mean),
                                 error_points(worst->breaks.se)}),
        2);
  const Estimate& whole = order.parts.back().signed_by_end;
  out.paragraph(out.say("order.holds", {percent(whole.mean), error_points(whole.se)}), 2);
}

std::string worth(const Estimate& e) {
  if (e.n == 0) return "–";
  const std::string size = plain(std::fabs(e.mean), 2);
  return (e.mean < 0 ? "-" : "+") + size + " (" + error_size(e.se) + ")";
}

void write_hands(const Conflict& c, const OrderFinding& order, TextWriter& out) {
  out.paragraph(out.say("order.hand"), 2);
  constexpr int kColumn = 18;
  int width = 8;
  for (const PartFinding& part : order.parts)
    for (const PartFinding::Party& side : part.parties)
      width = std::max(width, display_width(party_name(c, side.party, out)) + 2);
  width = std::min(width, std::max(8, out.width() - 3 * kColumn - 4));
  out.line("  " + pad_right("", width) + pad_left(out.say("order.gains"), kColumn) +
           pad_left(out.say("order.stops"), kColumn) +
           pad_left(out.say("order.leverage"), kColumn));
  for (const PartFinding& part : order.parts) {
    if (part.signed_by_end.mean <= 0) continue;
    out.line("  " + part_name(c, part.block, out));
    for (const PartFinding::Party& side : part.parties)
      out.line("    " + pad_right(shorten(party_name(c, side.party, out), width - 2), width - 2) +
               pad_left(worth(side.gain), kColumn) + pad_left(worth(side.if_it_stops), kColumn) +
               pad_left(worth(side.leverage), kColumn));
  }
  for (const PartFinding& part : order.parts)
    for (const PartFinding::Party& side : part.parties)
      if (side.leverage.n > 0 && side.leverage.mean < -kSure * side.leverage.se)
        out.paragraph(
            out.say("order.loses", {party_name(c, side.party, out), part_name(c, part.block, out)}),
            2);
}

void write_order(const Conflict& c, const OrderFinding& order, TextWriter& out) {
  out.paragraph(out.say("order.steps", {steps_text(c, order, out)}), 2);
  for (const PartFinding& part : order.parts) write_part(c, part, out);
  write_chain(c, order, out);
  write_hands(c, order, out);
}

void write_answer(const Conflict& c, const std::vector<OrderEffect>& orders, TextWriter& out) {
  const OrderEffect* best = nullptr;
  for (const OrderEffect& order : orders)
    if (best == nullptr || order.in_force.mean > best->in_force.mean) best = &order;
  const Estimate& change = best->in_force_change;
  if (best == &orders.front() || std::fabs(change.mean) < kSure * change.se)
    out.paragraph(out.say("orders.alike"), 2);
  else
    out.paragraph(out.say("orders.best", {order_name(c, best->order, out), points(change.mean),
                                          error_points(change.se)}),
                  2);
  for (const OrderEffect& order : orders) {
    const Estimate& less = order.in_force_change;
    if (less.mean < 0 && less.mean < -kSure * less.se)
      out.paragraph(out.say("orders.fewer", {order_name(c, order.order, out), points(less.mean),
                                             error_points(less.se)}),
                    2);
  }
}

// How far these chances hang on the courses that the solver was given.
void write_solver_error(const std::vector<OrderEffect>& orders, TextWriter& out) {
  double mean = 0, single = 0;
  int worlds = 0;
  for (const OrderEffect& order : orders) {
    const Estimate& moved = order.solver_error;
    worlds = std::max(worlds, moved.n);
    mean = std::max(mean, std::fabs(moved.mean));
    single = std::max({single, std::fabs(moved.p05), std::fabs(moved.p95)});
  }
  if (worlds > 0)
    out.paragraph(out.say("orders.solver",
                          {std::to_string(worlds), unsigned_points(mean), unsigned_points(single)}),
                  2);
}

// The endings that become clearly more or less likely.
void write_shifts(const Conflict& c, const LeverEffect& effect, TextWriter& out) {
  std::vector<std::string> shifts;
  for (const EndingEffect& ending : effect.endings)
    if (ending.effect.mean != 0 && (ending.distinguishable || ending.effect.se == 0))
      shifts.push_back(ending_name(c, ending.ending, out) + " " + points(ending.effect.mean) +
                       " (" + error_points(ending.effect.se) + ")");
  if (!shifts.empty()) out.paragraph(joined(shifts, "; "), 4);
}

}  // namespace

void write_sequence(const Report& report, TextWriter& out) {
  if (report.findings.sequence.parts.empty()) return;
  out.heading(out.say("order.title"));
  write_order(*report.conflict, report.findings.sequence, out);
}

void write_orders(const Report& report, TextWriter& out) {
  const Conflict& c = *report.conflict;
  const std::vector<OrderEffect>& orders = report.findings.orders;
  out.heading(out.say("orders.title"));
  if (orders.size() < 2) return out.paragraph(out.say("orders.none"), 2);
  out.paragraph(out.say("orders.rule", {order_name(c, orders.front().order, out),
                                        std::to_string(orders.front().in_force.n)}),
                2);
  write_answer(c, orders, out);
  int width = 8;
  for (const OrderEffect& order : orders)
    width = std::max(width, display_width(order_name(c, order.order, out)));
  constexpr int kColumn = 14;
  width = std::min(width, std::max(8, out.width() - 4 * kColumn - 4));
  out.line("  " + pad_right("", width) + pad_left(out.say("orders.force"), kColumn) +
           pad_left(out.say("orders.change"), kColumn) +
           pad_left(out.say("orders.months"), kColumn) +
           pad_left(out.say("orders.change"), kColumn));
  for (const OrderEffect& order : orders) {
    const bool base = &order == &orders.front();
    const Estimate &p = order.in_force, &m = order.months_of_war;
    const Estimate &dp = order.in_force_change, &dm = order.effect.months_of_war;
    out.line("  " + pad_right(shorten(order_name(c, order.order, out), width), width) +
             pad_left(percent(p.mean) + " " + error_points(p.se), kColumn) +
             pad_left(base ? "" : points(dp.mean) + " " + error_points(dp.se), kColumn) +
             pad_left(months(m.mean) + " " + error_size(m.se), kColumn) +
             pad_left(base ? "" : months_change(dm.mean) + " " + error_size(dm.se), kColumn));
    write_shifts(c, order.effect, out);
  }
  write_solver_error(orders, out);
  for (const OrderEffect& order : orders) {
    // a study has told of the order in force already, on all its worlds
    const bool told = &order == &orders.front() && !report.findings.sequence.parts.empty();
    if (told || order.order.parts.empty()) continue;
    out.heading(out.say("orders.one", {order_name(c, order.order, out)}));
    write_order(c, order.order, out);
  }
}

}  // namespace armistice
