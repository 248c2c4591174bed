#include "war/lessons.h"

#include <algorithm>
#include <cmath>

#include "war/draws.h"
#include "war/integrate.h"
#include "war/watch.h"

namespace armistice {
namespace {

bool reads(const Program& program, int slot) {
  return std::binary_search(program.reads.begin(), program.reads.end(), slot);
}

// Numbers of types in the place of a party's private quantities, which come back in the end.
class Stand {
 public:
  Stand(const WarContext& context, int informed, WarBlock& block)
      : first_(context.conflict->layout.quantities),
        types_(context.types[static_cast<std::size_t>(informed)]),
        block_(block),
        kept_(scratch_columns(block, types_.quantities.size())) {
    for (std::size_t k = 0; k < types_.quantities.size(); ++k)
      std::copy_n(column(k), block.frame.lanes, kept_ + k * kMaxLanes);
  }
  ~Stand() {
    for (std::size_t k = 0; k < types_.quantities.size(); ++k)
      std::copy_n(kept_ + k * kMaxLanes, block_.frame.lanes, column(k));
  }
  Stand(const Stand&) = delete;
  Stand& operator=(const Stand&) = delete;

  void as(int type) {
    for (std::size_t k = 0; k < types_.quantities.size(); ++k)
      std::fill_n(column(k), block_.frame.lanes, types_.values[k][static_cast<std::size_t>(type)]);
  }
  void as(const LaneTypes& types) {
    for (std::size_t k = 0; k < types_.quantities.size(); ++k)
      for (int l = 0; l < block_.frame.lanes; ++l) column(k)[l] = types_.values[k][types[l]];
  }

 private:
  double* column(std::size_t k) { return block_.frame.column(first_ + types_.quantities[k]); }

  int first_;
  const PrivateTypes& types_;
  WarBlock& block_;
  double* kept_;
};

// The chance in each lane with quantities as they stand; what is no usable number is counted in
// the lanes of the mask that are of the type.
void chances(const TypedChance& what, const std::uint8_t* mask, int type, WarBlock& block,
             double* out) {
  const LaneTypes& own = block.types[static_cast<std::size_t>(what.informed)];
  double rate[kMaxLanes], thinned[kMaxLanes];
  const bool has_rate = what.hazard.given();
  evaluate(what.hazard, block.frame, block.registers, rate);
  evaluate(what.chance, block.frame, block.registers, thinned, 1.0);
  for (int l = 0; l < block.frame.lanes; ++l) {
    const bool sound = (!has_rate || rate[l] >= 0) && thinned[l] >= 0 && thinned[l] <= 1;
    if (!sound && mask[l] && own[l] == type) count_failure(block, what.label, l, what.step);
    double chance = thinned[l];
    if (has_rate) chance = rate[l] > 0 ? -std::expm1(-(rate[l] * what.dt)) * thinned[l] : 0.0;
    out[l] = chance > 0 ? std::min(chance, 1.0) : 0.0;
  }
}

double log_ratio(bool happened, double lower, double upper) {
  if (lower == upper) return 0;
  return happened ? std::log(upper / lower) : std::log1p(-upper) - std::log1p(-lower);
}

}  // namespace

bool war_teaches(const Conflict& c, const PrivateTypes& types) {
  const auto differs = [&](const Program& program) {
    for (std::size_t k = 0; k < types.quantities.size(); ++k)
      if (types.values[k][0] != types.values[k][1] &&
          reads(program, c.layout.quantities + types.quantities[k]))
        return true;
    return false;
  };
  for (const Event& event : c.events)
    if (differs(event.hazard) || differs(event.chance)) return true;
  for (const Mode& mode : c.modes)
    for (const ModeChange& change : mode.changes)
      if (differs(change.hazard) || differs(change.chance)) return true;
  return false;
}

void draw_types(const WarContext& context, WarBlock& block) {
  block.types.resize(context.types.size());
  for (std::size_t h = 0; h < context.types.size(); ++h) {
    const PrivateTypes& types = context.types[h];
    const Stream type(context.seed, static_cast<std::uint32_t>(context.set),
                      hash_name("talks.type." + context.conflict->parties[types.party].id));
    for (int l = 0; l < block.frame.lanes; ++l)
      block.types[h][l] = uniform_at(type, block.world[l], block.path[l], 0) < types.upper;
  }
}

void forget_lessons(WarBlock& block) { block.lessons.assign(block.types.size(), {}); }

void draw_by_type(const WarContext& context, const TypedChance& what, std::uint8_t* mask,
                  WarBlock& block) {
  const auto h = static_cast<std::size_t>(what.informed);
  const LaneTypes& own = block.types[h];
  double p[2][kMaxLanes];
  {
    Stand stand(context, what.informed, block);
    if (block.watch.on) {
      stand.as(own);
      watch_program(what.hazard, what.label, mask, what.step, block);
      watch_program(what.chance, what.label, mask, what.step, block);
    }
    for (int type : {0, 1}) {
      stand.as(type);
      chances(what, mask, type, block, p[type]);
    }
  }
  const Stream stream(context.seed, static_cast<std::uint32_t>(context.set), what.name);
  for (int l = 0; l < block.frame.lanes; ++l) {
    if (!mask[l]) continue;
    const double u = what.once
                         ? uniform_at(stream, block.world[l], block.path[l], kVerdict)
                         : uniform_of_lane(stream, block, l, static_cast<std::uint32_t>(what.step));
    mask[l] = u < p[own[l]][l];
    const double told = block.lessons[h][l] + log_ratio(mask[l] != 0, p[0][l], p[1][l]);
    if (!std::isnan(told)) block.lessons[h][l] = told;  // certain of one type it was, now of both
  }
}

}  // namespace armistice
