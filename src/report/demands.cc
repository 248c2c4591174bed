#include "report/demands.h"

#include <algorithm>
#include <cstddef>
#include <set>

namespace armistice {
namespace {

// Positions of one party on one issue of one kind, folded into a stance; none: no positions.
Stance fold(const Conflict& conflict, int issue, int party, const std::string& kind) {
  Stance stance;
  stance.party = party;
  stance.kind = kind;
  std::set<int> accepts, refuses;
  for (std::size_t k = 0; k < conflict.positions.size(); ++k) {
    const Position& position = conflict.positions[k];
    if (position.issue != issue || position.party != party || position.kind != kind) continue;
    stance.positions.push_back(static_cast<int>(k));
    if (position.asof < stance.asof) continue;  // ISO dates sort as text
    if (position.asof > stance.asof) {
      accepts.clear();
      refuses.clear();
      stance.hard = false;
      stance.asof = position.asof;
    }
    accepts.insert(position.accepts.begin(), position.accepts.end());
    refuses.insert(position.refuses.begin(), position.refuses.end());
    stance.hard = stance.hard || position.hard;
  }
  stance.accepts.assign(accepts.begin(), accepts.end());
  stance.refuses.assign(refuses.begin(), refuses.end());
  return stance;
}

std::vector<int> common(const Conflict& conflict, const IssueDemands& demands,
                        const std::string& kind, int& speakers) {
  std::vector<const Stance*> stances;
  for (const Stance& stance : demands.stances)
    if (stance.kind == kind) stances.push_back(&stance);
  speakers = static_cast<int>(stances.size());
  std::vector<int> options;
  for (int option = 0; option < conflict.issues.at(demands.issue).option_count; ++option)
    if (!stances.empty() && std::all_of(stances.begin(), stances.end(), [&](const Stance* stance) {
          return accepts(*stance, option);
        }))
      options.push_back(option);
  return options;
}

}  // namespace

bool accepts(const Stance& stance, int option) {
  const std::vector<int>& list = stance.accepts.empty() ? stance.refuses : stance.accepts;
  const bool listed = std::find(list.begin(), list.end(), option) != list.end();
  return stance.accepts.empty() ? !listed : listed;
}

std::vector<IssueDemands> issue_demands(const Conflict& conflict) {
  std::vector<IssueDemands> list;
  for (int issue = 0; issue < static_cast<int>(conflict.issues.size()); ++issue) {
    IssueDemands demands;
    demands.issue = issue;
    for (int party = 0; party < static_cast<int>(conflict.parties.size()); ++party)
      for (const char* kind : {"stated", "aimed"}) {
        Stance stance = fold(conflict, issue, party, kind);
        if (!stance.positions.empty()) demands.stances.push_back(std::move(stance));
      }
    if (demands.stances.empty()) continue;
    demands.common_stated = common(conflict, demands, "stated", demands.speakers_stated);
    demands.common_aimed = common(conflict, demands, "aimed", demands.speakers_aimed);
    list.push_back(std::move(demands));
  }
  return list;
}

}  // namespace armistice
