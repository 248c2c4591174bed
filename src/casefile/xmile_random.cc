// Random functions. Each call in the model is one addressed stream of its own, drawn in every
// step; seeds in the model are read over, since no two programs share a generator.
#include "casefile/xmile_translator.h"

namespace armistice {

XmileCode XmileTranslator::write_random(const Node& node, const Context& context) {
  if (context.initial)
    refuse(node, context, "random-start", "a stock, delay or INIT cannot start from a random draw",
           "write a number, and draw it with --vary or as a quantity of the case");
  const std::string a = write(node.children[0], context).text;
  if (node.name == "exprnd")
    return {"-" + hold(write(node.children[0], context), 9) + " * log(1 - noise.uniform(0, 1))", 7};
  if (node.name == "poisson") return {"poisson(" + a + ", noise.uniform(0, 1))", 10};
  return {(node.name == "normal" ? "noise.normal(" : "noise.uniform(") + a + ", " +
              write(node.children[1], context).text + ")",
          10};
}

// Mean and standard deviation are those of the draws, not of their logarithm.
XmileCode XmileTranslator::write_lognormal(const Node& node, const Context& context) {
  if (context.initial) return write_random(node, context);
  const std::string mean = as_operand(node.children[0], context);
  const std::string sd = as_operand(node.children[1], context);
  const std::string spread = hidden(context, "spread");
  add_auxiliary(spread, "log(1 + (" + sd + " / " + mean + ") ^ 2)", place_of(context));
  return {"exp(log(" + mean + ") - " + spread + " / 2 + sqrt(" + spread + ") * noise.normal(0, 1))",
          10};
}

}  // namespace armistice
