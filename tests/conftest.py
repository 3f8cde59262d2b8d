"""What holds for every test: no network, no user's data, repeatable examples."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import tests.wall.sitecustomize  # noqa: F401  (raises the wall)

REPO = Path(__file__).resolve().parent.parent
WALL = REPO / "tests" / "wall"

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


@pytest.fixture
def shared() -> Path:
    """Return the folder of recorded feeds and readers beside the repository, or skip the test."""
    folder = REPO.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    return folder
