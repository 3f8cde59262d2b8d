"""Attack: what is no database in its place, and foreign, cut or damaged files beside it."""

from __future__ import annotations

import os
import shutil
from random import Random
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import answers, jobs
from jobsearch.dataaccess.database import get_session
from jobsearch.posts import JobPostLabel
from tests.helpers.builders import NOW, a_post
from tests.helpers.soak import rounds
from tests.helpers.stored import newest_posts
from tests.helpers.systems import DEVICES, LINKS, PIPES
from tests.helpers.upgrading import assert_whole, refusal

if TYPE_CHECKING:
    from pathlib import Path

FIFO = pytest.param("FIFO", marks=PIPES.needed)
DEVICE = pytest.param("device", marks=DEVICES.needed)
LOOP, NOWHERE = (pytest.param(kind, marks=LINKS.needed) for kind in ("loop", "nowhere"))
BESIDE = ("-wal", "-shm", "-journal")


def no_file_at(path: Path, kind: str) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "FIFO":
        os.mkfifo(path)
    else:
        path.symlink_to({"device": "/dev/zero", "loop": path.name, "nowhere": "no/such/folder/file"}[kind])


def names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.mark.parametrize("kind", ["folder", FIFO, DEVICE, LOOP, NOWHERE])
def test_what_is_no_file_is_refused_and_left_as_it_is(kind: str, path: Path) -> None:
    no_file_at(path, kind)
    assert "can't be used" in refusal(path)
    assert names_in(path.parent) == {path.name}


@pytest.mark.parametrize("kind", ["folder", FIFO, DEVICE])
@pytest.mark.parametrize("beside", BESIDE)
def test_what_is_no_file_beside_it_is_refused_and_left_as_it_is(kind: str, beside: str, path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post()], NOW)
    no_file_at(path.with_name(path.name + beside), kind)
    assert f"{path.name}{beside} is not a file" in refusal(path)


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("size", [0, 1, 31, 32, 4_096, 100_000])
def test_noise_beside_it_harms_nothing(beside: str, size: int, path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post()], NOW)
        answers.record(session, 1, JobPostLabel.INTERESTED, None, NOW)
    path.with_name(path.name + beside).write_bytes(Random(size).randbytes(size))  # noqa: S311 - no secret
    with get_session(path, NOW) as session:
        assert [post.id for post in jobs.get_labeled(session)] == [1]
        answers.record(session, 1, JobPostLabel.NOT_INTERESTED, None, NOW)
        assert_whole(session)


def test_a_shared_memory_file_of_another_database_harms_nothing(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post()], NOW)
    with get_session(other, NOW) as session:
        jobs.save(session, [a_post(id=2)], NOW)
        shutil.copy(tmp_path / "other.db-shm", tmp_path / "jobposts.db-shm")
    with get_session(path, NOW) as session:
        assert [post.id for post in newest_posts(session, 9)] == [1]
        assert_whole(session)


def crashed_copy(path: Path, folder: Path, size: int) -> dict[int, int]:
    """Label posts, copy the files as a crash leaves them, the log cut after `size` bytes; return the labels."""
    folder.mkdir(exist_ok=True)
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=number) for number in range(1, 11)], NOW)
    with get_session(path, NOW) as session:
        for number in range(1, 11):
            answers.record(session, number, JobPostLabel.INTERESTED, None, NOW)
        for name in ("jobposts.db", "jobposts.db-wal"):
            shutil.copy(path.with_name(name), folder)
    os.truncate(folder / "jobposts.db-wal", min(size, (folder / "jobposts.db-wal").stat().st_size))
    return dict.fromkeys(range(1, 11), 1)


def test_of_a_log_that_a_crash_cut_short_all_answers_before_are_kept(path: Path, tmp_path: Path) -> None:
    kept = []
    for step in range(rounds(8, 400)):
        path.unlink(missing_ok=True)
        folder = tmp_path / f"crashed{step}"
        given = crashed_copy(path, folder, step * rounds(20_000, 400))
        with get_session(folder / path.name, NOW) as session:
            labels = {post.id: int(post.label or 0) for post in jobs.get_labeled(session)}
            assert_whole(session)
        assert list(labels.items()) == list(given.items())[: len(labels)]
        kept.append(len(labels))
    assert kept == sorted(kept)
    assert kept[0] == 0


def test_of_a_log_that_is_damaged_the_answers_before_are_kept(path: Path, tmp_path: Path) -> None:
    given = crashed_copy(path, tmp_path / "whole", 10**9)
    log = (tmp_path / "whole" / "jobposts.db-wal").read_bytes()
    for step in range(rounds(10, 300)):
        chance, changed = Random(step), bytearray(log)  # noqa: S311 - no secret
        changed[chance.randrange(len(log))] ^= 255
        folder = tmp_path / f"damaged{step}"
        shutil.copytree(tmp_path / "whole", folder)
        (folder / "jobposts.db-wal").write_bytes(changed)
        with get_session(folder / path.name, NOW) as session:
            labels = [post.id for post in jobs.get_labeled(session)]
            assert_whole(session)
        assert labels == list(given)[: len(labels)]
