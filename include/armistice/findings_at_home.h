// What a study found about what passes at home: publics, parliaments, leaders, and steps that parties
// would take in exchange. Part of Findings (armistice/findings.h).
#pragma once

#include <utility>
#include <vector>

#include "armistice/deal.h"
#include "armistice/estimate.h"

namespace armistice {

// What is said at home of the packages most likely to be signed, at `now`.
struct BlocFinding {
  Estimate yes;                      // its chance of a yes
  Estimate raised;                   // what the body's chance gains if that were kRaise higher
};
struct BodyFinding {
  int ratifier = 0;                  // Conflict::ratifiers
  Estimate p;                        // chance of its yes
  std::vector<BlocFinding> blocs;
  int pivotal = -1;                  // the bloc whose opinion is worth most
};
struct HomeChange {                  // of one or two issues of a package
  std::vector<std::pair<int, int>> to;  // (issue, option)
  Estimate p, change;                // all bodies of the party: the chance, and by how much it moves
  std::vector<std::pair<int, double>> worth;  // needed party: by how much the worth to it moves
  double price = 0;                  // what the other needed parties lose by it, summed
};
struct HomeParty {                   // of one package
  int party = 0;
  Estimate p;                        // all its bodies
  std::vector<BodyFinding> bodies;
  std::vector<HomeChange> changes;   // single ones that raise it, most first
  bool below = false;                // p lies below one half
  bool lifted = false;               // ... and some change lifts it there
  HomeChange smallest;               // the one of the lowest price that does
};
struct LeaderFinding {               // of one package
  int leader = 0;                    // Conflict::leaders
  Estimate stays, stays_at_war;      // chance of keeping office: who signs, who fights on
  Estimate effect;                   // what the stake adds to the gain from signing
  Estimate gain;                     // the gain, stake and all
};
struct HomePackage {
  Deal deal;
  std::vector<HomeParty> parties;    // that ratify
  std::vector<LeaderFinding> leaders;
};
struct HomeFindings {
  int worlds = 0, looked_into = 0;   // packages
  std::vector<HomePackage> packages;
};

// Two steps that parties would take in exchange: concede (0) or hold (1).
struct StepPair {
  int first = 0, second = 0;         // Conflict::steps
  Estimate pay[2][2][2];             // [player][own choice][the other's]
  Estimate equilibrium[2][2];        // [first's][second's]: share of worlds
  Estimate mixed, only_concede;      // share of worlds with one in lots; where conceding is the only one
  Estimate better;                   // share in which both conceding beats both holding for both
  Estimate concede_dominates, hold_dominates;  // risk dominance
  Estimate belief[2];                // chance of the other's conceding that is needed; n 0: no belief will do
  Estimate lots[2];                  // in the mixed one, chance of conceding
  Estimate penalty, compensation, fine;  // smallest that help
  Estimate insured_first;            // share in which the first is the one to insure
  Estimate guaranteed;               // share in which making good the loss for sure makes it risk dominant
  Estimate guarantee;                // the chance with which that suffices, where it does
};

}  // namespace armistice
