"""Pages written to a device, to a named pipe, or to standard output by its name, instead of to a file."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.helpers.running import SECONDS, Program, plain_environment
from tests.helpers.systems import DEVICES, FULL_DEVICE, PIPES

FULL = Path("/dev/full")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


@FULL_DEVICE.needed
def test_a_device_is_written_to_and_its_error_is_one_line(gardeners: Path) -> None:
    program = Program(gardeners)
    assert program("list", "--all", "--html", "/dev/null").err.startswith("Written to /dev/null.\n")
    done = program("list", "--all", "--html", FULL, code=1)
    assert done.err == "Error: The file /dev/full can't be written: No space left on device.\n"
    assert FULL.is_char_device()


@PIPES.needed
def test_a_named_pipe_hands_the_page_on(gardeners: Path, page: Path) -> None:
    os.mkfifo(page)
    with Program(gardeners).fork("list", "--all", "--html", page) as process:
        text = page.read_text()
        assert process.wait() == 0
    assert text.endswith("</html>\n")
    assert page.is_fifo()


@DEVICES.needed
def test_standard_output_by_its_name_takes_the_page_after_what_is_there(gardeners: Path, page: Path) -> None:
    page.write_text("before\n")
    program = Program(gardeners)
    environment = plain_environment() | {"JOBSEARCH_INSTANCE": str(gardeners)}
    with page.open("a") as out:
        command = program.command("list", "--all", "--html", "/dev/stdout")
        subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=environment, check=True, timeout=SECONDS)
    text = page.read_text()
    assert text.startswith("before\n<!doctype html>")
    assert text.endswith("</html>\n")


def test_a_name_that_no_file_can_have_is_an_error_of_one_line(gardeners: Path) -> None:
    done = Program(gardeners)("list", "--all", "--html", "a" * 300, code=1)
    assert done.err.startswith("Error: The file ")
    assert done.err.count("\n") == 1


def test_a_folder_is_refused(gardeners: Path, tmp_path: Path) -> None:
    done = Program(gardeners)("list", "--all", "--html", tmp_path, code=2)
    assert done.err == f"Error: Invalid value for '--html': '{tmp_path}' is a folder; name a file in it.\n"
