# The program as it ships, and its tests: cmake -C cmake/trees/release.cmake -B build/release
set(CMAKE_BUILD_TYPE Release CACHE STRING "")
