#include "engine/memory.h"

#include <algorithm>

#include "armistice/histories.h"

namespace armistice {

std::uint64_t study_bytes(const Conflict& c, const StudyOptions& options, int threads) {
  const auto worlds =
      static_cast<std::uint64_t>(options.worlds > 0 ? options.worlds : kDefaultWorlds);
  const auto paths = static_cast<std::uint64_t>(options.paths > 0 ? options.paths : kDefaultPaths);
  const auto parties = static_cast<std::uint64_t>(c.parties.size());
  // states of every month under every view, and as many again of rows, pauses and targets
  const std::uint64_t course =
      2 * sizeof(double) * static_cast<std::uint64_t>(c.calendar.solve_month + 1) *
      static_cast<std::uint64_t>(c.layout.state_end) * std::max<std::uint64_t>(1, c.views.size());
  const std::uint64_t history = sizeof(History) + sizeof(double) * parties +
                                sizeof(AnswerLikelihood) * c.record.answers.size();
  const auto at_once = std::min<std::uint64_t>(worlds, static_cast<std::uint64_t>(threads));
  return at_once * paths * course + worlds * paths * history;
}

}  // namespace armistice
