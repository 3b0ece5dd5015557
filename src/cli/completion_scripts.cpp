#include "cli/completion.hpp"

namespace rapport::cli {
namespace {

constexpr std::string_view bash = R"sh(# bash completion for rapport; written by `rapport completions bash`
_rapport() {
  local -a words=("${COMP_WORDS[@]:1:COMP_CWORD}")
  local last=$((${#words[@]} - 1)) value about
  # A word begun with a quote is completed without it.
  words[last]=${words[last]#[\"\']}
  COMPREPLY=()
  while IFS=$'\t' read -r value about; do
    if [[ $value == :files ]]; then
      compopt -o default
      return
    fi
    COMPREPLY+=("$(printf '%q' "$value")")
  done < <("${COMP_WORDS[0]}" __complete -- "${words[@]}" 2>/dev/null)
}
complete -F _rapport rapport
)sh";

constexpr std::string_view zsh = R"sh(#compdef rapport
# zsh completion for rapport; written by `rapport completions zsh`
_rapport() {
  local -a values about typed
  local line
  typed=("${(@Q)words[2,CURRENT]}")
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      _files
      return
    fi
    values+=("${line%%$'\t'*}")
    about+=("${line%%$'\t'*}  ${line#*$'\t'}")
  done < <("${(Q)words[1]}" __complete -- "${typed[@]}" 2>/dev/null)
  compadd -U -l -d about -a values
}
if [[ $funcstack[1] == _rapport ]]; then
  _rapport "$@"
else
  compdef _rapport rapport
fi
)sh";

constexpr std::string_view fish = R"sh(# fish completion for rapport; written by `rapport completions fish`
function __rapport_complete
    set -l typed (commandline -opc) (commandline -ct)
    set -l found ($typed[1] __complete -- $typed[2..-1] 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path (commandline -ct)
        return
    end
    printf '%s\n' $found
end
complete -c rapport -f -a '(__rapport_complete)'
)sh";

}  // namespace

std::string completion_script(std::string_view shell) {
  return std::string(shell == "bash" ? bash : shell == "zsh" ? zsh : fish);
}

}  // namespace rapport::cli
