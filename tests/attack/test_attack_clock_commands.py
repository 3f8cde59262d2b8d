"""Commands by a clock that is wrong, or in an odd zone: none stops, and nothing is hidden afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.builders import NOW
from tests.helpers.clocks import DAY, OUTSIDE, WRONG, ZONES
from tests.helpers.running import REPO, SECONDS, Program, plain_environment
from tests.helpers.soak import SOAKING
from tests.helpers.systems import FORKS
from tests.helpers.trained_instances import UNLABELED

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

COMMANDS: dict[tuple[object, ...], str] = {
    ("label", "--limit", 1): "y\n",
    ("train",): "",
    ("recommend", "--since", "yesterday", "--min-chance", 0): "",
    ("list", "--all"): "",
    ("show", 102): "",
    ("mark", 101, "--stage", "applied"): "",
    ("stats",): "",
}
MORE_COMMANDS: dict[tuple[object, ...], str] = {
    ("recommend", "--json", "--min-chance", 0): "",
    ("recommend", "--html", "-", "--min-chance", 0): "",
    ("recommend", "--atom", "-"): "",
    ("list", "--all", "--since", "99999d", "--json"): "",
    ("stats", "--json"): "",
}


@pytest.fixture(scope="module")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the answers of two days, saved."""
    folder = tmp_path_factory.mktemp("feeds")
    return tuple(_saved(folder / f"{first}.json", first, day) for first, day in ((301, NOW), (401, NOW + DAY)))  # type: ignore[return-value]


def _saved(path: Path, first: int, day: datetime) -> Path:
    elements: list[dict[str, Any]] = [
        {
            "id": first + number,
            "epoch": int((day - number * timedelta(hours=5)).timestamp()),
            "url": f"https://remoteok.com/remote-jobs/{first + number}",
            "position": "Gardener",
            "company": f"Company {first + number}",
            "description": f"Grow plants {first + number}.",
        }
        for number in range(10)
    ]
    path.write_text(json.dumps(elements))
    return path


@FORKS.needed
@pytest.mark.parametrize("moment", WRONG if SOAKING else [WRONG[1], WRONG[-4]], ids=lambda moment: f"{moment:%Y}")
def test_every_command_runs_at_any_time_and_nothing_is_hidden_after_it(
    gardeners: Path, feeds: tuple[Path, Path], moment: datetime
) -> None:
    program, at = Program(gardeners), f"{moment:%Y-%m-%d}"
    commands = COMMANDS | MORE_COMMANDS if SOAKING else COMMANDS
    runs = [program("fetch-new", "--from", feeds[0], CLOCK=at)]
    runs += [program(*command, given=given, CLOCK=at) for command, given in commands.items()]
    for run in runs:
        assert "Traceback" not in run.err
        assert run.err.count("clock says") == (moment < NOW)
    right = f"{NOW + DAY:%Y-%m-%d}"
    fetched = program("fetch-new", "--from", feeds[1], CLOCK=right)
    assert "clock" not in fetched.err
    shown = program("list", "--all", "--since", "30d", "--limit", 500, "--json", CLOCK=right).json()
    assert {post["id"] for post in shown} >= {*UNLABELED, *range(301, 311), *range(401, 411)}
    counted = program("stats", CLOCK=right)
    assert not [line for line in counted.out.splitlines() if "week of" in line and line.split()[2].startswith(OUTSIDE)]


def test_a_zone_that_python_has_none_for_stops_no_command(gardeners: Path) -> None:
    program = Program(gardeners)
    assert "1 answer given" in program("label", "--limit", 1, given="y\n", TZ="XYZ-25").err
    if SOAKING:
        for zone in ZONES:
            program("list", "--since", "yesterday", TZ=zone)
            program("recommend", "--since", "today", TZ=zone)


def test_a_clock_beyond_what_python_can_tell_is_said_in_one_line(tmp_path: Path) -> None:
    clock_of_2400 = (
        "import time\n"
        "def beyond(): raise OverflowError('timestamp too large to convert to C _PyTime_t')\n"
        "time.time = beyond\n"
        "import main\n"
        "main.main()\n"
    )
    command = [sys.executable, "-c", clock_of_2400, "stats", "--instance", str(tmp_path)]
    done = subprocess.run(
        command, cwd=REPO, env=plain_environment(), capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Error: This computer's clock is set to 2262 or later: check its date.\n"
