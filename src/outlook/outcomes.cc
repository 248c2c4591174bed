#include "outlook/outcomes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "outlook/deal_groups.h"
#include "outlook/estimates.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kDealsKept = 40;

void find_settlement(const Conflict& c, const Study& study, Findings& out) {
  const Calendar& calendar = c.calendar;
  const int now = calendar.now_month;
  for (int k = 1; now + k <= calendar.end_month; ++k) {
    SettledBy entry;
    entry.month = k;
    entry.date = add_months(calendar.start, now + k - 1);
    entry.p =
        estimate_share(study.worlds, [&](const History& h) { return signed_before(h, now + k); });
    entry.hazard = estimate_share(study.worlds, [&](const History& h) {
      const bool earlier =
          signed_before(h, now + k - 1) > 0 || (h.ended_month >= 0 && h.ended_month < now + k - 1);
      return earlier ? kNone : signed_before(h, now + k);
    });
    out.settled_by.push_back(entry);
  }
  out.signed_by_end =
      estimate_share(study.worlds, [](const History& h) { return double(h.signed_month >= 0); });
  out.ratified_by_end =
      estimate_share(study.worlds, [](const History& h) { return double(h.ratified); });
  out.lasting = estimate_share(study.worlds, [](const History& h) { return double(h.lasting); });
  out.collapsed =
      estimate_share(study.worlds, [](const History& h) { return double(h.collapsed >= 0); });
  out.signed_with_loss = estimate_share(study.worlds, [](const History& h) {
    return h.signed_month < 0 ? kNone : double(h.with_loss);
  });
  out.months_of_war = estimate_duration(study.worlds, [&](const History& h) {
    return double((h.ended_month >= 0 ? int(h.ended_month) : calendar.end_month) - now);
  });
  out.months_censored =
      estimate_share(study.worlds, [](const History& h) { return double(h.ended_month < 0); }).mean;
  out.months_to_signature = estimate_duration(study.worlds, [&](const History& h) {
    return h.signed_month < 0 ? kNone : double(h.signed_month - now);
  });
}

void find_endings_over_time(const Conflict& c, const Study& study, Findings& out) {
  const Calendar& calendar = c.calendar;
  for (int month = calendar.now_month; month <= calendar.end_month; ++month) {
    EndingsBy entry;
    entry.month = month - calendar.now_month;
    entry.date = add_months(calendar.start, month);
    const auto has_ended = [&](const History& h) {
      return h.ended_month >= 0 && h.ended_month <= month;
    };
    entry.at_war =
        estimate_share(study.worlds, [&](const History& h) { return double(!has_ended(h)); });
    entry.ended.assign(c.endings.size(), 0.0);
    double total = 0;
    for (const WorldHistories& world : study.worlds)
      for (const History& h : world.histories) {
        total += h.weight;
        if (has_ended(h)) entry.ended[h.ending] += h.weight;
      }
    if (total > 0)
      for (double& share : entry.ended) share /= total;
    out.endings_by.push_back(std::move(entry));
  }
}

void find_backcast(const Conflict& c, const Study& study, Findings& out) {
  out.has_backcast = c.calendar.now_month > 0;
  std::vector<WorldValue> values;
  for (const WorldHistories& world : study.worlds) {
    WorldValue v{world.world, 1, 0, 0};
    const double n = static_cast<double>(world.histories.size());
    double square = 0;
    for (const History& h : world.histories) v.value += h.no_deal_weight / n;
    for (const History& h : world.histories)
      square += (h.no_deal_weight - v.value) * (h.no_deal_weight - v.value);
    v.variance = square / (n * n);
    values.push_back(v);
  }
  out.backcast = estimate_over_worlds(values);
}

void find_deals(const Study& study, Findings& out) {
  std::map<Deal, double> frequency;
  for (const WorldHistories& world : study.worlds)
    for (const History& h : world.histories)
      if (h.signed_month >= 0 && h.deal >= 0)
        frequency[world.deals[h.deal]] += h.weight / static_cast<double>(world.histories.size());
  std::vector<std::pair<double, Deal>> order;
  for (const auto& [deal, weight] : frequency)
    if (weight > 0) order.emplace_back(-weight, deal);
  std::sort(order.begin(), order.end());
  if (order.size() > kDealsKept) order.resize(kDealsKept);
  for (const auto& [negative, deal] : order) {
    DealShare share;
    share.deal = deal;
    double weight = 0, ratified = 0, lasting = 0;
    std::vector<WorldValue> values;
    for (const WorldHistories& world : study.worlds) {
      auto is_it = [&](const History& h) {
        return h.signed_month >= 0 && h.deal >= 0 && world.deals[h.deal] == share.deal;
      };
      values.push_back(world_value(world, [&](const History& h) { return double(is_it(h)); }));
      const double n = static_cast<double>(world.histories.size());
      for (const History& h : world.histories) {
        if (!is_it(h)) continue;
        weight += h.weight / n;
        ratified += h.weight * h.ratified / n;
        lasting += h.weight * h.lasting / n;
      }
    }
    share.p = estimate_over_worlds(values);
    share.ratified = ratified / weight;
    share.lasting = lasting / weight;
    out.deals_signed.push_back(std::move(share));
  }
}

