#include "engine/warnings.h"

#include <algorithm>
#include <cmath>

#include "talks/game.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr double kFewWorlds = 100;  // effective
constexpr double kLowBackcast = 0.2;
constexpr double kDoubt = 0.05;   // of a probability: solver, horizon, signatures at a loss
constexpr int kNoiseWorlds = 16;  // worlds in which noise is compared with the cost of war

// Noise of acceptance above a third of some needed party's monthly cost at start, in most of the
// first worlds.
bool noise_is_high(const Conflict& c, const Worlds& draws) {
  if (!c.talks.noise.given()) return false;
  const int worlds = std::min(kNoiseWorlds, draws.count);
  int high = 0;
  for (int world = 0; world < worlds; ++world) {
    const Frame start = start_frame(c, draws, world);
    const double noise = evaluate_one(c.talks.noise, start, 0.0);
    high += std::any_of(c.talks.needed.begin(), c.talks.needed.end(), [&](int party) {
      return noise > std::fabs(evaluate_one(c.cost_of_war[party], start, 0.0)) / 3;
    });
  }
  return 2 * high > worlds;
}

void find_failed_draws(const Conflict& c, const Study& study, Findings& out) {
  std::int64_t failed = 0, broken = 0;
  const WorldHistories* first = nullptr;
  for (const WorldHistories& world : study.worlds) {
    failed += world.failed_draws;
    broken += world.broken;
    if (world.failed_draws > 0 && first == nullptr) first = &world;
  }
  if (first == nullptr) return;
  out.warnings.push_back({"failed_draws",
                          {std::to_string(failed), first->failed_name,
                           to_text(add_months(c.calendar.start, first->failed_month)),
                           std::to_string(first->world), std::to_string(broken)}});
}

}  // namespace

void warn_of_few_worlds(Findings& out) {
  if (out.worlds > 1 && out.effective_worlds > 0 && out.effective_worlds < kFewWorlds)
    out.warnings.push_back({"few_effective_worlds", {}});
}

void find_warnings(const Conflict& c, const Worlds& draws, const Study& study,
                   const StudyOptions& options, Findings& out) {
  auto warn_if = [&](bool condition, const char* key) {
    if (condition) out.warnings.push_back({key, {}});
  };
  warn_if(out.has_backcast && out.backcast.mean < kLowBackcast, "low_backcast");
  warn_if(out.worlds == 1, "one_world");
  warn_of_few_worlds(out);
  warn_if(noise_is_high(c, draws), "noise_high");
  warn_if(out.signed_with_loss.mean > kDoubt, "signed_with_loss");
  warn_if(!c.status_quo.is_deal, "status_quo_given");
  warn_if(out.menu_epsilon > 0, "menu_thinned");
  warn_if(out.solver_error.worlds > 0 && out.solver_error.largest.mean > kDoubt, "solver_error");
  warn_if(
      out.horizon_effect.worlds > 0 && std::fabs(out.horizon_effect.signed_by_end.mean) > kDoubt,
      "horizon_effect");
  for (const CertificateFinding& party : out.certificate) {
    const Estimate& gain = party.bounded ? party.upper : party.lower;
    if (gain.mean > party.month_cost) out.warnings.push_back({"certificate", {party.party}});
  }
  find_failed_draws(c, study, out);
  const int wanted = options.worlds > 0 ? options.worlds : kDefaultWorlds;
  if (out.worlds < wanted)
    out.warnings.push_back({"interrupted", {std::to_string(out.worlds), std::to_string(wanted)}});
}

}  // namespace armistice
