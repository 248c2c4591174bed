// The command line: arguments -> a command -> an exit code.
#pragma once

#include <ostream>

namespace armistice {

inline constexpr int kFine = 0;
inline constexpr int kBadCase = 1;        // the case has errors
inline constexpr int kBadCall = 2;        // the command line, a file that cannot be written
inline constexpr int kBug = 3;            // a failed check inside the program
inline constexpr int kInterrupted = 130;  // what was finished is shown

// Results go to `out`, progress and problems to `err`. No exception leaves it.
int run_program(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace armistice
