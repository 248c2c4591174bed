#include "casefile/compile_names.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "casefile/compile_programs.h"
#include "casefile/compile_values.h"

namespace armistice {
namespace {

const std::vector<std::string> kPhases = {"war", "ceasefire", "peace"};
constexpr std::size_t kManyNames = 2000;  // more are not searched for a close one

// A name that is not declared by the file: what it stands for.
struct BuiltIn {
  SlotKind kind;
  int index = 0;
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

std::optional<BuiltIn> built_in(const Names& names, std::string_view name) {
  static constexpr std::pair<std::string_view, SlotKind> kWords[] = {
      {"phase", SlotKind::phase},
      {"t", SlotKind::time},
      {"proposer", SlotKind::proposer},
      {"refused_by", SlotKind::refused_by},
      {"answered_by", SlotKind::refused_by},
      {"collapsed_by", SlotKind::collapsed_by},
      {"signed", SlotKind::is_signed},
      {"ratified", SlotKind::ratified},
      {"relapsed", SlotKind::relapsed},
      {"month", SlotKind::month}};
  for (const auto& [word, kind] : kWords)
    if (name == word) return BuiltIn{kind};
  const auto indexed = [&](const NameTable& table, std::string_view id,
                           SlotKind kind) -> std::optional<BuiltIn> {
    const auto it = table.find(id);
    if (it == table.end()) return std::nullopt;
    return BuiltIn{kind, it->second};
  };
  if (name.substr(0, 5) == "lock." && ends_with(name, ".holds") && name.size() > 11)
    return indexed(names.locks, name.substr(5, name.size() - 11), SlotKind::lock);
  if (ends_with(name, ".worth"))
    return indexed(names.parties, name.substr(0, name.size() - 6), SlotKind::worth);
  if (ends_with(name, ".gain"))
    return indexed(names.parties, name.substr(0, name.size() - 5), SlotKind::gain);
  return std::nullopt;
}

std::optional<BuiltIn> resolve(const Names& names, std::string_view name) {
  const auto it = names.things.find(name);
  if (it != names.things.end()) return BuiltIn{it->second.kind, it->second.index};
  return built_in(names, name);
}

const char* plural(SlotKind kind) {
  switch (kind) {
    case SlotKind::quantity: return "quantities";
    case SlotKind::stock: return "stocks";
    case SlotKind::mode: return "modes";
    case SlotKind::auxiliary: return "auxiliaries";
    case SlotKind::phase: return "phases";
    case SlotKind::time: return "times";
    case SlotKind::lock: return "locks";
    case SlotKind::issue: return "issues";
    case SlotKind::worth:
    case SlotKind::gain: return "worths and gains of a deal";
    case SlotKind::proposer:
    case SlotKind::refused_by: return "the proposer and who answered";
    default: return "the facts of a finished history";
  }
}

const char* site_text(Site site) {
  switch (site) {
    case Site::quantities: return "only quantities are";
    case Site::war:
    case Site::event: return "the war's names are";
    case Site::table: return "the war's names and locks are";
    case Site::worth: return "the war's names, locks and the share of the issue itself are";
    case Site::package: return "only issues are";
    case Site::block: return "only the issues of the block are";
    case Site::verdict: return "the war's names, locks, issues, worths and gains are";
    case Site::survival: return "the war's names, locks, signed, issues and worths are";
    case Site::refusal: return "the war's names, locks, proposer and answered_by are";
    case Site::ending: return "the war's names, issues and the facts of the history are";
  }
  return "";
}

}  // namespace

bool CaseScope::sees(SlotKind kind, int index) const {
  const bool packages = site_ == Site::package || site_ == Site::block;
  const bool state = !packages && site_ != Site::quantities;
  switch (kind) {
    case SlotKind::quantity: return !packages;
    case SlotKind::stock:
    case SlotKind::mode:
    case SlotKind::auxiliary:
    case SlotKind::phase:
    case SlotKind::time: return state;
    case SlotKind::lock:
      return site_ == Site::table || site_ == Site::worth || site_ == Site::verdict ||
             site_ == Site::survival || site_ == Site::refusal;
    case SlotKind::issue:
      if (site_ == Site::block)
        return std::find(shown_.begin(), shown_.end(), index) != shown_.end();
      return packages || site_ == Site::verdict || site_ == Site::survival ||
             site_ == Site::ending || (site_ == Site::worth && index == share_);
    case SlotKind::worth:
      if (site_ == Site::survival) return context_.conflict.parties[index].has_preferences;
      [[fallthrough]];
    case SlotKind::gain:
      return site_ == Site::verdict && context_.conflict.parties[index].has_preferences;
    case SlotKind::proposer:
    case SlotKind::refused_by: return site_ == Site::refusal;
    case SlotKind::is_signed: return site_ == Site::survival || site_ == Site::ending;
    case SlotKind::collapsed_by:
    case SlotKind::ratified:
    case SlotKind::relapsed:
    case SlotKind::month: return site_ == Site::ending;
    default: return false;
  }
}

std::optional<Symbol> CaseScope::find(std::string_view name) const {
  const std::optional<BuiltIn> found = resolve(context_.names, name);
  if (!found || !sees(found->kind, found->index)) return std::nullopt;
  const Conflict& conflict = context_.conflict;
  Symbol symbol;
  symbol.slot = slot_ref(found->kind, found->index);
  const auto members = [&](std::vector<std::string> list) {
    symbol.kind = Symbol::Kind::members;
    symbol.members = std::move(list);
  };
  switch (found->kind) {
    case SlotKind::quantity:
      if (!conflict.quantities[found->index].choices.empty())
        members(conflict.quantities[found->index].choices);
      else
        symbol.unit = context_.quantity_units[found->index];
      break;
    case SlotKind::stock: symbol.unit = context_.stock_units[found->index]; break;
    case SlotKind::auxiliary: symbol.unit = context_.auxiliary_units[found->index]; break;
    case SlotKind::mode: members(conflict.modes[found->index].states); break;
    case SlotKind::phase: members(kPhases); break;
    case SlotKind::issue:
      if (!conflict.issues[found->index].is_share) members(conflict.issues[found->index].options);
      break;
    case SlotKind::proposer:
    case SlotKind::refused_by:
    case SlotKind::collapsed_by: {
      std::vector<std::string> parties;
      for (const Party& party : conflict.parties) parties.push_back(party.id);
      members(std::move(parties));
      break;
    }
    default: break;
  }
  return symbol;
}

std::vector<std::string> CaseScope::names() const {
  std::vector<std::string> list;
  if (context_.names.things.size() > kManyNames || context_.diagnostics.size() > kManyNames)
    return list;
  for (const auto& [name, thing] : context_.names.things)
    if (sees(thing.kind, thing.index)) list.push_back(name);
  for (const char* word : {"phase", "t", "proposer", "refused_by", "answered_by", "collapsed_by",
                           "signed", "ratified", "relapsed", "month"})
    if (sees(built_in(context_.names, word)->kind, 0)) list.push_back(word);
  for (const auto& [id, index] : context_.names.locks)
    if (sees(SlotKind::lock, index)) list.push_back("lock." + id + ".holds");
  for (const auto& [id, index] : context_.names.parties) {
    if (sees(SlotKind::worth, index)) list.push_back(id + ".worth");
    if (sees(SlotKind::gain, index)) list.push_back(id + ".gain");
  }
  return list;
}

std::string CaseScope::why_not(std::string_view name) const {
  const std::optional<BuiltIn> found = resolve(context_.names, name);
  if (!found) return {};
  const bool of_deal =
      found->kind == SlotKind::worth || (found->kind == SlotKind::gain && site_ == Site::verdict);
  if (of_deal && (site_ == Site::verdict || site_ == Site::survival))
    return "party '" + context_.conflict.parties[found->index].id +
           "' has no preferences, so a deal has no worth to it";
  if (found->kind == SlotKind::issue && site_ == Site::worth)
    return "the worth of an option sees no other issue; use `together` for what depends on two";
  if (found->kind == SlotKind::issue && site_ == Site::block)
    return "the block does not settle it";
  return std::string(plural(found->kind)) + " are not visible here, " + site_text(site_);
}

// ---- what needs a hidden slot ----

std::optional<int> CaseScope::noise(std::string_view kind, const Program& a, const Program& b) {
  if (site_ != Site::war) return std::nullopt;
  Noise noise;
  noise.name = owner_ + "#" + std::to_string(++noises_);
  noise.kind = kind == "uniform"  ? Noise::Kind::uniform
               : kind == "normal" ? Noise::Kind::normal
                                  : Noise::Kind::walk;
  noise.a = a;
  noise.b = b;
  noise.each_substep = imported_;
  context_.conflict.noises.push_back(std::move(noise));
  return slot_ref(SlotKind::noise, static_cast<int>(context_.conflict.noises.size()) - 1);
}

std::optional<int> CaseScope::delay(const Program& input, double months) {
  return delay_from(input, months, {});
}

std::optional<int> CaseScope::delay_from(const Program& input, double months,
                                         const Program& start) {
  if (site_ != Site::war || !(months > 0)) return std::nullopt;
  std::vector<Delay>& delays = context_.conflict.delays;
  Delay delay;
  delay.input = input;
  delay.start = start;
  // too long a pipeline is reported once, by check_sizes
  const double steps = std::round(months * context_.conflict.calendar.substeps);
  delay.length = static_cast<int>(std::clamp(steps, 1.0, 1e6));
  delays.push_back(std::move(delay));
  context_.delay_owners.push_back(owner_ + "#delay" + std::to_string(++delays_));
  return slot_ref(SlotKind::delay, static_cast<int>(delays.size()) - 1);
}

// A first-order smooth is a hidden stock s with s' = (input - s) / months; a time shorter than a
// sub-step means that s follows its input at once, one sub-step later.
std::optional<int> CaseScope::smooth(const Program& input, const Program& months) {
  if (site_ != Site::war) return std::nullopt;
  std::vector<Stock>& stocks = context_.conflict.stocks;
  const int index = static_cast<int>(stocks.size());
  const int slot = slot_ref(SlotKind::stock, index);
  Stock stock;
  stock.id = owner_ + "#smooth" + std::to_string(++smooths_);
  stock.hidden = true;
  stock.start = input;
  const double shortest = 1.0 / context_.conflict.calendar.substeps;
  stock.flow = combine(Op::div, combine(Op::sub, input, slot_program(slot)),
                       combine(Op::max, months, constant_program(shortest)));
  stock.flow.text = "(" + input.text + " - " + stock.id + ") / " + months.text;
  stocks.push_back(std::move(stock));
  context_.stock_units.push_back({});
  return slot;
}

std::optional<int> CaseScope::happened(std::string_view event) {
  if (site_ != Site::ending) return std::nullopt;
  const auto it = context_.names.events.find(event);
  if (it == context_.names.events.end()) return std::nullopt;
  return slot_ref(SlotKind::event_count, it->second);
}

std::optional<int> CaseScope::ever(const Program& condition) {
  if (site_ != Site::ending) return std::nullopt;
  context_.conflict.evers.push_back({condition});
  return slot_ref(SlotKind::ever, static_cast<int>(context_.conflict.evers.size()) - 1);
}

}  // namespace armistice
