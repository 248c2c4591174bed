#include "server/server.h"

#include <httplib.h>

#include <charconv>
#include <cstdlib>
#include <functional>
#include <random>
#include <regex>
#include <stdexcept>

#include "embedded/openapi.h"
#include "report/render_json.h"
#include "report/render_page.h"
#include "server/studies.h"

namespace armistice {
namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t kMostBody = 256u << 10;
constexpr std::size_t kMostThreads = 72;  // connections served at a time
constexpr std::size_t kMostWaiting = 256;
constexpr const char* kCookie = "armistice_token";

// Like httplib's pool, but the line is bounded: a full one makes the listener wait.
class BoundedPool : public httplib::TaskQueue {
 public:
  BoundedPool() {
    for (std::size_t k = 0; k < kMostThreads; ++k) threads_.emplace_back([this] { work(); });
  }
  void enqueue(std::function<void()> job) override {
    std::unique_lock<std::mutex> lock(mutex_);
    room_.wait(lock, [this] { return jobs_.size() < kMostWaiting || stopping_; });
    jobs_.push_back(std::move(job));
    work_.notify_one();
  }
  void shutdown() override {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      stopping_ = true;
    }
    work_.notify_all();
    room_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  void work() {
    while (true) {
      std::function<void()> job;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        work_.wait(lock, [this] { return !jobs_.empty() || stopping_; });
        if (jobs_.empty()) return;
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      room_.notify_one();
      job();
    }
  }
  std::mutex mutex_;
  std::condition_variable work_, room_;
  std::list<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
  bool stopping_ = false;
};

std::string random_token() {
  std::random_device device;
  std::string out;
  for (int k = 0; k < 32; ++k) out += "0123456789abcdef"[device() & 15];
  return out;
}

// In a time that does not depend on where they differ.
bool same(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  unsigned char differs = 0;
  for (std::size_t k = 0; k < a.size(); ++k)
    differs = static_cast<unsigned char>(differs | (a[k] ^ b[k]));
  return differs == 0;
}

std::string cookie_token(const std::string& cookies) {
  for (std::size_t begin = 0; begin < cookies.size();) {
    std::size_t end = std::min(cookies.find(';', begin), cookies.size());
    std::string one = cookies.substr(begin, end - begin);
    one.erase(0, one.find_first_not_of(' '));
    if (one.starts_with(std::string(kCookie) + "=")) return one.substr(one.find('=') + 1);
    begin = end + 1;
  }
  return {};
}

void send_json(Response& res, int status, const ServerJson& body) {
  res.status = status;
  res.set_content(to_text(body), "application/json");
}

ServerJson error_json(const std::string& message, const Diagnostics& diagnostics = {}) {
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

// Ends the connection after the answer, so that an unread body is not taken for another request:
// a provider that says no after its last byte makes httplib close.
void send_and_close(Response& res, int status, const std::string& message) {
  res.status = status;
  res.set_header("Connection", "close");
  const std::string body = to_text(error_json(message));
  res.set_content_provider(body.size(), "application/json",
                           [body](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                             sink.write(body.data() + offset, length);
                             return offset + length < body.size();
                           });
}

// The policy of the page as built, which may then reach its own server.
std::string served_policy(const std::string& page) {
  const std::string start = "http-equiv=\"Content-Security-Policy\" content=\"";
  const std::size_t at = page.find(start);
  if (at == std::string::npos) return "default-src 'none'";
  const std::size_t begin = at + start.size();
  std::string policy = page.substr(begin, page.find('"', begin) - begin);
  if (policy.find("connect-src") == std::string::npos) policy += "; connect-src 'self'";
  return policy;
}

std::string with_policy(std::string page, const std::string& policy) {
  const std::string start = "http-equiv=\"Content-Security-Policy\" content=\"";
  const std::size_t at = page.find(start);
  if (at == std::string::npos) return page;
  const std::size_t begin = at + start.size();
  return page.replace(begin, page.find('"', begin) - begin, policy);
}

std::int64_t id_in(const std::string& text) {
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (fault != std::errc() || end != text.data() + text.size() || id <= 0)
    refuse(404, "there is no such study");
  return id;
}

struct Served {
  const ServerOptions& options;
  const std::vector<ServedCase>& cases;
  Studies& studies;
  std::string token, page, policy;
};

using Handle = void (*)(Served&, const Request&, Response&, const ServerJson& body);

struct Route {
  RouteName name;
  bool open;  // without a token
  Handle handle;
};

std::int64_t study_in(const Request& req) { return id_in(req.matches[1]); }

void get_page(Served& s, const Request& req, Response& res, const ServerJson&) {
  res.set_header("Content-Security-Policy", s.policy + "; frame-ancestors 'none'");
  std::string shown = cookie_token(req.get_header_value("Cookie"));
  if (!s.options.token.empty()) {  // the operator's token is given to nobody who has not got it
    const std::string asked = req.get_param_value("token");
    if (same(asked, s.token)) {
      res.set_header("Set-Cookie",
                     std::string(kCookie) + "=" + s.token + "; Path=/; HttpOnly; SameSite=Strict");
      res.set_redirect("/", 303);
      return;
    }
    if (!same(shown, s.token)) {
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
    if (served.id == req.matches[1]) return send_json(res, 200, served.document);
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
  const ServerJson report = ServerJson::parse(s.studies.report(study_in(req)));
  res.set_header("Content-Disposition", "attachment; filename=\"report.html\"");
  res.set_content(render_page(report, s.options.page), "text/html; charset=utf-8");
}

void post_table(Served& s, const Request& req, Response& res, const ServerJson& body) {
  if (!body.contains("package")) refuse(422, "`package` is missing");
  send_json(res, 200, s.studies.table(study_in(req), body["package"]));
}

void get_comparison(Served& s, const Request& req, Response& res, const ServerJson&) {
  send_json(res, 200, s.studies.compare(study_in(req), id_in(req.matches[2])));
}

constexpr Route kRoutes[] = {
    {{"GET", "/"}, true, get_page},
    {{"GET", "/openapi.json"}, true, get_openapi},
    {{"GET", "/api/cases"}, false, get_cases},
    {{"GET", "/api/cases/{case}"}, false, get_case},
    {{"GET", "/api/studies"}, false, get_studies},
    {{"POST", "/api/studies"}, false, post_study},
    {{"GET", "/api/studies/{id}"}, false, get_study},
    {{"PATCH", "/api/studies/{id}"}, false, patch_study},
    {{"DELETE", "/api/studies/{id}"}, false, delete_study},
    {{"POST", "/api/studies/{id}/cancel"}, false, cancel_study},
    {{"POST", "/api/studies/{id}/resume"}, false, resume_study},
    {{"GET", "/api/studies/{id}/report"}, false, get_report},
    {{"GET", "/api/studies/{id}/report.html"}, false, get_report_page},
    {{"POST", "/api/studies/{id}/table"}, false, post_table},
    {{"GET", "/api/studies/{id}/compare/{other}"}, false, get_comparison},
};

std::string pattern_of(const char* path) {
  return std::regex_replace(std::regex_replace(std::string(path), std::regex("\\."), "\\."),
                            std::regex("\\{[a-z]+\\}"), "([A-Za-z0-9_-]{1,100})");
}

// What must hold before a body is read; an empty text: all is well.
std::string gate(const Served& s, const std::vector<std::string>& hosts, const Request& req,
                 int& status) {
  const auto known = [&](const std::string& host) {
    return std::find(hosts.begin(), hosts.end(), host) != hosts.end();
  };
  status = 400;
  if (req.get_header_value_count("Host") != 1 || !known(req.get_header_value("Host"))) {
    status = 421;
    return "this server is not called that";
  }
  const std::string origin = req.get_header_value("Origin");
  status = 403;
  if (!origin.empty() && !(origin.starts_with("http://") && known(origin.substr(7))) &&
      !(origin.starts_with("https://") && known(origin.substr(8))))
    return "requests of other pages are not served";
  if (req.get_header_value("Sec-Fetch-Site") == "cross-site" && req.path != "/")
    return "requests of other pages are not served";
  status = 411;
  if (req.has_header("Transfer-Encoding")) return "send the length of the body, not chunks";
  status = 415;
  if (req.has_header("Content-Encoding")) return "send the body as it is, not compressed";
  const bool reads = req.method == "GET" || req.method == "HEAD";
  const std::string length = req.get_header_value("Content-Length");
  status = 413;
  const bool digits = length.size() < 8 && length.find_first_not_of("0123456789") == length.npos;
  if (req.get_header_value_count("Content-Length") > 1 || !digits ||
      std::strtoul(length.c_str(), nullptr, 10) > (reads ? 0 : kMostBody))
    return "the body is too large";
  status = 405;
  if (!reads && req.method != "POST" && req.method != "PATCH" && req.method != "DELETE")
    return "no such method here";
  if (req.path.starts_with("/api")) {
    status = 401;
    const std::string bearer = req.get_header_value("Authorization");
    const bool by_bearer = bearer.starts_with("Bearer ") && same(bearer.substr(7), s.token);
    if (!by_bearer && !same(cookie_token(req.get_header_value("Cookie")), s.token))
      return "the token of this server is missing";
  }
  status = 415;
  const std::string type = req.get_header_value("Content-Type");
  if (!reads && type != "application/json" && !type.starts_with("application/json;"))
    return "writes must have the content type application/json";
  status = 411;
  if (!reads && req.method != "DELETE" && length.empty()) return "send the length of the body";
  return {};
}

// A body as JSON: an object, nested a little at most.
ServerJson read_body(const Request& req) {
  if (req.body.empty()) return ServerJson::object();
  int depth = 0;
  for (const char c : req.body) {
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > 16) refuse(400, "the body is nested too deeply");
  }
  ServerJson body = ServerJson::parse(req.body, nullptr, false);
  if (body.is_discarded() || !body.is_object()) refuse(400, "the body is not a JSON object");
  return body;
}

}  // namespace

std::span<const RouteName> all_routes() {
  static const std::vector<RouteName> names = [] {
    std::vector<RouteName> out;
    for (const Route& route : kRoutes) out.push_back(route.name);
    return out;
  }();
  return names;
}

std::string openapi_document() { return std::string(embedded::openapi()); }

struct RunningServer::Inside {
  ServerOptions options;
  std::vector<ServedCase> cases;
  std::unique_ptr<StudyStore> store;
  std::unique_ptr<Studies> studies;
  std::unique_ptr<Served> served;
  std::vector<std::string> hosts;
  int port = 0;
  httplib::Server http;

  void add_routes();
  void guard();
};

void RunningServer::Inside::add_routes() {
  for (const Route& route : kRoutes) {
    const auto handler = [this, &route](const Request& req, Response& res) {
      try {
        route.handle(*served, req, res,
                     req.method == "GET" ? ServerJson::object() : read_body(req));
      } catch (const Refusal& refusal) {
        send_json(res, refusal.status, error_json(refusal.message, refusal.diagnostics));
      } catch (const StoreError& error) {
        send_json(res, 507, error_json(error.what()));
      } catch (const std::exception&) {
        send_json(res, 500, error_json("a fault inside the server"));
      }
    };
    const std::string method = route.name.method, pattern = pattern_of(route.name.path);
    if (method == "GET") http.Get(pattern, handler);
    if (method == "POST") http.Post(pattern, handler);
    if (method == "PATCH") http.Patch(pattern, handler);
    if (method == "DELETE") http.Delete(pattern, handler);
  }
}

void RunningServer::Inside::guard() {
  http.new_task_queue = [] { return new BoundedPool; };
  http.set_payload_max_length(kMostBody);
  http.set_read_timeout(5, 0);
  http.set_write_timeout(10, 0);
  http.set_keep_alive_max_count(1000);
  http.set_keep_alive_timeout(5);
  http.set_tcp_nodelay(true);
  http.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                            {"Referrer-Policy", "no-referrer"},
                            {"Cache-Control", "no-store"},
                            {"Cross-Origin-Resource-Policy", "same-origin"},
                            {"X-Frame-Options", "DENY"}});
  http.set_pre_routing_handler([this](const Request& req, Response& res) {
    int status = 0;
    const std::string fault = gate(*served, hosts, req, status);
    if (fault.empty()) return httplib::Server::HandlerResponse::Unhandled;
    send_and_close(res, status, fault);
    return httplib::Server::HandlerResponse::Handled;
  });
  http.set_expect_100_continue_handler([](const Request&, Response&) { return 417; });
  const httplib::Server::HandlerWithResponse explain = [](const Request&, Response& res) {
    if (res.body.empty() && res.content_length_ == 0)
      res.set_content(to_text(error_json(res.status == 404 ? "there is nothing here"
                                                           : "the request is not understood")),
                      "application/json");
    return httplib::Server::HandlerResponse::Handled;
  };
  http.set_error_handler(explain);
}

