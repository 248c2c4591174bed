// Quantities: which claims pool, how the assumed ones are spread, what --believe fixes.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_spread.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

// All claims of a quantity in file order: those it lists and those that name it in `about`.
std::vector<int> claims_of(CompileContext& context, const QuantitySpec& spec,
                           const std::vector<int>& about_it) {
  std::set<int> all(about_it.begin(), about_it.end());
  for (const Word& word : spec.claims) {
    const std::vector<int> found = find_claims(context, {word});
    if (found.empty()) continue;
    const Claim& claim = context.conflict.claims[found[0]];
    const auto other = context.names.things.find(claim.about);
    if (claim.about != spec.id.text && other != context.names.things.end() &&
        other->second.kind == SlotKind::quantity) {
      context.error(word, "claim-about-other",
                    "claim '" + claim.id + "' is about '" + claim.about + "', not about '" +
                        spec.id.text + "'",
                    "correct `about:` of the claim, or list it there");
      continue;
    }
    all.insert(found[0]);
  }
  return {all.begin(), all.end()};
}

bool says_a_number(const Claim& claim) {
  return claim.has_value || (claim.value_text.empty() && speaks_alone(claim.comparator));
}

// The unit and the `of` that most of the claims share, the first of equals.
std::pair<std::string, std::string> common_terms(const CompileContext& context,
                                                 const std::vector<int>& candidates) {
  std::map<std::pair<std::string, std::string>, int> counts;
  std::pair<std::string, std::string> best;
  int most = 0;
  for (const int c : candidates) {
    const Claim& claim = context.conflict.claims[c];
    most = std::max(most, ++counts[{claim.unit, claim.of}]);
  }
  for (const int c : candidates) {
    const Claim& claim = context.conflict.claims[c];
    best = {claim.unit, claim.of};
    if (counts[best] == most) break;
  }
  return best;
}

// Why a claim with a number does not pool with the others; empty: it does.
std::string why_apart(const Quantity& quantity, const Claim& claim,
                      const std::pair<std::string, std::string>& common) {
  const auto named = [](const std::string& text) {
    return text.empty() ? std::string("none") : "'" + text + "'";
  };
  if (claim.unit != common.first)
    return "its unit is " + named(claim.unit) + ", the others' " + named(common.first);
  if (!quantity.unit.empty() && !claim.unit.empty() && claim.unit != quantity.unit)
    return "its unit is " + named(claim.unit) + ", the quantity's " + named(quantity.unit);
  if (claim.of != common.second)
    return "it is a number of " + named(claim.of) + ", the others of " + named(common.second);
  return {};
}

void pool(CompileContext& context, const QuantitySpec& spec, Quantity& quantity) {
  Conflict& conflict = context.conflict;
  std::vector<int> candidates;
  for (const int c : quantity.claims)
    if (conflict.claims[c].in_time && says_a_number(conflict.claims[c])) candidates.push_back(c);
  // a replay of the past needs a value even where every source is younger
  if (candidates.empty() && !spec.assumed.given()) {
    for (const int c : quantity.claims)
      if (says_a_number(conflict.claims[c])) candidates.push_back(c);
    if (!candidates.empty()) context.only_late.push_back(spec.id);
  }
  const auto common = common_terms(context, candidates);
  double total = 0;
  for (const int c : candidates) {
    const Claim& claim = conflict.claims[c];
    const std::string apart = why_apart(quantity, claim, common);
    if (!apart.empty()) {
      context.warning(context.spec.claims[c].id, "not-pooled",
                      "claim '" + claim.id + "' does not count for '" + quantity.id + "': " + apart,
                      "only claims with the same unit and the same `of` pool");
      continue;
    }
    quantity.pooled.push_back(c);
    quantity.spreads.push_back(spread_of(claim.comparator, *parse_claimed_value(claim.value_text)));
    quantity.pool_weights.push_back(rating_weight(claim.source_rating, claim.statement_rating));
    total += quantity.pool_weights.back();
  }
  for (double& weight : quantity.pool_weights) weight /= total;
}

