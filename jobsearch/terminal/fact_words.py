"""What an ad states, in words: where and when, what it pays, what it asks for; and the words of the ad that say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.facts.values import LOCATION_FIELD, SALARY_FIELDS, TITLE, Contract, Level
from jobsearch.places.folding import key
from jobsearch.terminal import place_words, salary_words, words

if TYPE_CHECKING:
    from jobsearch.facts.values import Facts
    from jobsearch.posts import JobPost

SHORT_HOURS = 48
AROUND = "±"
SHORTER = (
    (re.compile(r"(?:\+/-|\+-|\bplus or minus) ?", re.IGNORECASE), AROUND),
    (re.compile(r"(?<=\d) ?(?:h|hrs?|hours?)\b", re.IGNORECASE), " h"),
    (re.compile(r"\b(?:of|the) ", re.IGNORECASE), ""),
    (re.compile(rf"^([A-Z]{{2,4}}) ?({AROUND}\d{{1,2}} h)$"), r"\2 \1"),
)
FIELDS = {LOCATION_FIELD, SALARY_FIELDS, TITLE}


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact by its name and in words, and its source: a field, or words of the text if it is `quoted`."""

    name: str
    words: str
    source: str
    quoted: bool

    def __str__(self) -> str:
        source = f'"{self.source}"' if self.quoted else self.source
        return f"{self.name}: {self.words}" + (f" ({source})" if source else "")


NO_PLACE = Stated("Open to", "the ad does not say", "", quoted=False)


def place(post: JobPost, *, whole: bool = False) -> str:
    """Return where and when the work is done: "US only (text) · 4 h overlap with CET · on site".

    Hours are shortened unless the `whole` is wanted.
    """
    where, hours = place_words.where(post), post.facts.hours or ""
    if f" {key(hours)} " in f" {key(where)} ":
        hours = ""
    hours = hours if whole else _in_short(hours)
    if where and hours.startswith(AROUND):
        where, hours = f"{where} {hours}", ""
    return " · ".join(fact for fact in (where, hours, _office(post)) if fact)


def _in_short(hours: str) -> str:
    """Return working hours in fewer letters, and only the first words of many."""
    for found, short in SHORTER:
        hours = found.sub(short, hours)
    if len(hours) <= SHORT_HOURS:
        return hours
    return f"{hours[:SHORT_HOURS].rpartition(' ')[0].rstrip(',;:') or hours[: SHORT_HOURS - 1]}…"


def places(post: JobPost) -> str:
    """Return for how many places a post is listed, if for several."""
    return words.count(len(post.copies) + 1, "place") if post.copies else ""


def place_and_places(post: JobPost) -> str:
    """Return where and when the work is done, and for how many places it is listed."""
    return " · ".join(fact for fact in (place(post), places(post)) if fact)


def pay(post: JobPost) -> str:
    """Return what a post pays, marked where not the feed's fields say it: "$80k a year (text)"."""
    salary, source = salary_words.stated(post)
    if salary is None:
        return ""
    pays = salary_words.in_words(salary, in_fields=source == SALARY_FIELDS)
    return pays if source == SALARY_FIELDS else f"{pays} ({'title' if source == TITLE else 'text'})"


def terms(facts: Facts) -> str:
    """Return what a post asks for and on which terms, which no field of the feed tells: "senior · 5+ years"."""
    level = "" if facts.level is Level.INTERN and facts.contract is Contract.INTERNSHIP else facts.level
    return " · ".join(fact for fact in (level, _years(facts), _contract(facts)) if fact)


def stated(post: JobPost) -> list[Stated]:
    """Return all that a post states, each fact with its source."""
    facts, (salary, source) = post.facts, salary_words.stated(post)
    evidence = {**facts.evidence, "salary": source}
    said = {
        "open_to": ("Open to", place_words.in_full(facts.open_to) if facts.open_to else ""),
        "location": ("Location field", place_words.overruled(post)),
        "hours": ("Hours", facts.hours),
        "on_site": ("Work", _office(post)),
        "salary": ("Pay", salary_words.in_words(salary, in_fields=source == SALARY_FIELDS) if salary else ""),
        "level": ("Level", facts.level),
        "years": ("Experience", _years(facts)),
        "contract": ("Contract", _contract(facts)),
    }
    return [_with_source(post, name, told, evidence.get(fact, "")) for fact, (name, told) in said.items() if told]


def _with_source(post: JobPost, name: str, said: str, source: str) -> Stated:
    if source == LOCATION_FIELD:
        return Stated(name, said, f'{LOCATION_FIELD}: "{" ".join(post.location.split())}"', quoted=False)
    return Stated(name, said, source, quoted=bool(source) and source not in FIELDS)


def quotes(facts: Facts) -> list[str]:
    """Return the words of the text that say what it states."""
    return [words for words in facts.evidence.values() if words not in FIELDS]


def _office(post: JobPost) -> str:
    if not post.facts.on_site:
        return ""
    source = post.facts.evidence.get("on_site", "")
    said = {TITLE: post.position, LOCATION_FIELD: post.location}.get(source, source)
    return "hybrid" if "hybrid" in said.casefold() else "on site"


def _years(facts: Facts) -> str:
    return "" if facts.years is None else f"{facts.years}+ years"


def _contract(facts: Facts) -> str:
    return facts.contract.replace("-", " ") if facts.contract else ""
