"""Parsing: Remote OK's JSON becomes posts, element by element; what is not a post is left out, with the reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jobsearch.cleaning.fields import clean_line
from jobsearch.errors import RemoteOkError
from jobsearch.posts import merge_listings
from jobsearch.remoteok.elements import NotAPostError, to_post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.posts import RemoteOkJobPost

MOST_DIGITS = 25
MOST_LEFT_OUT = 1_000  # Remote OK lists some hundred posts


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An element left out: its id if it has one, its number in the answer, the first being 1, and why."""

    id: str | None
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class FetchedJobs:
    """The posts of an answer and what was left out of it, each in the order of the answer."""

    posts: tuple[RemoteOkJobPost, ...]
    left_out: tuple[LeftOut, ...]


class UnknownFormError(RemoteOkError):
    """An answer is not a list of posts but `what`."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Remote OK answers in an unknown form: {what}. Check the address, or try again in an hour.")
        self.what = what


def parse_jobs(body: bytes, *, tags_asked: bool = False) -> FetchedJobs:
    """Return the posts of an answer.

    An answer without any post is accepted only with Remote OK's notice in it, and if tags were asked for or posts
    were left out.
    Raises `UnknownFormError` for an answer in an unknown form.
    """
    elements = _elements(body)
    posts: dict[int, RemoteOkJobPost] = {}
    left_out: list[LeftOut] = []
    has_notice = False
    for number, element in enumerate(elements, 1):
        if _is_notice(element):
            has_notice = True
            continue
        try:
            post = to_post(element, posts)
        except NotAPostError as error:
            left_out.append(LeftOut(_shown_id(element), number, str(error)))
            if len(left_out) > MOST_LEFT_OUT:
                raise UnknownFormError(f"a list with more than {MOST_LEFT_OUT:,} elements that are no posts") from None
        else:
            posts[post.id] = post
    if not posts and not (has_notice and (tags_asked or left_out)):
        raise UnknownFormError("a list without a post")
    return FetchedJobs(tuple(posts.values()), tuple(left_out))


def merge(answers: Sequence[FetchedJobs]) -> FetchedJobs:
    """Return several answers as one: a post of more than one counts once, and so does what was left out."""
    posts: dict[int, RemoteOkJobPost] = {}
    left_out: dict[tuple[str | int, str], LeftOut] = {}
    for answer in answers:
        for post in answer.posts:
            posts[post.id] = merge_listings(posts[post.id], post) if post.id in posts else post
        for left in answer.left_out:
            left_out.setdefault((left.id or left.number, left.reason), left)
    return FetchedJobs(tuple(posts.values()), tuple(left_out.values()))


def _elements(body: bytes) -> list[Any]:
    if body.lstrip()[:1] == b"<":
        raise UnknownFormError("a web page instead of posts")
    try:
        answer = json.loads(body, parse_int=_to_int, parse_constant=lambda _: None)
    except RecursionError as error:
        raise UnknownFormError("JSON nested too deeply") from error
    except ValueError as error:
        raise UnknownFormError("something that is not JSON, or only a part of it") from error
    if not isinstance(answer, list):
        raise UnknownFormError("JSON that is not a list of posts")
    return answer


def _to_int(digits: str) -> int | None:
    return int(digits) if len(digits) <= MOST_DIGITS else None


def _is_notice(element: object) -> bool:
    return isinstance(element, dict) and "id" not in element and "legal" in element


def _shown_id(element: object) -> str | None:
    given = element.get("id") if isinstance(element, dict) else None
    return clean_line(str(given))[:40] if isinstance(given, str | int | float) else None
