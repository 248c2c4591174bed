// Rules as programs, numbers as columns; how they go together is told in docs/report.schema.json.
#include "report/table_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace armistice {
namespace {

using Kind = TableColumn::Kind;

constexpr const char* kOpNames[] = {
    "add", "sub",    "mul",    "div",    "pow",   "neg",      "lt",     "le",        "gt",
    "ge",  "eq",     "ne",     "and",    "or",    "not",      "select", "min",       "max",
    "abs", "floor",  "exp",    "log",    "sqrt",  "logistic", "table",  "sin",       "cos",
    "tan", "arcsin", "arccos", "arctan", "log10", "truncate", "modulo", "remainder", "poisson"};
static_assert(std::size(kOpNames) == static_cast<std::size_t>(Op::poisson) + 1);
constexpr const char* kTableKinds[] = {"clamped", "extended", "steps"};

// Six significant digits: a worth needs no more, and a page of many worlds stays small.
Json rounded(double value) {
  return number(std::strtod(fmt::format("{:.6g}", value).c_str(), nullptr));
}

// A number, ["s", slot] or ["r", register].
Json operand_json(const Program& program, const Operand& operand) {
  switch (operand.kind) {
    case Operand::Kind::constant: return program.constants.at(operand.index);
    case Operand::Kind::slot: return {"s", operand.index};
    case Operand::Kind::reg: return {"r", operand.index};
    case Operand::Kind::none: break;
  }
  return nullptr;
}

Json program_json(const Program& program) {
  if (!program.given()) return nullptr;
  Json code = Json::array();
  for (const Instruction& step : program.code) {
    Json one = {kOpNames[static_cast<std::size_t>(step.op)], operand_json(program, step.a)};
    if (step.op == Op::table) {
      const LookupTable& table = program.tables.at(step.c.index);
      one.push_back({{"x", table.x},
                     {"y", table.y},
                     {"kind", kTableKinds[static_cast<std::size_t>(table.kind)]}});
    } else {
      if (step.b.kind != Operand::Kind::none) one.push_back(operand_json(program, step.b));
      if (step.c.kind != Operand::Kind::none) one.push_back(operand_json(program, step.c));
    }
    code.push_back(std::move(one));
  }
  return {{"code", code}, {"result", operand_json(program, program.result)}};
}

// One number if all courses agree, one per world if those of each world do, else one per course.
Json column_json(const TableSample& table, std::size_t column) {
  const std::size_t columns = table.columns.size(), courses = table.world.size();
  const auto at = [&](std::size_t course) { return table.values[course * columns + column]; };
  bool one = true, by_world = true;
  for (std::size_t k = 1; k < courses; ++k) {
    const bool same = at(k) == at(k - 1);
    one = one && same;
    by_world = by_world && (same || table.world[k] != table.world[k - 1]);
  }
  Json json = Json::array();
  for (std::size_t k = 0; k < courses; ++k) {
    if (k > 0 && (one || (by_world && table.world[k] == table.world[k - 1]))) continue;
    json.push_back(rounded(at(k)));
  }
  return json;
}

// Index of a column; null where there is none.
Json column_of(const TableSample& table, Kind kind, int of, int issue = -1, int option = -1) {
  for (std::size_t k = 0; k < table.columns.size(); ++k) {
    const TableColumn& c = table.columns[k];
    if (c.kind == kind && c.of == of && c.issue == issue && c.option == option) return k;
  }
  return nullptr;
}

Json party_json(const Conflict& c, const TableSample& table, int party) {
  const Party& from = c.parties[static_cast<std::size_t>(party)];
  const auto& needed = c.talks.needed;
  Json json = {{"id", from.id},
               {"needed", std::find(needed.begin(), needed.end(), party) != needed.end()},
               {"worth_slot", c.layout.worths + party},
               {"gain_slot", c.layout.gains + party}};
  if (from.has_preferences) {
    Json& worth = json["worth"] = Json::array();
    for (std::size_t i = 0; i < c.issues.size(); ++i) {
      Json options = Json::array();
      for (int o = 0; o < c.issues[i].option_count; ++o)
        options.push_back(column_of(table, Kind::worth, party, static_cast<int>(i), o));
      worth.push_back(std::move(options));
    }
    Json& together = json["together"] = Json::array();
    const auto& terms = c.preferences[static_cast<std::size_t>(party)].together;
    for (std::size_t t = 0; t < terms.size(); ++t)
      together.push_back({{"when", program_json(terms[t].when)},
                          {"adds", column_of(table, Kind::together, party, static_cast<int>(t))}});
  }
  if (column_of(table, Kind::go_on, party).is_null()) return json;
  static constexpr std::pair<const char*, Kind> kValued[] = {{"go_on", Kind::go_on},
                                                             {"after_pause", Kind::after_pause},
                                                             {"fail_low", Kind::fail_low},
                                                             {"fail_high", Kind::fail_high},
                                                             {"peace_share", Kind::peace_share},
                                                             {"relapse_cost", Kind::relapse_cost},
                                                             {"ratify_loss", Kind::ratify_loss},
                                                             {"stake", Kind::stake}};
  for (const auto& [name, kind] : kValued) json[name] = column_of(table, kind, party);
  return json;
}

Json issues_json(const Conflict& c) {
  Json json = Json::array();
  for (std::size_t i = 0; i < c.issues.size(); ++i) {
    Json options = Json::array(), values = Json::array();
    for (int o = 0; o < c.issues[i].option_count; ++o) {
      options.push_back(option_json(c.issues[i], o));
      values.push_back(c.issues[i].value(o));
    }
    json.push_back({{"id", c.issues[i].id},
                    {"slot", c.layout.issues + static_cast<int>(i)},
                    {"options", options},
                    {"values", values}});
  }
  return json;
}

Json locks_of_table(const Conflict& c, const TableSample& table) {
  Json json = Json::array();
  for (std::size_t l = 0; l < c.locks.size(); ++l) {
    const Lock& lock = c.locks[l];
    const int index = static_cast<int>(l);
    json.push_back({{"id", lock.id},
                    {"holder", c.parties.at(lock.holder).id},
                    {"hard", lock.hard},
                    {"vetoes", lock.vetoes},
                    {"refuses", program_json(lock.refuses)},
                    {"holds", column_of(table, Kind::lock_holds, index)},
                    {"cost", column_of(table, Kind::lock_cost, index)}});
  }
  return json;
}

Json ratifiers_json(const Conflict& c) {
  Json json = Json::array();
  for (const Ratifier& body : c.ratifiers) {
    Json one = {{"party", c.parties.at(body.party).id},
                {"chance", program_json(body.chance)},
                {"needs", body.needs},
                {"blocs", Json::array()}};
    for (const Bloc& bloc : body.blocs)
      one["blocs"].push_back(
          {{"seats", bloc.seats}, {"whole", bloc.whole}, {"yes", program_json(bloc.yes)}});
    json.push_back(std::move(one));
  }
  return json;
}

}  // namespace

