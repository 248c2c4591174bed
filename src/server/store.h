// Studies on disk: one SQLite file, written ahead and synced, so that what was finished is there
// after a crash.
//
// Every call may come from any thread; one at a time is served. A call that SQLite refuses (the
// disk or the quota is full) throws StoreError with the reason; nothing that stood before is lost.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace armistice {

class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct StoredStudy {
  std::int64_t id = 0;
  std::string case_id, case_hash, version, name;
  std::string state;     // queued | running | done | failed | cancelled
  std::string settings;  // the request, as JSON
  std::string created;   // UTC, ISO 8601
  std::string error;
};

class StudyStore {
 public:
  // `max_pages`: of 4 KiB; 0: no limit.
  explicit StudyStore(const std::string& file, std::int64_t max_pages = 0);
  ~StudyStore();
  StudyStore(const StudyStore&) = delete;
  StudyStore& operator=(const StudyStore&) = delete;

  std::int64_t add(const StoredStudy& study);
  std::vector<StoredStudy> list();
  std::optional<StoredStudy> find(std::int64_t id);
  void rename(std::int64_t id, const std::string& name);
  void set_state(std::int64_t id, const std::string& state, const std::string& error);
  void erase(std::int64_t id);  // with all that belongs to it

  // Pieces of work of a running study, dropped when it is finished; and what is kept beyond.
  void save_piece(std::int64_t id, std::string_view stage, int world, const std::string& bytes);
  std::optional<std::string> piece(std::int64_t id, std::string_view stage, int world);
  std::int64_t pieces(std::int64_t id);
  void keep(std::int64_t id, std::string_view what, int world, const std::string& bytes);
  std::vector<std::pair<int, std::string>> kept(std::int64_t id, std::string_view what);
  // The report, and the study is done: in one transaction.
  void finish(std::int64_t id, const std::string& report);
  std::optional<std::string> report(std::int64_t id);

 private:
  class Statement;
  void run(const char* sql);

  std::mutex mutex_;
  sqlite3* db_ = nullptr;
};

}  // namespace armistice
