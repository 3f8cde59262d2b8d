"""Preparing a labelling session: the words that lead it, the posts to offer, and the learner."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from jobsearch import filtering, scoring
from jobsearch.classifier.features import WORD, tokens
from jobsearch.classifier.small_words import is_telling
from jobsearch.cleaning.characters import drop_unseen
from jobsearch.clock import local
from jobsearch.dataaccess import answers, counts, jobs, model_record, moments, rules, settings
from jobsearch.errors import JobSearchError
from jobsearch.labelling.background import BackgroundLearner
from jobsearch.labelling.hiding import find_hidden
from jobsearch.labelling.opinion import SavedOpinion
from jobsearch.labelling.queue import make_queue
from jobsearch.labelling.session import LabellingSession
from jobsearch.posts import RECENT, Order, Outline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta

    from jobsearch.dataaccess.database import Session
    from jobsearch.places.openness import Place

CANDIDATES = 5000
FILE = "@"
LARGEST_FILE = 1_000_000  # bytes


def remember_words(session: Session, text: str) -> str:
    """Remember what the user looks for, and return it; "" forgets it, "@FILE" reads a file.

    Raises `JobSearchError` when the file can't be read as text, or holds no words.
    """
    if text.startswith(FILE):
        text = _read(Path(text.removeprefix(FILE)))
    words = drop_unseen(text).strip()
    if words != (settings.get(session, settings.LOOKING_FOR) or ""):
        settings.put(session, settings.LOOKING_FOR, words)
    return words


def _read(path: Path) -> str:
    try:
        with path.expanduser().open("rb") as file:
            read = file.read(LARGEST_FILE + 1)
        if len(read) > LARGEST_FILE:
            raise JobSearchError(f"The file {path} is larger than 1 MB; give words, or a file with less text.")
        text = read.decode()
    except (OSError, RuntimeError, UnicodeDecodeError) as error:
        raise JobSearchError(f"The file {path} can't be read as text; give words, or @FILE.") from error
    if not WORD.search(text):
        raise JobSearchError(f"The file {path} holds no words.")
    return text


def has_words(session: Session) -> bool:
    """Return whether the user has said what they look for."""
    return bool(get_words(session))


def get_words(session: Session) -> str:
    """Return what the user looks for, "" if that was not said; what another command stores from now on is seen."""
    words = settings.get(session, settings.LOOKING_FOR) or ""
    session.rollback()
    return words


def is_to_be_asked(session: Session) -> bool:
    """Return whether there are posts, but the user neither said what they look for nor was asked for it."""
    if has_words(session) or is_empty(session):
        return False
    asked = settings.get(session, settings.ASKED_FOR_WORDS) is not None
    session.rollback()
    return not asked


def remember_asked(session: Session) -> None:
    """Remember that the user was asked what they look for."""
    settings.put(session, settings.ASKED_FOR_WORDS, "yes")


def get_menu(session: Session, since: timedelta | datetime | None, now: datetime) -> tuple[str, ...]:
    """Return the words in most titles of the posts listed in the window."""
    from jobsearch.labelling import title_words  # noqa: PLC0415 - asked once in a lifetime

    titles = counts.get_titles(session, CANDIDATES, moments.listed_since(session, since, now))
    session.rollback()
    return title_words.frequent(titles)


def is_empty(session: Session) -> bool:
    """Return whether nothing is stored; what another command stores from now on is seen."""
    empty = jobs.is_empty(session)
    session.rollback()
    return empty


def count_older(session: Session, window: timedelta | datetime | None, now: datetime) -> int:
    """Count the stored posts that could be offered if they had been listed in the window."""
    in_force, since = rules.get_rules(session), moments.listed_since(session, window, now)
    found = [jobs.get_not_labeled(session, CANDIDATES, bound) for bound in (None, since)]
    in_all, within = (len(posts) - len(find_hidden(session, posts, in_force)) for posts in found)
    return in_all - within


@dataclass(frozen=True, slots=True)
class Selection:
    """Which posts to offer, and in which order: those with these ids, else the unlabeled ones listed `since`.

    Of the latter, those that are not open to who is `living_in` a place come last.
    """

    ids: Sequence[int] = ()
    order: Order = Order.MODEL
    since: timedelta | datetime | None = RECENT
    living_in: Place | None = None


def prepare(
    session: Session, selection: Selection, clock: Callable[[], datetime], *, wait: bool, model: Path | None = None
) -> LabellingSession:
    """Prepare a session over the posts selected: one of each job, without those that a rule hides, unless named by id.

    The learner is made in the background once it is started; with `wait` it is ready when this returns, so that the
    same answers give the same order, and also where only it finds posts with the words. The model saved at `model`
    explains until then.
    """
    ids, order, living_in = selection.ids, selection.order, selection.living_in
    labels, words = jobs.get_labels_by_post(session), settings.get(session, settings.LOOKING_FOR)
    posts = _find_posts(session, selection, clock())
    learner = BackgroundLearner(session, list(dict.fromkeys([*(post.id for post in posts), *labels])), words)
    is_older = _is_older_than_words(session)
    saved = None if is_older or not model else scoring.find_model(session, model)
    if order is not Order.MODEL:
        posts = sorted(posts, key=lambda post: post.since, reverse=order is Order.NEWEST)
    elif not ids:
        posts, led = _likeliest_first(posts, words, words_lead=words is not None and is_older)
        wait = wait or (not led and _are_in_texts(session, posts))
    if wait:
        learner.finish()
    hidden = set() if ids else find_hidden(session, posts, rules.get_rules(session))
    home = filtering.Filters(living_in=None if ids else living_in)
    elsewhere = filtering.sift(session, [post.id for post in posts], home).elsewhere
    return LabellingSession(
        session=session,
        queue=make_queue(posts, set() if ids else answers.skipped(session), hidden, elsewhere),
        labels=labels,
        get_learner=learner.get,
        start_learning=learner.start,
        clock=clock,
        since=local(clock()).replace(hour=0, minute=0, second=0, microsecond=0),
        saved=SavedOpinion(session, saved) if saved else None,
        keep_order=bool(ids) or order is not Order.MODEL,
        has_words=words is not None,
        living_in=living_in.name if living_in else "",
        named=bool(ids),
    )


def _is_older_than_words(session: Session) -> bool:
    """Return whether the words are others than those that the model learned from."""
    record = model_record.get(session)
    return record is None or record.words != model_record.fingerprint_words(session)


def _find_posts(session: Session, selection: Selection, now: datetime) -> list[Outline]:
    if selection.ids:
        return [Outline.of(post) for post in jobs.get(session, selection.ids)]
    return jobs.get_not_labeled(session, CANDIDATES, moments.listed_since(session, selection.since, now))


def _are_in_texts(session: Session, posts: Sequence[Outline]) -> bool:
    from jobsearch.labelling import unknown_words  # noqa: PLC0415 - searches, where titles and tags have no word

    return unknown_words.are_found(session, [post.id for post in posts])


def _likeliest_first(posts: Sequence[Outline], words: str | None, *, words_lead: bool) -> tuple[list[Outline], bool]:
    """Order posts by what is at hand before the learner is ready: kept chances, and words in title and tags.

    Words that the model has not learned from go first; return also whether this leads to any post.
    """
    by_words = _by_words(posts, words or "")

    def likeliness(post: Outline) -> tuple[float, float]:
        by_word = by_words[post.id]
        return (by_word, post.chance) if words_lead else (post.chance, by_word)

    return sorted(posts, key=likeliness, reverse=True), not words_lead or any(by_words.values())


def _by_words(posts: Sequence[Outline], words: str) -> dict[int, float]:
    """Return how much of the words each post has in title and tags, rare words counting for more.

    The more tags a post has, the less each of them tells.
    """
    looked_for = set(filter(is_telling, tokens(words)))
    found: dict[int, dict[str, float]] = {}
    for post in posts:
        titled, tagged = set(tokens(post.position)), set(tokens(" ".join(post.tags)))
        found[post.id] = {
            word: 1.0 if word in titled else 1 / len(post.tags) for word in looked_for & (titled | tagged)
        }
    frequency = Counter(word for in_post in found.values() for word in in_post)
    return {
        post_id: sum(share * log(1 + len(posts) / frequency[word]) for word, share in in_post.items())
        for post_id, in_post in found.items()
    }
