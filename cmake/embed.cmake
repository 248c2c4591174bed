# Writes FOLDER/SYMBOL.h and .cc, which hold the bytes of FILE. Run by armistice_embed.
file(READ ${FILE} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)" "\\1\n" bytes "${bytes}")
file(MAKE_DIRECTORY ${FOLDER})
file(WRITE ${FOLDER}/${SYMBOL}.h "// Made by cmake/embed.cmake.
#pragma once

#include <string_view>

namespace armistice::embedded {

std::string_view ${SYMBOL}();

}  // namespace armistice::embedded
")
file(WRITE ${FOLDER}/${SYMBOL}.cc "// Made by cmake/embed.cmake.
#include \"embedded/${SYMBOL}.h\"

namespace armistice::embedded {
namespace {

const unsigned char kBytes[] = {
${bytes}0};

}  // namespace

std::string_view ${SYMBOL}() {
  return {reinterpret_cast<const char*>(kBytes), sizeof kBytes - 1};
}

}  // namespace armistice::embedded
")
