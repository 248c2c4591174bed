// Models in the text of a test, and what their run gives.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "casefile/xmile.h"
#include "evidence/draw_worlds.h"
#include "kit/case_files.h"
#include "war/series.h"

namespace armistice {

// Columns of a run by name, `time` among them.
using XmileColumns = std::map<std::string, std::vector<double>>;

inline XmileColumns run_columns(const XmileRun& run, std::uint32_t draw = 0,
                                std::uint64_t seed = 1) {
  XmileColumns columns;
  const Worlds worlds = draw_worlds(run.conflict, seed, 1);
  const WarContext context{&run.conflict, seed, 0, worlds.of(0), 0, {}, PathSet::play};
  const WarLane lane{draw, 0, worlds.of(0)};
  SeriesSinks sinks;
  sinks.row = [&](std::int64_t step, const WarBlock& block) {
    columns["time"].push_back(run.time_at(step));
    for (std::size_t c = 0; c < run.slots.size(); ++c)
      columns[run.columns[c].name].push_back(block.frame.column(run.slots[c])[0]);
  };
  sinks.failed = [](std::int64_t, int, const std::string&) {};
  run_series(context, {&lane, 1}, run.steps, run.save_every, Progress(), sinks);
  return columns;
}

inline Checked<XmileRun> read_model(const std::string& text) {
  return read_xmile("m.xmile", memory_files({{"m.xmile", text}}));
}

// A whole file around variables. `specs`: what stands inside <sim_specs ...>.
inline std::string model_text(
    const std::string& variables,
    const std::string& specs = "<start>0</start><stop>10</stop><dt>1</dt>",
    const std::string& method = "euler", const std::string& above = "") {
  return "<xmile version=\"1.0\">\n<sim_specs method=\"" + method + "\">" + specs +
         "</sim_specs>\n" + above + "<model><variables>\n" + variables +
         "</variables></model>\n</xmile>\n";
}

inline std::string aux(const std::string& name, const std::string& equation) {
  return "<aux name=\"" + name + "\"><eqn>" + equation + "</eqn></aux>\n";
}

inline std::string stock(const std::string& name, const std::string& start,
                         const std::string& flows) {
  return "<stock name=\"" + name + "\"><eqn>" + start + "</eqn>" + flows + "</stock>\n";
}

inline std::string flow(const std::string& name, const std::string& equation) {
  return "<flow name=\"" + name + "\"><eqn>" + equation + "</eqn></flow>\n";
}

inline XmileColumns columns_of_model(const std::string& text) {
  const Checked<XmileRun> run = read_model(text);
  EXPECT_TRUE(run) << all_text(run.diagnostics) << text;
  return run ? run_columns(*run.value) : XmileColumns{};
}

// Value of one auxiliary at the start.
inline double first_value(const std::string& equation, const std::string& others = "") {
  const XmileColumns columns = columns_of_model(model_text(others + aux("x", equation)));
  return columns.count("x") > 0 ? columns.at("x").front() : 0.0 / 0.0;
}

// "key line:column" of the first error.
inline std::string first_fault(const std::string& text) {
  const Checked<XmileRun> run = read_model(text);
  for (const Diagnostic& d : run.diagnostics)
    if (d.severity == Severity::error)
      return d.key + " " + std::to_string(d.line) + ":" + std::to_string(d.column);
  return "none";
}

}  // namespace armistice
