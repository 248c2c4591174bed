#include "talks/basis.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "talks/beliefs_about_types.h"

namespace armistice {

// Whether something other than a lever, which is the same on every course, can set the slot.
bool set_by_course(const Conflict& c, int slot) {
  const auto sets = [&](const std::vector<Effect>& effects) {
    return std::any_of(effects.begin(), effects.end(),
                       [&](const Effect& e) { return e.slot == slot; });
  };
  for (const Event& event : c.events)
    if (event.lever < 0 && sets(event.effects)) return true;
  for (const auto* rules : {&c.talks.refusals, &c.talks.conditions, &c.talks.failures})
    for (const RefusalRule& rule : *rules)
      if (sets(rule.effects)) return true;
  for (const Block& block : c.talks.blocks)
    for (const RefusalRule& rule : block.once_signed)
      if (sets(rule.effects)) return true;
  for (const Breach& breach : c.talks.ceasefire.breaches)
    if (sets(breach.surprise) || sets(breach.detected)) return true;
  return false;
}

std::vector<int> slots_of_table(const Conflict& c) {
  std::set<int> slots{c.layout.proposer, c.layout.refused_by, c.layout.ratify_failed};
  for (const auto* rules : {&c.talks.refusals, &c.talks.conditions, &c.talks.failures})
    for (const RefusalRule& rule : *rules)
      for (const Effect& effect : rule.effects) slots.insert(effect.slot);
  return {slots.begin(), slots.end()};
}

Basis make_basis(const Conflict& c) {
  Basis basis;
  const Layout& l = c.layout;
  auto add = [&](Regressor::Kind kind, int slot, double member = 0) {
    basis.regressors.push_back({kind, slot, member});
  };
  for (std::size_t s = 0; s < c.stocks.size(); ++s)
    add(Regressor::Kind::value, l.stocks + static_cast<int>(s));
  for (std::size_t m = 0; m < c.modes.size(); ++m)
    for (std::size_t k = 1; k < c.modes[m].states.size(); ++k)
      add(Regressor::Kind::indicator, l.modes + static_cast<int>(m), static_cast<double>(k));
  for (std::size_t o = 0; o < c.override_targets.size(); ++o)
    if (set_by_course(c, l.overrides + static_cast<int>(o)))
      add(Regressor::Kind::overridden, l.overrides + static_cast<int>(o));
  for (std::size_t e = 0; e < c.events.size(); ++e) {
    if (c.events[e].lever >= 0) continue;  // the same on every course
    add(Regressor::Kind::present, l.event_counts + static_cast<int>(e));
    if (c.events[e].due_slot >= 0) add(Regressor::Kind::present, c.events[e].due_slot);
  }
  for (const Delay& d : c.delays) add(Regressor::Kind::value, d.first_slot + d.length);
  if (!c.ratifiers.empty()) add(Regressor::Kind::value, l.ratify_failed);
  for (std::size_t k = 0; k < c.locks.size(); ++k)
    if (!c.locks[k].permanent()) add(Regressor::Kind::value, l.locks + static_cast<int>(k));
  basis.features = c.talks.features;
  // Features that are no stock (an auxiliary) enter the linear part too.
  for (int slot : c.talks.features)
    if (slot >= l.auxiliaries && slot < l.locks) add(Regressor::Kind::value, slot);
  const std::vector<int> written = slots_of_table(c);
  const auto table = std::stable_partition(
      basis.regressors.begin(), basis.regressors.end(), [&](const Regressor& r) {
        return !std::binary_search(written.begin(), written.end(), r.slot);
      });
  basis.table_begin = static_cast<std::size_t>(table - basis.regressors.begin());
  return basis;
}

namespace {

void evaluate_regressor(const Regressor& r, const Frame& frame, double* y) {
  const double* x = frame.column(r.slot);
  const auto fill = [&](auto value) {
    for (int lane = 0; lane < frame.lanes; ++lane) y[lane] = value(x[lane]);
  };
  switch (r.kind) {
    case Regressor::Kind::value: std::copy_n(x, frame.lanes, y); break;
    case Regressor::Kind::indicator:
      fill([&](double v) { return v == r.member ? 1.0 : 0.0; });
      break;
    case Regressor::Kind::present:
      fill([](double v) { return v > 0 && std::isfinite(v) ? 1.0 : 0.0; });
      break;
    case Regressor::Kind::overridden:
      fill([](double v) { return std::isnan(v) ? 0.0 : 1.0; });
      break;
  }
}

std::unique_ptr<double[]> copy_of(const std::unique_ptr<double[]>& columns, std::size_t count) {
  auto out = std::make_unique_for_overwrite<double[]>(count * kMaxLanes);
  std::copy_n(columns.get(), count * kMaxLanes, out.get());
  return out;
}

// Puts lanes to points of a grid in columns that have been evaluated.
void stand_at(const Basis& basis, const Basis::Grid& grid,
              const std::array<std::size_t, kMaxLanes>& points, int lanes, BasisColumns& out) {
  for (std::size_t k = 0; k < basis.regressors.size(); ++k) {
    if (basis.regressors[k].slot != grid.slot) continue;
    for (int lane = 0; lane < lanes; ++lane)
      out.regressors[k * kMaxLanes + static_cast<std::size_t>(lane)] =
          grid.values[points[lane]] == basis.regressors[k].member ? 1.0 : 0.0;
  }
  for (std::size_t k = 0; k < basis.features.size(); ++k) {
    if (basis.features[k] != grid.slot) continue;
    for (int lane = 0; lane < lanes; ++lane)
      out.features[k * kMaxLanes + static_cast<std::size_t>(lane)] = grid.values[points[lane]];
  }
}

void find_corners(const Basis& basis, const Frame& frame, BasisColumns& out) {
  out.corners.clear();
  std::vector<std::array<BeliefPlace, kMaxLanes>> places(basis.grids.size());
  bool between = false;
  for (std::size_t g = 0; g < places.size(); ++g)
    for (int lane = 0; lane < frame.lanes; ++lane) {
      const BeliefPlace place =
          place_of(basis.grids[g].values, frame.column(basis.grids[g].slot)[lane]);
      places[g][lane] = place;
      between = between || place.low != place.high;
    }
  if (!between) return;
  for (std::size_t c = 0; c < std::size_t{1} << places.size(); ++c) {
    BasisColumns::Corner& corner = out.corners.emplace_back();
    corner.columns.regressors = copy_of(out.regressors, basis.regressors.size());
    corner.columns.features = copy_of(out.features, basis.features.size());
    corner.share.fill(1.0);
    for (std::size_t g = 0; g < places.size(); ++g) {
      const bool high = c >> g & 1;
      std::array<std::size_t, kMaxLanes> points{};
      for (int lane = 0; lane < frame.lanes; ++lane) {
        points[lane] = high ? places[g][lane].high : places[g][lane].low;
        corner.share[lane] *= high ? places[g][lane].up : 1 - places[g][lane].up;
      }
      stand_at(basis, basis.grids[g], points, frame.lanes, corner.columns);
    }
  }
}

void evaluate_features(const Basis& basis, const Frame& frame, BasisColumns& out) {
  for (std::size_t k = 0; k < basis.features.size(); ++k)
    std::copy_n(frame.column(basis.features[k]), frame.lanes, out.features.get() + k * kMaxLanes);
  if (!basis.grids.empty()) find_corners(basis, frame, out);
}

}  // namespace

void evaluate_basis(const Basis& basis, const Frame& frame, BasisColumns& out) {
  if (out.regressors == nullptr) {
    out.regressors = std::make_unique_for_overwrite<double[]>(basis.regressors.size() * kMaxLanes);
    out.features = std::make_unique_for_overwrite<double[]>(basis.features.size() * kMaxLanes);
  }
  for (std::size_t k = 0; k < basis.regressors.size(); ++k)
    evaluate_regressor(basis.regressors[k], frame, out.regressors.get() + k * kMaxLanes);
  evaluate_features(basis, frame, out);
}

void evaluate_table_basis(const Basis& basis, const Frame& frame, BasisColumns& out) {
  for (std::size_t k = basis.table_begin; k < basis.regressors.size(); ++k)
    evaluate_regressor(basis.regressors[k], frame, out.regressors.get() + k * kMaxLanes);
  evaluate_features(basis, frame, out);
}

int cell_of(const Fit& fit, const BasisColumns& columns, int lane) {
  return find_cell(fit, [&](int feature) {
    return columns.features[static_cast<std::size_t>(feature) * kMaxLanes + lane];
  });
}

namespace {

// Adds the regressors begin .. end - 1.
void add_slopes(const Fit& fit, const BasisColumns& columns, int lanes, std::size_t begin,
                std::size_t end, double* sum) {
  for (std::size_t c = begin; c < end; ++c) {
    if (fit.slope[c] == 0) continue;
    const double* x = columns.regressors.get() + c * kMaxLanes;
    for (int lane = 0; lane < lanes; ++lane) sum[lane] += fit.slope[c] * x[lane];
  }
}

void finish_prediction(const Fit& fit, const BasisColumns& columns, int lanes, double* out) {
  for (int lane = 0; lane < lanes; ++lane) {
    if (!fit.leaf.empty()) out[lane] += in_cell(fit, [&](int feature) {
      return columns.features[static_cast<std::size_t>(feature) * kMaxLanes + lane];
    });
    out[lane] = std::clamp(out[lane], fit.low, fit.high);
  }
}

// `predict_at` fills a column from basis columns in which no lane stands between points.
template <class PredictAt>
void mean_of_corners(const BasisColumns& columns, int lanes, double* out, PredictAt predict_at) {
  if (columns.corners.empty()) return predict_at(columns, out);
  std::fill_n(out, lanes, 0.0);
  double value[kMaxLanes];
  for (const BasisColumns::Corner& corner : columns.corners) {
    predict_at(corner.columns, value);
    for (int lane = 0; lane < lanes; ++lane) out[lane] += corner.share[lane] * value[lane];
  }
}

}  // namespace

void predict(const Fit& fit, const BasisColumns& columns, int lanes, double* out) {
  mean_of_corners(columns, lanes, out, [&](const BasisColumns& at, double* value) {
    std::fill_n(value, lanes, fit.intercept);
    add_slopes(fit, at, lanes, 0, fit.slope.size(), value);
    finish_prediction(fit, at, lanes, value);
  });
}

void predict_begin(const Fit& fit, const Basis& basis, const BasisColumns& columns, int lanes,
                   double* sum) {
  std::fill_n(sum, lanes, fit.intercept);
  add_slopes(fit, columns, lanes, 0, std::min(basis.table_begin, fit.slope.size()), sum);
}

void predict_end(const Fit& fit, const Basis& basis, const BasisColumns& columns, int lanes,
                 const double* sum, double* out) {
  mean_of_corners(columns, lanes, out, [&](const BasisColumns& at, double* value) {
    std::copy_n(sum, lanes, value);
    add_slopes(fit, at, lanes, basis.table_begin, fit.slope.size(), value);
    finish_prediction(fit, at, lanes, value);
  });
}

}  // namespace armistice
