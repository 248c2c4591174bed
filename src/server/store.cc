#include "server/store.h"

#include <sqlite3.h>

namespace armistice {
namespace {

[[noreturn]] void refuse(sqlite3* db, int code) {
  if ((code & 0xff) == SQLITE_FULL)
    throw StoreError(
        "the store is full (the disk, or its limit); finished worlds are kept: delete a study or "
        "make room, then resume");
  throw StoreError(std::string("the store cannot be used: ") + sqlite3_errmsg(db));
}

constexpr const char* kTables =
    "CREATE TABLE IF NOT EXISTS studies (id INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT,"
    " case_hash TEXT, version TEXT, name TEXT, state TEXT, settings TEXT, created TEXT,"
    " error TEXT, report TEXT);"
    "CREATE TABLE IF NOT EXISTS pieces (study INTEGER, stage TEXT, world INTEGER, bytes BLOB,"
    " PRIMARY KEY (study, stage, world)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS kept (study INTEGER, what TEXT, world INTEGER, bytes BLOB,"
    " PRIMARY KEY (study, what, world)) WITHOUT ROWID;";

constexpr const char* kColumns =
    "SELECT id, case_id, case_hash, version, name, state, settings, created, error FROM studies ";

}  // namespace

// A prepared statement with its values; finalised when it goes.
class StudyStore::Statement {
 public:
  Statement(sqlite3* db, const std::string& sql) : db_(db) {
    if (const int code = sqlite3_prepare_v2(db, sql.c_str(), -1, &statement_, nullptr))
      refuse(db, code);
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& with(std::int64_t value) {
    sqlite3_bind_int64(statement_, ++bound_, value);
    return *this;
  }
  Statement& with(std::string_view text) {
    sqlite3_bind_text(statement_, ++bound_, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    return *this;
  }
  Statement& with_bytes(const std::string& bytes) {
    sqlite3_bind_blob64(statement_, ++bound_, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    return *this;
  }
  bool step() {  // true: a row
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) refuse(db_, code);
    return code == SQLITE_ROW;
  }
  std::int64_t number(int column) { return sqlite3_column_int64(statement_, column); }
  std::string text(int column) {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes ? std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))
                 : std::string();
  }
  StoredStudy study() {
    return {number(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), text(8)};
  }

 private:
  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

StudyStore::StudyStore(const std::string& file, std::int64_t max_pages) {
  if (const int code = sqlite3_open(file.c_str(), &db_)) {
    const std::string reason = sqlite3_errmsg(db_);
    sqlite3_close(db_);
    (void)code;
    throw StoreError(file + ": " + reason);
  }
  try {
    sqlite3_busy_timeout(db_, 5000);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    if (max_pages > 0) run(("PRAGMA max_page_count=" + std::to_string(max_pages)).c_str());
    run(kTables);
  } catch (...) {
    sqlite3_close(db_);
    throw;
  }
}

StudyStore::~StudyStore() { sqlite3_close(db_); }

void StudyStore::run(const char* sql) {
  if (const int code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)) refuse(db_, code);
}

std::int64_t StudyStore::add(const StoredStudy& s) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement(db_,
            "INSERT INTO studies (case_id, case_hash, version, name, state, settings, created, "
            "error) VALUES (?, ?, ?, ?, ?, ?, ?, '')")
      .with(s.case_id)
      .with(s.case_hash)
      .with(s.version)
      .with(s.name)
      .with(s.state)
      .with(s.settings)
      .with(s.created)
      .step();
  return sqlite3_last_insert_rowid(db_);
}

std::vector<StoredStudy> StudyStore::list() {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement statement(db_, std::string(kColumns) + "ORDER BY id");
  std::vector<StoredStudy> out;
  while (statement.step()) out.push_back(statement.study());
  return out;
}

std::optional<StoredStudy> StudyStore::find(std::int64_t id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement statement(db_, std::string(kColumns) + "WHERE id = ?");
  if (!statement.with(id).step()) return std::nullopt;
  return statement.study();
}

void StudyStore::rename(std::int64_t id, const std::string& name) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement(db_, "UPDATE studies SET name = ? WHERE id = ?").with(name).with(id).step();
}

void StudyStore::set_state(std::int64_t id, const std::string& state, const std::string& error) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement(db_, "UPDATE studies SET state = ?, error = ? WHERE id = ?")
      .with(state)
      .with(error)
      .with(id)
      .step();
}

void StudyStore::erase(std::int64_t id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const char* sql : {"DELETE FROM pieces WHERE study = ?", "DELETE FROM kept WHERE study = ?",
                          "DELETE FROM studies WHERE id = ?"})
    Statement(db_, sql).with(id).step();
}

void StudyStore::save_piece(std::int64_t id, std::string_view stage, int world,
                            const std::string& bytes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement(db_, "INSERT OR REPLACE INTO pieces VALUES (?, ?, ?, ?)")
      .with(id)
      .with(stage)
      .with(std::int64_t{world})
      .with_bytes(bytes)
      .step();
}

std::optional<std::string> StudyStore::piece(std::int64_t id, std::string_view stage, int world) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement statement(db_, "SELECT bytes FROM pieces WHERE study = ? AND stage = ? AND world = ?");
  if (!statement.with(id).with(stage).with(std::int64_t{world}).step()) return std::nullopt;
  return statement.text(0);
}

std::int64_t StudyStore::pieces(std::int64_t id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement statement(db_, "SELECT count(*) FROM pieces WHERE study = ?");
  statement.with(id).step();
  return statement.number(0);
}

void StudyStore::keep(std::int64_t id, std::string_view what, int world, const std::string& bytes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement(db_, "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)")
      .with(id)
      .with(what)
      .with(std::int64_t{world})
      .with_bytes(bytes)
      .step();
}

std::vector<std::pair<int, std::string>> StudyStore::kept(std::int64_t id, std::string_view what) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement statement(db_,
                      "SELECT world, bytes FROM kept WHERE study = ? AND what = ? ORDER BY world");
  statement.with(id).with(what);
  std::vector<std::pair<int, std::string>> out;
  while (statement.step())
    out.emplace_back(static_cast<int>(statement.number(0)), statement.text(1));
  return out;
}

void StudyStore::finish(std::int64_t id, const std::string& report) {
  const std::lock_guard<std::mutex> lock(mutex_);
  run("BEGIN IMMEDIATE");
  try {
    Statement(db_, "UPDATE studies SET state = 'done', error = '', report = ? WHERE id = ?")
        .with(report)
        .with(id)
        .step();
    Statement(db_, "DELETE FROM pieces WHERE study = ?").with(id).step();
    run("COMMIT");
  } catch (...) {
    sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

std::optional<std::string> StudyStore::report(std::int64_t id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Statement statement(db_, "SELECT report FROM studies WHERE id = ? AND state = 'done'");
  if (!statement.with(id).step()) return std::nullopt;
  return statement.text(0);
}

}  // namespace armistice
