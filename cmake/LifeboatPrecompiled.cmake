# The headers of other people that most of our libraries include, precompiled once for host and once for plugins:
# parsing them was half of what a source of ours took to compile. None of our own is among them, so a change of ours
# rebuilds only what includes it. The preset clang builds without, so that an include that is missed comes to light.
# A source with an optimisation of its own must set SKIP_PRECOMPILE_HEADERS: gcc 12 crashes on the mixture.
set(k_common_headers
  <algorithm> <chrono> <filesystem> <functional> <map> <memory> <optional> <span> <string> <vector> <tl/expected.hpp>)

# lifeboat_precompile(<folder> [LIBRARIES … HEADERS …]): for every library of the folder; the headers are more than the
# common ones, and from those libraries.
function(lifeboat_precompile folder)
  cmake_parse_arguments(arg "" "" "LIBRARIES;HEADERS" ${ARGN})
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${folder}/precompiled.cpp CONTENT "")
  add_library(lifeboat_precompiled_${folder} OBJECT ${CMAKE_BINARY_DIR}/${folder}/precompiled.cpp)
  target_link_libraries(lifeboat_precompiled_${folder} PRIVATE lifeboat::warnings tl::expected ${arg_LIBRARIES})
  target_precompile_headers(lifeboat_precompiled_${folder} PRIVATE ${k_common_headers} ${arg_HEADERS})
  lifeboat_reuse_precompiled(${folder} lifeboat_precompiled_${folder})
endfunction()

function(lifeboat_reuse_precompiled folder precompiled)
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target ${targets})
    get_target_property(type ${target} TYPE)
    if(type STREQUAL STATIC_LIBRARY)
      target_precompile_headers(${target} REUSE_FROM ${precompiled})
    endif()
  endforeach()
  get_property(folders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(below ${folders})
    lifeboat_reuse_precompiled(${below} ${precompiled})
  endforeach()
endfunction()
