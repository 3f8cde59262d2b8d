"""A year of daily use in minutes, by a simulated clock: what the database grows to, and what each command takes.

    python -m benchmarks.year --instance DIR [--months 12]

Each day the feed is fetched twice, a hundred new posts in all; twenty posts are answered, one that was liked is applied
for, and the list of new posts is looked at; each week the model is trained. The posts are variations of the sample's,
about as long as the feed's. At each month's end every command runs once, in a process and on an instance of its own,
at the simulated time. Prints a table: size, processor seconds of each command, and their memory.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.history import FIRST_ID, SEED, Variations
from benchmarks.simulated import read_posts
from jobsearch import fetching, marking, recommending, remoteok, sample, training
from jobsearch.dataaccess.database import get_session
from jobsearch.filtering import Filters
from jobsearch.instance import open_instance
from jobsearch.labelling import preparing
from jobsearch.labelling.offer import Reply
from jobsearch.marking import Mark
from jobsearch.posts import StageName

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobsearch.dataaccess.database import Session
    from jobsearch.labelling.offer import Offer, Reason
    from jobsearch.posts import JobPost, RemoteOkJobPost

START = datetime(2026, 1, 5, 7, tzinfo=UTC)  # a Monday
NEW, LISTED = 50, 100  # posts of each fetch
ANSWERS = 20  # a day
WEEK, MONTH, YEAR = 7, 30, 360
HALF_A_DAY = timedelta(hours=12)
MEGABYTE, KILOBYTE = 1_000_000, 1_000
AS_OF = Path(__file__).with_name("as_of.py")


@dataclass(slots=True)
class Life:
    """A user's days with the program: each fetch lists `listed` posts, `new` of them for the first time."""

    folder: Path
    new: int = NEW
    listed: int = LISTED
    days: int = 0
    posts: int = 0
    answered: int = 0
    largest_log: int = 0
    liked: deque[int] = field(default_factory=deque)
    likes: dict[int, bool] = field(default_factory=dict)
    feed: deque[dict[str, object]] = field(default_factory=deque)
    variations: Variations = field(init=False)

    def __post_init__(self) -> None:
        self.feed = deque(maxlen=self.listed)
        self.variations = Variations(_long_posts(), random.Random(SEED))  # noqa: S311 - a draw, no secret

    @property
    def now(self) -> datetime:
        return START + timedelta(days=self.days)

    @property
    def database(self) -> Path:
        return open_instance(self.folder).database

    def live(self, days: int) -> None:
        """Live on for so many days."""
        for _ in range(days):
            self._fetch(self.now)
            self._in_session(self._spend_morning)
            self._fetch(self.now + HALF_A_DAY)
            self.days += 1
            if self.days % WEEK == 0:
                self._in_session(lambda session: training.retrain(session, self._model, self.now))

    def next_answer(self, moment: datetime) -> bytes:
        """Return what the feed lists next, new posts first."""
        labels = sample.reader()["labels"]
        for _ in range(self.new):
            self.posts += 1
            post, source = self.variations.make(FIRST_ID + self.posts, moment - HALF_A_DAY)
            self.likes[post.id] = bool(labels.get(str(source)))
            self.feed.appendleft(_element(post))
        return json.dumps([{"legal": "Name Remote OK as the source."}, *self.feed]).encode()

    @property
    def _model(self) -> Path:
        return open_instance(self.folder).model

    def _in_session(self, use: Callable[[Session], object]) -> None:
        with get_session(self.database, self.now) as session:
            use(session)
            session.rollback()
            log = self.database.with_name(f"{self.database.name}-wal")
            self.largest_log = max(self.largest_log, log.stat().st_size)

    def _fetch(self, moment: datetime) -> None:
        fetched = remoteok.parse_jobs(self.next_answer(moment))
        self._in_session(lambda session: fetching.store(session, fetched, moment))

    def _spend_morning(self, session: Session) -> None:
        labelling = preparing.prepare(session, preparing.Selection(), lambda: self.now, wait=False, model=self._model)
        self.answered += labelling.run(self._answer, ANSWERS)
        if self.liked:
            what = Mark(stage=StageName.APPLIED, note=f"Sent my CV on day {self.days}.")
            marking.mark(session, self._model, [self.liked.popleft()], what, self.now)
        if self._model.exists():
            found = recommending.recommend(session, self._model, Filters(only_new=True), lambda _done, _total: None)
            recommending.mark_shown(session, [each.post.id for each in found.posts], self.now)

    def _answer(self, offer: Offer) -> Reply | Reason:
        likes = self.likes[offer.post.id]
        if likes:
            self.liked.append(offer.post.id)
        return Reply.INTERESTED if likes else Reply.NOT_INTERESTED


