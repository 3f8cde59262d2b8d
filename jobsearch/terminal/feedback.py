"""What became of the key just pressed: a word on the answer given, taken back or explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.labelling import Reason, Reply
from jobsearch.terminal import words

if TYPE_CHECKING:
    from jobsearch.labelling import Offer

WELCOME = "One key decides, and every answer is stored at once."
SAID = {Reply.INTERESTED: "Interesting", Reply.NOT_INTERESTED: "Not", Reply.SKIP: "Skipped"}


@dataclass(slots=True)
class Feedback:
    """Remembers what was replied to which offer."""

    offer: Offer | None = None
    reply: Reply | Reason | None = None

    def remember(self, offer: Offer, reply: Reply | Reason) -> None:
        self.offer, self.reply = offer, reply

    def on(self, offer: Offer) -> str:
        """Say what the last reply did, now that this is offered."""
        if self.offer is None:
            return WELCOME
        if isinstance(self.reply, Reason):
            return f"Noted: {self.reply}"
        if self.reply is Reply.UNDO:
            return f"Undone: {words.title(offer.post)}" if offer.undone else "Nothing to undo"
        return f"{SAID[self.reply]}: {words.title(self.offer.post)}" if self.reply in SAID else ""
