# The quickest to build, for working on the code: cmake -C cmake/trees/debug.cmake -B build/debug
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(RAPPORT_STATIC OFF CACHE BOOL "")
