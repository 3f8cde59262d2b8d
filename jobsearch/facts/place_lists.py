"""Lists of places in a text: those that directly follow a phrase, or directly precede it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.places import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobsearch.places.mentions import Mention

LONGEST_LIST, LONGEST_NAME = 400, 80
NAMING = (
    "a",
    "all",
    "also",
    "alternatively",
    "an",
    "and",
    "any",
    "anywhere",
    "area",
    "areas",
    "as",
    "central",
    "cities",
    "city",
    "contiguous",
    "continental",
    "countries",
    "country",
    "district",
    "downtown",
    "either",
    "following",
    "from",
    "greater",
    "hub",
    "hubs",
    "ideally",
    "in",
    "inner",
    "listed",
    "locations?",
    "mainland",
    "metro",
    "metropolitan",
    "of",
    "one",
    "only",
    "or",
    "our",
    "preferably",
    "preferred",
    "primarily",
    "provinces?",
    "regions?",
    "specific",
    "states?",
    "territories",
    "the",
    "these",
    "well",
    "within",
    "y",
    "und",
    "et",
    "e",
    "o",
    "oder",
    "ou",
)
WORKING = (
    "100%",
    "based",
    "candidates?",
    "flexible",
    "fully",
    "home",
    "home-office",
    "hybrid",
    "located",
    "must be",
    "office",
    "on-?site",
    "open to",
    "position",
    "remot(?:e|ely|o|a)",
    "role",
    "to",
    "work",
    "work from home",
    "wfh",
)
BETWEEN = re.compile(rf"(?:[^\w\n.;!?\"]|(?<!\w)(?:{'|'.join(NAMING)})(?!\w))*+")
BETWEEN_IN_LABEL = re.compile(rf"(?:[^\w\n.!?\"]|(?<!\w)(?:{'|'.join((*NAMING, *WORKING))})(?!\w))*+")
BLANK_LINE = re.compile(r"\n\s*\n")
GLUED = re.compile(r"(?<=[a-z)])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")  # "Remote, UKEmployment Type: …"


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Places that stand side by side in a text, from `start` to `end`."""

    places: tuple[str, ...]
    start: int
    end: int


def after(text: str, lower: str, at: int, *, label: bool = False) -> PlaceList | None:
    """Return the places that a text lists directly after a position; a label may say "remote" between them."""
    between = BETWEEN_IN_LABEL if label else BETWEEN
    window = text[at : _end_of_list(lower, at, between)]
    if label:
        window = GLUED.split(window, maxsplit=1)[0]
    found = list(_chained(mentions.find(window), window, lower, at, between))
    return _listed(found, at) if found else None


def before(text: str, lower: str, at: int) -> PlaceList | None:
    """Return the places that a text lists directly before a position."""
    start = max(at - LONGEST_NAME, lower.rfind("\n", 0, at) + 1)
    found: list[Mention] = []
    upper = at - start
    for mention in reversed(mentions.find(text[start:at])):
        if BETWEEN.fullmatch(lower, start + mention.end, start + upper) is None:
            break
        found.insert(0, mention)
        upper = mention.start
    return _listed(found, start) if found else None


def _end_of_list(lower: str, at: int, between: re.Pattern[str]) -> int:
    """Return where a list that starts here must end: with its line, or the paragraph if nothing is left of the line."""
    last = min(at + LONGEST_LIST, len(lower))
    line = lower.find("\n", at, last)
    if line < 0 or between.fullmatch(lower, at, line) is None:
        return last if line < 0 else line
    blank = BLANK_LINE.search(lower, line + 2, last)
    return blank.start() if blank else last


def _chained(
    found: Iterable[Mention], window: str, lower: str, at: int, between: re.Pattern[str]
) -> Iterable[Mention]:
    end, several_lines = 0, "\n" in window
    for mention in found:
        gap = lower[at + end : at + mention.start]
        if between.fullmatch(gap.replace("\n", " ") if several_lines else gap) is None:
            return
        yield mention
        end = mention.end


def _listed(found: list[Mention], offset: int) -> PlaceList:
    places = dict.fromkeys(place for mention in found for place in mention.places)
    return PlaceList(tuple(places), offset + found[0].start, offset + found[-1].end)
