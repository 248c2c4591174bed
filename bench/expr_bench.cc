// What one instruction over a block of lanes costs, and one random number.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "expr/evaluate.h"
#include "expr/expression.h"
#include "util/random.h"
#include "util/sequence.h"

namespace armistice {
namespace {

class Columns : public Scope {
 public:
  std::optional<Symbol> find(std::string_view name) const override {
    if (name.size() != 1 || name[0] < 'a' || name[0] > 'h') return std::nullopt;
    return Symbol{Symbol::Kind::number, name[0] - 'a', {}, {}};
  }
  std::vector<std::string> names() const override { return {}; }
};

// Time per lane: items are lanes.
void evaluate_block(benchmark::State& state, const char* text) {
  Columns columns;
  const Program program = compile_expression(text, columns).program;
  Frame frame(8, static_cast<int>(state.range(0)));
  for (int s = 0; s < frame.slots; ++s)
    for (int i = 0; i < kMaxLanes; ++i) frame.column(s)[i] = 0.1 * s + 0.01 * i;
  Registers registers;
  std::vector<double> out(kMaxLanes);
  for (auto _ : state) {
    evaluate(program, frame, registers, out.data());
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * frame.lanes);
}
BENCHMARK_CAPTURE(evaluate_block, sum, "a + b")->Arg(1)->Arg(8)->Arg(64);
BENCHMARK_CAPTURE(evaluate_block, flow, "if(a > b, 0.1 * c, -0.1) + d * (e - f) / 2 - min(g, h)")
    ->Arg(1)
    ->Arg(8)
    ->Arg(64);
BENCHMARK_CAPTURE(evaluate_block, logistic, "logistic(8 * (a - 0.4))")->Arg(64);
BENCHMARK_CAPTURE(evaluate_block, power, "a^1.5")->Arg(64);
BENCHMARK_CAPTURE(evaluate_block, table, "table(a, 0, 0, 1, 2, 2, 3, 4, 4)")->Arg(64);

void compile_text(benchmark::State& state) {
  Columns columns;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        compile_expression("if(a > b, 0.1 * c, -0.1) + d * (e - f) / 2 - min(g, h)", columns));
}
BENCHMARK(compile_text);

void uniform(benchmark::State& state) {
  const Stream stream(1, 1, hash_name("walk"));
  std::uint32_t path = 0;
  for (auto _ : state) benchmark::DoNotOptimize(uniform_at(stream, 3, ++path, 7));
}
BENCHMARK(uniform);

void normal(benchmark::State& state) {
  const Stream stream(1, 1, hash_name("walk"));
  std::uint32_t path = 0;
  for (auto _ : state) benchmark::DoNotOptimize(normal_at(stream, 3, ++path, 7));
}
BENCHMARK(normal);

void sequence_point(benchmark::State& state) {
  const std::uint64_t name = hash_name("red.recruits");
  std::uint32_t world = 0;
  for (auto _ : state) benchmark::DoNotOptimize(world_point(1, name, ++world));
}
BENCHMARK(sequence_point);

}  // namespace
}  // namespace armistice
