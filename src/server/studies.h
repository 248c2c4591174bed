// The studies of a server: a bounded queue, one study at a time on all threads, kept in the store
// as its worlds finish.
//
// A store that refuses (a full disk, a broken file) ends the study at hand with the reason, and the
// request at hand with StoreError; the queue goes on when the store does.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "server/served_case.h"
#include "server/store.h"
#include "server/table_answer.h"

namespace armistice {

inline constexpr std::size_t kMostQueued = 8;     // waiting or running
inline constexpr std::size_t kMostStudies = 500;  // kept in all

class Studies {
 public:
  Studies(const std::vector<ServedCase>& cases, StudyStore& store, int threads);
  ~Studies();  // stops the study at hand; it goes on when the server is started again

  // Each throws Refusal.
  ServerJson list();
  ServerJson get(std::int64_t id);
  std::int64_t add(const ServerJson& body);
  void rename(std::int64_t id, const std::string& name);
  void cancel(std::int64_t id);
  void resume(std::int64_t id);
  void erase(std::int64_t id);
  std::string report(std::int64_t id);
  ServerJson table(std::int64_t id, const ServerJson& package);
  ServerJson compare(std::int64_t a, std::int64_t b);

 private:
  class Watch;
  const ServedCase& case_named(const std::string& id) const;
  StoredStudy find(std::int64_t id);
  void require_room();
  std::optional<StoredStudy> next_study();
  ServerJson shown(const StoredStudy& study) const;
  void end_with(std::int64_t id, const std::string& reason);
  void work();
  void run(const StoredStudy& study);
  std::shared_ptr<const TableStudy> table_of(std::int64_t id);

  const std::vector<ServedCase>& cases_;
  StudyStore& store_;
  int threads_;

  std::mutex mutex_;  // guards what follows, and changes of state in the store
  std::condition_variable wake_;
  bool stopping_ = false;
  std::int64_t running_ = 0;  // id; 0: none
  std::atomic<bool> interrupt_{false};
  bool cancelled_ = false;  // the study at hand, by its reader
  // Studies that failed while the store could not even keep that they did, and why.
  std::map<std::int64_t, std::string> unkept_failures_;
  std::string stage_;
  std::size_t done_ = 0, total_ = 0;
  std::chrono::steady_clock::time_point stage_began_;

  std::mutex compare_mutex_;  // two reports are read for a comparison: one comparison at a time
  std::map<std::pair<std::int64_t, std::int64_t>, ServerJson> compared_;  // some; ids never return
  std::mutex table_mutex_;
  std::vector<std::pair<std::int64_t, std::shared_ptr<const TableStudy>>> tables_;  // newest last

  std::thread worker_;
};

}  // namespace armistice
