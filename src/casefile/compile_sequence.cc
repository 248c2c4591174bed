// Blocks of issues, and the orders in which a deal is negotiated in parts.
#include <algorithm>
#include <optional>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_steps.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

Block compile_block(CompileContext& context, const BlockSpec& spec) {
  Block block;
  block.id = spec.id.text;
  block.title = spec.title;
  for (const Word& word : spec.issues) {
    const int issue = find_issue(context, word);
    if (issue < 0) continue;
    if (std::find(block.issues.begin(), block.issues.end(), issue) == block.issues.end())
      block.issues.push_back(issue);
    else
      context.error(word, "duplicate-name",
                    "block '" + block.id + "' settles '" + word.text + "' twice",
                    "remove one of them");
  }
  std::sort(block.issues.begin(), block.issues.end());
  const bool all_known = block.issues.size() == spec.issues.size();
  for (const RefusalSpec& rule : spec.once_signed) {
    const std::string owner =
        "once_signed" + std::to_string(block.once_signed.size() + 1) + "." + block.id;
    CaseScope terms(context, Site::block, owner);
    terms.show_issues(block.issues);
    CaseScope state(context, Site::table, owner);
    RefusalRule compiled;
    if (all_known) compiled.when = expression(context, rule.when, terms);
    compiled.effects = compile_effects(context, rule.set, rule.add, state);
    block.once_signed.push_back(std::move(compiled));
  }
  return block;
}

// Turns the names of one order into parts. What they settle together is checked only where each
// name by itself made sense.
class OrderCompiler {
 public:
  explicit OrderCompiler(CompileContext& context)
      : context_(context),
        talks_(context.conflict.talks),
        settled_by_(context.conflict.issues.size()) {
    for (const Block& block : talks_.blocks) known_.push_back(block.id);
    known_.push_back("ceasefire");
    known_.push_back("deal");
  }

  Order compile(const OrderSpec& spec) {
    order_.id = spec.id.text;
    order_.title = spec.title;
    bool clean = true;
    for (const Word& word : spec.steps) clean = take(word) && clean;
    if (clean && check_all_settled(spec)) check_sizes(spec);
    return std::move(order_);
  }

 private:
  bool error(const Word& at, const char* key, const std::string& message, const std::string& hint) {
    context_.error(at, key, message, hint);
    return false;
  }

  // false after an error.
  bool take(const Word& word) {
    if (word.text == "ceasefire") return take_ceasefire(word);
    if (word.text == "deal") return take_deal(word);
    const int block = find_block(word);
    if (block < 0) return false;
    if (has_deal_)
      return error(word, "after-deal",
                   "'" + word.text + "' comes after `deal`, which settles all that is left",
                   "put `deal` behind the blocks");
    for (const OrderPart& part : order_.parts)
      if (part.block == block)
        return error(word, "duplicate-name", "the order names '" + word.text + "' twice",
                     "remove one of them");
    const std::vector<int>& issues = talks_.blocks[block].issues;
    bool clean = issues.size() == context_.spec.talks.blocks[block].issues.size();
    for (const int issue : issues)
      if (settled_by_[issue].empty())
        settled_by_[issue] = "'" + word.text + "'";
      else
        clean = error(word, "settled-twice",
                      "'" + word.text + "' settles '" + context_.conflict.issues[issue].id +
                          "', which " + settled_by_[issue] + " has settled before",
                      "an order settles each issue once: leave one of them out");
    order_.parts.push_back({block, issues});
    return clean;
  }

  bool take_ceasefire(const Word& word) {
    if (order_.ceasefire_after >= 0)
      return error(word, "duplicate-name", "the order names `ceasefire` twice",
                   "remove one of them");
    order_.ceasefire_after = static_cast<int>(order_.parts.size());
    if (!talks_.ceasefire.given)
      return error(word, "no-ceasefire", "the order names a ceasefire, and the case has none",
                   "add `ceasefire: true` to `talks`, or leave it out of the order");
    return true;
  }