// Weights of the alternatives: as given, or the ratings of the claims for each, or equal.
void weigh_choice(CompileContext& context, const QuantitySpec& spec, Quantity& quantity) {
  std::vector<double> weights(quantity.choices.size(), 0.0);
  bool any_given = false, any_missing = false;
  for (std::size_t k = 0; k < spec.choice.size(); ++k) {
    const Word& word = spec.choice[k].value;
    (word.given() && !word.text.empty() ? any_given : any_missing) = true;
    if (word.given() && !word.text.empty())
      weights[k] = number(context, word, "the weight of an alternative", kNotNegative, 1);
  }
  if (any_given && any_missing)
    context.error(spec.id, "some-weights",
                  "choice '" + quantity.id + "' has weights for some alternatives only",
                  "give all of them, or none to weigh by the ratings of the claims");
  if (!any_given) {
    for (const int c : quantity.claims) {
      const Claim& claim = context.conflict.claims[c];
      if (claim.in_time && claim.choice >= 0)
        weights[claim.choice] += rating_weight(claim.source_rating, claim.statement_rating);
    }
    if (std::all_of(weights.begin(), weights.end(), [](double w) { return w == 0; }))
      std::fill(weights.begin(), weights.end(), 1.0);
  }
  quantity.assumed.family = Family::discrete;
  quantity.assumed.weights = weights;
  quantity.assumed.parameters.clear();
  for (std::size_t k = 0; k < weights.size(); ++k)
    quantity.assumed.parameters.push_back(static_cast<double>(k));
}

void assume(CompileContext& context, const QuantitySpec& spec, Quantity& quantity) {
  const std::optional<Distribution> d = distribution(context, spec.assumed, kAnyNumber);
  if (!d) return;
  quantity.assumed = *d;
  quantity.bare = parse_number(spec.assumed.text).has_value() && quantity.why.empty() &&
                  quantity.pooled.empty();
  if (quantity.bare && context.options.strict)
    context.error(spec.assumed, "bare-number",
                  "'" + quantity.id + "' is a number without a source or a reason",
                  "add `why:`, better a range and `why:`, or claims");
}

// `min` and `max` cut every distribution of the quantity.
void cut(CompileContext& context, const QuantitySpec& spec, Quantity& quantity) {
  const Range range{number(context, spec.min, "`min`", kAnyNumber, kAnyNumber.low),
                    number(context, spec.max, "`max`", kAnyNumber, kAnyNumber.high)};
  if (range.low > range.high) return;  // reported by the reader
  const auto apply = [&](Distribution& d) {
    d.low = std::clamp(d.low, range.low, range.high);
    d.high = std::clamp(d.high, range.low, range.high);
  };
  apply(quantity.assumed);
  for (Distribution& d : quantity.spreads) apply(d);
}

void compile_quantity(CompileContext& context, const QuantitySpec& spec, Quantity& quantity,
                      const std::vector<int>& about_it) {
  quantity.claims = claims_of(context, spec, about_it);
  if (spec.private_to.given()) quantity.private_to = find_party(context, spec.private_to);
  if (!quantity.choices.empty()) {
    weigh_choice(context, spec, quantity);
    return;
  }
  pool(context, spec, quantity);
  if (spec.assumed.given()) {
    assume(context, spec, quantity);
  } else if (quantity.pooled.empty()) {
    context.error(spec.id, "no-value", "nothing says what '" + quantity.id + "' is",
                  "add claims with numbers, or `assumed:` with a range and a `why:`");
    quantity.assumed.parameters = {0};
  } else {
    // nothing pools by accident later: the pool is all there is
    quantity.assumed = quantity.spreads.front();
  }
  cut(context, spec, quantity);
}

}  // namespace

namespace {

// One warning for all of them: a replay of an early date has dozens.
void warn_of_hindsight(CompileContext& context) {
  if (context.only_late.empty()) return;
  const Word& first = context.only_late.front();
  if (context.only_late.size() == 1) {
    context.warning(first, "hindsight",
                    "no claim about '" + first.text + "' is as old as " + context.options.as_of +
                        ": later ones are used");
    return;
  }
  std::vector<std::string> names;
  for (const Word& word : context.only_late) names.push_back(word.text);
  context.warning(first, "hindsight",
                  "no claim about " + std::to_string(names.size()) + " quantities is as old as " +
                      context.options.as_of + ": later ones are used",
                  "they are " + join(names));
}

}  // namespace

