"""Lists of places in a text: those that directly follow a phrase, or directly precede it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.patterns import Pattern
from jobsearch.places import mentions, tables
from jobsearch.places.tables import WORLDWIDE, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jobsearch.facts.text import AdText
    from jobsearch.places.mentions import Mention

SMALL = (Kind.SUBDIVISION, Kind.CITY)
LONGEST_LIST, SHORT_LIST, LONGEST_NAME, SHORT_FIELD = 400, 90, 60, 40
NAMING = (
    r"all|also|alternatively|and|an?|any|anywhere|areas?|as|central|city|cities|contiguous|continental|countr(?:y|ies)"
    r"|district|downtown|either|following|from|greater|hubs?|ideally|in|inner|listed|locations?|mainland|metro"
    r"|metropolitan|of|one|only|or|our|preferably|preferred|primarily|provinces?|regions?|specific|states?|territories"
    r"|the|these|well|within|both|lower|48|50|y|und|et|e|o|oder|ou|el|la|los|las|os|der|die"
)
WORKING = (
    r"100|based|candidates?|flexible|fully|home|hybrid|located|must be|office|on-?site|open to|position"
    r"|remot(?:e|ely|o|a|os|as)|role|to|work|wfh|worldwide|u[ks]|full|time|part"
)
# No name is made of others, so that each text matches in one way only. A possessive repeat would not have to ask for
# that, but Python before 3.11.5 matches it wrongly.
BETWEEN = Pattern(rf"(?:[^\w\n.;!?\"\u201c\u201d]|\b(?:{NAMING})\b)*")
BETWEEN_IN_LABEL = Pattern(rf"(?:[^\w\n.!?\"\u201c\u201d]|\b(?:{NAMING}|{WORKING})\b)*")
NAMING_WORD, WORKING_WORD, A_WORD = Pattern(NAMING), Pattern(rf"(?:{WORKING})\w{{0,7}}"), Pattern(r"\w+")
NO_WORD = Pattern(r"\W{0,9}")
BLANK_LINE = Pattern(r"\n\s{0,9}\n")
GLUED = Pattern(r"(?<=[a-z)])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")  # "Remote, UKEmployment Type: …"
NOT_PLACES = Pattern(r"[' -]{0,2}(?:friendly|based (?:compan|client|startup|team))")
OF_HOURS = Pattern(
    r"[' -]{0,2}(?:(?:eastern|central|mountain|pacific|standard|business|working|work|office|core|day|night)"
    r"[ /-]{1,3}){0,3}"
    r"(?:hours?|time ?-?zones?|tz|shifts?|time)\b(?! ?:)"
)

FOR_A_WHILE = Pattern(
    r"[ ,]{0,2}(?:for )?(?:up to|(?:up to )?(?:\d{1,3}|an?|one|two|three|a few|several|some) (?:days?|weeks?"
    r"|months?))\b"
)


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Countries and regions that stand side by side in a text, from `start` to `end`."""

    places: tuple[str, ...]
    start: int
    end: int


def after(text: AdText, at: int, *, label: bool = False) -> PlaceList | None:
    """Return the places that a text lists directly after a position; a label may say "remote" between them."""
    between = BETWEEN_IN_LABEL if label else BETWEEN
    end = _end_of_list(text.lower, at, between)
    found = _chained_until(text, at, min(end, at + SHORT_LIST), between, label=label)
    if found and end > at + SHORT_LIST and at + SHORT_LIST - found[-1].end < LONGEST_NAME:
        found = _chained_until(text, at, end, between, label=label)
    if not found or any(words.match(text.lower, found[-1].end) for words in (NOT_PLACES, OF_HOURS, FOR_A_WHILE)):
        return None
    return _listed(found)


def may_follow(text: AdText, at: int, *, label: bool = False) -> bool:
    """Return whether the name of a place may follow a position, behind words that belong to lists: a quick look."""
    between = BETWEEN.match(text.lower, at, at + SHORT_LIST)
    gap = NO_WORD.match(text.plain, between.end() if between else at)
    word = A_WORD.match(text.plain, gap.end() if gap else at)
    if word is None:
        return False
    if _may_be_a_name(word[0]):
        return True
    if label:
        return tables.most_words(word[0]) > 0 or WORKING_WORD.fullmatch(word[0]) is not None
    return word[0] in tables.first_words_of_areas()


def may_precede(text: AdText, at: int) -> bool:
    """Return whether the name of a place may precede a position, before words that belong to lists: a quick look."""
    for word in reversed(A_WORD.findall(text.plain, max(0, at - LONGEST_NAME), at)):
        if NAMING_WORD.fullmatch(word.lower()) is None:
            return _may_be_a_name(word) or word in tables.last_words_of_areas()
    return True


def _may_be_a_name(word: str) -> bool:
    return not word.islower() or not word.isascii()


def before(text: AdText, at: int) -> PlaceList | None:
    """Return the places that a text lists directly before a position."""
    start = max(0, at - LONGEST_NAME)
    start = max(start, text.lower.rfind("\n", start, at) + 1)
    found: list[Mention] = []
    upper = at
    for mention in reversed(_found(text.plain, start, at)):
        if BETWEEN.fullmatch(text.lower, mention.end, upper) is None:
            break
        found.insert(0, mention)
        upper = mention.start
    return _listed(found) if found else None


def together(found: Sequence[Mention]) -> tuple[str, ...]:
    """Return the countries and regions of places named together, each once.

    A city or a state within a region named beside it adds nothing: "North America, San Francisco". The world is all.
    """
    named = {place for mention in found if mention.kind not in SMALL for place in mention.open_to}
    places = dict.fromkeys(
        place
        for mention in found
        for place in mention.open_to
        if mention.kind not in SMALL or named.isdisjoint(_regions_around(place))
    )
    return (WORLDWIDE,) if WORLDWIDE in places else tuple(places)


def _regions_around(place: str) -> tuple[str, ...]:
    country = tables.countries().get(place)
    return country.regions if country else ()


def _end_of_list(lower: str, at: int, between: Pattern) -> int:
    """Return where a list that starts here must end: with its line, or the paragraph if nothing is left of the line."""
    last = min(at + LONGEST_LIST, len(lower))
    line = lower.find("\n", at, last)
    if line < 0 or between.fullmatch(lower, at, line) is None:
        return last if line < 0 else line
    blank = BLANK_LINE.search(lower, line + 2, last)
    return blank.start() if blank else last


def _chained_until(text: AdText, at: int, end: int, between: Pattern, *, label: bool) -> list[Mention]:
    """Return the places up to `end` between which stand only words that belong to lists."""
    if label and (glue := GLUED.search(text.plain, at, end)):
        end = glue.start()
    found = list(_chain(_found(text.plain, at, end), text.lower, at, between))
    if label and not found and text.plain.find("\n", at, at + SHORT_FIELD) >= 0:
        found = list(_chain(_found(text.plain, at, end, strict=False), text.lower, at, between))
    return found


def _found(text: str, start: int, end: int, *, strict: bool = True) -> list[Mention]:
    return [
        mentions.Mention(start + one.start, start + one.end, one.kind, one.open_to)
        for one in mentions.find(text[start:end], strict=strict)
    ]


def _chain(found: Iterable[Mention], lower: str, at: int, between: Pattern) -> Iterator[Mention]:
    for mention in found:
        gap = lower[at : mention.start].replace("\n", " ")
        if between.fullmatch(gap) is None:
            return
        yield mention
        at = mention.end


def _listed(found: list[Mention]) -> PlaceList | None:
    places = together(found)
    return PlaceList(places, found[0].start, found[-1].end) if places else None
