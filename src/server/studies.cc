#include "server/studies.h"

#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "engine/memory.h"
#include "outlook/world_bytes.h"
#include "report/render_json.h"
#include "server/compare.h"

namespace armistice {
namespace {

constexpr int kTableLanesInAll = 4096;
constexpr std::size_t kTablesInMemory = 3;
constexpr std::size_t kMostCompared = 64;
constexpr std::size_t kLongestName = 200;

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

}  // namespace

// What the engine tells and asks while a study runs. A store that refuses stops the study.
class Studies::Watch : public Progress, public WorldStore {
 public:
  Watch(Studies& owner, std::int64_t id) : owner_(owner), id_(id) {}

  void update(std::string_view stage, std::size_t done, std::size_t total) override {
    const std::lock_guard<std::mutex> lock(owner_.mutex_);
    if (owner_.stage_ != stage) owner_.stage_began_ = std::chrono::steady_clock::now();
    owner_.stage_ = stage;
    owner_.done_ = done;
    owner_.total_ = total;
  }
  bool interrupted() const override { return owner_.interrupt_ || failed_; }

  bool load(std::string_view stage, int world, std::string& bytes) override {
    std::optional<std::string> kept;
    guard([&] { kept = owner_.store_.piece(id_, stage, world); });
    if (kept) bytes = std::move(*kept);
    return kept.has_value();
  }
  void save(std::string_view stage, int world, const std::string& bytes) override {
    guard([&] { owner_.store_.save_piece(id_, stage, world, bytes); });
  }
  void keep(std::string_view what, int world, const std::string& bytes) override {
    guard([&] { owner_.store_.keep(id_, what, world, bytes); });
  }
  std::string fault() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return fault_;
  }

 private:
  template <class F>
  void guard(const F& use) {
    if (failed_) return;
    try {
      use();
    } catch (const StoreError& error) {
      const std::lock_guard<std::mutex> lock(mutex_);
      fault_ = error.what();
      failed_ = true;
    }
  }

  Studies& owner_;
  std::int64_t id_;
  std::mutex mutex_;
  std::atomic<bool> failed_{false};
  std::string fault_;
};

Studies::Studies(const std::vector<ServedCase>& cases, StudyStore& store, int threads)
    : cases_(cases), store_(store), threads_(threads) {
  worker_ = std::thread([this] { work(); });
}

Studies::~Studies() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
    interrupt_ = true;
  }
  wake_.notify_all();
  worker_.join();
}

const ServedCase& Studies::case_named(const std::string& id) const {
  for (const ServedCase& served : cases_)
    if (served.id == id) return served;
  throw Refusal{422, "there is no such case here"};
}

StoredStudy Studies::find(std::int64_t id) {
  std::optional<StoredStudy> study = store_.find(id);
  if (!study) refuse(404, "there is no such study");
  return *study;
}

// What stood as running when the server went away waits to go on. Under the lock.
ServerJson Studies::shown(const StoredStudy& s) const {
  const auto failure = unkept_failures_.find(s.id);
  const bool failed = failure != unkept_failures_.end();
  const bool waits = s.state == "running" && running_ != s.id;
  const ServerJson kept = ServerJson::parse(s.settings, nullptr, false);
  ServerJson out = {{"id", std::to_string(s.id)},
                    {"case", s.case_id},
                    {"name", s.name},
                    {"state", failed  ? "failed"
                              : waits ? "queued"
                                      : s.state}};
  out["settings"] = kept.is_object() ? kept["settings"] : ServerJson::object();
  out["changes"] = kept.is_object() ? kept["changes"] : ServerJson::object();
  out["created"] = s.created;
  const std::string& error = failed ? failure->second : s.error;
  out["error"] = error.empty() ? ServerJson(nullptr) : ServerJson(error);
  return out;
}

ServerJson Studies::list() {
  const std::lock_guard<std::mutex> lock(mutex_);
  ServerJson out = ServerJson::array();
  for (const StoredStudy& study : store_.list()) out.push_back(shown(study));
  return out;
}

ServerJson Studies::get(std::int64_t id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  ServerJson out = shown(find(id));
  ServerJson progress = {{"stage", ""}, {"done", 0}, {"total", 0}, {"seconds_left", nullptr}};
  if (running_ == id && total_ > 0) {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - stage_began_;
    progress = {{"stage", stage_}, {"done", done_}, {"total", total_}, {"seconds_left", nullptr}};
    if (done_ > 0)
      progress["seconds_left"] = spent.count() / static_cast<double>(done_) *
                                 static_cast<double>(total_ - std::min(done_, total_));
  }
  out["progress"] = progress;
  return out;
}

