"""Model files that anybody may have written: none runs anything, or ends in a traceback."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import subprocess
import sys
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import joblib
import pytest

from jobsearch.classifier.model_file import load
from jobsearch.errors import JobSearchError
from tests.helpers import pickled_code
from tests.helpers.hostile_models import gadgets, small_document, small_model, write, wrong
from tests.helpers.running import REPO, SECONDS
from tests.helpers.soak import rounds
from tests.helpers.trained_models import two_trades

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REFUSED = "The model {} was not made by this program: run train again."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model.joblib"


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Return the file that is there once any code of a model file has run."""
    return tmp_path / "canary"


def is_there(canary: Path) -> bool:
    return canary.exists() or canary.is_symlink()


def is_refused(path: Path) -> bool:
    with pytest.raises(JobSearchError) as refused:
        load(path)
    return str(refused.value) == REFUSED.format(path)


def test_our_own_model_is_read_as_it_was_written(path: Path) -> None:
    write(small_document(), path)
    loaded = load(path)
    assert loaded.id == small_model().id
    assert loaded.chances(two_trades(8)) == small_model().chances(two_trades(8))
    assert repr(loaded.pipeline) == repr(joblib.load(path)["model"].pipeline)


def test_no_call_in_a_file_is_made(path: Path, canary: Path) -> None:
    calls = pickled_code.calls(canary)
    for name, call in calls.items():
        for stored in (call, small_document() | {"more": call}, small_document() | {"labels": call}):
            write(stored, path)
            assert is_refused(path), name
            assert not is_there(canary), name
    assert len(calls) >= 55


def test_no_call_in_a_working_model_is_made(path: Path, canary: Path) -> None:
    call = pickled_code.calls(canary)["os.system"]
    for place in ("format", "versions", "id", "trained_at", "labels"):
        write(small_document() | {place: call}, path)
        assert is_refused(path), place
    model = small_document()["model"]
    model.names[0] = call
    model.pipeline["classifier"].callback = call
    write(small_document() | {"model": model}, path)
    assert is_refused(path)
    assert not is_there(canary)


def test_no_pickle_written_by_hand_runs(path: Path, canary: Path) -> None:
    for name, pickled in pickled_code.raw(canary).items():
        path.write_bytes(pickled_code.packed(pickled))
        assert is_refused(path), name
        assert not is_there(canary), name


def test_all_these_files_do_run_code_where_a_pickle_is_trusted(tmp_path: Path) -> None:
    """Else they would show nothing."""
    program = """
import io, json, shutil, sys
from contextlib import redirect_stdout, suppress
from pathlib import Path
import joblib, pickle
from tests.helpers import pickled_code
from joblib.numpy_pickle import NumpyUnpickler
canary, file = Path(sys.argv[1]) / "canary", Path(sys.argv[1]) / "file"
def ran(load):
    with suppress(Exception), redirect_stdout(io.StringIO()):
        load()
    found = canary.exists() or canary.is_symlink()
    shutil.rmtree(canary) if canary.is_dir() else canary.unlink(missing_ok=True)
    return found
failed = []
for name, call in pickled_code.calls(canary).items():
    joblib.dump(call, file, compress=3)
    failed += [name] * (not ran(lambda: joblib.load(file)))
for name, pickled in pickled_code.raw(canary).items():
    failed += [name] * (not ran(lambda: pickle.loads(pickled)))
print(json.dumps(failed))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == []


def test_no_gadget_of_the_libraries_is_used(path: Path, canary: Path) -> None:
    for name, change in gadgets(canary).items():
        stored = small_document()
        change(stored)
        write(stored, path)
        assert is_refused(path), name
        assert not is_there(canary), name


def test_what_this_program_would_not_have_stored_is_refused(path: Path) -> None:
    for name, change in wrong().items():
        stored = small_document()
        change(stored)
        write(stored, path)
        assert is_refused(path), name


@pytest.mark.parametrize("stored", [None, "Dear reader", b"", 7, [], {}, {"format": 1}, small_model, [small_model]])
def test_anything_else_is_refused(stored: object, path: Path) -> None:
    joblib.dump(stored, path, compress=3)
    assert is_refused(path)


@pytest.mark.parametrize("change", [{"format": 2}, {"versions": {"scikit-learn": "0.1"}}, {"versions": {}}])
def test_another_version_s_model_is_called_so(change: dict[str, Any], path: Path) -> None:
    write(small_document() | change, path)
    with pytest.raises(JobSearchError, match="was saved by another version of the program; run train again"):
        load(path)


PACKERS = (bytes, gzip.compress, bz2.compress, lzma.compress, lambda data: lzma.compress(data, lzma.FORMAT_ALONE))


@pytest.mark.parametrize("pack", PACKERS, ids=["not at all", "gzip", "bz2", "xz", "lzma"])
def test_only_the_compression_that_we_write_is_read(pack: Callable[[bytes], bytes], path: Path) -> None:
    write(small_document(), path)
    path.write_bytes(pack(zlib.decompress(path.read_bytes())))
    assert joblib.load(path)["model"].id == small_model().id
    assert is_refused(path)


def test_nothing_may_follow_the_model(path: Path) -> None:
    write(small_document(), path)
    path.write_bytes(path.read_bytes() + b"\0")
    assert is_refused(path)


def test_every_truncation_is_refused(path: Path) -> None:
    write(small_document(), path)
    content = path.read_bytes()
    data = zlib.decompress(content)
    for length in range(0, len(content), rounds(max(1, len(content) // 200), 1)):
        path.write_bytes(content[:length])
        assert is_refused(path), length
    for length in range(0, len(data), rounds(max(1, len(data) // 200), 1)):
        path.write_bytes(zlib.compress(data[:length], 1))
        assert is_refused(path), length


def test_a_flipped_bit_leaves_a_model_or_none(path: Path) -> None:
    write(small_document(), path)
    data = zlib.decompress(path.read_bytes())
    read = 0
    for bit in range(0, 8 * len(data), rounds(max(1, 8 * len(data) // 400), 1)):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(zlib.compress(flipped, 1))
        with suppress(JobSearchError):
            assert all(0 <= chance <= 1 for chance in load(path).chances(two_trades(8)))
            read += 1
    assert read < 8 * len(data) / 2  # of names, idf and words any other would do
