#include "talks/typed_war.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "talks/beliefs_about_types.h"
#include "talks/month_rows.h"
#include "talks/typed_moves.h"
#include "util/random.h"

namespace armistice {
namespace {

constexpr double kLeastChance = 0.1;  // of either type in training: no weight exceeds its inverse

double drawn_chance(double belief) { return std::clamp(belief, kLeastChance, 1 - kLeastChance); }

// Of a lesson under the lower and the upper type, the likelier one 1.
std::pair<double, double> likelihoods(double lesson) {
  return {lesson > 0 ? std::exp(-lesson) : 1.0, lesson < 0 ? std::exp(lesson) : 1.0};
}

std::uint32_t address(const Game& game, int month, std::size_t h) {
  return static_cast<std::uint32_t>(static_cast<std::size_t>(month) * game.informed.size() + h);
}

}  // namespace

double belief_after_lesson(double belief, double lesson) {
  const auto [lower, upper] = likelihoods(lesson);
  return after_evidence(belief, lower, upper, belief);
}

void learn_from_war(const Game& game, WarBlock& block) {
  for (std::size_t h = 0; h < game.informed.size(); ++h) {
    if (!game.informed[h].taught) continue;
    double* belief = block.frame.column(game.informed[h].slot);
    for (int lane = 0; lane < block.frame.lanes; ++lane)
      belief[lane] = belief_after_lesson(belief[lane], block.lessons[h][lane]);
  }
}

void round_beliefs(const Game& game, PathSet set, int month, WarBlock& block) {
  const Stream sign(game.seed, static_cast<std::uint32_t>(set), hash_name("train.belief"));
  for (std::size_t h = 0; h < game.informed.size(); ++h) {
    if (!game.informed[h].taught) continue;
    double* belief = block.frame.column(game.informed[h].slot);
    for (int lane = 0; lane < block.frame.lanes; ++lane) {
      const double u = uniform_at(sign, static_cast<std::uint32_t>(game.world), block.path[lane],
                                  address(game, month, h));
      belief[lane] = belief_on_grid(game.informed[h], belief[lane], -1, u);
    }
  }
}

void draw_month_types(const Game& game, PathSet set, int month, WarBlock& block) {
  block.types.clear();
  if (!game.taught()) return;
  block.types.resize(game.informed.size());
  const Stream type(game.seed, static_cast<std::uint32_t>(set), hash_name("train.type"));
  for (std::size_t h = 0; h < game.informed.size(); ++h) {
    const double* belief = block.frame.column(game.informed[h].slot);
    for (int lane = 0; lane < block.frame.lanes; ++lane)
      block.types[h][lane] =
          uniform_at(type, static_cast<std::uint32_t>(game.world), block.path[lane],
                     address(game, month, h)) < drawn_chance(belief[lane]);
  }
}

double weight_of_lesson(const InformedParty& informed, int fit, double belief, double lesson) {
  if (lesson == 0) return 1;
  const auto [lower, upper] = likelihoods(lesson);
  const auto mixed = [lower = lower, upper = upper](double chance) {
    return chance * upper + (1 - chance) * lower;
  };
  const double law = fit == informed.upper ? upper : fit == informed.valued ? lower : mixed(belief);
  return law / mixed(drawn_chance(belief));
}

void weigh_lessons(const Game& game, const std::vector<int>& held_by, const RunningCourses& running,
                   int month, const CourseValues& about, CourseValues& values) {
  const std::vector<int> courses = courses_at_war(running.paths, month);
  for (std::size_t k = 0; k < held_by.size(); ++k) {
    double mean = 0;
    for (int p : courses) mean += values[k][p] / static_cast<double>(courses.size());
    for (int p : courses) {
      double weight = 1;
      for (std::size_t h = 0; h < game.informed.size(); ++h)
        if (game.informed[h].taught)
          weight *= weight_of_lesson(game.informed[h], held_by[k],
                                     running.paths.column(month, game.informed[h].slot)[p],
                                     running.lesson(month, h)[p]);
      const double center = about.empty() ? mean : about[k][p];
      if (weight != 1) values[k][p] = center + weight * (values[k][p] - center);
    }
  }
}

void weigh_pauses(const Game& game, const std::vector<int>& held_by, const Paths& paths,
                  const Pauses& pauses, const std::vector<int>& which, int month,
                  CourseValues& values) {
  for (std::size_t k = 0; k < held_by.size(); ++k) {
    double* value = values[k].data() + values[k].size() - which.size();
    double mean = 0;
    for (std::size_t q = 0; q < which.size(); ++q)
      mean += value[q] / static_cast<double>(which.size());
    for (std::size_t q = 0; q < which.size(); ++q) {
      double weight = 1;
      for (std::size_t h = 0; h < pauses.lessons.size(); ++h)
        if (game.informed[h].taught)
          weight *=
              weight_of_lesson(game.informed[h], held_by[k],
                               paths.column(month, game.informed[h].slot)[pauses.path[which[q]]],
                               pauses.lessons[h][which[q]]);
      if (weight != 1) value[q] = mean + weight * (value[q] - mean);
    }
  }
}

CourseValues fitted_values(const Game& game, const Scenario& scenario, const Paths& paths,
                           int month, const std::vector<const Fit*>& fits, WarBlock& block) {
  CourseValues out(fits.size(), std::vector<double>(paths.count));
  const std::vector<int> courses = courses_at_war(paths, month);
  BasisColumns columns;
  double value[kMaxLanes];
  for (std::size_t first = 0; first < courses.size(); first += kMaxLanes) {
    const int lanes = static_cast<int>(std::min<std::size_t>(kMaxLanes, courses.size() - first));
    load_block(game, paths, month, courses.data() + first, lanes, block);
    evaluate_locks(*game.conflict, scenario, month, block.frame, block.registers);
    evaluate_basis(game.basis, block.frame, columns);
    for (std::size_t k = 0; k < fits.size(); ++k) {
      predict(*fits[k], columns, lanes, value);
      for (int lane = 0; lane < lanes; ++lane) out[k][courses[first + lane]] = value[lane];
    }
  }
  return out;
}

}  // namespace armistice
