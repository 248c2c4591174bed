#include "casefile/accepted_keys.h"

#include "casefile/read_parts.h"

namespace armistice {
namespace {

template <class... T>
std::vector<std::pair<std::string, std::vector<std::string>>> all(const Mapping<T>&... mapping) {
  return {{mapping.name, mapping.keys()}...};
}

}  // namespace

std::vector<std::pair<std::string, std::vector<std::string>>> accepted_keys() {
  auto list = all(case_keys(), source_keys(), claim_keys(), party_keys(), quantity_keys(),
                  correlation_keys(), position_keys(), move_keys(), war_keys(), stock_keys(),
                  auxiliary_keys(), mode_keys(), mode_change_keys(), event_keys(), limit_keys(),
                  collapse_keys(), issue_keys(), preferences_keys(), party_preferences_keys(),
                  issue_worth_keys(), together_keys(), at_horizon_keys(), lock_keys(),
                  durability_keys(), talks_keys(), refusal_keys(), ceasefire_keys(), breach_keys(),
                  block_keys(), order_keys(), record_keys(), ending_keys(), lever_keys(),
                  bloc_keys(), body_keys(), leader_keys(), step_keys());
  list.push_back({"reasoned_value", reasoned_value_keys()});
  return list;
}

}  // namespace armistice
