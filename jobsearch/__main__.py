"""The command `jobsearch`, and `python -m jobsearch`: main.py, which is installed in the package, else at the top."""

import _signal  # type: ignore[import-not-found]  # as in main.py, which is not the first to be loaded here

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

try:
    from jobsearch.main import main  # type: ignore[import-not-found]  # not in a checkout
except ModuleNotFoundError as missing:
    if missing.name != "jobsearch.main":
        raise
    from main import main

if __name__ == "__main__":
    main()
