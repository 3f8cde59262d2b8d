"""The question why the last answer was a no, where no post follows that it could stand below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from jobsearch.labelling.offer import Reason, Reply
from jobsearch.terminal.labelling import status
from jobsearch.terminal.labelling.key_names import fitting, named

if TYPE_CHECKING:
    from jobsearch.posts import JobPost
    from jobsearch.terminal.labelling.canvas import Canvas

LAST, KEYS = "That was the last post.", [("u", " undo"), ("any other key", " ends")]
ANSWERS: dict[str, Reply | Reason] = {**status.REASONS, "u": Reply.UNDO}


def ask_why(canvas: Canvas, post: JobPost) -> Reply | Reason | None:
    """Ask until a key is pressed; return the reason or UNDO, or None for any other key."""
    answer: Reply | Reason | None = None

    def draw() -> None:
        width, height = canvas.width, canvas.console.height
        keys = fitting([named(KEYS, "  ")], width)
        lines = [Text(LAST, style="italic"), Text(), status.reasons(post, width), keys]
        canvas.fill([*([Text()] * height), *lines][-height:])

    def press(key: str) -> bool:
        nonlocal answer
        answer = ANSWERS.get(key.lower())
        return True

    canvas.press_until_answered(draw, press)
    return answer
