#!/bin/sh
# Installs what is missing, builds, and runs. From a fresh clone:
#
#   sh cmake/bootstrap.sh demo               build the optimised program and show it at work
#   sh cmake/bootstrap.sh test               build and run the whole suite
#   sh cmake/bootstrap.sh install [PREFIX]   build and install (/usr/local)
set -eu

cd "$(dirname "$0")/.."

build_packages="g++ cmake ninja-build pkg-config git ca-certificates libcli11-dev libsqlite3-dev libhowardhinnant-date-dev libspdlog-dev libfmt-dev
  nlohmann-json3-dev libutf8proc-dev libtomlplusplus-dev"
test_packages="libgtest-dev librapidcheck-dev valgrind bash zsh fish python3 sqlite3 strace tmux mandoc"

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else return 1
  fi
}

# Installs those of the packages that are missing, by name.
need() {
  if ! command -v apt-get >/dev/null 2>&1; then
    for tool in c++ cmake git; do
      command -v "$tool" >/dev/null 2>&1 || { say "rapport needs $tool: please install it first."; exit 1; }
    done
    say "This is no Debian: libraries that are not installed are fetched and built along."
    return 0
  fi
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "Installing:$missing"
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  if as_root apt-get update -qq >&2 && as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
    return 0
  fi
  say "Some packages could not be installed; what the build does not find, it fetches."
}

generator() {
  if command -v ninja >/dev/null 2>&1; then echo Ninja; else echo "Unix Makefiles"; fi
}

build() {
  folder=$1
  shift
  cmake -S . -B "$folder" -G "$(generator)" "$@" >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 1; }
  say "Building in $folder ..."
  cmake --build "$folder" --parallel "$(nproc 2>/dev/null || echo 2)" >"$folder.log" 2>&1 || { tail -n 60 "$folder.log" >&2; exit 1; }
}

mkdir -p build
case "${1:-}" in
  demo)
    need $build_packages
    build build/release -DCMAKE_BUILD_TYPE=Release -DRAPPORT_TESTS=OFF
    exec build/release/src/rapport demo
    ;;
  install)
    need $build_packages
    build build/release -DCMAKE_BUILD_TYPE=Release -DRAPPORT_TESTS=OFF -DCMAKE_INSTALL_PREFIX="${2:-/usr/local}"
    if [ -w "${2:-/usr/local}" ] || [ ! -e "${2:-/usr/local}" ]; then cmake --install build/release
    else as_root cmake --install build/release
    fi
    ;;
  test)
    need $build_packages $test_packages
    build build/test -DCMAKE_BUILD_TYPE=Release
    exec ctest --test-dir build/test --output-on-failure --parallel 2
    ;;
  *)
    say "usage: sh cmake/bootstrap.sh demo | test | install [PREFIX]"
    exit 2
    ;;
esac
