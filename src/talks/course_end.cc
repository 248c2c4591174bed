#include "talks/course_end.h"

#include <limits>

#include "talks/collapse.h"

namespace armistice {

void watch_evers(const Conflict& conflict, LaneMask live, WarBlock& block,
                 std::vector<LaneMask>& held) {
  Lane truth;
  for (std::size_t e = 0; e < conflict.evers.size(); ++e) {
    evaluate(conflict.evers[e].condition, block.frame, block.registers, truth.data());
    for (int lane = 0; lane < block.frame.lanes; ++lane)
      if ((live >> lane & 1) && truth[lane] != 0) held[e] |= LaneMask{1} << lane;
  }
}

void write_end(const Game& game, int month, int lane, const History& history, const Deal* in_force,
               const std::vector<LaneMask>& ever_held, WarBlock& block) {
  const Conflict& c = *game.conflict;
  const Layout& l = c.layout;
  Frame& f = block.frame;
  const bool collapsed = history.collapsed >= 0;
  f.column(l.is_signed)[lane] = in_force != nullptr;
  f.column(l.ratified)[lane] = in_force != nullptr;
  f.column(l.relapsed)[lane] = in_force != nullptr && !history.lasting;
  f.column(l.collapsed_by)[lane] = collapsed ? c.collapses[history.collapsed].party : -1;
  f.column(l.month)[lane] = month;
  const Deal imposed = collapsed ? imposed_deal(game, history.collapsed, block, lane) : Deal{};
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    double value = c.issues[i].is_share ? std::numeric_limits<double>::quiet_NaN() : -1.0;
    if (in_force != nullptr) value = c.issues[i].value((*in_force)[i]);
    if (!imposed.empty()) value = c.issues[i].value(imposed[i]);
    f.column(l.issues + static_cast<int>(i))[lane] = value;
  }
  for (std::size_t e = 0; e < c.evers.size(); ++e)
    f.column(l.evers + static_cast<int>(e))[lane] = (ever_held[e] >> lane & 1) != 0;
}

void name_endings(const Conflict& conflict, LaneMask mask, WarBlock& block, History* histories) {
  Lane truth;
  for (std::size_t e = 0; e < conflict.endings.size() && mask != 0; ++e) {
    evaluate(conflict.endings[e].when, block.frame, block.registers, truth.data(), 1.0);
    for (int lane = 0; lane < block.frame.lanes; ++lane)
      if ((mask >> lane & 1) && truth[lane] != 0) {
        histories[lane].ending = static_cast<std::int16_t>(e);
        mask &= ~(LaneMask{1} << lane);
      }
  }
}

}  // namespace armistice
