// Functions with a memory: hidden stocks and pipelines.
//
// While stocks get their first values each of them is worth what it starts from.
#include <algorithm>
#include <cmath>

#include "casefile/xmile_translator.h"

namespace armistice {
namespace {

constexpr double kSlack = 1e-6;  // of a step: 0.3 / 0.1 is three steps
constexpr int kMostOrder = 1000;

}  // namespace

XmileCode XmileTranslator::write_init(const Node& node, const Context& context) {
  Context first = context;
  first.initial = true;
  XmileCode start = write(node.children[0], first);
  if (context.initial) return start;
  const std::string id = hidden(context, "init");
  add_stock(id, start.text, {"0", 10}, place_of(context));
  return {id, 10};
}

// The input as it was `steps` steps ago; before that `start`, or the input at the start.
XmileCode XmileTranslator::pipeline(const Node& node, const Context& context, int input,
                                    double steps, int start) {
  if (!(steps <= 1e6))
    refuse(node, context, "too-long", "the delay is longer than a million steps",
           "use DELAY3, or a larger DT");
  Context first = context;
  first.initial = true;
  const std::string begin = write(start >= 0 ? start : input, first).text;
  if (context.initial) return write(start >= 0 ? start : input, first);
  const double months = as_war_ ? steps / content_.simulation.per_unit : steps;
  const std::string id = hidden(context, "delay");
  add_auxiliary(id,
                "delay(" + write(input, context).text + ", " + number_code(months).text +
                    (start >= 0 ? ", " + begin : "") + ")",
                place_of(context));
  return {id, 10};
}

XmileCode XmileTranslator::write_previous(const Node& node, const Context& context) {
  return pipeline(node, context, node.children[0], 1,
                  node.children.size() > 1 ? node.children[1] : -1);
}

XmileCode XmileTranslator::write_delay(const Node& node, const Context& context) {
  const double time = known_at_start(node.children[1], context, "the time of DELAY");
  const double steps = std::ceil(time / content_.simulation.dt - kSlack);
  if (!(time >= 0))
    refuse(node, context, "delay-length", "the time of DELAY must not be negative", "correct it");
  if (steps < 1) return write(node.children[0], context);
  return pipeline(node, context, node.children[0], steps,
                  node.children.size() > 2 ? node.children[2] : -1);
}

// DELAY1, DELAY3, DELAYN(input, time, order, start) and the same of SMTH.
XmileTranslator::Lag XmileTranslator::lag_of(const Node& node, const Context& context) {
  Lag lag;
  lag.input = node.children[0];
  lag.time = node.children[1];
  const bool any_order = node.name.back() == 'n';
  const std::size_t start = any_order ? 3 : 2;
  if (node.children.size() > start) lag.start = node.children[start];
  if (!any_order) {
    lag.order = node.name.back() == '3' ? 3 : 1;
    return lag;
  }
  const double order = known_at_start(node.children[2], context, "the order of a delay");
  if (!(order >= 1 && order <= kMostOrder))
    refuse(node, context, "bad-order", "the order of a delay is a whole number from 1 to 1000",
           "correct it");
  lag.order = static_cast<int>(order);
  // no stage may be shorter than a step
  const double time = known_at_start(lag.time, context, "the time of a delay with an order");
  const double stages = std::floor(time / content_.simulation.dt + kSlack);
  if (stages < lag.order) lag.order = static_cast<int>(std::max(1.0, stages));
  return lag;
}

XmileCode XmileTranslator::start_of(const Lag& lag, const Context& context) {
  Context first = context;
  first.initial = true;
  return write(lag.start >= 0 ? lag.start : lag.input, first);
}

// A chain of stocks, each emptying within time / order.
XmileCode XmileTranslator::write_delay_of_order(const Node& node, const Context& context) {
  const Lag lag = lag_of(node, context);
  XmileCode start = start_of(lag, context);
  if (context.initial) return start;
  Context first = context;
  first.initial = true;
  const std::string order = std::to_string(lag.order);
  const std::string time = as_operand(lag.time, context);
  const std::string first_time = hold(write(lag.time, first), 8);
  std::string inflow = as_operand(lag.input, context);
  for (int k = 0; k < lag.order; ++k) {
    const std::string id = hidden(context, "stage");
    // Vensim's DELAY N empties its last stage within the time of the step before
    const bool late = content_.from_vensim && node.name == "delayn" && k + 1 == lag.order;
    const std::string emptied_in = late ? pipeline(node, context, lag.time, 1, -1).text : time;
    const std::string out = id + " * " + order + " / " + emptied_in;
    add_stock(id, hold(start, 7) + " * " + first_time + " / " + order, {inflow + " - " + out, 6},
              place_of(context));
    inflow = out;
  }
  return {inflow, 7};
}

XmileCode XmileTranslator::write_smooth(const Node& node, const Context& context) {
  const Lag lag = lag_of(node, context);
  XmileCode start = start_of(lag, context);
  if (context.initial) return start;
  const std::string time = as_operand(lag.time, context);
  std::string input = as_operand(lag.input, context);
  for (int k = 0; k < lag.order; ++k) {
    const std::string id = hidden(context, "stage");
    add_stock(id, start.text,
              {"(" + input + " - " + id + ") * " + std::to_string(lag.order) + " / " + time, 7},
              place_of(context));
    input = id;
  }
  return {input, 10};
}

// Fractional change per unit of time: how far the input is from its average, per averaging time.
XmileCode XmileTranslator::write_trend(const Node& node, const Context& context) {
  Context first = context;
  first.initial = true;
  const std::string start =
      node.children.size() > 2 ? hold(write(node.children[2], first), 7) : std::string("0");
  if (context.initial) return {start, 10};
  const std::string input = as_operand(node.children[0], context);
  const std::string time = as_operand(node.children[1], context);
  const std::string id = hidden(context, "average");
  add_stock(id,
            hold(write(node.children[0], first), 7) + " / (1 + " + start + " * " +
                hold(write(node.children[1], first), 8) + ")",
            {"(" + input + " - " + id + ") / " + time, 7}, place_of(context));
  return {"(" + input + " - " + id + ") / (" + id + " * " + time + ")", 7};
}

// The input carried on along its trend.
XmileCode XmileTranslator::write_forecast(const Node& node, const Context& context) {
  Node trend = node;
  trend.children = {node.children[0], node.children[1]};
  if (node.children.size() > 3) trend.children.push_back(node.children[3]);
  const std::string growth = hold(write_trend(trend, context), 8);
  return {as_operand(node.children[0], context) + " * (1 + " + growth + " * " +
              hold(write(node.children[2], context), 8) + ")",
          7};
}

}  // namespace armistice