RunningServer::RunningServer(const ServerOptions& options) : inside_(std::make_unique<Inside>()) {
  Inside& in = *inside_;
  in.options = options;
  const bool loopback =
      options.address == "127.0.0.1" || options.address == "::1" || options.address == "localhost";
  if (!loopback && options.token.size() < 16)
    throw std::runtime_error(
        "listening on " + options.address +
        " needs a token of at least 16 characters: --token-file, or ARMISTICE_TOKEN");
  in.cases = read_cases(options.cases);
  in.store = std::make_unique<StudyStore>(options.store, options.max_pages);
  in.studies = std::make_unique<Studies>(in.cases, *in.store, options.threads);
  in.served = std::make_unique<Served>(Served{in.options, in.cases, *in.studies, {}, {}, {}});
  Served& s = *in.served;
  s.token = options.token.empty() ? random_token() : options.token;
  s.policy = served_policy(options.page);
  s.page = render_page({{"served", true}, {"version", ARMISTICE_VERSION}},
                       with_policy(options.page, s.policy));
  in.guard();
  in.add_routes();
  if (options.port == 0) {
    in.port = in.http.bind_to_any_port(options.address);
  } else if (in.http.bind_to_port(options.address, options.port)) {
    in.port = options.port;
  }
  if (in.port <= 0)
    throw std::runtime_error("cannot listen on " + options.address + ":" +
                             std::to_string(options.port) + ": is it in use? try --port 0");
  const std::string at = ":" + std::to_string(in.port);
  in.hosts = options.hosts;
  for (const std::string& name :
       {std::string("127.0.0.1"), std::string("localhost"), options.address})
    in.hosts.push_back(name + at);
}

RunningServer::~RunningServer() = default;
int RunningServer::port() const { return inside_->port; }
std::string RunningServer::token() const { return inside_->served->token; }
void RunningServer::serve() { inside_->http.listen_after_bind(); }
void RunningServer::stop() { inside_->http.stop(); }

}  // namespace armistice
