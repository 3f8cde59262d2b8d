"""The next step: the one that makes sense now, on the way from the first fetch to an application."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from jobsearch import filtering, living, scoring
from jobsearch.classifier import enough
from jobsearch.dataaccess import applications, counts, jobs, moments, rules, settings
from jobsearch.dataaccess.database import batched
from jobsearch.dataaccess.scores import RankingQuery, get_unscored, rank
from jobsearch.posts import RECENT, JobPostLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.dataaccess.model_record import ModelRecord
    from jobsearch.places.openness import Place
    from jobsearch.posts import JobPost
    from jobsearch.scoring import SavedModel

FRESH = timedelta(hours=20)  # less than a day, so that who fetches each morning may be early
LOOKED_AT = 200  # of the posts that a step is for: a rule may hide any number of them
FEW = 5  # interesting posts, below which more labels help most
AT_ONCE = 50


class Step(Enum):
    """A step by the command that takes it; `JUDGE` and `APPLY` are of one post, and to wait takes no command."""

    FETCH = "fetch-new"
    LABEL = "label"
    LABEL_ANYWHERE = "label --anywhere"
    TRAIN = "train"
    RECOMMEND = "recommend --new"
    LIST = "list"
    JUDGE = "mark {post} --label interested"
    APPLY = "mark {post} --stage applied"
    WAIT = None


UNTIL_TRAINED = Step.TRAIN, Step.LABEL, Step.LIST, Step.FETCH
ONCE_TRAINED = Step.FETCH, Step.RECOMMEND, Step.LIST, Step.LABEL
AFTER = {
    Step.LABEL: (Step.TRAIN, Step.LIST, Step.FETCH, Step.RECOMMEND),
    Step.RECOMMEND: (Step.FETCH, Step.LABEL, Step.LIST),
    Step.APPLY: (Step.LIST, Step.TRAIN, Step.FETCH, Step.RECOMMEND, Step.LABEL),  # and after any mark
}


def find(session: Session, path: Path, now: datetime, done: Step | None = None, *, again: Sequence[Step] = ()) -> Step:
    """Return the first step that makes sense, after the one that was just `done`; the model, if any, is at `path`.

    `again` are the steps by which labelling could go on, where nothing else is left to do. No post's text is read but
    where a rule in force looks for a word.
    """
    model, newest = scoring.find_model(session, path), moments.get_newest_fetch(session, now)
    since = newest and newest - RECENT
    makes_sense = {
        Step.FETCH: lambda: newest is None or abs(moments.get_present(session, now) - newest) > FRESH,
        Step.TRAIN: lambda: model is None and _can_train(session),
        Step.RECOMMEND: lambda: model is not None and _has_news(session, model.record, since),
        Step.LIST: lambda: _has_to_apply(session),
        Step.LABEL: lambda: _has_to_label(session, model, since, living.get(session)),
        Step.LABEL_ANYWHERE: lambda: _has_to_label(session, model, since, None),
    }
    general = tuple(step for step in (ONCE_TRAINED if model else UNTIL_TRAINED) if step is not done)
    order = AFTER.get(done, general) if done else general
    if step := next((step for step in order if makes_sense[step]()), None):
        return step
    if model and _has_to_learn(session, model):
        return Step.RECOMMEND
    return next((step for step in again if makes_sense[step]()), Step.WAIT)


def find_labelling(session: Session, posts: Iterable[JobPost], now: datetime) -> Step | None:
    """Return the step to label these unlabeled posts, of which `label` alone puts last what is open elsewhere only.

    None where all of them were listed too long ago.
    """
    since, home = moments.listed_since(session, RECENT, now), filtering.Filters(living_in=living.get(session))
    offered = [post.id for post in posts if since is None or post.newest_listing >= since]
    for batch in batched(offered, AT_ONCE):
        if len(filtering.sift(session, batch, home).elsewhere) < len(batch):
            return Step.LABEL
    return Step.LABEL_ANYWHERE if offered else None


def find_for(session: Session, post: JobPost) -> Step | None:
    """Return what there is to do with a post, whichever copy of its job was judged."""
    _, label = jobs.get_labels_by_job(session).get(post.job_key, (None, None))
    if post.stage or label is JobPostLabel.NOT_INTERESTED:
        return None
    return Step.JUDGE if label is None else Step.APPLY


def _can_train(session: Session) -> bool:
    led = settings.get(session, settings.LOOKING_FOR) is not None
    return not enough.missing(counts.labeled_jobs(session), led=led)


def _has_to_learn(session: Session, model: SavedModel) -> bool:
    """Return whether `recommend` would train on labels or words that the model does not know."""
    return scoring.is_outdated(session, model) and _can_train(session)


def _has_news(session: Session, record: ModelRecord, since: datetime | None) -> bool:
    """Return whether `recommend --new` would score posts, or list any."""
    if get_unscored(session, record.id, RankingQuery(since, min_chance=0, only_new=False)):
        return True
    query = RankingQuery(since, record.threshold, only_new=True)
    return _any_is_listed(session, list(rank(session, record.id, query)), living.get(session))


def _has_to_apply(session: Session) -> bool:
    stages = applications.get_all_stages(session)
    labels = jobs.get_labels_by_job(session).items()
    return any(label is JobPostLabel.INTERESTED and job not in stages for job, (_, label) in labels)


def _has_to_label(session: Session, model: SavedModel | None, since: datetime | None, home: Place | None) -> bool:
    """Return whether `label` would offer a post that is open to the user at `home`, if that is known.

    With a model that knows a few interesting posts, one that it recommends.
    """
    if model is None or counts.label_counts(session)[JobPostLabel.INTERESTED] < FEW:
        return _any_is_listed(session, [post.id for post in jobs.get_not_labeled(session, LOOKED_AT, since)], home)
    query = RankingQuery(since, model.record.threshold, only_new=False)
    return _any_is_listed(session, list(rank(session, model.record.id, query)), home)


def _any_is_listed(session: Session, ids: Sequence[int], home: Place | None) -> bool:
    """Return whether the rules in force, and where the user lives, leave any of these posts."""
    in_force, filters = rules.get_rules(session), filtering.Filters(limit=0, living_in=home)
    return any(filtering.pick(session, batch, filters, in_force).total for batch in batched(ids[:LOOKED_AT], AT_ONCE))
