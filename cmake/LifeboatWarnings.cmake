# Every target of ours links lifeboat::warnings: warnings are errors, on gcc 12 and clang-16 alike.
add_library(lifeboat_warnings INTERFACE)
add_library(lifeboat::warnings ALIAS lifeboat_warnings)
target_compile_options(lifeboat_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)

# The sanitizers of a preset: LIFEBOAT_SANITIZE is "", "address,undefined" or "thread".
set(LIFEBOAT_SANITIZE "" CACHE STRING "Sanitizers for every target")
if(LIFEBOAT_SANITIZE)
  add_compile_options(-fsanitize=${LIFEBOAT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${LIFEBOAT_SANITIZE})
endif()