Json table_json(const Report& report) {
  const Conflict& c = *report.conflict;
  const TableSample& table = report.findings.table;
  if (table.world.empty()) return nullptr;
  Json weights = Json::array(), forbidden = Json::array(), parties = Json::array();
  Json leaders = Json::array(), slots = Json::array(), columns = Json::array();
  for (const double weight : table.weight) weights.push_back(rounded(weight));
  for (const Program& rule : c.forbidden) forbidden.push_back(program_json(rule));
  for (std::size_t p = 0; p < c.parties.size(); ++p) {
    const int party = static_cast<int>(p);
    if (c.parties[p].has_preferences || !column_of(table, Kind::go_on, party).is_null())
      parties.push_back(party_json(c, table, party));
  }
  for (const Leader& leader : c.leaders)
    leaders.push_back(
        {{"party", c.parties.at(leader.party).id}, {"signs", program_json(leader.signs)}});
  for (std::size_t k = 0; k < table.columns.size(); ++k) {
    if (table.columns[k].kind == Kind::slot) slots.push_back({table.columns[k].of, k});
    columns.push_back(column_json(table, k));
  }
  return {{"world", table.world},
          {"weight", weights},
          {"issues", issues_json(c)},
          {"forbidden", forbidden},
          {"parties", parties},
          {"locks", locks_of_table(c, table)},
          {"holds", program_json(c.durability.holds)},
          {"ratifiers", ratifiers_json(c)},
          {"leaders", leaders},
          {"failed", column_of(table, Kind::failed, -1)},
          {"status_quo", c.status_quo.is_deal ? deal_json(c, c.status_quo.deal) : Json(nullptr)},
          {"slots", slots},
          {"columns", columns}};
}

}  // namespace armistice
