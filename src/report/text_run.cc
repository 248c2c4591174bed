// Endings, timing and packages of a study.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "report/names_json.h"
#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kDealsShown = 5;

// Months of war; a plus where the forecast ends before the war does.
std::string months_or_more(const Conflict& conflict, double value) {
  const int horizon = conflict.calendar.end_month - conflict.calendar.now_month;
  return months(value) + (value >= horizon ? "+" : "");
}

std::string end_date(const Conflict& conflict) {
  return to_text(add_months(conflict.calendar.start, conflict.calendar.end_month));
}

// label, bar, chance, error and interval in columns; a single world has no interval.
void chance_row(TextWriter& out, const std::string& label, int label_width, const Estimate& p) {
  const int bar_width = std::clamp(out.width() - label_width - 26, 8, 30);
  out.line("  " + pad_right(shorten(label, label_width), label_width) + "  " +
           bar(p.mean, bar_width) + " " + pad_left(percent(p.mean), 5) + " " +
           pad_right(error_points(p.se), 5) + " " + pad_left(p.n > 1 ? range_percent(p) : "", 8));
}

int label_width(const TextWriter& out, const std::vector<std::string>& labels) {
  int widest = 8;
  for (const std::string& label : labels) widest = std::max(widest, display_width(label));
  return std::min(widest, out.width() - 36);
}

std::string condition(const Report& report, const TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  std::vector<std::string> parts;
  if (conflict.record.no_deal_before_now)
    parts.push_back(out.say("head.given.no_deal",
                            {to_text(conflict.calendar.start), to_text(conflict.calendar.now)}));
  if (!conflict.record.answers.empty())
    parts.push_back(
        out.say("head.given.answers", {std::to_string(conflict.record.answers.size())}));
  if (parts.empty()) parts.push_back(out.say("head.given.nothing"));
  return out.say("head.given", {joined(parts, out.say("and"))});
}

std::string terms_text(const Conflict& conflict, const Deal& deal, const std::vector<int>& issues,
                       const TextWriter& out) {
  std::vector<std::string> parts;
  for (int i : issues) {
    const Issue& issue = conflict.issues.at(i);
    parts.push_back(out.title(issue.title, issue.id) + out.say("colon") +
                    option_name(issue, deal.at(i), out));
  }
  return joined(parts, out.say("and"));
}

// Issues on which the first `shown` packages agree, and those on which they do not. Of a single
// package every issue is one that tells it apart.
struct Terms {
  std::vector<int> common, apart;
};

Terms common_terms(const Conflict& conflict, const std::vector<DealShare>& deals,
                   std::size_t shown) {
  Terms terms;
  for (std::size_t i = 0; i < conflict.issues.size(); ++i) {
    const bool same = std::all_of(deals.begin(), deals.begin() + shown, [&](const DealShare& d) {
      return d.deal.at(i) == deals.front().deal.at(i);
    });
    (same && shown > 1 ? terms.common : terms.apart).push_back(static_cast<int>(i));
  }
  return terms;
}

// What the packages of a group have on an issue: options by their share, or the range of a share.
std::string varying_text(const Conflict& conflict, const DealGroup::Varying& varying,
                         const TextWriter& out) {
  const Issue& issue = conflict.issues.at(static_cast<std::size_t>(varying.issue));
  std::string text;
  if (issue.is_share) {
    double below = 0;
    int median = varying.options.back().first;
    for (std::size_t k = varying.options.size(); k-- > 0;) {
      below += varying.options[k].second;  // from above: the largest with half at it or above
      median = varying.options[k].first;
      if (below >= .5) break;
    }
    text = out.say("deals.group.share",
                   {plain(issue.value(varying.options.front().first)),
                    plain(issue.value(varying.options.back().first)), plain(issue.value(median))});
  } else {
    auto options = varying.options;
    std::stable_sort(options.begin(), options.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> parts;
    for (const auto& [option, share] : options)
      parts.push_back(option_name(issue, option, out) + " " + percent(share));
    text = joined(parts, out.say("list"));
  }
  return out.title(issue.title, issue.id) + out.say("colon") + text;
}

void write_groups(const Conflict& conflict, const std::vector<DealGroup>& groups, TextWriter& out) {
  const bool any = std::any_of(groups.begin(), groups.end(),
                               [](const DealGroup& group) { return group.packages > 1; });
  if (!any) return;
  out.paragraph(out.say("deals.groups"), 2);
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const DealGroup& group = groups[k];
    if (group.packages == 1) continue;  // it stands in the list above, or is rarer than those
    std::vector<int> shared;
    for (std::size_t i = 0; i < conflict.issues.size(); ++i)
      if (std::none_of(group.varies.begin(), group.varies.end(),
                       [&](const auto& v) { return v.issue == static_cast<int>(i); }))
        shared.push_back(static_cast<int>(i));
    out.item(std::to_string(k + 1) + ".",
             out.say("deals.group.packages", {std::to_string(group.packages)}) + out.say("list") +
                 out.say("deals.line", {percent(group.p.mean) + " " + error_points(group.p.se),
                                        percent(group.ratified), percent(group.lasting)}));
    if (!shared.empty())
      out.paragraph(out.say("deals.group.shared", {terms_text(conflict, group.deal, shared, out)}),
                    6);
    std::vector<std::string> varies;
    for (const DealGroup::Varying& v : group.varies)
      varies.push_back(varying_text(conflict, v, out));
    if (!varies.empty())
      out.paragraph(out.say("deals.group.varies", {joined(varies, out.say("and"))}), 6);
  }
}

