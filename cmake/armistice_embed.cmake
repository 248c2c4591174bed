# armistice_embed(target file symbol): compiles a file into a target. The code reads it as
#
#   #include "embedded/<symbol>.h"
#   std::string_view text = armistice::embedded::<symbol>();
#
# The copy is made anew when the file changes. A page that was not built stops the configuration
# with a word on how to build it.
function(armistice_embed target file symbol)
  if(NOT EXISTS ${file})
    file(RELATIVE_PATH shown ${CMAKE_SOURCE_DIR} ${file})
    message(FATAL_ERROR "${shown} is missing: run `make web` first (it builds the report page)")
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embed/embedded)
  add_custom_command(
    OUTPUT ${folder}/${symbol}.cc ${folder}/${symbol}.h
    COMMAND ${CMAKE_COMMAND} -DFILE=${file} -DSYMBOL=${symbol} -DFOLDER=${folder}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${file} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding ${symbol}")
  target_sources(${target} PRIVATE ${folder}/${symbol}.cc ${folder}/${symbol}.h)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embed)
endfunction()
