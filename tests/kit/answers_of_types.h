// How two types answer an offer, and what they offer themselves, where what others believe after a
// no (or after a turn without a deal) hangs on how likely each is to bring it about: beliefs are
// tried one after another. For the slow, exact solvers of games with types; for tests only.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace armistice {

struct ExactAnswers {  // of either type: chance of a yes, and what is believed after a no
  double accept[2] = {0, 0}, refused = 0;
};

inline double exact_bayes(double prior, const double* refuse, double blamed) {
  const double all = prior * refuse[1] + (1 - prior) * refuse[0];
  if (prior == 0 || prior == 1) return prior;
  return all > 0 ? prior * refuse[1] / all : blamed;
}

// Tries beliefs one after another, the way Bayes points, until it no longer asks for more.
template <class Gain, class Yes>
ExactAnswers exact_respond(double prior, Gain gain, Yes yes) {
  ExactAnswers out;
  const auto ask = [&](double x) {
    double g[2], refuse[2];
    for (int type : {0, 1}) {
      g[type] = gain(type, x);
      out.accept[type] = yes(type, g[type]);
      refuse[type] = 1 - out.accept[type];
    }
    return exact_bayes(prior, refuse, g[0] > g[1] ? 1.0 : g[0] < g[1] ? 0.0 : prior);
  };
  out.refused = prior;
  if (prior == 0 || prior == 1 || ask(prior) == prior) {
    ask(prior);
    return out;
  }
  constexpr int kTries = 400;
  const double way = ask(prior) > prior ? 1 - prior : -prior;
  int k = 0;
  const auto asks_for_more = [&](double x) { return way > 0 ? ask(x) > x : ask(x) < x; };
  while (k + 1 < kTries && asks_for_more(prior + way * (k + 1) / kTries)) ++k;
  double low = prior + way * k / kTries, high = prior + way * (k + 1) / kTries;
  if (low > high) std::swap(low, high);
  low = std::max(low, 1e-9);
  for (int step = 0; step < 45; ++step) {
    const double middle = (low + high) / 2;
    (ask(middle) >= middle ? low : high) = middle;
  }
  ask(high);
  const ExactAnswers above = out;
  const double reached = ask(low);
  out.refused = reached;
  if (std::fabs(reached - low) < 1e-6) return out;
  // one type jumps here: it refuses as often as leads to this very belief
  const double r0 = 1 - out.accept[0], r1 = 1 - out.accept[1];
  if (above.accept[0] != out.accept[0])
    out.accept[0] = 1 - r1 * prior * (1 - low) / (low * (1 - prior));
  else
    out.accept[1] = 1 - r0 * (1 - prior) * low / (prior * (1 - low));
  out.refused = low;
  return out;
}

// What a type of blue offers at its own turn, and the chance that red signs it; 0: nothing.
struct ExactOffer {
  int d = -1;
  double value = 0, sum = 0, accept = 0;  // value: over a turn without a deal
};
// Blue's turn: per type what it may offer, with chances; what is believed where no deal comes of
// it.
struct ExactTurn {
  std::vector<std::pair<double, ExactOffer>> plays[2];
  double without = 0;
  double signs(int type) const {
    double sum = 0;
    for (const auto& [chance, offer] : plays[type]) sum += chance * offer.accept;
    return sum;
  }
};

inline constexpr double kOtherChance = .1;

// Lowers a margin (ScreeningSolution) to how far the best of the offers is above another one.
inline void narrow(const std::vector<ExactOffer>& offers, const ExactOffer& best, double& margin) {
  if (std::fabs(best.accept) > kOtherChance) margin = std::min(margin, best.value);
  for (const ExactOffer& other : offers)
    if (std::fabs(other.accept - best.accept) > kOtherChance)
      margin = std::min(margin, best.value - other.value);
}

// The best of offers: of two that are worth the same the one that is better for all.
inline ExactOffer best_of(const std::vector<ExactOffer>& offers) {
  ExactOffer best;
  for (const ExactOffer& offer : offers) {
    if (offer.value < best.value || offer.value <= 0) continue;
    if (best.d >= 0 && offer.value == best.value && offer.sum <= best.sum) continue;
    best = offer;
  }
  return best;
}

// pick(type, x): its best offer where x is believed if no deal comes of the turn. Beliefs are tried
// one after another as in exact_respond; at a jump both sides of it are played.
template <class Pick>
ExactTurn exact_turn(double prior, Pick pick) {
  const auto offers_at = [&](double x) { return std::array{pick(0, x), pick(1, x)}; };
  const auto bayes = [&](const std::array<double, 2>& signs, const std::array<ExactOffer, 2>& o) {
    const double refuse[2] = {1 - signs[0], 1 - signs[1]};
    const double blamed = o[0].value > o[1].value ? 1.0 : o[0].value < o[1].value ? 0.0 : prior;
    return exact_bayes(prior, refuse, blamed);
  };
  const auto ask = [&](double x) {
    const auto o = offers_at(x);
    return bayes({o[0].accept, o[1].accept}, o);
  };
  ExactTurn out;
  const auto play = [&](double chance, const std::array<ExactOffer, 2>& o) {
    for (int type : {0, 1}) out.plays[type].push_back({chance, o[type]});
  };
  const double first = ask(prior);
  out.without = prior;
  if (prior == 0 || prior == 1 || first == prior) {
    play(1, offers_at(prior));
    return out;
  }
  constexpr int kTries = 400;
  const double way = first > prior ? 1 - prior : -prior;
  int k = 0;
  const auto asks_for_more = [&](double x) { return way > 0 ? ask(x) > x : ask(x) < x; };
  while (k + 1 < kTries && asks_for_more(prior + way * (k + 1) / kTries)) ++k;
  double low = prior + way * k / kTries, high = prior + way * (k + 1) / kTries;
  if (low > high) std::swap(low, high);
  for (int step = 0; step < 45; ++step) {
    const double middle = (low + high) / 2;
    (ask(middle) >= middle ? low : high) = middle;
  }
  const auto below = offers_at(low), above = offers_at(high);
  out.without = ask(low);
  if (std::fabs(out.without - low) < 1e-6) {
    play(1, below);
    return out;
  }
  double least = 0, most = 1;  // how often as above the jump
  for (int step = 0; step < 50; ++step) {
    const double share = (least + most) / 2;
    const double signs[2] = {below[0].accept + share * (above[0].accept - below[0].accept),
                             below[1].accept + share * (above[1].accept - below[1].accept)};
    out.without = bayes({signs[0], signs[1]}, below);
    (out.without >= low ? least : most) = share;
  }
  play(1 - least, below);
  play(least, above);
  return out;
}

}  // namespace armistice
