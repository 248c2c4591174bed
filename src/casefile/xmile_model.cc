#include "casefile/xmile_model.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "casefile/xmile_names.h"

namespace armistice {
namespace {

constexpr std::size_t kMaxElements = 10000;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lower(std::string_view text) {
  std::string out(trimmed(text));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

class Reader {
 public:
  Reader(const XmileFile& file, Faults& faults) : file_(file), faults_(faults) {}

  XmileContent run(const XmlElement& root) {
    for (const XmlElement& element : root.children) {
      const std::string& name = element.name;
      if (name == "header")
        read_header(element);
      else if (name == "sim_specs")
        read_simulation(element);
      else if (name == "dimensions")
        read_dimensions(element);
      else if (name == "model_units")
        read_units(element);
      else if (name == "behavior")
        read_behavior(element);
      else if (name == "model")
        content_.models.push_back(read_model(element));
      else if (name == "macro")
        content_.macros.push_back(read_macro(element));
      else if (name == "data" && !element.children.empty())
        refuse(element, "data imports and exports are not read");
      else if (!element.is_foreign() &&
               !is_one_of(name, {"uuid", "default_format", "equation_prefs", "style", "data",
                                 "prefs", "namespace", "views"}))
        unknown(element, "a model file");
    }
    // the main model has no name, or is the first
    std::stable_partition(content_.models.begin(), content_.models.end(),
                          [](const XmileModel& model) { return model.key.empty(); });
    if (content_.models.empty())
      faults_.error(file_.place(root.at), "no-model", "the file holds no <model>",
                    "export the model again");
    if (!has_simulation_)
      faults_.error(file_.place(root.at), "no-sim-specs",
                    "the file does not say from when to when it runs",
                    "add <sim_specs> with <start>, <stop> and <dt>");
    return std::move(content_);
  }

 private:
  void refuse(const XmlElement& element, const std::string& what) {
    faults_.error(file_.place(element.at), "not-supported", what,
                  "docs/xmile.md lists what this program runs");
  }
  void unknown(const XmlElement& element, const char* where) {
    refuse(element, quote(element.name) + " in " + where + " is not known to this program");
  }
  const std::string& name_of(const XmlElement& element) {
    static const std::string kNone;
    const std::string* name = element.attribute("name");
    if (name == nullptr || xmile_key(*name, false).empty())
      faults_.error(file_.place(element.at), "missing-name", quote(element.name) + " has no name",
                    "add name=\"...\"");
    return name != nullptr ? *name : kNone;
  }

  void read_header(const XmlElement& header) {
    for (const XmlElement& element : header.children) {
      if (element.name == "name") content_.title = trimmed(element.text.text);
      if (element.name == "vendor")
        content_.from_vensim = lower(element.text.text).find("ventana") != std::string::npos;
      if (element.name == "includes" && !element.children.empty())
        refuse(element, "models of several files are not read");
    }
  }

  std::optional<double> number_of(const XmlElement& parent, const char* name) {
    const XmlElement* element = parent.child(name);
    if (element == nullptr) return std::nullopt;
    const auto value = xmile_number(trimmed(element->text.text));
    if (!value)
      faults_.error(file_.place(element->at), "not-a-number",
                    quote(name) + " needs a number, not " + quote(trimmed(element->text.text)),
                    "write a plain number");
    return value;
  }

  void read_simulation(const XmlElement& element) {
    has_simulation_ = true;
    XmileSimulation& simulation = content_.simulation;
    simulation.place = file_.place(element.at);
    simulation.start = number_of(element, "start").value_or(0);
    simulation.stop = number_of(element, "stop").value_or(100);
    const double step = number_of(element, "dt").value_or(1);
    const XmlElement* dt = element.child("dt");
    const std::string* reciprocal = dt != nullptr ? dt->attribute("reciprocal") : nullptr;
    const bool is_part = reciprocal != nullptr && lower(*reciprocal) == "true";
    if (!(step > 0) || !(simulation.stop >= simulation.start))
      faults_.error(simulation.place, "bad-sim-specs",
                    "the run needs a positive dt and a stop at or after its start",
                    "correct <sim_specs>");
    simulation.dt = is_part ? 1 / step : step;
    const double count = is_part ? step : 1 / step;
    if (count < 1e9 && std::abs(count - std::round(count)) < 1e-9 * count)
      simulation.per_unit = static_cast<int>(std::round(count));
    read_method(element);
    if (const std::string* units = element.attribute("time_units"))
      content_.time_units = {*units, element.at};
    for (const auto& [key, value] : element.attributes)
      if (key.ends_with("save_interval"))
        simulation.save_interval = xmile_number(value).value_or(0);
    for (const XmlElement& child : element.children) {
      if (child.name == "savestep" || child.name == "save_step" || child.name == "saveper")
        simulation.save_interval = number_of(element, child.name.c_str()).value_or(0);
      else if (!child.is_foreign() && !is_one_of(child.name, {"start", "stop", "dt", "run"}))
        unknown(child, "<sim_specs>");
    }
  }

  // The first method of the list that this program has.
  void read_method(const XmlElement& element) {
    const std::string* methods = element.attribute("method");
    std::string rest = methods != nullptr ? lower(*methods) : "euler";
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      const std::string method(trimmed(rest.substr(0, comma)));
      content_.simulation.runge_kutta = method == "rk4";
      if (method == "rk4" || method == "euler") return;
      rest = comma == std::string::npos ? "" : rest.substr(comma + 1);
    }
    refuse(element, "the integration method " + quote(*methods) + " is neither Euler nor RK4");
  }

  void read_units(const XmlElement& list) {
    for (const XmlElement& element : list.children) {
      if (element.name != "unit") continue;
      XmileUnitDefinition definition;
      definition.names.push_back(name_of(element));
      for (const XmlElement& child : element.children) {
        if (child.name == "eqn") definition.made_of = trimmed(child.text.text);
        if (child.name == "alias") definition.names.emplace_back(trimmed(child.text.text));
      }
      content_.units.push_back(std::move(definition));
    }
  }

  void read_dimensions(const XmlElement& list) {
    for (const XmlElement& element : list.children) {
      if (element.name != "dim") continue;
      XmileDimension dimension;
      dimension.key = xmile_key(name_of(element), false);
      if (const std::string* size = element.attribute("size")) {
        const double count = xmile_number(trimmed(*size)).value_or(0);
        for (int k = 1; k <= count && dimension.keys.size() <= kMaxElements; ++k)
          dimension.titles.push_back(std::to_string(k));
      }
      std::vector<std::string> named;
      for (const XmlElement& child : element.children)
        if (child.name == "elem") named.push_back(xmile_title(name_of(child)));
      if (!named.empty()) dimension.titles = std::move(named);
      for (const std::string& title : dimension.titles)
        dimension.keys.push_back(xmile_key(title, false));
      if (dimension.keys.empty() || dimension.keys.size() > kMaxElements)
        refuse(element, "a dimension has 1 to " + std::to_string(kMaxElements) + " elements");
      content_.dimensions.push_back(std::move(dimension));
    }
  }

  // <behavior>: defaults for all stocks and flows.
  void read_behavior(const XmlElement& behavior) {
    for (const XmlElement& element : behavior.children) {
      const bool both = element.name == "non_negative";
      const XmlElement* inner = both ? &element : element.child("non_negative");
      const bool on = inner != nullptr && lower(inner->text.text) != "false";
      if (both || element.name == "stock") content_.stocks_non_negative |= on;
      if (both || element.name == "flow") content_.flows_non_negative |= on;
      if (!both && !is_one_of(element.name, {"stock", "flow", "aux"}))
        unknown(element, "<behavior>");
    }
  }

  XmileModel read_model(const XmlElement& element) {
    XmileModel model;
    model.place = file_.place(element.at);
    if (const std::string* name = element.attribute("name")) model.key = xmile_key(*name, false);
    if (element.attribute("resource") != nullptr)
      refuse(element, "models of several files are not read");
    for (const XmlElement& child : element.children) {
      if (child.name == "variables")
        read_variables(child, model);
      else if (!child.is_foreign() && !is_one_of(child.name, {"views", "sim_specs", "behavior",
                                                              "dimensions", "model_units"}))
        unknown(child, "<model>");
      else if (!child.children.empty() && is_one_of(child.name, {"sim_specs", "behavior"}))
        refuse(child,
               quote(child.name) + " of a single model is not read; only that of the file is");
    }
    return model;
  }

  void read_variables(const XmlElement& list, XmileModel& model) {
    using Kind = XmileVariable::Kind;
    for (const XmlElement& element : list.children) {
      const std::string& name = element.name;
      if (name == "stock")
        model.variables.push_back(read_variable(element, Kind::stock));
      else if (name == "flow")
        model.variables.push_back(read_variable(element, Kind::flow));
      else if (name == "aux")
        model.variables.push_back(read_variable(element, Kind::auxiliary));
      else if (name == "gf")
        model.variables.push_back(read_named_graph(element));
      else if (name == "module")
        model.modules.push_back(read_module(element));
      else if (!element.is_foreign() && name != "group")
        unknown(element, "<variables>");
    }
  }

  XmileVariable start_variable(const XmlElement& element, XmileVariable::Kind kind) {
    XmileVariable variable;
    const std::string& name = name_of(element);
    variable.kind = kind;
    variable.title = xmile_title(name);
    variable.key = xmile_key(name, false);
    variable.place = file_.place(element.at);
    return variable;
  }

  XmileVariable read_named_graph(const XmlElement& element) {
    XmileVariable variable = start_variable(element, XmileVariable::Kind::graph);
    variable.graph = read_xmile_graph(element, file_, faults_);
    return variable;
  }

  XmileVariable read_variable(const XmlElement& element, XmileVariable::Kind kind) {
    XmileVariable variable = start_variable(element, kind);
    for (const XmlElement& child : element.children) {
      const std::string& name = child.name;
      if (name == "eqn")
        variable.equations.push_back(equation_of(child));
      else if (name == "init_eqn")
        variable.initial = initial_of(child);
      else if (name == "units")
        variable.units = child.text;
      else if (name == "gf")
        variable.graph = read_xmile_graph(child, file_, faults_);
      else if (name == "inflow")
        variable.inflows.push_back(equation_of(child));
      else if (name == "outflow")
        variable.outflows.push_back(equation_of(child));
      else if (name == "non_negative")
        variable.non_negative = lower(child.text.text) != "false";
      else if (name == "element")
        variable.elements.push_back(read_element(child));
      else if (name == "dimensions")
        read_variable_dimensions(child, variable);
      else if (is_one_of(name, {"conveyor", "queue", "leak", "overflow", "multiplier",
                                "event_poster", "leak_integers"}))
        refuse(child, quote(name) + " of " + quote(variable.title) + " is not supported");
      else if (!child.is_foreign() && !is_one_of(name, {"doc", "format", "range", "scale", "label",
                                                        "dependencies", "group"}))
        unknown(child, "a variable");
    }
    return variable;
  }

  static XmlText equation_of(const XmlElement& element) {
    XmlText text = element.text;
    if (!text.given()) text.at = element.at;
    return text;
  }

  XmlText initial_of(const XmlElement& element) {
    content_.has_initial_equations = true;
    return equation_of(element);
  }

  XmileElementEquation read_element(const XmlElement& element) {
    XmileElementEquation out;
    out.place = file_.place(element.at);
    const std::string* subscript = element.attribute("subscript");
    std::string_view rest = subscript != nullptr ? *subscript : std::string_view();
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      out.subscripts.push_back(xmile_key(trimmed(rest.substr(0, comma)), false));
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    for (const XmlElement& child : element.children) {
      if (child.name == "eqn")
        out.equation = equation_of(child);
      else if (child.name == "init_eqn")
        out.initial = initial_of(child);
      else if (child.name == "gf")
        out.graph = read_xmile_graph(child, file_, faults_);
      else if (!child.is_foreign() && child.name != "doc")
        unknown(child, "<element>");
    }
    return out;
  }

  void read_variable_dimensions(const XmlElement& list, XmileVariable& variable) {
    for (const XmlElement& child : list.children)
      if (child.name == "dim") variable.dimensions.push_back(xmile_key(name_of(child), false));
  }

  XmileModule read_module(const XmlElement& element) {
    XmileModule module;
    const std::string& name = name_of(element);
    module.title = xmile_title(name);
    module.key = xmile_key(name, false);
    module.place = file_.place(element.at);
    const std::string* model = element.attribute("model");
    module.model = model != nullptr ? xmile_key(*model, false) : module.key;
    if (element.attribute("resource") != nullptr)
      refuse(element, "models of several files are not read");
    for (const XmlElement& child : element.children) {
      if (child.name == "connect") {
        const std::string* to = child.attribute("to");
        const std::string* from = child.attribute("from");
        if (to == nullptr || from == nullptr) {
          refuse(child, "a connection needs `to` and `from`");
          continue;
        }
        // `to` may carry the module's own name
        std::string key = xmile_key(*to, true);
        key = key.substr(key.rfind('.') + 1);
        module.connections.push_back({key, {*from, child.at}, file_.place(child.at)});
      } else if (!child.is_foreign() && !is_one_of(child.name, {"doc", "units"})) {
        unknown(child, "<module>");
      }
    }
    return module;
  }

  XmileMacro read_macro(const XmlElement& element) {
    XmileMacro macro;
    const std::string& name = name_of(element);
    macro.title = xmile_title(name);
    macro.key = xmile_key(name, true);
    macro.place = file_.place(element.at);
    macro.body.place = macro.place;
    for (const XmlElement& child : element.children) {
      if (child.name == "eqn")
        macro.equation = equation_of(child);
      else if (child.name == "parm") {
        macro.parameters.push_back(xmile_key(child.text.text, false));
        if (child.attribute("default") != nullptr)
          refuse(child, "defaults of macro parameters are not read");
      } else if (child.name == "variables")
        read_variables(child, macro.body);
      else if (!child.is_foreign() && !is_one_of(child.name, {"doc", "format", "views"}))
        unknown(child, "<macro>");
    }
    if (!macro.equation.given())
      refuse(element, "the macro " + quote(macro.title) + " has no equation");
    return macro;
  }

  const XmileFile& file_;
  Faults& faults_;
  XmileContent content_;
  bool has_simulation_ = false;
};

}  // namespace

XmileContent read_xmile_content(const XmlElement& root, const XmileFile& file, Faults& faults) {
  return Reader(file, faults).run(root);
}

}  // namespace armistice
