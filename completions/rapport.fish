# fish completion for rapport; written by `rapport completions fish`
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
