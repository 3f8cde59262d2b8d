"""Posts and words as vectors: each field counted, weighed by tf-idf, and by how much the field counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import Normalizer, normalize

from jobsearch.classifier.features import place_tokens, tag_tokens, text_tokens, title_tokens, tokens, with_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from jobsearch.posts import RemoteOkJobPost

FIELDS = {"title": title_tokens, "tag": tag_tokens, "place": place_tokens, "text": text_tokens}
WEIGHTS = {"title": 2.0, "tag": 1.0, "place": 0.5, "text": 1.5}
PAIRED = ("title", "tag")
TELLING_IDF = 1 + np.log(4)  # in less than a quarter of the posts


def make_vectorizer(posts: Sequence[RemoteOkJobPost]) -> Pipeline:
    """Return what turns posts into a sparse matrix of unit rows, once its vocabulary and idf are fitted.

    Each field has length one before it is weighed, so that a long text can't drown a title. A field that is
    empty in all these posts is left out.
    """
    fields = [
        (
            name,
            Pipeline([("count", CountVectorizer(analyzer=analyzer)), ("tfidf", TfidfTransformer(sublinear_tf=True))]),
        )
        for name, analyzer in FIELDS.items()
        if any(analyzer(post) for post in posts)
    ]
    weights = {name: WEIGHTS[name] for name, _ in fields}
    return Pipeline([("fields", FeatureUnion(fields, transformer_weights=weights)), ("unit", Normalizer(copy=False))])


def vectorize_words(vectorizer: Pipeline, text: str) -> sparse.csr_matrix:
    """Return words, five or a whole CV, as a unit row like a post's.

    Words usual in prose count little: "the" is rare in titles, so the title's own idf would favour it.
    """
    parts = []
    rarity = _rarity_in_prose(vectorizer)
    for name, field in vectorizer["fields"].transformer_list:
        vocabulary = field["count"].vocabulary_
        found = with_pairs(tokens(text)) if name in PAIRED else tokens(text)
        row = field["tfidf"].transform(CountVectorizer(analyzer=list, vocabulary=vocabulary).transform([found]))
        terms = field["count"].get_feature_names_out()[row.indices]
        row.data *= [np.mean([rarity.get(word, 1.0) for word in term.split()]) for term in terms]
        parts.append(normalize(row) * WEIGHTS[name])
    return normalize(sparse.hstack(parts).tocsr())


def _rarity_in_prose(vectorizer: Pipeline) -> dict[str, float]:
    """Return how rare each word of the texts is, from 0 for one in all of them to 1 for the rarest."""
    field = dict(vectorizer["fields"].transformer_list).get("text")
    if field is None:
        return {}
    idf = field["tfidf"].idf_
    rarest = max(idf.max() - 1, 1e-9)
    return {word: (idf[place] - 1) / rarest for word, place in field["count"].vocabulary_.items()}


def term_names(vectorizer: Pipeline, spelled: Mapping[str, str]) -> list[str]:
    """Name the features as people read them, "title: designer"; "" for what is too frequent to tell anything."""
    names = []
    for name, field in vectorizer["fields"].transformer_list:
        terms, idf = field["count"].get_feature_names_out(), field["tfidf"].idf_
        told = (" ".join(spelled.get(word, word) for word in term.split()) for term in terms)
        names += [f"{name}: {term}" if rare else "" for term, rare in zip(told, idf >= TELLING_IDF, strict=True)]
    return names


def similarities(rows: sparse.csr_matrix, others: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return the cosine of each row with each of the others."""
    cosines: NDArray[np.float32] = (rows.astype(np.float32) @ others.astype(np.float32).T).toarray()
    return cosines
