#include "casefile/faults.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "util/spelling.h"

namespace armistice {
namespace {

constexpr std::size_t kKeptFaults = 2000;   // before sorting and cutting
constexpr std::size_t kMaxLineShown = 4096;  // bytes; no caret display for longer lines

std::string line_of(const std::string& text, int line) {
  std::size_t begin = 0;
  for (int k = 1; k < line; ++k) {
    begin = text.find('\n', begin);
    if (begin == std::string::npos) return {};
    ++begin;
  }
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return end - begin > kMaxLineShown ? std::string() : text.substr(begin, end - begin);
}

}  // namespace

void Faults::add(Fault fault) {
  if (faults_.size() < kKeptFaults)
    faults_.push_back(std::move(fault));
  else
    dropped_ = true;
}

void Faults::error(const Place& place, std::string key, std::string message, std::string hint) {
  ++errors_;
  add({Severity::error, place, std::move(key), std::move(message), std::move(hint)});
}

void Faults::warning(const Place& place, std::string key, std::string message, std::string hint) {
  add({Severity::warning, place, std::move(key), std::move(message), std::move(hint)});
}

std::string Faults::where(const Place& place) const {
  if (place.file < 0 || place.file >= static_cast<int>(files_.size())) return "elsewhere";
  return files_[place.file].path + ":" + std::to_string(place.line) + ":" +
         std::to_string(place.column);
}

Diagnostics Faults::finish() const {
  std::vector<const Fault*> order;
  for (const Fault& fault : faults_) order.push_back(&fault);
  if (order.size() > kMaxFaults) {
    std::stable_sort(order.begin(), order.end(), [](const Fault* a, const Fault* b) {
      return a->severity == Severity::error && b->severity != Severity::error;
    });
    order.resize(kMaxFaults);
  }
  std::stable_sort(order.begin(), order.end(), [](const Fault* a, const Fault* b) {
    const auto key = [](const Place& p) { return std::tuple(p.file, p.line, p.column); };
    return key(a->place) < key(b->place);
  });
  Diagnostics list;
  for (const Fault* fault : order)
    list.push_back(diagnose(files_, fault->severity, fault->place, fault->key, fault->message,
                            fault->hint));
  if (dropped_ || faults_.size() > kMaxFaults) {
    Diagnostic more;
    more.severity = errors_ > 0 ? Severity::error : Severity::warning;
    more.file = files_.empty() ? "" : files_[0].path;
    more.key = "too-many";
    more.message = "there are more faults than the " + std::to_string(kMaxFaults) + " shown";
    more.hint = "put these right and check again";
    list.push_back(more);
  }
  return list;
}

Diagnostic diagnose(const std::vector<CaseFile>& files, Severity severity, const Place& place,
                    std::string key, std::string message, std::string hint) {
  Diagnostic d;
  d.severity = severity;
  d.key = std::move(key);
  d.message = std::move(message);
  d.hint = std::move(hint);
  if (place.file < 0 || place.file >= static_cast<int>(files.size())) return d;
  d.file = files[place.file].path;
  d.line = place.line;
  d.column = place.column;
  if (place.line > 0) d.text = line_of(files[place.file].text, place.line);
  return d;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string near = closest_name(word, candidates);
  if (!near.empty()) return "did you mean " + quote(near) + "?";
  std::string list;
  for (const std::string& candidate : candidates) list += (list.empty() ? "" : ", ") + candidate;
  return "known here: " + list;
}

std::string quote(std::string_view word) {
  constexpr std::size_t kShown = 60;
  if (word.size() <= kShown) return "`" + std::string(word) + "`";
  std::size_t cut = kShown;
  while (cut > 0 && (static_cast<unsigned char>(word[cut]) & 0xC0) == 0x80) --cut;
  return "`" + std::string(word.substr(0, cut)) + "...`";
}

}  // namespace armistice
