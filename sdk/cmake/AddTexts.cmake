# add_texts(<target> DOMAIN <domain> FOLDER <dir> FILES <language>.po …)
#
# Translations of the messages of a gettext domain: before <target> is built, msgfmt makes of each file
# <dir>/<language>/LC_MESSAGES/<domain>.mo. A file with mistakes fails the build.
function(add_texts target)
  cmake_parse_arguments(arg "" "DOMAIN;FOLDER" "FILES" ${ARGN})
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_DOMAIN OR NOT arg_FOLDER OR NOT arg_FILES)
    message(FATAL_ERROR "add_texts(${target}): DOMAIN, FOLDER or FILES are missing, or unknown: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  find_program(LIFEBOAT_MSGFMT msgfmt REQUIRED)
  set(catalogues "")
  foreach(file IN LISTS arg_FILES)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    cmake_path(GET file STEM language)
    set(folder ${arg_FOLDER}/${language}/LC_MESSAGES)
    add_custom_command(OUTPUT ${folder}/${arg_DOMAIN}.mo
      COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
      COMMAND ${LIFEBOAT_MSGFMT} --check-format --output-file=${folder}/${arg_DOMAIN}.mo ${file}
      DEPENDS ${file} VERBATIM)
    list(APPEND catalogues ${folder}/${arg_DOMAIN}.mo)
  endforeach()
  add_custom_target(${target}_texts DEPENDS ${catalogues})
  add_dependencies(${target} ${target}_texts)
endfunction()
