// The whole flow: the same inputs give the same bytes, longer runs begin like shorter ones, and an
// interrupted run returns what is done.
#include <gtest/gtest.h>

#include "casefile/compile.h"
#include "casefile/read_case.h"
#include "engine/analyze.h"
#include "evidence/draw_worlds.h"
#include "kit/case_file.h"
#include "kit/case_text.h"
#include "kit/two_forts.h"
#include "outlook/study.h"
#include "report/render_json.h"
#include "report/report.h"

namespace armistice {
namespace {

std::string run_json(const Conflict& conflict, StudyOptions options) {
  Progress silent;
  Findings found = analyze(conflict, options, silent);
  ReportInfo info;
  info.command = "run";
  return to_text(render_json(make_report(conflict, std::move(found), info)));
}

TEST(WholeFlow, ThreadsChangeNoByte) {
  for (const char* name : {"two_forts", "lock_puzzle", "hidden_resolve"}) {
    const Conflict conflict = case_file(name);
    const std::string one = run_json(conflict, {.worlds = 9, .paths = 70, .threads = 1});
    const std::string two = run_json(conflict, {.worlds = 9, .paths = 70, .threads = 2});
    EXPECT_EQ(one, two) << name;
    EXPECT_GT(one.size(), 1000u);
  }
  const Conflict rich = conflict_from(kForts);
  const std::string one = run_json(rich, {.worlds = 5, .paths = 40, .threads = 1});
  EXPECT_EQ(one, run_json(rich, {.worlds = 5, .paths = 40, .threads = 2}));
  EXPECT_NE(one, run_json(rich, {.worlds = 5, .paths = 40, .threads = 1, .seed = 2}));
}

Study study_of(const Conflict& conflict, int worlds, int first = 0) {
  Progress silent;
  const Worlds draws = draw_worlds(conflict, 1, first + worlds);
  RunOptions run;
  run.first_world = first;
  run.worlds = worlds;
  run.paths = 50;
  run.threads = 1;
  return run_study(conflict, draws, run, silent, "worlds");
}

void expect_same_worlds(const Study& a, const Study& b, std::size_t count, std::size_t b_from = 0) {
  for (std::size_t w = 0; w < count; ++w) {
    const WorldHistories& x = a.worlds[w];
    const WorldHistories& y = b.worlds[b_from + w];
    EXPECT_EQ(x.world, y.world);
    EXPECT_EQ(x.value_paths, y.value_paths);
    for (std::size_t p = 0; p < x.histories.size(); ++p) {
      EXPECT_EQ(x.histories[p].weight, y.histories[p].weight);
      EXPECT_EQ(x.histories[p].signed_month, y.histories[p].signed_month);
      EXPECT_EQ(x.histories[p].ending, y.histories[p].ending);
    }
  }
}

TEST(WholeFlow, AShorterRunIsAPrefixOfALongerOne) {
  const Conflict conflict = conflict_from(kForts);
  const Study shorter = study_of(conflict, 3), longer = study_of(conflict, 6);
  expect_same_worlds(shorter, longer, 3);
  expect_same_worlds(study_of(conflict, 2, 4), longer, 2, 4);
}

TEST(WholeFlow, AQuantityThatNothingUsesMovesNothing) {
  std::string text = kForts;
  const std::string mark = "  bar: {assumed";
  text.insert(text.find(mark), "  new_one: {assumed: \"uniform(0, 9)\", context: true}\n");
  expect_same_worlds(study_of(conflict_from(kForts), 3), study_of(conflict_from(text), 3), 3);
}

class StopAfter : public Progress {
 public:
  explicit StopAfter(std::size_t worlds) : worlds_(worlds) {}
  void update(std::string_view stage, std::size_t done, std::size_t) override {
    if (stage == "worlds") done_ = done;
  }
  bool interrupted() const override { return done_ >= worlds_; }

