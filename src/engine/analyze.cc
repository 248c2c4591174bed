#include "engine/analyze.h"

#include <algorithm>

#include "deals/count_packages.h"
#include "engine/warnings.h"
#include "evidence/disagreements.h"
#include "evidence/draw_worlds.h"
#include "outlook/ceasefire_finding.h"
#include "outlook/certificate_finding.h"
#include "outlook/choose_basis.h"
#include "outlook/ending_packages.h"
#include "outlook/estimates.h"
#include "outlook/home.h"
#include "outlook/judged.h"
#include "outlook/levers.h"
#include "outlook/lock_findings.h"
#include "outlook/mutual_steps.h"
#include "outlook/outcomes.h"
#include "outlook/private_finding.h"
#include "outlook/order_finding.h"
#include "outlook/orders.h"
#include "outlook/paired.h"
#include "outlook/proposed.h"
#include "outlook/relapse.h"
#include "outlook/ripeness.h"
#include "outlook/study.h"
#include "outlook/war_bands.h"
#include "outlook/war_reading.h"
#include "outlook/why.h"
#include "outlook/world_bytes.h"

namespace armistice {
namespace {

constexpr int kDoubtWorlds = 32;  // solver_error and horizon_effect are measured on a twelfth
constexpr int kDoubtLeast = 16;   // of the worlds, within these bounds
constexpr int kCertifiedWorlds = 8;
constexpr int kMoreMonths = 12;           // horizon_effect
constexpr double kWantedWorlds = 300;     // effective; more are drawn below
constexpr int kMostTimes = 4;             // ... up to this many times as many
constexpr std::size_t kHomePackages = 3;  // whose ratification is looked into
constexpr int kHomeCourses = 64;          // per world on which it is
constexpr int kSampled = 6000;            // histories kept for bands, over all worlds
constexpr int kLockLooks = 512;  // courses whose locks are looked into, over all worlds ...
constexpr int kMostLockCourses = 8, kFewestLockCourses = 2;  // ... but of each this many
constexpr int kTableWorlds = 64, kTableCourses = 3;  // whose table at `now` is kept for the page
constexpr int kMostTableLanes = 4;                   // of a world, for the server's table
constexpr int kWindowCourses = 64;  // histories per world whose windows are looked into

int sampled_per_world(int worlds, int paths) {
  return std::clamp(kSampled / std::max(1, worlds), 2, std::min(paths, 500));
}

ReadingOptions reading_options(const RunOptions& run) {
  ReadingOptions options;
  options.worlds = std::min(options.worlds, run.worlds);
  options.paths = std::min(options.paths, run.paths);
  options.threads = run.threads;
  options.standing = run.standing;
  return options;
}

int doubt_worlds(int worlds) {
  return std::min({kDoubtWorlds, worlds, std::max(kDoubtLeast, worlds / 12)});
}

// For comparisons: nothing is looked into besides the outcomes.
RunOptions outcomes_alone(RunOptions run) {
  run.sampled = run.lock_courses = run.certified = run.window_courses = run.kept = 0;
  run.table_courses = run.table_lanes = 0;
  run.known_types = false;
  return run;
}

// Where no course fits the record all of them count alike, rather than none. True: some course
// fits.
bool keep_possible(const Conflict& c, std::vector<WorldHistories>& worlds) {
  if (effective_worlds(worlds) > 0) return true;
  for (WorldHistories& world : worlds) {
    for (History& h : world.histories)
      h.weight = h.collapsed < 0 || h.ended_month > c.calendar.now_month;
    for (LockSituation& s : world.locks) s.weight = 1;
  }
  return false;
}

void find_doubts(const Conflict& c, const Worlds& draws, RunOptions run, const Study& base,
                 Progress& progress, Findings& out) {
  run.worlds = doubt_worlds(static_cast<int>(base.worlds.size()));
  run = outcomes_alone(run);
  const std::vector<WorldHistories> first(base.worlds.begin(), base.worlds.begin() + run.worlds);
  RunOptions half = run;
  half.train_paths = std::max(2, run.paths / 2);
  half.train_salt = 1;
  const Study coarse = run_study(c, draws, half, progress, "solver error");
  out.solver_error = compare_settings(c, first, coarse.worlds, base.valued);
  RunOptions longer = run;
  longer.more_months = kMoreMonths;
  const Study later = run_study(c, draws, longer, progress, "horizon effect");
  out.horizon_effect = compare_settings(c, first, later.worlds, base.valued);
}

// The packages most often signed; where none is, the one behind the most frequent key.
std::vector<Deal> main_packages(const Findings& found) {
  std::vector<Deal> out;
  for (const DealShare& share : found.deals_signed)
    if (out.size() < kHomePackages) out.push_back(share.deal);
  for (const LockSetShare& key : found.locks.keys)
    if (out.empty() && !key.best.empty()) out.push_back(key.best);
  return out;
}

void find_what_home_says(const Conflict& c, const Worlds& draws, RunOptions run, const Study& base,
                         Progress& progress, Findings& out) {
  if (c.ratifiers.empty() && c.leaders.empty()) return;
  const std::vector<Deal> main = main_packages(out);
  if (main.empty()) return;
  run.worlds = static_cast<int>(base.strategies.size());
  run.solved = &base.strategies;
  run = outcomes_alone(run);
  run.paths = std::min(run.paths, kHomeCourses);
  run.judged = packages_for_home(c, main);
  run.judged_home = true;
  run.judged_closely = static_cast<int>(main.size());
  const Study study = run_study(c, draws, run, progress, "home");
  if (!study.worlds.empty())
    out.home = find_home(c, study, run.judged, static_cast<int>(main.size()));
}

// The tables of the worlds in one; the courses must be of one case.
void keep_tables(std::vector<WorldHistories>& worlds, TableSample& out) {
  for (WorldHistories& world : worlds) {
    TableSample& table = world.table;
    if (table.world.empty()) continue;
    out.columns = table.columns;
    out.world.insert(out.world.end(), table.world.begin(), table.world.end());
    out.weight.insert(out.weight.end(), table.weight.begin(), table.weight.end());
    out.values.insert(out.values.end(), table.values.begin(), table.values.end());
    table = {};
  }
}

// What believing a claim changes: the same worlds and random numbers with all claims about that
// quantity pooled.
void find_belief_effects(const Conflict& c, std::uint64_t seed, RunOptions run, const Study& study,
                         Progress& progress, Findings& out) {
  run.worlds = static_cast<int>(study.worlds.size());
  run = outcomes_alone(run);
  for (std::size_t q = 0; q < c.quantities.size() && !progress.interrupted(); ++q) {
    if (c.quantities[q].believed < 0) continue;
    Conflict pooled = c;
    pooled.quantities[q].believed = -1;
    const Worlds draws = draw_worlds(pooled, seed, run.worlds);
    const std::string stage = "all claims pooled: " + c.quantities[q].id;
    const Study base = run_study(pooled, draws, run, progress, stage.c_str());
    if (base.worlds.size() == study.worlds.size())
      out.believed.push_back(compare_scenario(c, c.quantities[q].id, base.worlds, study.worlds));
  }
}

// What the table of packages and comparisons need later.
void keep_worlds(const Conflict& c, const Study& study, WorldStore& store) {
  for (const WorldHistories& world : study.worlds) {
    WorldSummary s;
    s.endings.assign(c.endings.size(), 0.0);
    for (const History& h : world.histories) {
      s.weight += h.weight;
      s.endings[h.ending] += h.weight;
      s.signs += h.weight * (h.signed_month >= 0);
      s.ratified += h.weight * h.ratified;
      s.lasting += h.weight * h.lasting;
      const int end = h.ended_month < 0 ? c.calendar.end_month : h.ended_month;
      s.months += h.weight * (std::min(end, c.calendar.end_month) - c.calendar.now_month);
    }
    if (s.weight > 0) {
      for (double& share : s.endings) share /= s.weight;
      for (double* mean : {&s.signs, &s.ratified, &s.lasting, &s.months}) *mean /= s.weight;
      s.weight /= static_cast<double>(world.histories.size());
    }
    store.keep("lanes", world.world, write_lanes(world.lanes));
    store.keep("summary", world.world, write_summary(s));
  }
}

// Levers, why and orders of steps, on `run`'s worlds and paths. Beside a base study its worlds stand.
void find_switched(const Conflict& c, const Worlds& draws, RunOptions run,
                   const StudyOptions& options, Progress& progress, Findings& out) {
  run = outcomes_alone(run);
  Findings found;
  if (options.levers) find_levers(c, draws, run, options.pairs, progress, found);
  if (options.why && !progress.interrupted()) find_why(c, draws, run, progress, found);
  if (options.orders && !progress.interrupted()) find_orders(c, draws, run, progress, found);
  out.levers = std::move(found.levers);
  out.openings = std::move(found.openings);
  out.lever_pairs = std::move(found.lever_pairs);
  out.why = std::move(found.why);
  out.orders = std::move(found.orders);
  if (options.base) return;
  out.worlds = found.worlds;
  out.effective_worlds = found.effective_worlds;
  warn_of_few_worlds(out);
}

}  // namespace

Findings analyze(const Conflict& c, const StudyOptions& options, Progress& progress) {
  Findings out;
  RunOptions run;
  run.worlds = options.worlds > 0 ? options.worlds : kDefaultWorlds;
  run.paths = options.paths > 0 ? options.paths : kDefaultPaths;
  run.threads = options.threads;
  run.standing = options.standing;
  run.store = options.store;
  run.table_lanes = options.table_lanes > 0
                        ? std::clamp(options.table_lanes / run.worlds, 1, kMostTableLanes)
                        : 0;
  run.sampled = sampled_per_world(run.worlds, run.paths);
  run.lock_courses = std::min(
      run.paths, std::clamp(kLockLooks / run.worlds, kFewestLockCourses, kMostLockCourses));
  run.certified = options.doubts ? kCertifiedWorlds : 0;
  run.window_courses = std::min(kWindowCourses, run.paths);
  run.table_worlds = kTableWorlds;
  run.table_courses = std::min(kTableCourses, run.paths);
  run.kept = doubt_worlds(run.worlds);
  run.known_types = true;
  out.paths = run.paths;

  std::vector<Program> without_ending;
  if (options.lock_ending >= 0) {
    without_ending = packages_without_ending(c, options.lock_ending);
    run.lock_excluded = &without_ending;
    out.locks.ending = c.endings[options.lock_ending].id;
    out.locks.packages = count_packages(c, without_ending);
  }

  const int most = options.worlds > 0 ? run.worlds : kMostTimes * run.worlds;
  const Worlds draws = draw_worlds(c, options.seed, most);
  run.basis = choose_basis(c, draws, run.paths, options.threads, progress);
  if (!options.base) {
    find_switched(c, draws, run, options, progress, out);
    return out;
  }
  Study study = run_study(c, draws, run, progress, "worlds");
  // a record that leaves few effective worlds asks for more of them
  while (!progress.interrupted() && static_cast<int>(study.worlds.size()) < most &&
         effective_worlds(study.worlds) < kWantedWorlds) {
    RunOptions more = run;
    more.first_world = static_cast<int>(study.worlds.size());
    more.worlds = std::min(run.worlds, most - more.first_world);
    Study added = run_study(c, draws, more, progress, "more worlds");
    for (WorldHistories& world : added.worlds) study.worlds.push_back(std::move(world));
  }
  if (study.worlds.empty()) return out;
  if (options.store != nullptr) keep_worlds(c, study, *options.store);
  const bool possible = keep_possible(c, study.worlds);

  find_outcomes(c, study, out);
  out.ceasefire = find_ceasefire(c, study);
  if (c.talks.in_steps()) {
    out.sequence = find_order(c, c.talks.sequence, study.worlds);
    out.sequence.id = "in_force";
  }
  out.relapse = find_relapse(c, draws, study.worlds);
  out.hidden = find_private(c, draws, study);
  if (!possible) {
    out.effective_worlds = 0;
    out.warnings.push_back({"record_impossible", {}});
  }
  out.certificate = find_certificate(c, study);
  find_war_bands(c, study, out);
  out.ripeness = find_ripeness(c, study);
  keep_tables(study.worlds, out.table);
  out.war = read_war(c, draws, reading_options(run), progress);
  find_locks(c, study, out);
  out.disagreements = find_disagreements(c);
  find_disagreement_effects(c, draws, study, out);
  if (options.doubts && !progress.interrupted()) find_doubts(c, draws, run, study, progress, out);
  if (options.doubts && !progress.interrupted())
    find_what_home_says(c, draws, run, study, progress, out);
  out.steps = find_steps(c, draws, study);
  if (!progress.interrupted()) find_belief_effects(c, options.seed, run, study, progress, out);
  run.worlds = std::min(kScenarioWorlds, static_cast<int>(study.worlds.size()));
  run.paths = std::min(kScenarioPaths, run.paths);
  if (!progress.interrupted()) find_switched(c, draws, run, options, progress, out);
  find_warnings(c, draws, study, options, out);
  return out;
}

Findings try_proposal(const Conflict& c, const StudyOptions& options, const Proposal& proposal,
                      Progress& progress) {
  Findings out;
  RunOptions run;
  run.worlds = options.worlds > 0 ? options.worlds : kScenarioWorlds;
  run.paths = options.paths > 0 ? options.paths : kScenarioPaths;
  run.threads = options.threads;
  run.standing = options.standing;
  out.paths = run.paths;
  const Worlds draws = draw_worlds(c, options.seed, run.worlds);
  run.basis = choose_basis(c, draws, run.paths, options.threads, progress);
  find_proposal(c, draws, run, proposal, progress, out);
  warn_of_few_worlds(out);
  return out;
}

DealFindings judge_packages(const Conflict& c, const StudyOptions& options,
                            const std::optional<Deal>& asked, Progress& progress) {
  RunOptions run;
  run.worlds = options.worlds > 0 ? options.worlds : kDefaultWorlds;
  run.paths = options.paths > 0 ? options.paths : kDefaultPaths;
  run.threads = options.threads;
  const Worlds draws = draw_worlds(c, options.seed, run.worlds);
  run.basis = choose_basis(c, draws, run.paths, options.threads, progress);
  run.judged = packages_to_judge(c, draws, run.worlds, asked);
  Study study = run_study(c, draws, run, progress, "worlds");
  if (study.worlds.empty()) return {};
  return find_judged(c, study, run.judged, asked);
}

}  // namespace armistice
