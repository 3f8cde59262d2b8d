"""Posts and words as vectors: each field counted, weighed by tf-idf, and by how much the field counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import normalize

from jobsearch.classifier.features import place_tokens, tag_tokens, text_tokens, title_tokens, tokens, with_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from jobsearch.posts import RemoteOkJobPost

FIELDS = {"title": title_tokens, "tag": tag_tokens, "place": place_tokens, "text": text_tokens}
WEIGHTS = {"title": 0.73, "tag": 0.37, "place": 0.18, "text": 0.55}
PAIRED = ("title", "tag")
LONG = 50
TEXT_IN_LIKENESS = 4 / 3
TELLING_IDF = 1 + np.log(4)  # in less than a quarter of the posts
TELLING_RARITY = 0.2
LETTERS = "cr"


def make_vectorizer(posts: Sequence[RemoteOkJobPost]) -> FeatureUnion:
    """Return what turns posts into sparse rows, once its vocabulary and idf are fitted.

    Each field has length one before it is weighed, so that a long text can't drown a title; a row with all
    fields has length one. A field that is empty in all these posts is left out.
    """
    fields = [
        (
            name,
            Pipeline([("count", CountVectorizer(analyzer=analyzer)), ("tfidf", TfidfTransformer(sublinear_tf=True))]),
        )
        for name, analyzer in FIELDS.items()
        if any(analyzer(post) for post in posts)
    ]
    return FeatureUnion(fields, transformer_weights={name: WEIGHTS[name] for name, _ in fields})


def vectorize_words(vectorizer: FeatureUnion, matrix: sparse.csr_matrix, text: str) -> sparse.csr_matrix:
    """Return words, five or a whole CV, as a unit row like a post's.

    Words usual in prose count little: "the" is rare in titles, so the title's own idf would favour it. Of a
    long text only the words count that stand in two titles of the matrix.
    """
    found, parts = tokens(text), []
    if len(found) > LONG:
        titled = _title_words(vectorizer, matrix)
        found = [word for word in found if word in titled]
    rarity = _rarity_in_prose(vectorizer)
    for name, field in vectorizer.transformer_list:
        vocabulary, terms = field["count"].vocabulary_, with_pairs(found) if name in PAIRED else found
        row = field["tfidf"].transform(CountVectorizer(analyzer=list, vocabulary=vocabulary).transform([terms]))
        named = field["count"].get_feature_names_out()[row.indices]
        row.data *= [np.mean([rarity.get(word, 1.0) for word in term.split()]) for term in named]
        parts.append(normalize(row) * WEIGHTS[name])
    return normalize(sparse.hstack(parts).tocsr())


def _title_words(vectorizer: FeatureUnion, matrix: sparse.csr_matrix) -> set[str]:
    """Return the words that stand in the titles of two posts at least."""
    columns = {name.removeprefix("title__"): place for place, name in enumerate(vectorizer.get_feature_names_out())}
    posts = matrix.getnnz(axis=0)
    titles = dict(vectorizer.transformer_list).get("title")
    return {word for word in titles["count"].vocabulary_ if posts[columns[word]] > 1} if titles else set()


def _rarity_in_prose(vectorizer: FeatureUnion) -> dict[str, float]:
    """Return how rare each word of the texts is, from 0 for one in all of them to 1 for the rarest."""
    field = dict(vectorizer.transformer_list).get("text")
    if field is None:
        return {}
    idf = field["tfidf"].idf_
    rarest = max(idf.max() - 1, 1e-9)
    return {word: (idf[place] - 1) / rarest for word, place in field["count"].vocabulary_.items()}


def term_names(vectorizer: FeatureUnion, spelled: Mapping[str, str]) -> list[str]:
    """Name the features as people read them, "title: designer"; "" for what tells nothing by itself.

    That is a term in many posts, words that are in many texts, and single letters but C and R.
    """
    rarity, names = _rarity_in_prose(vectorizer), []
    for name, field in vectorizer.transformer_list:
        terms, idf = field["count"].get_feature_names_out(), field["tfidf"].idf_
        for term, rare in zip(terms, idf >= TELLING_IDF, strict=True):
            words = [word for word in term.split() if len(word) > 1 or word in LETTERS]
            tells = rare and any(rarity.get(word, 1.0) >= TELLING_RARITY for word in words)
            told = " ".join(spelled.get(word, word) for word in term.split())
            names.append(f"{name}: {told}" if tells else "")
    return names


def similarities(rows: sparse.csr_matrix, others: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return how alike each row is to each of the others, from 0 to 1."""
    alike: NDArray[np.float32] = (rows.astype(np.float32) @ others.astype(np.float32).T).toarray()
    return alike


def for_likeness(vectorizer: FeatureUnion, matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the matrix with the texts weighing more: as much as they tell which posts are of a kind."""
    is_text = np.char.startswith(vectorizer.get_feature_names_out().astype(str), "text__")
    return matrix @ sparse.diags(np.where(is_text, TEXT_IN_LIKENESS, 1.0))
