// serve: the page and its API, until interrupted.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/program.h"
#include "embedded/report_page.h"
#include "server/server.h"

namespace armistice {
namespace {

namespace fs = std::filesystem;

// Without a case: those of the folder `cases`.
std::vector<std::string> cases_here() {
  std::vector<std::string> out;
  std::error_code fault;
  for (const fs::directory_entry& entry : fs::directory_iterator("cases", fault))
    if (fs::exists(entry.path() / "case.yaml")) out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  return out;
}

// From --token-file, else ARMISTICE_TOKEN; empty: none.
std::string operators_token(const Arguments& arguments) {
  std::string token;
  if (!arguments.token_file.empty()) {
    std::ifstream in(arguments.token_file);
    if (!std::getline(in, token) || token.empty())
      throw std::runtime_error(arguments.token_file + ": there is no token in this file");
  } else if (const char* set = std::getenv("ARMISTICE_TOKEN")) {
    token = set;
  }
  for (const char c : token)
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
          c == '_'))
      throw std::runtime_error("a token consists of letters, digits, `-` and `_`");
  return token;
}

}  // namespace

int run_serve(const Arguments& arguments, Console& console) {
  ServerOptions options;
  options.cases = arguments.cases.empty() ? cases_here() : arguments.cases;
  if (options.cases.empty()) {
    console.err << "armistice: name a case to serve; there is no folder `cases` here\n";
    return kBadCall;
  }
  options.address = arguments.listen;
  options.port = arguments.port;
  options.store = arguments.store;
  options.threads = arguments.threads;
  options.hosts = arguments.hosts;
  options.max_pages = arguments.store_limit * 256L;  // MiB to pages
  options.token = operators_token(arguments);
  options.page = std::string(embedded::report_page());
  RunningServer server(options);
  console.out << "Armistice serves " << options.cases.size() << " case(s) at http://"
              << options.address << ":" << server.port() << "/\n";
  if (!arguments.quiet)
    console.out << "Studies are kept in " << options.store << ". Stop with Ctrl-C.\n";
  console.out.flush();
  std::atomic<bool> over{false};
  std::thread watch([&] {
    while (!over && !interrupt_asked()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    server.stop();
  });
  server.serve();
  over = true;
  watch.join();
  return kFine;
}

}  // namespace armistice