void compile_quantities(CompileContext& context) {
  std::map<std::string, std::vector<int>> about;
  for (std::size_t c = 0; c < context.conflict.claims.size(); ++c)
    about[context.conflict.claims[c].about].push_back(static_cast<int>(c));
  for (std::size_t q = 0; q < context.spec.quantities.size(); ++q) {
    const QuantitySpec& spec = context.spec.quantities[q];
    compile_quantity(context, spec, context.conflict.quantities[q], about[spec.id.text]);
  }
  warn_of_hindsight(context);
}

namespace {

void believe(CompileContext& context, const std::string& believed) {
  const auto wrong = [&](const std::string& message, const std::string& hint) {
    context.error(Place{}, "bad-belief", "--believe " + believed + ": " + message, hint);
  };
  // quantity=alternative
  const std::size_t equals = believed.find('=');
  if (equals != std::string::npos) {
    const auto it = context.names.things.find(believed.substr(0, equals));
    if (it == context.names.things.end() || it->second.kind != SlotKind::quantity)
      return wrong("there is no such quantity", "write CLAIM, or QUANTITY=ALTERNATIVE of a choice");
    Quantity& quantity = context.conflict.quantities[it->second.index];
    const auto found =
        std::find(quantity.choices.begin(), quantity.choices.end(), believed.substr(equals + 1));
    if (found == quantity.choices.end())
      return wrong("no such alternative", "choose from: " + join(quantity.choices));
    quantity.believed = static_cast<int>(found - quantity.choices.begin());
    return;
  }
  // a claim
  const auto it = context.names.claims.find(believed);
  if (it == context.names.claims.end()) return wrong("there is no such claim", "");
  for (Quantity& quantity : context.conflict.quantities) {
    const auto in = std::find(quantity.claims.begin(), quantity.claims.end(), it->second);
    if (in == quantity.claims.end()) continue;
    if (!quantity.choices.empty()) {
      quantity.believed = context.conflict.claims[it->second].choice;
      if (quantity.believed < 0)
        return wrong("it supports no alternative of '" + quantity.id + "'", "");
      return;
    }
    const auto at = std::find(quantity.pooled.begin(), quantity.pooled.end(), it->second);
    if (at == quantity.pooled.end())
      return wrong("it does not count for '" + quantity.id + "'",
                   "a claim counts if it gives a number in the same unit and of the same thing");
    quantity.believed = static_cast<int>(at - quantity.pooled.begin());
    return;
  }
  wrong("no quantity uses it", "");
}

}  // namespace

void apply_belief(CompileContext& context) {
  const std::string& all = context.options.believe;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find(',', begin), all.size());
    believe(context, all.substr(begin, end - begin));
    begin = end + 1;
  }
}

void compile_correlations(CompileContext& context) {
  std::set<std::pair<int, int>> seen;
  const auto quantity = [&](const Word& word) {
    const auto it = context.names.things.find(word.text);
    if (it != context.names.things.end() && it->second.kind == SlotKind::quantity)
      return it->second.index;
    context.error(word, "unknown-quantity", "there is no quantity '" + word.text + "'",
                  "correlations link quantities of the section `quantities`");
    return -1;
  };
  for (const CorrelationSpec& spec : context.spec.correlated) {
    const int a = quantity(spec.a), b = quantity(spec.b);
    const double rho = number(context, spec.rho, "a correlation", {-0.999, 0.999}, 0);
    if (a < 0 || b < 0) continue;
    if (a == b || !seen.insert({std::min(a, b), std::max(a, b)}).second) {
      context.error(spec.b, "bad-correlation",
                    a == b ? "a quantity cannot be correlated with itself"
                           : "this pair has a correlation already",
                    "correct or remove this entry");
      continue;
    }
    context.conflict.correlations.push_back({a, b, rho});
  }
}

}  // namespace armistice
