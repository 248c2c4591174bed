#include "cli/interrupt.h"

#include <csignal>

namespace armistice {
namespace {

volatile std::sig_atomic_t asked = 0;

void ask_to_stop(int /*signal*/) {
  asked = 1;
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace

void watch_for_interrupt() { std::signal(SIGINT, ask_to_stop); }

bool interrupt_asked() { return asked != 0; }

}  // namespace armistice
