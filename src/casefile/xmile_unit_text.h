// Units of an XMILE model as its file writes them: "people/year", "degrees C", "$/(unit*week)".
//
// Names are compared as those of variables are (xmile_names.h), and a plural is its singular;
// `dmnl`, `dimensionless`, `unitless`, `fraction` and 1 are plain numbers. <model_units> may give
// a unit other names, or say what it is made of.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/unit.h"

namespace armistice {

struct XmileUnitDefinition {
  std::vector<std::string> names;  // the unit's own first
  std::string made_of;             // empty: a base unit
};

class XmileUnits {
 public:
  XmileUnits() = default;
  explicit XmileUnits(const std::vector<XmileUnitDefinition>& definitions);

  // Unchecked for a blank text; nothing when it is no unit.
  std::optional<Unit> read(std::string_view text) const;

 private:
  friend class XmileUnitReader;
  std::map<std::string, Unit, std::less<>> known_;
};

}  // namespace armistice
