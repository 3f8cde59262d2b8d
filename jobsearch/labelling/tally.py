"""The tally of a session: the answers given in it, and those of earlier sessions taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from jobsearch.posts import JobPostLabel

if TYPE_CHECKING:
    from jobsearch.rules import Rule


@dataclass(slots=True)
class Tally:
    """The session's answers that still stand: their ids, posts and labels, none for a skip; and the rules they added.

    `taken_back` counts the answers of earlier sessions that were taken back.
    """

    given: list[tuple[int, int, JobPostLabel | None]] = field(default_factory=list)
    taken_back: int = 0
    rules: list[Rule] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        """The ids of the answers, skips included."""
        return [answer for answer, _, _ in self.given]

    @property
    def answered(self) -> int:
        """How many answers were given, skips aside."""
        return sum(label is not None for _, _, label in self.given)

    @property
    def liked(self) -> int:
        """How many of them called a post interesting."""
        return sum(label is JobPostLabel.INTERESTED for _, _, label in self.given)

    @property
    def not_liked_in_a_row(self) -> int:
        """How many answers since the last interesting post, skips aside, called one not interesting."""
        labels = [label for _, _, label in self.given if label is not None]
        return len(list(takewhile(lambda label: label is JobPostLabel.NOT_INTERESTED, reversed(labels))))

    def add(self, answer: int, post_id: int, label: JobPostLabel | None) -> None:
        """Count an answer."""
        self.given.append((answer, post_id, label))

    def take_back(self, post_id: int, *, skip: bool) -> None:
        """Count that the last answer, to this post, was taken back; `skip` is whether it left the label as it was.

        Own answers after it were taken back by another session.
        """
        while self.given:
            _, answered, _ = self.given.pop()
            if answered == post_id:
                return
        if not skip:
            self.taken_back += 1

    def hide(self, rule: Rule) -> None:
        """Count a rule as in force."""
        self.show_again(rule)
        self.rules.append(rule)

    def show_again(self, rule: Rule) -> None:
        """Count a rule as no longer in force."""
        self.rules = [other for other in self.rules if not rule.is_like(other)]


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done in a session, all labels of each kind, and how many posts are left to label.

    `elsewhere` counts those of them that come last as they are open elsewhere only, `busy` those that other sessions
    ask about.
    """

    answered: int
    liked: int
    taken_back: int
    rules: tuple[Rule, ...]
    interested: int
    not_interested: int
    left: int
    elsewhere: int = 0
    busy: int = 0
