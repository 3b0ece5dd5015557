# bash completion for rapport; written by `rapport completions bash`
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
