"""What stats shows: counts, how right the model was, the terms it weighs most, and the market."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jobsearch import counting, filtering, living, recommending
from jobsearch.clock import LATEST
from jobsearch.dataaccess import answers, counts, jobs
from jobsearch.labelling.offer import Reason
from jobsearch.next_step import Step
from jobsearch.places.openness import resolve
from jobsearch.posts import Score
from jobsearch.rules import parse
from jobsearch.terminal.statistics import as_document, show
from tests.helpers.builders import NOW, a_post
from tests.helpers.recommendations import a_terminal, shown
from tests.helpers.stating import state_at
from tests.helpers.trained_instances import (
    EVERY_POST,
    NO,
    YES,
    a_gardener,
    an_accountant,
    opened_database,
    train_on_gardeners,
)

if TYPE_CHECKING:
    from jobsearch.counting import Statistics

GUESS_YES, GUESS_NO = Score(0.9, interesting=True, why=()), Score(0.1, interesting=False, why=())
OTHERS = range(501, 541)  # so many that what interesting posts have in common is rare
SHORT = Path("/jobs")
LATER = NOW + timedelta(days=9)  # the second week after


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trained and ranked, with a rule."""
    later = NOW.replace(month=9)
    posts = [a_gardener(number, posted_at=later) for number in range(101, 106)]
    clerks = [a_post(id=n, position="Clerk", tags=("office",), description=f"File papers {n}.") for n in OTHERS]
    folder = train_on_gardeners(tmp_path_factory.mktemp("stats") / "instance", *posts, *clerks)
    with opened_database(folder) as session:
        recommending.change_rules(session, [parse("company:Acme")], [])
        recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None)
    return folder


