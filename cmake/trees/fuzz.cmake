# The readers for libFuzzer, with Clang: cmake -C cmake/trees/fuzz.cmake -B build/fuzz
set(CMAKE_C_COMPILER clang CACHE STRING "")
set(CMAKE_CXX_COMPILER clang++ CACHE STRING "")
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_FLAGS -O1 CACHE STRING "")
set(RAPPORT_FUZZ ON CACHE BOOL "")
set(RAPPORT_SANITIZE ON CACHE BOOL "")
