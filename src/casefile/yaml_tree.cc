#include "casefile/yaml_tree.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "casefile/read_case.h"
#include "casefile/yaml_guard.h"
#include "util/utf8.h"

namespace armistice {
namespace {

// Leaves the library after a fault that makes going on pointless.
struct Stop {};

// The library counts columns in bytes, readers count characters. Marks come in rising order, so one
// cursor serves them all.
class Columns {
 public:
  Columns(const std::string& text, int file) : text_(text), file_(file) {}

  Place place(const YAML::Mark& mark) {
    const auto offset = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
    if (offset < at_) at_ = 0, line_ = 1, column_ = 1;
    for (; at_ < offset; ++at_) {
      if (text_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0) != 0x80) {
        ++column_;
      }
    }
    return {file_, line_, column_};
  }

  const std::string& text() const { return text_; }

  bool quoted(const YAML::Mark& mark) const {
    const auto offset = static_cast<std::size_t>(std::max(mark.pos, 0));
    return offset < text_.size() && (text_[offset] == '"' || text_[offset] == '\'');
  }

 private:
  const std::string& text_;
  int file_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const std::string& text, int file, YamlForest& forest, Faults& faults)
      : columns_(text, file), forest_(forest), faults_(faults) {}

  const YamlNode* root = nullptr;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode& node = make(YamlNode::Kind::null, mark, anchor);
    // the library places it at what comes next; readers look for the key
    if (!open_.empty() && open_.back().has_key)
      node.word.place = open_.back().piece.node != nullptr ? open_.back().piece.node->word.place
                                                           : open_.back().key.place;
    attach(&node);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode& node = make(YamlNode::Kind::scalar, mark, anchor);
    node.word.text = value;
    node.word.quoted = columns_.quoted(mark);
    refuse_tag(tag, node.word.place);
    if (find_bad_utf8(value) != std::string::npos || has_control(value))
      faults_.error(node.word.place, "control-character", "this text spells a control character",
                    "drop the escape; only line breaks and tabs are allowed");
    const auto begin = static_cast<std::size_t>(std::max(mark.pos, 0));
    last_scalar_ = {&node, begin, begin + value.size(), tag == "?" && anchor == 0};
    attach(&node);
  }

  // The library takes a quoted text that the end of the file cuts off for a whole one.
  void check_last_quote() {
    if (last_scalar_.node == nullptr || !last_scalar_.node->word.quoted) return;
    const std::string& text = columns_.text();
    const char mark = text[last_scalar_.begin];
    for (std::size_t i = last_scalar_.begin + 1; i < text.size(); ++i) {
      if (text[i] == mark) return;
      if (text[i] == '\\' && mark == '"') ++i;
    }
    faults_.error(last_scalar_.node->word.place, "syntax", "this quotation mark is not closed",
                  "close it at the end of the text");
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    const Place place = columns_.place(mark);
    if (found == anchors_.end() || is_open(found->second)) {
      faults_.error(place, "alias-loop", "this alias stands inside what it names",
                    "write the value out");
      throw Stop{};
    }
    const YamlNode* node = found->second;
    if (static_cast<int>(open_.size()) + node->depth > kMaxDepth) too_deep(place);
    spend(node->size, place);
    attach(node, place);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::list, mark, tag, anchor, style == YAML::EmitterStyle::Flow);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::map, mark, tag, anchor, style == YAML::EmitterStyle::Flow);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  // Inside brackets YAML splits `{weight: uniform(.3, .5)}` at the comma inside the parentheses. Such
  // pieces are put together again: a plain text with an open parenthesis takes the items after it, or
  // the keys without a value, until it is closed.
  struct Plain {
    YamlNode* node = nullptr;
    std::size_t begin = 0, end = 0;  // in the text of the file
    bool is_plain = false;
    long open = 0;                   // parentheses
  };

  struct Open {  // a list or map whose end has not come
    YamlNode* node = nullptr;
    bool in_brackets = false;
    bool has_key = false;   // of a map: a key waits for its value
    bool keep = true;       // false: the key is a repeated or unusable one
    Word key;
    Plain unfinished;       // the last value, if a parenthesis is open in it
    Plain piece;            // the key that waits, if it may belong to `unfinished`
    std::unordered_map<std::string, Place> keys;
  };

  static long open_parentheses(std::string_view text) {
    return std::count(text.begin(), text.end(), '(') - std::count(text.begin(), text.end(), ')');
  }

  // Remembers the value that was just put into `parent` if it may go on.
  void note_unfinished(Open& parent, const YamlNode* node) {
    parent.unfinished = {};
    if (!parent.in_brackets || node != last_scalar_.node || !last_scalar_.is_plain) return;
    last_scalar_.open = open_parentheses(node->word.text);
    if (last_scalar_.open > 0) parent.unfinished = last_scalar_;
  }

  bool may_continue(const Open& parent, const YamlNode* node) const {
    return parent.unfinished.node != nullptr && node == last_scalar_.node && last_scalar_.is_plain;
  }

  void join(Open& parent, const Plain& piece) {
    Plain& whole = parent.unfinished;
    std::string more = columns_.text().substr(whole.end, piece.end - whole.end);
    std::replace(more.begin(), more.end(), '\n', ' ');
    whole.node->word.text += more;
    whole.end = piece.end;
    whole.open += open_parentheses(more);
    if (whole.open <= 0) whole = {};
  }

  static bool has_control(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    });
  }

  YamlNode& make(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    const Place place = columns_.place(mark);
    spend(1, place);
    YamlNode& node = forest_.nodes.emplace_back();
    node.kind = kind;
    node.word.place = place;
    if (anchor != 0) anchors_[anchor] = &node;
    return node;
  }

  void spend(int nodes, const Place& place) {
    if (nodes <= kMaxNodes - forest_.budget_used) {
      forest_.budget_used += nodes;
      return;
    }
    faults_.error(place, "too-large",
                  "the case has more than " + std::to_string(kMaxNodes) +
                      " values here, aliases counted in full",
                  "a case this large is a mistake; look for aliases (`*name`) of aliases");
    throw Stop{};
  }

  [[noreturn]] void too_deep(const Place& place) {
    faults_.error(place, "too-deep",
                  "this is nested more than " + std::to_string(kMaxDepth) + " levels deep",
                  "a case never needs that: check the indentation");
    throw Stop{};
  }

  void refuse_tag(const std::string& tag, const Place& place) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    faults_.error(place, "yaml-tag", "YAML tags such as `!!str` are not read",
                  "drop the tag; put a text that looks like something else in quotes");
  }

  bool is_open(const YamlNode* node) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Open& o) { return o.node == node; });
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor, bool in_brackets) {
    YamlNode& node = make(kind, mark, anchor);
    refuse_tag(tag, node.word.place);
    if (static_cast<int>(open_.size()) + 1 > kMaxDepth) too_deep(node.word.place);
    Open& level = open_.emplace_back();
    level.node = &node;
    level.in_brackets = in_brackets;
  }

  void close() {
    YamlNode* node = open_.back().node;
    open_.pop_back();
    const auto count = [&](const YamlNode* child) {
      node->size += child->size;
      node->depth = std::max(node->depth, child->depth + 1);
    };
    for (const YamlNode* item : node->items) count(item);
    for (const MapEntry& entry : node->entries) {
      ++node->size;  // its key
      count(entry.value);
    }
    attach(node);
  }

  void attach(const YamlNode* node) { attach(node, node->word.place); }

  // Puts a finished node where it belongs: root, next item, key or value.
  void attach(const YamlNode* node, const Place& place) {
    if (open_.empty()) {
      root = node;
      return;
    }
    Open& parent = open_.back();
    if (parent.node->kind == YamlNode::Kind::list) {
      if (may_continue(parent, node)) {
        join(parent, last_scalar_);
      } else {
        parent.node->items.push_back(node);
        note_unfinished(parent, node);
      }
    } else if (!parent.has_key) {
      parent.piece = may_continue(parent, node) ? last_scalar_ : Plain{};
      parent.has_key = true;
      if (parent.piece.node == nullptr) take_key(parent, *node, place);
    } else {
      take_value(parent, node);
    }
  }

  void take_value(Open& parent, const YamlNode* node) {
    parent.has_key = false;
    if (parent.piece.node != nullptr) {
      const Plain piece = parent.piece;
      parent.piece = {};
      if (node->kind == YamlNode::Kind::null) {
        join(parent, piece);
        return;
      }
      take_key(parent, *piece.node, piece.node->word.place);
    }
    if (parent.keep) parent.node->entries.push_back({std::move(parent.key), node});
    note_unfinished(parent, node);
  }

  void take_key(Open& parent, const YamlNode& node, const Place& place) {
    parent.keep = false;
    parent.key = node.word;
    parent.key.place = place;
    if (node.kind != YamlNode::Kind::scalar) {
      faults_.error(place, "wrong-kind",
                    std::string("a key must be one word, not ") + kind_name(node.kind),
                    "write `key: value`");
      return;
    }
    if (node.word.text == "<<") {
      faults_.error(place, "merge-key", "merge keys (`<<`) are not read", "write the keys out");
      return;
    }
    const auto [first, is_new] = parent.keys.emplace(node.word.text, place);
    if (!is_new) {
      faults_.error(place, "duplicate-key",
                    "key " + quote(node.word.text) + " stands twice in the same map",
                    "the first is at " + faults_.where(first->second) + "; keep one of them");
      return;
    }
    parent.keep = true;
  }

  Columns columns_;
  YamlForest& forest_;
  Faults& faults_;
  std::vector<Open> open_;
  Plain last_scalar_;
  std::map<YAML::anchor_t, YamlNode*> anchors_;
};

