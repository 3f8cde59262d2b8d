"""What `demo` shows: each step's command, and what it prints; a scripted reader gives the answers."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from jobsearch import fetching, filtering, listing, marking, recommending, sample, showing
from jobsearch.dataaccess.database import get_session, no_progress
from jobsearch.demands import Demands
from jobsearch.errors import JobSearchError
from jobsearch.files import temporary_folder
from jobsearch.instance import Instance
from jobsearch.labelling import preparing
from jobsearch.posts import Order, StageName
from jobsearch.terminal import full_post, listings, recommendations, rendering, reports, training_report, values
from jobsearch.terminal.formats import Formats
from jobsearch.terminal.labelling.question import LOOKING_FOR
from jobsearch.terminal.labelling.scripted import ScriptedReader
from jobsearch.terminal.signals import ended_by_signals

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session
    from jobsearch.terminal.console import Terminal

OPENING = (
    "A tour with invented posts, and a scripted reader who looks for python backend work in Europe. Nothing is kept."
)
ANSWERS_GIVEN = 30
WHERE = "europe"
RECOMMENDED, LISTED = 5, 2
AS_TABLE = Formats(as_json=False, as_csv=False, page=None)
LEFT_OUT = "(The text of the ad is left out here.)"
ENDING = "That was the tour. With the posts that Remote OK lists now, and your own answers, it begins like this:"
NEXT = ("fetch-new", "label")


def run(terminal: Terminal) -> None:
    """Take the tour in a temporary folder. Raises `JobSearchError` where none can be made."""
    with ended_by_signals(), ExitStack() as stack:
        try:
            folder = stack.enter_context(temporary_folder(Path(gettempdir())))
        except OSError as error:
            message = f"The demo can't make its temporary folder ({error.strerror}); name another place by TMPDIR."
            raise JobSearchError(message) from error
        feed, instance = stack.enter_context(sample.feed()), Instance(folder)
        session = stack.enter_context(get_session(instance.database, _now()))
        _run(Tour(terminal, session, instance.model), feed)


def _run(tour: Tour, feed: Path) -> None:
    tour.terminal.message(OPENING)
    tour.fetch_new(feed)
    tour.label()
    tour.train()
    tour.show(tour.recommend())
    tour.mark(tour.list_shortlist())
    tour.end()


@dataclass(frozen=True, slots=True)
class Tour:
    """The steps of the tour: each shows a command, does what the command does, and prints what it prints."""

    terminal: Terminal
    session: Session
    model: Path

    def fetch_new(self, feed: Path) -> None:
        """Store the sample posts."""
        self._begin("fetch-new --from sample.json")
        report = fetching.store(self.session, fetching.read_saved(feed, ()), _now())
        reports.report_fetched(self.terminal, report)

    def label(self) -> None:
        """Say what the reader looks for, and give their answers beside the guesses of the model."""
        self._begin(f"label --order newest --limit {ANSWERS_GIVEN}")
        script = sample.reader()
        self.terminal.message(f"{LOOKING_FOR.asked}\n> {script['looking_for']}\n")
        preparing.remember_words(self.session, script["looking_for"])
        selection = preparing.Selection(order=Order.NEWEST)
        labelling = preparing.prepare(self.session, selection, _now, wait=True)
        reader = ScriptedReader(self.terminal, script["labels"])
        labelling.run(reader.ask, ANSWERS_GIVEN)
        reader.sum_up()
        reports.report_labeled(self.terminal, labelling.summary(), on_screen=False)

    def train(self) -> None:
        """Evaluate and train the model."""
        self._begin("train")
        from jobsearch.classifier.room import make_room  # noqa: PLC0415 - before what needs numpy is imported

        make_room()
        from jobsearch import training  # noqa: PLC0415

        training_report.show(self.terminal, training.retrain(self.session, self.model, _now()))

    def recommend(self) -> int:
        """Show the likeliest posts, and return the id of the first."""
        self._begin(f"recommend --place {WHERE} --limit {RECOMMENDED}")
        demands = Demands(place=values.parse_place(WHERE))
        filters = filtering.Filters(RECOMMENDED, demands=demands, now=_now())
        found = recommending.recommend(self.session, self.model, filters, no_progress)
        shown: list[int] = []
        recommendations.write(self.terminal, found, AS_TABLE, _now(), shown.append)
        recommending.mark_shown(self.session, shown, _now())
        return shown[0]

    def show(self, post_id: int) -> None:
        """Show a post without its text: what it states, why it is recommended, how to apply."""
        self._begin(f"show {post_id}")
        found = showing.assess(self.session, self.model, post_id)
        why = found.score.why if found.score else ()
        self.terminal.show(rendering.header(found.post, _now(), why))
        self.terminal.message(f"\n{LEFT_OUT}\n", style="dim")
        self.terminal.show(full_post.known(found, _now()))
        self.terminal.show("")
        self.terminal.show(rendering.how_to_apply(found.post))
        self.terminal.credit()

    def list_shortlist(self) -> int:
        """Show the first jobs to apply to, and return the id of the very first."""
        self._begin(f"list --limit {LISTED}")
        filters = filtering.Filters(LISTED, since=None, now=_now())
        found = listing.list_posts(self.session, self.model, listing.Selection(), filters, no_progress)
        listings.write(self.terminal, found, AS_TABLE, LISTED, _now())
        return found.posts.ids[0]

    def mark(self, post_id: int) -> None:
        """Note that the reader has applied."""
        self._begin(f"mark {post_id} --stage {StageName.APPLIED}")
        marked = marking.mark(self.session, self.model, [post_id], marking.Mark(stage=StageName.APPLIED), _now())
        listings.report_marked(self.terminal, marked, _now())

    def end(self) -> None:
        """Say what to type for the user's own posts."""
        self.terminal.message(f"\n{ENDING}\n")
        for command in NEXT:
            self.terminal.message(f"  {self.terminal.command(command)}", style="bold")

    def _begin(self, command: str) -> None:
        self.terminal.message(f"\n$ {self.terminal.command(command)}", style="bold")


def _now() -> datetime:
    return datetime.now(UTC)
