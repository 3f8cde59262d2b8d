"""What is tomorrow's feed worth? The daily use, through the command line.

    python -m benchmarks.mornings --readers FOLDER_OR_FILES --feeds FILES [--answers 50] [--words typed] [--each]
                                  [--living-in]

The feeds are given oldest first. Each of the last three is tomorrow in turn: a reader labels posts of the others,
trains, and is shown all of them; then tomorrow is fetched, and `recommend --new` lists what it finds likely. Prints how
many posts it lists, how many of these are interesting (precision), how many of the interesting ones it lists (recall),
how many of the ten likeliest new posts are interesting, of what could be, and the mean average precision of the order
of the new posts. With `--living-in` readers say where they live, and what is not open to them comes last in that order.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
from joblib import Parallel, delayed
from sklearn.metrics import average_precision_score

from benchmarks.simulated import WORDS, read_posts, read_readers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.simulated import Reader

MAIN = Path(__file__).parent.parent / "main.py"
MORNINGS, TOP = 3, 10
ALL = ("--since", "all", "--limit", "100000", "--json")
VIEWS = {"listed": (), "open": ("--min-chance", "0"), "everything": ("--min-chance", "0", "--anywhere")}


@dataclass(frozen=True, slots=True)
class Morning:
    """A morning's list: posts listed, those of them interesting, and the labels of all new posts, likeliest first."""

    listed: int
    found: int
    ranked: tuple[int, ...]


def run(instance: Path, *arguments: str | Path) -> Any:  # noqa: ANN401 - any JSON document
    """Run a command; return the document it prints, if it prints one."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, MAIN, *arguments], env=_environment(instance), text=True, capture_output=True, check=True
    )
    return json.loads(done.stdout) if "--json" in arguments else None


def _environment(instance: Path) -> dict[str, str]:
    return os.environ | {"JOBSEARCH_INSTANCE": str(instance), "NO_COLOR": "1"}


def label(instance: Path, reader: Reader, told: Sequence[str], answers: int) -> None:
    """Answer posts as the reader does, one line each, having told the program these options."""
    command = [sys.executable, str(MAIN), "label", "--json", "--quiet", "--since", "all", "--limit", str(answers)]
    with subprocess.Popen(  # noqa: S603 - our own program
        [*command, *told],
        env=_environment(instance),
        text=True,
        bufsize=1,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        for line in process.stdout or ():
            print("y" if reader.labels.get(json.loads(line)["id"]) else "n", file=process.stdin, flush=True)


def play(reader: Reader, backlog: Sequence[Path], tomorrow: Path, told: Sequence[str], answers: int) -> Morning | None:
    """Play one morning; None where the answers are too few of either kind to train on."""
    with TemporaryDirectory() as folder:
        here = Path(folder) / "here"
        for feed in backlog:
            run(here, "fetch-new", "--from", feed)
        label(here, reader, told, answers)
        try:
            run(here, "train")
        except subprocess.CalledProcessError:
            return None
        run(here, "recommend", "--min-chance", "0", "--anywhere", *ALL)
        run(here, "fetch-new", "--from", tomorrow)
        listed, open_to_them, everything = (
            run(shutil.copytree(here, Path(folder) / name), "recommend", "--new", *options, *ALL)
            for name, options in VIEWS.items()
        )
    ids = dict.fromkeys(post["id"] for post in (*open_to_them, *everything))
    found = sum(reader.labels.get(post["id"], 0) for post in listed)
    return Morning(len(listed), found, tuple(int(reader.labels.get(post_id, 0)) for post_id in ids))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", nargs="+", type=Path, required=True)
    parser.add_argument("--feeds", nargs="+", type=Path, required=True)
    parser.add_argument("--answers", type=int, default=50)
    parser.add_argument("--words", choices=WORDS, default="typed")
    parser.add_argument("--living-in", action="store_true", help="readers say where they live, if their file does")
    parser.add_argument("--each", action="store_true", help="print each reader, too")
    options = parser.parse_args()
    readers = read_readers(options.readers)
    tasks = [(reader, tomorrow) for reader in readers for tomorrow in options.feeds[-MORNINGS:]]
    backlogs = {tomorrow: [feed for feed in options.feeds if feed != tomorrow] for _, tomorrow in tasks}
    stored = {tomorrow: read_posts(backlog) for tomorrow, backlog in backlogs.items()}

    def told(reader: Reader, tomorrow: Path) -> list[str]:
        words = WORDS[options.words](stored[tomorrow], reader)
        place = reader.living_in if options.living_in else None
        return [*(["--looking-for", words] if words else []), *(["--living-in", place] if place else [])]

    played = Parallel(n_jobs=-1, prefer="threads")(
        delayed(play)(reader, backlogs[tomorrow], tomorrow, told(reader, tomorrow), options.answers)
        for reader, tomorrow in tasks
    )
    print(
        "| | mornings | listed | precision | recall | in the first ten | mean average precision |"
        "\n|---|---|---|---|---|---|---|"
    )
    for name in [reader.name for reader in readers] if options.each else []:
        print_row(name, [each for each, (reader, _) in zip(played, tasks, strict=True) if each and reader.name == name])
    print_row("all", [each for each in played if each])


def print_row(name: str, mornings: Sequence[Morning]) -> None:
    listed, found = (sum(getattr(each, name) for each in mornings) for name in ("listed", "found"))
    interesting = sum(sum(each.ranked) for each in mornings)
    top, possible = (
        sum(sum(each.ranked[:TOP]) for each in mornings),
        sum(min(TOP, sum(each.ranked)) for each in mornings),
    )
    precisions = [
        average_precision_score(each.ranked, -np.arange(len(each.ranked))) for each in mornings if any(each.ranked)
    ]
    print(
        f"| {name} | {len(mornings)} | {listed} | {found / max(1, listed):.0%} | {found / max(1, interesting):.0%} "
        f"| {top / max(1, possible):.0%} | {np.mean(precisions):.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
