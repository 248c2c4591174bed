// Tables of keys: what a map of the case file may hold, and how each value is read.
//
// A Mapping<T> is the whole truth about one kind of map: reading goes by it, "did you mean" goes by
// it, and a test holds it against docs/case.schema.json. A fault in one value never stops the others.
#pragma once

#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "armistice/case_spec.h"
#include "casefile/faults.h"
#include "casefile/yaml_tree.h"

namespace armistice {

// A value and what to call it.
struct Value {
  const YamlNode& node;
  std::string key;    // "date"
  std::string owner;  // "a move"; empty at the top
  const Place& place() const { return node.word.place; }
  std::string name() const { return "`" + key + "`" + (owner.empty() ? "" : " of " + owner); }
};

template <class T>
struct Field {
  std::string key;
  std::function<void(const Value&, T&, Faults&)> read;
  bool required = false;
};

template <class T>
struct Mapping {
  std::string name;    // its name under $defs of the schema
  std::string phrase;  // "a move"
  std::vector<Field<T>> fields;
  // Reads any other key (a party, an issue ...); none: other keys are unknown.
  std::function<void(const MapEntry&, T&, Faults&)> other = {};
  // Looks at the whole once it is read without a fault.
  std::function<void(const T&, const Place&, Faults&)> check = {};

