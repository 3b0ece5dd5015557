#!/bin/sh
# From a clone to a running program:
#
#   sh cmake/bootstrap.sh demo               build rapport and look around in a sample journal
#   sh cmake/bootstrap.sh test               build everything and run the tests
#   sh cmake/bootstrap.sh sanitize           the tests again, with AddressSanitizer and UndefinedBehaviorSanitizer
#   sh cmake/bootstrap.sh proof [ROW...]     the long form of every check, or of these rows: hours, and a report
#   sh cmake/bootstrap.sh install [PREFIX]   build rapport and install it (/usr/local for root, else ~/.local)
#
# On Debian and Ubuntu it installs the packages that are missing. Elsewhere it installs nothing: CMake fetches missing
# libraries at pinned versions and builds them too.
# shellcheck disable=SC2086 # lists of packages are split into words
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

# How commands are run as root: directly, through sudo, or not at all.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}
may_be_root() { [ "$(id -u)" -eq 0 ] || { has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }

missing_packages() {
  for package in "$@"; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || printf '%s ' "$package"
  done
}

# Packages that this release of the distribution does not have.
unavailable_packages() {
  for package in "$@"; do
    case $(apt-cache policy "$package" 2>/dev/null) in
    '' | *'Candidate: (none)'*) printf '%s ' "$package" ;;
    esac
  done
}

# apt without its retries: a machine that is offline is told so at once.
apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=0 -o Acquire::http::Timeout=20 \
    -o Acquire::https::Timeout=20 "$@" >>"$log" 2>&1
}

# give_up_installing WHY PACKAGE...: with the line an administrator can run.
give_up_installing() {
  why=$1
  shift
  printf 'bootstrap: %s\n' "$why" >&2
  printf 'hint: apt-get install --no-install-recommends %s\n' "$*" >&2
  exit 1
}

install_with_apt() {
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  may_be_root || give_up_installing "packages are missing, and only an administrator can install them" $missing
  say "Installing $missing"
  apt -o APT::Update::Error-Mode=any update || say "The package lists could not be updated; trying the ones that are here."
  apt install -qq -y --no-install-recommends $missing && return 0
  unavailable=$(unavailable_packages $missing)
  offline="could not install packages; is this machine offline? Details: $log"
  [ -n "$unavailable" ] || give_up_installing "$offline" $missing
  say "Not available in this release: $unavailable(CMake fetches libraries that are missing)"
  available=
  for package in $missing; do
    case " $unavailable" in *" $package "*) ;; *) available="$available$package " ;; esac
  done
  [ -z "$available" ] || apt install -qq -y --no-install-recommends $available ||
    give_up_installing "$offline" $available
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
  say "This script installs packages on Debian and Ubuntu only. Here, this helps: $command"
  say "CMake fetches libraries that are missing, and builds them too."
}

prepare() {
  mkdir -p "$tree"
  log=$PWD/$tree/bootstrap.log
  { date; uname -a; } >"$log"
  if has apt-get && has dpkg-query; then
    install_with_apt "$@"
  elif [ ! -f "$tree/CMakeCache.txt" ]; then
    recommend
  fi
  has cmake || give_up "cmake is missing"
  has ninja || has ninja-build || give_up "ninja is missing"
}

# configure NAME OPTION...: the tree build/NAME as cmake/trees/NAME.cmake describes it.
configure() {
  name=$1
  shift
  cmake -C "cmake/trees/$name.cmake" -S . -B "$tree" -G Ninja "$@" >>"$log" 2>&1 && return
  fetched=$(sed -n 's/^-- \(.*\) is not installed: fetching it$/\1/p' "$log" | tail -n 1)
  [ -z "$fetched" ] || give_up "could not fetch $fetched, which is not installed; is this machine offline? Details: $log"
  grep -A 4 -m 1 'CMake Error' "$log" >&2 || true
  give_up "could not configure. Details: $log"
}

# build TARGET...: on a terminal ninja counts on one line; elsewhere each tenth is told.
build() {
  if [ -t 1 ]; then
    cmake --build "$tree" --target "$@"
    return
  fi
  { cmake --build "$tree" --target "$@" 2>&1 && echo "built" || echo "not built"; } | awk '
    /^built$/ { done = 1; next }
    /^not built$/ { next }
    /^\[[0-9]+\/[0-9]+\] / {
      split(substr($1, 2), step, /[\/\]]/)
      tenth = int(10 * step[1] / step[2])
      if (tenth > told) print "  " step[1] " of " step[2]
      told = tenth
      fflush()
      next
    }
    { print; fflush() }
    END { exit !done }'
}

# announce SECONDS: how long a first build takes, by the processor seconds it costs.
announce() {
  say "Building in $tree"
  [ -e "$tree/rapport" ] && return
  processors=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
  say "The first build takes about $(($1 / processors / 60 + 1)) minutes on $processors processors; later ones take seconds."
}

# build_tree NAME: one of the trees in cmake/trees, with its tests.
build_tree() {
  tree=build/$1
  mkdir -p "$tree"
  configure "$1" -DRAPPORT_TESTS=ON
  announce 400
  if [ "$1" = fuzz ]; then
    build fuzzers replay
  else
    build all
  fi
}

build_program() {
  prepare $tools $libraries
  configure release -DRAPPORT_TESTS=OFF
  announce 240
  build rapport
}

# One line names what ctest skipped because something is not installed.
suite() {
  status=0
  ctest --test-dir "$tree" --output-on-failure -j2 || status=$?
  skipped=$(awk '/^[0-9]+\/[0-9]+ Test: / { name = $3 } /(^OK \(.*skipped=)|(^skipped: )/ && !told[name]++ { printf "%s ", name }' \
    "$tree/Testing/Temporary/LastTest.log" 2>/dev/null || true)
  say "Skipped, in whole or in part: ${skipped:-nothing }(the long form of every check: sh cmake/bootstrap.sh proof)"
  exit "$status"
}

demo() {
  build_program
  say ""
  "$tree/rapport" demo
}

run_tests() {
  prepare $tools $libraries $test_needs
  build_tree release
  suite
}

sanitize() {
  tree=build/proof
  prepare $tools $libraries $test_needs
  build_tree proof
  suite
}

prove() {
  tree=build/proof
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
    give_up "HOME is not set; name a folder: sh cmake/bootstrap.sh install /usr/local"
  fi
  case "$prefix" in
  /*) ;;
  *) prefix=$from/$prefix ;;
  esac
  build_program
  cmake --install "$tree" --prefix "$prefix" --strip >>"$log"
  say "Installed as $prefix/bin/rapport"
  case ":${PATH-}:" in
  *":$prefix/bin:"*) ;;
  *) say "$prefix/bin is not on your PATH. To add it: export PATH=\"$prefix/bin:\$PATH\"" ;;
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
