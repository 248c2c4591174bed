#include "expr/native_code.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "expr/columns.h"
#include "expr/vector_assembler.h"
#include "util/check.h"

#if defined(__x86_64__) && defined(__linux__)
#include <sys/mman.h>
#define ARMISTICE_NATIVE 1
#else
#define ARMISTICE_NATIVE 0
#endif

namespace armistice {

#if ARMISTICE_NATIVE

std::shared_ptr<const NativeCode> NativeCode::load(const std::vector<std::uint8_t>& bytes,
                                                   std::vector<std::size_t> starts,
                                                   std::vector<double> pool) {
  const std::shared_ptr<NativeCode> code(new NativeCode);
  code->starts_ = std::move(starts);
  code->pool_ = std::move(pool);
  if (bytes.empty()) return code;
  // written first, executable after: never both
  void* memory =
      mmap(nullptr, bytes.size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  code->memory_ = static_cast<std::uint8_t*>(memory);
  code->size_ = bytes.size();
  std::copy(bytes.begin(), bytes.end(), code->memory_);
  if (mprotect(memory, bytes.size(), PROT_READ | PROT_EXEC) != 0) return nullptr;
  return code;
}

NativeCode::~NativeCode() {
  if (memory_ != nullptr) munmap(memory_, size_);
}

namespace {

constexpr int kRegisters = 14, kMask = 14, kSpare = 15;  // the last two are for single instructions
constexpr int kNoUse = std::numeric_limits<int>::max();

}  // namespace

// One pass over the instructions of a line. A register holds a place's numbers; when one is needed
// the one whose next use is farthest is given up (Belady 1966).
class NativeCompiler {
 public:
  explicit NativeCompiler(const LineCode& code) : code_(code), line_(code.line_) {
    for (const double constant : line_.constants) pool_.push_back(constant);
    one_ = special(1.0);
    sign_ = special(-0.0);
    magnitude_ = special(std::bit_cast<double>(0x7fffffffffffffffu));
    zero_ = special(0.0);
    find_uses();
  }

  std::shared_ptr<const NativeCode> run() {
    std::vector<std::size_t> starts;
    for (const LineCode::Stretch& stretch : code_.stretches_) {
      if (!stretch.simple) continue;
      starts.push_back(out_.bytes().size());
      begin();
      end_ = stretch.end;
      for (int k = stretch.begin; k < stretch.end; ++k) instruction(k);
      out_.end_function();
    }
    starts.push_back(late_stores() ? late_start_ : NativeCode::kNothing);
    std::vector<double> pool;
    for (const double constant : pool_) pool.insert(pool.end(), 4, constant);
    return NativeCode::load(out_.bytes(), std::move(starts), std::move(pool));
  }

 private:
  using Base = VectorOperand::Base;

  int special(double value) {
    pool_.push_back(value);
    return static_cast<int>(pool_.size()) - 1;
  }

  static VectorOperand memory(Base base, int column) {
    return {base, 0,
            static_cast<std::int32_t>(column * kColumnStride * static_cast<int>(sizeof(double)))};
  }
  static VectorOperand pool_at(int index) { return {Base::pool, 0, index * 32}; }
  VectorOperand home(const Spot& place) const {
    switch (place.kind) {
      case Spot::Kind::slot: return memory(Base::frame, place.index);
      case Spot::Kind::extra: return memory(Base::extra, place.index);
      case Spot::Kind::result: return memory(Base::extra, code_.homes_[place.index]);
      case Spot::Kind::constant: return pool_at(place.index);
      case Spot::Kind::none: break;
    }
    ARMISTICE_CHECK(false);
    return {};
  }

  // ---- what is needed when ----

  // Comparisons that only decide choices are made where they decide.
  void find_uses() {
    const int count = static_cast<int>(line_.code.size());
    uses_.resize(count);
    stretch_end_.resize(count);
    for (const LineCode::Stretch& stretch : code_.stretches_)
      for (int k = stretch.begin; k < stretch.end; ++k) stretch_end_[k] = stretch.end;
    const auto note = [&](const Spot& place, int k) {
      if (place.kind == Spot::Kind::result) uses_[place.index].push_back(k);
      if (place.kind == Spot::Kind::slot) read_slots_.push_back(place.index);
    };
    for (int k = 0; k < count; ++k) {
      const std::vector<Spot> read = spots_read(line_, k);
      const bool skips_first = deciding_comparison(line_, k) >= 0;
      for (std::size_t p = skips_first ? 1 : 0; p < read.size(); ++p) note(read[p], k);
    }
    for (const FusedStore& store : line_.stores)
      if (store.what.kind == Spot::Kind::slot) read_slots_.push_back(store.what.index);
    // a result goes to its slot at once where nobody reads what stands there
    stored_.resize(line_.stores.size(), 0);
    for (std::size_t s = 0; s < line_.stores.size(); ++s) {
      const FusedStore& store = line_.stores[s];
      if (store.what.kind != Spot::Kind::result) continue;
      const bool free =
          store.where.kind == Spot::Kind::extra ||
          std::find(read_slots_.begin(), read_slots_.end(), store.where.index) == read_slots_.end();
      if (free && !is_column_operation(line_.code[store.what.index].op))
        stored_[s] = 1;
      else
        uses_[store.what.index].push_back(count);
    }
  }

  int next_use(const Spot& place, int k) const {
    if (place.kind != Spot::Kind::result) {
      for (int n = k + 1; n < std::min(end_, k + 12); ++n)  // near enough to keep it
        for (const Spot& read : spots_read(line_, n))
          if (read == place) return n;
      return kNoUse;
    }
    for (const int use : uses_[place.index])
      if (use > k) return use;
    return kNoUse;
  }

  // ---- registers ----

  void begin() {
    out_.begin_function();
    held_.fill({});
    pinned_.fill(0);
    masked_ = -1;
  }

  int register_of(const Spot& place) const {
    for (int r = 0; r < kRegisters; ++r)
      if (held_[r] == place) return r;
    return -1;
  }

  // A register for `place`, which instruction k reads or makes.
  int take(const Spot& place, int k) {
    int best = -1, farthest = -1;
    for (int r = 0; r < kRegisters; ++r) {
      if (pinned_[r]) continue;
      const int next = held_[r].kind == Spot::Kind::none ? kNoUse : next_use(held_[r], k - 1);
      if (next > farthest) {
        farthest = next;
        best = r;
      }
      if (next == kNoUse) break;
    }
    ARMISTICE_CHECK(best >= 0);
    const Spot old = held_[best];
    if (old.kind == Spot::Kind::result && farthest != kNoUse && !at_home_[best])
      out_.store(home(old), best);
    held_[best] = place;
    at_home_[best] = false;
    pinned_[best] = 1;
    return best;
  }

  int in_register(const Spot& place, int k) {
    int reg = register_of(place);
    if (reg < 0) {
      reg = take(place, k);
      out_.load(reg, home(place));
      at_home_[reg] = true;
    }
    pinned_[reg] = 1;
    return reg;
  }

  VectorOperand operand(const Spot& place, int k) {
    const int reg = register_of(place);
    if (reg >= 0) {
      pinned_[reg] = 1;
      return VectorOperand::of(reg);
    }
    if (place.kind != Spot::Kind::constant && next_use(place, k) != kNoUse)
      return VectorOperand::of(in_register(place, k));
    return home(place);
  }

  // ---- instructions ----

  void instruction(int k) {
    const FusedInstruction& i = line_.code[k];
    if (uses_[k].empty() && !is_stored(k)) return;  // a comparison that only decides choices
    pinned_.fill(0);
    const Spot result{Spot::Kind::result, k};
    int to = -1;
    const bool uses_mask = i.op != Op::select && i.op != Op::add && i.op != Op::sub &&
                           i.op != Op::mul && i.op != Op::div;
    if (uses_mask) masked_ = -1;
    const auto target = [&] { return to = take(result, k); };
    switch (i.op) {
      case Op::add: commutative(VectorAssembler::add, i, k, target); break;
      case Op::mul: commutative(VectorAssembler::multiply, i, k, target); break;
      case Op::sub: ordered(VectorAssembler::subtract, i, k, target); break;
      case Op::div: ordered(VectorAssembler::divide, i, k, target); break;
      case Op::min: bound(VectorAssembler::least, i, k, target); break;
      case Op::max: bound(VectorAssembler::most, i, k, target); break;
      case Op::select: choice(i, k, target); break;
      case Op::neg: with_pool(VectorAssembler::bit_xor, sign_, i, k, target); break;
      case Op::abs: with_pool(VectorAssembler::bit_and, magnitude_, i, k, target); break;
      case Op::floor: {
        const VectorOperand of = operand(i.a, k);
        out_.floor(target(), of);
        break;
      }
      case Op::sqrt: {
        const VectorOperand of = operand(i.a, k);
        out_.root(target(), of);
        break;
      }
      case Op::logical_not:
        out_.comparison(VectorAssembler::eq, kMask, in_register(i.a, k), pool_at(zero_));
        out_.arithmetic(VectorAssembler::bit_and, target(), kMask, pool_at(one_));
        break;
      case Op::logical_and:
      case Op::logical_or: both_truths(i, k, target); break;
      default:
        compare(i, k, kMask);
        out_.arithmetic(VectorAssembler::bit_and, target(), kMask, pool_at(one_));
    }
    finish(k, to);
  }

  template <class Target>
  void commutative(VectorAssembler::Code code, const FusedInstruction& i, int k, Target target) {
    const bool swapped = register_of(i.a) < 0 && register_of(i.b) >= 0;
    const int left = in_register(swapped ? i.b : i.a, k);
    const VectorOperand right = operand(swapped ? i.a : i.b, k);
    out_.arithmetic(code, target(), left, right);
  }

  template <class Target>
  void ordered(VectorAssembler::Code code, const FusedInstruction& i, int k, Target target) {
    const int left = in_register(i.a, k);
    const VectorOperand right = operand(i.b, k);
    out_.arithmetic(code, target(), left, right);
  }

  template <class Target>
  void with_pool(VectorAssembler::Code code, int constant, const FusedInstruction& i, int k,
                 Target target) {
    const int left = in_register(i.a, k);
    out_.arithmetic(code, target(), left, pool_at(constant));
  }

  // The processor's least(b, a) is b < a ? b : a, where ours lets a b through that is no number
  // too. With a constant on one side one instruction does; a zero has two signs, so it may not
  // stand left.
  template <class Target>
  void bound(VectorAssembler::Code code, const FusedInstruction& i, int k, Target target) {
    const auto constant = [&](const Spot& place) {
      return place.kind == Spot::Kind::constant ? line_.constants[place.index] : std::nan("");
    };
    if (const double c = constant(i.a); c < 0 || c > 0) {
      const int left = in_register(i.a, k);
      const VectorOperand right = operand(i.b, k);
      out_.arithmetic(code, target(), left, right);
      return;
    }
    const int b = in_register(i.b, k);
    const VectorOperand a = operand(i.a, k);
    if (!std::isnan(constant(i.b))) {
      out_.arithmetic(code, target(), b, a);
      return;
    }
    out_.arithmetic(code, kSpare, b, a);
    out_.comparison(VectorAssembler::unordered, kMask, b, VectorOperand::of(b));
    out_.choose(target(), kSpare, VectorOperand::of(b), kMask);
  }

  void compare(const FusedInstruction& i, int k, int to) {
    VectorAssembler::Relation relation{};
    switch (i.op) {
      case Op::lt: relation = VectorAssembler::lt; break;
      case Op::le: relation = VectorAssembler::le; break;
      case Op::gt: relation = VectorAssembler::gt; break;
      case Op::ge: relation = VectorAssembler::ge; break;
      case Op::eq: relation = VectorAssembler::eq; break;
      case Op::ne: relation = VectorAssembler::ne; break;
      default: ARMISTICE_CHECK(false);
    }
    const int left = in_register(i.a, k);
    out_.comparison(relation, to, left, operand(i.b, k));
  }

  template <class Target>
  void choice(const FusedInstruction& i, int k, Target target) {
    const int comparison = deciding_comparison(line_, k);
    if (comparison < 0)
      out_.comparison(VectorAssembler::ne, kMask, in_register(i.a, k), pool_at(zero_));
    else if (comparison != masked_)  // choices by one comparison often follow one another
      compare(line_.code[comparison], k, kMask);
    masked_ = comparison;
    pinned_.fill(0);  // the mask is made
    const int no = in_register(i.c, k);
    const VectorOperand yes = operand(i.b, k);
    out_.choose(target(), no, yes, kMask);
  }

  template <class Target>
  void both_truths(const FusedInstruction& i, int k, Target target) {
    out_.comparison(VectorAssembler::ne, kMask, in_register(i.a, k), pool_at(zero_));
    out_.comparison(VectorAssembler::ne, kSpare, in_register(i.b, k), pool_at(zero_));
    if (i.op == Op::logical_and)
      out_.arithmetic(VectorAssembler::bit_and, kMask, kMask, VectorOperand::of(kSpare));
    else
      out_.choose(kMask, kMask, VectorOperand::of(kSpare), kSpare);
    out_.arithmetic(VectorAssembler::bit_and, target(), kMask, pool_at(one_));
  }

  // ---- results ----

  bool is_stored(int k) const {
    for (std::size_t s = 0; s < stored_.size(); ++s)
      if (stored_[s] && line_.stores[s].what.index == k) return true;
    return false;
  }

  void finish(int k, int reg) {
    for (std::size_t s = 0; s < stored_.size(); ++s)
      if (stored_[s] && line_.stores[s].what.index == k)
        out_.store(home(line_.stores[s].where), reg);
    const bool needed_later = !uses_[k].empty() && uses_[k].back() >= stretch_end_[k];
    if (needed_later) {
      out_.store(home({Spot::Kind::result, k}), reg);
      at_home_[reg] = true;
    }
  }

  bool late_stores() {
    late_start_ = out_.bytes().size();
    begin();
    bool any = false;
    for (std::size_t s = 0; s < stored_.size(); ++s) {
      if (stored_[s]) continue;
      any = true;
      out_.load(0, home(line_.stores[s].what));
      out_.store(home(line_.stores[s].where), 0);
    }
    out_.end_function();
    return any;
  }

  const LineCode& code_;
  const FusedLine& line_;
  VectorAssembler out_;
  std::vector<double> pool_;  // each stands four times in memory
  int one_ = 0, sign_ = 0, magnitude_ = 0, zero_ = 0;
  std::vector<std::vector<int>> uses_;  // per result: instructions; their number: a late store
  std::vector<int> stretch_end_;        // per instruction
  std::vector<int> read_slots_;
  std::vector<char> stored_;  // per store: made with its instruction
  std::array<Spot, kRegisters> held_{};
  std::array<char, kRegisters> pinned_{};
  std::array<bool, kRegisters> at_home_{};
  int end_ = 0;
  int masked_ = -1;  // the comparison that stands in kMask, -1: none
  std::size_t late_start_ = 0;
};

std::shared_ptr<const NativeCode> compile_native(const LineCode& code) {
  if (widest_columns() == ColumnWidth::plain) return nullptr;
  return NativeCompiler(code).run();
}

#else

std::shared_ptr<const NativeCode> NativeCode::load(const std::vector<std::uint8_t>&,
                                                   std::vector<std::size_t>, std::vector<double>) {
  return nullptr;
}
NativeCode::~NativeCode() = default;
std::shared_ptr<const NativeCode> compile_native(const LineCode&) { return nullptr; }

#endif

}  // namespace armistice