  std::vector<std::string> keys() const {
    std::vector<std::string> list;
    for (const Field<T>& field : fields) list.push_back(field.key);
    return list;
  }
};

// ---- forms of one value ----

bool is_name(std::string_view text);                      // an English identifier
std::optional<double> number_in(std::string_view text);   // the whole text is a finite number

// A fault "NAME must be WANTED, not FOUND"; false always.
bool wrong_form(const Value& value, const std::string& key, const std::string& wanted,
                const std::string& hint, Faults& faults);

// Each returns an empty Word (or nothing) after a fault.
Word read_scalar(const Value& value, Faults& faults);
Word read_name(const Value& value, Faults& faults);
Word read_choice(const Value& value, const std::vector<std::string>& allowed, Faults& faults);
Word read_date(const Value& value, bool whole_day, Faults& faults);
Word read_flag(const Value& value, Faults& faults);           // text becomes "true" or "false"
Word read_duration(const Value& value, Faults& faults);       // whole months or years, as text
// A number from low to high; with `or_expression` any other text passes.
Word read_number(const Value& value, double low, double high, bool or_expression, Faults& faults);
LocalizedText read_text(const Value& value, Faults& faults);  // one text, or a map of languages
std::vector<Word> read_words(const Value& value, bool names, Faults& faults);  // a list, or one
std::vector<Entry> read_entries(const Value& value, Faults& faults);           // name: value
// The same with numbers (or expressions) from low to high.
std::vector<Entry> read_numbers(const Value& value, double low, double high, bool or_expression,
                                Faults& faults);
// `true` if the node is a map; else a fault.
bool expect_map(const Value& value, Faults& faults);

void missing_key(const Place& place, const std::string& phrase, const std::string& key,
                 Faults& faults);
void unknown_key(const Word& key, const std::string& phrase, const std::vector<std::string>& known,
                 Faults& faults);
void empty_value(const Value& value, Faults& faults);

// ---- reading by a table ----

template <class T>
void read_mapping(const Mapping<T>& mapping, const YamlNode& node, T& out, Faults& faults,
                  const std::string& key = {}) {
  if (!expect_map({node, key.empty() ? mapping.name : key, {}}, faults)) return;
  const int errors_before = faults.errors();
  for (const MapEntry& entry : node.entries) {
    const Field<T>* field = nullptr;
    for (const Field<T>& candidate : mapping.fields)
      if (candidate.key == entry.key.text) field = &candidate;
    if (field == nullptr && !mapping.other) {
      unknown_key(entry.key, mapping.phrase, mapping.keys(), faults);
      continue;
    }
    const Value value{*entry.value, entry.key.text, mapping.phrase};
    if (entry.value->kind == YamlNode::Kind::null)
      empty_value(value, faults);
    else if (field != nullptr)
      field->read(value, out, faults);
    else
      mapping.other(entry, out, faults);
  }
  for (const Field<T>& field : mapping.fields)
    if (field.required && node.find(field.key) == nullptr)
      missing_key(node.word.place, mapping.phrase, field.key, faults);
  if (mapping.check && faults.errors() == errors_before)
    mapping.check(out, node.word.place, faults);
}

// How a thing is written when its value is one scalar: `drift: "expression"`.
template <class T>
using Shorthand = std::function<void(const Value&, T&, Faults&)>;

void check_id(const Value& value, const Word& id, bool any_text, std::map<std::string, Place>& seen,
              Faults& faults);

// A section of named things: a map `name: {...}` or a list of maps with the key `id`.
// `any_text`: the ids need not be English identifiers (keys of reference managers).
template <class T>
void read_named(const Value& section, const Mapping<T>& mapping, Word T::*id, std::vector<T>& out,
                Faults& faults, const Shorthand<T>& shorthand = {}, bool any_text = false) {
  std::map<std::string, Place> seen;
  const auto read_one = [&](const YamlNode& node, const std::string& key, T item) {
    if (shorthand && node.kind == YamlNode::Kind::scalar)
      shorthand({node, key, {}}, item, faults);
    else
      read_mapping(mapping, node, item, faults, key);
    check_id({node, key, mapping.phrase}, item.*id, any_text, seen, faults);
    out.push_back(std::move(item));
  };
  if (section.node.kind == YamlNode::Kind::map) {
    for (const MapEntry& entry : section.node.entries) {
      T item;
      item.*id = entry.key;
      if (entry.value->kind == YamlNode::Kind::null)
        empty_value({*entry.value, entry.key.text, {}}, faults);
      else if (const YamlNode* inner = entry.value->find("id"))
        unknown_key(Word{"id", inner->word.place, false}, mapping.phrase + " that is named by its key",
                    {}, faults);
      else
        read_one(*entry.value, entry.key.text, std::move(item));
    }
  } else if (section.node.kind == YamlNode::Kind::list) {
    for (const YamlNode* node : section.node.items) {
      if (node->kind == YamlNode::Kind::map && node->find("id") == nullptr)
        missing_key(node->word.place, mapping.phrase, "id", faults);
      else if (node->kind != YamlNode::Kind::map)
        expect_map({*node, section.key, "an entry"}, faults);
      else
        read_one(*node, section.key, T{});
    }
  } else {
    wrong_form(section, "wrong-kind", "a map of names or a list", "write each as `name: {...}`",
               faults);
  }
}

// ---- fields by the type of the member they fill ----

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

namespace field {

template <class T>
Field<T> scalar(const std::string& key, Word T::*to) {
  return {key, [to](const Value& v, T& out, Faults& f) { out.*to = read_scalar(v, f); }};
}
template <class T>
Field<T> name(const std::string& key, Word T::*to) {
  return {key, [to](const Value& v, T& out, Faults& f) { out.*to = read_name(v, f); }};
}
template <class T>
Field<T> one_of(const std::string& key, Word T::*to, std::vector<std::string> allowed) {
  return {key, [to, allowed = std::move(allowed)](const Value& v, T& out, Faults& f) {
            out.*to = read_choice(v, allowed, f);
          }};
}
template <class T>
Field<T> date(const std::string& key, Word T::*to, bool whole_day = true) {
  return {key, [to, whole_day](const Value& v, T& out, Faults& f) {
            out.*to = read_date(v, whole_day, f);
          }};
}
template <class T>
Field<T> flag(const std::string& key, Word T::*to) {
  return {key, [to](const Value& v, T& out, Faults& f) { out.*to = read_flag(v, f); }};
}
template <class T>
Field<T> number(const std::string& key, Word T::*to, double low, double high) {
  return {key, [=](const Value& v, T& out, Faults& f) {
            out.*to = read_number(v, low, high, false, f);
          }};
}
// A number in the range, or an expression, which is checked when it runs.
template <class T>
Field<T> expression(const std::string& key, Word T::*to, double low = -kNoLimit,
                    double high = kNoLimit) {
  return {key, [=](const Value& v, T& out, Faults& f) {
            out.*to = read_number(v, low, high, true, f);
          }};
}
template <class T>
Field<T> text(const std::string& key, LocalizedText T::*to) {
  return {key, [to](const Value& v, T& out, Faults& f) { out.*to = read_text(v, f); }};
}
template <class T>
Field<T> words(const std::string& key, std::vector<Word> T::*to, bool names = true) {
  return {key, [to, names](const Value& v, T& out, Faults& f) {
            out.*to = read_words(v, names, f);
          }};
}
template <class T>
Field<T> entries(const std::string& key, std::vector<Entry> T::*to) {
  return {key, [to](const Value& v, T& out, Faults& f) { out.*to = read_entries(v, f); }};
}
template <class T>
Field<T> numbers(const std::string& key, std::vector<Entry> T::*to, double low, double high,
                 bool or_expression) {
  return {key, [=](const Value& v, T& out, Faults& f) {
            out.*to = read_numbers(v, low, high, or_expression, f);
          }};
}

}  // namespace field

template <class T>
Field<T> required(Field<T> field) {
  field.required = true;
  return field;
}

}  // namespace armistice