def _long_posts() -> Sequence[JobPost]:
    """Return the sample's posts, each with the text of another after its own: about as long as the feed's."""
    with sample.feed() as path:
        posts = sorted(read_posts([path]), key=lambda post: post.id)
    others = [*posts[1:], posts[0]]
    return [
        replace(post, description=f"{post.description}\n\n{other.description}")
        for post, other in zip(posts, others, strict=True)
    ]


def _element(post: RemoteOkJobPost) -> dict[str, object]:
    """Return a post as the feed lists it."""
    same = "id", "url", "company", "position", "description", "location", "salary_min", "salary_max"
    posted = {"epoch": int(post.posted_at.timestamp())} if post.posted_at else {}
    return {name: getattr(post, name) for name in same} | {"tags": list(post.tags)} | posted


@dataclass(frozen=True, slots=True)
class Took:
    """What a command took: processor seconds, and the most memory that it held, in bytes."""

    seconds: float
    memory: int


def measure(life: Life) -> dict[str, Took]:
    """Run each command once, in a process of its own, on a copy of the instance."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "instance"
        shutil.copytree(life.folder, copy)
        (answer := Path(folder) / "answer.json").write_bytes(life.next_answer(life.now))
        some = str(life.liked[0] if life.liked else FIRST_ID + 1)
        return {
            name: _run(copy, life.now, command.split(" "), "y\nn\ny\nn\nn\nq\n" if name == "label" else "")
            for name, command in (
                ("fetch-new", f"fetch-new --from {answer}"),
                ("label", "label --json"),
                ("train", "train"),
                ("recommend", "recommend --no-train"),
                ("again", "recommend --no-train"),
                ("list", "list"),
                ("search", "list --all --search gardener"),
                ("mark", f"mark {some} --stage applied"),
                ("show", f"show {some}"),
                ("stats", "stats"),
            )
        }


def _run(instance: Path, now: datetime, words: Sequence[str], given: str) -> Took:
    report = instance.with_name("took.json")
    command = [sys.executable, str(AS_OF), str(report), now.isoformat(), *words]
    environment = os.environ | {"JOBSEARCH_INSTANCE": str(instance), "NO_COLOR": "1", "OMP_NUM_THREADS": "1"}
    subprocess.run(command, env=environment, input=given.encode(), capture_output=True, check=True)  # noqa: S603
    return Took(**json.loads(report.read_bytes()))


@dataclass(frozen=True, slots=True)
class Month:
    """How things stand at the end of a month."""

    posts: int
    answered: int
    database: int
    model: int
    log: int
    took: dict[str, Took]

    @property
    def row(self) -> str:
        figures = [f"{self.posts:,}", f"{self.answered:,}", f"{self.database / MEGABYTE:.0f}"]
        figures += [f"{self.database / self.posts / KILOBYTE:.1f}", f"{self.log / MEGABYTE:.1f}"]
        return " | ".join((*figures, *(f"{took.seconds:.1f}" for took in self.took.values())))

    @property
    def memory(self) -> str:
        return " | ".join(f"{took.memory / MEGABYTE:.0f}" for took in self.took.values())


def live_a_month(life: Life) -> Month:
    """Live for a month, and return how things stand then."""
    life.live(MONTH)
    stored = life.posts
    sizes = [path.stat().st_size if path.exists() else 0 for path in (life.database, open_instance(life.folder).model)]
    return Month(stored, life.answered, sizes[0], sizes[1], life.largest_log, measure(life))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--instance", type=Path, required=True, help="a folder without a database")
    parser.add_argument("--months", type=int, default=12)
    options = parser.parse_args()
    life = Life(options.instance)
    for number in range(1, options.months + 1):
        month = live_a_month(life)
        if number == 1:
            print("| month | posts | labels | MB | KB a post | largest log, MB |", " | ".join(month.took), "|")
            print("|---" * (6 + len(month.took)) + "|")
        print(f"| {number} | {month.row} |", flush=True)
    print(f"| memory at the end, MB | | | | | | {month.memory} |")


if __name__ == "__main__":
    main()
