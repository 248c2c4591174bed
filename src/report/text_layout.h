// Text in columns on a terminal: widths, padding, wrapping, and text that cannot do harm.
//
// A column is one cell of a terminal; Chinese characters and full-width marks take two. Case
// text is hostile: `clean` takes out whatever could steer the terminal or turn the reading order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace armistice {

// One line of valid UTF-8: control characters become spaces, direction marks vanish, broken
// bytes become U+FFFD, runs of blanks one blank.
std::string clean(std::string_view text);

// An identifier as words, for what has no title: dots and underscores become blanks.
std::string readable(std::string_view id);

int display_width(std::string_view text);

std::string pad_right(std::string text, int width);  // blanks after the text
std::string pad_left(std::string text, int width);   // blanks before the text

// The text cut to at most `width` columns; what was cut ends in an ellipsis.
std::string shorten(std::string_view text, int width);

// Lines of at most `width` columns: broken at blanks, and between Chinese characters except
// before a closing mark. A longer word is cut. At least one line.
std::vector<std::string> wrap(std::string_view text, int width);

// A bar of `width` columns, the share `part` (0 to 1) of it filled, in steps of an eighth.
std::string bar(double part, int width);

}  // namespace armistice
