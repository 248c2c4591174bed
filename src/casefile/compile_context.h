// What the steps of the compiler share: the case as read, the conflict as it grows, the names
// that were declared and everything that was found wrong.
//
// While the steps run, a slot is a reference "kind and index" (slot_ref); only the last step
// knows how many of each kind there are and turns references into slots of the Layout.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "armistice/case_spec.h"
#include "armistice/conflict.h"
#include "armistice/result.h"
#include "casefile/compile.h"
#include "expr/unit.h"

namespace armistice {

// A slot before the layout is known. Delays: the output of pipeline `index`.
constexpr int kSlotRefStride = 1 << 20;
constexpr int slot_ref(SlotKind kind, int index = 0) {
  return static_cast<int>(kind) * kSlotRefStride + index;
}
constexpr SlotKind ref_kind(int ref) { return static_cast<SlotKind>(ref / kSlotRefStride); }
constexpr int ref_index(int ref) { return ref % kSlotRefStride; }

using NameTable = std::map<std::string, int, std::less<>>;

// What a name of the expression language stands for; index counts within the kind.
struct NamedThing {
  SlotKind kind = SlotKind::quantity;  // quantity, stock, auxiliary, mode or issue
  int index = 0;
};

struct Names {
  std::map<std::string, NamedThing, std::less<>> things;  // share one space: none twice
  NameTable sources, claims, parties, positions, moves, locks, events, levers, endings,
      blocks, orders;
  std::set<std::string, std::less<>> implicit;  // ids of quantities written in place
};

struct CompileContext {
  const CaseSpec& spec;
  const CompileOptions& options;
  Conflict conflict;
  Diagnostics diagnostics;
  Names names;

  std::vector<Unit> quantity_units, stock_units, auxiliary_units;  // as declared or found out
  int declared_stocks = 0;                // stocks of the file; those of smooth() follow
  std::vector<std::string> delay_owners;  // per delay
  bool has_as_of = false;
  std::vector<bool> late_sources;  // per source: issued after --as-of
  std::vector<Word> only_late;     // quantities whose claims all come later

  // index of the first byte of every line, per file; filled on the first message
  std::vector<std::vector<std::size_t>> line_starts;

  CompileContext(const CaseSpec& the_spec, const CompileOptions& the_options)
      : spec(the_spec), options(the_options) {}

  // `offset`: bytes into the word's text, for faults inside an expression; -1: the word itself.
  void error(const Word& at, std::string key, std::string message, std::string hint = {},
             int offset = -1);
  void warning(const Word& at, std::string key, std::string message, std::string hint = {});
  void error(const Place& at, std::string key, std::string message, std::string hint = {});

 private:
  void add(Severity severity, const Place& at, std::string key, std::string message,
           std::string hint);
  Place inside(const Word& word, int offset);
  std::string_view line(const Place& at);
};

// ---- declaring and finding names ----

// English identifiers joined by dots; records (sources, claims, positions, moves) may use '-' too.
bool is_identifier(std::string_view text);
bool is_record_id(std::string_view text);
bool is_keyword(std::string_view text);  // and, or, not, in, if
bool is_reserved(std::string_view text);  // the same and t, phase, war, lock, ...: no names

// Enters an id in a table; a malformed, reserved or repeated one is an error and not entered.
void declare(CompileContext& context, NameTable& table, const Word& id, int index, const char* what,
             bool record = false);
void declare_thing(CompileContext& context, const Word& id, NamedThing thing);

// Index of a name in a table, -1 with an error "unknown-<what>" and close names.
int find_named(CompileContext& context, const NameTable& table, const Word& word, const char* what);
int find_party(CompileContext& context, const Word& word);
// Issue index, -1 with an error.
int find_issue(CompileContext& context, const Word& word);
// Option index of an issue (a multiple of the step for a share), -1 with an error.
int find_option(CompileContext& context, int issue, const Word& word);
// Position of a word in a short list, -1 with an error naming the list.
int find_choice(CompileContext& context, const std::vector<std::string>& list, const Word& word,
                const char* what);
std::vector<int> find_claims(CompileContext& context, const std::vector<Word>& words);

// "did you mean x?" for the closest of `known`, or an empty text.
std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& known);
std::string join(const std::vector<std::string>& list, const char* separator = ", ");

}  // namespace armistice
