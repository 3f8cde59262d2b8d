"""Fuzz what reads strangers' words, led by the branches that are taken: answers, texts of posts, values of options.

    .venv-fuzz/bin/python tools/fuzz.py TARGET SECONDS

It starts from a folder of tests/attack/corpus, and keeps what else takes new branches in .fuzz/TARGET. What fails
ends it, and is written to .fuzz/TARGET-crash-…: copied into the folder it started from it becomes a test.
"""

from __future__ import annotations

import resource
import sys
from contextlib import redirect_stderr
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
with redirect_stderr(StringIO()), atheris.instrument_imports(include=["jobsearch"]):  # it tells of each module
    from tests.helpers.lasting_truths import check_ad, check_answer, check_cleaning, check_option_values, check_text

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS, FOUND = ROOT / "tests" / "attack" / "corpus", ROOT / ".fuzz"
MEMORY = 3_000_000_000
MEGABYTES = 1500
SECONDS_EACH = 20
LONGEST = 4000


def as_text(check: Callable[[str], None]) -> Callable[[bytes], None]:
    """Return a check of a text as one of the bytes that spell it; what is no UTF-8 becomes surrogates."""
    return lambda data: check(data.decode(errors="surrogateescape"))


TARGETS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "ads": ("texts", as_text(check_ad)),
    "answers": ("answers", partial(check_answer, drawn=False)),
    "cleaning": ("texts", as_text(check_cleaning)),
    "texts": ("texts", as_text(partial(check_text, drawn=False))),
    "values": ("values", as_text(check_option_values)),
}


def main(target: str, seconds: str) -> None:
    (corpus, check), found = TARGETS[target], FOUND / target
    found.mkdir(parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    options = {
        "max_total_time": seconds,
        "max_len": LONGEST,
        "timeout": SECONDS_EACH,
        "rss_limit_mb": MEGABYTES,
        "artifact_prefix": FOUND / f"{target}-",
        "dict": CORPUS / "words.dict",
        "print_final_stats": 1,
        "verbosity": 0,
    }
    words = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *words, str(found), str(CORPUS / corpus)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
