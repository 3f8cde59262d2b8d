"""What holds for every test: no network, no user's data, repeatable examples; and the fixtures of many files."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import tests.helpers.one_thread  # before numpy is imported
import tests.wall.sitecustomize  # noqa: F401  (raises the wall)
from jobsearch.dataaccess.database import Session, get_session
from tests.helpers.builders import NOW
from tests.helpers.four_posts import store_four
from tests.helpers.running import FORTY_LABELS, REPO, SAMPLE, WALL, Program, zygote
from tests.helpers.trained_instances import COPIES, UNLABELED, a_copy, a_gardener, opened_database, train_on_gardeners

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def _walled_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give the programs a test starts the same wall, a plain environment and an instance of their own."""
    for name in list(os.environ):
        if name.startswith("JOBSEARCH_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PYTHONPATH", str(WALL))
    monkeypatch.setenv("JOBSEARCH_INSTANCE", str(tmp_path / "instance"))


@pytest.fixture(scope="session", autouse=True)
def _zygote() -> Iterator[None]:
    """End the process that commands are forked from, if there was any."""
    yield
    if zygote.cache_info().currsize:
        zygote().end()


@pytest.fixture
def shared() -> Path:
    """Return the folder of recorded feeds and readers beside the repository, or skip the test."""
    folder = REPO.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a test's database lies; none is there yet."""
    return tmp_path / "jobposts.db"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    """Open a new database."""
    with get_session(path, NOW) as session:
        yield session


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let coverage measure no process that is started: a signal within it may leave its lock held for ever."""
    for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program with a new instance."""
    return Program(tmp_path / "instance")


@pytest.fixture(scope="session")
def stored_sample(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the program with the sample's posts; a test that changes the instance takes a copy."""
    program = Program(tmp_path_factory.mktemp("sample") / "instance")
    program("fetch-new", "--from", SAMPLE)
    return program.was_asked()


@pytest.fixture
def sample(stored_sample: Program, tmp_path: Path) -> Program:
    """Return the program with the sample's posts, for this test alone."""
    return stored_sample.copy(tmp_path / "sample")


@pytest.fixture(scope="session")
def labeled_sample(stored_sample: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the sample with forty labels and no model; a test that changes the instance takes a copy."""
    program = stored_sample.copy(tmp_path_factory.mktemp("labeled") / "instance")
    program.label(FORTY_LABELS)
    return program


@pytest.fixture(scope="session")
def trained_sample(labeled_sample: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the same, trained, with the report in report.json beside the instance; nothing is recommended yet."""
    program = labeled_sample.copy(tmp_path_factory.mktemp("trained") / "instance")
    done = program("train", "--json", PYTHONWARNINGS="default")
    assert "Warning" not in done.err, done.err
    (program.instance.parent / "report.json").write_text(done.out, encoding="utf-8")
    return program


@pytest.fixture(scope="session")
def scored_sample(trained_sample: Program) -> Program:
    """Return the same, with everything recommended once."""
    program = trained_sample.copy(trained_sample.instance.parent / "scored")
    program("recommend", "--min-chance", 0, "--limit", 100)
    return program


@pytest.fixture(scope="session")
def trained_gardeners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    unlabeled = (*map(a_gardener, UNLABELED), *map(a_copy, COPIES))
    return train_on_gardeners(tmp_path_factory.mktemp("gardeners") / "instance", *unlabeled)


@pytest.fixture
def gardeners(trained_gardeners: Path, tmp_path: Path) -> Path:
    """Return an instance trained on gardeners, with three unlabeled ones, for this test alone."""
    return shutil.copytree(trained_gardeners, tmp_path / "gardeners")


@pytest.fixture
def gardeners_session(gardeners: Path) -> Iterator[Session]:
    """Open the database of that instance."""
    with opened_database(gardeners) as session:
        yield session


@pytest.fixture(scope="session")
def stored_four(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return store_four(tmp_path_factory.mktemp("four"))


@pytest.fixture
def four_posts(stored_four: Program, tmp_path: Path) -> Program:
    """Return the program with four posts, the newest and first one titled Editor, for this test alone."""
    return stored_four.copy(tmp_path / "four")
