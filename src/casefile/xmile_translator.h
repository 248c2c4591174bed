// An XMILE model -> stocks and auxiliaries of a case. See xmile.h.
//
// First every module gets a scope and every variable an entity with one identifier per array
// element (xmile_scope.cc); then each equation is written in the expression language
// (xmile_values.cc, xmile_arrays.cc, xmile_functions.cc, xmile_delays.cc, xmile_random.cc), which
// may add hidden stocks and auxiliaries; xmile_translate.cc puts it together, and xmile_units.cc
// judges the units. What cannot be
// written throws an XmileRefusal, which ends the variable and becomes a fault.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "armistice/case_spec.h"
#include "casefile/xmile.h"
#include "casefile/xmile_equation.h"
#include "casefile/xmile_model.h"
#include "casefile/xmile_names.h"

namespace armistice {

struct XmileRefusal {
  Place place;
  std::string key, message, hint;
};

struct ParsedXmile {
  XmlText text;
  XmileEquation equation;
};

struct XmileScope;

// What an expression is measured in.
struct XmileMeasure {
  Unit unit;             // unchecked: not known
  bool literal = false;  // made of numbers written out: fits any unit
};

// Where an expression stands.
struct XmileContext {
  XmileScope* scope = nullptr;
  const ParsedXmile* parsed = nullptr;
  std::vector<std::pair<std::string, int>> indices;  // the array element: dimension and position
  std::map<std::string, int> loops;  // inside SUM and the like: position on each free axis
  std::string owner;                 // id of the element; hidden names begin with it
  bool initial = false;              // the value while stocks get their first ones
  bool inlined = false;              // initial, and no names: only numbers may remain
  int depth = 0;                     // of inlined names
};

struct XmileEntity {
  const XmileVariable* variable = nullptr;  // nullptr: an argument of a macro
  XmileScope* scope = nullptr;
  std::string title;    // with its modules
  bool hidden = false;  // inside a macro
  std::vector<const XmileDimension*> dimensions;
  std::vector<std::string> ids, initial_ids;          // per element
  std::vector<const XmileElementEquation*> elements;  // per element: its own, or null; or empty
  const XmileConnection* connection = nullptr;        // a module's input
  int argument = -1;                                  // node of the call, in `outer`
  XmileContext outer;
  enum class Known { open, visiting, no, yes } has_initial = Known::open;

  bool is(XmileVariable::Kind kind) const { return variable != nullptr && variable->kind == kind; }
  int size() const { return static_cast<int>(ids.size()); }
  const XmileElementEquation* own(int element) const {
    return elements.empty() ? nullptr : elements[element];
  }
};

struct XmileScope {
  XmileScope* parent = nullptr;
  const XmileModel* model = nullptr;
  std::string title;   // "hares.", or empty
  std::string prefix;  // of ids
  int depth = 0;
  bool hidden = false;
  const XmileMacro* macro = nullptr;  // whose call this is; else nullptr
  int call_line = 0;                  // of the call of a macro; else 0
  std::map<std::string, XmileEntity*> entities;
  std::map<std::string, XmileScope*> modules;
};

// A call of a macro: what it comes to is the node `root` within `inside`.
struct XmileMacroCall {
  XmileContext inside;
  int root = 0;
  std::optional<XmileMeasure> measure;
  bool is_broken = false;  // something inside does not fit, which is said there
};

// In what a graphical function was asked first.
struct XmileGraphInput {
  Unit unit;
  std::string text;  // for a message
  int line = 0;
};

// A piece of an expression and how strongly it holds together (see xmile_values.cc).
struct XmileCode {
  std::string text;
  int strength = 10;
};

class XmileTranslator {
 public:
  XmileTranslator(const XmileContent& content, const XmileFile& file, Faults& faults, bool as_war);
  void vary(const std::string& key, const std::string& distribution) { vary_[key] = distribution; }
  void run();

  CaseSpec spec;  // quantities and the war
  std::vector<XmileColumn> columns;
  std::set<std::string> varied;  // keys of vary() that named something

 private:
  using Node = XmileNode;
  using Context = XmileContext;
  using Writer = XmileCode (XmileTranslator::*)(const Node&, const Context&);
  struct Builtin {
    std::size_t least, most;
    Writer write;
  };

  // ---- xmile_scope.cc ----
  XmileScope* open_scope(const XmileModel& model, XmileScope* parent, const std::string& name,
                         const std::string& id, bool hidden);
  void open_modules(XmileScope& scope);
  void declare(const XmileVariable& variable, XmileScope& scope);
  void place_elements(XmileEntity& entity);
  XmileEntity* find(XmileScope* scope, std::string_view key, int depth = 0) const;
  const XmileDimension* dimension(std::string_view key) const;
  const ParsedXmile& parse(const XmlText& text);
  std::string element_title(const XmileEntity& entity, int element) const;

