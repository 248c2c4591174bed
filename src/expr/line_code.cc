#include "expr/line_code.h"

#include <algorithm>
#include <utility>

#include "expr/columns.h"
#include "expr/native_code.h"

namespace armistice {
namespace {

bool is_comparison(Op op) {
  return op == Op::lt || op == Op::le || op == Op::gt || op == Op::ge || op == Op::eq ||
         op == Op::ne;
}

double* column_at(double* base, int index) {
  return base + static_cast<std::size_t>(index) * kColumnStride;
}

}  // namespace

int deciding_comparison(const FusedLine& line, int k) {
  const FusedInstruction& i = line.code[k];
  const bool decided = i.op == Op::select && i.a.kind == Spot::Kind::result &&
                       is_comparison(line.code[i.a.index].op);
  return decided ? i.a.index : -1;
}

std::vector<Spot> spots_read(const FusedLine& line, int k) {
  std::vector<Spot> out;
  const FusedInstruction& i = line.code[k];
  for (const Spot& place : {i.a, i.b, i.c})
    if (place.kind != Spot::Kind::none) out.push_back(place);
  if (const int comparison = deciding_comparison(line, k); comparison >= 0) {
    out.push_back(line.code[comparison].a);
    out.push_back(line.code[comparison].b);
  }
  return out;
}

LineCode::LineCode(FusedLine line, int first_scratch, Engine engine) : line_(std::move(line)) {
  lay_out(first_scratch);
  if (engine == Engine::native) native_ = compile_native(*this);
}

// Stretches, and a column for every result from its instruction to its last use.
void LineCode::lay_out(int first_scratch) {
  const int count = static_cast<int>(line_.code.size());
  std::vector<int> last(count, -1);
  for (int k = 0; k < count; ++k)
    for (const Spot& place : spots_read(line_, k))
      if (place.kind == Spot::Kind::result) last[place.index] = k;
  for (const FusedStore& store : line_.stores)
    if (store.what.kind == Spot::Kind::result) last[store.what.index] = count;

  std::vector<std::vector<int>> ends(count + 1);  // results that are free after instruction k
  for (int r = 0; r < count; ++r) ends[std::max(last[r], r)].push_back(r);
  homes_.assign(count, -1);
  std::vector<int> free;
  int next = first_scratch;
  for (int k = 0; k < count; ++k) {
    const bool simple = !is_column_operation(line_.code[k].op);
    if (stretches_.empty() || stretches_.back().simple != simple)
      stretches_.push_back({k, k, simple});
    stretches_.back().end = k + 1;
    if (free.empty()) {
      homes_[k] = next++;
    } else {
      homes_[k] = free.back();
      free.pop_back();
    }
    for (const int r : ends[k]) free.push_back(homes_[r]);
  }
  extra_columns_ = next;
}

void LineCode::run_portable(const Stretch& stretch, double* frame, double* extra, int lanes) const {
  const auto source = [&](const Spot& place) -> Source {
    switch (place.kind) {
      case Spot::Kind::slot: return {column_at(frame, place.index), 0};
      case Spot::Kind::extra: return {column_at(extra, place.index), 0};
      case Spot::Kind::result: return {column_at(extra, homes_[place.index]), 0};
      case Spot::Kind::constant: return {nullptr, line_.constants[place.index]};
      case Spot::Kind::none: break;
    }
    return {};
  };
  for (int k = stretch.begin; k < stretch.end; ++k) {
    const FusedInstruction& i = line_.code[k];
    execute_columns(i.op, source(i.a), source(i.b), source(i.c),
                    i.table >= 0 ? &line_.tables[i.table] : nullptr, column_at(extra, homes_[k]),
                    lanes);
  }
}

void LineCode::run_stores(double* frame, double* extra, int lanes) const {
  for (const FusedStore& store : line_.stores) {
    double* to =
        column_at(store.where.kind == Spot::Kind::slot ? frame : extra, store.where.index);
    switch (store.what.kind) {
      case Spot::Kind::slot: std::copy_n(column_at(frame, store.what.index), lanes, to); break;
      case Spot::Kind::extra: std::copy_n(column_at(extra, store.what.index), lanes, to); break;
      case Spot::Kind::result:
        std::copy_n(column_at(extra, homes_[store.what.index]), lanes, to);
        break;
      case Spot::Kind::constant: std::fill_n(to, lanes, line_.constants[store.what.index]); break;
      case Spot::Kind::none: break;
    }
  }
}

void LineCode::run(double* frame, double* extra, int first, int lanes) const {
  frame += first;
  extra += first;
  int part = 0;
  for (const Stretch& stretch : stretches_) {
    if (native_ != nullptr && stretch.simple)
      native_->run(part++, frame, extra, lanes);
    else
      run_portable(stretch, frame, extra, lanes);
  }
  if (native_ != nullptr)
    native_->run(part, frame, extra, lanes);  // the stores that had to wait
  else
    run_stores(frame, extra, lanes);
}

}  // namespace armistice
