// The real server, driven as its page would, and through a full disk and a kill.
#include "server/server.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "kit/server_up.h"
#include "server/store.h"

namespace armistice {
namespace {

using namespace kit;

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
  EXPECT_NE(http.Get("/api/studies/" + a + "/report.html")->body.find("\"command\": \"run\""),
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

TEST(Server, AStudyThatAsksForOtherOrdersOfSteps) {
  const Folder folder;
  ServerOptions options = two_forts(folder);
  options.cases.push_back(case_path("in_steps"));
  Up up(options);
  httplib::Client http = up.client();
  const auto orders_of = [&](const Json& study) {
    const std::string id = Json::parse(post(http, "/api/studies", study, 202))["id"];
    const Json done = up.wait_for(id);
    EXPECT_EQ(done["state"], "done") << done.dump();
    EXPECT_EQ(done["settings"]["orders"], study["settings"].value("orders", false));
    return Json::parse(http.Get("/api/studies/" + id + "/report")->body).value("orders", Json());
  };
  Json study = {{"case", "in_steps"}, {"settings", {{"worlds", 2}, {"paths", 30}}}};
  EXPECT_TRUE(orders_of(study).is_null());
  study["settings"]["orders"] = true;
  EXPECT_EQ(orders_of(study).size(), 4u);
  study["case"] = "two_forts";  // which names no other order
  EXPECT_EQ(orders_of(study).size(), 1u);
  study["changes"]["open_locks"] = {"any"};
  const std::string refused = post(http, "/api/studies", study, 422);
  EXPECT_NE(refused.find("`orders` asks about the war as it is"), std::string::npos) << refused;
  study = {{"case", "in_steps"}, {"settings", {{"orders", "yes"}}}};
  post(http, "/api/studies", study, 422);
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

// Another hand on the file, for what cannot be had from a healthy disk.
class OtherHand {
 public:
  explicit OtherHand(const std::string& file) {
    EXPECT_EQ(sqlite3_open(file.c_str(), &db_), SQLITE_OK);
    sqlite3_busy_timeout(db_, 5000);
  }
  ~OtherHand() { sqlite3_close(db_); }
  void run(const char* sql) {
    EXPECT_EQ(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db_);
  }

 private:
  sqlite3* db_ = nullptr;
};

TEST(Server, AStudyWhoseStateCannotBeKeptFailsAndTheQueueGoesOn) {
  const Folder folder;
  Up up(two_forts(folder));
  httplib::Client http = up.client();
  OtherHand hand(folder.file("s.sqlite"));
  hand.run(
      "CREATE TRIGGER no_room BEFORE UPDATE OF state ON studies WHEN new.id = 1 "
      "BEGIN SELECT RAISE(FAIL, 'no room for this'); END");
  const std::string a = Json::parse(post(http, "/api/studies", kSmall, 202))["id"];
  const std::string b = Json::parse(post(http, "/api/studies", kSmall, 202))["id"];
  EXPECT_EQ(up.wait_for(b)["state"], "done");
  const Json failed = up.wait_for(a);
  EXPECT_EQ(failed["state"], "failed");
  EXPECT_NE(failed["error"].get<std::string>().find("no room for this"), std::string::npos);
  EXPECT_EQ(Json::parse(http.Get("/api/studies")->body)[0]["state"], "failed");
  post(http, "/api/studies/" + a + "/resume", Json::object(), 507);
  EXPECT_EQ(up.wait_for(a)["state"], "failed");
  hand.run("DROP TRIGGER no_room");
  post(http, "/api/studies/" + a + "/resume", Json::object(), 202);
  EXPECT_EQ(up.wait_for(a)["state"], "done");
}

TEST(Server, AFinishedWorldThatCannotBeReadFailsTheStudy) {
  const Folder folder;
  Up up(two_forts(folder));
  httplib::Client http = up.client();
  OtherHand hand(folder.file("s.sqlite"));
  hand.run("ALTER TABLE pieces RENAME TO gone");
  const std::string id = Json::parse(post(http, "/api/studies", kSmall, 202))["id"];
  const Json study = up.wait_for(id);
  EXPECT_EQ(study["state"], "failed");
  EXPECT_NE(study["error"].get<std::string>().find("pieces"), std::string::npos);
  hand.run("ALTER TABLE gone RENAME TO pieces");
  post(http, "/api/studies/" + id + "/resume", Json::object(), 202);
  EXPECT_EQ(up.wait_for(id)["state"], "done");
}

TEST(Server, AListThatCannotBeReadIsAnErrorOfTheRequest) {
  const Folder folder;
  Up up(two_forts(folder));
  httplib::Client http = up.client();
  OtherHand hand(folder.file("s.sqlite"));
  hand.run("ALTER TABLE studies RENAME TO gone");
  EXPECT_EQ(http.Get("/api/studies")->status, 507);
  post(http, "/api/studies", kSmall, 507);
  EXPECT_EQ(http.Get("/api/cases")->status, 200);
  hand.run("ALTER TABLE gone RENAME TO studies");
  const std::string id = Json::parse(post(http, "/api/studies", kSmall, 202))["id"];
  EXPECT_EQ(up.wait_for(id)["state"], "done");
}

// Every page but the first is overwritten, as a bad disk would.
TEST(Server, ABrokenFileIsSaidAndIsNotTheEnd) {
  const Folder folder;
  const std::string file = folder.file("s.sqlite");
  {
    Up up(two_forts(folder));
    httplib::Client http = up.client();
    EXPECT_EQ(up.wait_for(Json::parse(post(http, "/api/studies", kSmall, 202))["id"])["state"],
              "done");
  }
  std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(4096);
  bytes << std::string(fs::file_size(file) - 4096, '\x5a');
  bytes.close();
  Up up(two_forts(folder));
  httplib::Client http = up.client();
  for (const char* path : {"/api/studies", "/api/studies/1", "/api/studies/1/report"}) {
    const auto res = http.Get(path);
    EXPECT_EQ(res->status, 507) << path;
    EXPECT_NE(res->body.find("malformed"), std::string::npos) << res->body;
  }
  post(http, "/api/studies", kSmall, 507);
  EXPECT_EQ(http.Get("/api/cases")->status, 200);
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
