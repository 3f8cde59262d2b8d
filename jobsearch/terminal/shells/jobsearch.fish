# Completion of jobsearch for fish, as jobsearch --install-completion writes it.

# Prints the words that call the program, or fails if they call another: a file of its name may be anybody's.
function __jobsearch_call
    set -l words (commandline -opc | string replace --regex '^~/' "$HOME/")
    set -l call $words[1]
    set -l script
    switch (string split / -- $call)[-1]
        case jobsearch
            string match --quiet '*/*' -- $call
            and not begin
                test -f "$call"
                and command grep -qs -e 'jobsearch\.__main__' -- $call
            end
            and return 1
            printf '%s\n' $call
            return
        case main.py
            set script (string match '*/*' -- $call; or command --search -- $call)
        case '*'
            set -l before
            for word in $words[2..-1]
                set -a call $word
                switch "$before"
                    case -m
                        test "$word" = jobsearch
                        and printf '%s\n' $call
                        return
                    case -W -X
                        set before
                        continue
                end
                set before $word
                switch $word
                    case '-c*' '-m?*' - --
                        return 1
                    case '-*'
                    case main.py '*/main.py'
                        set script $word
                        break
                    case '*'
                        return 1
                end
            end
    end
    test -n "$script" -a -f "$script"
    and test -f (string replace --regex '[^/]*$' '' -- (realpath -- $script))jobsearch/terminal/shells/jobsearch.fish
    and printf '%s\n' $call
end

function __jobsearch_is_called
    __jobsearch_call >/dev/null
end

function __jobsearch_offer
    set -l call (__jobsearch_call)
    or return
    set -l given (commandline -opc)
    set --erase given[1..(count $call)]
    # Else python -m would load what lies in the current folder, though that is no checkout of the program.
    if test "$call[-2]" = -m; and not test -f jobsearch/terminal/shells/jobsearch.fish
        set call $call[1] -P $call[2..-1]
    end
    set -l token (commandline -ct)
    set token (string unescape -- "$token"; or string unescape -- "$token'"; or string unescape -- "$token\"")
    set -lx _JOBSEARCH_COMPLETE complete_words
    set -lx _JOBSEARCH_WORDS (string join -- \x1f $given "$token")
    set -l answer (command $call </dev/null 2>/dev/null)
    set -l option (string match --regex -- '^--[^=]*=' "$token")
    set -l name (string replace -- "$option" '' "$token")
    switch "$answer[1]"
        case values
            printf '%s\n' $answer[2..-1]
        case files
            for found in (__fish_complete_path "$name")
                printf '%s%s\n' "$option" $found
            end
        case folders
            for found in (__fish_complete_directories "$name" '')
                printf '%s%s\n' "$option" $found
            end
    end
end

for name in jobsearch main.py python python3 python3.1{1,2,3,4,5,6,7,8,9}
    complete --command $name --condition __jobsearch_is_called --no-files --keep-order --arguments '(__jobsearch_offer)'
end
