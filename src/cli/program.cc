#include "cli/program.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <exception>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr int kMostWorlds = 1'000'000, kMostPaths = 10'000'000, kMostThreads = 1024,
              kMostDraws = 10'000'000;

// Only digits, so that -1 is no large number.
std::string seed_problem(const std::string& text) {
  std::uint64_t seed = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seed);
  return fault == std::errc() && end == text.data() + text.size()
             ? std::string()
             : "not a seed: write a whole number from 0 to 18446744073709551615";
}

const std::map<std::string, Language> kLanguages = {
    {"en", Language::en}, {"zh-Hans", Language::zh_hans}, {"zh-Hant", Language::zh_hant}};

constexpr Command kCommands[] = {
    {"check", "read a case; list errors and warnings", kStrict, run_check},
    {"run", "how the war may end and when; writes report.html, report.json and endings.csv",
     kSampling | kFolder | kWhy | kSwitches, run_study_command},
    {"evidence", "claims, disagreements and how much each one matters, assumptions",
     kSampling | kNoStudy | kSwitches, run_evidence},
    {"demands", "positions by party, issue and date: gaps, what is stated and what is aimed at",
     kDeal, run_demands},
    {"timeline",
     "moves in order: who answered what, deadlines and whether they were enforced; with --move "
     "what a proposal made now would set in motion, over 64 worlds x 500 paths",
     kSampling | kSwitches | kMove, run_timeline},
    {"war", "the war alone, without talks, as CSV; or the run of an XMILE model",
     kSampling | kModel, run_war_table},
    {"deals",
     "the efficient packages and fair points when every quantity has its middle value; with --deal "
     "or --robust also what the parties would sign, over 64 worlds x 500 paths; or of a GENIUS "
     "domain: deals DOMAIN.xml PROFILE1.xml PROFILE2.xml",
     kSampling | kDeal | kRobust | kGenius, run_deals},
    {"locks", "what stands in the way: keys, knots and shares", kSampling | kEnding | kSwitches,
     run_locks},
    {"why",
     "why the war goes on: the share of each friction in the delay and in the chance of no deal; "
     "64 worlds x 500 paths unless --full",
     kSampling | kFull, run_why},
    {"orders",
     "what other orders of steps would change: ceasefire first, deal first, parts of a deal one by "
     "one; 64 worlds x 500 paths unless --full",
     kSampling | kFull, run_orders},
    {"levers",
     "what the levers and the opening of each lock change; 64 worlds x 500 paths unless "
     "--full",
     kSampling | kFull | kPairs | kSwitches, run_levers},
    {"serve", "the page in a browser: change a case, run studies, build packages, compare", kServer,
     run_serve},
};

// ISO date that exists, for --as-of.
std::string date_problem(const std::string& text) {
  return parse_date(text) ? std::string() : "not a date: write 2025-07-18";
}

std::string setting_problem(const std::string& text) {
  const std::size_t equals = text.find('=');
  return equals == std::string::npos || equals == 0 || equals + 1 == text.size()
             ? "not a setting: write QUANTITY=VALUE"
             : std::string();
}

std::string language_problem(const std::string& name) {
  return kLanguages.count(name) ? std::string() : "no such language: write en, zh-Hans or zh-Hant";
}

// What is wrong with the first word of the call; empty where it may be a command.
std::string command_problem(int argc, const char* const* argv) {
  if (argc < 2 || argv[1][0] == '-') return {};
  std::string known;
  for (const Command& command : kCommands) {
    if (std::string_view(command.name) == argv[1]) return {};
    known += std::string(known.empty() ? "" : ", ") + command.name;
  }
  return "there is no command '" + std::string(argv[1]) + "'; the commands are " + known;
}

void add_genius_options(CLI::App& sub, Arguments& arguments) {
  sub.add_option("PROFILE", arguments.profiles,
                 "GENIUS profiles, two or more, when CASE is a GENIUS domain (.xml)");
  sub.add_flag("--raw", arguments.raw,
               "evaluations as written: not divided by the largest of their issue");
  sub.add_option_function<std::string>(
         "--disagreement",
         [&arguments](const std::string& what) { arguments.no_reservation = what == "zero"; },
         "what no deal is worth: zero, or the reservation values of the profiles (default)")
      ->check(CLI::IsMember({"zero", "reservation"}));
  sub.add_option("--export", arguments.export_folder,
                 "write the case's worths as GENIUS domain and profiles to this folder");
}

