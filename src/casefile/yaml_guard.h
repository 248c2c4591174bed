// Looks over the bytes of a file before the YAML library sees them.
//
// The library reads ahead: it keeps every token of a bracketed collection, and of a line, until it
// knows whether a `:` follows, and it takes byte 4 for the end of the text. So what would cost
// memory out of proportion, or be cut off in silence, is refused here. One pass, no recursion.
#pragma once

#include <cstddef>
#include <string>

#include "casefile/faults.h"

namespace armistice {

inline constexpr std::size_t kMaxLineBytes = 1u << 20;

// Content without byte order mark, every line end a single '\n'.
std::string plain_text(const std::string& content);

// True if the text may be parsed: UTF-8, no control characters, no line over kMaxLineBytes, brackets
// nested at most kMaxDepth deep and with at most 2 * kMaxNodes tokens in the outermost.
bool guard_text(const std::string& text, int file, Faults& faults);

}  // namespace armistice
