# Every Catch2 program links lifeboat_test_main: main(), Catch2's own code, compiled once, and its header precompiled.
#
# Catch2's own code costs as much as forty tests, half of it by the sanitizer of undefined behaviour, and is not what we
# test; its std::regex trips a false alarm of gcc 12. The precompiled header is Catch2's alone, which each test includes
# anyway; the preset clang builds without it, so that an include that is missed in a test comes to light.
add_library(lifeboat_test_main STATIC EXCLUDE_FROM_ALL
  ${CMAKE_SOURCE_DIR}/tests/main.cpp ${CMAKE_SOURCE_DIR}/tests/nothing_to_skip.cpp)
target_link_libraries(lifeboat_test_main PUBLIC Catch2::Catch2 PRIVATE lifeboat::warnings)
target_include_directories(lifeboat_test_main PRIVATE ${CMAKE_SOURCE_DIR})
set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/main.cpp PROPERTIES
  SKIP_PRECOMPILE_HEADERS ON
  COMPILE_OPTIONS "-O1;-fno-sanitize=undefined;$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
# gcc takes a precompiled header only where the options are the same: programs have -fPIE.
set_target_properties(lifeboat_test_main PROPERTIES POSITION_INDEPENDENT_CODE OFF)
# A test is compiled far more often than it runs long: unoptimised, it costs a third less. What it tests has its preset's
# options.
target_compile_options(lifeboat_test_main PRIVATE -fPIE PUBLIC -O0)
target_precompile_headers(lifeboat_test_main PRIVATE <catch2/catch.hpp>)

# add_lifeboat_test(<name> SOURCES … [LIBRARIES …] [LABELS …]): one Catch2 program and one CTest test.
# A test that cannot run prints why and exits with 77, which CTest shows as skipped.
function(add_lifeboat_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_precompile_headers(${name} REUSE_FROM lifeboat_test_main)
  target_link_libraries(${name} PRIVATE lifeboat_test_main lifeboat::warnings ${arg_LIBRARIES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE
    LIFEBOAT_BINARY_DIR="${CMAKE_BINARY_DIR}" LIFEBOAT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 LABELS "${arg_LABELS}" TIMEOUT 300)
endfunction()
