# Completion of jobsearch for zsh, as jobsearch --install-completion writes it.

if (( ! $+functions[compdef] )); then
    autoload -Uz compinit
    compinit -i
fi

# Sets call to the words that call the program, or fails if they call another: a file of its name may be anybody's.
# Sets safely where python -m would load what lies in the current folder, and that is no checkout of the program.
_jobsearch_calls() {
    local script
    local -i at
    local -a plain
    plain=("${(@)${(@Q)words[1,CURRENT-1]}/#\~\//$HOME/}")
    call=("$plain[1]")
    case ${plain[1]:t} in
        (jobsearch)
            [[ $plain[1] != */* ]] || { [[ -f $plain[1] ]] && command grep -qs -e 'jobsearch\.__main__' -- $plain[1] }
            return
            ;;
        (main.py)
            script=$plain[1]
            [[ $script == */* ]] || script=$(whence -p -- $script) || return 1
            ;;
        (*)
            for ((at = 2; at < CURRENT; at++)); do
                call+=("$plain[at]")
                if [[ $plain[at-1] == -m ]]; then
                    [[ $plain[at] == jobsearch ]] || return 1
                    [[ -f jobsearch/terminal/shells/jobsearch.zsh ]] || safely=-P
                    return 0
                fi
                [[ $plain[at-1] == -[WX] ]] && continue
                case $plain[at] in
                    (-c* | -m?* | - | --) return 1 ;;
                    (-*) ;;
                    (main.py | */main.py)
                        script=$plain[at]
                        break
                        ;;
                    (*) return 1 ;;
                esac
            done
            ;;
    esac
    [[ -f $script && -f ${script:A:h}/jobsearch/terminal/shells/jobsearch.zsh ]]
}

_jobsearch_offer() {
    local kind line value safely
    local -i longest
    local -a call given answer values shown unfinished how
    _jobsearch_calls || return 1
    _compskip=all
    given=("${(@Q)words[$#call+1,CURRENT-1]}" "${(Q)PREFIX}")
    [[ -z $safely ]] || call=("$call[1]" $safely "${(@)call[2,-1]}")
    answer=("${(@f)$(_JOBSEARCH_COMPLETE=complete_words _JOBSEARCH_WORDS="${(pj:\x1f:)given}" command "${call[@]}" \
        </dev/null 2>/dev/null)}")
    kind=$answer[1]
    shift answer
    how=()
    if [[ $kind == (files|folders) ]]; then
        [[ $kind == files ]] || how=(-/)
        [[ $PREFIX != --*=* ]] || compset -P 1 '*='
        _files "${how[@]}"
        return
    fi
    [[ $kind == values && $#answer -gt 0 ]] || return 1
    for line in "${answer[@]}"; do
        value=${line%%$'\t'*}
        (( $#value > longest )) && longest=$#value
        [[ $value == *: ]] && how=(-S '')
    done
    for line in "${answer[@]}"; do
        value=${line%%$'\t'*}
        line=${line#*$'\t'}
        values+=("$value")
        if [[ -n $line ]]; then
            line="${(r:longest:)value}  -- $line"
            shown+=("${(mr:COLUMNS-1:)line}")
        else
            shown+=("$value")
        fi
    done
    [[ "$answer" != *$'\t'[^[:space:]]* ]] || how+=(-l)
    compadd "${how[@]}" -V jobsearch -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -d shown -a values
}

compdef _jobsearch_offer jobsearch
compdef -p _jobsearch_offer '(|*/)main.py'
compdef -p _jobsearch_offer '(|*/)python(|3|3.<11->)'