  bool take_deal(const Word& word) {
    if (has_deal_)
      return error(word, "duplicate-name", "the order names `deal` twice", "remove one of them");
    has_deal_ = true;
    OrderPart part{-1, open_issues()};
    if (part.issues.empty())
      return error(word, "nothing-left",
                   "`deal` has nothing left to settle: the blocks before it settle every issue",
                   "leave `deal` out; the last block closes the deal");
    for (const int issue : part.issues) settled_by_[issue] = "`deal`";
    order_.parts.push_back(std::move(part));
    return true;
  }

  int find_block(const Word& word) {
    const auto& blocks = context_.names.blocks;
    const auto it = blocks.find(word.text);
    if (it != blocks.end()) return it->second;
    const auto thing = context_.names.things.find(word.text);
    if (thing != context_.names.things.end() && thing->second.kind == SlotKind::issue)
      error(word, "unknown-block", "'" + word.text + "' is an issue, not a block",
            "add `" + word.text + ": {issues: [" + word.text + "]}` to `blocks`");
    else
      find_choice(context_, known_, word, "block");
    return -1;
  }

  std::vector<int> open_issues() const {
    std::vector<int> open;
    for (std::size_t i = 0; i < settled_by_.size(); ++i)
      if (settled_by_[i].empty()) open.push_back(static_cast<int>(i));
    return open;
  }

  bool check_all_settled(const OrderSpec& spec) {
    std::vector<std::string> open;
    for (const int issue : open_issues()) open.push_back(context_.conflict.issues[issue].id);
    if (open.empty()) return true;
    context_.error(spec.place, "issue-left-open", "no part of the order settles " + join(open),
                   "end with `deal`, which settles all that is left, or name a block for it");
    return false;
  }

  void check_sizes(const OrderSpec& spec) {
    const std::size_t parts = order_.parts.size();
    if (parts > kMostParts)
      context_.error(spec.place, "too-many",
                     "the order has " + std::to_string(parts) + " parts; at most " +
                         std::to_string(kMostParts) + " are allowed",
                     "join blocks");
    double ways = 1;  // whole, and no overflow however many issues there are
    for (std::size_t k = 0; k + 1 < parts; ++k)
      for (const int issue : order_.parts[k].issues)
        ways *= context_.conflict.issues[issue].option_count;
    if (ways > kMostPrefixes)
      context_.error(spec.place, "too-many",
                     "what comes before the last part can be signed in " + number_text(ways) +
                         " ways; at most " + std::to_string(kMostPrefixes) + " are allowed",
                     "give the issues before the last part fewer options, or merge blocks so that "
                     "more is settled last");
  }

  CompileContext& context_;
  const Talks& talks_;
  std::vector<std::string> known_;
  std::vector<std::string> settled_by_;  // per issue; empty: nobody yet
  bool has_deal_ = false;
  Order order_;
};

void warn_of_unused(CompileContext& context) {
  const TalksSpec& spec = context.spec.talks;
  const auto names = [](const OrderSpec& order, const Word& block) {
    return std::any_of(order.steps.begin(), order.steps.end(),
                       [&](const Word& step) { return step.text == block.text; });
  };
  for (const BlockSpec& block : spec.blocks)
    if (!names(spec.sequence, block.id) &&
        std::none_of(spec.orders.begin(), spec.orders.end(),
                     [&](const OrderSpec& order) { return names(order, block.id); }))
      context.warning(block.id, "unused-block",
                      "no order of steps names block '" + block.id.text + "'",
                      "name it in `sequence` or under `orders`, or remove it");
}

}  // namespace

void compile_sequence(CompileContext& context) {
  const TalksSpec& spec = context.spec.talks;
  Talks& talks = context.conflict.talks;
  for (const BlockSpec& block : spec.blocks) talks.blocks.push_back(compile_block(context, block));
  if (!spec.sequence.steps.empty()) talks.sequence = OrderCompiler(context).compile(spec.sequence);
  for (const OrderSpec& order : spec.orders)
    talks.orders.push_back(OrderCompiler(context).compile(order));
  warn_of_unused(context);
}

}  // namespace armistice
