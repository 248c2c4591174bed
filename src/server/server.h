// The server: routes, and what every request must show before it is heard.
//
// Bound to 127.0.0.1 unless told otherwise. Host and Origin must be its own; the API wants the
// token of this start (a cookie that the page got, or `Authorization: Bearer`); writes must be
// JSON. Bodies that are chunked, compressed or too large are refused before they are read.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace armistice {

struct ServerOptions {
  std::vector<std::string> cases;
  std::string store = "armistice-studies.sqlite";
  std::string address = "127.0.0.1";
  int port = 8642;    // 0: any that is free
  std::string token;  // the operator's; empty: one of this start, given to whoever opens the page
  std::vector<std::string> hosts;  // names under which a proxy serves it, besides its own address
  int threads = 0;
  long max_pages = 0;  // of the store; 0: no limit
  std::string page;    // the template of the page
};

struct RouteName {
  const char* method;
  const char* path;  // "{id}" stands for one part of it
};
std::span<const RouteName> all_routes();
std::string openapi_document();

class RunningServer {
 public:
  // Reads the cases, opens the store, binds. Throws std::runtime_error with the reason.
  explicit RunningServer(const ServerOptions& options);
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  int port() const;
  std::string token() const;
  void serve();  // until stop()
  void stop();   // from any thread

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace armistice
