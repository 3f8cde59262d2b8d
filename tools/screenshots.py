"""Write docs/label.svg and docs/why.svg: the labelling screen on the project's own sample posts, each time the same."""

from __future__ import annotations

import os
import re
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))

from rich.console import Console  # noqa: E402
from rich.terminal_theme import MONOKAI  # noqa: E402

from jobsearch import fetching, sample  # noqa: E402
from jobsearch.dataaccess.database import get_session  # noqa: E402
from jobsearch.labelling import preparing  # noqa: E402
from jobsearch.labelling.offer import Offer, Reply  # noqa: E402
from jobsearch.remoteok import parse_jobs  # noqa: E402
from jobsearch.terminal.labelling.canvas import Canvas  # noqa: E402
from jobsearch.terminal.labelling.keyboard import Keyboard  # noqa: E402
from jobsearch.terminal.labelling.screen import LabelScreen  # noqa: E402
from jobsearch.terminal.labelling.status import Learning  # noqa: E402

DOCS = REPO / "docs"
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
COLUMNS, ROWS = 80, 24
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
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(
            file=nowhere,
            record=True,
            width=COLUMNS,
            height=ROWS,
            force_terminal=True,
            color_system="truecolor",
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )
        learning = Learning(lambda: None, lambda: False)
        LabelScreen(Canvas(console, Keyboard(NoKeys())), lambda: NOW, learning).draw(offer)
        picture = console.export_svg(title="python main.py label", theme=MONOKAI, unique_id=f"jobsearch-{name}")
    lines = (line.rstrip() for line in REMOTE_FONT.sub("", picture).splitlines())
    (DOCS / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"docs/{name}.svg")


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    photographer = Photographer()
    with TemporaryDirectory() as folder, get_session(Path(folder) / "jobposts.db", NOW) as session:
        with sample.feed() as saved:
            fetching.store(session, parse_jobs(saved.read_bytes()), NOW)
        preparing.remember_words(session, sample.reader()["looking_for"])
        labelling = preparing.prepare(session, preparing.Selection(), photographer.now, wait=True)
        labelling.run(photographer.ask)


if __name__ == "__main__":
    main()
