#include "report/timeline.h"

#include <algorithm>
#include <cstddef>

#include "util/dates.h"

namespace armistice {

std::vector<TimelineEntry> make_timeline(const Conflict& conflict) {
  const std::vector<Move>& moves = conflict.moves;
  std::vector<TimelineEntry> list(moves.size());
  for (std::size_t k = 0; k < moves.size(); ++k) {
    const Move& move = moves[k];
    list[k].move = static_cast<int>(k);
    list[k].expects_answer = move.type == "proposal" || move.type == "ultimatum";
    if (move.replies_to < 0) continue;
    list[k].days_to_reply = days_between(moves.at(move.replies_to).date, move.date);
    list[move.replies_to].answers.push_back(static_cast<int>(k));
  }
  // the file's order decides between moves of one day
  const auto earlier = [&](int a, int b) { return moves[a].date < moves[b].date; };
  for (TimelineEntry& entry : list)
    std::stable_sort(entry.answers.begin(), entry.answers.end(), earlier);
  std::stable_sort(list.begin(), list.end(), [&](const TimelineEntry& a, const TimelineEntry& b) {
    return earlier(a.move, b.move);
  });
  return list;
}

}  // namespace armistice
