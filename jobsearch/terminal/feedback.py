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
    """Remembers what was replied to which offer; `decided` counts the replies of this session that stand."""

    offer: Offer | None = None
    reply: Reply | Reason | None = None
    decided: int = 0
    undone: bool = False

    def remember(self, offer: Offer, reply: Reply | Reason) -> None:
        self.offer, self.reply = offer, reply
        self.undone = reply is Reply.UNDO and self.decided > 0
        if reply in SAID:
            self.decided += 1
        elif self.undone:
            self.decided -= 1

    def on(self, offer: Offer) -> str:
        """Say what the last reply did, now that this is offered."""
        if self.offer is None:
            return WELCOME
        if isinstance(self.reply, Reason):
            return f"Noted: {self.reply}"
        if self.reply is Reply.UNDO:
            return f"Undone: {words.title(offer.post)}" if self._has_undone(offer) else "Nothing to undo"
        return f"{SAID[self.reply]}: {words.title(self.offer.post)}" if self.reply in SAID else ""

    def _has_undone(self, offer: Offer) -> bool:
        """Tell whether an answer was taken back: one of this session, or an earlier one's if its post came up."""
        if self.undone or self.offer is None:
            return self.undone
        before = self.offer.progress
        return offer.post is not self.offer.post and before.interested + before.not_interested > 0
