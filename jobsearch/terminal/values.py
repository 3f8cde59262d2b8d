"""How the values of options are read, and what is said of those that can't be."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import typer

from jobsearch import clock, rules
from jobsearch.errors import JobSearchError
from jobsearch.posts import LARGEST_ID
from jobsearch.terminal import escapes, pipes
from jobsearch.terminal.asked_values import ASK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobsearch.demands import LeastPay
    from jobsearch.places.openness import Place

Name = TypeVar("Name", bound=StrEnum)
STDIN = STDOUT = "-"
AGE = re.compile(r"([0-9]{1,5})(h|d|w|mo|y)")
HOURS = {"h": 1, "d": 24, "w": 7 * 24, "mo": 30 * 24, "y": 365 * 24}
LONGEST = timedelta(days=99_999)
COUNT = re.compile(r"[0-9]{1,18}")
YEARS = re.compile(r"[0-9]{1,2}")
SALARY = re.compile(
    r"(?P<sign>[$€£])? ?(?P<whole>[0-9]{1,3}(?:[,_ ][0-9]{3})+|[0-9]{1,9})"
    r"(?:(?P<part>(?:[.][0-9]+)?) ?(?P<thousands>k))?(?(sign)|(?: ?(?P<name>[A-Za-z]{3,8}|[$€£]))?)",
    re.IGNORECASE,
)
THOUSAND = 1000
ID = re.compile(r"[0-9]{1,19}")
LONGEST_WAIT = 3600
MOST_IDS = 1_000_000
FILE = "@"


def parse_since(text: str, now: datetime) -> timedelta | datetime | None:
    """Read "30d", "2026-06-01" or "all"; a day begins where the user is, whose clock is `now`."""
    word = text.strip().lower()
    if word == "all":
        return None
    if word in ("today", "yesterday"):
        return clock.at(datetime.combine(now.date() - timedelta(days=word == "yesterday"), time()))
    age = AGE.fullmatch(word)
    if age and (length := timedelta(hours=int(age[1]) * HOURS[age[2]])) <= LONGEST:
        return length
    try:
        moment = datetime.fromisoformat(text.strip())
        return moment.astimezone(UTC) if moment.tzinfo else clock.at(moment)
    except (ValueError, OverflowError) as error:
        message = f"{quoted(text)} is not 30d, 2w, 3mo, yesterday, a date such as 2026-06-01, or all"
        raise typer.BadParameter(message) from error


def parse_text(text: str) -> str:
    """Read words, a name or a note; the bytes of an argument that are no text are not guessed at."""
    if escapes.UNREADABLE.search(text):
        raise typer.BadParameter(f"'{text[: rules.LONGEST_QUOTED]}' is not text in UTF-8")
    return text


def parse_words(text: str) -> str:
    """Read words to look for; the name of a file that holds them may have any bytes."""
    return text if text.startswith(FILE) else parse_text(text)


def read_ids(texts: Sequence[str], stdin: TextIO | None) -> list[int]:
    """Read the ids of posts; "-" stands for those on stdin, one a line, where tab-separated fields may follow."""
    if isinstance(stdin, TextIOWrapper):
        stdin.reconfigure(errors="backslashreplace")  # bytes that are not text are refused as ids
    ids: dict[int, None] = {}
    for text in texts:
        for line in _lines(stdin) if text == STDIN else (text,):
            if id_ := line.partition("\t")[0].strip():
                ids[parse_id(id_)] = None
            if len(ids) > MOST_IDS:
                raise typer.BadParameter(f"there are more than {MOST_IDS:,} ids")
    return list(ids)


def _lines(stdin: TextIO | None) -> Iterator[str]:
    while stdin and (line := pipes.read_line(stdin)):
        yield line


def parse_count(text: str) -> int:
    """Read a number of posts or answers."""
    if not COUNT.fullmatch(text) or int(text) == 0:
        raise typer.BadParameter(f"{quoted(text)} is not a whole number, 1 or more")
    return int(text)


def parse_chance(text: str) -> float:
    """Read "0.3" or "30%"."""
    with suppress(ValueError):
        chance = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        if 0 <= chance <= 1:
            return chance
    raise typer.BadParameter(f"{quoted(text)} is not a chance: chances go from 0 to 1, and 30% is 0.3")


def parse_salary(text: str) -> LeastPay:
    """Read "50000", "60,000", "50k", "$80k" or "50k EUR"."""
    from jobsearch.demands import LeastPay  # noqa: PLC0415 - for those who name a salary
    from jobsearch.facts.pay import currencies  # noqa: PLC0415 - as above

    found = SALARY.fullmatch(text.strip())
    name = (found["sign"] or found["name"]) if found else None
    currency = name and (currencies.code_of(name.lower()) or currencies.code_of(name.upper()))
    if not found or (name and not currency):
        raise typer.BadParameter(f"{quoted(text)} is not a yearly salary; write 50000, 50k or 50k EUR")
    digits = re.sub(r"[^0-9]", "", found["whole"])
    amount = round(float(digits + found["part"]) * THOUSAND) if found["thousands"] else int(digits)
    return LeastPay(amount, currency)


def parse_place(text: str) -> Place:
    """Read the name of a place."""
    from jobsearch import living  # noqa: PLC0415 - the tables of places are for those who name one

    try:
        return living.find(parse_text(text))
    except JobSearchError as error:
        raise typer.BadParameter(str(error)) from error


def parse_residence(text: str) -> Place | str:
    """Read the name of the place where the user lives; what forgets it, or asks for it, stays as it is."""
    return text.strip() if text.strip() in ("", ASK) else parse_place(text)


def parse_years(text: str) -> int:
    """Read a number of years, which may be 0."""
    years = text.strip()
    if not YEARS.fullmatch(years):
        raise typer.BadParameter(f"{quoted(text)} is not a number of years, such as 3")
    return int(years)


def parse_seconds(text: str, variable: str | None = None) -> float:
    """Read how many seconds to wait; `variable` is where they come from, if not from an option."""
    with suppress(ValueError):
        seconds = float(text.strip().removesuffix("s"))
        if 0 < seconds <= LONGEST_WAIT:
            return seconds
    message = f"{quoted(text)} is not a number of seconds, up to {LONGEST_WAIT:,}"
    raise typer.BadParameter(message, param_hint=variable)


def check_feed_options(tags: list[str] | None, saved: Path | None, *, for_me: bool) -> None:
    """Refuse --for-me beside an option that leaves it nothing to choose."""
    if for_me and (tags or saved):
        raise typer.BadParameter("it chooses the tags itself; leave out --tag and --from", param_hint="--for-me")


def parse_name(names: type[Name], text: str) -> Name:
    """Read one of a few names, in any case."""
    name = "-".join(text.lower().replace("_", " ").split())
    if name not in list(names):
        raise typer.BadParameter(f"{quoted(text)} is not one of {', '.join(names)}")
    return names(name)


def parse_folder(text: str) -> Path:
    """Read the name of a folder; an empty one, of a variable that is not set, is not the current folder."""
    if not text.strip():
        raise typer.BadParameter("the folder's name is empty; leave the option out to use the default folder")
    return Path(text)


def parse_output(text: str) -> Path:
    """Read the name of a file to write; - is standard output."""
    if text != STDOUT and os.path.isdir(text):  # noqa: PTH112 - `Path.is_dir` raises where a name can't be looked up
        raise typer.BadParameter(f"{quoted(text)} is a folder; name a file in it")
    return Path(text)


def parse_rule(text: str) -> rules.Rule:
    """Read "company:Acme" or "word:crypto"."""
    try:
        return rules.parse(parse_text(text))
    except JobSearchError as error:
        raise typer.BadParameter(str(error).rstrip(".")) from error


def quoted(text: str) -> str:
    """Return what was typed in quotation marks, as much of it as tells which it was."""
    return repr(text if len(text) <= rules.LONGEST_QUOTED else f"{text[: rules.LONGEST_QUOTED]}…")


def parse_id(text: str) -> int:
    """Read a post's id."""
    if not ID.fullmatch(text) or int(text) > LARGEST_ID:
        raise typer.BadParameter(f"{quoted(text)} is not the id of a post")
    return int(text)
