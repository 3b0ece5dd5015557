# An interface target with the language, the warnings and the sanitizers that all of rapport's own code is built with.
add_library(rapport_options INTERFACE)
target_compile_features(rapport_options INTERFACE cxx_std_20)
target_compile_options(rapport_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overlaps and uninitialised members in the standard library and in date.h that are not there.
  target_compile_options(rapport_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
# Leaving out members that have a default is what designated initialisers are for.
target_compile_options(rapport_options INTERFACE -Wno-missing-field-initializers)
if(RAPPORT_WERROR)
  target_compile_options(rapport_options INTERFACE -Werror)
endif()
if(RAPPORT_SANITIZE)
  target_compile_options(rapport_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -g)
  target_link_options(rapport_options INTERFACE -fsanitize=address,undefined)
endif()
