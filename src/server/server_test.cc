// The real server on a port of its own, driven as its page and its enemies would.
#include "server/server.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "server/store.h"

namespace armistice {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kPage =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"
    "<script id=\"armistice-data\" type=\"application/json\">__ARMISTICE_DATA__</script>";

std::string case_path(const std::string& name) {
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
    if (with_token) out.set_default_headers({{"Authorization", "Bearer " + server_.token()}});
    return out;
  }
  Json wait_for(const std::string& id) {
    httplib::Client http = client();
    for (int k = 0; k < 1200; ++k) {
      const Json study = Json::parse(http.Get("/api/studies/" + id)->body);
      if (study["state"] != "queued" && study["state"] != "running") return study;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return {};
  }
  int port() const { return server_.port(); }

 private:
  RunningServer server_;
  std::thread thread_;
};

ServerOptions two_forts(const Folder& folder) {
  ServerOptions options;
  options.cases = {case_path("two_forts")};
  options.store = folder.file("s.sqlite");
  options.port = 0;
  options.page = kPage;
  return options;
}

std::string post(httplib::Client& http, const std::string& path, const Json& body, int status) {
  const auto res = http.Post(path, body.dump(), "application/json");
  EXPECT_TRUE(res);
  if (!res) return {};
  EXPECT_EQ(res->status, status) << path << " " << res->body;
  return res->body;
}

const Json kSmall = {{"case", "two_forts"}, {"settings", {{"worlds", 16}, {"paths", 30}}}};

TEST(Server, DocumentAndRoutesNameTheSame) {
  std::set<std::string> routes, document;
  for (const RouteName& route : all_routes())
    routes.insert(std::string(route.method) + " " + route.path);
  const Json parsed = Json::parse(openapi_document());
  for (const auto& [path, methods] : parsed["paths"].items())
    for (const auto& [method, what] : methods.items()) {
      std::string upper = method;
      for (char& c : upper) c = static_cast<char>(toupper(c));
      document.insert(upper + " " + path);
    }
  EXPECT_EQ(routes, document);
}

TEST(Server, AStudyFromAskingToComparing) {
  const Folder folder;
  Up up(two_forts(folder));
  httplib::Client http = up.client();
  EXPECT_EQ(Json::parse(http.Get("/api/cases")->body)[0]["id"], "two_forts");
  const Json info = Json::parse(http.Get("/api/cases/two_forts")->body);
  EXPECT_FALSE(info["quantities"].empty());
  const std::string a = Json::parse(post(http, "/api/studies", kSmall, 202))["id"];
  Json changed = kSmall;
  changed["changes"]["set"]["red.cost"] = 0.02;
  const std::string b = Json::parse(post(http, "/api/studies", changed, 202))["id"];
  EXPECT_EQ(up.wait_for(a)["state"], "done");
  EXPECT_EQ(up.wait_for(b)["state"], "done");
  EXPECT_EQ(Json::parse(http.Get("/api/studies/" + b + "/report")
                            ->body)["settings"]["changes"]["set"]["red.cost"],
            "0.02");
  EXPECT_NE(http.Get("/api/studies/" + a + "/report.html")->body.find("\"command\":\"run\""),
            std::string::npos);
  Json package = Json::object();
  for (const Json& issue : info["issues"])
    package[issue["id"].get<std::string>()] =
        issue["share"] == true ? Json(1) : issue["options"][0]["id"];
  const Json table =
      Json::parse(post(http, "/api/studies/" + a + "/table", {{"package", package}}, 200));
  EXPECT_EQ(table["worlds"], 16);
  EXPECT_TRUE(table["frontier"].contains("on_frontier"));
  post(http, "/api/studies/" + a + "/table", {{"package", {{"nothing", "x"}}}}, 422);
  const Json self = Json::parse(http.Get("/api/studies/" + a + "/compare/" + a)->body);
  EXPECT_EQ(self["months_of_war"]["difference"], 0);
  const Json other = Json::parse(http.Get("/api/studies/" + a + "/compare/" + b)->body);
  EXPECT_NE(other["signed_by_end"]["difference"], 0);
  EXPECT_EQ(http.Patch("/api/studies/" + a, R"({"name":"mine"})", "application/json")->status, 200);
  post(http, "/api/studies/" + a + "/cancel", Json::object(), 409);
  post(http, "/api/studies/" + a + "/resume", Json::object(), 409);
  EXPECT_EQ(http.Delete("/api/studies/" + a, "", "application/json")->status, 204);
  EXPECT_EQ(http.Get("/api/studies/" + a)->status, 404);
}

TEST(Server, RefusesWhatItMust) {
  const Folder folder;
  Up up(two_forts(folder));
  httplib::Client open = up.client(false), http = up.client();
  const auto page = open.Get("/");
  EXPECT_NE(page->body.find("\"served\":true"), std::string::npos);
  EXPECT_NE(page->get_header_value("Set-Cookie").find("SameSite=Strict"), std::string::npos);
  EXPECT_EQ(page->get_header_value("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(open.Get("/api/cases")->status, 401);
  EXPECT_EQ(http.Get("/api/cases", {{"Host", "evil.example"}})->status, 421);
  EXPECT_EQ(http.Get("/api/cases", {{"Origin", "http://evil.example"}})->status, 403);
  EXPECT_EQ(http.Post("/api/studies", "{}", "text/plain")->status, 415);
  EXPECT_EQ(http.Post("/api/studies", std::string(400000, ' '), "application/json")->status, 413);
  EXPECT_EQ(http.Get("/api/cases/../../etc/passwd")->status, 404);
  EXPECT_EQ(http.Get("/api/cases/%2e%2e%2fsecret")->status, 404);
  for (const Json& wrong :
       {Json{{"case", "other"}}, Json{{"case", "two_forts"}, {"more", 1}},
        Json{{"case", "two_forts"}, {"settings", {{"worlds", 0}}}},
        Json{{"case", "two_forts"}, {"settings", {{"worlds", 5000}, {"paths", 5000}}}},
        Json{{"case", "two_forts"}, {"changes", {{"set", {{"nobody", 1}}}}}},
        Json{{"case", "two_forts"}, {"changes", {{"levers", {"nothing"}}}}}})
    post(http, "/api/studies", wrong, 422);
  ServerOptions elsewhere = two_forts(folder);
  elsewhere.address = "0.0.0.0";
  EXPECT_THROW(RunningServer{elsewhere}, std::runtime_error);
}

TEST(Server, AThousandMalformedRequests) {
  const Folder folder;
  Up up(two_forts(folder));
  httplib::Client http = up.client();
  http.set_keep_alive(true);
  const char* const bodies[] = {"",
                                "{",
                                "[]",
                                "null",
                                "{\"case\":1}",
                                "\xff\xfe",
                                "{\"case\":\"two_forts\",\"settings\":[]}",
                                "[[[[[[[[[[[[[[[[[[[[[[",
                                "{\"case\":\"../etc\"}",
                                "{\"settings\":{}}"};
  for (int k = 0; k < 1000; ++k) {
    const auto res = k % 3 == 0   ? http.Get("/api/studies/" + std::string(k % 90 + 1, 'x'))
                     : k % 3 == 1 ? http.Post("/api/studies", bodies[k % 10], "application/json")
                                  : http.Post("/nowhere/" + std::to_string(k), bodies[k % 10],
                                              k % 2 ? "application/json" : "text/html");
    ASSERT_TRUE(res) << k;
    EXPECT_GE(res->status, 400) << k;
    EXPECT_LT(res->status, 500) << k << res->body;
  }
  EXPECT_EQ(http.Get("/api/studies")->status, 200);
}

TEST(Server, AFullStoreIsAnErrorAndNoLoss) {
  const Folder folder;
  ServerOptions options = two_forts(folder);
  options.max_pages = 60;
  std::string id;
  {
    Up up(options);
    httplib::Client http = up.client();
    Json large = kSmall;
    large["settings"]["paths"] = 400;
    id = Json::parse(post(http, "/api/studies", large, 202))["id"];
    const Json study = up.wait_for(id);
    EXPECT_EQ(study["state"], "failed");
    EXPECT_NE(study["error"].get<std::string>().find("full"), std::string::npos);
  }
  EXPECT_GT(StudyStore(folder.file("s.sqlite")).pieces(std::stoll(id)), 0);
  options.max_pages = 0;
  Up up(options);
  httplib::Client http = up.client();
  post(http, "/api/studies/" + id + "/resume", Json::object(), 202);
  EXPECT_EQ(up.wait_for(id)["state"], "done");
}

// The program itself, killed in the middle.
TEST(Server, KilledAndStartedAgainGivesTheSameBits) {
  const Folder folder;
  const std::string store = folder.file("s.sqlite");
  Json large = kSmall;
  large["settings"] = {{"worlds", 200}, {"paths", 300}};
  const int port = 20000 + getpid() % 20000;
  const pid_t child = fork();
  if (child == 0) {
    setenv("ARMISTICE_TOKEN", "0123456789abcdef", 1);
    freopen("/dev/null", "w", stdout);
    const std::string number = std::to_string(port), path = case_path("two_forts");
    execl(ARMISTICE_PROGRAM, "armistice", "serve", path.c_str(), "--port", number.c_str(),
          "--store", store.c_str(), nullptr);
    _exit(1);
  }
  httplib::Client http("127.0.0.1", port);
  http.set_default_headers({{"Authorization", "Bearer 0123456789abcdef"}});
  for (int k = 0; k < 500 && !http.Get("/api/studies"); ++k)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const std::string id = Json::parse(post(http, "/api/studies", large, 202))["id"];
  StudyStore watched(store);
  while (watched.pieces(std::stoll(id)) < 5)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  const std::int64_t kept = watched.pieces(std::stoll(id));
  EXPECT_GE(kept, 5);
  EXPECT_FALSE(watched.report(std::stoll(id)));
  ServerOptions options = two_forts(folder);
  options.store = store;
  Up up(options);
  EXPECT_EQ(up.wait_for(id)["state"], "done");
  httplib::Client again = up.client();
  const std::string whole = Json::parse(post(again, "/api/studies", large, 202))["id"];
  EXPECT_EQ(up.wait_for(whole)["state"], "done");
  EXPECT_EQ(again.Get("/api/studies/" + id + "/report")->body,
            again.Get("/api/studies/" + whole + "/report")->body);
}

}  // namespace
}  // namespace armistice
