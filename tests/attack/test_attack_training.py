"""Training that is killed, finds the disk full, or runs beside others: one model counts at any moment, and is whole."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any

import joblib

from jobsearch import scoring, training
from jobsearch.dataaccess import answers, scores
from tests.helpers import stopped
from tests.helpers.builders import NOW
from tests.helpers.soak import rounds
from tests.helpers.systems import KILL
from tests.helpers.trained_instances import NO, YES, keep, opened_database, recommended_by

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from jobsearch.posts import JobPostLabel
    from jobsearch.scoring import SavedModel

FEWEST_STEPS, STEPS, MOST_STEPS = 5, 15, 30
PLAIN = {"jobposts.db", "model.joblib"}


def train(folder: Path) -> str:
    """Train, and return the id of the model that counts then."""
    with opened_database(folder) as session:
        training.retrain(session, folder / "model.joblib", datetime.now(UTC))
        return scoring.get_model(session, folder / "model.joblib").record.id


def label(folder: Path, post_id: int, kind: JobPostLabel) -> None:
    """Change a label, so that the next model is another one."""
    with opened_database(folder) as session:
        answers.record(session, post_id, kind, None, NOW)


def relabeled(folder: Path) -> Path:
    label(folder, 101, NO)
    return folder


def counting(folder: Path) -> str:
    """Return the id of the model that counts, which is whole, and recommends."""
    with opened_database(folder) as session:
        saved = scoring.get_model(session, folder / "model.joblib")
        assert saved.loaded.id == saved.record.id
    assert recommended_by(folder).posts
    return saved.record.id


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def each_step(gardeners: Path, tmp_path: Path, what: Callable[[str], None], code: int) -> int:
    """Attack each step of a training; one model counts afterwards, and the next training tidies up."""
    former = counting(gardeners)
    new = train(relabeled(shutil.copytree(gardeners, tmp_path / "new")))
    assert former != new
    for step in range(1, MOST_STEPS):
        folder = relabeled(shutil.copytree(gardeners, tmp_path / str(step)))
        ended = stopped.run(partial(train, folder), folder, step, what)
        if ended is None:
            return step - 1
        assert ended in (code, stopped.DONE), step
        assert counting(folder) in ((new,) if ended == stopped.DONE else (former, new)), step
        assert train(folder) == new
        assert names(folder) == PLAIN, step
    raise AssertionError("there are more steps")


def test_a_training_killed_at_any_step_leaves_the_former_model_or_the_new_one(gardeners: Path, tmp_path: Path) -> None:
    assert each_step(gardeners, tmp_path, stopped.kill, -KILL) > FEWEST_STEPS


def test_a_training_that_fails_at_any_step_says_so_and_leaves_a_model(gardeners: Path, tmp_path: Path) -> None:
    assert each_step(gardeners, tmp_path, stopped.fail, stopped.SAID_SO) > FEWEST_STEPS


def test_a_disk_that_is_full_from_any_step_on_leaves_a_model(gardeners: Path, tmp_path: Path) -> None:
    assert each_step(gardeners, tmp_path, stopped.fill, stopped.SAID_SO) > FEWEST_STEPS


def test_trainings_killed_one_after_another_leave_a_model(gardeners: Path, tmp_path: Path) -> None:
    former = counting(gardeners)
    steps = range(1, rounds(FEWEST_STEPS, STEPS), rounds(3, 1))
    for first, second in product(steps, steps):
        folder = relabeled(shutil.copytree(gardeners, tmp_path / f"{first}-{second}"))
        stopped.run(partial(train, folder), folder, first, stopped.kill)
        middle = counting(folder)
        label(folder, 102, NO)
        stopped.run(partial(train, folder), folder, second, stopped.kill)
        last = counting(folder)
        assert train(folder) not in (former, middle)
        assert last in (former, middle, counting(folder))
        assert names(folder) == PLAIN
        shutil.rmtree(folder)


def test_recommend_beside_train_never_fails(gardeners: Path) -> None:
    def train_on() -> None:
        for number in range(rounds(6, 300)):
            label(gardeners, 101, NO if number % 2 else YES)
            train(gardeners)

    def recommend_on() -> None:
        for _ in range(rounds(4, 400)):
            assert recommended_by(gardeners).posts

    started = [stopped.fork(work) for work in (train_on, *[recommend_on] * 8)]
    assert [stopped.wait(pid) for pid in started] == [stopped.DONE] * 9
    assert names(gardeners) == PLAIN


def test_two_that_train_at_once_leave_the_model_of_the_last_one(gardeners: Path) -> None:
    def train_on(post_id: int) -> None:
        for number in range(rounds(3, 200)):
            label(gardeners, post_id, NO if number % 2 else YES)
            train(gardeners)
            assert recommended_by(gardeners).posts

    started = [stopped.fork(partial(train_on, post_id)) for post_id in (101, 102)]
    assert [stopped.wait(pid) for pid in started] == [stopped.DONE] * 2
    assert counting(gardeners)
    assert names(gardeners) == PLAIN


def test_a_command_that_others_outrun_twice_asks_the_newest_model(gardeners: Path) -> None:
    asked = []

    def question(model: SavedModel) -> str:
        asked.append(model.record.id)
        for post_id in (101, 102)[: 3 - len(asked)] if len(asked) < 3 else ():
            label(gardeners, post_id, NO if len(asked) == 1 else YES)
            train(gardeners)
        return model.loaded.id

    with opened_database(gardeners) as session:
        assert scoring.ask(session, gardeners / "model.joblib", question) == asked[-1]
    assert len(set(asked)) == 3
    assert asked[-1] == counting(gardeners)


def test_what_others_make_incomplete_is_listed_as_it_was(gardeners: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another command with an older model may score the posts between the ranking and the reasons."""
    rank, came_between = scores.rank, list[dict[int, float]]()

    def ranked(*arguments: Any) -> dict[int, float]:
        found = rank(*arguments)
        if not came_between:
            came_between.append(found)
            with opened_database(gardeners) as other:
                keep(other, "older", dict.fromkeys(found, 0.5))
        return found

    monkeypatch.setattr(scores, "rank", ranked)
    assert len(recommended_by(gardeners).posts) == len(came_between[0]) == 3


def test_a_model_that_the_program_wrote_before_is_used(gardeners: Path) -> None:
    """It was no more than what joblib wrote, fitted as scikit-learn left it."""
    path = gardeners / "model.joblib"
    stored = joblib.load(path)
    assert [*stored] == ["format", "versions", "id", "model", "trained_at", "labels"]
    path.unlink()
    joblib.dump(stored, path, compress=3)
    assert counting(gardeners) == stored["id"]


def test_what_earlier_versions_left_when_killed_is_swept(gardeners: Path) -> None:
    for name in (
        "model.joblibx1y2z3.part",
        "model.joblib.4711.part",
        "model-0123456789abcdef.joblib",
        "model-mine.joblib",
    ):
        (gardeners / name).write_bytes(b"anything")
    train(gardeners)
    assert names(gardeners) == PLAIN | {"model-mine.joblib"}  # it is the user's