// The options that are told apart: all, or of a divisible issue with many steps the nearest to each
// tenth.
int told_option(const Issue& issue, int option) {
  constexpr int kTenths = 10;
  const int last = issue.option_count - 1;
  if (!issue.is_share || last <= kTenths) return option;
  const int tenth = (2 * option * kTenths + last) / (2 * last);
  return (2 * tenth * last + kTenths) / (2 * kTenths);
}

// Share of each option among signatures; of a divisible issue, in tenths.
void find_options(const Conflict& c, const Study& study, Findings& out) {
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    const Issue& issue = c.issues[i];
    for (int option = 0; option < issue.option_count; ++option) {
      if (told_option(issue, option) != option) continue;
      std::vector<WorldValue> values;
      for (const WorldHistories& world : study.worlds)
        values.push_back(world_value(world, [&](const History& h) {
          return h.signed_month < 0 || h.deal < 0
                     ? kNone
                     : double(told_option(issue, world.deals[h.deal][i]) == option);
        }));
      out.options_signed.push_back({static_cast<int>(i), option, estimate_over_worlds(values)});
    }
  }
}

// What one recorded answer did to the weights of the worlds: Kullback-Leibler divergence of the
// weights with all answers from those without this one.
double taught(const Study& study, std::size_t answers, std::size_t index) {
  std::vector<double> with, without;
  double sum_with = 0, sum_without = 0;
  for (const WorldHistories& world : study.worlds) {
    double a = 0, b = 0;
    for (std::size_t p = 0; p < world.histories.size(); ++p) {
      const History& h = world.histories[p];
      const double likelihood = world.answers[p * answers + index].likelihood;
      a += h.weight;
      if (likelihood > 0) b += h.weight / likelihood;
    }
    with.push_back(a);
    without.push_back(b);
    sum_with += a;
    sum_without += b;
  }
  double divergence = 0;
  for (std::size_t w = 0; w < with.size(); ++w)
    if (with[w] > 0 && without[w] > 0)
      divergence += with[w] / sum_with * std::log(with[w] / sum_with / (without[w] / sum_without));
  return std::max(0.0, divergence);
}

void find_answers(const Conflict& c, const Study& study, Findings& out) {
  const std::size_t answers = c.record.answers.size();
  for (std::size_t a = 0; a < answers; ++a) {
    AnswerFinding finding;
    finding.offer = c.moves[c.record.answers[a].offer].id;
    finding.party = c.parties[c.record.answers[a].party].id;
    finding.accepted = c.record.answers[a].accepted;
    std::vector<WorldValue> values;
    for (const WorldHistories& world : study.worlds) {
      WorldValue v{world.world, 0, 0, 0};
      for (std::size_t p = 0; p < world.histories.size(); ++p) {
        v.weight += world.histories[p].no_deal_weight;
        v.value += world.histories[p].no_deal_weight * world.answers[p * answers + a].expected;
      }
      if (v.weight > 0) v.value /= v.weight;
      v.weight /= static_cast<double>(world.histories.size());
      values.push_back(v);
    }
    finding.expected = estimate_over_worlds(values);
    finding.taught = taught(study, answers, a);
    out.answers.push_back(std::move(finding));
  }
}

void find_parties(const Conflict& c, const Study& study, Findings& out) {
  for (std::size_t k = 0; k < study.valued.size(); ++k) {
    PartyFinding finding;
    finding.id = c.parties[study.valued[k]].id;
    std::vector<WorldValue> start, cost, gain;
    for (const WorldHistories& world : study.worlds) {
      const double n = static_cast<double>(world.histories.size());
      WorldValue v{world.world, 1, world.value_at_start[k], 0};
      double weight = 0;
      for (std::size_t p = 0; p < world.histories.size(); ++p) {
        const double off = world.value_paths[p * study.valued.size() + k] - v.value;
        v.variance += off * off / (n * n);
        weight += world.histories[p].weight / n;
      }
      start.push_back(v);
      cost.push_back({world.world, weight, world.cost_now[k], 0});
      gain.push_back({world.world, weight, world.best_gain_now[k], 0});
    }
    finding.value_at_start = estimate_over_worlds(start);
    finding.cost_per_month = estimate_over_worlds(cost);
    finding.best_gain = estimate_over_worlds(gain);
    out.parties.push_back(std::move(finding));
  }
}

}  // namespace

std::vector<EndingShare> ending_shares(const Conflict& c,
                                       const std::vector<WorldHistories>& worlds) {
  std::vector<EndingShare> out;
  for (std::size_t e = 0; e < c.endings.size(); ++e)
    out.push_back({c.endings[e].id, estimate_share(worlds, [&](const History& h) {
                     return double(h.ending == static_cast<int>(e));
                   })});
  return out;
}

void find_outcomes(const Conflict& c, const Study& study, Findings& out) {
  out.worlds = static_cast<int>(study.worlds.size());
  out.effective_worlds = effective_worlds(study.worlds);
  out.endings = ending_shares(c, study.worlds);
  out.menu_size = study.menu_size;
  out.menu_epsilon = study.menu_epsilon;
  out.packages = study.packages;
  find_settlement(c, study, out);
  find_endings_over_time(c, study, out);
  find_backcast(c, study, out);
  find_deals(study, out);
  find_deal_groups(c, study, out);
  find_options(c, study, out);
  find_answers(c, study, out);
  find_parties(c, study, out);
}

}  // namespace armistice
