"""A history as it really grows: writes an instance as fetching every second day for years would have left it.

    python -m benchmarks.history --feeds FILES --years 10 --instance DIR [--labels READER --answers 500]

The posts are variations of the saved answers' posts: 18,250 a year, each listed by one fetch or two, a few of
them copies of a job, all stored by the program's own code. A post is interesting if the one it varies is, and
most answers are recent. No fetch is older than the program, which mends such moments: where the years are more, the
last five are as they would be, and the fetches of those before lie closer together. The same options and the same
`--until`, by default now, make the same history.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.simulated import read_posts, read_readers
from jobsearch.clock import EARLIEST
from jobsearch.dataaccess import answers, jobs, settings
from jobsearch.dataaccess.database import get_session
from jobsearch.dataaccess.rows import LISTED
from jobsearch.instance import open_instance
from jobsearch.posts import JobPost, JobPostLabel, RemoteOkJobPost

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.simulated import Reader
    from jobsearch.dataaccess.database import Session

SEED = 1
YEAR = timedelta(days=365)
BETWEEN_FETCHES = timedelta(days=2)
AS_THEY_WERE = 5 * YEAR
NEW_POSTS = 100  # in each fetch
STILL_LISTED = 10  # of those new in the fetch before
DELAY = timedelta(days=1)  # Remote OK's, from posting to listing
FIRST_ID = 2_000_000  # beyond the recorded ones
COPIES = 0.04
COPIED_FOR = 1000  # posts
OTHER_PARAGRAPH = 0.3
NEW_WORD = 0.9  # in a paragraph: the vocabulary grows with the posts as that of the recorded ones does
LONG_WORD = 6
OTHER_TITLE_WORD = 0.8
KEPT_TAG = 0.8
INTERESTED_ANSWERS = 0.2  # more than of all posts, as the program asks about the likely ones
RECENT = 4  # the power: half of the answers fall into the last 1/16 of the time
ASKED_OF = 20  # posts of the kind, the newest at the time of the answer
ANSWERED_WITHIN = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Varied:
    """A made post, the recorded post that it varies, and when it was first seen."""

    id: int
    source: int
    first_seen: datetime


class Variations:
    """Makes posts like the recorded ones, of their words and paragraphs."""

    def __init__(self, recorded: Sequence[JobPost], chance: random.Random) -> None:
        self.recorded, self.chance = recorded, chance
        self.paragraphs = [text for post in recorded for text in post.description.split("\n\n")]
        self.title_words = [word for post in recorded for word in post.position.split()]
        self.companies = [post.company for post in recorded if post.company]
        self.recent: deque[tuple[RemoteOkJobPost, int]] = deque(maxlen=COPIED_FOR)

    def make(self, post_id: int, posted_at: datetime) -> tuple[RemoteOkJobPost, int]:
        """Return a new post, or a copy of a recent job, and the id of the recorded post it varies."""
        is_copy = bool(self.recent) and self.chance.random() < COPIES
        post, source = self.chance.choice(self.recent) if is_copy else self._vary(self.chance.choice(self.recorded))
        url = f"https://remoteOK.com/remote-jobs/remote-{'-'.join(post.position.lower().split())}-{post_id}"
        location = self.chance.choice(self.recorded).location
        made = replace(post, id=post_id, posted_at=posted_at, url=url, apply_url=url, location=location)
        self.recent.append((made, source))
        return made, source

    def _vary(self, post: JobPost) -> tuple[RemoteOkJobPost, int]:
        listed = {name: getattr(post, name) for name in LISTED}
        varied = {
            "company": post.company and self._blend(*self.chance.choices(self.companies, k=2)),
            "position": self._title(post.position),
            "tags": self._tags(post.tags),
            "description": "\n\n".join(self._paragraph(text) for text in post.description.split("\n\n")),
        }
        return RemoteOkJobPost(**listed | varied), post.id

    def _title(self, title: str) -> str:
        words = title.split()
        if words and self.chance.random() < OTHER_TITLE_WORD:
            words[self.chance.randrange(len(words))] = self.chance.choice(self.title_words)
        return " ".join(words)

    def _tags(self, tags: Sequence[str]) -> tuple[str, ...]:
        others = iter(self.chance.choice(self.recorded).tags)
        kept = (tag if self.chance.random() < KEPT_TAG else next(others, tag) for tag in tags)
        return tuple(dict.fromkeys(kept))

    def _paragraph(self, text: str) -> str:
        other = self.chance.random() < OTHER_PARAGRAPH
        words = (self.chance.choice(self.paragraphs) if other else text).split(" ")
        index = self.chance.randrange(len(words))
        if self.chance.random() < NEW_WORD and len(words[index]) >= LONG_WORD:
            words[index] = self._blend(words[index], self.chance.choice(self.chance.choice(self.paragraphs).split(" ")))
        return " ".join(words)

    @staticmethod
    def _blend(one: str, other: str) -> str:
        return f"{one[: (len(one) + 1) // 2]}{other[len(other) // 2 :]}".strip()


def fetch_moments(number: int, until: datetime) -> list[datetime]:
    """Return when each of so many fetches was, oldest first."""
    moments = [until - BETWEEN_FETCHES * index for index in range(number)]
    if moments[-1] > EARLIEST + BETWEEN_FETCHES:
        return moments[::-1]
    least = EARLIEST + (until - EARLIEST) / 8  # room for those that lie closer together
    recent = [moment for moment in moments[: AS_THEY_WERE // BETWEEN_FETCHES] if moment > least]
    between = (recent[-1] - EARLIEST - BETWEEN_FETCHES) / (number - len(recent))
    return [*(recent[-1] - between * index for index in range(number - len(recent), 0, -1)), *recent[::-1]]


def fetch(session: Session, variations: Variations, fetches: Sequence[datetime]) -> Iterator[Varied]:
    """Store what each fetch would have listed: new posts, and a few of the fetch before."""
    still_listed: list[RemoteOkJobPost] = []
    for number, moment in enumerate(fetches):
        first = FIRST_ID + number * NEW_POSTS
        ids = variations.chance.sample(range(first, first + NEW_POSTS), NEW_POSTS)  # in no order of time
        step = BETWEEN_FETCHES / NEW_POSTS
        made = [variations.make(post_id, moment - DELAY - index * step) for index, post_id in enumerate(ids)]
        new = [post for post, _ in made]
        jobs.save(session, [*new, *still_listed], moment)
        still_listed = new[:STILL_LISTED]
        for post, source in made:
            yield Varied(post.id, source, moment)


def answer(session: Session, posts: Sequence[Varied], reader: Reader, number: int, until: datetime) -> None:
    """Store a reader's words, and their answers to posts of different jobs, soon after each was first seen."""
    settings.put(session, settings.LOOKING_FOR, reader.looking_for)
    chance = random.Random(SEED)  # noqa: S311 - a draw, no secret
    kinds: dict[bool, list[Varied]] = {True: [], False: []}
    for post in posts:
        kinds[bool(reader.labels.get(post.source))].append(post)
    job_of = {post_id: job for job, post_id in jobs.iterate_keys(session)}
    answered: dict[str, tuple[datetime, Varied]] = {}
    while len(answered) < number:
        interested = chance.random() < INTERESTED_ANSWERS
        of_kind = kinds[interested] or kinds[not interested]
        moment = until - (until - posts[0].first_seen) * chance.random() ** RECENT
        after = bisect_left(of_kind, moment, key=lambda post: post.first_seen)
        post = of_kind[max(0, after - chance.randrange(1, ASKED_OF))]
        moment = min(until, post.first_seen + ANSWERED_WITHIN * chance.random())
        answered.setdefault(job_of[post.id], (moment, post))
    for moment, post in sorted(answered.values(), key=lambda each: (each[0], each[1].id)):
        label = reader.labels.get(post.source, JobPostLabel.NOT_INTERESTED)
        answers.record(session, post.id, label, None, moment)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--feeds", nargs="+", type=Path, required=True)
    parser.add_argument("--years", type=float, default=1)
    parser.add_argument("--instance", type=Path, required=True, help="a folder without a database")
    parser.add_argument("--labels", type=Path, help="a reader's file")
    parser.add_argument("--answers", type=int, default=500)
    parser.add_argument("--until", type=datetime.fromisoformat, default=datetime.now(UTC), help="the last fetch")
    options = parser.parse_args()
    until = options.until if options.until.tzinfo else options.until.replace(tzinfo=UTC)
    until = until.replace(microsecond=0)  # as the feed dates its posts
    instance = open_instance(options.instance)
    if instance.database.exists():
        parser.error(f"{instance.database} exists")
    number = max(1, round(options.years * YEAR / BETWEEN_FETCHES))
    fetches = fetch_moments(number, until)
    recorded = sorted(read_posts(options.feeds), key=lambda post: post.id)
    variations = Variations(recorded, random.Random(SEED))  # noqa: S311 - a draw, no secret
    with get_session(instance.database, until) as session:
        posts = list(fetch(session, variations, fetches))
        print(f"{len(posts)} posts of {number} fetches", flush=True)
        if options.labels:
            (reader,) = read_readers([options.labels])
            answer(session, posts, reader, min(options.answers, len(posts) // 2), until)


if __name__ == "__main__":
    main()
