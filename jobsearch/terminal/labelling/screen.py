"""The labelling screen: a post to read, the keys, and how labelling goes; one key decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.text import Text

from jobsearch.labelling.offer import Reply
from jobsearch.terminal import links, rendering
from jobsearch.terminal.labelling import status
from jobsearch.terminal.labelling.canvas import rule_above, rule_below
from jobsearch.terminal.labelling.keyboard import END, ESCAPE
from jobsearch.terminal.labelling.status import Feedback

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from rich.console import Console, RenderableType

    from jobsearch.labelling.offer import Offer, Reason
    from jobsearch.terminal.labelling.canvas import Canvas
    from jobsearch.terminal.labelling.status import Learning

MOST_LINES_OF_A_FACT, LEAST_HEIGHT_FOR_A_LONG_SOURCE = 2, 20
LEAST_TEXT = 3
BOTTOM = 1_000_000
LINES_OF_A_MESSAGE = 3
REPLIES = {reply.value: reply for reply in Reply} | {END: Reply.QUIT}
PAGES = {"page down": 1, " ": 1, "page up": -1, "b": -1}
LINES = {"down": 1, "j": 1, "up": -1, "k": -1}
ENDS = {"home": 0, "g": 0, "end": BOTTOM, "G": BOTTOM}
SCROLLING = PAGES.keys() | LINES.keys() | ENDS.keys()
PAGING = """\
space, b  next page, previous page
j, k, arrows  a line down, up
g, G, home, end  the top, the bottom"""


@dataclass(slots=True)
class LabelScreen:
    """Asks about one post at a time on the full screen."""

    canvas: Canvas
    clock: Callable[[], datetime]
    learning: Learning
    top: int = 0
    page: int = 1
    help: bool = False
    help_top: int = 0
    message: str = ""
    opened: str = ""
    feedback: Feedback = field(default_factory=Feedback)

    @property
    def console(self) -> Console:
        return self.canvas.console

    def ask(self, offer: Offer) -> Reply | Reason:
        """Show the post until a key decides."""
        before = self.feedback.offer
        if before is None or before.post is not offer.post:
            self.top = 0
        self.message, self.canvas.drawn = self.feedback.on(offer), None
        while True:
            if self.canvas.must_be_drawn():
                self.draw(offer)
                self.learning.start()
            if offer.waiting and self.learning.can_explain():
                return Reply.WHY
            key = self.canvas.read_key()
            if key is None:
                continue
            reply = REPLIES.get(key.lower()) or (status.REASONS.get(key) if offer.last_no else None)
            self.message, self.opened = "", ""
            if reply:
                self.help = False
                self.feedback.remember(offer, reply)
                return reply
            self._turn(key if key in ENDS else key.lower(), offer)
            self.canvas.drawn = None

    def draw(self, offer: Offer) -> None:
        """Fill the screen: the post above, as much of its text as fits, and the keys below."""
        width, height = self.canvas.width, self.console.height
        rules = 2 if self.canvas.has_rules else 0
        why = offer.score.why if offer.explained and offer.score else ()
        fixed = [status.keys(width), status.progress_line(offer, width)][: max(1, height - 2)]
        free = max(0, height - rules - LEAST_TEXT - len(fixed))
        beside = self._beside(offer, width, max(0, free - 1))
        head = self._head(offer, width)[: max(1, free - len(beside))]
        self.page = max(1, height - rules - len(head) - len(beside) - len(fixed))
        if self.help:
            body = self._lines(Text(f"{status.HELP}\n{PAGING}"), width)
        else:
            body = rendering.description_lines(self.console, offer.post, width, why)
        top = self._scroll(len(body))
        shown = body[top : top + self.page]
        shown += [Text()] * (self.page - len(shown))
        upper, lower = self._rules(top, len(body), width) if rules else ([], [])
        self.canvas.fill([*head, *upper, *shown, *lower, *beside, *fixed][-height:])

    def _head(self, offer: Offer, width: int) -> list[Text]:
        facts = rendering.head(offer.post, self.clock(), offer.score.why if offer.explained and offer.score else ())
        lines = [
            line for fact in facts for line in rendering.first_lines(self.console, fact, width, MOST_LINES_OF_A_FACT)
        ]
        most = MOST_LINES_OF_A_FACT if self.console.height >= LEAST_HEIGHT_FOR_A_LONG_SOURCE else 1
        return lines + rendering.first_lines(self.console, rendering.source(offer.post, width), width, most)

    def _scroll(self, length: int) -> int:
        """Return the first line to show of a text of this length: the keys' or the post's, wherever that was left."""
        most = max(0, length - self.page)
        if self.help:
            self.help_top = max(0, min(self.help_top, most))
            return self.help_top
        self.top = max(0, min(self.top, most))
        return self.top

    def _rules(self, top: int, length: int, width: int) -> tuple[list[Text], list[Text]]:
        """Return the rules above and below a text of this length; the lower one names the keys that turn the page."""
        rest, hints = length - top - self.page, []
        if rest > 0:
            hints.append(f"{rest} more {'line' if rest == 1 else 'lines'}: space")
        if top:
            hints.append("back: b")
        return [rule_above(width)], [rule_below(hints, width)]

    def _turn(self, key: str, offer: Offer) -> None:
        """Handle a key that is not a reply: open, turn the page; any other shows the keys, and ? or Esc ends that."""
        top = self.help_top if self.help else self.top
        if key == "o":
            self.help, self.opened = False, links.open_in_browser(offer.post.url)
        elif key not in SCROLLING:
            self.help, self.help_top = key != ESCAPE and not (self.help and key == "?"), 0
        else:
            moved = ENDS.get(key, top + LINES.get(key, 0) + PAGES.get(key, 0) * self.page)
            self.top, self.help_top = (self.top, moved) if self.help else (moved, 0)

    def _beside(self, offer: Offer, width: int, rows: int) -> list[Text]:
        """Return what stands below the text: what was opened, why, what the last key did, the earlier answer, advice.

        The first lines are the last to be cut off where there are more than `rows`: an address has to be read in full.
        """
        lines = self._lines(status.opened(self.opened, offer.post, width), width) if self.opened else []
        if offer.explained:
            lines += self._lines(status.explanation(offer, rendering.NO_BREAK), width)
        if offer.last_no and not self.opened:
            lines.append(status.reasons(offer.last_no, width))
        elif self.message:
            lines += rendering.first_lines(self.console, Text(self.message, style="italic"), width, LINES_OF_A_MESSAGE)
        if offer.post.label is not None:
            lines += self._lines(rendering.before(offer.post.label).append(" Skip keeps that."), width)
        if offer.not_open_to:
            lines += self._lines(status.not_open(offer), width)
        elif status.is_time_to_stop(offer):
            lines += self._lines(status.advice(offer), width)
        if status.is_time_for_words(offer):
            variants = [(text,) for text in status.words_would_help(offer)]
            lines += self.canvas.longest(variants, max(0, rows - len(lines)))
        return lines[:rows]

    def _lines(self, part: RenderableType, width: int) -> list[Text]:
        return rendering.as_lines(self.console, part, width)
