"""A script that runs the program as tests/helpers/forking.py does, called `python main.py`, where nothing is forked."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])
sys.argv[0] = "main.py"
sys.orig_argv = ["python", *sys.argv]

import main  # noqa: E402 - the path is known now

main.main()
