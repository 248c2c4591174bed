#include "server/server.h"

#include <httplib.h>

#include <random>
#include <stdexcept>

#include "report/render_json.h"
#include "report/render_page.h"
#include "server/gate.h"
#include "server/http_server.h"
#include "server/routes.h"

namespace armistice {
namespace {

using httplib::Request;
using httplib::Response;

std::string random_token() {
  std::random_device device;
  std::string out;
  for (int k = 0; k < 32; ++k) out += "0123456789abcdef"[device() & 15];
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

}  // namespace

struct RunningServer::Inside {
  ServerOptions options;
  std::vector<ServedCase> cases;
  std::unique_ptr<StudyStore> store;
  std::unique_ptr<Studies> studies;
  std::unique_ptr<Served> served;
  std::vector<std::string> hosts;
  int port = 0;
  HttpServer http{DoorLimits{}};

  void add_routes();
  void guard();
};

void RunningServer::Inside::add_routes() {
  for (const Route& route : route_table()) {
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
  http.set_default_headers({{"X-Content-Type-Options", "nosniff"},
                            {"Referrer-Policy", "no-referrer"},
                            {"Cache-Control", "no-store"},
                            {"Cross-Origin-Resource-Policy", "same-origin"},
                            {"X-Frame-Options", "DENY"}});
  http.set_pre_routing_handler([this](const Request& req, Response& res) {
    const GateAnswer answer = gate(req, served->token, hosts);
    if (answer.reason.empty()) return httplib::Server::HandlerResponse::Unhandled;
    send_and_close(res, answer.status, answer.reason);
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
  in.http.widen_door();
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
