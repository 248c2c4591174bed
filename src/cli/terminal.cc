#include "cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmath>

#include "cli/interrupt.h"
#include "report/text_layout.h"

namespace armistice {
namespace {

constexpr int kWidthElsewhere = 90;
constexpr double kSecondsBetweenBars = 0.1;
constexpr int kBarWidth = 30;

double seconds_since(std::chrono::steady_clock::time_point then) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

}  // namespace

int terminal_width() {
  winsize size{};
  const bool known =
      isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kWidthElsewhere;
}

std::string duration_text(double seconds) {
  const long whole = std::lround(seconds);
  if (whole < 1) return "under a second";
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

TerminalProgress::TerminalProgress(std::ostream& err, bool is_terminal, bool quiet)
    : err_(err), is_terminal_(is_terminal), quiet_(quiet) {}

TerminalProgress::~TerminalProgress() {
  if (line_open_) err_ << "\r\x1b[K" << std::flush;
}

void TerminalProgress::update(std::string_view stage, std::size_t done, std::size_t total) {
  if (quiet_ || total == 0) return;
  if (stage != stage_) {
    stage_ = stage;
    stage_began_ = std::chrono::steady_clock::now();
    last_drawn_ = {};
    quarters_ = -1;
  }
  is_terminal_ ? draw_bar(done, total) : write_line(done, total);
}

bool TerminalProgress::interrupted() const { return interrupt_asked(); }

void TerminalProgress::draw_bar(std::size_t done, std::size_t total) {
  if (done < total && seconds_since(last_drawn_) < kSecondsBetweenBars) return;
  last_drawn_ = std::chrono::steady_clock::now();
  const double part = static_cast<double>(done) / static_cast<double>(total);
  std::string text = fmt::format("{:<16} {} {:3.0f}%", stage_, bar(part, kBarWidth), 100 * part);
  const double elapsed = seconds_since(stage_began_);
  if (done > 0 && done < total && elapsed > 1)
    text += fmt::format("  {} left", duration_text(elapsed * (1 - part) / part));
  err_ << '\r' << text << "\x1b[K" << std::flush;
  line_open_ = true;
}

void TerminalProgress::write_line(std::size_t done, std::size_t total) {
  const int quarters = static_cast<int>(4 * done / total);
  if (quarters == quarters_) return;
  quarters_ = quarters;
  err_ << fmt::format("{}: {} of {}", stage_, done, total);
  if (done > 0 && done < total) {
    const double elapsed = seconds_since(stage_began_);
    err_ << fmt::format(", {} left", duration_text(elapsed * static_cast<double>(total - done) /
                                                   static_cast<double>(done)));
  }
  err_ << std::endl;
}

}  // namespace armistice
