"""Which posts are one job: those of one company and title, and those whose titles differ in places and texts are alike.

Which posts belong together, and under which key, depends on the posts alone, not on the order in which they come.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.copies import texts, titles
from jobsearch.posts import job_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_COMPARED = 50  # different texts of one title that each is compared with: time stays linear


@dataclass(frozen=True, slots=True)
class Listing:
    """What tells which job a post is of; `description` is Markdown."""

    id: int
    company: str
    position: str
    location: str
    description: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A post whose title was read: the key by company and title alone, and the names of its places."""

    key: str
    description: str
    places: tuple[str, ...]


class _Jobs:
    """Keys of jobs, joined as they turn out to be one."""

    def __init__(self) -> None:
        self._joined_to: dict[str, str] = {}

    def find(self, key: str) -> str:
        """Return the key that stands for all those joined to this one."""
        passed = []
        while key in self._joined_to:
            passed.append(key)
            key = self._joined_to[key]
        self._joined_to |= dict.fromkeys(passed, key)
        return key

    def join(self, key: str, other: str) -> None:
        first, second = self.find(key), self.find(other)
        if first != second:
            self._joined_to[second] = first


def job_keys(posts: Iterable[Listing]) -> dict[int, str]:
    """Return the key of each post's job by the post's id: what `posts.job_key` says of the job's post of least id.

    It takes all posts of a company to tell.
    """
    in_order = sorted(posts, key=lambda post: post.id)
    keys = {post.id: job_key(post.company, post.position, post.id) for post in in_order}
    jobs = _Jobs()
    for group in _titled_alike(in_order, keys):
        _join_alike(group, jobs)
    first: dict[str, str] = {}
    return {post_id: first.setdefault(jobs.find(key), key) for post_id, key in keys.items()}


def _titled_alike(posts: Sequence[Listing], keys: dict[int, str]) -> Iterable[list[_Read]]:
    """Return the posts of each company whose titles differ, but in nothing but places."""
    of_company: defaultdict[str, list[Listing]] = defaultdict(list)
    for post in posts:
        of_company[keys[post.id].partition("\n")[0]].append(post)
    groups: defaultdict[tuple[str, str], list[_Read]] = defaultdict(list)
    for company, listed in of_company.items():
        if len({keys[post.id] for post in listed}) > 1:
            for post in listed:
                title = titles.read(post.position, post.location, post.description)
                groups[company, title.bare].append(_Read(keys[post.id], post.description, title.places))
    return [group for group in groups.values() if len({post.key for post in group}) > 1]


def _join_alike(posts: Sequence[_Read], jobs: _Jobs) -> None:
    same: dict[str, str] = {}
    different: deque[tuple[str, texts.Text]] = deque(maxlen=MOST_COMPARED)
    for post in posts:
        if post.description in same:
            jobs.join(same[post.description], post.key)
            continue
        text = texts.read(post.description, post.places)
        if not text.is_telling:
            continue
        same[post.description] = post.key
        for key, other in different:
            if jobs.find(key) != jobs.find(post.key) and texts.are_alike(text, other):
                jobs.join(key, post.key)
        different.append((post.key, text))
