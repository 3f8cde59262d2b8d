"""The saved classifier: chances, the terms behind them, similar posts, and files that are damaged."""

from __future__ import annotations

import math
import tracemalloc
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import joblib
import pytest

from jobsearch.classifier import explaining, model_file, unpickling
from jobsearch.classifier.calibration import INTERESTING, to_log_odds
from jobsearch.classifier.counting import read
from jobsearch.classifier.model import read_labels
from jobsearch.classifier.model_file import load, save
from jobsearch.errors import JobSearchError
from tests.helpers.builders import a_stored_post
from tests.helpers.trained_models import (
    NO,
    YES,
    Trained,
    sample_labels,
    sample_posts,
    sample_reader,
    trained_on,
    two_trades,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jobsearch.posts import JobPost, Term


@cache
def trained() -> Trained:
    return trained_on(sample_labels(50), sample_posts(), sample_reader().looking_for)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(trained().model, tmp_path / "model.joblib", "2026-01-01", "x")
    return tmp_path / "model.joblib"


def log_odds(post: JobPost) -> float:
    return float(trained().model.pipeline.decision_function([post])[0])


def test_a_loaded_model_says_what_the_saved_one_said(path: Path) -> None:
    model = load(path)
    assert model.id == trained().model.id
    assert model.chances(sample_posts()) == trained().model.chances(sample_posts())
    assert model.why(model.rows([sample_posts()[0]])) == trained().model.why(trained().model.rows([sample_posts()[0]]))


def test_the_same_labels_make_the_same_model() -> None:
    again = trained_on(sample_labels(50), sample_posts(), sample_reader().looking_for)
    assert again.model.id == trained().model.id


def test_another_label_makes_another_model() -> None:
    assert trained_on(sample_labels(49), sample_posts()).model.id != trained().model.id


def test_saving_leaves_nothing_but_the_model(path: Path) -> None:
    assert list(path.parent.iterdir()) == [path]


def test_a_save_that_fails_leaves_the_old_model(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Exception, match="pickle"):
        save(replace(trained().model, names=[lambda: None]), path, "2026-01-01", "x")  # type: ignore[list-item]
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_no_model_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(JobSearchError, match="There is no model yet"):
        load(tmp_path / "model.joblib")


def changed(**facts: Any) -> Callable[[Path], object]:
    return lambda path: joblib.dump(joblib.load(path) | facts, path)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(changed(format=0), id="another format"),
        pytest.param(changed(versions={"scikit-learn": "0.1"}), id="another version"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-100]), id="cut"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes().replace(b"e", b"f")), id="damaged"),
        pytest.param(lambda path: joblib.dump(["a", "list"], path), id="foreign"),
        pytest.param(lambda path: joblib.dump({"format": 1}, path), id="incomplete"),
        pytest.param(lambda path: path.write_text("Dear reader,\n"), id="text"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
    ],
)
def test_a_model_that_is_not_ours_is_refused_with_one_clear_line(spoil: Callable[[Path], object], path: Path) -> None:
    spoil(path)
    with pytest.raises(JobSearchError, match="run train again") as refused:
        load(path)
    assert "\n" not in str(refused.value)
    assert str(path) in str(refused.value)


def test_chances_are_what_the_log_odds_say_up_to_the_greatest() -> None:
    model = trained().model
    for post, chance in zip(sample_posts(), model.chances(sample_posts()), strict=True):
        assert chance == pytest.approx(min(1 / (1 + math.exp(-log_odds(post))), model.max_chance))


def test_interesting_posts_have_the_better_chances() -> None:
    chances = dict(zip((post.id for post in sample_posts()), trained().model.chances(sample_posts()), strict=True))
    interested = [chance for post_id, chance in chances.items() if sample_reader().labels[post_id]]
    others = [chance for post_id, chance in chances.items() if not sample_reader().labels[post_id]]
    assert sum(interested) / len(interested) > 2 * sum(others) / len(others)


def test_no_posts_have_no_chances() -> None:
    model = trained().model
    assert model.chances([]) == []
    assert model.judge([], model.vectors(sample_posts())) == []


def test_a_post_unlike_any_other_has_a_chance_too() -> None:
    strange = a_stored_post(id=1, position="Ω", tags=(), location="", description="")
    assert 0 <= trained().model.chances([strange])[0] <= 1
    assert trained().model.why(trained().model.rows([strange])) == ()


def test_all_parts_of_why_and_the_constant_are_the_log_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "TERMS", None)
    monkeypatch.setattr(explaining, "LEAST", 0)
    model = trained().model
    everything = replace(model, names=model.pipeline["vectors"].get_feature_names_out().tolist())
    for post in sample_posts()[:20]:
        parts = sum(term.weight for term in everything.why(everything.rows([post])))
        assert parts + model.pipeline["classifier"].intercept_[0] == pytest.approx(log_odds(post))


