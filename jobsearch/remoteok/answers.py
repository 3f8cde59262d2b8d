"""Answers: Remote OK's JSON becomes posts, element by element; one that is no post is left out with its reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jobsearch.errors import RemoteOkError
from jobsearch.mending import mend_line
from jobsearch.remoteok.elements import NoPostError, to_post

if TYPE_CHECKING:
    from jobsearch.posts import RemoteOkJobPost

MOST_DIGITS = 25


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An element that is no post: its id if it has one, its place in the answer, the first being 1, and why."""

    id: str | None
    place: int
    reason: str


@dataclass(frozen=True, slots=True)
class FetchedJobs:
    """What an answer holds, in its order."""

    posts: tuple[RemoteOkJobPost, ...]
    left_out: tuple[LeftOut, ...]


def parse_jobs(body: bytes, *, tags_asked: bool = False) -> FetchedJobs:
    """Return the posts of an answer.

    No post at all is fine only beside Remote OK's notice, and if tags were asked for or posts left out.
    Raises `RemoteOkError` for an answer in an unknown form.
    """
    elements = _elements(body)
    posts: dict[int, RemoteOkJobPost] = {}
    left_out: list[LeftOut] = []
    noticed = False
    for place, element in enumerate(elements, 1):
        if _is_notice(element):
            noticed = True
            continue
        try:
            post = to_post(element, posts)
        except NoPostError as error:
            left_out.append(LeftOut(_shown_id(element), place, str(error)))
        else:
            posts[post.id] = post
    if not posts and not (noticed and (tags_asked or left_out)):
        raise _unknown_form(f"a list of {len(elements)} elements and no post")
    return FetchedJobs(tuple(posts.values()), tuple(left_out))


def _elements(body: bytes) -> list[Any]:
    if body.lstrip()[:1] == b"<":
        raise _unknown_form("a web page instead of posts")
    try:
        answer = json.loads(body, parse_int=_to_int, parse_constant=lambda _: None)
    except RecursionError as error:
        raise _unknown_form("JSON nested too deeply") from error
    except ValueError as error:
        raise _unknown_form("something that is no JSON, or only a part of it") from error
    if not isinstance(answer, list):
        raise _unknown_form("JSON that is no list of posts")
    return answer


def _to_int(digits: str) -> int | None:
    return int(digits) if len(digits) <= MOST_DIGITS else None


def _is_notice(element: object) -> bool:
    return isinstance(element, dict) and "id" not in element and "legal" in element


def _shown_id(element: object) -> str | None:
    given = element.get("id") if isinstance(element, dict) else None
    return mend_line(str(given))[:40] if isinstance(given, str | int | float) else None


def _unknown_form(what: str) -> RemoteOkError:
    return RemoteOkError(f"Remote OK answers in an unknown form: {what}. Check the address, or try again in an hour.")
