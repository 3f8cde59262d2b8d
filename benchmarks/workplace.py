"""Where commands are measured: histories made once and kept, and copies of them as a user would have them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measured import MAIN, Took, python, run, run_until_shown
from jobsearch.dataaccess.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

ROOT = MAIN.parent
PLAIN = Path(__file__).with_name("plain.py")
DATABASE = "jobposts.db"
COPIES = USED, CHANGING, PLAIN_POSTS, UPGRADED = "used", "changing", "plain", "upgraded"
YEARS = {"400,000 posts": 21.92, "10 years": 10.0, "1 year": 1.0}  # the longest is begun first
ONE, TEN, MOST = "1 year", "10 years", "400,000 posts"
CANDIDATES, FEW, MANY = "candidates", "recorded", "3000"
ORIGINAL, ORIGINAL_POSTS = "original.db", 100_000
ANSWERS, LISTED = 500, 50
MILLISECONDS_A_POST, POSTS_A_YEAR = 2.5, 18_250
KEYS = b"quit"  # the last of the keys below the first post


@dataclass(slots=True)
class Workplace:
    """A folder of histories that were made once, and of copies for this run.

    `feeds` are saved answers, `reader` a reader's file; `asreview` is the Python that has ASReview. Each command is run
    so many `rounds`.
    """

    folder: Path
    feeds: list[Path]
    reader: Path
    asreview: Path
    rounds: int
    trained: dict[str, Path] = field(default_factory=dict)
    plain_sizes: dict[str, int] = field(default_factory=dict)

    def environment(self, instance: Path | None = None) -> Mapping[str, str]:
        """Return the environment in which commands run, without what would change them."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("JOBSEARCH_", "PYTHON"))}
        return ours | ({"JOBSEARCH_INSTANCE": str(instance)} if instance else {}) | {"PYTHONPATH": str(ROOT)}

    def command(self, instance: Path, *words: str | Path, given: str = "") -> Took:
        """Run a command of the program to its end."""
        return run(python(MAIN, *words), self.environment(instance), given.encode())

    def first_post(self, instance: Path) -> Took:
        """Return what `label` takes until the first post is on the screen."""
        return run_until_shown(python(MAIN, "label"), self.environment(instance), KEYS)

    def script(self, *words: str | Path) -> str:
        """Run a script of ours that is not measured; return what it printed."""
        done = subprocess.run(  # noqa: S603 - our own scripts
            [*words], cwd=self.folder, env=dict(self.environment()), stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout

    def module(self, name: str, *words: str | Path) -> str:
        return self.script(sys.executable, "-m", f"benchmarks.{name}", *words)

    def make(self, sizes: Collection[str]) -> None:
        """Make the histories that are missing, each in a process of its own."""
        missing = [size for size in YEARS if size in sizes and not self.history(size).exists()]
        if missing:
            posts = sum(YEARS[size] for size in missing) * POSTS_A_YEAR
            minutes = posts * MILLISECONDS_A_POST / 60_000
            say(f"Making the histories of {', '.join(missing)}, once: about {minutes:.0f} minutes of the processor")
        with ThreadPoolExecutor(os.cpu_count()) as processes:
            list(processes.map(self._make_history, missing))

    def _make_history(self, size: str) -> None:
        begun = self.history(size).with_suffix(".begun")
        shutil.rmtree(begun, ignore_errors=True)
        given: list[str | Path] = ["--feeds", *self.feeds, "--labels", self.reader, "--answers", str(ANSWERS)]
        self.module("history", *given, "--years", str(YEARS[size]), "--instance", begun)
        begun.rename(self.history(size))

    def history(self, size: str) -> Path:
        """Return the folder of a history, as it was fetched and answered, untrained; one of each schema version."""
        return self.folder / f"{size.replace(' ', '-').replace(',', '')}-schema-{VERSION}"

    def made(self, name: str, module: str, *words: str | Path) -> Path:
        """Return what a module of ours has made, or makes now: its first word is where."""
        path = self.folder / name
        begun = path.with_name(f"{path.name}.begun")
        if not path.exists():
            say(f"Making {name}, once")
            begun.unlink(missing_ok=True) if begun.is_file() else shutil.rmtree(begun, ignore_errors=True)
            self.module(module, *(word if word != "PATH" else begun for word in words), "--feeds", *self.feeds)
            begun.rename(path)
        return path

    def original(self) -> Path:
        """Return a database of the original program's."""
        reader = "--reader", self.reader, "--posts", str(ORIGINAL_POSTS)
        return self.made(ORIGINAL, "originals", "write", "PATH", *reader)

    def candidates(self, which: str) -> Path:
        """Return an instance of posts to ask about: those recorded, or so many."""
        number = ("--number", which) if which.isdigit() else ()
        return self.made(
            f"{CANDIDATES}-{which}-schema-{VERSION}", "candidates", "PATH", "--reader", self.reader, *number
        )

    def used(self, size: str) -> Path:
        """Return a copy of a history for this run: trained, its list and a post shown, nothing left to ask first."""
        if size not in self.trained:
            say(f"Training on {size}")
            folder = self.trained[size] = self._copy(self.history(size), USED)
            with closing(sqlite3.connect(folder / DATABASE)) as database, database:
                database.execute("INSERT OR REPLACE INTO settings VALUES ('asked_for_place', 'yes')")
            for words in (["train"], ["recommend"], ["recommend"], ["show", newest_id(folder)]):
                self.command(folder, *words)
        return self.trained[size]

    def plain(self, size: str) -> tuple[Path, Path, int]:
        """Return what the plain pipeline reads of an instance, its model, and how many bytes of text there are."""
        folder = self.folder / PLAIN_POSTS
        database, model = folder / "posts.db", folder / "model.joblib"
        if size not in self.plain_sizes:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            self.plain_sizes[size] = int(self.module("plain_posts", self.used(size), database))
            self.script(sys.executable, PLAIN, "fit", database, model)
        return database, model, self.plain_sizes[size]

    @contextmanager
    def next_feeds(self, instance: Path, number: int) -> Iterator[list[Path]]:
        """Lend files of so many answers of the feed that this instance would fetch next."""
        with TemporaryDirectory() as folder:
            self.module("next_feed", instance, folder, "--number", str(number), "--feeds", *self.feeds)
            yield [Path(folder) / f"{index}.json" for index in range(number)]

    @contextmanager
    def changing(self, size: str) -> Iterator[Path]:
        """Lend a copy of `used` to what changes it."""
        copy = self._copy(self.used(size), CHANGING)
        try:
            yield copy
        finally:
            shutil.rmtree(copy)

    def clear(self) -> None:
        """Remove the copies; what was made once stays."""
        for copies in COPIES:
            shutil.rmtree(self.folder / copies, ignore_errors=True)

    def _copy(self, folder: Path, purpose: str) -> Path:
        copy = self.folder / purpose / folder.name
        shutil.rmtree(copy, ignore_errors=True)
        copy.parent.mkdir(exist_ok=True)
        return Path(shutil.copytree(folder, copy))


def newest_id(instance: Path) -> str:
    """Return the id of the post that was listed last."""
    with closing(sqlite3.connect(instance / DATABASE)) as database:
        (found,) = database.execute("SELECT id FROM job_posts ORDER BY last_seen DESC LIMIT 1").fetchone()
    return str(found)


def unlisted_ids(instance: Path, number: int) -> list[str]:
    """Return the ids of so many posts that have a score, but are not among the likeliest, which are listed."""
    likely = "SELECT post_id FROM scores ORDER BY chance DESC LIMIT ? OFFSET ?"
    with closing(sqlite3.connect(instance / DATABASE)) as database:
        return [str(post_id) for (post_id,) in database.execute(likely, (number, LISTED))]


def forget_scores(instance: Path) -> None:
    """Leave the instance as training leaves it."""
    with closing(sqlite3.connect(instance / DATABASE)) as database, database:
        database.execute("DELETE FROM scores")


def say(what: str) -> None:
    print(f"  {what}", file=sys.stderr, flush=True)
