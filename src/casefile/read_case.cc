#include "casefile/read_case.h"

#include <utility>

#include "casefile/faults.h"
#include "casefile/load_files.h"
#include "casefile/read_parts.h"
#include "casefile/xmile.h"
#include "util/dates.h"

namespace armistice {
namespace {

void read_version(const Value& value, CaseSpec&, Faults& faults) {
  const Word version = read_scalar(value, faults);
  if (version.given() && version.text != "1")
    wrong_form(value, "unknown-version", "1", "this program reads version 1 of the format", faults);
}

void read_start(const Value& value, CaseSpec& out, Faults& faults) {
  out.start = read_date(value, true, faults);
  const auto date = parse_date(out.start.text);
  if (!date || date->day <= 28) return;
  wrong_form(value, "out-of-range", "on day 1 to 28",
             "months are counted from this day, and every month has it", faults);
}

void read_step(const Value& value, CaseSpec& out, Faults& faults) {
  out.step = read_scalar(value, faults);
  if (out.step.given() && out.step.text != "1 month" && out.step.text != "1")
    wrong_form(value, "out-of-range", "1 month",
               "talks are held once a month; `war: {substeps: 4}` makes the war finer", faults);
}

// Months of a duration that passed its check; 0 when absent.
int months_of(const Word& word) {
  if (!word.given()) return 0;
  const int count = std::stoi(word.text);
  return word.text.find("year") != std::string::npos ? 12 * count : count;
}

void check_order(const CaseSpec& spec, Faults& faults) {
  const auto start = parse_date(spec.start.text), now = parse_date(spec.now.text);
  if (start && now && *now < *start)
    faults.error(spec.now.place, "date-order", "`now` is before `start`",
                 "forecasts begin at `now`; the war is followed from `start`");
  if (spec.horizon.given() && spec.solve_until.given() &&
      months_of(spec.solve_until) < months_of(spec.horizon))
    faults.error(spec.solve_until.place, "date-order", "`solve_until` is before the horizon",
                 "both count from now; leave `solve_until` out for a good default");
}

}  // namespace

const Mapping<CaseSpec>& case_keys() {
  static const Mapping<CaseSpec> keys = [] {
    using C = CaseSpec;
    const auto duration = [](const std::string& key, Word C::*to) {
      return Field<C>{key,
                      [to](const Value& v, C& out, Faults& f) { out.*to = read_duration(v, f); }};
    };
    Mapping<C> m{"case",
                 "",
                 {{"armistice", read_version},
                  field::text("title", &C::title),
                  field::text("summary", &C::summary),
                  {"start", read_start, true},
                  field::date("now", &C::now),
                  duration("horizon", &C::horizon),
                  duration("solve_until", &C::solve_until),
                  {"step", read_step},
                  {"include", [](const Value&, C&, Faults&) {}}}};  // load_files has read it
    for (auto section : {evidence_fields, war_fields, worth_fields, talks_fields, home_fields})
      for (Field<C>& field : section()) m.fields.push_back(std::move(field));
    return m;
  }();
  return keys;
}

CaseReading read_what_is_right(const std::string& path, const Files& files) {
  CaseReading result;
  YamlForest forest;
  Faults faults(result.spec.files);
  const YamlNode* root = load_files(path, files, result.spec.files, forest, faults);
  result.parsed = root != nullptr;
  if (root != nullptr) {
    read_mapping(case_keys(), *root, result.spec, faults);
    check_order(result.spec, faults);
    if (result.spec.war.import.given()) {
      const int model = load_named_file(result.spec.war.import, files, result.spec.files, faults);
      if (model >= 0) import_xmile(result.spec, model, faults);
    }
    if (root->find("armistice") == nullptr)
      faults.warning({0, 0, 0}, "missing-version", "the case does not name its format",
                     "add `armistice: 1` as the first line");
  }
  result.diagnostics = faults.finish();
  return result;
}

Checked<CaseSpec> read_case(const std::string& path, const Files& files) {
  CaseReading reading = read_what_is_right(path, files);
  Checked<CaseSpec> result;
  if (!has_errors(reading.diagnostics)) result.value = std::move(reading.spec);
  result.diagnostics = std::move(reading.diagnostics);
  return result;
}

}  // namespace armistice