void add_server_options(CLI::App& sub, Arguments& arguments) {
  sub.add_option("CASE", arguments.cases,
                 "case files or folders (default: every case in the folder `cases`)");
  sub.add_option("--port", arguments.port, "0: any that is free (default 8642)")
      ->check(CLI::Range(0, 65535));
  sub.add_option("--listen", arguments.listen,
                 "an address of this machine (default 127.0.0.1); another one needs a token");
  sub.add_option("--token-file", arguments.token_file,
                 "a file whose first line is the operator's token (or set ARMISTICE_TOKEN)");
  sub.add_option("--host", arguments.hosts, "NAME or NAME:PORT under which a proxy serves it")
      ->allow_extra_args(false);
  sub.add_option("--store", arguments.store,
                 "where studies are kept (default armistice-studies.sqlite)");
  sub.add_option("--store-limit", arguments.store_limit, "MiB that it may take (default: no limit)")
      ->check(CLI::Range(1, 1 << 20));
  sub.add_option("--threads", arguments.threads, "0: as many as the machine has (default)")
      ->check(CLI::Range(0, kMostThreads));
  sub.add_flag("-q,--quiet", arguments.quiet, "print the address only");
}

// What is read: a case, or a model.
void add_input_options(CLI::App& sub, bool models, Arguments& arguments) {
  sub.add_option("CASE", arguments.case_path,
                 models ? "a case file, a folder that holds case.yaml, or a model: .xmile, .stmx, "
                          ".itmx, .xml"
                        : "a case file, or a folder that holds case.yaml")
      ->required();
  if (models) {
    sub.add_option("--draws", arguments.draws,
                   "of a model: runs to make; a column `draw` then tells them apart (default 1)")
        ->check(CLI::Range(1, kMostDraws));
    sub.add_option("--vary", arguments.vary,
                   "of a model: NAME=DISTRIBUTION, drawn anew in every run, such as "
                   "\"rate=triangular(0.1, 0.2, 0.4)\"; may be given again")
        ->allow_extra_args(false);
  }
}

// What every command that reads a case takes.
void add_case_options(CLI::App& sub, Arguments& arguments) {
  sub.add_option("--as-of", arguments.as_of, "only what was known on this date")
      ->check(CLI::Validator(date_problem, "DATE"));
  sub.add_option(
      "--believe", arguments.believe,
      "a claim, or QUANTITY=ALTERNATIVE: as if it were right; several with commas between");
  sub.add_option_function<std::vector<std::string>>(
         "--set",
         [&arguments](const std::vector<std::string>& settings) {
           for (const std::string& text : settings) {
             const std::size_t equals = text.find('=');
             arguments.set.emplace_back(text.substr(0, equals), text.substr(equals + 1));
           }
         },
         "QUANTITY=VALUE: a number, a distribution or an alternative in place of what the case "
         "says, such as \"red.cost=uniform(0.01, 0.02)\"; may be given again")
      ->check(CLI::Validator(setting_problem, "QUANTITY=VALUE"))
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  sub.add_option_function<std::string>(
         "--lang",
         [&arguments](const std::string& name) { arguments.language = kLanguages.at(name); },
         "language of the text: en, zh-Hans or zh-Hant")
      ->check(CLI::Validator(language_problem, "LANGUAGE"));
  sub.add_flag("--json", arguments.json, "print JSON");
  sub.add_flag("-q,--quiet", arguments.quiet, "no progress and no warnings on standard error");
}

// How much is drawn, where the files go and what is switched.
void add_study_options(CLI::App& sub, const Command& command, Arguments& arguments) {
  if (command.takes & kSampling) {
    sub.add_option("--worlds", arguments.worlds, "possible worlds to draw")
        ->check(CLI::Range(1, kMostWorlds));
    sub.add_option("--paths", arguments.paths, "courses of the war per world and path set")
        ->check(CLI::Range(2, kMostPaths));
    sub.add_option("--seed", arguments.seed, "another seed, other random numbers (default 1)")
        ->check(CLI::Validator(seed_problem, "N"));
    sub.add_option("--threads", arguments.threads, "0: as many as the machine has (default)")
        ->check(CLI::Range(0, kMostThreads));
  }
  if (command.takes & kFolder)
    sub.add_option("-o,--output", arguments.folder,
                   "folder for the files (default: armistice-out, none with --json)");
  if (command.takes & kSwitches) {
    sub.add_option("--lever", arguments.lever,
                   "a lever that is pulled in all worlds, from `now` on; may be given again")
        ->allow_extra_args(false);
    sub.add_option("--open", arguments.open,
                   "a lock that is open for good, from `now` on; may be given again")
        ->allow_extra_args(false);
  }
}

