// Bytes of the few 256-bit vector instructions that native_code.cc needs, in the three-byte VEX
// form (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, chapter 2.3).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <vector>

namespace armistice {

// The last operand of an instruction: a register or four numbers in memory.
struct VectorOperand {
  enum class Base : std::uint8_t { none, frame = 7, extra = 6, pool = 2 };  // rdi, rsi, rdx
  Base base = Base::none;
  int reg = 0;              // of a register
  std::int32_t offset = 0;  // of memory, bytes
  static VectorOperand of(int reg) { return {Base::none, reg, 0}; }
};

class VectorAssembler {
 public:
  enum Code : std::uint8_t {
    sqrt = 0x51,
    bit_and = 0x54,
    bit_xor = 0x57,
    add = 0x58,
    multiply = 0x59,
    subtract = 0x5c,
    least = 0x5d,
    divide = 0x5e,
    most = 0x5f,
    compare = 0xc2
  };
  enum Relation : std::uint8_t {  // immediate of compare; with what is no number only `ne` and
    eq = 0x00,
    unordered = 0x03,
    ne = 0x04,
    lt = 0x11,
    le = 0x12,
    ge = 0x1d,
    gt = 0x1e  // unordered hold
  };

  // to = code(left, right)
  void arithmetic(Code code, int to, int left, const VectorOperand& right) {
    encode(kMap0f, code, to, left, right);
  }
  void root(int to, const VectorOperand& of) { encode(kMap0f, sqrt, to, 0, of); }
  void comparison(Relation relation, int to, int left, const VectorOperand& right) {
    encode(kMap0f, compare, to, left, right);
    byte(relation);
  }
  void floor(int to, const VectorOperand& of) {
    encode(kMap0f3a, 0x09, to, 0, of);
    byte(0x09);  // downwards, no exception
  }
  // to = mask ? yes : no, by the sign bits of the mask
  void choose(int to, int no, const VectorOperand& yes, int mask) {
    encode(kMap0f3a, 0x4b, to, no, yes);
    byte(static_cast<std::uint8_t>(mask << 4));
  }
  void load(int to, const VectorOperand& from) { encode(kMap0f, 0x10, to, 0, from); }
  void store(const VectorOperand& to, int from) { encode(kMap0f, 0x11, from, 0, to); }

  // A function (frame, extra, pool, groups) that runs its body once per group of four lanes.
  void begin_function() { loop_ = bytes_.size(); }
  void end_function() {
    bytes({0x48, 0x83, 0xc7, 0x20});  // add rdi, 32
    bytes({0x48, 0x83, 0xc6, 0x20});  // add rsi, 32
    bytes({0x48, 0x83, 0xe9, 0x01});  // sub rcx, 1
    bytes({0x0f, 0x85});              // jnz loop
    word(static_cast<std::int32_t>(loop_) - static_cast<std::int32_t>(bytes_.size()) - 4);
    bytes({0xc5, 0xf8, 0x77, 0xc3});  // vzeroupper, ret
  }

  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  static constexpr std::uint8_t kMap0f = 1, kMap0f3a = 3;

  void byte(std::uint8_t b) { bytes_.push_back(b); }
  void bytes(std::initializer_list<std::uint8_t> list) {
    bytes_.insert(bytes_.end(), list.begin(), list.end());
  }
  void word(std::int32_t value) {
    std::uint8_t parts[4];
    std::memcpy(parts, &value, 4);
    bytes_.insert(bytes_.end(), parts, parts + 4);
  }
  void encode(std::uint8_t map, std::uint8_t code, int reg, int left, const VectorOperand& last) {
    const bool memory = last.base != VectorOperand::Base::none;
    const int low = memory ? static_cast<int>(last.base) : last.reg;
    byte(0xc4);
    byte(static_cast<std::uint8_t>((reg < 8 ? 0x80 : 0) | 0x40 | (low < 8 ? 0x20 : 0) | map));
    byte(static_cast<std::uint8_t>((~left & 15) << 3 | 0x05));  // 256 bits, prefix 66
    byte(code);
    byte(static_cast<std::uint8_t>((memory ? 0x80 : 0xc0) | (reg & 7) << 3 | (low & 7)));
    if (memory) word(last.offset);
  }

  std::vector<std::uint8_t> bytes_;
  std::size_t loop_ = 0;
};

}  // namespace armistice
