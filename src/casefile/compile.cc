#include "casefile/compile.h"

#include <array>
#include <cstdint>

#include "casefile/compile_context.h"
#include "casefile/compile_steps.h"

namespace armistice {
namespace {

// 128 bits of FNV-1a, as two runs of 64 bits from different starts, over all files and their
// lengths.
std::string hash_of(const std::vector<CaseFile>& files) {
  std::array<std::uint64_t, 2> hash = {0xcbf29ce484222325u, 0x9ae16a3b2f90404fu};
  const auto add = [&](unsigned char byte) {
    for (std::uint64_t& h : hash) h = (h ^ byte) * 0x100000001b3u;
  };
  for (const CaseFile& file : files) {
    std::uint64_t length = file.text.size();
    for (int k = 0; k < 8; ++k, length >>= 8) add(static_cast<unsigned char>(length & 0xff));
    for (const char c : file.text) add(static_cast<unsigned char>(c));
  }
  std::string text;
  for (const std::uint64_t h : hash)
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(h >> shift) & 15];
  return text;
}

// From names to programs, in an order in which each step finds what it needs.
void compile_parts(CompileContext& context) {
  compile_calendar(context);
  declare_names(context);

  compile_sources(context);
  compile_claims(context);
  compile_quantities(context);
  apply_belief(context);
  compile_correlations(context);

  compile_auxiliaries(context);
  compile_stocks(context);
  compile_modes(context);
  compile_limits(context);
  compile_events(context);
  compile_levers(context);
  if (context.options.war_only) {
    apply_settings(context);
    order_auxiliaries(context);
    check_sizes(context);
    return;
  }

  compile_positions(context);
  compile_status_quo(context);
  compile_collapses(context);
  compile_costs(context);
  compile_preferences(context);
  compile_forbidden(context);
  compile_locks(context);
  compile_durability(context);
  compile_ratification(context);
  compile_beliefs(context);
  compile_talks(context);
  compile_sequence(context);
  compile_leaders(context);
  compile_mutual_steps(context);

  compile_moves(context);
  compile_record(context);
  compile_endings(context);
  apply_settings(context);

  order_auxiliaries(context);
  order_locks(context);
  choose_features(context);
  find_informed(context);
  check_sizes(context);
}

}  // namespace

Checked<Conflict> compile(const CaseSpec& spec, const CompileOptions& options) {
  CompileContext context(spec, options);
  context.conflict.title = spec.title;
  context.conflict.summary = spec.summary;
  context.conflict.hash = hash_of(spec.files);
  compile_parts(context);
  if (has_errors(context.diagnostics)) return {std::nullopt, std::move(context.diagnostics)};
  place_slots(context);
  mark_used(context);
  check_private(context);
  if (has_errors(context.diagnostics)) return {std::nullopt, std::move(context.diagnostics)};
  return {std::move(context.conflict), std::move(context.diagnostics)};
}

}  // namespace armistice
