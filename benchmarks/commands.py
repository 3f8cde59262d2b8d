"""Commands beside their imports: measures every command against what it has to load, and writes the table.

    make bench                                      # all rows; the table goes into benchmarks/README.md
    make bench ARGS="help train" ROUNDS=3           # only some rows, which are printed

Each command and its baseline run in turn, in processes of their own; the figures are medians, the ratios those of
processor time. The instances are histories as they really grow: made once, kept in `.bench`, and copied for each run.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from benchmarks import large_rows, rows
from benchmarks.measured import MeasuringError
from benchmarks.rows import KEYS_ROUNDS
from benchmarks.table import Line, markdown, write
from benchmarks.workplace import MOST, ONE, TEN, Workplace, say

if TYPE_CHECKING:
    from collections.abc import Callable

README = Path(__file__).with_name("README.md")
SAMPLE = Path(__file__).parent.parent / "jobsearch" / "sample"
KEPT = "recommend", "list", "stats", "mark", "show"
ROWS: dict[str, Callable[[Workplace], list[Line]]] = {
    "help": rows.help_and_version,
    **{name: rows.scores_kept(name) for name in KEPT},
    "why": rows.explained_first,
    "label": rows.first_post,
    "keys": rows.keys,
    "first": rows.first_recommend,
    "fetch": rows.fetch_new,
    "train": rows.train,
    "upgrade": large_rows.upgrade,
    "room": large_rows.room,
    "memory": large_rows.memory,
}
SIZES = {
    **dict.fromkeys((*KEPT, "why", "label"), (ONE, TEN, MOST)),
    **dict.fromkeys(("first", "fetch", "train", "room"), (TEN,)),
    "memory": (MOST,),
}


def measure(work: Workplace, names: list[str]) -> list[Line]:
    """Make what is missing, and measure these rows."""
    work.make({size for name in names for size in SIZES.get(name, ())})
    lines: list[Line] = []
    for name in names:
        say(f"Measuring {name}")
        began = time.monotonic()
        found = ROWS[name](work)
        lines += found
        for line in found:
            say(f"{line}")  # should a later row fail, this one is known
        say(f"  {time.monotonic() - began:.0f} seconds")
    return lines


def told(rounds: int) -> str:
    """Return what is to be said of a run: when, where, and how often."""
    where = f"{os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()}"
    runs = f"medians of {rounds} runs, of {min(rounds, KEYS_ROUNDS)} for keys; upgrade and memory once"
    return f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {where}; {runs}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="ROW", help=f"only these: {', '.join(ROWS)}")
    parser.add_argument("--feeds", nargs="*", type=Path, default=[], help="saved answers, the sample's by default")
    parser.add_argument("--reader", type=Path, help="a reader's file, the sample's by default")
    parser.add_argument("--asreview", type=Path, required=True, help="a Python that has ASReview")
    parser.add_argument("--folder", type=Path, required=True, help="where histories are kept")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    names = options.names or list(ROWS)
    if unknown := [name for name in names if name not in ROWS]:
        parser.error(f"no such row: {', '.join(unknown)}; the rows are {', '.join(ROWS)}")
    feeds, reader = [path.resolve() for path in options.feeds], options.reader
    if not (feeds and reader):
        say(
            "There are no saved answers, or no reader (FEEDS, READER): the project's own short sample is varied instead"
        )
        feeds, reader = [SAMPLE / "feed.json"], SAMPLE / "reader.json"
    folder = options.folder.resolve() / f"{crc32(b''.join(path.read_bytes() for path in (*feeds, reader))):08x}"
    folder.mkdir(parents=True, exist_ok=True)
    work = Workplace(folder, feeds, reader.resolve(), options.asreview.absolute(), options.rounds)
    try:
        table = markdown(measure(work, names), told(options.rounds))
    except MeasuringError as error:
        sys.exit(f"Error: {error}")
    finally:
        work.clear()
    print(table)
    if not options.names:
        write(README, table)
        say(f"The table is in {README}")


if __name__ == "__main__":
    main()