// What the command is asked.
void add_question_options(CLI::App& sub, const Command& command, Arguments& arguments) {
  if (command.takes & kStrict)
    sub.add_flag("--strict", arguments.strict, "bare numbers are errors");
  if (command.takes & kFull)
    sub.add_flag("--full", arguments.full, "as many worlds and paths as `run`");
  if (command.takes & kWhy) {
    sub.add_flag("--why", arguments.why,
                 "also why the war goes on, for the page and report.json (some minutes)");
    sub.add_flag("--orders", arguments.orders,
                 "also what other orders of steps would change (some minutes)");
    sub.add_flag("--levers", arguments.levers,
                 "also what the levers and the opening of each lock change (some minutes)");
  }
  if (command.takes & kPairs)
    sub.add_flag("--pairs", arguments.pairs,
                 "also two levers at a time: what they do together beyond what each does alone");
  if (command.takes & kEnding)
    sub.add_option("--for", arguments.ending,
                   "an ending: what stands between now and it; looks only at packages that can "
                   "lead there");
  if (command.takes & kDeal)
    sub.add_option("--deal", arguments.deal,
                   "a package, issue=option,issue=option; issues that are left out stand as in the "
                   "status quo");
  if (command.takes & kMove)
    sub.add_option("--move", arguments.move,
                   "PROPOSER: issue=option,issue=option, or a recorded move that names a package: "
                   "how each party would answer it now, and what each answer changes; in an order "
                   "of steps the issues of the part that is on the table");
  if (command.takes & kGenius) add_genius_options(sub, arguments);
  if (command.takes & kRobust)
    sub.add_flag("--robust", arguments.robust,
                 "also solve the talks: the packages most likely to be signed and to last");
  if (command.takes & kNoStudy)
    sub.add_flag("--no-study", arguments.no_study, "list only; do not work out effects");
}

void add_options(CLI::App& sub, const Command& command, Arguments& arguments) {
  if (command.takes & kServer) {
    add_server_options(sub, arguments);
    return;
  }
  add_input_options(sub, (command.takes & kModel) != 0, arguments);
  add_case_options(sub, arguments);
  add_study_options(sub, command, arguments);
  add_question_options(sub, command, arguments);
}

int run_chosen(int argc, const char* const* argv, Console& console) {
  if (const std::string problem = command_problem(argc, argv); !problem.empty()) {
    console.err << "armistice: " << problem << '\n';
    return kBadCall;
  }
  CLI::App app("How a war may end: war-termination analysis of a sourced case.", "armistice");
  app.set_version_flag("--version", ARMISTICE_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 fine, 1 the case has errors, 2 a bad call, 130 interrupted.\n"
      "`armistice COMMAND --help` lists the options of a command.");
  std::map<const CLI::App*, std::pair<const Command*, std::unique_ptr<Arguments>>> chosen;
  for (const Command& command : kCommands) {
    CLI::App* sub = app.add_subcommand(command.name, command.help);
    auto arguments = std::make_unique<Arguments>();
    add_options(*sub, command, *arguments);
    chosen[sub] = {&command, std::move(arguments)};
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, console.out, console.err) == 0 ? kFine : kBadCall;
  }
  const auto& [command, arguments] = chosen.at(app.get_subcommands().at(0));
  return command->run(*arguments, console);
}

}  // namespace

std::span<const Command> all_commands() { return kCommands; }

int run_program(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  Console console{out, err, terminal_width(), isatty(STDERR_FILENO) == 1};
  watch_for_interrupt();
  try {
    const int code = run_chosen(argc, argv, console);
    out.flush();
    if (out) return code;
    err << "armistice: standard output could not be written in full (is the disk full?)\n";
    return kBadCall;
  } catch (const std::logic_error& bug) {
    err << "armistice: this is a bug, please report it: " << bug.what() << '\n';
    return kBug;
  } catch (const std::exception& problem) {
    err << "armistice: " << problem.what() << '\n';
    return kBadCall;
  }
}

}  // namespace armistice
