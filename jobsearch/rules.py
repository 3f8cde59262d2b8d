"""The user's lasting rules for what not to show: a company, or a word anywhere in a post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from jobsearch.posts import JobPost


LONGEST_QUOTED = 100


class RuleKind(StrEnum):
    """What a rule looks at."""

    COMPANY = "company"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Rule:
    """Hide the posts of this company, or with this word."""

    kind: RuleKind
    text: str

    def names(self, company: str) -> bool:
        """Return whether the rule hides all posts of a company; case is ignored."""
        return self.kind is RuleKind.COMPANY and company.casefold() == self.text.casefold()

    def matches(self, post: JobPost) -> bool:
        """Return whether the rule hides this post; case is ignored, and a word must stand by itself."""
        if self.kind is RuleKind.COMPANY:
            return self.names(post.company)
        text = " ".join((post.position, post.company, post.location, *post.tags, *post.description.split()))
        if _folded(self.text) not in _folded(text):  # quicker by far, and so for nearly every post
            return False
        return re.search(rf"(?<!\w){re.escape(self.text)}(?!\w)", text, re.IGNORECASE) is not None

    def is_like(self, other: Rule) -> bool:
        """Return whether both rules hide the same posts."""
        return self.kind is other.kind and self.text.casefold() == other.text.casefold()

    def __str__(self) -> str:
        return f"{self.kind}:{self.text}"


def _folded(text: str) -> str:
    """Fold case as far as a search that ignores it does, to which the Turkish letters i are all the same."""
    return text.casefold().replace("i\u0307", "i").replace("\u0131", "i")


def parse(text: str) -> Rule:
    """Read a rule as the user writes it: "company:Acme", "word:crypto".

    Raises `JobSearchError` for any other form.
    """
    kind, _, what = text.partition(":")
    rule = Rule(RuleKind(kind), clean(what)) if kind in list(RuleKind) else None
    if rule is None or not rule.text:
        raise JobSearchError(f"{text[:LONGEST_QUOTED]!r} is not a rule; write company:NAME or word:TEXT.")
    return rule


def clean(text: str) -> str:
    """Return what a rule looks for as posts would hold it: on one line, without control characters."""
    from jobsearch.cleaning.characters import drop_unseen  # noqa: PLC0415 - most commands are given no rule

    return " ".join(drop_unseen(text).split())
