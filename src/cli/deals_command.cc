// The packages worth proposing in one world: every quantity at its middle value.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/frontier_output.h"
#include "cli/genius_command.h"
#include "cli/judge_output.h"
#include "cli/load_case.h"
#include "cli/middle_world.h"
#include "cli/plan_option.h"
#include "cli/program.h"
#include "cli/terminal.h"
#include "deals/case_space.h"
#include "deals/worth.h"
#include "engine/analyze.h"
#include "report/json_parts.h"
#include "report/numbers.h"
#include "report/render_json.h"
#include "report/text_layout.h"
#include "report/text_sections.h"
#include "talks/game.h"

namespace armistice {
namespace {

struct ListedDeal {
  Deal deal;
  std::vector<double> worth;            // per party with preferences
  std::vector<std::string> refused_by;  // locks that name it, holding or not
};

std::vector<int> parties_with_preferences(const Conflict& conflict) {
  std::vector<int> parties;
  for (std::size_t p = 0; p < conflict.parties.size(); ++p)
    if (conflict.parties[p].has_preferences) parties.push_back(static_cast<int>(p));
  return parties;
}

std::vector<ListedDeal> list_deals(const Conflict& conflict, const Game& game) {
  OptionWorths worths(conflict);
  Registers registers;
  worths.evaluate(game.start, game.scale, registers);
  std::vector<ListedDeal> list;
  for (std::size_t d = 0; d < game.menu.deals.size(); ++d) {
    ListedDeal listed{game.menu.deals[d], {}, {}};
    for (int party : parties_with_preferences(conflict)) {
      double worth = 0;  // one lane
      worths.worth(party, listed.deal, &worth);
      listed.worth.push_back(worth);
    }
    for (std::size_t l = 0; l < conflict.locks.size(); ++l)
      if (game.menu.refused_by[d].test(l)) listed.refused_by.push_back(conflict.locks[l].id);
    list.push_back(std::move(listed));
  }
  return list;
}

Json deals_document(const Conflict& conflict, const Game& game, const FrontierView& view,
                    const DealFindings& judged, int paths, const ReportInfo& info) {
  Findings counts;
  counts.worlds = std::max(1, judged.worlds);
  counts.paths = judged.worlds > 0 ? paths : 0;
  counts.effective_worlds = judged.worlds > 0 ? judged.effective_worlds : 1;
  Json document = document_head(info, &conflict, counts);
  put_frontier(view, document);
  const std::vector<int> parties = parties_with_preferences(conflict);
  document["menu_epsilon"] = number(game.menu.epsilon);
  document["menu"] = Json::array();
  for (const ListedDeal& listed : list_deals(conflict, game)) {
    Json worth = Json::object();
    for (std::size_t k = 0; k < parties.size(); ++k)
      worth[conflict.parties[parties[k]].id] = number(listed.worth[k]);
    document["menu"].push_back({{"deal", deal_json(conflict, listed.deal)},
                                {"worth", worth},
                                {"refused_by", listed.refused_by}});
  }
  if (judged.worlds > 0) put_judgement(conflict, judged, document);
  return document;
}

std::string deal_in_words(const Conflict& conflict, const Deal& deal, const TextWriter& out) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < conflict.issues.size(); ++i)
    terms.push_back(out.title(conflict.issues[i].title, conflict.issues[i].id) + out.say("colon") +
                    option_name(conflict.issues[i], deal[i], out));
  return joined(terms, out.say("and"));
}

void write_menu(const Conflict& conflict, const Game& game, TextWriter& out) {
  out.heading(out.say("deals.menu_title"));
  out.paragraph(
      out.say("deals.count", {game.menu.packages, std::to_string(game.menu.deals.size())}));
  if (game.menu.epsilon > 0)
    out.paragraph(out.say("warning.menu_thinned", {plain(game.menu.epsilon, 2)}));
  const std::vector<int> parties = parties_with_preferences(conflict);
  for (const ListedDeal& listed : list_deals(conflict, game)) {
    std::vector<std::string> worths;
    for (std::size_t k = 0; k < parties.size(); ++k)
      worths.push_back(party_name(conflict, parties[k], out) + " " + plain(listed.worth[k], 2));
    out.item("-", deal_in_words(conflict, listed.deal, out), 0);
    out.paragraph(out.say("deals.worth", {joined(worths, out.say("list"))}), 3);
    std::vector<std::string> locks;
    for (const std::string& id : listed.refused_by) locks.push_back(lock_name(conflict, id, out));
    if (!locks.empty())
      out.paragraph(out.say("deals.refused", {joined(locks, out.say("list"))}), 3);
  }
}

