// The commands: one table, one function each.
#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "armistice/text.h"

namespace armistice {

// What a command line says; which options a command takes stands in its table entry.
struct Arguments {
  std::string case_path;
  std::string folder;         // -o
  int worlds = 0, paths = 0;  // 0: the command's default
  int threads = 0;            // 0: as many as the machine has
  std::uint64_t seed = 1;
  std::string as_of, believe;
  std::vector<std::pair<std::string, std::string>> set;  // --set: quantity, value
  std::vector<std::string> lever, open;                  // --lever, --open
  std::string ending;                 // --for
  std::string deal;                   // --deal
  std::string move;                   // --move
  bool robust = false;                // --robust
  std::vector<std::string> profiles;  // deals: GENIUS profiles after a domain
  std::string export_folder;          // deals --export
  Language language = Language::en;
  std::vector<std::string> cases;  // serve
  std::string listen = "127.0.0.1", token_file, store = "armistice-studies.sqlite";
  std::vector<std::string> hosts;  // --host
  int port = 8642, store_limit = 0;
  int draws = 1;                  // of a model
  std::vector<std::string> vary;  // NAME=DISTRIBUTION, of a model
  bool json = false, quiet = false, strict = false, full = false, no_study = false;
  bool why = false, orders = false, levers = false, pairs = false;
  bool raw = false, no_reservation = false;  // deals: of GENIUS files
};

struct Console {
  std::ostream& out;
  std::ostream& err;
  int width = 90;                // columns for text
  bool err_is_terminal = false;  // a bar rather than lines
};

// Groups of options beside those that every command takes (--as-of, --believe, --set, --json,
// --lang, --quiet).
enum Takes : unsigned {
  kSampling = 1,  // --worlds --paths --seed --threads
  kFolder = 2,    // -o
  kStrict = 4,    // --strict
  kFull = 8,      // --full
  kNoStudy = 16,  // --no-study
  kModel = 32,    // --draws --vary: the command takes XMILE models too
  kEnding = 64,   // --for
  kDeal = 128,    // --deal
  kGenius = 256,  // PROFILE.xml... --raw --disagreement --export
  kRobust = 512,  // --robust
  kWhy = 1024,    // --why --orders --levers
  kPairs = 2048,  // --pairs
  kServer = 8192,    // CASE... and the options of serve, none of the others
  kSwitches = 4096,  // --lever --open
  kMove = 16384,     // --move
};

struct Command {
  const char* name;
  const char* help;  // one line
  unsigned takes;
  int (*run)(const Arguments&, Console&);
};

std::span<const Command> all_commands();

int run_check(const Arguments& arguments, Console& console);
int run_study_command(const Arguments& arguments, Console& console);  // run
int run_evidence(const Arguments& arguments, Console& console);
int run_demands(const Arguments& arguments, Console& console);
int run_timeline(const Arguments& arguments, Console& console);
int run_war_table(const Arguments& arguments, Console& console);    // war
int run_model_table(const Arguments& arguments, Console& console);  // war MODEL.xmile
int run_deals(const Arguments& arguments, Console& console);
int run_locks(const Arguments& arguments, Console& console);
int run_orders(const Arguments& arguments, Console& console);
int run_why(const Arguments& arguments, Console& console);
int run_serve(const Arguments& arguments, Console& console);
int run_levers(const Arguments& arguments, Console& console);

}  // namespace armistice