// A way out for the syntax errors that people make most.
std::string syntax_hint(const std::string& message, bool tab_indent) {
  const auto has = [&](const char* part) { return message.find(part) != std::string::npos; };
  if (has("tab") || tab_indent) return "indent with spaces, not tabs";
  if (has("EOF in scalar")) return "a quotation mark is not closed";
  if (has("flow")) return "a `[` or `{` is not closed, or closed by the wrong bracket";
  if (has("map value") || has("map key") || has("end of map") || has("end of sequence"))
    return "put texts that hold `: ` or ` #` in quotes, and check the indentation here and above";
  if (has("unknown token") || has("alias") || has("anchor"))
    return "put texts that begin with @ ` & * % | > in quotes";
  if (has("escape") || has("hex") || has("unicode"))
    return "in double quotes a backslash begins an escape; use single quotes";
  return "see the YAML rules for quotes and indentation";
}

bool indented_by_tab(const std::string& text, int offset) {
  if (offset < 0 || text.empty()) return false;
  const std::size_t at = std::min(static_cast<std::size_t>(offset), text.size() - 1);
  const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const std::size_t first = text.find_first_not_of(" \t", begin);
  return text.substr(begin, std::min(first, text.size()) - begin).find('\t') != std::string::npos;
}

}  // namespace

