# Completion of jobsearch for bash, as jobsearch --install-completion writes it.

# Sets REPLY to a word without its quotation marks and backslashes, its tilde replaced.
_jobsearch_plain() {
    REPLY=${1//[\"\'\\]/}
    [[ $REPLY != "~/"* ]] || REPLY=$HOME/${REPLY:2}
}

# Whether a main.py, or what a link of that name leads to, is this program's.
_jobsearch_is_ours() {
    local script=$1 target step
    for step in 1 2 3 4 5 6 7 8 9; do
        [[ -L $script ]] || break
        target=$(readlink -- "$script") || return 1
        [[ $target == /* ]] || target=${script%/*}/$target
        script=$target
    done
    [[ -f $script && -f ${script%/*}/jobsearch/terminal/shells/jobsearch.bash ]]
}

# Sets call to the words that call the program, or fails if they call another: a file of its name may be anybody's.
# Sets safely where python -m would load what lies in the current folder, and that is no checkout of the program.
_jobsearch_calls() {
    local at script
    _jobsearch_plain "${COMP_WORDS[0]}"
    call=("$REPLY")
    case ${REPLY##*/} in
        jobsearch)
            [[ $REPLY != */* ]] || { [[ -f $REPLY ]] && command grep -qs -e 'jobsearch\.__main__' -- "$REPLY"; }
            return
            ;;
        main.py)
            script=$REPLY
            [[ $script == */* ]] || script=$(type -P -- "$script") || return 1
            _jobsearch_is_ours "$script"
            return
            ;;
    esac
    for ((at = 1; at < COMP_CWORD; at++)); do
        _jobsearch_plain "${COMP_WORDS[at]}"
        call+=("$REPLY")
        case ${call[at - 1]} in
            -[WX]) continue ;;
            -m)
                [[ $REPLY == jobsearch ]] || return 1
                [[ -f jobsearch/terminal/shells/jobsearch.bash ]] || safely=-P
                return 0
                ;;
        esac
        case $REPLY in
            -c* | -m?* | - | --) return 1 ;;
            -*) ;;
            *)
                [[ $REPLY == */* ]] || REPLY=./$REPLY
                [[ ${REPLY##*/} == main.py ]] && _jobsearch_is_ours "$REPLY"
                return
                ;;
        esac
    done
    return 1
}

# Completes what is no call of this program as it was completed before, or as bash-completion would; else file names.
_jobsearch_other() {
    local name=${1##*/} before spec
    before=_jobsearch_before_${name//[^a-zA-Z0-9]/_}
    if [[ -z ${!before-} ]]; then
        if declare -F _comp_load >/dev/null; then
            _comp_load -- "$name"
        elif declare -F __load_completion >/dev/null; then
            __load_completion "$name"
        fi
        _jobsearch_register "$name"
    fi >/dev/null 2>&1
    if [[ ${!before-} =~ \ -F\ ([^ ]+) ]] && declare -F "${BASH_REMATCH[1]}" >/dev/null; then
        spec=${!before}
        name=${BASH_REMATCH[1]}
        while [[ $spec =~ \ -o\ ([a-z]+)(.*) ]]; do
            compopt -o "${BASH_REMATCH[1]}" 2>/dev/null
            spec=${BASH_REMATCH[2]}
        done
        "$name" "$@"
        return
    fi
    compopt -o bashdefault -o default 2>/dev/null
}

_jobsearch() {
    local call line word kind REPLY safely=
    COMPREPLY=()
    if ! _jobsearch_calls; then
        _jobsearch_other "$@"
        return
    fi
    line=${COMP_LINE:0:COMP_POINT}
    for word in "${COMP_WORDS[@]:0:${#call[@]}}"; do
        line=${line#"${line%%[![:space:]]*}"}
        line=${line#"$word"}
    done
    [[ -z $safely ]] || call=("${call[0]}" "$safely" "${call[@]:1}")
    while IFS= read -r word; do
        COMPREPLY+=("${word%%$'\t'*}")
    done < <(
        _JOBSEARCH_COMPLETE=complete_bash _JOBSEARCH_LINE="$line" _JOBSEARCH_REPLACED="$2" \
            _JOBSEARCH_TYPE="${COMP_TYPE-}" _JOBSEARCH_WIDTH="${COLUMNS-}" command "${call[@]}" </dev/null 2>/dev/null
    )
    kind=${COMPREPLY[0]-}
    COMPREPLY=("${COMPREPLY[@]:1}")
    case $kind in
        values) [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *: ]] || compopt -o nospace ;;
        files) compopt -o default ;;
        folders) compopt -o dirnames ;;
        *) COMPREPLY=() ;;
    esac 2>/dev/null
}

# Before bash 4, as macOS has it, a function can't ask for file names; there they are offered wherever it offers nothing.
_jobsearch_register() {
    local name spec files=
    type compopt >/dev/null 2>&1 || files='-o bashdefault -o default'
    for name; do
        spec=$(complete -p -- "$name" 2>/dev/null)
        [[ -z $spec || $spec == *" -F _jobsearch "* ]] || printf -v "_jobsearch_before_${name//[^a-zA-Z0-9]/_}" %s "$spec"
        complete -o nosort $files -F _jobsearch -- "$name" 2>/dev/null || complete $files -F _jobsearch -- "$name"
    done
}

_jobsearch_register jobsearch main.py python python3 python3.{11..19}
