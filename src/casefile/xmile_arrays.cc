// Elements of arrays, and functions over many of them.
//
// Inside SUM and the like some subscripts are free: a *, the name of a dimension that the equation
// itself does not run over, or the whole array. Free subscripts of one dimension run together in
// all arrays of the argument: the k-th of an array with the k-th of another.
#include <algorithm>

#include "casefile/xmile_translator.h"

namespace armistice {
namespace {

constexpr std::size_t kTermsAtOnce = 32;

std::string axis_key(const std::string& dimension, int occurrence) {
  return dimension + "#" + std::to_string(occurrence);
}

int index_in(const XmileDimension& dimension, const std::string& key) {
  const auto found = std::find(dimension.keys.begin(), dimension.keys.end(), key);
  return found == dimension.keys.end() ? -1 : static_cast<int>(found - dimension.keys.begin());
}

}  // namespace

// Position, within `wanted`, at which the equation stands on dimension `key`; -1: on none. The
// elements of two dimensions are matched by their names.
int XmileTranslator::bound_position(const XmileDimension& wanted, const std::string& key,
                                    int occurrence, const Context& context) const {
  int seen = 0, position = -1;
  for (const auto& [dimension_key, index] : context.indices)
    if (dimension_key == key && seen++ <= occurrence) position = index;
  if (position < 0) return -1;
  const XmileDimension* from = dimension(key);
  return from == nullptr || from == &wanted ? position : index_in(wanted, from->keys[position]);
}

int XmileTranslator::position_of(const XmileEntity& entity, std::size_t k, const Node& node,
                                 const Context& context, std::map<std::string, int>& seen) {
  const XmileDimension& wanted = *entity.dimensions[k];
  const auto looped = [&](const XmileDimension& over) {
    const auto loop = context.loops.find(axis_key(over.key, seen[over.key]));
    if (loop == context.loops.end()) return -1;
    ++seen[over.key];
    return &over == &wanted ? loop->second : index_in(wanted, over.keys[loop->second]);
  };
  if (node.kind == Node::Kind::name) {
    int position = looped(wanted);
    if (position < 0)
      position = bound_position(wanted, wanted.key, seen["=" + wanted.key]++, context);
    // an array over another dimension of the same elements is matched place by place
    if (position < 0 && context.indices.size() == entity.dimensions.size())
      if (const XmileDimension* own = dimension(context.indices[k].first))
        position = index_in(wanted, own->keys[context.indices[k].second]);
    return position;
  }
  const Node& subscript = at(node.children[k], context);
  if (subscript.kind == Node::Kind::number) {
    const double value = subscript.value - 1;
    return value >= 0 && value < static_cast<double>(wanted.keys.size()) ? static_cast<int>(value)
                                                                         : -1;
  }
  if (subscript.kind == Node::Kind::wildcard) {
    const XmileDimension* over = subscript.name.empty() ? &wanted : dimension(subscript.name);
    return over == nullptr ? -1 : looped(*over);
  }
  if (subscript.kind != Node::Kind::name)
    refuse(subscript, context, "bad-subscript", "a subscript that is worked out is not supported",
           "name an element or a dimension");
  const int element = index_in(wanted, subscript.name);
  if (element >= 0) return element;
  if (const XmileDimension* over = dimension(subscript.name)) {
    const int position = bound_position(wanted, over->key, seen["=" + over->key]++, context);
    return position >= 0 ? position : looped(*over);
  }
  return -1;
}

// Which element a reference means.
int XmileTranslator::element_of(const XmileEntity& entity, const Node& node,
                                const Context& context) {
  const std::size_t given = node.kind == Node::Kind::subscripted ? node.children.size() : 0;
  if (node.kind == Node::Kind::subscripted && given != entity.dimensions.size())
    refuse(node, context, "bad-subscript",
           quote(entity.title) + " has " + std::to_string(entity.dimensions.size()) +
               " dimensions, not " + std::to_string(given),
           "give one subscript for each");
  std::map<std::string, int> seen;
  int element = 0;
  for (std::size_t k = 0; k < entity.dimensions.size(); ++k) {
    const int position = position_of(entity, k, node, context, seen);
    if (position < 0)
      refuse(node, context, "bad-subscript",
             "which element of " + quote(entity.title) + " is meant along " +
                 quote(entity.dimensions[k]->key) + " is not said",
             "name an element, or use SUM, MEAN, MIN or MAX over all");
    element = element * static_cast<int>(entity.dimensions[k]->keys.size()) + position;
  }
  return element;
}

// The free axes of an argument, each once; `alone`: the node is the whole argument.
void XmileTranslator::free_axes(int index, const Context& context, bool alone,
                                std::vector<std::pair<std::string, const XmileDimension*>>& axes) {
  const Node& node = at(index, context);
  const bool named = node.kind == Node::Kind::name || node.kind == Node::Kind::subscripted;
  const XmileEntity* entity = named ? find(context.scope, node.name) : nullptr;
  if (entity == nullptr) {
    for (const int child : node.children) free_axes(child, context, false, axes);
    return;
  }
  std::map<std::string, int> seen;
  for (std::size_t k = 0; k < entity->dimensions.size(); ++k) {
    const XmileDimension* over = entity->dimensions[k];
    if (node.kind == Node::Kind::name) {
      if (!alone && bound_position(*over, over->key, 0, context) >= 0) continue;
    } else {
      if (k >= node.children.size()) return;
      const Node& subscript = at(node.children[k], context);
      const bool wild = subscript.kind == Node::Kind::wildcard;
      if (!wild && (subscript.kind != Node::Kind::name || index_in(*over, subscript.name) >= 0))
        continue;
      if (!subscript.name.empty()) over = dimension(subscript.name);
      if (over == nullptr || (!wild && bound_position(*over, over->key, 0, context) >= 0)) continue;
    }
    const std::string key = axis_key(over->key, seen[over->key]++);
    if (std::none_of(axes.begin(), axes.end(), [&](const auto& axis) { return axis.first == key; }))
      axes.emplace_back(key, over);
  }
}

// The values that a function over many elements takes: every argument, once for every
// combination of positions on its free axes.
std::vector<XmileCode> XmileTranslator::terms(const Node& node, const Context& context,
                                              std::size_t from) {
  std::vector<XmileCode> list;
  for (std::size_t k = from; k < node.children.size(); ++k) {
    std::vector<std::pair<std::string, const XmileDimension*>> axes;
    free_axes(node.children[k], context, true, axes);
    std::size_t combinations = 1;
    for (const auto& [key, over] : axes)
      combinations = std::min(combinations * over->keys.size(), kMaxXmileTerms + 1);
    if (list.size() + combinations > kMaxXmileTerms)
      refuse(node, context, "too-large", "this function takes too many elements at once",
             "sum over one dimension at a time");
    for (std::size_t c = 0; c < combinations; ++c) {
      Context inner = context;
      std::size_t rest = c;
      for (std::size_t a = axes.size(); a-- > 0;) {
        inner.loops[axes[a].first] = static_cast<int>(rest % axes[a].second->keys.size());
        rest /= axes[a].second->keys.size();
      }
      list.push_back(write(node.children[k], inner));
    }
  }
  return list;
}

// a + b + c, in auxiliaries of their own where there are many.
std::string XmileTranslator::join(const std::vector<XmileCode>& list, const char* sign,
                                  int strength, const Context& context) {
  std::vector<XmileCode> parts = list;
  while (true) {
    std::vector<XmileCode> fewer;
    for (std::size_t from = 0; from < parts.size(); from += kTermsAtOnce) {
      std::string text;
      for (std::size_t k = from; k < std::min(parts.size(), from + kTermsAtOnce); ++k)
        text += (text.empty() ? "" : sign) + hold(parts[k], strength + 1);
      if (parts.size() <= kTermsAtOnce) return text;
      if (context.initial) {
        fewer.push_back({text, strength});
        continue;
      }
      fewer.push_back({hidden(context, "part"), 10});
      add_auxiliary(fewer.back().text, text, place_of(context));
    }
    parts = std::move(fewer);
  }
}

XmileCode XmileTranslator::write_sum(const Node& node, const Context& context) {
  return {join(terms(node, context), " + ", 6, context), 6};
}

XmileCode XmileTranslator::write_product(const Node& node, const Context& context) {
  return {join(terms(node, context), " * ", 7, context), 7};
}

XmileCode XmileTranslator::write_mean(const Node& node, const Context& context) {
  const std::vector<XmileCode> list = terms(node, context);
  return {"(" + join(list, " + ", 6, context) + ") / " + std::to_string(list.size()), 7};
}

XmileCode XmileTranslator::write_size(const Node& node, const Context& context) {
  const Node& argument = at(node.children[0], context);
  if (argument.kind == Node::Kind::name && find(context.scope, argument.name) == nullptr)
    if (const XmileDimension* found = dimension(argument.name))
      return number_code(static_cast<double>(found->keys.size()));
  return number_code(static_cast<double>(terms(node, context).size()));
}

// MIN and MAX; LOOKUP(VMIN, array) is how some exports of Vensim write them.
XmileCode XmileTranslator::write_extreme(const Node& node, const Context& context) {
  const bool lookup = node.name == "lookup";
  const std::string& name = lookup ? at(node.children[0], context).name : node.name;
  const char* function = name == "min" || name == "vmin" ? "min(" : "max(";
  std::vector<XmileCode> list = terms(node, context, lookup ? 1 : 0);
  if (list.size() == 1) return list[0];
  std::string text;
  for (const XmileCode& code : list) text += (text.empty() ? "" : ", ") + code.text;
  return {function + text + ")", 10};
}

}  // namespace armistice
