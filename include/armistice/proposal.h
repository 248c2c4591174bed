// A package that somebody puts on the table at `now`, in place of what would be proposed there.
#pragma once

#include <array>
#include <vector>

#include "armistice/deal.h"

namespace armistice {

struct Proposal {
  enum class Reply {
    as_they_would,
    signed_,     // every needed party says yes
    no,          // `refuser` says no
    conditions,  // `refuser` says yes with conditions
  };
  int proposer = -1;  // index into Talks::proposers; -1: there is no proposal
  int part = -1;      // of Talks::sequence, that it settles; -1: it is a whole package
  Deal deal;          // empty: nobody proposes anything this month. Of a part: its issues alone count
  Reply reply = Reply::as_they_would;
  int refuser = -1;  // index into Talks::needed
  // Nobody makes it after all. Courses still count by how well their types fit the reply, so that
  // they compare with those on which it is given.
  bool held_back = false;
  bool given() const { return proposer >= 0; }
};

// What is followed month by month once a proposal is made.
struct WatchedState {
  int slot = 0;
  int member = -1;  // of a mode: the state whose chance is told; else -1, the mean of the slot
};

// How a party with private quantities answers a proposal (talks/types.h): sums by weight over the
// courses on which it is made. Types: 0 lower, 1 upper. Answers: a yes, a no, a yes with
// conditions.
struct TypedReplies {
  std::array<double, 2> weight{};                         // per type of the course
  std::array<double, 2> accepts{}, conditions{}, gain{};  // of those
  double believed = 0;                                    // of its upper type, before it answers
  // Per answer: its chance as others see it, what they believe after it where it comes (times that
  // chance), and on all courses.
  std::array<double, 3> seen{}, after{}, supposed{};
};

// Of one world: how the proposal is taken at `now`, sums by weight over its courses.
struct ProposalAnswers {
  double weight = 0, made = 0;              // all courses; those in which no veto stops it
  double signs = 0, passes = 0, lasts = 0;  // every needed party; at home too; and in force
  std::vector<double> accepts, conditions;  // per needed party; a yes with conditions
  std::vector<double> barred, gain;         // a lock of its own; the gain from signing
  std::vector<TypedReplies> typed;          // per needed party; none without private quantities
  // Months from `now` on: the first is right after the answers. At war alone.
  std::vector<double> at_war;   // per month
  std::vector<double> watched;  // month x watched state
};

}  // namespace armistice
