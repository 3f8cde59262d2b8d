"""Searching the stored posts: by words, best match first, and by likeness to one of them.

Full-text search is SQLite's FTS5, ranked by its bm25; where this SQLite has none, posts are read one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from math import log, log1p
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from jobsearch.dataaccess import search_index
from jobsearch.dataaccess.tables import job_posts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost

WEIGHTS = {"position": 10.0, "company": 5.0, "tags": 5.0, "location": 3.0, "description": 1.0, "note": 5.0}
LISTED = ("position", "tags", "location", "description")
PHRASE = re.compile(r'"([^"]*)"?|([^\s"]+)')
HEADING = 6  # how many times a word of title or tags counts as if it stood in the text
TELLING = 25  # words that posts alike are looked up by
ACCENTS = re.compile("[\u0300-\u036f]+")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another, in the spelling of the index; the last word of a prefix may be longer."""

    text: str
    prefix: bool = False

    def __str__(self) -> str:
        """Return it as FTS5 reads it."""
        return f'"{self.text}"{"*" if self.prefix else ""}'

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds it in folded words that are joined by single spaces."""
        words = " ".join(map(re.escape, fold(self.text)))
        return re.compile(rf"(?<!\S){words}" + ("" if self.prefix else r"(?!\S)"))


def parse(query: str) -> list[Phrase]:
    """Read words, "several words" that belong together, and beginnings*; other signs have no meaning.

    What is repeated counts once: ranking takes a time that grows with the square of the repetitions.
    """
    found = PHRASE.findall(query.encode(errors="replace").decode().replace("\0", " "))
    phrases = [Phrase(search_index.spell(quoted or word).strip(" *"), word.endswith("*")) for quoted, word in found]
    different: dict[tuple[str | bool, ...], Phrase] = {}
    for phrase in phrases:
        if words := fold(phrase.text):
            different.setdefault((*words, phrase.prefix), phrase)
    return list(different.values())


def find(session: Session, query: str, limit: int | None = None) -> list[int]:
    """Return the ids of the posts that hold all words of the query, best match first; none for a query without words.

    Position, company, tags, place, description and note are searched, whatever the case and the accents. With a
    limit, these are the first so many, found sooner.
    """
    phrases = parse(query)
    if not phrases:
        return []
    if search_index.is_available(session):
        return _match(session, " AND ".join(map(str, phrases)), limit)
    return _scan(session, [phrase.pattern for phrase in phrases], all)[:limit]


def is_quick(session: Session) -> bool:
    """Return whether there is an index, so that no post has to be read."""
    return search_index.is_available(session)


def find_any(session: Session, words: Collection[str]) -> list[int]:
    """Return the ids of the posts that hold one of these words in position, tags, place or description.

    Only where this is quick.
    """
    phrases = [phrase for word in words for phrase in parse(word)]
    if not phrases:
        return []
    holding = text("SELECT rowid FROM search_index WHERE search_index MATCH :query")
    expression = f"{{{' '.join(LISTED)}}} : ({' OR '.join(map(str, phrases))})"
    return list(session.scalars(holding, {"query": expression}))


def find_like(session: Session, post: JobPost, limit: int) -> list[int]:
    """Return the ids of `limit` posts that share the post's most telling words, most similar first, itself included.

    These are the words with the most tf-idf, those of title and tags before those of the text, as Lucene's
    MoreLikeThis chooses them.
    """
    heading = set(fold(" ".join((post.position, *post.tags))))
    counts = Counter(fold(post.description))
    rarity = _rarity(session, heading | counts.keys())
    weights = {word: (counts[word] + HEADING * (word in heading)) * rarity[word] for word in rarity}
    telling = [Phrase(word) for word in sorted(weights, key=lambda word: (-weights[word], word))[:TELLING]]
    if not telling:
        return []
    if search_index.is_available(session):
        return _match(session, " OR ".join(map(str, telling)), limit)
    return _scan(session, [phrase.pattern for phrase in telling], any)[:limit]


def _match(session: Session, expression: str, limit: int | None = None) -> list[int]:
    weights = ", ".join(str(WEIGHTS[column]) for column in search_index.columns(session))
    statement = text(
        "SELECT rowid FROM search_index WHERE search_index MATCH :query "  # noqa: S608 - our numbers
        f"ORDER BY bm25(search_index, {weights}), rowid DESC LIMIT :limit"
    )
    return list(session.scalars(statement, {"query": expression, "limit": -1 if limit is None else limit}))


def _scan(session: Session, patterns: Sequence[re.Pattern[str]], enough: Callable[[Iterable[bool]], bool]) -> list[int]:
    """Search without an index: every post is read; the more often the words occur, the better the match."""
    found = []
    for post_id, *fields in session.execute(select(job_posts.c.id, *(job_posts.c[name] for name in WEIGHTS))):
        texts = [" ".join(fold(field or "")) for field in fields]
        whole = "\n".join(texts)
        if enough(pattern.search(whole) is not None for pattern in patterns):
            found.append((-sum(log1p(_occurrences(pattern, texts)) for pattern in patterns), -post_id))
    return [-negative for _, negative in sorted(found)]


def _occurrences(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(weight * len(pattern.findall(written)) for weight, written in zip(WEIGHTS.values(), texts, strict=True))


def _rarity(session: Session, words: Collection[str]) -> dict[str, float]:
    """Return the inverse document frequency, log(N / n), of those of these words that stored posts hold."""
    total = session.scalar(select(func.count()).select_from(job_posts)) or 1
    if not search_index.is_available(session):
        return {word: float(len(word)) for word in words}  # a longer word tells more
    session.execute(text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search_index, row)"))
    holding = text("SELECT doc FROM temp.vocabulary WHERE term = :term")
    numbers = {word: session.scalar(holding, {"term": word}) for word in words}
    return {word: log(total / number) for word, number in numbers.items() if number}


def fold(written: str) -> list[str]:
    """Return the words of a text without case and accents, in the spelling of the index."""
    spelled = unicodedata.normalize("NFKD", search_index.spell(written))
    return WORD.findall(ACCENTS.sub("", spelled).casefold())
