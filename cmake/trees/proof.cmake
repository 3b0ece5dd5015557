# Watched by AddressSanitizer and UndefinedBehaviorSanitizer. Without precompiled headers, so that a missing #include
# fails here: cmake -C cmake/trees/proof.cmake -B build/proof
set(CMAKE_BUILD_TYPE Debug CACHE STRING "")
set(CMAKE_CXX_FLAGS -O1 CACHE STRING "")
set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON CACHE BOOL "")
set(RAPPORT_SANITIZE ON CACHE BOOL "")
