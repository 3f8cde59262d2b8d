"""Similarity: posts in the order of their likeness to one post, with no model trained before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jobsearch.classifier.vectors import for_similarity, make_vectorizer, similarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.posts import JobPost


def most_similar_first(post: JobPost, others: Sequence[JobPost]) -> list[JobPost]:
    """Return the others, those first whose title, tags, place and text are most similar to the post's."""
    posts = (post, *others)
    vectorizer = make_vectorizer(posts)
    rows = for_similarity(vectorizer, vectorizer.fit_transform(posts).tocsr())
    similarity = similarities(rows[:1], rows[1:]).ravel()
    return [others[index] for index in np.argsort(-similarity, kind="stable")]
