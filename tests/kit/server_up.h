// The real server on a port of its own, in a folder of its own, for tests that drive it.
#pragma once

#include <gtest/gtest.h>
#include <httplib.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "server/server.h"

namespace armistice::kit {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

inline constexpr const char* kPage =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"
    "<script id=\"armistice-data\" type=\"application/json\">__ARMISTICE_DATA__</script>";

inline std::string case_path(const std::string& name) {
  return std::string(ARMISTICE_ROOT) + "/cases/" + name;
}

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "armistice-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

class Up {
 public:
  explicit Up(ServerOptions options) : server_(options) {
    thread_ = std::thread([this] { server_.serve(); });
    httplib::Client probe("127.0.0.1", server_.port());
    while (!probe.Get("/openapi.json")) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ~Up() {
    server_.stop();
    thread_.join();
  }
  httplib::Client client(bool with_token = true) {
    httplib::Client out("127.0.0.1", server_.port());
    out.set_tcp_nodelay(true);
    if (with_token) out.set_default_headers({{"Authorization", "Bearer " + server_.token()}});
    return out;
  }
  Json wait_for(const std::string& id) {
    httplib::Client http = client();
    for (int k = 0; k < 12000; ++k) {
      const Json study = Json::parse(http.Get("/api/studies/" + id)->body);
      if (study["state"] != "queued" && study["state"] != "running") return study;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return {};
  }
  int port() const { return server_.port(); }
  std::string token() const { return server_.token(); }

 private:
  RunningServer server_;
  std::thread thread_;
};

inline ServerOptions two_forts(const Folder& folder) {
  ServerOptions options;
  options.cases = {case_path("two_forts")};
  options.store = folder.file("s.sqlite");
  options.port = 0;
  options.page = kPage;
  return options;
}

inline std::string post(httplib::Client& http, const std::string& path, const Json& body,
                        int status) {
  const auto res = http.Post(path, body.dump(), "application/json");
  EXPECT_TRUE(res);
  if (!res) return {};
  EXPECT_EQ(res->status, status) << path << " " << res->body;
  return res->body;
}

inline const Json kSmall = {{"case", "two_forts"}, {"settings", {{"worlds", 16}, {"paths", 30}}}};

}  // namespace armistice::kit
