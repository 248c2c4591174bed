// Scopes, entities and the finding of names.
#include <algorithm>

#include "casefile/xmile_translator.h"

namespace armistice {

XmileTranslator::XmileTranslator(const XmileContent& content, const XmileFile& file, Faults& faults,
                                 bool as_war)
    : content_(content), file_(file), faults_(faults), as_war_(as_war) {}

XmileScope* XmileTranslator::open_scope(const XmileModel& model, XmileScope* parent,
                                        const std::string& name, const std::string& id,
                                        bool hidden) {
  scopes_.emplace_back();
  XmileScope& scope = scopes_.back();
  scope.parent = parent;
  scope.model = &model;
  scope.title = name;
  scope.prefix = id;
  scope.hidden = hidden;
  scope.depth = parent != nullptr ? parent->depth + 1 : 0;
  if (scope.depth > kMaxXmileModules)
    throw XmileRefusal{model.place, "too-deep", "modules or macros are nested too deep",
                       "a model cannot contain itself"};
  for (const XmileVariable& variable : model.variables) declare(variable, scope);
  open_modules(scope);
  return &scope;
}

void XmileTranslator::open_modules(XmileScope& scope) {
  for (const XmileModule& module : scope.model->modules) {
    const auto found =
        std::find_if(content_.models.begin(), content_.models.end(),
                     [&](const XmileModel& model) { return model.key == module.model; });
    if (found == content_.models.end())
      throw XmileRefusal{module.place, "missing-model",
                         "there is no <model> for the module " + quote(module.title),
                         "models of several files are not read; export them as one"};
    XmileScope* inner = open_scope(*found, &scope, scope.title + module.title + ".",
                                   scope.prefix + module.key + ".", scope.hidden);
    if (!scope.modules.emplace(module.key, inner).second)
      throw XmileRefusal{module.place, "duplicate-name",
                         "there are two modules " + quote(module.title), "rename one"};
    for (const XmileConnection& connection : module.connections) {
      const auto input = inner->entities.find(connection.to);
      if (input == inner->entities.end())
        throw XmileRefusal{
            connection.place, "unknown-name",
            "the module " + quote(module.title) + " has no variable " + quote(connection.to),
            "correct the connection"};
      input->second->connection = &connection;
    }
  }
}

void XmileTranslator::declare(const XmileVariable& variable, XmileScope& scope) {
  entities_.emplace_back();
  XmileEntity& entity = entities_.back();
  entity.variable = &variable;
  entity.scope = &scope;
  entity.title = scope.title + variable.title;
  entity.hidden = scope.hidden;
  std::size_t size = 1;
  for (const std::string& key : variable.dimensions) {
    const XmileDimension* found = dimension(key);
    if (found == nullptr)
      throw XmileRefusal{variable.place, "unknown-dimension", "there is no dimension " + quote(key),
                         "add it to <dimensions>"};
    entity.dimensions.push_back(found);
    size = std::min(size * found->keys.size(), kMaxXmileNames + 1);
  }
  if (!scope.entities.emplace(variable.key, &entity).second)
    throw XmileRefusal{variable.place, "duplicate-name",
                       "there are two variables " + quote(entity.title) +
                           " (case, spaces and underscores do not tell names apart)",
                       "rename one of them"};
  names_ += size;
  if (names_ > kMaxXmileNames)
    throw XmileRefusal{variable.place, "too-large",
                       "the model has more than " + std::to_string(kMaxXmileNames) +
                           " variables and elements of arrays",
                       "use fewer elements"};
  for (std::size_t e = 0; e < size; ++e) {
    std::string wish = scope.prefix + variable.key;
    std::size_t rest = e, span = size;
    for (const XmileDimension* d : entity.dimensions) {
      span /= d->keys.size();
      wish += "." + d->keys[rest / span];
      rest %= span;
    }
    entity.ids.push_back(ids_.make(wish));
  }
  entity.initial_ids.resize(size);
  if (!variable.elements.empty()) place_elements(entity);
}

// Each <element> at the place that its subscripts name.
void XmileTranslator::place_elements(XmileEntity& entity) {
  entity.elements.resize(entity.ids.size());
  for (const XmileElementEquation& own : entity.variable->elements) {
    // the elements meant so far: one, or all along a dimension that is named itself
    std::vector<std::size_t> meant = {0};
    if (own.subscripts.size() != entity.dimensions.size()) meant.clear();
    for (std::size_t k = 0; !meant.empty() && k < entity.dimensions.size(); ++k) {
      const XmileDimension& d = *entity.dimensions[k];
      std::vector<std::size_t> longer;
      for (const std::size_t before : meant)
        for (std::size_t e = 0; e < d.keys.size(); ++e)
          if (own.subscripts[k] == d.keys[e] || own.subscripts[k] == d.key)
            longer.push_back(before * d.keys.size() + e);
      meant = std::move(longer);
    }
    if (meant.empty())
      throw XmileRefusal{own.place, "bad-subscript", "this is no element of " + quote(entity.title),
                         "name one element of each of its dimensions"};
    for (const std::size_t element : meant) entity.elements[element] = &own;
  }
}

// A name of the scope, or a path of modules to it; a leading dot begins at the main model. The
// inputs of a module stand for what they are connected to.
XmileEntity* XmileTranslator::find(XmileScope* scope, std::string_view key, int depth) const {
  if (depth > kMaxXmileModules || scope == nullptr) return nullptr;
  if (!key.empty() && key[0] == '.') {
    scope = root_;
    key.remove_prefix(1);
  }
  for (std::size_t dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.')) {
    const auto module = scope->modules.find(std::string(key.substr(0, dot)));
    if (module == scope->modules.end()) return nullptr;
    scope = module->second;
    key.remove_prefix(dot + 1);
  }
  const auto found = scope->entities.find(std::string(key));
  if (found == scope->entities.end()) return nullptr;
  XmileEntity* entity = found->second;
  if (entity->connection == nullptr) return entity;
  return find(scope->parent, xmile_key(entity->connection->from.text, true), depth + 1);
}

const XmileDimension* XmileTranslator::dimension(std::string_view key) const {
  for (const XmileDimension& dimension : content_.dimensions)
    if (dimension.key == key) return &dimension;
  return nullptr;
}

const ParsedXmile& XmileTranslator::parse(const XmlText& text) {
  std::unique_ptr<ParsedXmile>& place = parsed_[text.at];
  if (place != nullptr) return *place;
  auto parsed = std::make_unique<ParsedXmile>();
  parsed->text = text;
  XmileFault fault;
  parsed->equation = parse_xmile_equation(text.text, fault);
  if (!fault.key.empty())
    throw XmileRefusal{file_.place_in(text, static_cast<std::size_t>(fault.offset)), fault.key,
                       fault.message, fault.hint};
  place = std::move(parsed);
  return *place;
}

std::string XmileTranslator::element_title(const XmileEntity& entity, int element) const {
  if (entity.dimensions.empty()) return entity.title;
  std::string list;
  std::size_t rest = static_cast<std::size_t>(element), span = entity.ids.size();
  for (const XmileDimension* d : entity.dimensions) {
    span /= d->keys.size();
    list += (list.empty() ? "" : ",") + d->titles[rest / span];
    rest %= span;
  }
  return entity.title + "[" + list + "]";
}

}  // namespace armistice
