// httplib's server behind a narrower door: a bounded line of connections, and for each request a
// bound on its bytes and on the time it may take to arrive and to be answered.
//
// httplib's own timeouts start again with every byte, and a line of a header may be of any length;
// so a client that sends a byte a second, or headers without end, would hold a thread or fill the
// memory. Here the clock runs per request, and faster while others wait for a thread.
#pragma once

#include <httplib.h>

#include <atomic>
#include <cstddef>

namespace armistice {

inline constexpr std::size_t kMostHead = 32u << 10;  // request line and headers
inline constexpr std::size_t kMostBody = 256u << 10;

struct DoorLimits {
  std::size_t threads = 72;   // connections served at a time
  std::size_t waiting = 256;  // beyond: the listener waits
  int idle_ms = 5000;         // between two requests of a connection
  int request_ms = 5000;      // from its first byte to its last
  int answer_ms = 60000;      // from the first byte of the answer to its last
  int hurried_ms = 1000;      // idle and request, while others wait for a thread
  int requests = 1000;        // of a connection
};

class HttpServer : public httplib::Server {
 public:
  explicit HttpServer(const DoorLimits& limits);

  // Once bound: lets as many knock at once as may wait. httplib asks the system for five, and who
  // comes sixth is only heard a second later.
  void widen_door();

 private:
  bool process_and_close_socket(socket_t socket) override;

  DoorLimits limits_;
  std::atomic<std::size_t> waiting_{0};
};

}  // namespace armistice
