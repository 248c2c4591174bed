// The slow, obvious table with lotteries over packages (talks/lottery.h): every pair and every
// three packages, with the shares that leave others just what they ask for. For tests only; two
// needed parties.
#pragma once

#include <array>
#include <vector>

#include "kit/slow_table.h"

namespace armistice {

class SlowLotteries : public SlowPlayer {
 public:
  SlowLotteries(const SlowTable& table, const std::vector<Deal>& deals) : SlowPlayer(table, deals) {
    for (const Deal& deal : deals) all_.push_back(judge(deal));
  }

  // What the best offer of proposer j, a package or a lottery, is worth to it; 0: none is. Between
  // mixes that are worth the same where they are accepted nothing decides: the least and the most.
  struct Range {
    double least = 0, most = 0;
    void widen(double worth) {
      least = std::min(least, worth);
      most = std::max(most, worth);
    }
    void rise_to(Range other) {
      least = std::max(least, other.least);
      most = std::max(most, other.most);
    }
  };
  Range best(int j) {
    const int party = c_.talks.proposers[j].party;
    Range out;
    for (const Terms& terms : all_) {
      const double worth = objective(terms, j);
      out.rise_to({worth, worth});
    }
    open_.clear();
    for (const Terms& terms : all_) {
      bool shut = terms.vetoed || terms.barred[party];
      for (int needed : c_.talks.needed) shut = shut || terms.barred[needed];
      if (!shut) open_.push_back(&terms);
    }
    others_.clear();
    for (std::size_t k = 0; k < c_.talks.needed.size(); ++k)
      if (c_.talks.needed[k] != party) others_.push_back(static_cast<int>(k));
    const bool impartial =
        c_.parties[party].role == Role::mediator || !c_.parties[party].has_preferences;
    if (impartial) {
      const double worth = fairest(j);
      out.rise_to({worth, worth});
      return out;
    }
    for (const double margin : g_.noise > 0 ? std::vector<double>{1, 3} : std::vector<double>{0})
      out.rise_to(leaving(j, margin * g_.noise));
    return out;
  }

 private:
  using Shares = std::vector<std::pair<const Terms*, double>>;

  int valued(int k) const { return g_.index_of[c_.talks.needed[k]]; }
  double asked(int j, int k) { return t_.after_refusal(j, k)[valued(k)]; }

  double worth_of(const Shares& mix, int j) {
    Terms mean = *mix.front().first;
    std::fill(mean.sign.begin(), mean.sign.end(), 0.0);
    for (const auto& [terms, share] : mix)
      for (std::size_t i = 0; i < mean.sign.size(); ++i) mean.sign[i] += share * terms->sign[i];
    for (int k : others_) mean.sign[valued(k)] += 1e-12;  // left nothing over: no refusal
    return objective(mean, j);
  }

  // Of all mixes that leave every other its margin, the one with the most for the proposer: a
  // corner, so no more packages than others and one. 0 where it is a single package.
  Range leaving(int j, double margin) {
    const int own = g_.index_of[c_.talks.proposers[j].party];
    double most = -1e300;
    std::vector<Shares> found;
    const auto consider = [&](const Shares& mix) {
      double mean = 0;
      for (const auto& [terms, share] : mix) {
        if (share < -1e-12) return;
        mean += share * terms->sign[own];
      }
      for (int k : others_) {
        double left = -asked(j, k) - margin;
        for (const auto& [terms, share] : mix) left += share * terms->sign[valued(k)];
        if (left < -1e-10) return;
      }
      if (mean > most + 1e-12) found.clear();
      if (mean < most - 1e-12) return;
      most = std::max(most, mean);
      found.push_back(mix);
    };
    for (const Terms* a : open_) consider({{a, 1.0}});
    for (const Terms* a : open_)
      for (const Terms* b : open_)
        for (int k : others_) {
          const double x = a->sign[valued(k)], y = b->sign[valued(k)];
          if (x == y) continue;
          const double share = (asked(j, k) + margin - y) / (x - y);
          consider({{a, share}, {b, 1 - share}});
        }
    if (others_.size() == 2)
      for (const Terms* a : open_)
        for (const Terms* b : open_)
          for (const Terms* c : open_) consider(just_enough(*a, *b, *c, j, margin));
    Range out{.least = found.empty() ? 0 : 1e300, .most = 0};
    for (const Shares& mix : found) out.widen(mix.size() < 2 ? 0 : worth_of(mix, j));
    return out;
  }

  // Shares with which both others have their margin and no more.
  Shares just_enough(const Terms& a, const Terms& b, const Terms& c, int j, double margin) {
    std::array<double, 2> to_a, to_b, wanted;
    for (const int n : {0, 1}) {
      const int i = valued(others_[n]);
      to_a[n] = a.sign[i] - c.sign[i];
      to_b[n] = b.sign[i] - c.sign[i];
      wanted[n] = asked(j, others_[n]) + margin - c.sign[i];
    }
    const double all = to_a[0] * to_b[1] - to_a[1] * to_b[0];
    if (std::fabs(all) < 1e-12) return {{&a, -1.0}};
    const double x = (wanted[0] * to_b[1] - wanted[1] * to_b[0]) / all;
    const double y = (to_a[0] * wanted[1] - to_a[1] * wanted[0]) / all;
    return {{&a, x}, {&b, y}, {&c, 1 - x - y}};
  }

  // The mix with the largest smallest gain, in ranges: a package, or two that make both gains
  // alike.
  double fairest(int j) {
    std::array<double, 2> range;
    for (const int n : {0, 1}) {
      double low = 1e300, high = -1e300;
      for (const Terms* a : open_) {
        low = std::min(low, a->sign[valued(others_[n])]);
        high = std::max(high, a->sign[valued(others_[n])]);
      }
      range[n] = high > low ? high - low : 1.0;
    }
    const auto gain = [&](const Terms& terms, int n) {
      return (terms.sign[valued(others_[n])] - asked(j, others_[n])) / range[n];
    };
    double most = -1e300;
    Shares found;
    for (const Terms* a : open_)
      for (const Terms* b : open_) {
        const double x = gain(*a, 0) - gain(*a, 1), y = gain(*b, 0) - gain(*b, 1);
        const double share = a == b ? 1.0 : x == y ? -1.0 : y / (y - x);
        if (share < 0 || share > 1) continue;
        const double least = std::min(share * gain(*a, 0) + (1 - share) * gain(*b, 0),
                                      share * gain(*a, 1) + (1 - share) * gain(*b, 1));
        if (least <= most + 1e-12) continue;
        most = least;
        found = a == b ? Shares{{a, 1.0}} : Shares{{a, share}, {b, 1 - share}};
      }
    return found.size() < 2 ? 0 : worth_of(found, j);
  }

  std::vector<Terms> all_;
  std::vector<const Terms*> open_;
  std::vector<int> others_;  // of Talks::needed
};

}  // namespace armistice
