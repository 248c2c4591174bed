#include "server/http_server.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace armistice {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kLookUpMs = 100;  // how often a waiting connection sees that others wait, or the end
constexpr std::size_t kMostDrained = 1u << 20;
constexpr int kDrainMs = 500;

// Like httplib's pool, but the line is bounded: a full one makes the listener wait.
class BoundedPool : public httplib::TaskQueue {
 public:
  BoundedPool(const DoorLimits& limits, std::atomic<std::size_t>& waiting)
      : most_(limits.waiting), waiting_(waiting) {
    for (std::size_t k = 0; k < limits.threads; ++k) threads_.emplace_back([this] { work(); });
  }
  void enqueue(std::function<void()> job) override {
    std::unique_lock<std::mutex> lock(mutex_);
    room_.wait(lock, [this] { return jobs_.size() < most_ || stopping_; });
    jobs_.push_back(std::move(job));
    count();
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
  // Only those for whom no thread is free.
  void count() { waiting_ = jobs_.size() > idle_ ? jobs_.size() - idle_ : 0; }
  void work() {
    while (true) {
      std::function<void()> job;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        ++idle_;
        work_.wait(lock, [this] { return !jobs_.empty() || stopping_; });
        --idle_;
        if (jobs_.empty()) return;
        job = std::move(jobs_.front());
        jobs_.pop_front();
        count();
      }
      room_.notify_one();
      job();
    }
  }

  const std::size_t most_;
  std::atomic<std::size_t>& waiting_;
  std::mutex mutex_;
  std::condition_variable work_, room_;
  std::list<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool stopping_ = false;
};

// One connection. A read or write past the bounds of the request fails, and so do all after it.
class Connection : public httplib::Stream {
 public:
  Connection(socket_t socket, const DoorLimits& limits, const std::atomic<std::size_t>& waiting)
      : socket_(socket), limits_(limits), waiting_(waiting), buffer_(16384) {}

  // Waits for the first byte of the next request.
  bool next_request(const std::function<bool()>& stopped) {
    const auto began = Clock::now();
    while (next_ == end_) {
      if (stopped() || spent(began) > patience(limits_.idle_ms)) return false;
      const int ready = wait(POLLIN, kLookUpMs);
      if (ready < 0 || (ready > 0 && !fill())) return false;
    }
    request_began_ = Clock::now();
    allowed_ = kMostHead;
    answering_ = false;
    return true;
  }
  void allow_body() { allowed_ += kMostBody; }
  bool broken() const { return broken_; }

  // Says goodbye and reads what is still on its way, so that the answer is not lost to a reset.
  void close() {
    ::shutdown(socket_, SHUT_WR);
    const auto began = Clock::now();
    std::size_t drained = 0;
    while (drained < kMostDrained && spent(began) < kDrainMs && waiting_ == 0) {
      if (wait(POLLIN, kLookUpMs) <= 0) continue;
      const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
      if (got <= 0) break;
      drained += static_cast<std::size_t>(got);
    }
    ::close(socket_);
  }

  bool is_readable() const override { return next_ < end_ || wait(POLLIN, 0) > 0; }
  bool is_writable() const override { return wait(POLLOUT, limits_.answer_ms) > 0; }

  ssize_t read(char* to, std::size_t size) override {
    if (broken_) return -1;
    while (next_ == end_) {
      if (spent(request_began_) > patience(limits_.request_ms)) return fail();
      const int ready = wait(POLLIN, kLookUpMs);
      if (ready < 0 || (ready > 0 && !fill())) return fail();
    }
    const std::size_t taken = std::min(size, end_ - next_);
    if (taken > allowed_) return fail();
    allowed_ -= taken;
    std::memcpy(to, buffer_.data() + next_, taken);
    next_ += taken;
    return static_cast<ssize_t>(taken);
  }

  // A failed read still lets the reason be written.
  ssize_t write(const char* from, std::size_t size) override {
    if (!answering_) answer_began_ = Clock::now();
    answering_ = true;
    while (true) {
      const int left = limits_.answer_ms - spent(answer_began_);
      if (left <= 0 || wait(POLLOUT, left) <= 0) return fail();
      const ssize_t sent = ::send(socket_, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent >= 0) return sent;
      if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return fail();
    }
  }

  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    name(::getpeername, ip, port);
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    name(::getsockname, ip, port);
  }
  socket_t socket() const override { return socket_; }

 private:
  static int spent(Clock::time_point since) {
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - since).count());
  }
  int patience(int calm) const { return waiting_ > 0 ? std::min(calm, limits_.hurried_ms) : calm; }
  ssize_t fail() {
    broken_ = true;
    return -1;
  }
  int wait(short what, int milliseconds) const {
    pollfd one = {socket_, what, 0};
    const int ready = ::poll(&one, 1, milliseconds);
    return ready < 0 && errno == EINTR ? 0 : ready;
  }
  bool fill() {
    const ssize_t got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    next_ = 0;
    end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
    return got > 0;
  }
  template <class Ask>
  void name(const Ask& ask, std::string& ip, int& port) const {
    sockaddr_storage at{};
    socklen_t size = sizeof at;
    char text[INET6_ADDRSTRLEN] = "";
    if (ask(socket_, reinterpret_cast<sockaddr*>(&at), &size) != 0) return;
    if (at.ss_family == AF_INET) {
      const auto& four = reinterpret_cast<const sockaddr_in&>(at);
      inet_ntop(AF_INET, &four.sin_addr, text, sizeof text);
      port = ntohs(four.sin_port);
    } else if (at.ss_family == AF_INET6) {
      const auto& six = reinterpret_cast<const sockaddr_in6&>(at);
      inet_ntop(AF_INET6, &six.sin6_addr, text, sizeof text);
      port = ntohs(six.sin6_port);
    }
    ip = text;
  }

  const socket_t socket_;
  const DoorLimits& limits_;
  const std::atomic<std::size_t>& waiting_;
  std::vector<char> buffer_;
  std::size_t next_ = 0, end_ = 0;  // of the buffer: what has come and was not read yet
  std::size_t allowed_ = 0;         // bytes that this request may still have
  Clock::time_point request_began_, answer_began_;
  bool answering_ = false, broken_ = false;
};

}  // namespace

HttpServer::HttpServer(const DoorLimits& limits) : limits_(limits) {
  new_task_queue = [this] { return new BoundedPool(limits_, waiting_); };
  set_payload_max_length(kMostBody);
}

void HttpServer::widen_door() { ::listen(svr_sock_, static_cast<int>(limits_.waiting)); }

bool HttpServer::process_and_close_socket(socket_t socket) {
  const int at_once = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  Connection connection(socket, limits_, waiting_);
  const auto stopped = [this] { return svr_sock_ == INVALID_SOCKET; };
  for (int left = limits_.requests; left > 0 && connection.next_request(stopped); --left) {
    bool closed = false, understood = false;
    const bool fine = process_request(connection, left == 1, closed, [&](httplib::Request&) {
      understood = true;
      connection.allow_body();
    });
    // what follows a request that was not understood cannot be told from its rest
    if (!fine || closed || !understood || connection.broken()) break;
  }
  connection.close();
  return true;
}

}  // namespace armistice
