"""The corpus that a model learns from: read in one pass, and the same as the pipeline's own fitting gives."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from jobsearch.classifier import counting, evaluation, features, fitting
from jobsearch.classifier.calibration import calibrate, out_of_fold
from jobsearch.classifier.counting import read, unique
from jobsearch.classifier.features import spellings
from jobsearch.classifier.vectors import FIELDS, learned_by, make_vectorizer, term_names
from jobsearch.dataaccess import excerpts, jobs
from jobsearch.posts import JobPost
from tests.helpers.builders import NOW, a_stored_post
from tests.helpers.trained_models import sample_labels, sample_posts, trained_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import Readable

ODD = [
    a_stored_post(id=1, position="!", tags=(), location="", description="C++, .NET\u2003and R&D_at Node.js: +#.&"),
    a_stored_post(id=2, position="Engineers  of\tΣΔΣ", tags=("dev ops", "devops"), description="ΓΔΓΣ\x1cx\x85y"),
    a_stored_post(id=3, position="Companies companies company", description="x" * 1999 + " cut"),
]


@pytest.mark.parametrize("posts", [sample_posts(), ODD, ODD[:1]], ids=["sample", "odd", "untitled"])
def test_a_corpus_is_to_the_last_bit_what_the_pipeline_would_have_fitted(posts: Sequence[JobPost]) -> None:
    vectorizer, corpus = make_vectorizer(posts), read(iter(posts))
    matrix = vectorizer.fit_transform(posts).tocsr()
    for ours, theirs in (
        (corpus.matrix.data, matrix.data),
        (corpus.matrix.indices, matrix.indices),
        (corpus.matrix.indptr, matrix.indptr),
    ):
        assert np.array_equal(ours, theirs)
    assert corpus.names == term_names(vectorizer, spellings(posts))
    learned, expected = learned_by(corpus.vectorizer), learned_by(vectorizer)
    assert list(learned) == list(expected)
    for name, (vocabulary, idf) in expected.items():
        assert learned[name][0] == vocabulary
        assert np.array_equal(learned[name][1], idf)


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    """Let each call of a function be noted with its first argument."""
    calls: list[object] = []
    function: Callable[..., object] = getattr(module, name)

    def noted(*arguments: object, **named: object) -> object:
        calls.append(arguments[0])
        return function(*arguments, **named)

    monkeypatch.setattr(module, name, noted)
    return calls


def test_each_field_of_a_post_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: Counter[str] = Counter()

    def noting(name: str) -> Callable[[Readable], list[str]]:
        analyzer = FIELDS[name]

        def noted(post: Readable) -> list[str]:
            looked_at[name] += 1
            return analyzer(post)

        return noted

    monkeypatch.setattr(counting, "FIELDS", {name: noting(name) for name in FIELDS})
    texts = counted(monkeypatch, counting, "beginning")
    read(sample_posts())
    assert looked_at == dict.fromkeys(counting.SHORT_FIELDS, len(sample_posts()))
    assert len(texts) == len(sample_posts())


def test_no_more_memory_is_taken_than_twice_what_the_rows_take() -> None:
    """Joined at once, the parts of all rows took nearly three times as much."""
    texts = (" ".join(f"w{number * k % 9973}" for k in range(1, 300)) for number in range(3000))
    posts = (a_stored_post(id=number, description=text) for number, text in enumerate(texts))
    tracemalloc.start()
    corpus = read(posts)
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most - kept < 2 * (corpus.matrix.data.nbytes + corpus.matrix.indices.nbytes)


def test_each_different_piece_of_the_texts_is_split_into_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    split = counted(monkeypatch, counting, "folded")
    read(sample_posts())
    different = {piece for post in sample_posts() for piece in features.pieces(features.beginning(post))}
    assert len(split) == len(different)
    assert set(split) == different


def test_no_post_is_kept_while_the_corpus_is_read() -> None:
    alive, most = 0, 0

    class Post(JobPost):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def posts() -> Iterator[JobPost]:
        nonlocal alive, most
        for number in range(20):
            post = a_stored_post(id=number)
            alive += 1
            most = max(most, alive)
            yield Post(*(getattr(post, name) for name in JobPost.__dataclass_fields__))

    read(unique(posts()))
    assert most <= 2


def test_what_was_read_before_is_not_read_again() -> None:
    posts = [a_stored_post(id=1), a_stored_post(id=2), a_stored_post(id=1, position="Nurse")]
    assert [post.position for post in unique(posts)] == [posts[0].position, posts[1].position]


def test_training_reads_only_the_beginnings_of_texts(session: Session) -> None:
    jobs.save(session, [a_stored_post(id=1, description="word " * 4000)], NOW)
    (excerpt,) = excerpts.iterate_corpus(session, 10, features.TEXT_READ)
    assert len(excerpt.description) == features.TEXT_READ
    assert not {"url", "facts", "mention", "note"} & set(excerpt.__dataclass_fields__)


def test_each_model_of_an_evaluation_is_fitted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    trained = trained_on(sample_labels(40), sample_posts())
    fits = counted(monkeypatch, fitting, "_learn")
    scores = out_of_fold(trained.known)
    calibrate(trained.known, scores)
    assert len(fits) == 5
    evaluated = evaluation.evaluate(trained.known, scores, trained.calibration, trained.labeled)
    assert len(fits) <= 5 + evaluated.replay.with_model[-1]


def test_a_replay_works_on_the_rows_and_words_of_the_labeled_posts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    trained = trained_on(sample_labels(40), sample_posts())
    fits = counted(monkeypatch, fitting, "_learn")
    evaluation.replay(trained.known)
    shapes = {known.matrix.shape for known in fits if isinstance(known, fitting.TrainingSet)}
    used = len(np.unique(trained.known.matrix[trained.known.rows].indices))
    assert shapes == {(len(trained.labeled), used)}
