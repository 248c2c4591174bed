// Bytes that claim to be UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace armistice {

// Where the first byte that is not UTF-8 stands, or std::string_view::npos. Overlong forms,
// surrogates and numbers beyond U+10FFFF are not UTF-8.
std::size_t find_bad_utf8(std::string_view text);

}  // namespace armistice
