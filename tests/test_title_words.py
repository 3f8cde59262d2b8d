"""The words of titles offered to a user who has none: which, in which order, how written."""

from __future__ import annotations

from time import process_time

from jobsearch.labelling.title_words import frequent, indexes_of
from tests.helpers.builders import a_stored_post


def titled(*titles: str, location: str = "Worldwide") -> tuple[str, ...]:
    return frequent(
        a_stored_post(id=number, position=title, location=location) for number, title in enumerate(titles, 1)
    )


def test_the_most_frequent_word_comes_first_and_a_tie_by_the_alphabet() -> None:
    assert titled("Baker", "Welder", "Welder", "Carpenter") == ("welder", "baker", "carpenter")


def test_singular_and_plural_are_one_word_as_it_is_mostly_written() -> None:
    assert titled("DevOps", "DevOps", "Designer", "Designers", "Designer") == ("designer", "devops")


def test_a_word_that_a_title_repeats_counts_once_and_so_do_the_copies_of_a_job() -> None:
    copies = [a_stored_post(id=number, company="Roses Ltd", position="Gardener") for number in range(1, 6)]
    others = [a_stored_post(id=number, position="Baker, baker") for number in (7, 8)]
    assert frequent([*copies, *others]) == ("baker", "gardener")


def test_words_that_tell_nothing_of_the_trade_are_left_out() -> None:
    title = "Remote Senior Baker (m/f/d), Part Time, 20 Hours - 2026 - Hiring for the New Team in the UK"
    assert titled(title) == ("baker",)


def test_a_post_s_own_place_is_left_out() -> None:
    assert titled("Baker Springfield", location="Springfield, Oregon") == ("baker",)


def test_single_letters_are_left_out_but_for_two_languages() -> None:
    assert titled("C R X Y C++ C# .NET 3D") == (".net", "3d", "c", "c#", "c++", "r")


def test_at_most_so_many_are_returned() -> None:
    titles = [f"Trade{chr(97 + number // 10)}{chr(97 + number % 10)}" for number in range(70)]
    assert len(titled(*titles)) == 60
    assert len(frequent([a_stored_post(position=" ".join(titles))], most=3)) == 3


def test_words_named_in_a_text_are_found_in_singular_and_plural() -> None:
    assert indexes_of(("baker", "devops", "welder"), "Bakers, DevOps or web") == {0, 1}


def test_no_posts_have_no_words() -> None:
    assert frequent([]) == ()


def test_five_thousand_posts_are_read_before_a_user_notices() -> None:
    posts = [a_stored_post(id=number, position=f"Baker of Bread {number % 700}x, Mill Lane") for number in range(5000)]
    before = process_time()
    frequent(posts)
    assert process_time() - before < 1
