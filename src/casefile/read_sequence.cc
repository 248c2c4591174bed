// Blocks of issues that are signed on their own, and orders in which they are.
#include "casefile/read_parts.h"

namespace armistice {
namespace {

// Names, at least one: an order or a block of nothing is a slip.
std::vector<Word> read_some_names(const Value& value, const std::string& example, Faults& faults) {
  if (value.node.kind == YamlNode::Kind::list && value.node.items.empty())
    faults.error(value.place(), "empty-value", value.name() + " is an empty list",
                 "write `" + value.key + ": " + example + "`, or remove the key");
  return read_words(value, true, faults);
}

void read_steps(const Value& value, OrderSpec& out, Faults& faults) {
  out.place = value.place();
  out.steps = read_some_names(value, "[a_block, deal]", faults);
}

}  // namespace

const Mapping<BlockSpec>& block_keys() {
  using B = BlockSpec;
  static const Mapping<B> keys{
      "block",
      "a block",
      {field::name("id", &B::id), field::text("title", &B::title),
       required(Field<B>{"issues",
                         [](const Value& v, B& out, Faults& f) {
                           out.issues = read_some_names(v, "[an_issue, another]", f);
                         }}),
       field::list("once_signed", &B::once_signed, refusal_keys())},
      {},
      [](const B& b, const Place&, Faults& faults) {
        if (b.id.text == "ceasefire" || b.id.text == "deal")
          faults.error(b.id.place, "reserved-name",
                       quote(b.id.text) + " has a meaning in an order: no block can have this name",
                       "choose another name");
      }};
  return keys;
}

const Mapping<OrderSpec>& order_keys() {
  using O = OrderSpec;
  static const Mapping<O> keys{"order",
                               "an order",
                               {field::name("id", &O::id), field::text("title", &O::title),
                                required(Field<O>{"steps", read_steps})}};
  return keys;
}

void read_sequence(const Value& value, TalksSpec& out, Faults& faults) {
  read_steps(value, out.sequence, faults);
}

}  // namespace armistice
