// Graphical functions and numbers of an XMILE file.
#include <charconv>
#include <cmath>
#include <string_view>

#include "casefile/xmile_model.h"

namespace armistice {
namespace {

constexpr std::size_t kMaxPoints = 10000;

// Numbers parted by `sep` (default comma); nothing if one is none.
std::optional<std::vector<double>> numbers(const XmlElement& element) {
  std::vector<double> list;
  const std::string* sep = element.attribute("sep");
  const std::string between = sep != nullptr && !sep->empty() ? *sep : ",";
  std::string_view rest = element.text.text;
  while (list.size() <= kMaxPoints) {
    const std::size_t end = rest.find(between);
    const std::optional<double> value = xmile_number(trimmed(rest.substr(0, end)));
    if (!value) return std::nullopt;
    list.push_back(*value);
    if (end == std::string_view::npos) return list;
    rest.remove_prefix(end + between.size());
  }
  return std::nullopt;
}

// `count` points from one end of the scale to the other.
std::vector<double> spread(double low, double high, std::size_t count) {
  std::vector<double> x;
  for (std::size_t k = 0; k < count; ++k)
    x.push_back(low + (high - low) * static_cast<double>(k) / static_cast<double>(count - 1));
  return x;
}

std::optional<LookupTable::Kind> kind_of(const XmlElement& element) {
  const std::string* type = element.attribute("type");
  const std::string* discrete = element.attribute("discrete");
  if (type == nullptr)
    return discrete != nullptr && *discrete == "true" ? LookupTable::Kind::steps
                                                      : LookupTable::Kind::clamped;
  if (*type == "continuous") return LookupTable::Kind::clamped;
  if (*type == "extrapolate") return LookupTable::Kind::extended;
  if (*type == "discrete") return LookupTable::Kind::steps;
  return std::nullopt;
}

}  // namespace

std::optional<double> xmile_number(std::string_view text) {
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::optional<LookupTable> read_xmile_graph(const XmlElement& element, const XmileFile& file,
                                            Faults& faults) {
  const Place place = file.place(element.at);
  const auto refuse = [&](const char* message, const char* hint) {
    faults.error(place, "bad-graph", message, hint);
    return std::nullopt;
  };
  const auto kind = kind_of(element);
  if (!kind)
    return refuse("a graphical function is continuous, extrapolate or discrete",
                  "correct its `type`");
  const XmlElement* y = element.child("ypts");
  const auto values = y != nullptr ? numbers(*y) : std::nullopt;
  if (!values || values->size() < 2)
    return refuse("a graphical function needs <ypts> with at least two numbers",
                  "write <ypts>0, 0.5, 1</ypts>");
  LookupTable table;
  table.kind = *kind;
  table.y = *values;
  if (const XmlElement* x = element.child("xpts")) {
    const auto points = numbers(*x);
    if (!points || points->size() != table.y.size())
      return refuse("<xpts> needs as many numbers as <ypts>", "give every point both");
    table.x = *points;
  } else if (const XmlElement* scale = element.child("xscale")) {
    const std::string* low = scale->attribute("min");
    const std::string* high = scale->attribute("max");
    const auto from = low != nullptr ? xmile_number(*low) : std::nullopt;
    const auto to = high != nullptr ? xmile_number(*high) : std::nullopt;
    if (!from || !to) return refuse("<xscale> needs the numbers min and max", "give both");
    table.x = spread(*from, *to, table.y.size());
  } else {
    return refuse("a graphical function needs <xpts> or <xscale>", "give one of them");
  }
  for (std::size_t k = 1; k < table.x.size(); ++k)
    if (!(table.x[k] > table.x[k - 1]))
      return refuse("the x values of a graphical function must rise",
                    "order the points by x, each x once");
  return table;
}

}  // namespace armistice
