#!/bin/sh
# Print the path of a working Python of the version asked for (3.12, say), from PATH or pyenv; fail and say so without one.
version=$1
for python in "$(command -v "python$version")" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version".*/bin/python; do
    if "$python" -c 'import sys, venv; sys.exit("%d.%d" % sys.version_info[:2] != sys.argv[1])' "$version" 2>/dev/null; then
        echo "$python"
        exit 0
    fi
done
echo "Python $version is neither on PATH nor in pyenv: install it to run the tests on it." >&2
exit 1
