"""What programs read: JSON documents, CSV and tab-separated lines, in the forms that scripts rely on."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from jobsearch.terminal import fact_words, salary_words, words

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.facts.values import Facts
    from jobsearch.fetching import FetchReport
    from jobsearch.filtering import Listed
    from jobsearch.posts import JobPost, Score
    from jobsearch.terminal.console import Terminal

SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"  # also wide, small, and the true minus
# What a spreadsheet may take for a formula, where a cell begins: behind a semicolon, too, where these part the cells.
FORMULA = re.compile(rf"""(^|;)(?=[\s"']*[{SIGNS}]|[\t\r\n])""")
FACT_COLUMNS = [
    "open_to",
    "hours",
    "on_site",
    "pay_min",
    "pay_max",
    "currency",
    "per",
    "level",
    "years",
    "contract",
    "evidence",
]
CSV_COLUMNS = [
    "id",
    "chance",
    "new",
    "position",
    "company",
    "location",
    "posted_at",
    "salary_min",
    "salary_max",
    "tags",
    "why",
    "copies",
    "label",
    "stage",
    "stage_at",
    "note",
    "mention",
    "url",
    "apply_url",
    *FACT_COLUMNS,
]


def post_document(post: JobPost, score: Score | None) -> dict[str, Any]:
    """Return a post and what the model says of it; moments are ISO 8601 in UTC, what is unknown is null."""
    return {
        "id": post.id,
        "url": post.url,
        "apply_url": post.apply_url,
        "company": post.company,
        "position": post.position,
        "location": post.location,
        "tags": list(post.tags),
        "salary_min": post.salary_min,
        "salary_max": post.salary_max,
        "posted_at": moment(post.posted_at),
        "first_seen": moment(post.first_seen),
        "last_seen": moment(post.last_seen),
        "label": None if post.label is None else int(post.label),
        "chance": score and round(score.chance, 4),
        "why": [{"term": term.term, "weight": round(term.weight, 4)} for term in score.why] if score else [],
        "copies": list(post.copies),
        "mention": post.mention,
        "stage": post.stage,
        "stage_at": moment(post.stage_at),
        "note": post.note,
        "facts": facts_document(post.facts),
    }


def facts_document(facts: Facts) -> dict[str, Any]:
    """Return what a post states: null, an empty list or false where it does not, amounts without needless decimals."""
    pay = facts.salary
    ends = {} if pay is None else {"min": _whole(pay.min), "max": _whole(pay.max)}
    return {
        "open_to": list(facts.open_to),
        "hours": facts.hours,
        "on_site": facts.on_site,
        "salary": pay and {**ends, "currency": pay.currency, "per": pay.per},
        "level": facts.level,
        "years": facts.years,
        "contract": facts.contract,
        "evidence": dict(facts.evidence),
    }


def _whole(amount: float | None) -> float | None:
    return int(amount) if amount is not None and float(amount).is_integer() else amount


def moment(when: datetime | None) -> str | None:
    """Return a moment as ISO 8601 in UTC, to the second."""
    return None if when is None else when.isoformat(timespec="seconds").replace("+00:00", "Z")


def fetch_document(report: FetchReport) -> dict[str, Any]:
    """Return what became of an answer's elements, each one left out with its number, the first being 1."""
    left_out = [{"id": left.id, "place": left.number, "reason": left.reason} for left in report.left_out]
    return {"new": report.new, "changed": report.changed, "known": report.known, "left_out": left_out}


def recommendation_document(each: Listed, *, below_threshold: bool) -> dict[str, Any]:
    """Return a recommended post, whether it was never shown before, and whether it only comes nearest."""
    return post_document(each.post, each.score) | {"new": each.new, "below_threshold": below_threshold}


def csv_header() -> str:
    """Return the first line of the CSV."""
    return ",".join(CSV_COLUMNS) + "\r\n"


def csv_row(each: Listed, *, raw: bool = False) -> str:
    """Return a post in the form of RFC 4180: with CRLF, and lists joined by semicolons.

    Unless it is to be `raw`, an apostrophe stands before what a spreadsheet might take for a formula.
    """
    line, post = io.StringIO(), each.post
    values = (
        post_document(post, each.score)
        | _facts(post)
        | {
            "new": int(each.new),
            "tags": ";".join(post.tags),
            "why": ";".join(f"{term.term} {term.weight:+.2f}" for term in (each.score.why if each.score else ())),
            "copies": ";".join(map(str, post.copies)),
        }
    )
    cells = values if raw else {column: _inert(value) for column, value in values.items()}
    csv.DictWriter(line, CSV_COLUMNS, extrasaction="ignore", lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _inert(value: object) -> object:
    return FORMULA.sub(r"\1'", value) if isinstance(value, str) else value


def _facts(post: JobPost) -> dict[str, object]:
    """Return what a post states by its column; what it does not is empty."""
    facts, (salary, source) = post.facts, salary_words.stated(post)
    evidence = {**facts.evidence, **({"salary": source} if salary else {})}
    return {
        "open_to": ";".join(facts.open_to),
        "hours": facts.hours,
        "on_site": int(facts.on_site),
        "pay_min": salary and _whole(salary.min),
        "pay_max": salary and _whole(salary.max),
        "currency": salary and salary.currency,
        "per": salary and salary.per,
        "level": facts.level,
        "years": facts.years,
        "contract": facts.contract,
        "evidence": ";".join(f"{fact}: {said}" for fact, said in evidence.items()),
    }


def recommended_line(terminal: Terminal, each: Listed, now: datetime) -> str:
    """Return a recommended post's line: id, chance, "new" or nothing, position to why, and URL."""
    return _line(terminal, each, terminal.styled("new" if each.new else "", "green"), now)


def listed_line(terminal: Terminal, each: Listed, now: datetime) -> str:
    """Return a stored post's line: id, chance, what became of it, position to why, mention, note, and URL."""
    return _line(terminal, each, words.progress(each.post, now), now, each.post.mention or "", each.post.note or "")


def _line(terminal: Terminal, each: Listed, state: str, now: datetime, *more: str) -> str:
    """Return tab-separated fields, these among them: position, company, place, age, pay and why.

    Where colour is wanted in a pipe, the codes stand within their fields, and the id has none.
    """
    post, score = each.post, each.score
    fields = (
        str(post.id),
        words.percent(score.chance) if score else "",
        state,
        terminal.styled(_field(words.title(post)), "bold"),
        post.company,
        fact_words.place(post, whole=True),
        words.age(post.posted_at, now),
        fact_words.pay(post),
        words.reasons(score.why) if score else "",
        *more,
        post.url,
    )
    return "\t".join(map(_field, fields))


def _field(text: str) -> str:
    return " ".join(text.split())
