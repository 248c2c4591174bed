// --set: numbers, distributions and alternatives of the reader's own in the place of the case's.
#include <algorithm>
#include <optional>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

// Where the value must lie: `min` and `max` of a declared quantity, the allowed range of one that
// is written in place.
Range range_of(const CompileContext& context, std::size_t index) {
  Range range;
  if (index >= context.spec.quantities.size()) {
    const Distribution& assumed = context.conflict.quantities[index].assumed;
    return {assumed.low, assumed.high};
  }
  const QuantitySpec& spec = context.spec.quantities[index];
  if (const auto low = parse_number(spec.min.text)) range.low = *low;
  if (const auto high = parse_number(spec.max.text)) range.high = *high;
  return range;
}

// One alternative for certain.
void choose(CompileContext& context, const Word& word, Quantity& quantity) {
  const auto found = std::find(quantity.choices.begin(), quantity.choices.end(), word.text);
  if (found == quantity.choices.end()) {
    context.error(word, "bad-setting", "it has no alternative '" + word.text + "'",
                  "choose from: " + join(quantity.choices));
    return;
  }
  std::fill(quantity.assumed.weights.begin(), quantity.assumed.weights.end(), 0.0);
  quantity.assumed.weights[static_cast<std::size_t>(found - quantity.choices.begin())] = 1;
}

void set(CompileContext& context, const std::string& id, const std::string& text) {
  std::vector<Quantity>& quantities = context.conflict.quantities;
  const Word word{text, {}, false};
  const auto named = std::find_if(quantities.begin(), quantities.end(),
                                  [&](const Quantity& q) { return q.id == id; });
  if (named == quantities.end()) {
    std::vector<std::string> known;
    for (const Quantity& quantity : quantities) known.push_back(quantity.id);
    const std::string near = did_you_mean(id, known);
    context.error(word, "bad-setting", "there is no such quantity",
                  near.empty() ? "`armistice evidence` lists the quantities" : near);
    return;
  }
  Quantity& quantity = *named;
  if (!quantity.set_to.empty())
    return context.error(word, "bad-setting", "it is set twice", "give one value");
  if (quantity.believed >= 0)
    return context.error(word, "bad-setting", "one of its claims is believed as well",
                         "set the number, or believe the claim");
  if (!quantity.choices.empty()) {
    choose(context, word, quantity);
  } else {
    const std::size_t index = static_cast<std::size_t>(named - quantities.begin());
    const std::optional<Distribution> d = distribution(context, word, range_of(context, index));
    if (!d) return;
    quantity.assumed = *d;
    quantity.pooled.clear();
    quantity.spreads.clear();
    quantity.pool_weights.clear();
  }
  quantity.bare = false;
  quantity.set_to = text;
}

}  // namespace

void apply_settings(CompileContext& context) {
  for (const auto& [id, text] : context.options.set) {
    const std::size_t before = context.diagnostics.size();
    set(context, id, text);
    // no line of a file is at fault
    for (std::size_t k = before; k < context.diagnostics.size(); ++k) {
      Diagnostic& problem = context.diagnostics[k];
      problem.key = "bad-setting";
      problem.message = "--set " + id + "=" + text + ": " + problem.message;
    }
  }
}

}  // namespace armistice