void Studies::require_room() {
  const std::vector<StoredStudy> all = store_.list();
  if (all.size() >= kMostStudies) refuse(409, "there are too many studies; delete some");
  const auto waiting = std::count_if(all.begin(), all.end(), [this](const StoredStudy& s) {
    return (s.state == "queued" || s.state == "running") && !unkept_failures_.contains(s.id);
  });
  if (static_cast<std::size_t>(waiting) >= kMostQueued)
    refuse(429, "the queue is full; wait for a study to finish, or cancel one");
}

std::int64_t Studies::add(const ServerJson& body) {
  for (const auto& [key, value] : body.items())
    if (key != "case" && key != "name" && key != "settings" && key != "changes")
      refuse(422, "a study has no field `" + key.substr(0, 60) + "`");
  const ServedCase& served = case_named(short_text(body, "case", kLongestName));
  StoredStudy study;
  study.name = body.contains("name") ? short_text(body, "name", kLongestName) : served.id;
  const StudySettings settings = read_settings(body);
  Scenario standing{};
  const Conflict conflict = changed_case(served, settings, standing);
  StudyOptions options;
  options.worlds = settings.worlds;
  options.paths = settings.paths;
  const double there =
      static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
  const int at_once =
      threads_ > 0 ? threads_ : static_cast<int>(std::thread::hardware_concurrency());
  if (static_cast<double>(study_bytes(conflict, options, std::max(1, at_once))) > there)
    refuse(422, "this study would take more memory than the machine has; lower worlds or paths");
  study.case_id = served.id;
  study.case_hash = conflict.hash;
  study.version = ARMISTICE_VERSION;
  study.state = "queued";
  study.settings = settings_json(settings).dump();
  study.created = utc_now();
  std::int64_t id = 0;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    require_room();
    id = store_.add(study);
  }
  wake_.notify_all();
  return id;
}

void Studies::rename(std::int64_t id, const std::string& name) {
  find(id);
  store_.rename(id, name);
}

void Studies::cancel(std::int64_t id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const StoredStudy study = find(id);
  if (running_ == id) {
    cancelled_ = true;
    interrupt_ = true;
  } else if (shown(study)["state"] == "queued") {
    store_.set_state(id, "cancelled", "");
  } else {
    refuse(409, "only a study that waits or runs can be cancelled");
  }
}

void Studies::resume(std::int64_t id) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const StoredStudy study = find(id);
    const ServerJson state = shown(study)["state"];
    if (state != "cancelled" && state != "failed")
      refuse(409, "only a study that was cancelled or that failed can be resumed");
    require_room();
    store_.set_state(id, "queued", "");
    unkept_failures_.erase(id);
  }
  wake_.notify_all();
}

void Studies::erase(std::int64_t id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  find(id);
  if (running_ == id) refuse(409, "the study runs; cancel it first");
  store_.erase(id);
  unkept_failures_.erase(id);
  const std::lock_guard<std::mutex> tables(table_mutex_);
  std::erase_if(tables_, [&](const auto& entry) { return entry.first == id; });
}

std::string Studies::report(std::int64_t id) {
  find(id);
  std::optional<std::string> report = store_.report(id);
  if (!report) refuse(409, "the study is not finished");
  return std::move(*report);
}

// The oldest that waits; none while the store cannot be read. Under the lock.
std::optional<StoredStudy> Studies::next_study() {
  try {
    for (const StoredStudy& study : store_.list())
      if ((study.state == "queued" || study.state == "running") &&
          !unkept_failures_.contains(study.id))
        return study;
  } catch (const StoreError&) {
    // whoever asks for the list is told; the queue looks again later
  }
  return std::nullopt;
}

void Studies::work() {
  while (true) {
    std::optional<StoredStudy> next;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      while (!stopping_ && !(next = next_study())) wake_.wait_for(lock, std::chrono::seconds(60));
      if (stopping_) return;
      running_ = next->id;
      cancelled_ = false;
      interrupt_ = false;
      stage_.clear();
      done_ = total_ = 0;
    }
    std::string reason;
    try {
      store_.set_state(next->id, "running", "");
      run(*next);
    } catch (const Refusal& refusal) {
      reason = refusal.message;
      for (const Diagnostic& d : refusal.diagnostics) reason += "; " + d.message;
    } catch (const std::exception& problem) {
      reason = problem.what();
    }
    end_with(next->id, reason);
  }
}

