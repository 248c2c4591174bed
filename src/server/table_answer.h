// What a package would bring over the worlds of a finished study: gains, locks, chances, its place
// among the packages looked into, the nearest that would be signed.
//
// Kept in memory in the compact columns of talks/package_table.h; answers from many threads.
#pragma once

#include <memory>
#include <vector>

#include "server/settings.h"
#include "talks/package_table.h"

namespace armistice {

class TableStudy {
 public:
  TableStudy(Conflict conflict, std::vector<PackageTable::WorldLanes> lanes, std::uint64_t seed);
  TableStudy(const TableStudy&) = delete;
  TableStudy& operator=(const TableStudy&) = delete;

  // `package`: {issue: option}; issues that are left out stand as in the status quo. Throws
  // Refusal.
  ServerJson answer(const ServerJson& package) const;

  int worlds() const { return table_.worlds(); }

 private:
  struct Known {  // a package with its means over the first worlds
    Deal deal;
    double signs = 0, lasts = 0;
    std::vector<double> gain;  // per needed party
  };
  Known look_at(const Deal& deal) const;
  Deal read_package(const ServerJson& package) const;
  ServerJson place(const Known& asked, const std::vector<Known>& near) const;
  ServerJson nearest(const Known& asked, const std::vector<Known>& near) const;
  ServerJson known_json(const Known& known, const Deal& from) const;

  Conflict conflict_;
  PackageTable table_;
  std::vector<int> needed_;   // per needed party: index into TableColumns::valued
  std::vector<Known> known_;  // menus of the first worlds
};

}  // namespace armistice
