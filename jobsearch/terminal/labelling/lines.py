"""Labelling by lines: for screen readers and pipes, and as JSON lines for programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import sleep
from typing import TYPE_CHECKING, TextIO

from jobsearch.labelling.offer import Reason, Reply
from jobsearch.terminal import links, pipes, rendering
from jobsearch.terminal.exports import post_document
from jobsearch.terminal.labelling import status
from jobsearch.terminal.labelling.status import Feedback
from jobsearch.terminal.values import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from jobsearch.labelling.offer import Offer
    from jobsearch.posts import JobPost
    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.labelling.status import Learning

WORDS = {
    "yes": Reply.INTERESTED,
    "interesting": Reply.INTERESTED,
    "no": Reply.NOT_INTERESTED,
    "not": Reply.NOT_INTERESTED,
    "skip": Reply.SKIP,
    "undo": Reply.UNDO,
    "why": Reply.WHY,
    "quit": Reply.QUIT,
} | {reply.value: reply for reply in Reply}
REASONS = status.REASONS | {reason.value: reason for reason in Reason}
OPEN = {"o", "open"}
NOTHING: dict[str, str] = {}
PAUSE_SECONDS = 0.05
PROMPT = "y interesting, n not, s skip, u undo, o open, w why, ? keys, q quit:"


@dataclass(slots=True)
class LineQuestions:
    """Asks about each post in plain lines or as a JSON line; an answer is a line of `answers`."""

    terminal: Terminal
    answers: TextIO
    clock: Callable[[], datetime]
    learning: Learning
    as_json: bool
    offered: JobPost | None = None
    feedback: Feedback = field(default_factory=Feedback)
    advised: bool = False

    def ask(self, offer: Offer) -> Reply | Reason:
        """Print the post, and read lines until one is an answer; the end of input quits."""
        if self.feedback.reply is Reply.UNDO or isinstance(self.feedback.reply, Reason):
            self.terminal.message(f"{self.feedback.on(offer)}.")
        if self.as_json or offer.post is not self.offered:
            self.offered = offer.post
            self._show(offer)
        if offer.explained and self.feedback.reply is Reply.WHY:
            self.terminal.message(status.explanation(offer).plain)
        while offer.waiting:
            if self.learning.can_explain():
                return Reply.WHY
            sleep(PAUSE_SECONDS)
        while line := self._read():
            word = line.strip().lower()
            reply = WORDS.get(word) or (REASONS.get(word) if offer.last_no else None)
            if reply and not (reply is Reply.WHY and offer.explained):
                self.feedback.remember(offer, reply)
                return reply
            self._do(line.strip(), offer)
        return Reply.QUIT

    def _do(self, line: str, offer: Offer) -> None:
        """Do what a line asks for that is not a reply, or refuse it; a program gets the post's line again."""
        word, refused = line.lower(), NOTHING
        if word in OPEN:
            self.terminal.message(links.open_in_browser(offer.post.url))
        elif WORDS.get(word) is Reply.WHY:
            self.terminal.message(status.explanation(offer).plain)
        elif self.as_json:
            refused = {"refused": line}
            self.terminal.message(f"{quoted(line)} is not an answer here; {PROMPT.rstrip(':')}.")
        else:
            self.terminal.message(status.HELP)
        if self.as_json:
            self._show(offer, refused)

    def _show(self, offer: Offer, refused: dict[str, str] = NOTHING) -> None:
        if self.as_json:
            self.terminal.write_json(post_document(offer.post, offer.score) | refused, indent=None)
        else:
            self.terminal.message(status.progress(offer).plain)
            if offer.not_open_to:
                self.terminal.message(status.not_open(offer).plain)
            elif status.is_time_to_stop(offer):
                self.terminal.message(status.advice(offer).plain)
            self._advise(offer)
            if offer.post.label is not None:
                self.terminal.message(rendering.before(offer.post.label).plain)
            self.terminal.write(rendering.plain_post(offer.post, self.clock()) + "\n")
        self.terminal.out.file.flush()
        self.learning.start()

    def _advise(self, offer: Offer) -> None:
        """Say when words would help, once until the next yes."""
        self.advised = self.advised and offer.misses > 0
        if status.is_time_for_words(offer) and not self.advised:
            self.advised = True
            self.terminal.message(status.words_would_help(offer)[0].plain)

    def _read(self) -> str:
        if not self.as_json:
            self.terminal.message(PROMPT)
        return pipes.read_line(self.answers)
