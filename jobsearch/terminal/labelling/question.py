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


FROM_A_LIST = "choose from a list"
LOOKING_FOR = Question(
    "What are you looking for?",
    "Name trades, skills or job titles: posts with them come first, until your answers tell more.",
    "python backend europe",
)
LIVING_IN = Question(
    "Where do you live?",
    "Posts that are open only elsewhere come last, and recommend leaves them out.",
    "Portugal",
    "anywhere",
)
CHOICE = "Tick what you look for"
CHOICE_PURPOSE = "The most frequent words in job titles. You may tick none."
