"""Choosing the feed's tags for a user: by the taste learned, and by words, be they five or a whole CV."""

from __future__ import annotations

from jobsearch import feed_tags
from jobsearch.posts import TasteTerm

TAGS = {
    "engineer": 200,
    "senior": 190,
    "support": 150,
    "customer support": 100,
    "python": 60,
    "DevOps": 20,
    "data science": 12,
    "kubernetes": 10,
    "c++": 3,
}
POSTS = 1000


def chosen(words: str = "", *taste: tuple[str, float], tags: dict[str, int] = TAGS, most: int = 5) -> tuple[str, ...]:
    terms = [TasteTerm(term, weight, 3, 1) for term, weight in taste]
    return feed_tags.choose(tags, POSTS, terms, words, most)


def test_a_rare_tag_tells_more_than_common_ones_that_a_cv_repeats() -> None:
    cv = "Senior engineer. " * 10 + "Clusters with Kubernetes."
    assert chosen(cv) == ("kubernetes", "senior", "engineer")


def test_of_two_equally_common_tags_the_one_named_more_often_comes_first() -> None:
    tags = {"go": 10, "rust": 10}
    assert chosen("go rust rust", tags=tags) == ("rust", "go")


def test_a_tag_in_one_post_does_not_outweigh_what_a_cv_is_about() -> None:
    tags = {"python": 60, "falconry": 1}
    assert chosen("Python, Python, Python. On Sundays falconry.", tags=tags)[0] == "python"


def test_a_tag_of_several_words_is_named_only_by_the_phrase() -> None:
    assert chosen("science of data") == ()
    assert chosen("Data Science") == ("data science",)


def test_a_phrase_names_its_own_tag_not_the_shorter_one_within() -> None:
    assert chosen("customer support") == ("customer support",)


def test_tags_are_found_in_any_case_and_number_with_their_signs() -> None:
    assert chosen("devops, C++") == ("c++", "DevOps")


def test_words_that_are_no_stored_tag_choose_nothing() -> None:
    assert chosen("gardening") == ()
    assert chosen("gardening", tags={}) == ()


def test_the_taste_comes_first_by_weight_and_the_words_fill_up() -> None:
    taste = [("tag: python", 0.2), ("title: python", 2.0), ("tag: devops", 0.5), ("tag: senior", -1.0)]
    assert chosen("kubernetes and python", *taste) == ("DevOps", "python", "kubernetes")


def test_a_taste_for_what_no_stored_post_has_is_passed_over() -> None:
    assert chosen("", ("tag: beekeeping", 1.0), ("tag: python", 0.1)) == ("python",)


def test_a_tag_spelled_in_several_ways_is_asked_for_once_as_it_is_spelled_most() -> None:
    assert chosen("front end", tags={"Front-End": 2, "front end": 5}) == ("front end",)


def test_no_more_are_chosen_than_asked_for() -> None:
    assert len(chosen(" ".join(TAGS), most=3)) == 3


def test_a_tag_that_a_single_liked_post_has_is_not_asked_for() -> None:
    taste = [TasteTerm("tag: python", 0.9, 1, 0), TasteTerm("tag: kubernetes", 0.5, 2, 3)]
    assert feed_tags.choose(TAGS, POSTS, taste, "devops", 5) == ("kubernetes", "DevOps")
