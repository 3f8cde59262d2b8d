"""A scripted reader, for the demo: whether the model guessed each answer is shown beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from rich.text import Text

from jobsearch.labelling.offer import Reply
from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobsearch.labelling.offer import Offer
    from jobsearch.posts import Score
    from jobsearch.terminal.console import Terminal

ANSWERS = {1: Reply.INTERESTED, 0: Reply.NOT_INTERESTED}
SHOWN = IN_A_LINE = 10


class Guess(Enum):
    """Whether the model knew an answer before it was given: its sign, its word and its style."""

    RIGHT = "+", "right", "green"
    WRONG = "-", "wrong", "red"
    NONE = ".", "none", "dim"

    def __init__(self, sign: str, word: str, style: str) -> None:
        self.sign, self.word, self.style = sign, word, style

    @classmethod
    def of(cls, score: Score | None, label: int) -> Guess:
        """Return how right it was to give a post with this label this score."""
        if score is None:
            return cls.NONE
        return cls.RIGHT if score.interesting == bool(label) else cls.WRONG


@dataclass(frozen=True, slots=True)
class ScriptedReader:
    """A reader whose label for each post is known, by id: 1 interested, 0 not."""

    terminal: Terminal
    labels: Mapping[str, int]
    guesses: list[Guess] = field(default_factory=list)

    def ask(self, offer: Offer) -> Reply:
        """Answer; the first answers are shown, each beside the guess and the post."""
        label = self.labels[str(offer.post.id)]
        guess = Guess.of(offer.score, label)
        if not self.guesses:
            self.terminal.message("guess  key  post", style="dim")
        if len(self.guesses) < SHOWN:
            self.terminal.message(_line(guess, ANSWERS[label], words.title(offer.post)))
        self.guesses.append(guess)
        return ANSWERS[label]

    def sum_up(self) -> None:
        """Show how right the guesses were, ten by ten."""
        more = len(self.guesses) - SHOWN
        self.terminal.message(f"{more} more answers follow. The model learns from each, and guesses the next:\n")
        for start in range(0, len(self.guesses), IN_A_LINE):
            self.terminal.message(_ten(start + 1, self.guesses[start : start + IN_A_LINE]))
        signs = ", ".join(f"{guess.sign} {guess.word}" for guess in Guess)
        self.terminal.message(f"guesses: {signs}\n", style="dim")


def _line(guess: Guess, reply: Reply, title: str) -> Text:
    return Text.assemble((f"{guess.word:<7}", guess.style), (f"{reply.value:<5}", "bold"), title)


def _ten(first: int, guesses: Sequence[Guess]) -> Text:
    """Return a line of guesses, from the one before this answer on, and how many were right."""
    made = len(guesses) - guesses.count(Guess.NONE)
    signs = Text(" ").join(Text(guess.sign, guess.style) for guess in guesses)
    right = f"{guesses.count(Guess.RIGHT)} of {made} right"
    return Text.assemble(f"answers {first:>2} to {first + len(guesses) - 1}   ", signs, "   ", right)
