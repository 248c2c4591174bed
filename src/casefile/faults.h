// Collects what is wrong with a case while it is read, by place; and words for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "armistice/case_spec.h"
#include "armistice/result.h"

namespace armistice {

inline constexpr int kMaxFaults = 100;  // shown at once; a last one says that there are more

class Faults {
 public:
  // `files` outlives this object and may grow.
  explicit Faults(const std::vector<CaseFile>& files) : files_(files) {}

  void error(const Place& place, std::string key, std::string message, std::string hint);
  void warning(const Place& place, std::string key, std::string message, std::string hint);
  int errors() const { return errors_; }

  // "war.yaml:3:5"
  std::string where(const Place& place) const;

  // In the order of the files; at most kMaxFaults, errors kept before warnings.
  Diagnostics finish() const;

 private:
  struct Fault {
    Severity severity;
    Place place;
    std::string key, message, hint;
  };
  void add(Fault fault);

  const std::vector<CaseFile>& files_;
  std::vector<Fault> faults_;
  int errors_ = 0;
  bool dropped_ = false;  // more came than are kept
};

// A diagnostic for a place in one of the files, with the line it stands in.
Diagnostic diagnose(const std::vector<CaseFile>& files, Severity severity, const Place& place,
                    std::string key, std::string message, std::string hint);

// "did you mean `title`?", or what is allowed: "known here: a, b, c".
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

// A word for a message: quoted in backquotes, cut when it is long.
std::string quote(std::string_view word);

}  // namespace armistice
