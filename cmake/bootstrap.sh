#!/bin/sh
# From a clone to a running program:
#
#   sh cmake/bootstrap.sh demo               build rapport and look around in a sample journal
#   sh cmake/bootstrap.sh test               build everything and run the tests
#   sh cmake/bootstrap.sh sanitize           the tests again, with AddressSanitizer and UndefinedBehaviorSanitizer
#   sh cmake/bootstrap.sh proof [ROW...]     the long form of every check, or of these rows: hours, and a report
#   sh cmake/bootstrap.sh install [PREFIX]   build rapport and install it (/usr/local for root, else ~/.local)
#
# On Debian and Ubuntu the packages that are missing are installed by name. Elsewhere nothing is installed: libraries that are
# not there are fetched by CMake at pinned versions and built along.
set -eu

from=$PWD
cd "$(dirname "$0")/.."
tree=build/release
tools="g++ cmake ninja-build git"
libraries="libcli11-dev libfmt-dev libhowardhinnant-date-dev libspdlog-dev libsqlite3-dev libtomlplusplus-dev
  libutf8proc-dev nlohmann-json3-dev"
proof_needs="chromium chromium-driver clang jq khal khard libclang-rt-dev llvm miller python3-icalendar python3-vobject
  util-linux"
test_needs="fish libgtest-dev librapidcheck-dev python3 sqlite3 strace tmux valgrind zsh"

say() { printf '%s\n' "$*"; }
give_up() {
  printf 'bootstrap: %s\n' "$*" >&2
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

usage() { sed -n '2,11s/^# \{0,1\}//p' cmake/bootstrap.sh; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif [ -t 0 ] && has sudo; then
    sudo "$@"
  elif has sudo; then
    sudo -n "$@"
  else
    return 1
  fi
}

missing_packages() {
  for package in "$@"; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || printf '%s ' "$package"
  done
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >>"$log" 2>&1
}

install_with_apt() {
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  say "Installing: $missing"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >>"$log" 2>&1 || true
  # shellcheck disable=SC2086 # a list of words
  apt_install $missing && return 0
  # One package that this release lacks should not keep the others away.
  for package in $missing; do apt_install "$package" || true; done
  missing=$(missing_packages "$@")
  [ -z "$missing" ] || say "Could not install: $missing(see $log). Going on without."
}

recommend() {
  if has brew; then
    command="brew install cmake ninja cli11 fmt spdlog howard-hinnant-date nlohmann-json sqlite tomlplusplus utf8proc"
  elif has dnf; then
    command="dnf install gcc-c++ cmake ninja-build git cli11-devel date-devel fmt-devel json-devel spdlog-devel sqlite-devel
  tomlplusplus-devel utf8proc-devel"
  elif has pacman; then
    command="pacman -S base-devel cmake ninja git chrono-date cli11 fmt nlohmann-json spdlog sqlite tomlplusplus libutf8proc"
  else
    command="a C++20 compiler, cmake, ninja and git"
  fi
  say "Nothing is installed for you on this system. What helps: $command"
  say "Libraries that are missing are fetched and built along."
}

prepare() {
  mkdir -p "$tree"
  log=$PWD/$tree/bootstrap.log
  : >"$log"
  if has apt-get && has dpkg-query; then
    install_with_apt "$@"
  elif [ ! -f "$tree/CMakeCache.txt" ]; then
    recommend
  fi
  has cmake || give_up "cmake is missing"
  has ninja || has ninja-build || give_up "ninja is missing"
}

configure() {
  cmake -S . -B "$tree" -G Ninja "$@" >>"$log" 2>&1 || {
    tail -n 40 "$log" >&2
    give_up "could not configure; the whole log is $log"
  }
}

# build TARGET...: on a terminal ninja counts along on one line; elsewhere it speaks up only where something fails.
build() {
  say "Building in $tree"
  if [ ! -t 1 ] && ninja --help 2>&1 | grep -q -e --quiet; then
    cmake --build "$tree" --target "$@" -- --quiet
  else
    cmake --build "$tree" --target "$@"
  fi
}

# The trees that are tested: the program as it ships, watched by sanitizers, for libFuzzer, and counting its lines.
build_tree() {
  tree=build/$1
  mkdir -p "$tree"
  case "$1" in
  release) configure -DCMAKE_BUILD_TYPE=Release -DRAPPORT_TESTS=ON ;;
  proof) configure -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS=-O1 -DRAPPORT_SANITIZE=ON ;;
  coverage) configure -DCMAKE_BUILD_TYPE=Debug -DRAPPORT_COVERAGE=ON ;;
  fuzz)
    configure -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS=-O1 \
      -DRAPPORT_FUZZ=ON -DRAPPORT_SANITIZE=ON
    build fuzzers replay
    return
    ;;
  esac
  build all
}

# What ctest leaves out where something is not installed is said in one line, with where it is done.
suite() {
  status=0
  ctest --test-dir "$tree" --output-on-failure -j2 || status=$?
  skipped=$(awk '/^[0-9]+\/[0-9]+ Test: / { name = $3 } /(^OK \(.*skipped=)|(^skipped: )/ && !told[name]++ { printf "%s ", name }' \
    "$tree/Testing/Temporary/LastTest.log" 2>/dev/null || true)
  say "Skipped here, in whole or in part: ${skipped:-nothing }- the long form is: sh cmake/bootstrap.sh proof"
  exit "$status"
}

demo() {
  # shellcheck disable=SC2086 # lists of words
  prepare $tools $libraries
  configure -DCMAKE_BUILD_TYPE=Release -DRAPPORT_TESTS=OFF
  build rapport
  say ""
  "$tree/rapport" demo
}

run_tests() {
  # shellcheck disable=SC2086 # lists of words
  prepare $tools $libraries $test_needs
  build_tree release
  suite
}

sanitize() {
  tree=build/proof
  # shellcheck disable=SC2086 # lists of words
  prepare $tools $libraries $test_needs
  build_tree proof
  suite
}

prove() {
  tree=build/proof
  # shellcheck disable=SC2086 # lists of words
  prepare $tools $libraries $test_needs $proof_needs
  needed=$(python3 tests/proof/run --trees "$@")
  for one in $needed; do build_tree "$one"; done
  exec python3 tests/proof/run "$@"
}

install_program() {
  if [ -n "${1-}" ]; then
    prefix=$1
  elif [ "$(id -u)" -eq 0 ]; then
    prefix=/usr/local
  elif [ -n "${HOME-}" ]; then
    prefix=$HOME/.local
  else
    give_up "there is no HOME to install into: say where, as in: sh cmake/bootstrap.sh install /usr/local"
  fi
  case "$prefix" in
  /*) ;;
  *) prefix=$from/$prefix ;;
  esac
  # shellcheck disable=SC2086 # lists of words
  prepare $tools $libraries
  configure -DCMAKE_BUILD_TYPE=Release -DRAPPORT_TESTS=OFF
  build rapport
  cmake --install "$tree" --prefix "$prefix" --strip >>"$log"
  say "Installed as $prefix/bin/rapport"
  case ":${PATH-}:" in
  *":$prefix/bin:"*) ;;
  *) say "Its folder is not on your PATH yet; add it with: export PATH=\"$prefix/bin:\$PATH\"" ;;
  esac
}

case "${1-}" in
demo) demo ;;
test) run_tests ;;
sanitize) sanitize ;;
proof)
  shift
  prove "$@"
  ;;
install) install_program "${2-}" ;;
*)
  usage
  [ "${1-}" = help ] || [ "${1-}" = --help ] || exit 2
  ;;
esac
