"""The command `jobsearch`, and `python -m jobsearch`: main.py, which is installed in the package, else at the top."""

import _signal  # type: ignore[import-not-found]  # as in main.py, which is not the first to be loaded here

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

try:
    from jobsearch.main import main  # type: ignore[import-not-found]  # not in a checkout
except ModuleNotFoundError as missing:
    if missing.name != "jobsearch.main":
        raise
    import sys
    from pathlib import Path

    checkout = Path(__file__).absolute().parent.parent
    if not (checkout / "main.py").is_file():
        raise
    sys.path.insert(0, str(checkout))  # else it could be anybody's main.py, such as one in the current folder
    from main import main

if __name__ == "__main__":
    main()
