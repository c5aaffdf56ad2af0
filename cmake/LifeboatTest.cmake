# add_lifeboat_test(<name> SOURCES … [LIBRARIES …] [LABELS …]): one Catch2 program and one CTest test.
# A test that cannot run prints why and exits with 77, which CTest shows as skipped.
add_library(lifeboat_test_main STATIC EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/main.cpp)
target_link_libraries(lifeboat_test_main PUBLIC Catch2::Catch2)

function(add_lifeboat_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE lifeboat_test_main lifeboat::warnings ${arg_LIBRARIES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE
    LIFEBOAT_BINARY_DIR="${CMAKE_BINARY_DIR}" LIFEBOAT_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 LABELS "${arg_LABELS}" TIMEOUT 300)
endfunction()

# lifeboat_catch_main(<source>…): sources that hold Catch2's own code (CATCH_CONFIG_RUNNER). Its std::regex trips a false
# alarm of gcc 12 under sanitizers, which no code of ours can mend.
function(lifeboat_catch_main)
  set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
endfunction()