def test_why_names_fields_and_the_strongest_terms_first() -> None:
    for post in sample_posts()[:20]:
        why = trained().model.why(trained().model.rows([post]))
        assert len(why) <= explaining.TERMS
        assert [abs(term.weight) for term in why] == sorted((abs(term.weight) for term in why), reverse=True)
        assert all(term.term.split(": ")[0] in ("title", "tag", "place", "text") for term in why)


def without(post: JobPost, terms: tuple[Term, ...]) -> float:
    return log_odds(post) - sum(term.weight for term in terms)


@pytest.mark.parametrize("max_chance", [0.99, 0.4])
def test_without_the_terms_that_flip_it_a_post_is_across_the_threshold(max_chance: float) -> None:
    model = replace(trained().model, max_chance=max_chance)
    flipped = 0
    for post, chance in zip(sample_posts(), model.chances(sample_posts()), strict=True):
        terms = model.flip(model.rows([post]), chance)
        flipped += bool(terms)
        if terms:
            assert (without(post, terms) >= to_log_odds(INTERESTING)) is (chance < INTERESTING)
    assert flipped > 0


def test_posts_become_the_rows_that_the_pipeline_makes_of_them() -> None:
    model, strange = (
        trained().model,
        replace(sample_posts()[0], id=9, position="", tags=(), location="?", description=""),
    )
    posts = [*sample_posts(), strange]
    rows, expected = model.rows(posts), model.pipeline["vectors"].transform(posts).tocsr()
    assert rows.shape == expected.shape
    assert (rows != expected).nnz == 0


def test_the_nearest_posts_are_of_the_same_trade() -> None:
    posts = two_trades(8)
    model = trained_on({1: YES, 2: NO, 3: YES, 4: NO}, posts).model
    asked = model.vectors(posts[:2])
    assert model.nearest(asked, model.vectors(posts), 3) == [(3, 5, 7), (4, 6, 8)]
    assert model.nearest(asked, model.vectors([]), 2) == [(), ()]


def test_the_taste_counts_the_labeled_posts_behind_each_term() -> None:
    posts = [*two_trades(8), *(a_stored_post(id=number, position="Clown", tags=("fun",)) for number in range(9, 33))]
    found = trained_on({1: YES, 3: YES, 5: YES, 2: NO, 4: NO}, posts)
    taste = {term.term: term for term in found.model.taste(found.known)}
    gardener, nurse = taste["title: gardener"], taste["title: nurse"]
    assert (gardener.interested, gardener.not_interested) == (3, 0)
    assert (nurse.interested, nurse.not_interested) == (0, 2)
    assert nurse.weight < 0 < gardener.weight


def test_labeled_jobs_those_acted_on_and_second_copies_are_no_weak_examples() -> None:
    named = ["Nurse", "Nurse", "Cook", "Cook", "Baker", "Smith", "Tailor"]
    posts = [a_stored_post(id=number, company="Acme", position=name) for number, name in enumerate(named)]
    labeled = [replace(posts[0], label=YES), replace(a_stored_post(id=9, position="Clerk"), label=NO)]
    known = read_labels(read([*posts, labeled[1]]), labeled, None, acted_on={posts[4].job_key})
    assert len(known.weak) == 1
    assert set(known.weak.tolist()) < {2, 5, 6}


def test_one_endless_title_does_not_cost_memory_for_each_post() -> None:
    """As text of one width, the names of 5,000 jobs, one of 30,000 characters, would take 600 MB."""
    posts = [a_stored_post(id=number, position=f"Post {number}", description="") for number in range(5000)]
    posts[0] = replace(posts[0], job_key="x" * 30_000)
    labeled = [replace(posts[number], label=label) for number, label in ((1, YES), (2, NO))]
    read(posts[:10])  # what is loaded only once does not count
    tracemalloc.start()
    read_labels(read(posts), labeled, None)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 100_000_000


def test_a_model_of_more_words_than_can_be_read_again_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_file, "MOST_WORDS", len(trained().model.names) - 1)
    with pytest.raises(JobSearchError, match="too many words"):
        save(trained().model, tmp_path / "model.joblib", "2026-01-01", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_saved_model_is_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr(model_file, "_restore", read.append)
    save(trained().model, path, "2026-01-01", "x")
    assert read == []


def test_a_model_takes_no_more_steps_to_read_than_its_words_allow(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpickling, "MOST_STEPS", model_file.STEPS_A_WORD * len(trained().model.names))
    assert load(path).id == trained().model.id
    monkeypatch.setattr(unpickling, "MOST_STEPS", len(trained().model.names))
    with pytest.raises(JobSearchError):
        load(path)
