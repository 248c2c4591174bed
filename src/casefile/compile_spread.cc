#include "casefile/compile_spread.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "casefile/compile_values.h"
#include "util/check.h"

namespace armistice {
namespace {

struct Spread {  // low, most likely and high as multiples of the value
  const char* comparator;
  double low, mode, high;
};
constexpr std::array<Spread, 7> kTriangles = {{{"about", 0.9, 1, 1.1},
                                               {"nearly", 0.9, 1, 1},
                                               {"more_than", 1, 1, 1.3},
                                               {"at_most", 0.7, 1, 1},
                                               {"up_to", 0.6, 1, 1},
                                               {"down_to", 1, 1, 1.4},
                                               {"several", 2, 4, 9}}};

// Cannot-be-judged stands last in both lists.
constexpr std::array<double, 6> kRatingFactors = {1, 0.8, 0.6, 0.4, 0.2, 0.4};

Distribution point(double value) {
  Distribution d;
  d.parameters = {value};
  return d;
}

// A lognormal needs a positive median; the size of a negative value is a case for `between`.
Distribution lognormal(double median, double sigma) {
  if (!(median > 0)) return point(median);
  Distribution d;
  d.family = Family::lognormal;
  d.parameters = {median, sigma};
  return d;
}

}  // namespace

const std::vector<std::string>& comparators() {
  static const std::vector<std::string> kList = {"exactly",
                                                 "about",
                                                 "nearly",
                                                 "more_than",
                                                 "at_most",
                                                 "up_to",
                                                 "down_to",
                                                 "between",
                                                 "several",
                                                 "class_of",
                                                 "hundreds_of_thousands"};
  return kList;
}

std::optional<ClaimedValue> parse_claimed_value(std::string_view text) {
  ClaimedValue claimed;
  if (text.empty()) return claimed;
  claimed.given = true;
  if (const std::optional<double> number = parse_number(text)) {
    claimed.value = claimed.low = claimed.high = *number;
    return claimed;
  }
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  const std::optional<double> low = parse_number(text.substr(0, dots));
  const std::optional<double> high = parse_number(text.substr(dots + 2));
  if (!low || !high || *low > *high) return std::nullopt;
  claimed.is_range = *low < *high;
  claimed.low = *low;
  claimed.high = *high;
  claimed.value = (*low + *high) / 2;
  return claimed;
}

bool speaks_alone(std::string_view comparator) {
  return comparator == "several" || comparator == "hundreds_of_thousands";
}

Distribution spread_of(std::string_view comparator, const ClaimedValue& claimed) {
  ARMISTICE_CHECK(claimed.given || speaks_alone(comparator));
  if (claimed.is_range) {
    Distribution d;
    d.family = Family::uniform;
    d.parameters = {claimed.low, claimed.high};
    return d;
  }
  const double v = claimed.given ? claimed.value : 1;
  if (comparator == "class_of") return lognormal(v, std::log(2.0));
  if (comparator == "hundreds_of_thousands") {
    Distribution d = lognormal(3e5 * v, 0.5);
    if (v > 0) {
      d.low = 1e5 * v;
      d.high = 9e5 * v;
    }
    return d;
  }
  const auto triangle = std::find_if(kTriangles.begin(), kTriangles.end(),
                                     [&](const Spread& s) { return comparator == s.comparator; });
  if (triangle == kTriangles.end() || v == 0) return point(v);
  Distribution d;
  d.family = Family::triangular;
  d.parameters = {triangle->low * v, triangle->mode * v, triangle->high * v};
  if (v < 0) std::swap(d.parameters[0], d.parameters[2]);
  return d;
}

double rating_weight(char source, char statement) {
  ARMISTICE_CHECK(source >= 'A' && source <= 'F' && statement >= '1' && statement <= '6');
  return kRatingFactors[source - 'A'] * kRatingFactors[statement - '1'];
}

}  // namespace armistice
