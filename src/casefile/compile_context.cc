#include "casefile/compile_context.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "casefile/compile_values.h"
#include "util/spelling.h"

namespace armistice {
namespace {

constexpr std::size_t kManyDiagnostics = 200;  // beyond these, no search for close names
constexpr std::size_t kLongestName = 200;

const char* const kReserved[] = {
    "and",        "or",          "not",       "in",       "if",           "t",
    "phase",      "war",         "ceasefire", "peace",    "month",        "signed",
    "ratified",   "relapsed",    "ever",      "happened", "collapsed_by", "proposer",
    "refused_by", "answered_by", "lock",      "noise"};

// Number of characters in UTF-8 text.
int characters(std::string_view text) {
  return static_cast<int>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Byte at which character `count` (from 0) of the text begins.
std::size_t byte_of_character(std::string_view text, int count) {
  std::size_t byte = 0;
  while (byte < text.size() && count > 0) {
    ++byte;
    while (byte < text.size() && (text[byte] & 0xC0) == 0x80) ++byte;
    --count;
  }
  return byte;
}

std::vector<std::string> keys(const NameTable& table) {
  std::vector<std::string> list;
  for (const auto& entry : table) list.push_back(entry.first);
  return list;
}

}  // namespace

// ---- messages ----

std::string_view CompileContext::line(const Place& at) {
  if (at.file < 0 || at.file >= static_cast<int>(spec.files.size()) || at.line < 1) return {};
  line_starts.resize(spec.files.size());
  const std::string& text = spec.files[at.file].text;
  std::vector<std::size_t>& starts = line_starts[at.file];
  if (starts.empty()) {
    starts.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n') starts.push_back(i + 1);
  }
  if (at.line > static_cast<int>(starts.size())) return {};
  const std::size_t from = starts[at.line - 1];
  std::size_t to = text.find('\n', from);
  if (to == std::string::npos) to = text.size();
  if (to > from && text[to - 1] == '\r') --to;
  return std::string_view(text).substr(from, to - from);
}

// The place of a byte of the word. Where the file writes the text differently (escapes, folded
// lines), the word's own place.
Place CompileContext::inside(const Word& word, int offset) {
  Place place = word.place;
  if (offset < 0) return place;
  const std::string_view written = line(place);
  std::size_t begin = byte_of_character(written, place.column - 1);
  if (word.quoted && begin < written.size() && (written[begin] == '"' || written[begin] == '\''))
    ++begin;
  const std::string_view wanted = std::string_view(word.text).substr(0, offset);
  if (begin <= written.size() && written.substr(begin, wanted.size()) == wanted)
    place.column = 1 + characters(written.substr(0, begin + wanted.size()));
  return place;
}

void CompileContext::add(Severity severity, const Place& at, std::string key, std::string message,
                         std::string hint) {
  Diagnostic d;
  d.severity = severity;
  if (at.file >= 0 && at.file < static_cast<int>(spec.files.size()))
    d.file = spec.files[at.file].path;
  d.line = at.line;
  d.column = at.column;
  d.key = std::move(key);
  d.message = std::move(message);
  d.hint = std::move(hint);
  d.text = line(at);
  diagnostics.push_back(std::move(d));
}

void CompileContext::error(const Word& at, std::string key, std::string message, std::string hint,
                           int offset) {
  add(Severity::error, inside(at, offset), std::move(key), std::move(message), std::move(hint));
}

void CompileContext::error(const Place& at, std::string key, std::string message,
                           std::string hint) {
  add(Severity::error, at, std::move(key), std::move(message), std::move(hint));
}

void CompileContext::warning(const Word& at, std::string key, std::string message,
                             std::string hint) {
  add(Severity::warning, at.place, std::move(key), std::move(message), std::move(hint));
}

// ---- names ----

std::string join(const std::vector<std::string>& list, const char* separator) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : separator) + item;
  return text;
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& known) {
  if (wrong.size() > kLongestName) return {};
  const std::string close = closest_name(wrong, known);
  return close.empty() ? std::string() : "did you mean " + close + "?";
}

bool is_identifier(std::string_view text) {
  if (text.size() > kLongestName) return false;
  bool at_start = true;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool digit = c >= '0' && c <= '9';
    if (c == '.') {
      if (at_start) return false;
      at_start = true;
      continue;
    }
    if (!letter && (at_start || !digit)) return false;
    at_start = false;
  }
  return !at_start;
}

bool is_keyword(std::string_view text) {
  return text == "and" || text == "or" || text == "not" || text == "in" || text == "if";
}

bool is_reserved(std::string_view text) {
  return std::find(std::begin(kReserved), std::end(kReserved), text) != std::end(kReserved);
}

bool is_record_id(std::string_view text) {
  if (text.empty() || text.size() > kLongestName) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == ':';
  });
}

namespace {

bool acceptable(CompileContext& context, const Word& id, const char* what, bool record) {
  if (record ? !is_record_id(id.text) : !is_identifier(id.text)) {
    context.error(id, "bad-name", "'" + id.text + "' cannot be the name of " + std::string(what),
                  record ? "use letters, digits, '_', '-', '.' and ':'"
                         : "use English letters, digits and '_', joined by dots, not starting "
                           "with a digit; what people read goes into `title`");
    return false;
  }
  return true;
}

}  // namespace

