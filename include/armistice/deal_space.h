// Issues, options and what they are worth, as plain tables: all that a frontier and the
// points on it need. A case in one world gives one (deals/case_space.h), a negotiation domain with
// its profiles another.
//
// u_p(deal) = offset + sum over issues of worth[issue][option] + the `add` terms of p at the deal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace armistice {

struct SpaceIssue {
  std::string id;
  std::vector<std::string> options;  // names, at least one
  int option_count() const { return static_cast<int>(options.size()); }
};

struct SpaceParty {
  std::string id;
  double offset = 0;
  std::vector<std::vector<double>> worth;  // issue x option, finite
  std::optional<double> reservation;       // worth of no deal, where the file has one
};

struct SpaceLock {
  std::string id;
  bool always = false;  // hard and never open: no package that it refuses is on the frontier
};

// A table over a few issues: what it says of every way to settle them.
struct DealTable {
  enum class Role {
    add,     // the value is added to the worth to party `index`
    forbid,  // not 0: no such package
    lock,    // not 0: lock `index` refuses it
  };
  Role role = Role::forbid;
  int index = 0;
  std::vector<int> issues;     // rising, without repeats
  std::vector<double> values;  // one per way to settle the issues, the last issue fastest
};

// A table longer than this is not made; who would need one says so.
inline constexpr std::int64_t kMaxDealTable = std::int64_t{1} << 20;

struct DealSpace {
  std::vector<SpaceIssue> issues;
  std::vector<SpaceParty> parties;
  std::vector<SpaceLock> locks;
  std::vector<DealTable> tables;
};

}  // namespace armistice
