#include "server/served_case.h"

#include <filesystem>
#include <set>
#include <stdexcept>

#include "engine/read_conflict.h"
#include "evidence/ranges.h"
#include "report/json_parts.h"
#include "report/names_json.h"
#include "report/render_json.h"

namespace armistice {
namespace {

namespace fs = std::filesystem;

std::string folder_name(const std::string& path, std::set<std::string>& taken) {
  fs::path p = fs::absolute(path).lexically_normal();
  if (p.filename().empty()) p = p.parent_path();
  std::string name =
      p.filename() == "case.yaml" ? p.parent_path().filename().string() : p.stem().string();
  std::string clean;
  for (const char c : name)
    clean += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                     c == '_' || c == '-'
                 ? c
                 : '_';
  if (clean.empty()) clean = "case";
  std::string id = clean;
  for (int k = 2; !taken.insert(id).second; ++k) id = clean + "-" + std::to_string(k);
  return id;
}

Json range_json(const Range& range) {
  return {{"p05", number(range.p05)}, {"p50", number(range.p50)}, {"p95", number(range.p95)}};
}

Json quantities_json(const Conflict& c) {
  const std::vector<QuantityRange> ranges = quantity_ranges(c);
  Json list = Json::array();
  for (std::size_t q = 0; q < c.quantities.size(); ++q) {
    const Quantity& quantity = c.quantities[q];
    Json one = {{"id", quantity.id},
                {"label", title_json(quantity.title, quantity.id)},
                {"unit", quantity.unit},
                {"range", range_json(ranges[q].all)},
                {"value", quantity.assumed.text},
                {"claims", claim_ids(c, quantity.claims)},
                {"implicit", quantity.implicit},
                {"used", quantity.used},
                {"why", text_json(quantity.why)}};
    for (std::size_t k = 0; k < quantity.choices.size(); ++k)
      one["choices"].push_back(
          {{"id", quantity.choices[k]},
           {"label", title_json(k < quantity.choice_titles.size() ? quantity.choice_titles[k]
                                                                  : LocalizedText(),
                                quantity.choices[k])}});
    list.push_back(std::move(one));
  }
  return list;
}

// Plans that the case knows by name: the status quo and complete proposals of its moves.
Json packages_json(const Conflict& c) {
  Json list = Json::array();
  if (c.status_quo.is_deal)
    list.push_back({{"id", "status_quo"},
                    {"kind", "status_quo"},
                    {"package", deal_json(c, c.status_quo.deal)}});
  for (const Move& move : c.moves) {
    if (move.package.empty()) continue;
    Json package = Json::object();
    for (const auto& [issue, option] : move.package)
      package[c.issues[issue].id] = option_json(c.issues[issue], option);
    list.push_back({{"id", move.id},
                    {"kind", move.type},
                    {"by", id_of(c.parties, move.by)},
                    {"label", text_json(move.says)},
                    {"package", package}});
  }
  return list;
}

Json case_document(const std::string& id, const Conflict& c) {
  ReportInfo info;
  info.ranges = quantity_ranges(c);
  const Report report = make_report(c, {}, info);
  Json document = {{"id", id},
                   {"title", text_json(c.title)},
                   {"subtitle", text_json(c.summary)},
                   {"hash", c.hash},
                   {"quantities", quantities_json(c)}};
  for (const Lever& lever : c.levers)
    document["levers"].push_back({{"id", lever.id}, {"label", title_json(lever.title, lever.id)}});
  for (const Lock& lock : c.locks)
    document["locks"].push_back({{"id", lock.id},
                                 {"kind", kLockKindNames[static_cast<int>(lock.kind)]},
                                 {"text", title_json(lock.title, lock.id)},
                                 {"why", text_json(lock.why)},
                                 {"holder", c.parties[lock.holder].id},
                                 {"hard", lock.hard},
                                 {"vetoes", lock.vetoes}});
  for (const Issue& issue : c.issues) {
    Json options = Json::array();
    for (int k = 0; k < issue.option_count && !issue.is_share; ++k)
      options.push_back(
          {{"id", issue.options[k]},
           {"label", title_json(static_cast<std::size_t>(k) < issue.option_titles.size()
                                    ? issue.option_titles[k]
                                    : LocalizedText(),
                                issue.options[k])}});
    Json one = {{"id", issue.id},
                {"label", title_json(issue.title, issue.id)},
                {"options", options},
                {"share", issue.is_share}};
    if (issue.is_share) one["step"] = issue.step;
    document["issues"].push_back(std::move(one));
  }
  for (const char* list : {"levers", "locks", "issues"})
    if (!document.contains(list)) document[list] = Json::array();
  document["packages"] = packages_json(c);
  const Json evidence = evidence_json(report);
  document["claims"] = evidence["claims"];
  document["sources"] = evidence["sources"];
  document["timeline"] = timeline_json(report)["moves"];
  document["demands"] = demands_json(report);
  document["names"] = names_json(report);
  return document;
}

}  // namespace

std::vector<ServedCase> read_cases(const std::vector<std::string>& paths) {
  std::vector<ServedCase> out;
  std::set<std::string> taken;
  for (const std::string& path : paths) {
    Checked<Conflict> read = read_conflict(path, disk_files(), {});
    if (!read) {
      std::string problems = path + " has errors:\n";
      for (const Diagnostic& d : read.diagnostics)
        if (d.severity == Severity::error) problems += to_text(d);
      throw std::runtime_error(problems);
    }
    const std::string id = folder_name(path, taken);
    ServerJson document = case_document(id, *read.value);
    std::string text = to_text(document);
    out.push_back({id, path, read.value->hash, text_json(read.value->title), std::move(document),
                   std::move(text)});
  }
  return out;
}

Conflict changed_case(const ServedCase& served, const StudySettings& s, Scenario& standing) {
  Checked<Conflict> read =
      read_conflict(served.path, disk_files(), {s.as_of, s.believe, s.set, false, false});
  Diagnostics problems;
  for (Diagnostic& d : read.diagnostics)
    if (d.severity == Severity::error) problems.push_back(std::move(d));
  if (read) standing = standing_scenario(*read.value, s.pulled, s.opened, problems);
  for (Diagnostic& d : problems) d.file = std::filesystem::path(d.file).filename().string();
  if (!problems.empty()) throw Refusal{422, "the case cannot be studied like this", problems};
  return std::move(*read.value);
}

}  // namespace armistice