 private:
  std::size_t worlds_, done_ = 0;
};

TEST(WholeFlow, AnInterruptedRunReturnsWhatIsDone) {
  const Conflict conflict = conflict_from(kForts);
  StopAfter stop(2);
  const Findings found = analyze(conflict, {.worlds = 6, .paths = 40, .threads = 1}, stop);
  EXPECT_EQ(found.worlds, 2);
  bool said = false;
  for (const Warning& w : found.warnings) said = said || w.key == "interrupted";
  EXPECT_TRUE(said);
  StopAfter at_once(0);
  const Findings nothing = analyze(conflict, {.worlds = 6, .paths = 40, .threads = 1}, at_once);
  EXPECT_EQ(nothing.worlds, 0);
}

// Once `worlds` of them are finished: yes from the n-th question on.
class StopWithin : public Progress {
 public:
  StopWithin(std::size_t worlds, int n) : worlds_(worlds), n_(n) {}
  void update(std::string_view stage, std::size_t done, std::size_t) override {
    if (stage == "worlds") begun_ = true, done_ = done;
  }
  bool interrupted() const override { return begun_ && done_ >= worlds_ && ++asked_ >= n_; }
  std::size_t done() const { return done_; }

 private:
  std::size_t worlds_;
  int n_;
  bool begun_ = false;
  std::size_t done_ = 0;
  mutable int asked_ = 0;
};

TEST(WholeFlow, AnInterruptEndsTheWorldAtHandAndKeepsTheFinishedOnes) {
  const Conflict conflict = conflict_from(kForts);
  StudyOptions options = {.worlds = 8, .paths = 40, .threads = 1};
  StopWithin first(0, 5);
  EXPECT_EQ(analyze(conflict, options, first).worlds, 0);
  EXPECT_EQ(first.done(), 0u);
  // the finished worlds are those of a run that wanted no more (but for the four worlds by which the
  // basis is chosen)
  Progress silent;
  StudyOptions four = options;
  four.worlds = 4;
  const Findings same = analyze(conflict, four, silent);
  for (const int question : {2, 9, 30}) {
    StopWithin fifth(4, question);
    const Findings found = analyze(conflict, options, fifth);
    EXPECT_EQ(found.worlds, 4) << question;
    EXPECT_EQ(fifth.done(), 4u) << question;
    ASSERT_EQ(found.endings.size(), same.endings.size());
    for (std::size_t e = 0; e < same.endings.size(); ++e)
      EXPECT_EQ(found.endings[e].p.mean, same.endings[e].p.mean);
  }
}

TEST(WholeFlow, EndingsSumToOneAndSettlementGrows) {
  const Conflict conflict = conflict_from(kForts);
  Progress silent;
  const Findings found = analyze(conflict, {.worlds = 8, .paths = 100, .doubts = false}, silent);
  double sum = 0;
  for (const EndingShare& e : found.endings) sum += e.p.mean;
  EXPECT_NEAR(sum, 1, 1e-9);
  for (std::size_t k = 1; k < found.settled_by.size(); ++k)
    EXPECT_GE(found.settled_by[k].p.mean, found.settled_by[k - 1].p.mean - 1e-12);
  EXPECT_EQ(found.settled_by.size(), 12u);
}

TEST(WholeFlow, AsOfAndBelieveShiftTheStudy) {
  const Checked<Conflict> early = compile_text(kForts, {.as_of = "2025-02-10"});
  ASSERT_TRUE(early) << all_text(early.diagnostics);
  const Conflict now = conflict_from(kForts);
  EXPECT_LT(early.value->calendar.now_month, now.calendar.now_month);
  EXPECT_TRUE(early.value->record.answers.empty());  // the reply came later
  const Conflict sure = conflict_from(kForts, {.believe = "sign=yes"});
  const Worlds draws = draw_worlds(sure, 1, 16), free = draw_worlds(now, 1, 16);
  for (std::size_t q = 0; q < sure.quantities.size(); ++q)
    for (int w = 0; w < 16; ++w) {
      const double expected = sure.quantities[q].id == "sign" ? 0 : free.of(w)[q];
      EXPECT_EQ(draws.of(w)[q], expected);
    }
}

}  // namespace
}  // namespace armistice
