# Counts the lines that each run executes: cmake -C cmake/trees/coverage.cmake -B build/coverage
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(RAPPORT_COVERAGE ON CACHE BOOL "")
