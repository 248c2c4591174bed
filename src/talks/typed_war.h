// What the war teaches about informed parties (war/lessons.h), in the talks.
//
// After each month of war what others believe of a party moves by Bayes from how likely each of its
// types was to have that month. Such steps are many and small, and signs that put them on the grid
// (talks/beliefs_about_types.h) would tell far more than the war does; so where the war teaches
// (InformedParty::taught) beliefs are kept as they are, whoever moves them, and a fitted value is
// the mean over those at the points around (BasisColumns::corners).
//
// In training the month begins on the grid. A course of training is of the upper type for a month
// with about the chance that others believe in, so that its law is the others' own; to fit C of the
// types its value is weighed by how much likelier the month was under the type's own law than under
// that by which it was drawn. Weights are taken about what the state was worth to begin with, which
// leaves the mean and takes out most of the noise.
#pragma once

#include <vector>

#include "talks/train.h"

namespace armistice {

// ---- in play ----

double belief_after_lesson(double belief, double lesson);
// After a month of war: moves the beliefs in the state of the lanes.
void learn_from_war(const Game& game, WarBlock& block);

// ---- in training; nothing where the war teaches nothing ----

// Beliefs of lanes become one of the points around, as others see it.
void round_beliefs(const Game& game, PathSet set, int month, WarBlock& block);
// The types whose war the lanes are in for this month.
void draw_month_types(const Game& game, PathSet set, int month, WarBlock& block);
// How much likelier the lesson was under the law of a fit (Game::fits) than under that by which the
// type was drawn, given what was believed then.
double weight_of_lesson(const InformedParty& informed, int fit, double belief, double lesson);

// Values (fit x course) of the courses at war in a month become what they are under the law of
// their fit: about the values `about` where that is not empty, else about their mean.
using CourseValues = std::vector<std::vector<double>>;
void weigh_lessons(const Game& game, const std::vector<int>& held_by, const RunningCourses& running,
                   int month, const CourseValues& about, CourseValues& values);
// The same for values after pauses, of which `which` begin in the month; their values, fit x pause,
// are the last ones of `values`.
void weigh_pauses(const Game& game, const std::vector<int>& held_by, const Paths& paths,
                  const Pauses& pauses, const std::vector<int>& which, int month,
                  CourseValues& values);

// What `fits` (one per held_by) give for the courses at war in a month.
CourseValues fitted_values(const Game& game, const Scenario& scenario, const Paths& paths,
                           int month, const std::vector<const Fit*>& fits, WarBlock& block);

}  // namespace armistice
