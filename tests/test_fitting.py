"""Fitting the linear model to a few labels, and turning its scores into probabilities."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from jobsearch.classifier import calibration
from jobsearch.classifier.calibration import Calibration, calibrate, can_calibrate, expected, out_of_fold, to_log_odds
from jobsearch.classifier.explaining import FLIP_TERMS, TERMS, explain, flip
from jobsearch.classifier.fitting import MOST_WEAK, LinearModel, TrainingSet, fit, fit_and_score, with_weak_examples

FEATURES = 3
values = st.lists(st.sampled_from([0.0, 0.3, 1.0]), min_size=FEATURES, max_size=FEATURES)
numbers = st.floats(-50, 50)


def known_of(
    rows: Any, labels: list[int], jobs: list[int] | None = None, words: list[float] | None = None
) -> TrainingSet:
    return TrainingSet(
        sparse.csr_matrix(np.array(rows, dtype=float)),
        np.arange(len(labels)),
        np.array(labels),
        np.array(jobs or range(len(labels))),
        None if words is None else np.array(words),
    )


@st.composite
def calibratable(draw: st.DrawFn) -> TrainingSet:
    """Draw labels with copies, some of them contradicting one another, but two jobs of each kind."""
    answers = draw(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 6), values), min_size=6, max_size=20))
    labels, jobs, rows = (list(column) for column in zip(*answers, strict=True))
    labels[:4], jobs[:4] = [0, 0, 1, 1], draw(st.sampled_from([[0, 1, 2, 3], [0, 1, 0, 1], [0, 1, 1, 2]]))
    words = draw(st.none() | values)
    return known_of(rows, labels, jobs, words)


def shuffled(known: TrainingSet, order: list[int]) -> TrainingSet:
    return replace(known, rows=known.rows[order], labels=known.labels[order], jobs=known.jobs[order])


@given(calibratable(), st.data())
@settings(max_examples=30)
def test_the_same_labels_in_any_order_give_the_same_fit(known: TrainingSet, data: st.DataObject) -> None:
    other = fit(shuffled(known, data.draw(st.permutations(range(len(known.labels))))))
    assert np.array_equal(fit(known).weights, other.weights)
    assert fit(known).intercept == other.intercept


@given(calibratable())
@settings(max_examples=30)
def test_scores_are_standardised_over_all_posts(known: TrainingSet) -> None:
    scores = fit(known).scores(known.matrix)
    assert scores.mean() == pytest.approx(0, abs=1e-6)
    assert scores.std() == pytest.approx(1) or scores.std() < 1e-6


@pytest.mark.parametrize("labels", [[], [1], [0, 0, 0]])
def test_answers_of_one_kind_teach_nothing_yet(labels: list[int]) -> None:
    taste = fit(known_of(np.eye(3), labels))
    assert not taste.weights.any()


def test_the_words_lead_before_there_are_answers() -> None:
    assert fit(known_of(np.eye(3), [], words=[1.0, 0.0, 0.0])).weights.argmax() == 0


def test_the_words_fade_with_each_interesting_post() -> None:
    known = known_of(np.eye(9), [0] * 4 + [1] * 4, words=[1.0] + [0.0] * 8)
    leads = [float(fit(known.first(number)).weights[0]) for number in range(4, 9)]
    assert leads == sorted(leads, reverse=True)


def test_a_scaled_taste_scales_its_scores() -> None:
    rows, taste = sparse.csr_matrix(np.eye(2)), LinearModel(np.array([1.0, -2.0]), 0.5)
    assert taste.scaled(3, 1).scores(rows) == pytest.approx(3 * taste.scores(rows) + 1)


@given(calibratable())
@settings(max_examples=30)
def test_copies_of_a_job_are_never_on_both_sides(known: TrainingSet) -> None:
    trained: list[TrainingSet] = []

    def recorded_fit(seen: TrainingSet) -> tuple[LinearModel, Any]:
        trained.append(seen)
        return fit_and_score(seen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calibration, "fit_and_score", recorded_fit)
        scores = out_of_fold(known)
    held_out = [~np.isin(known.rows, seen.rows) for seen in trained]
    assert np.isfinite(scores).all()
    assert (np.sum(held_out, axis=0) == 1).all()
    for seen, out in zip(trained, held_out, strict=True):
        assert not set(seen.jobs) & set(known.jobs[out])


@given(calibratable())
@settings(max_examples=30)
def test_any_labels_can_be_calibrated_on(known: TrainingSet) -> None:
    found = calibrate(known)
    assert np.isfinite([found.slope, found.intercept, found.max_chance]).all()
    assert found.slope >= 0, "a better score must not mean a smaller chance"


@pytest.mark.parametrize("number", [2, 10, 40])
def test_separable_labels_can_be_calibrated_on(number: int) -> None:
    labels = [0, 1] * number
    found = calibrate(known_of(np.eye(2)[labels], labels))
    low, high = found.chances(fit(known_of(np.eye(2)[labels], labels)).scores(sparse.csr_matrix(np.eye(2))))
    assert 0 <= low < high <= found.max_chance < 1


def test_labels_without_sense_give_no_certainty() -> None:
    chance = np.random.default_rng(1)
    rows, labels = chance.random((60, FEATURES)), [int(label) for label in chance.integers(0, 2, 60)]
    chances = calibrate(known_of(rows, labels)).chances(out_of_fold(known_of(rows, labels)))
    assert chances.min() > 0.02
    assert chances.max() < 0.95


@pytest.mark.parametrize("seed", [7, 8])
def test_labels_by_chance_never_turn_the_order_around(seed: int) -> None:
    chance = np.random.default_rng(seed)
    rows, labels = chance.integers(0, 2, (100, 12)), chance.integers(0, 2, 100).tolist()
    assert calibrate(known_of(rows, labels)).slope >= 0


def test_few_interesting_posts_allow_no_great_chance() -> None:
    found = calibrate(known_of(np.eye(2)[[0] * 17 + [1] * 3], [0] * 17 + [1] * 3))
    assert found.chances(np.array([1000.0]))[0] == found.max_chance == 4 / 5


@given(st.floats(0, 5), st.floats(-20, 20), st.floats(0.5, 1, exclude_max=True), st.lists(numbers, min_size=2))
def test_a_chance_is_a_probability_and_grows_with_the_score(
    slope: float, intercept: float, max_chance: float, scores: list[float]
) -> None:
    chances = Calibration(slope, intercept, max_chance).chances(np.array(sorted(scores)))
    assert chances.min() >= 0
    assert chances.max() <= max_chance
    assert (np.diff(chances) >= 0).all()


@pytest.mark.parametrize(
    ("labels", "jobs", "enough"),
    [
        ([], [], False),
        ([0, 0, 1], [1, 2, 3], False),
        ([0, 0, 1, 1], [1, 2, 3, 3], False),
        ([0, 0, 1, 1], [1, 2, 3, 4], True),
        ([0, 0, 1, 1], [1, 2, 1, 2], True),
    ],
)
def test_calibrating_takes_two_jobs_of_each_kind(labels: list[int], jobs: list[int], enough: bool) -> None:
    assert can_calibrate(known_of(np.eye(5), labels, jobs)) is enough


@given(st.floats(0, 1))
def test_log_odds_are_finite_and_lead_back_to_the_chance(chance: float) -> None:
    assert 1 / (1 + np.exp(-to_log_odds(chance))) == pytest.approx(chance, abs=1e-8)


def test_what_is_expected_leaves_out_the_long_tail() -> None:
    assert expected(np.array([0.9, 0.5, 0.1] + [0.01] * 1000)) == pytest.approx(1.5)
    assert expected(np.array([])) == 0


weighed = st.lists(
    st.tuples(st.floats(0.1, 1), st.floats(-5, 5).filter(lambda weight: abs(weight) > 0.1)), max_size=TERMS
)


@given(weighed, st.floats(-3, 3))
def test_the_parts_and_the_constant_add_up_to_the_log_odds(terms: list[tuple[float, float]], constant: float) -> None:
    row = sparse.csr_matrix(np.array([[value for value, _ in terms]]))
    weights = np.array([weight for _, weight in terms])
    parts = explain(row, weights, [f"title: {place}" for place in range(len(terms))])
    log_odds = LinearModel(weights, constant).scores(row)[0]
    assert sum(part.weight for part in parts) + constant == pytest.approx(log_odds)
    assert [abs(part.weight) for part in parts] == sorted((abs(part.weight) for part in parts), reverse=True)


@given(weighed, st.floats(-3, 3))
def test_without_the_terms_that_flip_it_the_verdict_is_another(terms: list[tuple[float, float]], gap: float) -> None:
    row = sparse.csr_matrix(np.array([[value for value, _ in terms]]))
    taken = flip(row, np.array([weight for _, weight in terms]), [f"{place}" for place in range(len(terms))], gap)
    contributions = [term.weight for term in taken]
    assert len(taken) <= FLIP_TERMS
    if taken:
        assert np.sign(gap + sum(contributions)) == -np.sign(gap)
        assert np.sign(gap + sum(contributions[:-1])) in (np.sign(gap), 0), "one term less would have done"


def at_hand(labels: list[int], unlabeled: list[list[float]], labeled: list[list[float]]) -> TrainingSet:
    """Return labeled posts with their features, and with the weak examples among as many unlabeled ones."""
    known = known_of([*labeled, *unlabeled], [*labels, *[0] * len(unlabeled)])
    return with_weak_examples(known.first(len(labels)), np.arange(len(labels), len(labels) + len(unlabeled)))


GARDENER, NURSE, COOK = [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]


def test_a_post_unlike_any_label_is_less_likely_where_many_are_like_it() -> None:
    """Without weak examples a cook, of whom no label tells, comes halfway between the two kinds."""
    known = at_hand([1, 1, 0, 0], [COOK] * 20, [GARDENER, GARDENER, NURSE, NURSE])
    alone = replace(known, weak=known.weak[:0])
    with_weak, without = (fit(each).scores(sparse.csr_matrix([GARDENER, NURSE, COOK])) for each in (known, alone))
    assert with_weak[0] - with_weak[2] > without[0] - without[2]
    assert with_weak[0] > max(with_weak[1:])


def test_of_the_likeliest_as_large_a_share_is_no_weak_example_as_of_the_labels_is_interested() -> None:
    known = at_hand([1, 0, 0, 0], [GARDENER] * 3 + [COOK] * 5 + [NURSE] * 4, [GARDENER, NURSE, NURSE, NURSE])
    assert known.weak.tolist() == list(range(7, 16))


def test_a_weak_example_weighs_no_more_than_a_label() -> None:
    """A single unlabeled gardener hardly changes what two labeled ones say."""
    labels, labeled = [1, 1, *[0] * 8], [GARDENER, GARDENER, *[NURSE] * 8]
    known = at_hand(labels, [GARDENER, COOK], labeled)
    one = replace(known, weak=np.array([len(labels)]))
    gardener, nurse = fit(one).scores(sparse.csr_matrix([GARDENER, NURSE]))
    assert gardener > nurse + 1


def test_of_many_unlabeled_posts_an_even_part_is_taken() -> None:
    known = at_hand([1, 0], [COOK] * (3 * MOST_WEAK), [GARDENER, NURSE])
    assert MOST_WEAK / 2 < len(known.weak) <= MOST_WEAK
    assert len(set(np.diff(known.weak).tolist())) == 1


def test_where_all_is_labeled_there_are_no_weak_examples() -> None:
    assert at_hand([1, 0], [], [GARDENER, NURSE]).weak.tolist() == []
