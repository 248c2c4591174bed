#include "report/report.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/numbers.h"

namespace armistice {
namespace {

// The number that a warning is about, where the study did not name one itself.
std::vector<std::string> number_behind(const std::string& key, const Report& report) {
  const Findings& findings = report.findings;
  if (key == "low_backcast") return {percent(findings.backcast.mean)};
  if (key == "few_effective_worlds") return {plain(std::round(findings.effective_worlds), 7)};
  if (key == "menu_thinned") return {plain(findings.menu_epsilon, 2)};
  if (key == "signed_with_loss") return {percent(findings.signed_with_loss.mean)};
  if (key == "solver_error") return {unsigned_points(findings.solver_error.largest.mean)};
  if (key == "horizon_effect") return {unsigned_points(findings.horizon_effect.signed_by_end.mean)};
  if (key == "interrupted")
    return {std::to_string(findings.worlds), std::to_string(report.info.worlds)};
  return {};
}

}  // namespace

bool is_assumption(const Quantity& quantity) {
  return quantity.choices.empty() ? quantity.pooled.empty() : quantity.claims.empty();
}

std::vector<std::string> beliefs(const ReportInfo& info) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < info.believe.size();) {
    const std::size_t end = std::min(info.believe.find(',', begin), info.believe.size());
    out.push_back(info.believe.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

Report make_report(const Conflict& conflict, Findings findings, ReportInfo info) {
  Report report;
  report.info = std::move(info);
  report.conflict = &conflict;
  report.findings = std::move(findings);
  for (Warning& warning : report.findings.warnings)
    if (warning.details.empty()) warning.details = number_behind(warning.key, report);
  report.demands = issue_demands(conflict);
  report.timeline = make_timeline(conflict);
  return report;
}

}  // namespace armistice
