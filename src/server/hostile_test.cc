// What strangers may send: requests that must be refused, and clients that never finish one.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kit/server_up.h"

namespace armistice {
namespace {

using namespace kit;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point began) {
  return std::chrono::duration<double>(Clock::now() - began).count();
}

// A bare connection: sends what it is told, reads until the other side ends it.
class Wire {
 public:
  explicit Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(static_cast<std::uint16_t>(port));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at), 0);
    const timeval patience = {20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Wire() { ::close(socket_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool send(const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t sent = ::send(socket_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
      if (sent <= 0) return false;
      done += static_cast<std::size_t>(sent);
    }
    return true;
  }
  // All until the end; `ended` is false where the server neither spoke nor hung up in 20 s.
  std::string rest(bool& ended) {
    std::string out;
    char bytes[4096];
    ssize_t got = 0;
    while ((got = ::recv(socket_, bytes, sizeof bytes, 0)) > 0)
      out.append(bytes, static_cast<std::size_t>(got));
    ended = got == 0 || errno == ECONNRESET || errno == EPIPE;
    return out;
  }

 private:
  int socket_;
};

int status_of(const std::string& answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::atoi(answer.c_str() + 9) : 0;
}
int count_of(const std::string& text, const std::string& what) {
  int count = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++count;
  return count;
}

struct Hostile : ::testing::Test {
  Folder folder;
  Up up{two_forts(folder)};

  // The answer to these bytes, after which the server must hang up by itself.
  std::string answer(const std::string& bytes) {
    Wire wire(up.port());
    wire.send(bytes);
    bool ended = false;
    const std::string out = wire.rest(ended);
    EXPECT_TRUE(ended) << bytes.substr(0, 60);
    return out;
  }
  std::string head(const std::string& line) {
    return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(up.port()) +
           "\r\nAuthorization: Bearer " + up.token() + "\r\n";
  }
  void is_alive() { EXPECT_EQ(up.client().Get("/api/studies")->status, 200); }
};

TEST_F(Hostile, GarbageIsRefusedOnceAndTheConnectionEnds) {
  std::string zeros(300, '\0'), every;
  for (int c = 0; c < 256; ++c) every += static_cast<char>(c);
  for (const std::string& bytes :
       {every, zeros + "\n", std::string("\x16\x03\x01\x02\x00\x01\xfc\x03\x03 tls hello\r\n", 22),
        std::string("GET\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        std::string("GET / HTTP/9.9\r\n\r\n"), std::string("\r\n\r\n\r\n"),
        head("GET /api/cases\r\n\r\n") + "\r\n"}) {
    const std::string out = answer(bytes);
    EXPECT_TRUE(out.empty() || (status_of(out) >= 400 && status_of(out) < 500)) << out;
    EXPECT_LE(count_of(out, "HTTP/1.1 "), 1) << out;
  }
  is_alive();
}

TEST_F(Hostile, HeadersHaveABound) {
  EXPECT_GE(status_of(answer("GET /" + std::string(20000, 'a') + " HTTP/1.1\r\n\r\n")), 400);
  // one line without end, and lines without end: cut off long before 64 MB
  for (const std::string& piece :
       {std::string(4096, 'a'), "X: " + std::string(1000, 'b') + "\r\n"}) {
    Wire wire(up.port());
    wire.send(head("GET /api/cases") + "X: ");
    std::size_t sent = 0;
    while (sent < (64u << 20) && wire.send(piece)) sent += piece.size();
    EXPECT_LT(sent, 16u << 20);
  }
  is_alive();
}

TEST_F(Hostile, BodiesAreRefusedBeforeTheyAreRead) {
  const std::string json = "Content-Type: application/json\r\n";
  const auto began = Clock::now();
  for (const auto& [fields, status] :
       {std::pair<std::string, int>{"Content-Length: 300000\r\n", 413},
        {"Content-Length: 99999999999999999999\r\n", 413},
        {"Content-Length: -5\r\n", 413},
        {"Content-Length: 5\r\nContent-Length: 6\r\n", 413},
        {"Transfer-Encoding: chunked\r\n", 411},
        {"Transfer-Encoding: gzip, chunked\r\n", 411},
        {"Content-Encoding: gzip\r\nContent-Length: 5\r\n", 415},
        {"", 411}}) {
    const std::string out = answer(head("POST /api/studies") + json + fields + "\r\n");
    EXPECT_EQ(status_of(out), status) << fields << out;
  }
  EXPECT_LT(seconds_since(began), 6) << "refused at once: not by waiting for the body";
  // what follows a refused request is not taken for another one
  const std::string out =
      answer(head("POST /api/studies") + json + "Transfer-Encoding: chunked\r\n\r\n" +
             head("GET /api/cases") + "\r\n");
  EXPECT_EQ(count_of(out, "HTTP/1.1 "), 1) << out;
  is_alive();
}

TEST_F(Hostile, PathsLeadNowhereElse) {
  for (const char* path :
       {"/../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
        "/api/cases/..%2f..%2fetc%2fpasswd", "/api/cases/two_forts%00.yaml", "//etc/passwd",
        "/api/cases/two_forts/case.yaml", "/api/studies/1%2f..%2f2", "/api/studies/-1",
        "/api/studies/99999999999999999999", "/api/studies/1;x", "/.git/config"}) {
    const std::string out = answer(head(std::string("GET ") + path) + "Connection: close\r\n\r\n");
    EXPECT_EQ(status_of(out), 404) << path << out;
    EXPECT_EQ(out.find("root:"), std::string::npos) << path;
  }
  is_alive();
}

// More silent clients than the server has threads, some in the middle of a line, some in the middle
// of a body: an honest one is answered, and all of them are hung up on.
TEST_F(Hostile, SilentClientsBlockNobody) {
  std::vector<std::unique_ptr<Wire>> silent;
  const auto began = Clock::now();
  for (int k = 0; k < 100; ++k) {
    silent.push_back(std::make_unique<Wire>(up.port()));
    if (k % 3 == 1) silent.back()->send("GET /api/ca");
    if (k % 3 == 2)
      silent.back()->send(head("POST /api/studies") +
                          "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"ca");
  }
  is_alive();
  EXPECT_LT(seconds_since(began), 5);
  for (const auto& wire : silent) {
    bool ended = false;
    wire->rest(ended);
    EXPECT_TRUE(ended);
  }
}

// A byte now and then keeps no request open for longer than a request may take.
TEST_F(Hostile, DrippingClientsAreCutOff) {
  Wire wire(up.port());
  const auto began = Clock::now();
  bool open = wire.send(head("GET /api/cases"));
  while (open && seconds_since(began) < 20) {
    open = wire.send("X: 1\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  EXPECT_FALSE(open);
  EXPECT_LT(seconds_since(began), 12);
  is_alive();
}

TEST_F(Hostile, RefusesWhatItMust) {
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

TEST_F(Hostile, AThousandMalformedRequests) {
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

}  // namespace
}  // namespace armistice
