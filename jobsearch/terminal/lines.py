"""Labelling by lines: for people who have the screen read aloud, for pipes, and as JSON lines for programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from jobsearch.labelling import Reason, Reply
from jobsearch.terminal import posts, status
from jobsearch.terminal.browser import open_in_browser
from jobsearch.terminal.documents import post_document
from jobsearch.terminal.feedback import Feedback

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from jobsearch.labelling import Offer
    from jobsearch.posts import JobPost
    from jobsearch.terminal.console import Terminal

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
REASONS = {str(number): reason for number, reason in enumerate(Reason, 1)} | {reason.value: reason for reason in Reason}
OPEN = {"o", "open"}
PROMPT = "y interesting, n not, s skip, u undo, o open, w why, ? keys, q quit:"


@dataclass(slots=True)
class LineQuestions:
    """Asks about each post in plain lines, or as JSON lines; an answer is a line on `answers`."""

    terminal: Terminal
    answers: TextIO
    clock: Callable[[], datetime]
    while_reading: Callable[[], None]
    as_json: bool
    offered: JobPost | None = None
    feedback: Feedback = field(default_factory=Feedback)

    def ask(self, offer: Offer) -> Reply | Reason:
        """Print the post, and read lines until one is an answer; the end of input quits."""
        if self.feedback.reply is Reply.UNDO or isinstance(self.feedback.reply, Reason):
            self.terminal.say(f"{self.feedback.on(offer)}.")
        if offer.post is not self.offered:
            self.offered = offer.post
            self._show(offer)
        elif offer.explained:
            self.terminal.say(status.explanation(offer).plain)
        while True:
            line = self._read()
            word = line.strip().lower()
            if not line:
                return Reply.QUIT
            reply = WORDS.get(word) or (REASONS.get(word) if offer.last_no else None)
            if reply:
                self.feedback.remember(offer, reply)
                return reply
            self.terminal.say(open_in_browser(offer.post.url) if word in OPEN else status.HELP)

    def _show(self, offer: Offer) -> None:
        if self.as_json:
            self.terminal.write_json(post_document(offer.post, offer.score), indent=None)
        else:
            self.terminal.say(status.progress(offer).plain)
            if status.is_time_to_stop(offer):
                self.terminal.say(status.advice(offer).plain)
            if offer.post.label is not None:
                self.terminal.say(status.before(offer.post.label).plain)
            self.terminal.write(posts.plain_post(offer.post, self.clock()) + "\n")
        self.terminal.out.file.flush()
        self.while_reading()

    def _read(self) -> str:
        if not self.as_json:
            self.terminal.say(PROMPT)
        return self.answers.readline()
