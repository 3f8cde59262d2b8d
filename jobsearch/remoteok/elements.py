"""Elements: one element of an answer becomes a post, each field validated and cleaned by itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jobsearch.cleaning import LONGEST_DESCRIPTION, LONGEST_LINE, MOST_TAGS
from jobsearch.cleaning.fields import clean_description, clean_line, clean_tags
from jobsearch.posts import LARGEST_ID, RemoteOkJobPost

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

LARGEST_SALARY = 2**53
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
LENGTHS = (
    ("url", "url", LONGEST_LINE),
    ("position", "title", LONGEST_LINE),
    ("company", "company", LONGEST_LINE),
    ("location", "location", LONGEST_LINE),
    ("description", "text", LONGEST_DESCRIPTION),
)
_UNFIT_FOR_ADDRESS = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<>\"\\^`{|}]")


class NotAPostError(Exception):
    """An element that is not a post; the message says why."""


def to_post(element: object, known_ids: Container[int] = ()) -> RemoteOkJobPost:
    """Return the post that an element describes.

    A field that is missing, null or of another type counts as not stated. Raises `NotAPostError` for an
    element without a usable id or address, with neither a title nor a text, with a field much longer than any real
    one, or with an id that is already known.
    """
    if not isinstance(element, dict):
        raise NotAPostError(f"not a post but {_kind(element)}")
    url = _address(element.get("url"))
    post_id = _post_id(element)
    if post_id in known_ids:
        raise NotAPostError("listed twice")
    _check_lengths(element)
    if url is None:
        raise NotAPostError("its url is not a web address" if element.get("url") else "without a url")
    position = _line(element, "position")
    description, mention = clean_description(_text(element, "description"))
    if not position and not description:
        raise NotAPostError("neither title nor text")
    salary_min, salary_max = _salaries(element)
    return RemoteOkJobPost(
        id=post_id,
        url=url,
        apply_url=_address(element.get("apply_url")) or url,
        company=_line(element, "company"),
        position=position,
        location=_line(element, "location"),
        tags=_tags(element.get("tags")),
        description=description,
        salary_min=salary_min,
        salary_max=salary_max,
        posted_at=_posted_at(element),
        mention=mention,
    )


def _kind(element: object) -> str:
    kinds = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(element), "a number")


def _post_id(element: Mapping[str, Any]) -> int:
    given = element.get("id")
    if given is None or given == "":
        raise NotAPostError("without an id")
    number = _whole_number(given)
    if number is None or not 1 <= number <= LARGEST_ID:
        raise NotAPostError("its id is not a whole number from 1 to 2^63 - 1")
    return number


def _check_lengths(element: Mapping[str, Any]) -> None:
    for key, name, most in LENGTHS:
        if len(_text(element, key)) > most:
            raise NotAPostError(f"its {name} is longer than {most:,} characters")
    tags = element.get("tags")
    if isinstance(tags, list) and len(tags) > MOST_TAGS:
        raise NotAPostError(f"it has more than {MOST_TAGS} tags")


def _whole_number(given: object) -> int | None:
    if isinstance(given, str) and given.isascii() and given.isdigit() and len(given) <= len(str(LARGEST_ID)):
        return int(given)
    return given if isinstance(given, int) and not isinstance(given, bool) else None


def _address(given: object) -> str | None:
    if not isinstance(given, str) or len(given) > LONGEST_LINE or _UNFIT_FOR_ADDRESS.search(given.strip(" ")):
        return None
    address = clean_line(given)
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return address if usable and address.isprintable() and not _UNFIT_FOR_ADDRESS.search(address) else None


def _text(element: Mapping[str, Any], key: str) -> str:
    given = element.get(key)
    return given if isinstance(given, str) else ""


def _line(element: Mapping[str, Any], key: str) -> str:
    return clean_line(_text(element, key))


def _tags(given: object) -> tuple[str, ...]:
    return clean_tags(tag for tag in given if isinstance(tag, str)) if isinstance(given, list) else ()


def _salaries(element: Mapping[str, Any]) -> tuple[int | None, int | None]:
    low, high = _salary(element.get("salary_min")), _salary(element.get("salary_max"))
    return (high, low) if low is not None and high is not None and low > high else (low, high)


def _salary(given: object) -> int | None:
    number = int(given) if isinstance(given, float) and abs(given) <= LARGEST_SALARY else _whole_number(given)
    return number if number is not None and 0 < number <= LARGEST_SALARY else None


def _posted_at(element: Mapping[str, Any]) -> datetime | None:
    """Return the moment of posting from `epoch`, or else from `date`; a date without an offset is in UTC."""
    epoch = _whole_number(element.get("epoch"))
    if epoch is not None and EARLIEST.timestamp() <= epoch < LATEST.timestamp():
        return datetime.fromtimestamp(epoch, UTC)
    try:
        moment = datetime.fromisoformat(_text(element, "date").strip())
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if EARLIEST <= moment < LATEST else None
