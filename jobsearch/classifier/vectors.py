"""Posts and words as vectors: each field is counted, weighed by tf-idf, and by the weight of the field."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer, TfidfTransformer
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import normalize

from jobsearch.classifier.features import place_tokens, tag_tokens, text_tokens, title_tokens, tokens
from jobsearch.classifier.small_words import LETTERS, is_telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from jobsearch.posts import Readable

    Learned = Mapping[str, tuple[dict[str, int], NDArray[np.float64]]]

FIELDS = {"title": title_tokens, "tag": tag_tokens, "place": place_tokens, "text": text_tokens}
WEIGHTS = {"title": 0.73, "tag": 0.37, "place": 0.18, "text": 0.55}
PAIRED = ("title", "tag")
LONG = 50
TEXT_IN_SIMILARITY = 4 / 3
ROWS_AT_ONCE = 250
DISTINCTIVE_IDF = 1 + np.log(4)  # in less than a quarter of the posts
DISTINCTIVE_RARITY = 0.2
FUNCTION_WORDS: frozenset[str] = ENGLISH_STOP_WORDS


def make_vectorizer(posts: Sequence[Readable]) -> FeatureUnion:
    """Return what turns posts into sparse rows, once its vocabulary and idf are fitted.

    Each field has length one before it is weighed, so that a long text does not outweigh a title; a row with
    all fields has length one. A field that is empty in all these posts is left out.
    """
    return _union(name for name, analyzer in FIELDS.items() if any(analyzer(post) for post in posts))


def learned_by(vectorizer: FeatureUnion) -> Learned:
    """Return the vocabulary and idf of each field."""
    return {name: (field["count"].vocabulary_, field["tfidf"].idf_) for name, field in vectorizer.transformer_list}


def fitted_vectorizer(learned: Learned) -> FeatureUnion:
    """Return a vectorizer that has learned this, and holds nothing else."""
    vectorizer = _union(learned)
    for name, field in vectorizer.transformer_list:
        count, tfidf = field["count"], field["tfidf"]
        count.vocabulary_, tfidf.idf_ = learned[name]
        count.fixed_vocabulary_, tfidf.n_features_in_ = False, len(count.vocabulary_)
    return vectorizer


def _union(names: Iterable[str]) -> FeatureUnion:
    fields = [
        (
            name,
            Pipeline(
                [("count", CountVectorizer(analyzer=FIELDS[name])), ("tfidf", TfidfTransformer(sublinear_tf=True))]
            ),
        )
        for name in names
    ]
    return FeatureUnion(fields, transformer_weights={name: WEIGHTS[name] for name, _ in fields})


def vectorize_words(vectorizer: FeatureUnion, matrix: sparse.csr_matrix, text: str) -> sparse.csr_matrix:
    """Return words, five or a whole CV, as a row of length one, like a post's.

    What a sentence has beside the trade, such as "I", "looking", "remote" and "senior", counts only in pairs, unless
    there is nothing else. Words that are common in prose count little: they are rare in titles, so that the titles' own
    idf would favour them. Of a long text only the words count that stand in the titles of two posts of the matrix.
    """
    everything = tokens(text)
    found, paired = [word for word in everything if is_telling(word)] or everything, everything
    if len(everything) > LONG:
        titled = _title_words(vectorizer, matrix)
        found = paired = [word for word in found if word in titled]
    pairs = [f"{one} {other}" for one, other in pairwise(paired) if is_telling(one) or is_telling(other)]
    rarity, parts = _rarity_in_prose(vectorizer), []
    for name, field in vectorizer.transformer_list:
        vocabulary, terms = field["count"].vocabulary_, [*found, *pairs] if name in PAIRED else found
        row = field["tfidf"].transform(CountVectorizer(analyzer=list, vocabulary=vocabulary).transform([terms]))
        named = field["count"].get_feature_names_out()[row.indices]
        row.data *= [np.mean([rarity.get(word, 1.0) for word in term.split()]) for term in named]
        parts.append(normalize(row) * WEIGHTS[name])
    return normalize(sparse.hstack(parts).tocsr())


def _title_words(vectorizer: FeatureUnion, matrix: sparse.csr_matrix) -> set[str]:
    """Return the words that stand in the titles of two posts at least."""
    columns = {name.removeprefix("title__"): column for column, name in enumerate(vectorizer.get_feature_names_out())}
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
    return {word: (idf[column] - 1) / rarest for word, column in field["count"].vocabulary_.items()}


def term_names(vectorizer: FeatureUnion, spelled: Mapping[str, str]) -> list[str]:
    """Name the features as people read them, "title: designer"; "" for what means nothing by itself.

    That is a term in many posts, words that are in many texts, and single letters other than C and R.
    """
    common = {word for word, rarity in _rarity_in_prose(vectorizer).items() if rarity < DISTINCTIVE_RARITY}
    names = []
    for name, field in vectorizer.transformer_list:
        terms, idf = field["count"].get_feature_names_out().tolist(), field["tfidf"].idf_
        for term, rare in zip(terms, (idf >= DISTINCTIVE_IDF).tolist(), strict=True):
            words = term.split() if rare else ()
            distinctive = any(word not in common and (len(word) > 1 or word in LETTERS) for word in words)
            names.append(f"{name}: {' '.join([spelled.get(word, word) for word in words])}" if distinctive else "")
    return names


def similarities(rows: sparse.csr_matrix, others: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return the similarity of each row to each of the others, from 0 to 1.

    The product is made block by block: as a sparse matrix it takes three times the memory of the result.
    """
    similarity = np.empty((rows.shape[0], others.shape[0]), dtype=np.float32)
    turned = others.astype(np.float32).T.tocsr()
    for start in range(0, rows.shape[0], ROWS_AT_ONCE):
        block = slice(start, start + ROWS_AT_ONCE)
        similarity[block] = (rows[block].astype(np.float32) @ turned).toarray()
    return similarity


def for_similarity(vectorizer: FeatureUnion, matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the matrix with more weight on the texts, which show best which posts are of one kind."""
    is_text = [name.startswith("text__") for name in vectorizer.get_feature_names_out()]
    return matrix @ sparse.diags(np.where(is_text, TEXT_IN_SIMILARITY, 1.0))