const char* kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::null: return "nothing";
    case YamlNode::Kind::scalar: return "one value";
    case YamlNode::Kind::list: return "a list";
    case YamlNode::Kind::map: return "a map";
  }
  return "";
}

const YamlNode* parse_yaml(const std::string& text, int file, YamlForest& forest, Faults& faults) {
  TreeBuilder builder(text, file, forest, faults);
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder) || builder.root == nullptr) {
      faults.error({file, 0, 0}, "empty-file", "the file holds nothing",
                   "a case begins with `armistice: 1`");
      return nullptr;
    }
    builder.check_last_quote();
    const YamlNode* root = builder.root;
    builder.root = nullptr;
    if (parser.HandleNextDocument(builder)) {
      const Place place = builder.root ? builder.root->word.place : Place{file, 0, 0};
      faults.error(place, "several-documents", "a second YAML document begins in this file",
                   "remove the `---` line, or name the other file under `include:`");
      return nullptr;
    }
    return root;
  } catch (const Stop&) {
    return nullptr;
  } catch (const YAML::Exception& e) {
    Columns columns(text, file);
    const Place place = e.mark.is_null() ? Place{file, 0, 0} : columns.place(e.mark);
    faults.error(place, "syntax", "this is not YAML: " + e.msg,
                 syntax_hint(e.msg, indented_by_tab(text, e.mark.pos)));
    return nullptr;
  } catch (const std::runtime_error& e) {
    faults.error({file, 0, 0}, "syntax", std::string("this is not YAML: ") + e.what(),
                 syntax_hint(e.what(), false));
    return nullptr;
  }
}

}  // namespace armistice
