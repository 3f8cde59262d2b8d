"""What a job ad states, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCATION_FIELD, SALARY_FIELDS, TITLE = "location field", "salary fields", "title"  # evidence that is not a quote


class Level(StrEnum):
    """The level of a job, lowest first."""

    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    HEAD = "head"


class Contract(StrEnum):
    """On which terms a job is offered; `CONTRACT` is freelance, temporary or fixed-term work."""

    FULL_TIME = "full-time"
    PART_TIME = "part-time"
    CONTRACT = "contract"
    INTERNSHIP = "internship"


class Period(StrEnum):
    """What a salary is paid for."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    PROJECT = "project"
    WORD = "word"


TIMES_A_YEAR = {Period.YEAR: 1, Period.MONTH: 12, Period.WEEK: 48, Period.DAY: 230, Period.HOUR: 2_000}
LEAST_YEARLY_PAY = 1_000  # what is less and has no period is paid by the hour


@dataclass(frozen=True, slots=True)
class Salary:
    """The pay for the job itself: at least `min`, at most `max`, in an ISO 4217 currency, `per` what.

    Each is None where the ad does not state it, but for one of the ends.
    """

    min: float | None
    max: float | None
    currency: str | None = None
    per: Period | None = None

    @property
    def likely_per(self) -> Period:
        """What it is paid for; where that is not stated, a year, or an hour where even the upper end is too small."""
        most = max((end for end in (self.min, self.max) if end is not None), default=0)
        return self.per or (Period.YEAR if most >= LEAST_YEARLY_PAY else Period.HOUR)

    @property
    def yearly(self) -> tuple[float | None, float | None]:
        """The ends as yearly pay in the stated currency; both None where they are paid for a piece of work."""
        times = TIMES_A_YEAR.get(self.likely_per)
        low, high = (None if end is None or times is None else end * times for end in (self.min, self.max))
        return low, high


@dataclass(frozen=True, slots=True)
class Ad:
    """What facts are read from: title and location, the pay of the feed's fields, and the text in Markdown."""

    title: str
    location: str
    salary_min: int | None
    salary_max: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What an ad states; what it does not is empty, None or False.

    `open_to` are ISO 3166-1 alpha-2 codes of countries and names of regions, "worldwide" among them. `years` are the
    least years of experience asked for. `evidence` holds for each fact stated, by its name, the words of the ad's
    plain text that say it, at most twelve, or which field does.
    """

    open_to: tuple[str, ...] = ()
    hours: str | None = None
    on_site: bool = False
    salary: Salary | None = None
    level: Level | None = None
    years: int | None = None
    contract: Contract | None = None
    evidence: Mapping[str, str] = field(default_factory=dict, hash=False)


NOTHING_STATED = Facts()
