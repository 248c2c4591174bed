#include "report/csv.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>

#include "report/words.h"
#include "util/dates.h"

namespace armistice {

std::string csv_cell(std::string_view text) {
  std::string cell;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    cell += '\'';
  cell += text;
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_number(double value) {
  return std::isfinite(value) ? fmt::format("{:.9g}", value == 0 ? 0.0 : value) : std::string();
}

std::string render_endings_csv(const Report& report, Language language) {
  std::string out = "ending,title,mean,se,p05,p50,p95,n\n";
  for (const EndingShare& share : report.findings.endings) {
    std::string title = share.id == "other" ? say(language, "endings.other") : share.id;
    for (const Ending& ending : report.conflict->endings)
      if (ending.id == share.id && !ending.title.empty()) title = ending.title.in(language);
    out += csv_cell(share.id) + ',' + csv_cell(title);
    for (double value : {share.p.mean, share.p.se, share.p.p05, share.p.p50, share.p.p95})
      out += ',' + csv_number(value);
    out += fmt::format(",{}\n", share.p.n);
  }
  return out;
}

std::string render_war_csv(const Findings& findings) {
  std::string out = "month,date";
  for (const Fan& fan : findings.stocks)
    for (const char* band : {"p05", "p25", "p50", "p75", "p95"})
      out += ',' + csv_cell(fan.id + "." + band);
  out += '\n';
  const std::size_t months = findings.stocks.empty() ? 0 : findings.stocks.front().months.size();
  for (std::size_t m = 0; m < months; ++m) {
    out += fmt::format("{},{}", m, to_text(findings.stocks.front().months[m].date));
    for (const Fan& fan : findings.stocks) {
      const Fan::Month& month = fan.months.at(m);
      for (double value : {month.p05, month.p25, month.p50, month.p75, month.p95})
        out += ',' + csv_number(value);
    }
    out += '\n';
  }
  return out;
}

}  // namespace armistice
