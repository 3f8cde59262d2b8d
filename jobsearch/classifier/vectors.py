"""Posts and words as vectors: each field counted, weighed by tf-idf and by how much the field counts."""

from __future__ import annotations

from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import Normalizer

from jobsearch.classifier.features import (
    body_tokens,
    place_tokens,
    tag_tokens,
    title_tokens,
    tokens,
    with_pairs,
)
from jobsearch.posts import RemoteOkJobPost

FIELDS = {"title": title_tokens, "tag": tag_tokens, "place": place_tokens, "text": body_tokens}
WEIGHTS = {"title": 2.0, "tag": 1.0, "place": 0.5, "text": 1.5}


def make_vectorizer() -> Pipeline:
    """Return what turns posts into a sparse matrix of unit rows, once its vocabulary and idf are fitted."""
    fields = [
        (
            name,
            Pipeline(
                [
                    ("count", CountVectorizer(analyzer=analyzer)),
                    ("tfidf", TfidfTransformer(sublinear_tf=True)),
                ]
            ),
        )
        for name, analyzer in FIELDS.items()
    ]
    return Pipeline([("fields", FeatureUnion(fields, transformer_weights=WEIGHTS)), ("unit", Normalizer(copy=False))])


def as_post(words: str) -> RemoteOkJobPost:
    """Return a post that says what the user looks for, in each of its fields."""
    return RemoteOkJobPost(
        id=0,
        url="",
        apply_url="",
        company="",
        position=words,
        location=words,
        tags=tuple(with_pairs(tokens(words))),
        description=words,
        salary_min=None,
        salary_max=None,
        posted_at=None,
        mention=None,
    )


def term_names(vectorizer: Pipeline) -> list[str]:
    """Name the features as people read them: "title: designer"."""
    return [name.replace("__", ": ", 1) for name in vectorizer["fields"].get_feature_names_out()]
