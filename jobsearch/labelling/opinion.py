"""What the saved model says of a post, until the session's own learner is ready."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jobsearch import scoring
from jobsearch.dataaccess import scores
from jobsearch.labelling.background import in_background
from jobsearch.posts import JobPost, Score

if TYPE_CHECKING:
    from concurrent.futures import Future

    from jobsearch.classifier.model import TrainedModel
    from jobsearch.dataaccess.database import Session
    from jobsearch.scoring import SavedModel


@dataclass(slots=True)
class SavedOpinion:
    """The saved model's opinion: as it was kept, else by the model itself, loaded in the background."""

    session: Session
    model: SavedModel
    loading: Future[TrainedModel] | None = field(default=None, init=False)

    def score(self, post: JobPost) -> Score | None:
        """Return what the model says of a post, or None while it is being loaded for that, or if it can't be."""
        record = self.model.record
        kept = scores.get_scores(self.session, record.id, [post.id], record.threshold)
        if post.id in kept:
            return kept[post.id]
        if self.loading is None:
            self.loading = in_background(lambda: self.model.loaded)
        if not self.is_loaded():
            return None
        loaded = self.loading.result()
        (chance,) = loaded.chances([post])
        return Score(chance, chance >= record.threshold, loaded.why(loaded.rows([post])))

    def guess(self, post: JobPost) -> Score | None:
        """Return what was kept of a post, if the model has scored it."""
        return scoring.get_kept(self.session, self.model, [post.id]).get(post.id)

    def is_loaded(self) -> bool:
        """Return whether the model has been loaded; one that can't be read never is."""
        return self.loading is not None and self.loading.done() and self.loading.exception() is None
