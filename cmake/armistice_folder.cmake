# Test code takes half of the time of a build at -O3 and gains little from it, so it is optimised
# lightly (under the sanitizers not at all); the libraries it tests are built as they ship.
function(armistice_test_options target)
  if(ARMISTICE_SANITIZE)
    target_compile_options(${target} PRIVATE -O0)
  else()
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
endfunction()

# One target per folder of src/: every *.cc is part of the library armistice_<folder>,
# every *_test.cc of the test program <folder>_test. With PROGRAM, main.cc is that program
# and lands in the top of the build folder.
#
#   armistice_folder(war DEPENDS expr util LIBRARIES Eigen3::Eigen)
#   armistice_folder(cli PROGRAM armistice DEPENDS engine LIBRARIES CLI11::CLI11)
function(armistice_folder name)
  cmake_parse_arguments(ARG "" "PROGRAM" "DEPENDS;LIBRARIES;TEST_DEPENDS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  set(folders ${ARG_DEPENDS})
  list(TRANSFORM folders PREPEND armistice_)
  # a folder of headers only is a target too
  if(sources)
    set(kind PUBLIC)
    add_library(armistice_${name} STATIC ${sources})
  else()
    set(kind INTERFACE)
    add_library(armistice_${name} INTERFACE)
  endif()
  target_link_libraries(armistice_${name} ${kind} armistice_options ${folders} ${ARG_LIBRARIES})
  if(tests)
    set(test_folders ${ARG_TEST_DEPENDS})
    list(TRANSFORM test_folders PREPEND armistice_)
    add_executable(${name}_test ${tests})
    # tests/kit holds the slow twins and the builders of test cases
    target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(${name}_test PRIVATE armistice_${name} ${test_folders}
                          GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE ARMISTICE_ROOT="${CMAKE_SOURCE_DIR}")
    armistice_test_options(${name}_test)
    gtest_discover_tests(${name}_test DISCOVERY_TIMEOUT 60)
  endif()
  if(ARG_PROGRAM)
    add_executable(${ARG_PROGRAM} main.cc)
    target_link_libraries(${ARG_PROGRAM} PRIVATE armistice_${name})
    set_target_properties(${ARG_PROGRAM} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  endif()
endfunction()
