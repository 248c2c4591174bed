#include "cli/frontier_output.h"

#include <cmath>
#include <cstdlib>

#include "report/numbers.h"
#include "report/text_sections.h"

namespace armistice {
namespace {

Json by_party(const std::vector<std::string>& parties, const double* values) {
  Json json = Json::object();
  for (std::size_t p = 0; p < parties.size(); ++p) json[parties[p]] = number(values[p]);
  return json;
}

Json point_json(const FrontierView& view, const Point& point) {
  if (!point.found) return nullptr;
  Json json = {{"deal", view.deal(point.deal)},
               {"worth", by_party(view.parties, point.worth.data())},
               {"ties", decimal_json(point.ties)},
               {"value", number(point.value)},
               {"exact", point.exact}};
  if (!point.all_ties) json["ties_complete"] = false;
  if (!point.exact) json["bound"] = number(point.bound);
  return json;
}

std::string worths_in_words(const FrontierView& view, const Point& point, const TextWriter& out) {
  std::vector<std::string> worths;
  for (std::size_t p = 0; p < view.names.size(); ++p)
    worths.push_back(view.names[p] + " " + plain(point.worth[p], 3));
  return joined(worths, out.say("list"));
}

}  // namespace

Json decimal_json(const std::string& digits) {
  if (digits.size() > 16) return digits;
  return count(std::strtoull(digits.c_str(), nullptr, 10));
}

void put_frontier(const FrontierView& view, Json& document) {
  document["deals"] = decimal_json(view.packages);
  document["exact"] = view.frontier.exact;
  document["epsilon"] = number(view.frontier.epsilon());
  document["parties"] = view.parties;
  Json& list = document["frontier"] = Json::array();
  for (int k = 0; k < view.frontier.count(); ++k)
    list.push_back({{"deal", view.deal(view.frontier.deal(k))},
                    {"worth", by_party(view.parties, view.frontier.worths(k))},
                    {"ties", decimal_json(view.frontier.tie_count(k))}});
  Json& points = document["points"] = Json::object();
  for (int k = 0; k < 4; ++k) points[kPointNames[k]] = point_json(view, view.points.points[k]);
  document["disagreement"] = by_party(view.parties, view.points.disagreement.data());
  document["ideal"] =
      view.points.ideal.empty() ? Json(nullptr) : by_party(view.parties, view.points.ideal.data());
}

void write_frontier(const FrontierView& view, TextWriter& out) {
  out.heading(out.say("frontier.title"));
  if (view.frontier.count() == 0) {
    out.paragraph(out.say("frontier.empty", {view.packages}));
    return;
  }
  out.paragraph(out.say("frontier.count", {view.packages, std::to_string(view.frontier.count()),
                                           joined(view.names, out.say("list"))}));
  if (!view.frontier.exact)
    out.paragraph(out.say("frontier.thinned", {plain(view.frontier.epsilon(), 2)}));
  for (int k = 0; k < 4; ++k) {
    const Point& point = view.points.points[k];
    const std::string name = out.say(std::string("point.") + kPointNames[k]);
    if (!point.found) {
      out.item("-", out.say("point.none", {name}), 0);
      continue;
    }
    out.item("-", name + out.say("colon") + view.in_words(point.deal), 0);
    out.paragraph(out.say("deals.worth", {worths_in_words(view, point, out)}), 3);
    if (!point.all_ties)
      out.paragraph(out.say("point.ties_open"), 3);
    else if (point.ties != "1")
      out.paragraph(out.say("point.ties", {point.ties}), 3);
    if (!point.exact)
      out.paragraph(out.say("point.bound", {plain(point.value, 4), plain(point.bound, 4)}), 3);
  }
}

}  // namespace armistice