// When nothing reaches a limit there is no month to tell; where hardly anything does it says
// little.
void write_limit(const Conflict& conflict, const LimitFinding& limit, TextWriter& out) {
  if (limit.broken_by_end.n == 0) return;
  const std::string name = out.title(limit_title(conflict, limit.id), limit.id);
  const double p = limit.broken_by_end.mean;
  const std::string chance = percent(p) + " " + error_points(limit.broken_by_end.se);
  out.paragraph(p <= 0     ? out.say("when.limit.never", {name})
                : p < .005 ? out.say("when.limit.rare", {name, chance})
                           : out.say("when.limit", {name, chance, months(limit.month.p50)}),
                2);
}

// What the reader changed in the case.
void write_changes(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  std::vector<std::string> parts;
  for (const auto& [quantity, value] : report.info.set)
    parts.push_back(quantity_name(conflict, quantity, out) + out.say("colon") + value);
  if (!parts.empty()) out.paragraph(out.say("head.set", {joined(parts, out.say("and"))}));
  parts.clear();
  for (const std::string& id : report.info.levers)
    for (const Lever& lever : conflict.levers)
      if (lever.id == id) parts.push_back(out.title(lever.title, lever.id));
  if (!parts.empty()) out.paragraph(out.say("head.levers", {joined(parts, out.say("and"))}));
  parts.clear();
  for (const std::string& id : report.info.open_locks)
    parts.push_back(lock_name(conflict, id, out));
  if (!parts.empty()) out.paragraph(out.say("head.opened", {joined(parts, out.say("and"))}));
}

}  // namespace

void write_head(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  out.headline(out.title(conflict.title, "-"));
  if (report.findings.worlds == 0) return;
  out.paragraph(out.say("head.forecast", {to_text(conflict.calendar.now), end_date(conflict)}));
  out.paragraph(condition(report, out));
  if (!report.info.as_of.empty()) out.paragraph(out.say("head.as_of", {report.info.as_of}));
  for (const std::string& belief : beliefs(report.info))
    out.paragraph(out.say("head.believe", {belief_name(conflict, belief, out)}));
  write_changes(report, out);
  std::size_t assumptions = 0;
  for (const Quantity& quantity : conflict.quantities)
    if (is_assumption(quantity)) ++assumptions;
  const std::string claims = std::to_string(conflict.claims.size());
  if (report.findings.worlds == 1)
    out.paragraph(out.say("head.one_world", {claims, std::to_string(assumptions)}));
  else
    out.paragraph(out.say("head.doubt", {std::to_string(report.findings.worlds), claims,
                                         std::to_string(assumptions)}));
}

void write_endings(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  const char* columns = report.findings.worlds == 1 ? "endings.columns.one" : "endings.columns";
  out.heading(out.say("endings.title", {end_date(conflict)}) + "  (" + out.say(columns) + ")");
  std::vector<std::string> labels;
  for (const EndingShare& ending : report.findings.endings)
    labels.push_back(ending_name(conflict, ending.id, out));
  const int width = label_width(out, labels);
  for (std::size_t k = 0; k < labels.size(); ++k)
    chance_row(out, labels[k], width, report.findings.endings[k].p);
}

