#include "outlook/world_bytes.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace armistice {
namespace {

constexpr char kMark[8] = {'A', 'R', 'M', 'W', 'O', 'R', 'L', '3'};

template <class T>
inline constexpr bool kPlain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

// Both archives visit the same lists of fields, so that what is written is what is read.
class Writer {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (one(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <class T>
  void one(const T& value);

  void raw(const void* data, std::size_t size) {
    bytes_.append(static_cast<const char*>(data), size);
  }
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(const std::string& bytes) : bytes_(bytes) {}
  template <class... T>
  void operator()(T&... values) {
    (one(values), ...);
  }
  void fail() { sound_ = false; }
  bool is_whole() const { return sound_ && at_ == bytes_.size(); }

 private:
  template <class T>
  void one(T& value);

  void raw(void* data, std::size_t size) {
    if (size == 0) return;  // of an empty list, whose data is null
    if (!sound_ || bytes_.size() - at_ < size) {
      sound_ = false;
      if (size > 0) std::memset(data, 0, size);
      return;
    }
    if (size > 0) std::memcpy(data, bytes_.data() + at_, size);  // an empty list has no place
    at_ += size;
  }
  // A list of so many things of at least `least` bytes each; 0 where there are not that many left.
  std::size_t length(std::size_t least) {
    std::uint64_t count = 0;
    raw(&count, sizeof count);
    if (!sound_ || count > (bytes_.size() - at_) / least) {
      sound_ = false;
      return 0;
    }
    return static_cast<std::size_t>(count);
  }

  const std::string& bytes_;
  std::size_t at_ = 0;
  bool sound_ = true;
};

// ---- the fields ----

template <class A, class T>
void fields_of(A& a, T& h) {
  using U = std::remove_const_t<T>;
  if constexpr (std::is_same_v<U, History>)
    a(h.weight, h.no_deal_weight, h.deal, h.signed_month, h.ended_month, h.collapsed, h.ending,
      h.ratified, h.lasting, h.with_loss, h.breach_detected, h.ceasefire_end, h.broken_by,
      h.ceasefires, h.ceasefire_month, h.ceasefire_ended, h.ceasefire_months,
      h.part_months);
  else if constexpr (std::is_same_v<U, AnswerLikelihood>)
    a(h.expected, h.likelihood);
  else if constexpr (std::is_same_v<U, WarSample>)
    a(h.sampled, h.months, h.stocks, h.modes, h.limits, h.last_month);
  else if constexpr (std::is_same_v<U, LockSituation>)
    a(h.weight, h.holds, h.complete, h.keys, h.key_deals, h.shares, h.share_errors, h.kind_shares,
      h.blocks);
  else if constexpr (std::is_same_v<U, Judgement>)
    a(h.weight, h.courses, h.signs, h.lasts, h.passes, h.holds, h.product, h.worth, h.gain,
      h.accepts, h.lock_holds, h.home, h.closely, h.bodies, h.bloc_yes, h.bloc_raised, h.stays,
      h.stays_at_war, h.stake_effect);
  else if constexpr (std::is_same_v<U, PartyCertificate>)
    a(h.party, h.own, h.lower, h.upper, h.lower_se, h.upper_se, h.month_cost);
  else if constexpr (std::is_same_v<U, Certificate>)
    a(h.bounded, h.parties);
  else if constexpr (std::is_same_v<U, Windows>)
    a(h.parties, h.weight, h.overlap, h.all_open, h.own, h.open, h.joint);
  else if constexpr (std::is_same_v<U, TableLanes>)
    a(h.lanes, h.columns, h.values);
  else if constexpr (std::is_same_v<U, TableColumn>)
    a(h.kind, h.of, h.issue, h.option);
  else if constexpr (std::is_same_v<U, TableSample>)
    a(h.columns, h.world, h.weight, h.values);
  else if constexpr (std::is_same_v<U, TypesPlayed>)
    a(h.party, h.at_war, h.belief, h.weight[0], h.weight[1], h.alike, h.apart, h.mixed, h.refusals,
      h.refusals_moved, h.silences, h.silences_moved, h.battles, h.battles_moved);
  else if constexpr (std::is_same_v<U, PartPlayed>)
    a(h.weight, h.gain, h.if_it_stops, h.leverage, h.ways, h.way_weights);
  else if constexpr (std::is_same_v<U, KnownTypes>)
    a(h.played, h.months, h.no_deal, h.known_months, h.known_no_deal, h.months_variance,
      h.no_deal_variance);
  else if constexpr (std::is_same_v<U, WorldHistories>)
    a(h.world, h.failed_draws, h.failed_name, h.failed_month, h.broken, h.histories, h.deals,
      h.answers, h.value_at_start, h.value_paths, h.sample, h.locks, h.judged, h.certificate,
      h.windows, h.table, h.lanes, h.types, h.types_played, h.known,
      h.parts_played, h.cost_now, h.best_gain_now);
  else if constexpr (std::is_same_v<U, WorldResult>)
    a(h.played, h.valued, h.menu_size, h.menu_epsilon, h.packages);
  else
    a(h.weight, h.endings, h.signs, h.ratified, h.lasting, h.months);
}

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};
template <>
struct IsList<std::string> : std::true_type {};

template <class T>
struct IsArray : std::false_type {};
template <class T, std::size_t n>
struct IsArray<std::array<T, n>> : std::true_type {};

template <class T>
void Writer::one(const T& value) {
  if constexpr (kPlain<T>) {
    raw(&value, sizeof value);
  } else if constexpr (IsList<T>::value) {
    const std::uint64_t count = value.size();
    raw(&count, sizeof count);
    if constexpr (kPlain<typename T::value_type>)
      raw(value.data(), count * sizeof(typename T::value_type));
    else
      for (const auto& item : value) one(item);
  } else if constexpr (IsArray<T>::value) {
    for (const auto& item : value) one(item);
  } else {
    fields_of(*this, value);
  }
}

template <class T>
void Reader::one(T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    std::uint8_t byte = 0;
    raw(&byte, 1);
    if (byte > 1) sound_ = false;
    value = byte == 1;
  } else if constexpr (kPlain<T>) {
    raw(&value, sizeof value);
  } else if constexpr (IsList<T>::value) {
    using Item = typename T::value_type;
    const std::size_t count = length(kPlain<Item> ? sizeof(Item) : 8);
    value.resize(count);
    if constexpr (kPlain<Item>)
      raw(value.data(), count * sizeof(Item));
    else
      for (auto& item : value)
        if (sound_) one(item);
  } else if constexpr (IsArray<T>::value) {
    for (auto& item : value) one(item);
  } else {
    fields_of(*this, value);
  }
}

template <class T>
std::string write(const T& value) {
  Writer out;
  for (const char c : kMark) out(c);
  out(value);
  return out.take();
}

template <class T>
std::optional<T> read(const std::string& bytes) {
  Reader in(bytes);
  for (const char wanted : kMark) {
    char c = 0;
    in(c);
    if (c != wanted) return std::nullopt;
  }
  T out;
  in(out);
  if (!in.is_whole()) return std::nullopt;
  return out;
}

}  // namespace

std::string write_world(const WorldResult& result) { return write(result); }
std::optional<WorldResult> read_world(const std::string& bytes) { return read<WorldResult>(bytes); }

std::string write_lanes(const TableLanes& lanes) { return write(lanes); }
std::optional<TableLanes> read_lanes(const std::string& bytes) {
  std::optional<TableLanes> out = read<TableLanes>(bytes);
  if (out && (out->lanes < 0 || out->columns < 0 ||
              out->values.size() !=
                  static_cast<std::size_t>(out->lanes) * static_cast<std::size_t>(out->columns)))
    return std::nullopt;
  return out;
}

std::string write_summary(const WorldSummary& summary) { return write(summary); }
std::optional<WorldSummary> read_summary(const std::string& bytes) {
  return read<WorldSummary>(bytes);
}

}  // namespace armistice
