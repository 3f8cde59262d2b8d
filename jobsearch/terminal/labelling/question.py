"""What the user is asked for in words, before the posts: what each question says, in a line or as a list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a line answers; `alone` is what Enter does where nothing is typed."""

    asked: str
    purpose: str
    example: str
    alone: str = "none"


FROM_A_LIST = "none; choose from a list"
LOOKING_FOR = Question(
    "What do you look for?",
    "Posts with these words come first, until your answers tell more.",
    "python backend europe",
)
CHOICE = "Tick what you look for"
CHOICE_PURPOSE = "These words are frequent in the titles at hand. None is fine, too."
