"""Posts as vectors: vocabulary, weights, and the names of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from jobsearch.classifier.features import spellings
from jobsearch.classifier.fitting import read_words
from jobsearch.classifier.vectors import LONG, make_vectorizer, similarities, term_names, vectorize_words
from tests.helpers.builders import a_stored_post
from tests.helpers.trained_models import sample_posts, sample_reader, two_trades

if TYPE_CHECKING:
    from jobsearch.posts import JobPost

if TYPE_CHECKING:
    from jobsearch.posts import JobPost


def lengths(posts: list[JobPost]) -> list[float]:
    matrix = make_vectorizer(posts).fit_transform(posts)
    return [float(length) for length in np.sqrt(matrix.multiply(matrix).sum(axis=1)).ravel().tolist()[0]]


def test_a_post_with_all_fields_has_length_one() -> None:
    assert lengths(two_trades(6)) == pytest.approx([1] * 6, abs=0.01)


def test_a_long_text_does_not_outweigh_a_title() -> None:
    short, long = a_stored_post(id=1), a_stored_post(id=2, description=" ".join(f"word{n}" for n in range(300)))
    assert lengths([short, long])[1] == pytest.approx(lengths([short, long])[0], abs=0.01)


def test_a_post_with_little_in_it_is_shorter() -> None:
    full, bare = a_stored_post(id=1), a_stored_post(id=2, tags=(), description="", location="")
    assert lengths([full, bare])[1] < lengths([full, bare])[0]


@pytest.mark.parametrize("field", [{"tags": ()}, {"description": ""}, {"location": ""}])
def test_a_field_empty_in_all_posts_is_left_out(field: dict[str, object]) -> None:
    posts = [a_stored_post(id=number, **field) for number in (1, 2, 3)]
    vectorizer = make_vectorizer(posts)
    matrix = vectorizer.fit_transform(posts)
    assert len(vectorizer.transformer_list) == 3
    assert np.isfinite(matrix.data).all()
    assert vectorize_words(vectorizer, matrix, "gardener garden worldwide grow").shape == (1, matrix.shape[1])


def test_a_post_without_a_title_is_untitled() -> None:
    posts = [a_stored_post(id=number, position="!") for number in (1, 2)]
    vectorizer = make_vectorizer(posts).fit(posts)
    assert "title__untitled" in vectorizer.get_feature_names_out()


def test_a_field_missing_at_first_is_not_a_trouble_later() -> None:
    vectorizer = make_vectorizer([a_stored_post(tags=())]).fit([a_stored_post(tags=())])
    assert vectorizer.transform([a_stored_post(tags=("garden",))]).nnz > 0


def test_words_are_most_like_the_posts_that_say_them() -> None:
    posts = two_trades(6)
    vectorizer = make_vectorizer(posts)
    matrix = vectorizer.fit_transform(posts).tocsr()
    similarity = similarities(matrix, vectorize_words(vectorizer, matrix, "gardener")).ravel()
    assert similarity[[0, 2, 4]].min() > similarity[[1, 3, 5]].max()


@pytest.mark.parametrize("words", [None, "", "...", "zeppelin"])
def test_words_that_no_post_says_lead_nowhere(words: str | None) -> None:
    posts = two_trades(6)
    vectorizer = make_vectorizer(posts)
    assert read_words(vectorizer, vectorizer.fit_transform(posts).tocsr(), words) is None


def test_the_post_most_like_the_words_scores_one() -> None:
    posts = list(sample_posts())
    vectorizer = make_vectorizer(posts)
    matrix = vectorizer.fit_transform(posts).tocsr()
    words = read_words(vectorizer, matrix, sample_reader().looking_for)
    assert words is not None
    assert float((matrix @ words).max()) == pytest.approx(1)


def test_a_long_cv_speaks_by_the_words_of_titles() -> None:
    posts = list(sample_posts())
    vectorizer = make_vectorizer(posts)
    matrix = vectorizer.fit_transform(posts).tocsr()
    cv = "I was a backend engineer, and the team and the company and the product were great. " * LONG
    names = vectorizer.get_feature_names_out()[vectorize_words(vectorizer, matrix, cv).indices]
    assert "title__engineer" in names
    assert not {"text__great", "text__were"} & set(names)


def test_terms_are_named_as_people_read_them() -> None:
    posts = [*two_trades(8), a_stored_post(id=9, position="DevOps", tags=("devops",), location="Peru")]
    vectorizer = make_vectorizer(posts).fit(posts)
    names = term_names(vectorizer, spellings(posts))
    assert len(names) == len(vectorizer.get_feature_names_out())
    assert {"title: devops", "tag: devops", "place: peru"} <= set(names)


def test_what_is_too_frequent_has_no_name() -> None:
    posts = two_trades(8)
    assert not any(term_names(make_vectorizer(posts).fit(posts), {}))


def test_posts_are_most_like_themselves() -> None:
    posts = list(sample_posts())
    matrix = make_vectorizer(posts).fit_transform(posts).tocsr()
    similarity = similarities(matrix, matrix)
    assert similarity.min() >= 0
    assert similarity.max() <= 1.01
    assert (similarity.max(axis=1) <= similarity.diagonal() + 1e-4).mean() > 0.9


def test_a_sentence_looks_for_the_same_as_the_words_of_its_trade() -> None:
    posts = [a_stored_post(id=1, position="Home Worker I"), a_stored_post(id=2, position="Bookkeeper, 20 hours")]
    vectorizer = make_vectorizer(posts)
    matrix = vectorizer.fit_transform(posts).tocsr()
    sentence = "Hi, I do bookkeeping, I am a bookkeeper, and want to work from home, 20 hours a week"
    whole, word = (vectorize_words(vectorizer, matrix, text) for text in (sentence, "bookkeeper"))
    assert whole.indices.tolist() == word.indices.tolist()
    assert vectorize_words(vectorizer, matrix, "work from home").nnz > 0


@pytest.mark.parametrize(
    ("looked_for", "position"),
    [
        ("go developer", "Go Developer"),
        ("systems engineer", "Systems Engineer"),
        ("customer experience manager", "Customer Experience Manager"),
        ("benefits administrator", "Benefits Administrator"),
        ("full stack team lead", "Full Stack Team Lead"),
    ],
)
def test_no_word_of_a_trade_is_lost_with_the_small_ones(looked_for: str, position: str) -> None:
    others = ["Software Developer", "Software Engineer", "Success Manager", "Sales Administrator", "Customer Manager"]
    posts = [a_stored_post(id=number, position=each) for number, each in enumerate([*others, "Stack Lead", position])]
    vectorizer = make_vectorizer(posts)
    matrix = vectorizer.fit_transform(posts).tocsr()
    similarity = (matrix @ vectorize_words(vectorizer, matrix, looked_for).T).toarray().ravel()
    assert similarity.argmax() == len(posts) - 1
