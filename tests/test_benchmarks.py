"""The benchmarks: jobs are held back whole, figures are counted right, and each runs on the sample."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks import advice, calibration, facts, mornings, reading
from benchmarks.calibration import Judged, hold_back, worth
from benchmarks.mornings import Morning
from benchmarks.simulated import Reader, read_posts, ticked, ticked_carelessly
from jobsearch import sample
from jobsearch.classifier.learner import Learner
from tests.helpers.builders import a_stored_post, stated
from tests.helpers.trained_models import NO, YES, sample_posts, sample_reader

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the sample's posts as two saved answers."""
    folder = tmp_path_factory.mktemp("feeds")
    with sample.feed() as path:
        legal, *posts = json.loads(path.read_bytes())
    found = [folder / "old.json", folder / "new.json"]
    for number, file in enumerate(found):
        file.write_text(json.dumps([legal, *posts[number::2]]))
    return found


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("readers") / "sample.json"
    file.write_text(json.dumps(sample.reader()))
    return file


def run(
    benchmark: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object
) -> str:
    monkeypatch.setattr("sys.argv", ["benchmark", *map(str, arguments)])
    benchmark.main()  # type: ignore[attr-defined]
    return capsys.readouterr().out


def cells(output: str, first: str) -> list[str]:
    """Return the cells of the row that begins with this one."""
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in output.splitlines()]
    return next(row for row in rows if row[0] == first)


def test_a_job_is_held_back_with_all_its_copies() -> None:
    posts = [a_stored_post(id=number, company="Acme", position=f"Post {number % 10}") for number in range(30)]
    backlog, fresh = hold_back(posts, 0)
    assert (len(backlog), len(fresh)) == (21, 3)
    assert not {post.job_key for post in backlog} & {post.job_key for post in fresh}


def test_precision_recall_and_f1_are_pooled_over_what_is_shown() -> None:
    one = Judged(np.array([0.9, 0.8, 0.1]), np.array([True, True, False]), np.array([1, 0, 1]), 0.5)
    other = Judged(np.array([0.1]), np.array([False]), np.array([1]), 0.5)
    assert worth([one, other]) == (1 / 2, 1 / 3, 2 / 5)


def test_an_ideal_user_ticks_the_words_of_which_three_in_ten_jobs_are_interesting() -> None:
    titles = ["Rose Gardener", "Tree Gardener", "Hedge Gardener", "Night Nurse", "Rose Nurse", "Chief Nurse"]
    posts = [a_stored_post(id=number, position=title) for number, title in enumerate(titles)]
    keen = Reader("keen", "roses", {0: YES, 1: YES, 2: NO, 3: NO, 4: NO, 5: NO})
    assert ticked(posts, keen) == "gardener"
    careless = (ticked_carelessly(posts, keen) or "").split()
    assert careless[0] == "gardener"
    assert len(careless) == 2
    assert ticked(posts, Reader("picky", "", {})) is None


def test_readers_of_hardly_any_posts_are_measured() -> None:
    posts = [a_stored_post(id=number, position="Gardener") for number in (1, 2)]
    keen = Reader("keen", "", {1: YES, 2: YES})
    assert ticked_carelessly(posts, keen) == "gardener"
    assert ticked_carelessly([], keen) is None
    assert reading.measure(posts, keen, reading.oldest_first(posts, keen, 0))[0] == 1


def test_reading_says_whether_the_first_interesting_post_comes_soon(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], feeds: list[Path], reader: Path
) -> None:
    output = run(reading, monkeypatch, capsys, "--readers", reader, "--feeds", *feeds, "--seeds", 1)
    assert cells(output, "this program, words typed")[1] == "100.0%"
    assert len(read_posts(feeds)) == len(sample_posts())


def test_a_reader_who_says_where_they_live_is_asked_last_about_what_is_open_only_elsewhere() -> None:
    places = [("US",), ("PT",), ("US",), ("worldwide",), ()]
    posts = [a_stored_post(id=number, facts=stated(open_to=open_to)) for number, open_to in enumerate(places, 1)]
    at_home = Reader("at home", "python", {}, "Portugal")
    elsewhere = reading.not_open(posts, at_home)
    assert elsewhere == {1, 3}
    asked = [post_id for post_id, _ in reading.replay(posts, at_home, reading.ours(Learner(posts, None), elsewhere))]
    assert set(asked[-2:]) == {1, 3}
    assert reading.not_open(posts, Reader("anywhere", "python", {})) == set()


def test_calibration_is_judged_on_posts_held_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], feeds: list[Path], reader: Path
) -> None:
    output = run(calibration, monkeypatch, capsys, "--readers", reader, "--feeds", *feeds, "--splits", 1)
    row = next(line for line in output.splitlines() if line.startswith("| 20 | words"))
    brier, baseline = map(float, row.split("|")[3:5])
    assert 0 < brier < baseline
    interesting = sum(sample_reader().labels.get(post.id, 0) for post in hold_back(sample_posts(), 0)[1])
    assert float(row.split("|")[9]) == interesting


def test_advice_is_judged_with_mistakes_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], feeds: list[Path], reader: Path
) -> None:
    stops, mistakes = run(advice, monkeypatch, capsys, "--readers", reader, "--feeds", *feeds, "--splits", 1).split(
        "\n\n"
    )
    assert cells(stops, "words")[1].endswith(" of 1")
    assert [line.split("|")[2].strip() for line in mistakes.splitlines()[2:]] == ["50", "100", "50", "100"]


def test_a_label_named_is_right_if_it_was_made_a_mistake() -> None:
    for trial in advice.doubt(sample_posts(), sample_reader(), "python backend developer europe", 1):
        assert trial is not None
        assert 1 <= trial.right <= trial.named


def test_mornings_are_pooled(capsys: pytest.CaptureFixture[str]) -> None:
    one = Morning(listed=4, found=2, ranked=(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1))
    mornings.print_row("all", [one, Morning(listed=0, found=0, ranked=(1,)), Morning(listed=1, found=0, ranked=(0,))])
    precision = (1 + 2 / 3 + 3 / 11) / 3
    assert capsys.readouterr().out == f"| all | 3 | 5 | 40% | 50% | 75% | {(precision + 1) / 2:.2f} |\n"


def test_facts_are_right_as_far_as_they_were_noted() -> None:
    pay = {"min": 50_000, "max": 60_000, "currency": "EUR", "per": "year"}
    assert facts.is_right("open_to", ["eu"], ["europe"])
    assert not facts.is_right("open_to", ["DE"], ["DE", "AT"])
    assert facts.is_right("salary", pay, pay | {"currency": None, "per": None})
    assert not facts.is_right("salary", pay, pay | {"max": None})
    years = [(3, 3), (5, None), (None, 2), (4, 4)]
    assert facts.measure("years", [({"years": said}, {"years": noted}) for said, noted in years]) == (2 / 3, 2 / 3)