void write_timing(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  const Findings& findings = report.findings;
  out.heading(out.say("when.title"));
  std::vector<std::pair<std::string, Estimate>> rows;
  for (const SettledBy& settled : findings.settled_by) {
    const bool last = settled.month == findings.settled_by.back().month;
    if (last || settled.month == 3 || settled.month == 6 || settled.month == 12 ||
        settled.month == 24)
      rows.emplace_back(out.say("when.by", {std::to_string(settled.month)}), settled.p);
  }
  rows.emplace_back(out.say("when.ratified"), findings.ratified_by_end);
  rows.emplace_back(out.say("when.lasting"), findings.lasting);
  if (!conflict.collapses.empty()) rows.emplace_back(out.say("when.collapsed"), findings.collapsed);
  std::vector<std::string> labels;
  for (const auto& [label, p] : rows) labels.push_back(label);
  const int width = label_width(out, labels);
  for (const auto& [label, p] : rows) chance_row(out, label, width, p);

  const Estimate& war = findings.months_of_war;
  const std::string more = findings.months_censored > 0
                               ? out.say("when.war.censored", {percent(findings.months_censored)})
                               : std::string();
  out.paragraph(
      out.say("when.war", {months_or_more(conflict, war.p50), months_or_more(conflict, war.p05),
                           months_or_more(conflict, war.p95), months(war.mean), months(war.se)}) +
          (out.language() == Language::en && !more.empty() ? " " : "") + more,
      2);
  const Estimate& wait = findings.months_to_signature;
  if (wait.n > 0)
    out.paragraph(out.say("when.signature", {months(wait.p50), months(wait.p05), months(wait.p95),
                                             months(wait.mean), months(wait.se)}),
                  2);
  for (const LimitFinding& limit : findings.limits) write_limit(conflict, limit, out);
}

void write_ceasefire(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  const CeasefireFindings& ceasefire = report.findings.ceasefire;
  if (!ceasefire.possible) return;
  out.heading(out.say("ceasefire.title"));
  std::vector<std::pair<std::string, Estimate>> by, ends;
  const std::size_t last = ceasefire.agreed_by.size();
  for (const std::size_t month : {std::size_t{3}, std::size_t{6}, std::size_t{12}, last})
    if (month == last || month < last)
      by.emplace_back(out.say("ceasefire.by", {std::to_string(month)}),
                      ceasefire.agreed_by.at(month - 1));
  ends.emplace_back(out.say("ceasefire.deal"), ceasefire.deal);
  for (const CeasefireFindings::Broken& broken : ceasefire.broken)
    for (const bool detected : {true, false})
      ends.emplace_back(out.say(detected ? "ceasefire.detected" : "ceasefire.undetected",
                                {party_name(conflict, broken.party, out)}),
                        detected ? broken.detected : broken.undetected);
  if (!conflict.collapses.empty())
    ends.emplace_back(out.say("ceasefire.collapse"), ceasefire.collapse);
  ends.emplace_back(out.say("ceasefire.holds"), ceasefire.holds);
  std::vector<std::string> labels;
  for (const auto* rows : {&by, &ends})
    for (const auto& [label, p] : *rows) labels.push_back(label);
  const int width = label_width(out, labels);
  for (const auto& [label, p] : by) chance_row(out, label, width, p);
  const Estimate& months_of_it = ceasefire.months;
  if (months_of_it.n == 0 || ceasefire.agreed_by.back().mean <= 0) {
    out.paragraph(out.say("ceasefire.none"), 2);
    return;
  }
  out.paragraph(out.say("ceasefire.months", {months(months_of_it.p50), months(months_of_it.p05),
                                             months(months_of_it.p95)}),
                2);
  for (const auto& [label, p] : ends) chance_row(out, label, width, p);
}

void write_deals(const Report& report, TextWriter& out) {
  const Conflict& conflict = *report.conflict;
  const Findings& findings = report.findings;
  out.heading(out.say("deals.title"));
  if (findings.deals_signed.empty()) out.paragraph(out.say("deals.none"), 2);
  const std::vector<DealShare>& deals = findings.deals_signed;
  const std::size_t shown = std::min(kDealsShown, deals.size());
  const Terms terms = common_terms(conflict, deals, shown);
  if (!terms.common.empty())
    out.paragraph(out.say("deals.common", {std::to_string(shown),
                                           terms_text(conflict, deals[0].deal, terms.common, out)}),
                  2);
  for (std::size_t k = 0; k < shown; ++k) {
    const DealShare& share = deals[k];
    out.item(std::to_string(k + 1) + ".", terms_text(conflict, share.deal, terms.apart, out));
    out.paragraph(out.say("deals.line", {percent(share.p.mean) + " " + error_points(share.p.se),
                                         percent(share.ratified), percent(share.lasting)}),
                  6);
  }
  write_groups(conflict, findings.deal_groups, out);
  if (!findings.packages.empty())
    out.paragraph(
        out.say("deals.menu", {findings.packages, plain(std::round(findings.menu_size), 7)}), 2);
}

}  // namespace armistice
