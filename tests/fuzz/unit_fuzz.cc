// Any bytes as a unit: what reads, writes itself as text that reads as the same unit.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "expr/unit.h"
#include "util/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace armistice;
  const std::optional<Unit> unit =
      parse_unit(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!unit || !unit->checked) return 0;
  for (const auto& [name, exponent] : unit->powers)
    if (exponent > 9 || exponent < -9) return 0;  // products may exceed what a text can say
  const std::optional<Unit> again = parse_unit(to_text(*unit));
  ARMISTICE_CHECK(again.has_value());
  ARMISTICE_CHECK(*again == *unit);
  return 0;
}