  // ---- xmile_translate.cc ----
  void write_all();
  void write_entity(XmileEntity& entity);
  void write_stock(XmileEntity& entity, int element);
  void write_auxiliary(XmileEntity& entity, int element);
  bool write_varied(XmileEntity& entity, int element);
  void write_columns();
  Context context_of(XmileEntity& entity, int element) const;
  std::pair<const ParsedXmile*, int> equation_of(XmileEntity& entity, int element, bool initial);
  const LookupTable* graph_of(const XmileEntity& entity, int element) const;
  XmileCode value_of(XmileEntity& entity, int element, Context context);
  bool has_initial(XmileEntity& entity);
  bool names_initial(const XmileEquation& equation, int root, XmileScope* scope);
  void warn_of_lost_start(XmileEntity& entity);
  bool rests_on_time(const XmileEquation& equation, int root, XmileScope* scope,
                     std::set<const XmileEntity*>& seen);
  bool is_non_negative(const XmileVariable& variable) const;
  Word word(const std::string& text, const Place& place);
  void add_auxiliary(const std::string& id, const std::string& text, const Place& place);
  void add_stock(const std::string& id, const std::string& start, const XmileCode& rate,
                 const Place& place);

  // ---- xmile_values.cc ----
  XmileCode write(int node, const Context& context);
  XmileCode write_binary(const Node& node, const Context& context);
  XmileCode reference(const Node& node, const Context& context);
  XmileCode special(const Node& node, const Context& context);
  XmileCode element_value(XmileEntity& entity, int element, const Context& context);
  XmileCode clock(const Context& context);
  std::string as_operand(int node, const Context& context);  // a name or a number
  std::string hidden(const Context& context, const char* kind) {
    return ids_.make(context.owner + "__" + kind);
  }
  double known_at_start(int node, const Context& context, const char* what);
  [[noreturn]] void refuse(const Node& node, const Context& context, std::string key,
                           std::string message, std::string hint) const;
  const Node& at(int node, const Context& context) const {
    return context.parsed->equation.nodes[node];
  }
  Place place_of(const Context& context) const;
  void count(std::size_t bytes, const Context& context, const Node& node);

  // ---- xmile_arrays.cc ----
  int element_of(const XmileEntity& entity, const Node& node, const Context& context);
  int position_of(const XmileEntity& entity, std::size_t k, const Node& node,
                  const Context& context, std::map<std::string, int>& seen);
  int bound_position(const XmileDimension& wanted, const std::string& key, int occurrence,
                     const Context& context) const;
  void free_axes(int node, const Context& context, bool alone,
                 std::vector<std::pair<std::string, const XmileDimension*>>& axes);
  std::vector<XmileCode> terms(const Node& node, const Context& context, std::size_t from = 0);
  std::string join(const std::vector<XmileCode>& list, const char* sign, int strength,
                   const Context& context);
  XmileCode write_sum(const Node& node, const Context& context);
  XmileCode write_product(const Node& node, const Context& context);
  XmileCode write_mean(const Node& node, const Context& context);
  XmileCode write_size(const Node& node, const Context& context);
  XmileCode write_extreme(const Node& node, const Context& context);

  // ---- xmile_functions.cc ----
  XmileCode call(const Node& node, const Context& context);
  static const std::map<std::string, Builtin>& builtins();
  XmileCode plain_function(const Node& node, const Context& context);
  XmileCode write_int(const Node& node, const Context& context);
  XmileCode write_modulo(const Node& node, const Context& context);
  XmileCode write_round(const Node& node, const Context& context);
  XmileCode write_safediv(const Node& node, const Context& context);
  XmileCode write_step(const Node& node, const Context& context);
  XmileCode write_ramp(const Node& node, const Context& context);
  XmileCode write_pulse(const Node& node, const Context& context);
  XmileCode write_lookup(const Node& node, const Context& context);
  XmileCode graph_at(XmileEntity& graph, const Node& node, int argument, const Context& context);
  XmileCode table(const LookupTable& points, const XmileCode& x);
  XmileCode macro(const XmileMacro& macro, const Node& node, const Context& context);

  // ---- xmile_delays.cc ----
  XmileCode write_init(const Node& node, const Context& context);
  XmileCode write_previous(const Node& node, const Context& context);
  XmileCode write_delay(const Node& node, const Context& context);
  XmileCode write_delay_of_order(const Node& node, const Context& context);
  XmileCode write_smooth(const Node& node, const Context& context);
  XmileCode write_trend(const Node& node, const Context& context);
  XmileCode write_forecast(const Node& node, const Context& context);
  struct Lag {
    int input = 0, time = 0, start = -1;  // nodes
    int order = 1;
  };
  Lag lag_of(const Node& node, const Context& context);
  XmileCode start_of(const Lag& lag, const Context& context);
  XmileCode pipeline(const Node& node, const Context& context, int input, double steps, int start);

