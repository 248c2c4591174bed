// Progress of a study on standard error, and the size of the terminal.
#pragma once

#include <chrono>
#include <ostream>
#include <string>

#include "armistice/progress.h"

namespace armistice {

// Columns of the terminal on standard output; 90 where it is none.
int terminal_width();

// A bar with the time left, redrawn in place, on a terminal; else one line per quarter of a stage.
// Nothing when quiet. Interrupted by the interrupt signal.
class TerminalProgress : public Progress {
 public:
  TerminalProgress(std::ostream& err, bool is_terminal, bool quiet);
  ~TerminalProgress() override;
  void update(std::string_view stage, std::size_t done, std::size_t total) override;
  bool interrupted() const override;

 private:
  void draw_bar(std::size_t done, std::size_t total);
  void write_line(std::size_t done, std::size_t total);

  std::ostream& err_;
  bool is_terminal_, quiet_;
  std::string stage_;
  std::chrono::steady_clock::time_point stage_began_, last_drawn_;
  int quarters_ = -1;       // of the stage, already written
  bool line_open_ = false;  // the bar stands on the current line
};

// "under a second", "40 s", "3 min 20 s", "2 h 5 min"
std::string duration_text(double seconds);

}  // namespace armistice
