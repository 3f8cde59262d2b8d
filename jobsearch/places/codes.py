"""The codes of states and countries in a text: TX, ON, DE, GBR; most are words too, so their place decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.places import tables
from jobsearch.places.scanning import Found, Scan
from jobsearch.places.tables import Kind, Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

JOINT = re.compile(r"\s?,\s{0,2}|\s?\(\s?|\s[-–—]\s|\s")  # noqa: RUF001
COMMA = re.compile(r"\s?,\s{0,2}")
BETWEEN = re.compile(r"\s?[,/;|]\s?|\s?,?\s(?:and|or)\s", re.IGNORECASE)
FARTHEST = 2  # words on, with an "or" between
A_RUN = 3  # codes of states in a row are no words
NOT_ALONE = frozenset(
    (
        *("AI", "AM", "AS", "AT", "BE", "BI", "BY", "DO", "HI", "HR", "ID", "IN", "IO", "IS", "IT", "ME", "ML", "MY"),
        *("NA", "NO", "OK", "OR", "PM", "QA", "SO", "TO", "TV", "AND", "ARE", "COM", "EST", "NOR", "PER", "TON"),
    )
)
NOT_IN_TEXT = NOT_ALONE | frozenset(
    ("AL", "AR", "CO", "CT", "DE", "LA", "MA", "MD", "MS", "PA", "PE", "PR", "SA", "SC", "SD")
)
WAYS_OF_WORK = frozenset(("remote", "hybrid", "onsite", "site", "office", "anywhere", "home", "remotely"))
NORTH_AMERICAN = frozenset((("US",), ("CA",)))


def found(scan: Scan, names: Sequence[Found]) -> Iterator[Found]:
    """Yield the codes of a text beside the names found in it, with all that each may stand for.

    A doubtful one counts only if the name before it lies there.
    """
    taken = {at for one in names for at in range(one.first, one.last + 1)}
    ends = {one.last for one in names}
    longer = taken - {one.first for one in names if one.first == one.last}
    every = tables.codes()
    candidates = [at for at, raw in enumerate(scan.words.raw) if raw in every and at not in longer and _meant(raw)]
    runs = _runs(scan, candidates)
    names_at = {one.first: one for one in names}
    for at in candidates:
        known = runs.get(at) or (
            () if at in taken else _known(scan, at, ends) or _before(scan, at, names_at.get(at + 1))
        )
        if known:
            is_doubtful = at not in runs and at - 1 in ends and _is_doubtful(scan, at)
            word = scan.words[at]
            yield Found(word.start, word.end, at, at, known, is_doubtful, is_code=True)


def _meant(code: str) -> tuple[Known, ...]:
    country = tables.country(code)
    states = (state for state in tables.states().get(code, ()) if state.open_to != ("BR",) or not country)
    return (*states, country) if country else tuple(states)


def _runs(scan: Scan, candidates: Sequence[int]) -> dict[int, tuple[Known, ...]]:
    """Return what codes in a row mean: the states of one country, or countries if they are all that a field holds."""
    runs: list[list[int]] = []
    for at in candidates:
        before = runs[-1][-1] if runs else at
        if at - FARTHEST <= before < at and BETWEEN.fullmatch(scan.words.gap(before, at)):
            runs[-1].append(at)
        else:
            runs.append([at])
    return {at: known for run in runs for at, known in _run(scan, run).items()}


def _run(scan: Scan, run: Sequence[int]) -> dict[int, tuple[Known, ...]]:
    meant = {at: _meant(scan.words.raw[at]) for at in run}
    states = {at: tuple(one for one in known if one.open_to == ("US",) and one.state) for at, known in meant.items()}
    if len(run) >= A_RUN and all(states.values()):
        return states
    countries = {at: tuple(one for one in known if one.kind is Kind.COUNTRY) for at, known in meant.items()}
    if len(run) < A_RUN and scan.words.raw[run[0]] == "US" and scan.words.raw[run[-1]] != "CA" and any(states.values()):
        return {}
    is_all = not scan.strict and len(run) > 1 and len(run) >= len(scan.words) - 1 and all(countries.values())
    return countries if is_all else {}


def _known(scan: Scan, at: int, ends: set[int]) -> tuple[Known, ...]:
    raw, meant = scan.words.raw[at], _meant(scan.words.raw[at])
    if at - 1 in ends and JOINT.fullmatch(scan.words.gap(at - 1, at)):
        return meant
    follows = at > 0 and COMMA.fullmatch(scan.words.gap(at - 1, at)) is not None
    if follows and scan.words.raw[at - 1].istitle() and scan.words[at - 1].folded not in WAYS_OF_WORK:
        return _of_a_town(scan, at, meant)
    if scan.strict or (raw in NOT_ALONE and not follows) or not scan.words.is_segment(at, at):
        return ()
    return meant


def _before(scan: Scan, at: int, name: Found | None) -> tuple[Known, ...]:
    """Return the state that a code stands for before a town of it in a field: VA Reston; IN Bangalore is in India."""
    last = at + 1 == len(scan.words)
    if scan.strict or last or (at and not scan.words.ends_a_part(at - 1)) or scan.words.gap(at, at + 1) != " ":
        return ()
    states = tuple(state for state in _meant(scan.words.raw[at]) if state.state)
    if name:
        return tuple(
            state
            for state in states
            if any((one.open_to, one.state) == (state.open_to, state.state) for one in name.known)
        )
    is_sure = tables.country(scan.words.raw[at]) is None and scan.words.raw[at] not in NOT_ALONE
    return states if is_sure and scan.words.raw[at + 1].istitle() else ()


def _of_a_town(scan: Scan, at: int, meant: tuple[Known, ...]) -> tuple[Known, ...]:
    """Return what a code stands for behind a town that is in no table: most often a state of North America."""
    if scan.strict and (scan.words.raw[at] in NOT_IN_TEXT or not scan.words.ends_a_part(at)):
        return ()
    return tuple(one for one in meant if one.open_to in NORTH_AMERICAN and one.state)[:1] or (
        () if scan.strict else meant
    )


def _is_doubtful(scan: Scan, at: int) -> bool:
    gap = scan.words.gap(at - 1, at)
    return scan.strict or scan.words.raw[at] in NOT_ALONE or gap.isspace()
