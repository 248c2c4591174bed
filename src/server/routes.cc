#include "server/routes.h"

#include <charconv>
#include <regex>

#include "embedded/openapi.h"
#include "report/render_json.h"
#include "report/render_page.h"
#include "server/gate.h"

namespace armistice {

using httplib::Request;
using httplib::Response;

void send_json(Response& res, int status, const ServerJson& body) {
  res.status = status;
  res.set_content(to_text(body), "application/json");
}

ServerJson error_json(const std::string& message, const Diagnostics& diagnostics) {
  ServerJson out = {{"error", message}};
  for (const Diagnostic& d : diagnostics)
    out["diagnostics"].push_back({{"severity", "error"},
                                  {"file", d.file},
                                  {"line", d.line},
                                  {"column", d.column},
                                  {"key", d.key},
                                  {"message", d.message},
                                  {"hint", d.hint}});
  return out;
}

namespace {

std::int64_t id_in(const std::string& text) {
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (fault != std::errc() || end != text.data() + text.size() || id <= 0)
    refuse(404, "there is no such study");
  return id;
}

std::int64_t study_in(const Request& req) { return id_in(req.matches[1]); }

void get_page(Served& s, const Request& req, Response& res, const ServerJson&) {
  res.set_header("Content-Security-Policy", s.policy + "; frame-ancestors 'none'");
  std::string shown = cookie_token(req.get_header_value("Cookie"));
  if (!s.options.token.empty()) {  // the operator's token is given to nobody who has not got it
    const std::string asked = req.get_param_value("token");
    if (same_token(asked, s.token)) {
      res.set_header("Set-Cookie",
                     std::string(kCookie) + "=" + s.token + "; Path=/; HttpOnly; SameSite=Strict");
      res.set_redirect("/", 303);
      return;
    }
    if (!same_token(shown, s.token)) {
      res.status = 401;
      res.set_content("This server asks for its operator's token: open /?token=TOKEN once.\n",
                      "text/plain");
      return;
    }
  } else {
    res.set_header("Set-Cookie",
                   std::string(kCookie) + "=" + s.token + "; Path=/; HttpOnly; SameSite=Strict");
  }
  res.set_content(s.page, "text/html; charset=utf-8");
}

void get_openapi(Served&, const Request&, Response& res, const ServerJson&) {
  res.set_content(openapi_document(), "application/json");
}

void get_cases(Served& s, const Request&, Response& res, const ServerJson&) {
  ServerJson list = ServerJson::array();
  for (const ServedCase& served : s.cases)
    list.push_back(
        {{"id", served.id}, {"title", served.title}, {"subtitle", served.document["subtitle"]}});
  send_json(res, 200, list);
}

void get_case(Served& s, const Request& req, Response& res, const ServerJson&) {
  for (const ServedCase& served : s.cases)
    if (served.id == req.matches[1]) return res.set_content(served.text, "application/json");
  refuse(404, "there is no such case here");
}

void get_studies(Served& s, const Request&, Response& res, const ServerJson&) {
  send_json(res, 200, s.studies.list());
}

void post_study(Served& s, const Request&, Response& res, const ServerJson& body) {
  const std::int64_t id = s.studies.add(body);
  res.set_header("Location", "/api/studies/" + std::to_string(id));
  send_json(res, 202, {{"id", std::to_string(id)}});
}

void get_study(Served& s, const Request& req, Response& res, const ServerJson&) {
  send_json(res, 200, s.studies.get(study_in(req)));
}

void patch_study(Served& s, const Request& req, Response& res, const ServerJson& body) {
  s.studies.rename(study_in(req), short_text(body, "name", 200));
  send_json(res, 200, s.studies.get(study_in(req)));
}

void delete_study(Served& s, const Request& req, Response& res, const ServerJson&) {
  s.studies.erase(study_in(req));
  res.status = 204;
}

void cancel_study(Served& s, const Request& req, Response& res, const ServerJson&) {
  s.studies.cancel(study_in(req));
  send_json(res, 202, s.studies.get(study_in(req)));
}

void resume_study(Served& s, const Request& req, Response& res, const ServerJson&) {
  s.studies.resume(study_in(req));
  send_json(res, 202, s.studies.get(study_in(req)));
}

void get_report(Served& s, const Request& req, Response& res, const ServerJson&) {
  res.set_content(s.studies.report(study_in(req)), "application/json");
}

void get_report_page(Served& s, const Request& req, Response& res, const ServerJson&) {
  const std::string report = s.studies.report(study_in(req));
  res.set_header("Content-Disposition", "attachment; filename=\"report.html\"");
  res.set_content(fill_page(report, s.options.page), "text/html; charset=utf-8");
}

void post_table(Served& s, const Request& req, Response& res, const ServerJson& body) {
  if (!body.contains("package")) refuse(422, "`package` is missing");
  send_json(res, 200, s.studies.table(study_in(req), body["package"]));
}

void get_comparison(Served& s, const Request& req, Response& res, const ServerJson&) {
  send_json(res, 200, s.studies.compare(study_in(req), id_in(req.matches[2])));
}

constexpr Route kRoutes[] = {
    {{"GET", "/"}, get_page},
    {{"GET", "/openapi.json"}, get_openapi},
    {{"GET", "/api/cases"}, get_cases},
    {{"GET", "/api/cases/{case}"}, get_case},
    {{"GET", "/api/studies"}, get_studies},
    {{"POST", "/api/studies"}, post_study},
    {{"GET", "/api/studies/{id}"}, get_study},
    {{"PATCH", "/api/studies/{id}"}, patch_study},
    {{"DELETE", "/api/studies/{id}"}, delete_study},
    {{"POST", "/api/studies/{id}/cancel"}, cancel_study},
    {{"POST", "/api/studies/{id}/resume"}, resume_study},
    {{"GET", "/api/studies/{id}/report"}, get_report},
    {{"GET", "/api/studies/{id}/report.html"}, get_report_page},
    {{"POST", "/api/studies/{id}/table"}, post_table},
    {{"GET", "/api/studies/{id}/compare/{other}"}, get_comparison},
};

}  // namespace

std::string pattern_of(const char* path) {
  return std::regex_replace(std::regex_replace(std::string(path), std::regex("\\."), "\\."),
                            std::regex("\\{[a-z]+\\}"), "([A-Za-z0-9_-]{1,100})");
}

std::span<const Route> route_table() { return kRoutes; }

std::span<const RouteName> all_routes() {
  static const std::vector<RouteName> names = [] {
    std::vector<RouteName> out;
    for (const Route& route : kRoutes) out.push_back(route.name);
    return out;
  }();
  return names;
}

std::string openapi_document() { return std::string(embedded::openapi()); }

}  // namespace armistice
