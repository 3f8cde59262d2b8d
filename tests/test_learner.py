"""The model that chooses the next post to label, and how soon readers find what they want."""

from __future__ import annotations

from itertools import islice
from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from benchmarks.reading import measure, ours, replay
from benchmarks.simulated import read_posts, read_readers
from jobsearch.classifier.calibration import INTERESTING
from jobsearch.classifier.learner import Learner
from tests.helpers.builders import a_stored_post
from tests.helpers.trained_models import NO, YES, sample_labels, sample_posts, sample_reader, trained_on, two_trades

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from benchmarks.reading import Choose
    from benchmarks.simulated import Reader
    from jobsearch.posts import JobPost, JobPostLabel

FEEDS = ("2021-01-23", "2024-12-04", "2026-03-17", "2026-06-14", "2026-06-14-minutes-later")


def asked(words: str | None, number: int) -> list[tuple[int, JobPostLabel]]:
    posts = sample_posts()
    return list(islice(replay(posts, sample_reader(), ours(Learner(posts, words))), number))


def first_chosen(posts: list[JobPost], words: str | None) -> JobPost:
    by_id = {post.id: post for post in posts}
    return by_id[Learner(posts, words).choose(by_id.keys())]


def test_with_words_the_first_twenty_hold_most_of_what_is_interesting() -> None:
    interested = len({post.job_key for post in sample_posts() if sample_reader().labels[post.id]})
    found = sum(label for _, label in asked(sample_reader().looking_for, 20))
    assert found >= 0.75 * interested


def test_without_words_the_first_twenty_hold_half_of_what_is_interesting() -> None:
    interested = len({post.job_key for post in sample_posts() if sample_reader().labels[post.id]})
    assert sum(label for _, label in asked(None, 20)) >= 0.5 * interested


@pytest.mark.parametrize("words", [None, "python backend"])
def test_the_same_answers_give_the_same_order(words: str | None) -> None:
    assert asked(words, 12) == asked(words, 12)


def test_the_order_of_the_ids_at_hand_does_not_matter() -> None:
    learner, ids = Learner(sample_posts(), None), [post.id for post in sample_posts()]
    assert learner.choose(ids) == learner.choose(ids[::-1])


def test_words_choose_the_first_post() -> None:
    assert first_chosen(two_trades(8), "nurse").position == "Nurse"
    assert first_chosen(two_trades(8), "gardener").position == "Gardener"


def test_without_words_the_first_post_stands_for_most_of_the_feed() -> None:
    few, many = two_trades(2)[0], [post for post in two_trades(12) if post.position == "Nurse"]
    assert first_chosen([few, *many], None).position == "Nurse"


def test_without_words_the_second_post_is_of_another_kind() -> None:
    learner, posts = Learner(two_trades(12), None), {post.id: post for post in two_trades(12)}
    first = learner.choose(posts)
    learner.learn({first: NO})
    second = learner.choose(posts.keys() - {first})
    assert posts[first].position != posts[second].position


def test_answers_outweigh_the_words_in_time() -> None:
    posts = two_trades(24)
    learner = Learner(posts, "nurse")
    learner.learn({post.id: YES if post.position == "Gardener" else NO for post in posts[:14]})
    left = {post.id: post for post in posts[14:]}
    assert left[learner.choose(left)].position == "Gardener"


def test_nothing_is_said_before_two_jobs_of_each_kind() -> None:
    learner = Learner(two_trades(6), None)
    learner.learn({1: YES, 2: NO, 4: NO})
    assert learner.score(3) is None
    assert learner.expected([3, 5]) is None


def test_words_stand_in_for_the_second_job_of_a_kind() -> None:
    learner = Learner(two_trades(6), "nurse")
    learner.learn({1: YES, 4: NO})
    score = learner.score(3)
    assert score is not None
    assert 0 < score.chance < 1


def test_two_labels_of_each_kind_are_enough() -> None:
    learner = Learner(two_trades(10), None)
    learner.learn({1: YES, 3: YES, 2: NO, 4: NO})
    gardener, nurse = learner.score(5), learner.score(6)
    assert gardener is not None
    assert nurse is not None
    assert 0 < nurse.chance < gardener.chance < 1
    assert gardener.interesting is (gardener.chance >= INTERESTING)


