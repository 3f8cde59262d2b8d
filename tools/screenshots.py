"""Write docs/recommend.svg, label.svg and why.svg: the program on its own sample posts, each time the same."""

from __future__ import annotations

import os
import re
import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))

from rich.console import Console  # noqa: E402
from rich.terminal_theme import MONOKAI  # noqa: E402

from jobsearch import fetching, filtering, next_step, recommending, sample, training  # noqa: E402
from jobsearch.dataaccess.database import Session, get_session, no_progress  # noqa: E402
from jobsearch.instance import Instance  # noqa: E402
from jobsearch.labelling import preparing  # noqa: E402
from jobsearch.labelling.offer import Offer, Reply  # noqa: E402
from jobsearch.posts import Order  # noqa: E402
from jobsearch.remoteok import parse_jobs  # noqa: E402
from jobsearch.terminal import next_steps, recommendations  # noqa: E402
from jobsearch.terminal.console import Terminal  # noqa: E402
from jobsearch.terminal.formats import Formats  # noqa: E402
from jobsearch.terminal.labelling.canvas import Canvas  # noqa: E402
from jobsearch.terminal.labelling.keyboard import Keyboard  # noqa: E402
from jobsearch.terminal.labelling.screen import LabelScreen  # noqa: E402
from jobsearch.terminal.labelling.status import Learning  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = REPO / "docs"
PROGRAM = "python main.py"
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
EVENING, LABELED = datetime(2026, 11, 15, 21, tzinfo=UTC), 40
AS_TABLE = Formats(as_json=False, as_csv=False, page=None)
COLUMNS, ROWS = 80, 24
COLUMNS_OF_ADDRESSES = 92  # a longer line would be cut
REMOTE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # a picture loads nothing
ANSWERED = 16
REPLIES = {1: Reply.INTERESTED, 0: Reply.NOT_INTERESTED}


class Photographer:
    """Answers as the sample's reader would, then takes a picture of an interesting post, and of why it is one."""

    def __init__(self) -> None:
        self.labels = sample.reader()["labels"]
        self.answered = 0
        self.clock = NOW - timedelta(hours=1)

    def now(self) -> datetime:
        return self.clock

    def ask(self, offer: Offer) -> Reply:
        if offer.explained:
            take(offer, "why")
            return Reply.QUIT
        self.clock += timedelta(minutes=1)
        label = self.labels[str(offer.post.id)]
        if self.answered >= ANSWERED and label and offer.score:
            take(offer, "label")
            return Reply.WHY
        self.answered += 1
        return REPLIES[label]


class NoKeys:
    """The keys of a screen that nobody sits at."""

    def read(self, _seconds: float) -> str | None:
        return None

    def discard(self) -> None:
        pass

    def released(self) -> AbstractContextManager[None]:
        return nullcontext()


def take(offer: Offer, name: str) -> None:
    """Draw the offer as the labelling screen does, into a picture."""
    learning = Learning(lambda: None, lambda: False)
    with photographed("label", name) as console:
        LabelScreen(Canvas(console, Keyboard(NoKeys())), lambda: NOW, learning).draw(offer)


@contextmanager
def photographed(command: str, name: str, columns: int = COLUMNS) -> Iterator[Console]:
    """Give a terminal's console; what is printed on it becomes a picture of that name, with the command above it."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(
            file=nowhere,
            record=True,
            width=columns,
            height=ROWS,
            force_terminal=True,
            color_system="truecolor",
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )
        yield console
        picture = console.export_svg(title=f"{PROGRAM} {command}", theme=MONOKAI, unique_id=f"jobsearch-{name}")
    lines = (line.rstrip() for line in REMOTE_FONT.sub("", picture).splitlines())
    (DOCS / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"docs/{name}.svg")


@contextmanager
def stored_sample(until: datetime) -> Iterator[tuple[Instance, Session]]:
    """Give an instance of a reader who has said what they look for, with the posts until a moment."""
    with TemporaryDirectory() as folder, get_session(Path(folder) / "jobposts.db", until) as session:
        instance = Instance(Path(folder))
        fetch(session, until)
        preparing.remember_words(session, sample.reader()["looking_for"])
        yield instance, session


def fetch(session: Session, now: datetime) -> None:
    """Store the posts of the sample that there are at a moment."""
    with sample.feed() as saved:
        fetched = parse_jobs(saved.read_bytes())
    posts = tuple(post for post in fetched.posts if post.posted_at is None or post.posted_at <= now)
    fetching.store(session, replace(fetched, posts=posts), now)


def take_labelling() -> None:
    photographer = Photographer()
    with stored_sample(NOW) as (_, session):
        labelling = preparing.prepare(session, preparing.Selection(), photographer.now, wait=True)
        labelling.run(photographer.ask)


def take_morning() -> None:
    """Let the reader label posts one evening, and see what is new for them some days later."""
    labels = sample.reader()["labels"]
    with stored_sample(EVENING) as (instance, session):
        newest = preparing.Selection(order=Order.NEWEST)
        labelling = preparing.prepare(session, newest, lambda: EVENING, wait=True)
        labelling.run(lambda offer: REPLIES[labels[str(offer.post.id)]], LABELED)
        training.retrain(session, instance.model, EVENING)
        shown = recommend(session, instance)
        recommending.mark_shown(session, [each.post.id for each in shown.posts], EVENING)
        fetch(session, NOW)
        training.refit(session, instance.model, NOW)
        with photographed("recommend --new", "recommend", COLUMNS_OF_ADDRESSES) as console:
            terminal = Terminal(console, console, quiet=False, program=PROGRAM, for_people=True)
            recommendations.write(terminal, recommend(session, instance), AS_TABLE, NOW, lambda _: None)
            next_steps.say(terminal, next_step.find(session, instance.model, NOW, next_step.Step.RECOMMEND))


def recommend(session: Session, instance: Instance) -> recommending.Recommendations:
    filters = filtering.Filters(only_new=True, now=NOW)
    return recommending.recommend(session, instance.model, filters, no_progress)


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    take_labelling()
    take_morning()


if __name__ == "__main__":
    main()
