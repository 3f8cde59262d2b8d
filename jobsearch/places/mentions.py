"""Which places a text names, and which countries or regions they stand for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.places.joining import joined
from jobsearch.places.scanning import Scan
from jobsearch.places.tables import Kind, Known

if TYPE_CHECKING:
    from collections.abc import Sequence


MOST_OF_THEM = 2 / 3  # of all people that live in cities of one name: Paris is in France
ANY_OTHER = 1
ANOTHER = 400  # thousands of people: a city of this size abroad makes a state's name one that is shared


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a text names from `start` to `end`, with the state or country that follows it.

    `open_to` are codes of countries (ISO 3166-1 alpha-2) and region words; empty where the name is one that places of
    several countries share and nothing decides.
    """

    start: int
    end: int
    kind: Kind
    open_to: tuple[str, ...]


def find(text: str, *, strict: bool = True) -> list[Mention]:
    """Return the places a text names, in its order; they do not overlap.

    Running text is read strictly: a name that is also a word or a person's (Reading, Austin's smaller sisters), a small
    town and a code count only with the state or country behind them. A location field is not (`strict=False`): there
    "Cork", "DE" and "Anywhere" are places. The time is linear in the length of the text.
    """
    scan = Scan(text, strict=strict)
    places = [place for place in joined(scan) if not place.doubtful]
    mentions = [
        Mention(
            place.start, place.end, place.kind, decided(place.known, shared_by=ANY_OTHER if place.is_whole else ANOTHER)
        )
        for place in (*places, *scan.flags())
    ]
    return sorted(mentions, key=lambda mention: mention.start)


def decided(known: Sequence[Known], shared_by: int = ANOTHER) -> tuple[str, ...]:
    """Return the countries or regions that a name stands for by itself; none if it is shared without a leader.

    `shared_by` is how many thousands of people a city must have abroad for a state's name to be shared.
    """
    areas = {one.open_to for one in known if one.kind is not Kind.CITY}
    people: Counter[tuple[str, ...]] = Counter()
    for one in known:
        people[one.open_to] += one.people
    if areas:
        rivals = {where for where, thousands in people.items() if thousands >= shared_by} - areas
        return next(iter(areas)) if len(areas) == 1 and not rivals else ()
    where, most = people.most_common(1)[0]
    return where if len(people) == 1 or most >= MOST_OF_THEM * people.total() else ()