  // ---- xmile_random.cc ----
  XmileCode write_random(const Node& node, const Context& context);
  XmileCode write_lognormal(const Node& node, const Context& context);

  // ---- xmile_units.cc, xmile_unit_calls.cc ----
  enum class UnitRule {
    unchecked,
    same,
    plain_number,
    count,
    all,
    first_two,
    mean,
    square_root,
    quotient,
    step,
    ramp,
    pulse,
    lookup,
    delay,
    trend
  };
  static const std::map<std::string_view, UnitRule>& unit_rules();
  void check_units();
  void check_entity(XmileEntity& entity);
  Unit declared_unit(const XmlText& text);
  Unit unit_of(XmileEntity& entity);
  XmileMeasure inferred(XmileEntity& entity);
  Unit with_arguments(const Unit& unit, const XmileScope& scope);
  XmileMeasure measure(int node, const Context& context);
  XmileMeasure measure_name(const Node& node, const Context& context);
  XmileMeasure measure_special(const Node& node) const;
  XmileMeasure measure_binary(const Node& node, const Context& context);
  XmileMeasure measure_power(const Node& node, const Context& context);
  XmileMeasure measure_call(const Node& node, const Context& context);
  XmileMeasure measure_graph(XmileEntity& graph, int argument, const Context& context);
  XmileMeasure measure_macro(const XmileMacro& macro, const Node& node, const Context& context);
  XmileMeasure result_of(XmileMacroCall& call);
  void ask_graph(XmileEntity& graph, const XmileMeasure& x, int node, const Context& context);
  XmileMeasure measure_delay(const Node& node, const Context& context, const std::string& where);
  static XmileMeasure drawn(XmileMeasure m);
  static XmileMeasure of(Unit unit);
  XmileMeasure unified(const Node& node, std::size_t from, std::size_t end, const Context& context,
                       const std::string& where);
  void require_unit(const Node& node, std::size_t k, const Unit& wanted, const Context& context,
                    const std::string& what);
  std::string measured(int node, const XmileMeasure& m, const Context& context) const;
  void warn_unit(const Place& place, std::string key, std::string message, std::string hint);

  const XmileContent& content_;
  const XmileFile& file_;
  Faults& faults_;
  bool as_war_;
  std::map<std::string, std::string> vary_;
  IdentifierMaker ids_;
  std::deque<XmileScope> scopes_;
  std::deque<XmileEntity> entities_;
  XmileScope* root_ = nullptr;
  std::map<std::size_t, std::unique_ptr<ParsedXmile>> parsed_;  // by place in the file
  std::string clock_;                            // id of the auxiliary that holds the time
  std::size_t names_ = 0;                        // variables x elements so far
  std::size_t written_ = 0;                      // bytes of all expressions
  std::map<std::string, std::string> operands_;  // hidden inputs, by element and place
  int initial_depth_ = 0;
  XmileUnits units_;
  Unit time_unit_;
  std::map<const XmileEntity*, Unit> declared_;
  std::map<const XmileEntity*, XmileMeasure> inferred_;
  std::deque<XmileMacroCall> macro_calls_;  // one for all elements of an array
  std::map<std::pair<const Node*, const XmileScope*>, XmileMacroCall*> macro_call_at_;
  std::map<const XmileEntity*, XmileGraphInput> graph_inputs_;
  bool is_broken_ = false;  // something does not fit in the macro's call that is measured
  int call_line_ = 0;       // of the macro's call that is judged; else 0
  std::set<std::tuple<int, int, std::string>> unit_warnings_;
  int inferring_ = 0;
  bool is_quiet_ = false;  // units are worked out, not judged
};

// Shortest text that reads back as this number, fit to stand in an expression.
XmileCode number_code(double value);
// In brackets unless it holds together at least as strongly.
std::string hold(const XmileCode& code, int strength);

inline constexpr int kMaxXmileInferred = 10;  // variables without units that rest on one another
inline constexpr int kMaxXmileModules = 20;   // nested
inline constexpr int kMaxXmileChain = 500;    // first values that need one another
inline constexpr std::size_t kMaxXmileNames = 20000;     // variables x elements
inline constexpr std::size_t kMaxXmileText = 32u << 20;  // bytes of all expressions
inline constexpr std::size_t kMaxXmileTerms = 20000;     // of one SUM

}  // namespace armistice