// The study at hand is done with; it failed where there is a reason.
void Studies::end_with(std::int64_t id, const std::string& reason) {
  const std::lock_guard<std::mutex> lock(mutex_);
  running_ = 0;
  if (reason.empty()) return;
  try {
    store_.set_state(id, "failed", reason);
  } catch (const StoreError&) {
    unkept_failures_[id] = reason;
  }
}

void Studies::run(const StoredStudy& study) {
  const StudySettings settings = read_settings(ServerJson::parse(study.settings));
  Scenario standing{};
  const Conflict conflict = changed_case(case_named(study.case_id), settings, standing);
  if (conflict.hash != study.case_hash)
    refuse(409, "the case has changed since this study was asked for");
  if (study.version != ARMISTICE_VERSION)
    refuse(409, "this study was begun by another version of the program");
  Watch watch(*this, study.id);
  StudyOptions options;
  options.worlds = settings.worlds;
  options.paths = settings.paths;
  options.seed = settings.seed;
  options.threads = threads_;
  options.why = settings.why;
  options.orders = settings.orders;
  options.levers = settings.levers;
  options.standing = standing;
  options.store = &watch;
  options.table_lanes = kTableLanesInAll;
  Findings findings = analyze(conflict, options, watch);
  if (!watch.fault().empty()) throw StoreError(watch.fault());
  if (interrupt_) {
    const std::lock_guard<std::mutex> lock(mutex_);
    store_.set_state(study.id, cancelled_ ? "cancelled" : "queued", "");
    return;
  }
  const Report report = make_report(conflict, std::move(findings), report_info(settings, conflict));
  store_.finish(study.id, to_text(render_json(report)));
}

std::shared_ptr<const TableStudy> Studies::table_of(std::int64_t id) {
  const std::lock_guard<std::mutex> lock(table_mutex_);
  for (const auto& [known, table] : tables_)
    if (known == id) return table;
  const StoredStudy study = find(id);
  if (study.state != "done") refuse(409, "the study is not finished");
  const StudySettings settings = read_settings(ServerJson::parse(study.settings));
  Scenario standing{};
  Conflict conflict = changed_case(case_named(study.case_id), settings, standing);
  if (conflict.hash != study.case_hash) refuse(409, "the case has changed since this study");
  std::vector<std::pair<int, double>> weights;
  for (const auto& [world, bytes] : store_.kept(id, "summary"))
    if (const auto summary = read_summary(bytes)) weights.emplace_back(world, summary->weight);
  std::vector<PackageTable::WorldLanes> lanes;
  for (const auto& [world, bytes] : store_.kept(id, "lanes")) {
    const auto weight = std::find_if(weights.begin(), weights.end(),
                                     [w = world](const auto& entry) { return entry.first == w; });
    std::optional<TableLanes> read = read_lanes(bytes);
    if (read && weight != weights.end()) lanes.push_back({world, weight->second, std::move(*read)});
  }
  auto table =
      std::make_shared<const TableStudy>(std::move(conflict), std::move(lanes), settings.seed);
  if (tables_.size() >= kTablesInMemory) tables_.erase(tables_.begin());
  tables_.emplace_back(id, table);
  return table;
}

ServerJson Studies::table(std::int64_t id, const ServerJson& package) {
  return table_of(id)->answer(package);
}

ServerJson Studies::compare(std::int64_t a, std::int64_t b) {
  find(a);
  find(b);
  const std::lock_guard<std::mutex> lock(compare_mutex_);
  if (const auto known = compared_.find({a, b}); known != compared_.end()) return known->second;
  const ServerJson first = read_compared(report(a)), second = read_compared(report(b));
  const auto worlds = [&](std::int64_t id) {
    std::vector<std::pair<int, WorldSummary>> out;
    for (const auto& [world, bytes] : store_.kept(id, "summary"))
      if (auto summary = read_summary(bytes)) out.emplace_back(world, std::move(*summary));
    return out;
  };
  ServerJson out = compare_studies({first, worlds(a)}, {second, worlds(b)});
  out["a"] = std::to_string(a);
  out["b"] = std::to_string(b);
  if (compared_.size() >= kMostCompared) compared_.clear();
  return compared_[{a, b}] = out;
}

}  // namespace armistice
