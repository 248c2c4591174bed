// In which order auxiliaries and lock conditions are evaluated; which slots the regression looks
// at.
#include <algorithm>
#include <functional>
#include <queue>
#include <set>
#include <string>

#include "casefile/compile_programs.h"
#include "casefile/compile_programs_of.h"
#include "casefile/compile_steps.h"

namespace armistice {
namespace {

constexpr int kMaxFeatures = 4, kDefaultFeatures = 2;

using Graph = std::vector<std::set<int>>;  // node -> nodes that it reads

// Each node after those it reads, of several the first in file order. Nodes on or behind a
// cycle are left out.
std::vector<int> dependency_order(const Graph& reads) {
  std::vector<std::vector<int>> readers(reads.size());
  std::vector<std::size_t> waiting(reads.size());
  for (std::size_t a = 0; a < reads.size(); ++a) {
    waiting[a] = reads[a].size();
    for (const int b : reads[a]) readers[b].push_back(static_cast<int>(a));
  }
  std::priority_queue<int, std::vector<int>, std::greater<>> ready;
  for (std::size_t a = 0; a < reads.size(); ++a)
    if (waiting[a] == 0) ready.push(static_cast<int>(a));
  std::vector<int> order;
  while (!ready.empty()) {
    const int a = ready.top();
    ready.pop();
    order.push_back(a);
    for (const int reader : readers[a])
      if (--waiting[reader] == 0) ready.push(reader);
  }
  return order;
}

// The cycles among nodes that dependency_order left out, each once, as lists of nodes.
std::vector<std::vector<int>> cycles(const Graph& reads, const std::vector<int>& order) {
  std::vector<int> state(reads.size(), 0);  // 0 open, 1 on this walk, 2 done
  for (const int a : order) state[a] = 2;
  std::vector<std::vector<int>> found;
  for (std::size_t first = 0; first < reads.size(); ++first) {
    if (state[first] != 0) continue;
    // every node left out reads another one left out, so the walk ends in a known node
    std::vector<int> walk;
    int at = static_cast<int>(first);
    while (at >= 0 && state[at] == 0) {
      state[at] = 1;
      walk.push_back(at);
      int next = -1;
      for (const int b : reads[at])
        if (state[b] != 2 && (next < 0 || state[b] == 1)) next = b;
      at = next;
    }
    if (at >= 0 && state[at] == 1)
      found.emplace_back(std::find(walk.begin(), walk.end(), at), walk.end());
    for (const int node : walk) state[node] = 2;
  }
  return found;
}

// "a -> b -> a", where -> means "reads"; the middle of a long circle is left out.
std::string chain(const std::vector<int>& cycle, const std::function<std::string(int)>& name) {
  constexpr std::size_t kShown = 10;
  std::string text;
  for (std::size_t k = 0; k < std::min(cycle.size(), kShown); ++k) text += name(cycle[k]) + " -> ";
  if (cycle.size() > kShown) text += "(" + std::to_string(cycle.size() - kShown) + " more) -> ";
  return text + name(cycle.front());
}

// Auxiliaries that a program reads, through delays and smooths too, and through the start of an
// imported stock: their first value is that of their input, so a circle through them has no
// beginning either.
void add_reads(const Conflict& conflict, const Program& program, std::set<int>& reads,
               std::set<int>& seen_hidden) {
  for (const int ref : program.reads) {
    const int index = ref_index(ref);
    if (ref_kind(ref) == SlotKind::auxiliary) reads.insert(index);
    const bool follows = ref_kind(ref) == SlotKind::stock &&
                         (conflict.stocks[index].hidden || conflict.stocks[index].start_reads_war);
    if (!follows && ref_kind(ref) != SlotKind::delay) continue;
    if (!seen_hidden.insert(ref).second) continue;
    if (follows) {
      add_reads(conflict, conflict.stocks[index].start, reads, seen_hidden);
      continue;
    }
    const Delay& delay = conflict.delays[index];
    add_reads(conflict, delay.start.given() ? delay.start : delay.input, reads, seen_hidden);
  }
}

Graph auxiliary_graph(const Conflict& conflict) {
  Graph graph(conflict.auxiliaries.size());
  for (std::size_t a = 0; a < graph.size(); ++a) {
    std::set<int> seen;
    add_reads(conflict, conflict.auxiliaries[a].is, graph[a], seen);
  }
  // a belief about an auxiliary may read the auxiliary itself: its true value
  for (const View& view : conflict.views)
    for (const auto& [auxiliary, program] : view.auxiliaries) {
      std::set<int> reads, seen;
      add_reads(conflict, program, reads, seen);
      reads.erase(auxiliary);
      graph[auxiliary].insert(reads.begin(), reads.end());
    }
  return graph;
}

// Depends on anything that can change along a path.
bool changes(const Conflict& conflict, const Program& program) {
  return std::any_of(program.reads.begin(), program.reads.end(), [&](int ref) {
    const int index = ref_index(ref);
    switch (ref_kind(ref)) {
      case SlotKind::quantity: return conflict.quantities[index].override_slot >= 0;
      case SlotKind::auxiliary: return conflict.auxiliaries[index].changes_in_step;
      default: return true;
    }
  });
}

// Moves auxiliaries to their places and renumbers what reads them.
void permute_auxiliaries(CompileContext& context, const std::vector<int>& order) {
  Conflict& conflict = context.conflict;
  std::vector<int> place(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) place[order[k]] = static_cast<int>(k);
  const auto moved = [&](int ref) {
    return ref_kind(ref) == SlotKind::auxiliary
               ? slot_ref(SlotKind::auxiliary, place[ref_index(ref)])
               : ref;
  };
  std::vector<Auxiliary> sorted;
  std::vector<Unit> units;
  for (const int a : order) {
    sorted.push_back(std::move(conflict.auxiliaries[a]));
    units.push_back(context.auxiliary_units[a]);
  }
  conflict.auxiliaries = std::move(sorted);
  context.auxiliary_units = std::move(units);
  renumber_slots(conflict, moved);
  for (int& target : conflict.override_targets) target = moved(target);
  for (View& view : conflict.views)
    for (auto& [auxiliary, program] : view.auxiliaries) auxiliary = place[auxiliary];
  for (auto& [name, thing] : context.names.things)
    if (thing.kind == SlotKind::auxiliary) thing.index = place[thing.index];
}

// What the first value of a slot is worked out from.
const Program* first_value(const Conflict& conflict, int ref) {
  const int index = ref_index(ref);
  switch (ref_kind(ref)) {
    case SlotKind::stock: return &conflict.stocks[index].start;
    case SlotKind::auxiliary: return &conflict.auxiliaries[index].is;
    case SlotKind::delay: {
      const Delay& delay = conflict.delays[index];
      return delay.start.given() ? &delay.start : &delay.input;
    }
    default: return nullptr;
  }
}

// Imported stocks may start from one another, but not in a circle.
void check_starts(CompileContext& context) {
  const Conflict& conflict = context.conflict;
  std::map<int, bool> on_walk;  // visited; true: on the present walk
  for (int s = 0; s < context.declared_stocks; ++s) {
    if (!conflict.stocks[s].start_reads_war) continue;
    std::vector<std::pair<int, std::size_t>> walk = {{slot_ref(SlotKind::stock, s), 0}};
    if (!on_walk.emplace(walk[0].first, true).second) continue;
    while (!walk.empty()) {
      const auto [ref, next] = walk.back();
      const Program& program = *first_value(conflict, ref);
      if (next == program.reads.size()) {
        on_walk[ref] = false;
        walk.pop_back();
        continue;
      }
      ++walk.back().second;
      const int read = program.reads[next];
      if (first_value(conflict, read) == nullptr) continue;
      const auto [place, fresh] = on_walk.emplace(read, true);
      if (fresh) {
        walk.emplace_back(read, 0);
      } else if (place->second) {
        context.error(context.spec.war.stocks[s].id, "cycle",
                      "the start of '" + conflict.stocks[s].id + "' depends on itself",
                      "give one of the stocks on the way a start of its own");
        return;
      }
    }
  }
}

}  // namespace

void order_auxiliaries(CompileContext& context) {
  Conflict& conflict = context.conflict;
  const Graph graph = auxiliary_graph(conflict);
  const std::vector<int> order = dependency_order(graph);
  for (const std::vector<int>& cycle : cycles(graph, order))
    context.error(context.spec.war.auxiliaries[cycle.front()].id, "cycle",
                  "auxiliaries depend on themselves: " +
                      chain(cycle, [&](int a) { return conflict.auxiliaries[a].id; }),
                  "let one of them depend on a stock, which remembers");
  if (order.size() < graph.size()) return;
  check_starts(context);
  permute_auxiliaries(context, order);
  for (std::size_t a = 0; a < conflict.auxiliaries.size(); ++a) {
    Auxiliary& auxiliary = conflict.auxiliaries[a];
    auxiliary.changes_in_step = auxiliary.override_slot >= 0 || changes(conflict, auxiliary.is);
    for (const View& view : conflict.views)
      for (const auto& [index, program] : view.auxiliaries)
        if (index == static_cast<int>(a) && changes(conflict, program))
          auxiliary.changes_in_step = true;
  }
}

void order_locks(CompileContext& context) {
  Conflict& conflict = context.conflict;
  Graph graph(conflict.locks.size());
  for (std::size_t k = 0; k < graph.size(); ++k)
    for (const int ref : conflict.locks[k].while_.reads)
      if (ref_kind(ref) == SlotKind::lock) graph[k].insert(ref_index(ref));
  conflict.lock_order = dependency_order(graph);
  for (const std::vector<int>& cycle : cycles(graph, conflict.lock_order))
    context.error(context.spec.locks[cycle.front()].id, "cycle",
                  "locks hold because of one another: " +
                      chain(cycle, [&](int k) { return conflict.locks[k].id; }),
                  "let the `while` of one of them look at the war instead");
}

// Named ones, or the first stocks that matter at the table.
void choose_features(CompileContext& context) {
  Conflict& conflict = context.conflict;
  const std::vector<Word>& names = context.spec.talks.features;
  std::vector<int>& features = conflict.talks.features;
  for (const Word& word : names) {
    const auto it = context.names.things.find(word.text);
    const bool known = it != context.names.things.end() && it->second.kind != SlotKind::issue &&
                       it->second.kind != SlotKind::quantity;
    if (!known) {
      context.error(word, "unknown-feature", "'" + word.text + "' is no stock, auxiliary or mode",
                    "features are what changes along the war and matters at the table");
      continue;
    }
    features.push_back(slot_ref(it->second.kind, it->second.index));
  }
  if (names.size() > kMaxFeatures)
    context.error(names[kMaxFeatures], "too-many",
                  "at most " + std::to_string(kMaxFeatures) + " features",
                  "all other states enter linearly anyway");
  if (!names.empty()) return;

  // stocks read at the table, through auxiliaries too
  std::set<int> stocks, auxiliaries;
  const std::function<void(const Program&)> follow = [&](const Program& program) {
    for (const int ref : program.reads) {
      if (ref_kind(ref) == SlotKind::stock) stocks.insert(ref_index(ref));
      if (ref_kind(ref) == SlotKind::auxiliary) auxiliaries.insert(ref_index(ref));
    }
  };
  for_each_table_program(conflict, follow);
  // auxiliaries stand in evaluation order: going down visits each after all its readers
  for (int a = static_cast<int>(conflict.auxiliaries.size()) - 1; a >= 0; --a)
    if (auxiliaries.contains(a)) follow(conflict.auxiliaries[a].is);
  for (int s = 0; s < context.declared_stocks; ++s)
    if (stocks.contains(s) && features.size() < kDefaultFeatures)
      features.push_back(slot_ref(SlotKind::stock, s));
  for (int s = 0; s < context.declared_stocks && features.empty(); ++s)
    features.push_back(slot_ref(SlotKind::stock, s));
}

}  // namespace armistice