void declare(CompileContext& context, NameTable& table, const Word& id, int index, const char* what,
             bool record) {
  if (!acceptable(context, id, what, record)) return;
  if (!table.emplace(id.text, index).second)
    context.error(id, "duplicate-name", std::string(what) + " '" + id.text + "' is there twice",
                  "rename or remove one of them");
}

void declare_thing(CompileContext& context, const Word& id, NamedThing thing) {
  if (!acceptable(context, id, "a quantity, stock, auxiliary, mode or issue", false)) return;
  if (is_reserved(id.text)) {
    context.error(id, "reserved-name", "'" + id.text + "' has a meaning in expressions",
                  "choose another name");
    return;
  }
  if (id.text.rfind("lock.", 0) == 0 || id.text.rfind("noise.", 0) == 0) {
    context.error(id, "reserved-name",
                  "names that begin with '" + id.text.substr(0, id.text.find('.') + 1) +
                      "' have a meaning in expressions",
                  "choose another name");
    return;
  }
  const std::size_t dot = id.text.rfind('.');
  if (dot != std::string::npos && context.names.parties.contains(id.text.substr(0, dot)) &&
      (id.text.substr(dot) == ".worth" || id.text.substr(dot) == ".gain")) {
    context.error(id, "reserved-name",
                  "'" + id.text + "' stands for what a deal is worth to the party",
                  "choose another name");
    return;
  }
  if (!context.names.things.emplace(id.text, thing).second)
    context.error(id, "duplicate-name", "'" + id.text + "' is there twice",
                  "quantities, stocks, auxiliaries, modes and issues share one list of names");
}

int find_named(CompileContext& context, const NameTable& table, const Word& word,
               const char* what) {
  const auto it = table.find(word.text);
  if (it != table.end()) return it->second;
  std::string hint;
  if (context.diagnostics.size() < kManyDiagnostics) {
    const std::vector<std::string> known = keys(table);
    hint = did_you_mean(word.text, known);
    if (hint.empty() && !known.empty() && known.size() <= 12) hint = "there are: " + join(known);
    if (known.empty()) hint = "the case declares no " + std::string(what);
  }
  context.error(word, "unknown-" + std::string(what),
                "there is no " + std::string(what) + " '" + word.text + "'", hint);
  return -1;
}

int find_party(CompileContext& context, const Word& word) {
  return find_named(context, context.names.parties, word, "party");
}

int find_issue(CompileContext& context, const Word& word) {
  const auto it = context.names.things.find(word.text);
  if (it != context.names.things.end() && it->second.kind == SlotKind::issue)
    return it->second.index;
  std::vector<std::string> known;
  for (const Issue& issue : context.conflict.issues) known.push_back(issue.id);
  std::string hint = did_you_mean(word.text, known);
  if (hint.empty() && known.size() <= 20) hint = "issues: " + join(known);
  context.error(word, "unknown-issue", "there is no issue '" + word.text + "'", hint);
  return -1;
}

int find_option(CompileContext& context, int issue, const Word& word) {
  const Issue& it = context.conflict.issues[issue];
  if (!it.is_share) {
    const auto found = std::find(it.options.begin(), it.options.end(), word.text);
    if (found != it.options.end()) return static_cast<int>(found - it.options.begin());
    context.error(word, "unknown-option", "issue '" + it.id + "' has no option '" + word.text + "'",
                  "options: " + join(it.options));
    return -1;
  }
  const std::optional<double> number = parse_number(word.text);
  if (!number || *number < 0 || *number > 1) {
    context.error(word, "bad-share",
                  "'" + word.text + "' is not a share: '" + it.id + "' takes a number from 0 to 1",
                  "write a multiple of " + number_text(it.step));
    return -1;
  }
  const double steps = *number / it.step;
  const double whole = std::round(steps);
  if (std::fabs(*number - whole * it.step) > 1e-9) {
    context.error(word, "bad-share",
                  word.text + " is not a multiple of the step of '" + it.id + "'",
                  "write " + number_text(whole * it.step) + ", or choose a finer `share:` than " +
                      number_text(it.step));
    return -1;
  }
  return static_cast<int>(whole);
}

int find_choice(CompileContext& context, const std::vector<std::string>& list, const Word& word,
                const char* what) {
  const auto found = std::find(list.begin(), list.end(), word.text);
  if (found != list.end()) return static_cast<int>(found - list.begin());
  const std::string close = did_you_mean(word.text, list);
  context.error(word, "unknown-" + std::string(what),
                "'" + word.text + "' is no " + std::string(what) + " here",
                (close.empty() ? "" : close + " ") + "choose from: " + join(list));
  return -1;
}

std::vector<int> find_claims(CompileContext& context, const std::vector<Word>& words) {
  std::vector<int> list;
  for (const Word& word : words) {
    const int claim = find_named(context, context.names.claims, word, "claim");
    if (claim < 0) continue;
    if (std::find(list.begin(), list.end(), claim) != list.end()) {
      context.warning(word, "repeated-claim", "claim '" + word.text + "' is listed twice",
                      "remove one of them");
      continue;
    }
    list.push_back(claim);
  }
  return list;
}

}  // namespace armistice