@pytest.fixture(scope="module")
def answered(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after three answers, of which the model had guessed two rightly, and one post skipped."""
    folder = shutil.copytree(folder, tmp_path_factory.mktemp("answered") / "instance")
    with opened_database(folder) as session:
        ranked = counting.count(session, folder / "model.joblib", LATEST)
        assert (ranked.left and ranked.left.unlabeled, ranked.outdated) == (45, False)
        answers.record(session, 101, YES, GUESS_YES, LATER)
        answers.record(session, 102, YES, GUESS_NO, LATER)
        answers.record(session, 103, NO, GUESS_NO, LATER)
        answers.give_reason(session, 103, Reason.PLACE)
        answers.record(session, 104, None, GUESS_NO, LATER)
    return folder


def counted(folder: Path) -> Statistics:
    """Count what an instance holds, as if its folder had a name of one short word."""
    with opened_database(folder) as session:
        return replace(counting.count(session, folder / "model.joblib", LATEST), folder=SHORT)


def text_of(counts: Statistics, width: int = 200) -> str:
    terminal = a_terminal(width)
    show(terminal, counts, LATER)
    assert shown(terminal.err) == ""
    return shown(terminal.out)


def test_lines_end_between_words_and_keep_their_indent(answered: Path) -> None:
    text = text_of(counted(answered), 60)
    assert max(map(len, text.splitlines())) <= 60
    assert "\n  week of 2026-08-10: 3 answers, 2 interested; the model\n  guessed" in text


def test_posts_count_by_the_month_they_were_posted_in(answered: Path) -> None:
    assert counted(answered).months == {"2026-08": 56, "2026-09": 5}
    lines = text_of(counted(answered)).splitlines()
    assert lines[1] == "61 posts stored."
    bars = [line.split() for line in lines if "█" in line][:2]
    assert [bar[:2] for bar in bars] == [["2026-08", "56"], ["2026-09", "5"]]
    assert len(bars[0][2]) == 40 > len(bars[1][2]) == 4


def test_answers_count_by_week_with_how_right_the_model_was(answered: Path) -> None:
    text = text_of(counted(answered))
    assert "19 labels: 10 interested, 9 not interested" in text
    assert "  week of 2026-07-27: 16 answers, 8 interested\n" in text
    assert "  week of 2026-08-10: 3 answers, 2 interested; the model guessed 67% right (2 of 3)\n" in text


def test_the_reasons_and_rules_are_listed(answered: Path) -> None:
    lines = text_of(counted(answered)).splitlines()
    assert lines[lines.index("Why not") + 1] == "  place           1"
    assert lines[lines.index("Rules in force") + 1] == "  company:Acme"


def test_the_taste_is_shown_with_the_labels_it_stands_on(answered: Path) -> None:
    text = text_of(counted(answered))
    likes = text.partition("\nLikes")[2].partition("\nDislikes")[0].splitlines()[1:]
    dislikes = text.partition("\nDislikes")[2].split("\n\n")[0].splitlines()[1:]
    header = next(line for line in text.splitlines() if line.startswith("Likes"))
    columns = [header.index(name) + len(name) for name in ("weight", " yes", " no")]
    for lines, word, sign, seen in ((likes, "garden", "+", ["8", "0"]), (dislikes, "accountant", "-", ["0", "8"])):
        line = next(line for line in lines if word in line)
        assert all(line[column - 1] != " " for column in columns)
        assert line.split()[-2:] == seen
        assert line.split()[-3].startswith(sign)


@pytest.mark.parametrize(
    ("words", "shown_as"),
    [
        ("gardener  roses\n", "gardener roses"),
        ("Rosa Gardener\n\x1b[31m" + "word " * 30, "Rosa Gardener [31mword" + " word" * 9 + "… (32 words)"),
    ],
)
def test_the_words_in_force_are_shown_of_a_long_text_the_first(folder: Path, words: str, shown_as: str) -> None:
    found = replace(counted(folder), looking_for=words)
    assert f"\nLooking for: {shown_as}\n" in text_of(found)
    assert "Looking for" not in text_of(counted(folder))


def test_labels_given_since_training_are_shown_and_no_longer_left(answered: Path) -> None:
    stale = counted(answered)
    assert (stale.left and stale.left.unlabeled, stale.outdated) == (42, True)
    assert "Labels or words have changed since: recommend trains it first." in text_of(stale)


def test_a_model_that_was_never_measured_is_told_as_such(answered: Path) -> None:
    found = counted(answered)
    assert found.model
    text = text_of(replace(found, model=replace(found.model, quality={})))
    assert "How good it is was not measured; train measures it." in text


def test_interesting_posts_left_are_shown_only_once_every_post_is_scored(answered: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(answered, tmp_path / "instance")
    with opened_database(folder) as session:
        jobs.save(session, [a_gardener(120)], LATER)
    assert counted(folder).left is None
    assert "How many interesting posts are left: recommend counts them." in text_of(counted(folder))


def test_posts_listed_long_ago_are_not_among_those_left(answered: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(answered, tmp_path / "instance")
    with opened_database(folder) as session:
        jobs.save(session, [a_gardener(105)], LATER + timedelta(days=28))
        listed_lately = filtering.Filters(min_chance=0)
        recommending.recommend(session, folder / "model.joblib", listed_lately, lambda _done, _total: None)
    left = counted(folder).left
    assert left is not None
    assert left.unlabeled == 1


def test_interesting_posts_left_are_estimated_from_the_chances(tmp_path: Path) -> None:
    folder = train_on_gardeners(tmp_path / "instance", a_gardener(101), an_accountant(102))
    with opened_database(folder) as session:
        found = recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None)
    statistics = counted(folder)
    assert statistics.left
    assert statistics.left.unlabeled == 2
    assert statistics.left.likely == 1
    assert statistics.left.interesting == pytest.approx(found.posts[0].score.chance)
    line = "Of 2 unlabeled posts listed in the last 30 days it recommends 1; about 1 of them should interest you."
    assert line in text_of(statistics)


def test_what_is_open_elsewhere_only_is_counted_beside_what_is_left(tmp_path: Path) -> None:
    folder = train_on_gardeners(tmp_path / "instance", a_gardener(101), a_gardener(103), an_accountant(102))
    state_at(folder, {101: {"open_to": ("US",)}})
    with opened_database(folder) as session:
        living.remember(session, resolve("Portugal"))
        recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None)
    said = text_of(counted(folder))
    assert "it recommends 1; about 1 of them should interest you. 1 that should interest you is not open where" in said
    state_at(folder, {103: {"open_to": ("US",)}})
    assert "it recommends none. 2 that should interest you are not open where you live." in text_of(counted(folder))


def test_what_a_rule_hides_is_not_left(tmp_path: Path) -> None:
    folder = train_on_gardeners(tmp_path / "instance", a_gardener(101), an_accountant(102), an_accountant(103))
    with opened_database(folder) as session:
        recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None)
        recommending.change_rules(session, [parse("company:Company 103")], [])
    left = counted(folder).left
    assert left is not None
    assert (left.unlabeled, left.likely) == (2, 1)


def test_the_document_has_every_section(answered: Path) -> None:
    document: dict[str, Any] = as_document(counted(answered))
    assert document["labels"] == {"interested": 10, "not_interested": 9}
    assert document["reasons"] == {"place": 1}
    assert document["rules"] == ["company:Acme"]
    assert document["weeks"][1] == {
        "monday": "2026-08-10",
        "answers": 3,
        "interested": 2,
        "guesses": 3,
        "right": 2,
    }
    assert document["model"]["outdated"]
    assert document["newest_fetch"] == "2026-08-01T12:00:00Z"
    assert set(document["taste"][0]) == {"term", "weight", "interested", "not_interested"}
    assert set(document["market"]) == {"pay", "pay_wanted", "pay_whole", "places", "tags"}


def test_an_empty_instance_is_shown_in_few_lines(tmp_path: Path) -> None:
    (tmp_path / "instance").mkdir()
    lines = [line for line in text_of(counted(tmp_path / "instance")).splitlines() if line]
    assert lines == [
        "Next, get the posts that Remote OK lists now: python main.py fetch-new",
        "0 posts stored.",
        f"Your data lies in {SHORT.absolute()}",
        "0 labels: 0 interested, 0 not interested",
        "No model yet.",
    ]


def test_the_next_step_comes_first(answered: Path) -> None:
    found = replace(counted(answered), model=None, next=Step.TRAIN)
    assert text_of(found).startswith("Next, let it learn from your answers: python main.py train\n")
    assert as_document(found)["next"] == "train"


def test_to_wait_is_no_command_for_scripts(answered: Path) -> None:
    assert as_document(replace(counted(answered), next=Step.WAIT))["next"] is None


def test_the_market_tells_each_rate_with_its_counts(answered: Path, tmp_path: Path) -> None:
    folder = train_on_gardeners(tmp_path / "instance")
    with opened_database(folder) as session:
        jobs.save(session, [a_gardener(n, salary_min=50_000 + n, location="Rome, Italy") for n in range(1, 7)], NOW)
        assert counts.get_market(session, 10)[1].posts == 16
    text = text_of(counted(folder))
    assert "  without a currency   50,004 (6 of 8)       50,004 (6 of 16)\n" in text
    assert "  europe               75% (6 of 8)          38% (6 of 16)\n" in text
    assert "  garden               100% (8 of 8)         50% (8 of 16)\n" in text
    assert "Yearly pay" not in text_of(counted(answered))


def test_on_a_terminal_sentences_break_between_words_and_tables_stay_as_they_are(answered: Path) -> None:
    narrow, pipe = a_terminal(60), a_terminal(60, is_interactive=False)
    for terminal in (narrow, pipe):
        show(terminal, counted(answered), LATER)
    lines, whole = shown(narrow.out).splitlines(), shown(pipe.out).splitlines()
    long = [line for line in whole if len(line) > 60 and line not in lines]
    assert any("the model guessed" in line for line in long)
    assert shown(narrow.out).split() == shown(pipe.out).split()
    assert [line for line in lines if len(line) > 60] == [line for line in whole if len(line) > 60 and line in lines]
