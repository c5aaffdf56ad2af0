# add_tool_plugin(<name> SOURCES … [LIBRARIES …] [TEXT_DOMAIN <domain> [TRANSLATIONS <language>.po …]]
#                 [OUTPUT_DIRECTORY <dir>])
#
# A plug-in <name>: the module <dir>/<name>.so, which exports lb_plugin_entry and nothing else, and beside it the
# sidecar <name>.json, generated after each link from the module's own descriptor. <dir> is
# ${CMAKE_BINARY_DIR}/plugins/<name> unless OUTPUT_DIRECTORY names another. With TEXT_DOMAIN the sources see
# LIFEBOAT_TEXT_DOMAIN (lifeboat/cpp/translate.hpp); TRANSLATIONS are compiled to <dir>/locale, which the sidecar names.
include(${CMAKE_CURRENT_LIST_DIR}/AddTexts.cmake)
set(LIFEBOAT_SDK_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR} CACHE INTERNAL "")

function(add_tool_plugin name)
  cmake_parse_arguments(arg "" "TEXT_DOMAIN;OUTPUT_DIRECTORY" "SOURCES;LIBRARIES;TRANSLATIONS" ${ARGN})
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES)
    message(FATAL_ERROR "add_tool_plugin(${name}): SOURCES are missing, or unknown: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_OUTPUT_DIRECTORY)
    set(arg_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/plugins/${name})
  endif()
  set(exports ${LIFEBOAT_SDK_CMAKE_DIR}/plugin_exports.map)

  add_library(${name} MODULE ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE lifeboat::sdk ${arg_LIBRARIES})
  target_link_options(${name} PRIVATE "LINKER:--version-script=${exports}")
  set_target_properties(${name} PROPERTIES
    PREFIX "" OUTPUT_NAME ${name} SUFFIX ".so"
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LIBRARY_OUTPUT_DIRECTORY ${arg_OUTPUT_DIRECTORY})
  if(arg_TEXT_DOMAIN)
    target_compile_definitions(${name} PRIVATE LIFEBOAT_TEXT_DOMAIN="${arg_TEXT_DOMAIN}")
  endif()

  set(locale "")
  if(arg_TRANSLATIONS)
    set(locale locale)
    add_texts(${name} DOMAIN "${arg_TEXT_DOMAIN}" FOLDER ${arg_OUTPUT_DIRECTORY}/locale FILES ${arg_TRANSLATIONS})
  endif()

  # A newer generator or export list links, and so describes, the module anew.
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${exports} $<TARGET_FILE:lifeboat::sidecar>)
  add_dependencies(${name} lifeboat::sidecar)
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND lifeboat::sidecar $<TARGET_FILE:${name}> ${arg_OUTPUT_DIRECTORY}/${name}.json ${locale}
    BYPRODUCTS ${arg_OUTPUT_DIRECTORY}/${name}.json
    VERBATIM)
endfunction()
