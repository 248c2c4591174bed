// An XMILE file as its elements say it: equations unread, names unresolved. What this program
// cannot run (conveyors, queues, event posters, ...) is refused here, with its place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "armistice/program.h"
#include "casefile/faults.h"
#include "casefile/xmile_document.h"
#include "casefile/xmile_unit_text.h"

namespace armistice {

struct XmileElementEquation {           // of one element of an array
  std::vector<std::string> subscripts;  // keys
  XmlText equation, initial;
  std::optional<LookupTable> graph;
  Place place;
};

struct XmileVariable {
  enum class Kind { stock, flow, auxiliary, graph };
  Kind kind = Kind::auxiliary;
  std::string title, key;
  Place place;
  std::vector<std::string> dimensions;  // keys
  std::vector<XmlText> equations;       // one, or one per element of the array
  XmlText initial;                      // init_eqn: its value while stocks get their first values
  XmlText units;
  std::optional<LookupTable> graph;  // applied to the equation
  std::vector<XmileElementEquation> elements;
  std::vector<XmlText> inflows, outflows;
  std::optional<bool> non_negative;  // as the element says it; nothing: the file's default
};

struct XmileConnection {
  std::string to;  // key within the module
  XmlText from;    // name as the surrounding model writes it
  Place place;
};

struct XmileModule {
  std::string title, key, model;  // keys; `model`: which model it runs
  Place place;
  std::vector<XmileConnection> connections;
};

struct XmileModel {
  std::string key;  // empty: the main model
  Place place;
  std::vector<XmileVariable> variables;
  std::vector<XmileModule> modules;
};

struct XmileMacro {
  std::string title, key;
  Place place;
  std::vector<std::string> parameters;  // keys
  XmlText equation;
  XmileModel body;
};

struct XmileDimension {
  std::string key;
  std::vector<std::string> titles, keys;  // of its elements
};

struct XmileSimulation {
  double start = 0, stop = 100, dt = 1;
  int per_unit = 0;          // steps per unit of time, when dt is such a part; 0: it is none
  double save_interval = 0;  // 0: every step
  bool runge_kutta = false;
  Place place;
};

struct XmileContent {
  std::string title;
  bool from_vensim = false;  // INT and MOD then round toward zero, as INTEGER and MODULO do there
  bool stocks_non_negative = false, flows_non_negative = false;  // <behavior>
  XmileSimulation simulation;
  XmlText time_units;
  std::vector<XmileUnitDefinition> units;  // <model_units>
  bool has_initial_equations = false;      // some <init_eqn>
  std::vector<XmileDimension> dimensions;
  std::vector<XmileModel> models;  // [0] is the main one
  std::vector<XmileMacro> macros;
};

XmileContent read_xmile_content(const XmlElement& root, const XmileFile& file, Faults& faults);

// xmile_graph.cc: the points of a <gf>; nothing after a fault.
std::optional<LookupTable> read_xmile_graph(const XmlElement& element, const XmileFile& file,
                                            Faults& faults);
// A whole text as a number.
std::optional<double> xmile_number(std::string_view text);

}  // namespace armistice