def test_taking_an_answer_back_unteaches_it() -> None:
    taught, never = Learner(two_trades(10), None), Learner(two_trades(10), None)
    labels = {1: YES, 3: YES, 2: NO, 4: NO}
    taught.learn(labels | {5: NO})
    taught.learn(labels)
    never.learn(labels)
    assert [taught.score(post_id) for post_id in range(1, 11)] == [never.score(post_id) for post_id in range(1, 11)]


def test_what_is_expected_is_at_most_what_is_there() -> None:
    learner = Learner(sample_posts(), sample_reader().looking_for)
    learner.learn(sample_labels(25))
    ids = [post.id for post in sample_posts()]
    expected = learner.expected(ids)
    assert expected is not None
    assert 0 < expected < len(ids)
    assert learner.expected([]) == 0


def test_once_every_job_is_labeled_the_loop_and_the_trained_model_say_the_same() -> None:
    labels = sample_labels(25)
    posts = [post for post in sample_posts() if post.id in labels]
    learner, trained = Learner(posts, "python"), trained_on(labels, posts, "python")
    learner.learn(labels)
    for post, chance in zip(posts, trained.model.chances(posts), strict=True):
        score = learner.score(post.id)
        assert score is not None
        assert score.chance == pytest.approx(chance)
        assert [term.term for term in score.why] == [
            term.term for term in trained.model.why(trained.model.rows([post]))
        ]


def test_the_nearest_post_is_of_the_same_kind() -> None:
    learner = Learner(two_trades(8), None)
    assert learner.nearest(1, [1, 2, 4, 5]) == [5, 2, 4]
    assert learner.nearest(1, []) == []


def test_a_post_it_has_not_seen_is_not_scored() -> None:
    learner = Learner(two_trades(8), None)
    learner.learn({1: YES, 3: YES, 2: NO, 4: NO, 99: YES})
    assert learner.score(99) is None
    assert learner.nearest(99, [1]) == []
    assert learner.expected([99]) == 0


@pytest.mark.parametrize("words", [None, "gardener", "软件工程师", "?"])
def test_one_post_is_enough_to_start(words: str | None) -> None:
    assert first_chosen([a_stored_post(id=7)], words).id == 7


@pytest.mark.parametrize("words", [None, "工程师"])
def test_posts_in_chinese_only_are_learned_from(words: str | None) -> None:
    posts = [
        a_stored_post(id=number, position=position, tags=(), location="北京", description="我们正在寻找 热爱技术的人")
        for number, position in enumerate(["软件 工程师", "护士"] * 4)
    ]
    learner = Learner(posts, words)
    learner.learn({0: YES, 2: YES, 1: NO, 3: NO})
    assert learner.choose([4, 5, 6, 7]) in (4, 6)
    assert learner.score(5) is not None


def test_posts_without_any_word_are_not_an_obstacle() -> None:
    assert first_chosen([a_stored_post(id=7, position="?", tags=(), location="", description="")], None).id == 7


def learning_until_found(posts: list[JobPost], reader: Reader) -> Choose:
    """Learn as in the loop, but no more once the figures below are settled: it takes time."""
    learner = Learner(posts, reader.looking_for)
    goal = 0.95 * len({post.job_key for post in posts if reader.labels.get(post.id)})

    def choose(labels: Mapping[int, JobPostLabel], left: Collection[int]) -> int:
        if len(labels) < 50 or sum(labels.values()) < goal:
            learner.learn(labels)
        return learner.choose(left)

    return choose


def test_real_readers_find_their_posts_soon(shared: Path) -> None:
    posts = read_posts([shared / "feed" / f"{feed}.json" for feed in FEEDS])
    readers = read_readers([shared / "readers" / f"{name}.json" for name in ("backend", "designer", "support")])
    figures = [measure(posts, reader, learning_until_found(posts, reader)) for reader in readers]
    _, _, found_50, _, _, read_to_95 = (fmean(column) for column in zip(*figures, strict=True))
    assert found_50 >= 0.85
    assert read_to_95 <= 0.22
