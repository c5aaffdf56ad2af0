include(${CMAKE_CURRENT_LIST_DIR}/lifeboat-sdk-targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/AddToolPlugin.cmake)
