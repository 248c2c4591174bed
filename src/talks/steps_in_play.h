// Which part of a deal is on the table of each history, and what signing the parts did to whom.
// Without an order of steps every history sits at the one table of whole packages.
#pragma once

#include <vector>

#include "armistice/histories.h"
#include "talks/order_of_steps.h"

namespace armistice {

// Histories of a block at whose table the same is left to settle.
struct Seat {
  const Game* game = nullptr;
  const Strategy* strategy = nullptr;
  LaneMask lanes = 0;
  bool is_last() const { return !game->has_next(); }
};

// Follows one block of histories after another.
class StepsInPlay {
 public:
  // What is counted goes into `out`, which is sized already.
  StepsInPlay(const Game& game, WorldHistories& out) : game_(game), out_(out) {}

  void begin(int first, int lanes);  // the block's first history
  // At `now`, where other rules hold from then on: what was signed under another order binds no more.
  void turn(const Game& before);
  // `game`: of whole packages, with its strategy.
  std::vector<Seat> seats(const Game& game, const Strategy& strategy, LaneMask live) const;
  // The lanes that have signed nothing yet.
  LaneMask at_first_part() const;

  // Deal d of the seat's table is signed at the lane; counted and carried out by settle().
  void sign(const Seat& seat, int lane, int d, int month, const TableState& state);
  // The last part is signed, worth `sign` per valued party.
  void sign_last(const Seat& seat, int lane, int month, const TableState& state,
                 const std::vector<Lane>& sign);
  // Once all tables of the month are over: signed parts take effect.
  void settle(int month, const Scenario& scenario, WarBlock& block);

 private:
  struct Signature {
    int lane = 0, deal = 0;
    Seat seat;
    std::vector<double> gain, before;  // per needed party: of C, and what is left without more
  };
  void note(int lane, int part, int month);
  void count(const Signature& signature, const std::vector<Lane>* after, int month);

  const Game& game_;
  WorldHistories& out_;
  int first_ = 0;
  std::vector<std::vector<int>> signed_;  // per lane: deals signed, part by part
  std::vector<Signature> pending_;
};

}  // namespace armistice