constexpr int kJudgeWorlds = 64, kJudgePaths = 500;

bool asks_for_study(const Arguments& arguments) {
  return arguments.robust || !arguments.deal.empty();
}

StudyOptions judge_options(const Arguments& arguments) {
  StudyOptions options;
  options.worlds = arguments.worlds > 0 ? arguments.worlds : kJudgeWorlds;
  options.paths = arguments.paths > 0 ? arguments.paths : kJudgePaths;
  options.threads = arguments.threads;
  options.seed = arguments.seed;
  return options;
}

// Solves and plays the talks; the exit code.
int judge(const Conflict& conflict, const Arguments& arguments, Console& console,
          DealFindings& found) {
  std::optional<Deal> asked;
  if (!arguments.deal.empty()) {
    asked = read_plan(conflict, arguments.deal, console.err);
    if (!asked) return kBadCall;
    for (const Program& rule : conflict.forbidden)
      if (holds_for(rule, conflict, *asked)) {
        console.err << "armistice: --deal: the case forbids this package: `" << rule.text << "`\n";
        return kBadCall;
      }
  }
  TerminalProgress progress(console.err, console.err_is_terminal, arguments.quiet);
  found = judge_packages(conflict, judge_options(arguments), asked, progress);
  return progress.interrupted() ? kInterrupted : kFine;
}

// What does not fit into tables: the command says which condition to split.
bool complain_of_length(const CaseSpace& made, Console& console) {
  for (const std::string& condition : made.too_long)
    console.err << "error: `" << condition << "` reads issues that can be settled in more than "
                << kMaxDealTable
                << " ways, too many for the frontier.\n  hint: split it into conditions that read "
                   "fewer issues each\n";
  return !made.too_long.empty();
}

}  // namespace

int run_deals(const Arguments& arguments, Console& console) {
  if (is_genius(arguments.case_path)) return run_genius_deals(arguments, console);
  if (!arguments.profiles.empty()) {
    console.err << "armistice: profiles go with a GENIUS domain: deals DOMAIN.xml PROFILE1.xml "
                   "PROFILE2.xml\n";
    return kBadCall;
  }
  int code = kFine;
  const std::optional<Conflict> conflict = load_case(arguments, console, code);
  if (!conflict) return code;
  const ReportInfo info = report_info(arguments, "deals", &*conflict);
  const Worlds world = middle_world(*conflict, info);
  const Game game = make_game(*conflict, world, 0, conflict->calendar.solve_month);
  const CaseSpace made = case_space(*conflict, game.start, game.scale);
  if (complain_of_length(made, console)) return kBadCase;

  if (!arguments.export_folder.empty())
    return export_genius(*conflict, made, arguments.export_folder, arguments, console);
  const Frontier frontier = find_frontier(made.space, made.needed);
  // a case states no reservation: no deal counts as 0 either way
  const std::vector<double> disagreement(made.needed.size(), 0.0);
  const Points points = find_points(made.space, made.needed, disagreement, frontier);
  TextWriter out(arguments.language, console.width);
  FrontierView view{frontier, points, game.menu.packages, {}, {}, {}, {}};
  for (const int p : made.needed) {
    view.parties.push_back(made.space.parties[p].id);
    view.names.push_back(party_name(*conflict, made.party[p], out));
  }
  view.deal = [&](const Deal& deal) { return deal_json(*conflict, deal); };
  view.in_words = [&](const Deal& deal) { return deal_in_words(*conflict, deal, out); };
  DealFindings judged;
  if (asks_for_study(arguments)) code = judge(*conflict, arguments, console, judged);
  if (code == kBadCall) return code;
  if (arguments.json) {
    const int paths = judge_options(arguments).paths;
    console.out << to_text(deals_document(*conflict, game, view, judged, paths, info));
    return code;
  }
  out.headline(out.title(conflict->title, "-"));
  write_frontier(view, out);
  if (judged.worlds > 0)
    write_judgement(*conflict, judged, out);
  else
    write_menu(*conflict, game, out);
  console.out << out.text();
  return code;
}

}  // namespace armistice
