"""The command train with few labels."""

from __future__ import annotations

import gc
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from jobsearch import training
from jobsearch.classifier.fitting import TrainingSet
from jobsearch.dataaccess import answers
from jobsearch.dataaccess.database import writing
from jobsearch.posts import JobPostLabel
from tests.helpers.builders import NOW
from tests.helpers.feeds import feed, feed_element
from tests.helpers.running import Program
from tests.helpers.systems import RIGHTS
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("labels", "missing"),
    [
        ({}, "2 more interesting and 2 more not interesting"),
        ({"1": 1, "2": 1, "3": 1, "4": 0}, "label 1 more not interesting"),
    ],
)
def test_too_few_labels_say_how_many_of_which_kind_are_missing(
    labels: dict[str, int], missing: str, tmp_path: Path
) -> None:
    program = Program(tmp_path / "instance")
    program("fetch-new", "--from", "-", given=feed(*map(feed_element, range(1, 5))))
    if labels:
        program.label(labels)
    done = program("train", code=1)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert missing in done.err
    assert not (program.instance / "model.joblib").exists()


@pytest.mark.parametrize("command", ["train", "recommend"])
def test_without_any_post_the_first_thing_to_do_is_to_fetch(command: str, tmp_path: Path) -> None:
    done = Program(tmp_path / "instance")(command, code=1)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "run fetch-new" in done.err


def test_one_label_of_each_kind_is_enough_where_words_lead(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("fetch-new", "--from", "-", given=feed(*map(feed_element, range(1, 7))))
    program.label({"1": 1, "3": 0})
    assert "label 1 more interesting and 1 more not interesting" in program("train", code=1).err
    program("label", "--looking-for", "python", given="q\n")
    program("train")


def test_two_labels_of_each_kind_are_enough_for_a_report(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("fetch-new", "--from", "-", given=feed(*map(feed_element, range(1, 7))))
    program.label({"1": 1, "2": 1, "3": 0, "4": 0})
    done = program("train")
    assert all(name in done.out for name in ("precision", "recall", "f1-score", "support"))
    assert "not interested" in done.out
    assert "Next, see what is new for you: python main.py recommend --new\n" in done.err


def test_labels_that_copies_contradict_are_named_with_the_command_to_label_them_again(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    copy = feed_element(2, company="Company 1")
    program("fetch-new", "--from", "-", given=feed(feed_element(1), copy, *map(feed_element, range(3, 9))))
    program.label({"1": 1, "2": 0, "3": 1, "4": 1, "5": 0, "6": 0})
    done = program("train")
    assert "These labels may be mistakes:\n" in done.out
    assert "  1  Gardener, Company 1: you said interesting; its copy 2 has the other label\n" in done.out
    assert "Label them again: python main.py label " in done.out
    assert "Source: Remote OK" in done.err
    suspects = program("train", "--json").json()["slips"]
    assert {"id": 2, "label": 0, "copy": 1}.items() <= next(each for each in suspects if each["id"] == 2).items()
    with opened_database(program.instance) as session:
        for post_id in (1, 2):
            answers.give_reason(session, post_id, "company")
    assert {1, 2} & {each["id"] for each in program("train", "--json").json()["slips"]} == {1}


def test_the_model_is_not_replaced_where_what_is_known_of_it_cannot_be(gardeners: Path) -> None:
    path = gardeners / "model.joblib"
    before = path.read_bytes()
    with opened_database(gardeners) as session:
        answers.record(session, 101, JobPostLabel.INTERESTED, None, NOW)
        with writing(session):
            session.execute(
                text("CREATE TRIGGER refuse BEFORE INSERT ON settings BEGIN SELECT RAISE(ABORT, 'refused'); END")
            )
        with pytest.raises(DBAPIError, match="refused"):
            training.retrain(session, path, NOW)
    assert path.read_bytes() == before


def test_the_posts_learned_from_are_let_go_before_the_model_is_saved(
    gardeners: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []

    def save(*_model: object) -> None:
        held.append(sum(type(each) is TrainingSet for each in gc.get_objects()))

    monkeypatch.setattr(training, "save", save)
    before = sum(type(each) is TrainingSet for each in gc.get_objects())
    with opened_database(gardeners) as session, suppress(FileNotFoundError):
        training.retrain(session, gardeners / "model.joblib", NOW)
    assert held == [before]


@RIGHTS.needed
def test_the_model_is_its_users_alone(trained_sample: Program) -> None:
    assert stat.S_IMODE((trained_sample.instance / "model.joblib").stat().st_mode) == 0o600
