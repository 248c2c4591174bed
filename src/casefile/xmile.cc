#include "casefile/xmile.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "casefile/compile.h"
#include "casefile/xmile_document.h"
#include "casefile/xmile_model.h"
#include "casefile/xmile_translator.h"
#include "casefile/yaml_guard.h"

namespace armistice {
namespace {

constexpr int kMostSubsteps = 64;

// The file as elements say it; nothing after a fault.
std::optional<XmileContent> read_content(const XmileFile& file, Faults& faults) {
  const std::optional<XmlElement> root = file.parse(faults);
  if (!root) return std::nullopt;
  if (root->name != "xmile") {
    faults.error(file.place(root->at), "wrong-root",
                 "this is no XMILE model: its root is " + quote(root->name),
                 "an XMILE file begins with <xmile ...>");
    return std::nullopt;
  }
  XmileContent content = read_xmile_content(*root, file, faults);
  if (faults.errors() > 0) return std::nullopt;
  return content;
}

// Steps, rows and clock of a model that runs by itself.
void set_clock(const XmileSimulation& simulation, XmileRun& run, Faults& faults) {
  run.start = simulation.start;
  run.dt = simulation.dt;
  run.per_unit = simulation.per_unit;
  const double steps = (simulation.stop - simulation.start) / simulation.dt;
  if (!(steps <= static_cast<double>(kMaxXmileSteps)))
    return faults.error(simulation.place, "too-long", "the run has more than 100 million steps",
                        "use a larger dt or a shorter run");
  run.steps = static_cast<std::int64_t>(std::floor(steps + 1e-6));
  run.stop = run.time_at(run.steps);
  if (!(simulation.save_interval > 0)) return;
  const double every = simulation.save_interval / simulation.dt;
  run.save_every =
      std::max<std::int64_t>(1, static_cast<std::int64_t>(std::llround(std::min(every, 1e9))));
  if (std::abs(every - static_cast<double>(run.save_every)) > 1e-6 * every)
    faults.error(simulation.place, "bad-save-interval",
                 "the interval of saving is no whole number of steps", "make it a multiple of dt");
}

// Names of the run's own control values, as Vensim writes them, unless the model has them.
void add_controls(const XmileSimulation& simulation, XmileTranslator& model) {
  const double save = simulation.save_interval > 0 ? simulation.save_interval : simulation.dt;
  const std::pair<const char*, double> controls[] = {{"INITIAL TIME", simulation.start},
                                                     {"FINAL TIME", simulation.stop},
                                                     {"TIME STEP", simulation.dt},
                                                     {"SAVEPER", save}};
  for (const auto& [name, value] : controls) {
    const std::string key = xmile_key(name, false);
    const bool taken = std::any_of(
        model.columns.begin(), model.columns.end(),
        [&](const XmileColumn& column) { return xmile_key(column.name, false) == key; });
    if (taken) continue;
    AuxiliarySpec auxiliary;
    auxiliary.id = {"control." + key, simulation.place, false};
    auxiliary.is = {number_code(value).text, simulation.place, false};
    auxiliary.imported = true;
    model.spec.war.auxiliaries.push_back(auxiliary);
    model.columns.push_back({name, auxiliary.id.text});
  }
}

void find_slots(XmileRun& run) {
  std::map<std::string, int> slots;
  for (int s = 0; s < run.conflict.layout.size(); ++s)
    slots.emplace(run.conflict.layout.slots[s].name, s);
  for (const XmileColumn& column : run.columns) run.slots.push_back(slots.at(column.id));
}

}  // namespace

bool is_xmile_path(const std::string& path) {
  const auto ends = [&](std::string_view end) { return path.ends_with(end); };
  return ends(".xmile") || ends(".stmx") || ends(".itmx") || ends(".xml");
}

Checked<XmileRun> read_xmile(const std::string& path, const Files& files,
                             const std::vector<std::pair<std::string, std::string>>& vary) {
  Checked<XmileRun> result;
  std::vector<CaseFile> list = {{path, {}}};
  Faults faults(list);
  std::string reason;
  const auto text = files.read(path, reason);
  if (!text)
    faults.error({0, 0, 0}, "cannot-read", "the model cannot be read: " + reason,
                 "name an XMILE file");
  if (text) list[0].text = plain_text(*text);
  const XmileFile file(list[0].text, 0);
  std::optional<XmileContent> content;
  if (text) content = read_content(file, faults);
  XmileRun run;
  if (content) set_clock(content->simulation, run, faults);
  if (!content || faults.errors() > 0) {
    result.diagnostics = faults.finish();
    return result;
  }
  XmileTranslator model(*content, file, faults, false);
  for (const auto& [name, distribution] : vary) model.vary(xmile_key(name, false), distribution);
  model.run();
  for (const auto& [name, distribution] : vary)
    if (faults.errors() == 0 && !model.varied.contains(xmile_key(name, false)))
      faults.error({0, 0, 0}, "bad-vary", "--vary names " + quote(name) + ", which is no variable",
                   "name a constant, or a stock, whose start is then varied");
  result.diagnostics = faults.finish();
  if (faults.errors() > 0) return result;
  add_controls(content->simulation, model);
  model.spec.files = list;
  model.spec.title.en = content->title;
  if (content->simulation.runge_kutta) model.spec.war.method = {"rk4", {}, false};
  Checked<Conflict> compiled = compile(model.spec, {.war_only = true});
  for (Diagnostic& d : compiled.diagnostics) result.diagnostics.push_back(std::move(d));
  if (!compiled) return result;
  run.conflict = std::move(*compiled.value);
  run.columns = std::move(model.columns);
  find_slots(run);
  result.value = std::move(run);
  return result;
}

void import_xmile(CaseSpec& spec, int index, Faults& faults) {
  const XmileFile file(spec.files[index].text, index);
  const std::optional<XmileContent> content = read_content(file, faults);
  if (!content) return;
  const XmileSimulation& simulation = content->simulation;
  if (simulation.per_unit < 1 || simulation.per_unit > kMostSubsteps)
    return faults.error(simulation.place, "bad-sim-specs",
                        "in a case the unit of time is a month, and dt is 1/n of it, n from 1 to " +
                            std::to_string(kMostSubsteps),
                        "choose another dt");
  XmileTranslator model(*content, file, faults, true);
  model.run();
  // what the case declares itself takes the place of the model's
  std::set<std::string> own;
  for (const QuantitySpec& quantity : spec.quantities) own.insert(quantity.id.text);
  for (const AuxiliarySpec& auxiliary : spec.war.auxiliaries) own.insert(auxiliary.id.text);
  std::erase_if(model.spec.war.auxiliaries,
                [&](const AuxiliarySpec& a) { return own.contains(a.id.text); });
  auto& stocks = spec.war.stocks;
  auto& auxiliaries = spec.war.auxiliaries;
  stocks.insert(stocks.begin(), model.spec.war.stocks.begin(), model.spec.war.stocks.end());
  auxiliaries.insert(auxiliaries.begin(), model.spec.war.auxiliaries.begin(),
                     model.spec.war.auxiliaries.end());
  const Word at = spec.war.import;
  if (!spec.war.method.given())
    spec.war.method = {simulation.runge_kutta ? "rk4" : "euler", at.place, false};
  const std::string substeps = std::to_string(simulation.per_unit);
  if (!spec.war.substeps.given())
    spec.war.substeps = {substeps, at.place, false};
  else if (spec.war.substeps.text != substeps)
    faults.error(spec.war.substeps.place, "two-forms",
                 "the imported model takes " + substeps + " steps a month",
                 "leave `substeps` out, or change dt in the model");
}

}  // namespace armistice
