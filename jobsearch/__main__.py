"""The command `jobsearch`, and `python -m jobsearch`: main.py, which is installed in the package, else at the top."""

try:
    from jobsearch.main import main  # type: ignore[import-not-found]  # not in a checkout
except ModuleNotFoundError as missing:
    if missing.name != "jobsearch.main":
        raise
    from main import main

if __name__ == "__main__":
    main()
