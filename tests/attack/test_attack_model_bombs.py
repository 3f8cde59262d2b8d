"""Model files that would take all memory or time: each is refused with little of either."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from jobsearch.classifier.model import TrainedModel, assemble
from jobsearch.classifier.model_file import load
from jobsearch.classifier.stored_model import document
from jobsearch.errors import JobSearchError
from tests.helpers.hostile_models import write
from tests.helpers.pickle_bombs import bombs, inflated
from tests.helpers.running import REPO, SECONDS
from tests.helpers.soak import rounds
from tests.helpers.systems import MEMORY_LIMITS

if TYPE_CHECKING:
    from pathlib import Path

MOST_MEMORY = 1_000_000_000  # bytes, with the interpreter and scikit-learn
MOST_SECONDS = 5


def model_of_many_words(names: list[str]) -> dict[str, Any]:
    """Return all that is stored of a model with these names of its words."""
    words = len(names)
    learned = {"title": ({f"word{column:04}": column for column in range(words)}, np.ones(words))}
    return document(TrainedModel(assemble(learned, np.ones((1, words)), np.ones(1)), 0.5, 0.9, names), "now", "labels")


def test_a_field_that_is_there_without_end_is_refused_at_once(tmp_path: Path) -> None:
    stored = model_of_many_words([""] * 5_000)
    stored["model"].pipeline["vectors"].transformer_list *= 100_000
    write(stored, tmp_path / "model.joblib")
    started = time.process_time()
    with pytest.raises(JobSearchError, match="was not made by this program"):
        load(tmp_path / "model.joblib")
    assert time.process_time() - started < MOST_SECONDS


def test_a_long_name_that_many_words_share_is_refused_at_once(tmp_path: Path) -> None:
    write(model_of_many_words([f"title: {'x' * 10_000_000}"] * 5_000), tmp_path / "model.joblib")
    started = time.process_time()
    with pytest.raises(JobSearchError, match="was not made by this program"):
        load(tmp_path / "model.joblib")
    assert time.process_time() - started < MOST_SECONDS


@MEMORY_LIMITS.needed
def test_bombs_take_bounded_memory_and_time(tmp_path: Path) -> None:
    """All in one process of its own, which may take 4 GB, and is measured."""
    files = dict(enumerate(bombs(rounds(2, 100)).items()))
    for number, (_, content) in files.items():
        (tmp_path / f"{number}.joblib").write_bytes(content)
    zeros = rounds(50, 10_000)  # MB
    (tmp_path / f"{len(files)}.joblib").write_bytes(
        inflated(zip([b"\0" * 1_000_000] * zeros, range(zeros), strict=True))
    )
    program = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (4_000_000_000, 4_000_000_000))
from pathlib import Path
from jobsearch.classifier.model_file import load
from jobsearch.errors import JobSearchError
from tests.helpers.systems import MEMORY_LIMITS
wrong = []
for file in sorted(Path(sys.argv[1]).iterdir()):
    started = time.process_time()
    try:
        load(file)
        wrong.append([file.name, "loaded"])
    except JobSearchError as error:
        if "run train again" not in str(error):
            wrong.append([file.name, str(error)])
    if time.process_time() - started > 20:
        wrong.append([file.name, "took too long"])
print(json.dumps([wrong, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert (done.returncode, done.stderr) == (0, "")
    wrong_ones, most = json.loads(done.stdout)
    assert [(files[int(name.split(".")[0])][0], what) for name, what in wrong_ones] == []
    assert most < MOST_MEMORY
