"""The table of commands beside their imports: its figures and verdicts, its place in a file, and all of its rows."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import large_rows, rows
from benchmarks.commands import README, ROWS, SIZES, measure
from benchmarks.measured import MeasuringError, Took, in_turn, percentile, python, run, run_until_shown
from benchmarks.table import BEGIN, END, Line, compare, markdown, spread, write
from benchmarks.workplace import YEARS, Workplace
from tests.helpers.systems import PSEUDO_TERMINALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

CELLS = 7


def took(cpu: float, wall: float = 1, memory: int = 0) -> Took:
    return Took(cpu, wall, memory)


def cells(line: Line) -> list[str]:
    return [cell.strip() for cell in str(line)[1:-1].split("|")]


class Pretended(Workplace):
    """A workplace where nothing is run: every command takes as long, and every script says the same."""

    def command(self, instance: Path, *words: str | Path, given: str = "") -> Took:
        del instance, words, given
        return took(0.6, 0.7, 200_000_000)

    def first_post(self, instance: Path) -> Took:
        return self.command(instance)

    def script(self, *words: str | Path) -> str:
        del words
        return json.dumps([[20, 10], [40, 30], [20, 10]])

    def module(self, name: str, *words: str | Path) -> str:
        del words
        return "1000" if name == "plain_posts" else self.script()

    def made(self, name: str, module: str, *words: str | Path) -> Path:
        del module, words
        (path := self.folder / name).mkdir(exist_ok=True)
        (path / "posts.json").write_text(json.dumps([{}] * 2345))
        return path

    def original(self) -> Path:
        (path := self.folder / "original.db").touch()
        return path

    def make(self, sizes: object) -> None:
        pass

    def used(self, size: str) -> Path:
        (path := self.folder / size).mkdir(exist_ok=True)
        (path / "jobposts.db").write_bytes(bytes(1700))
        return path

    @contextmanager
    def changing(self, size: str) -> Iterator[Path]:
        yield self.used(size)


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[Line]]:
    """Return the lines of a row, all of whose commands take 0.6 s, and all of whose baselines take 0.4."""

    def pretend(words: Sequence[str | Path], environment: Mapping[str, str], given: bytes = b"") -> Took:
        del words, environment, given
        return took(0.4)

    for module in (rows, large_rows):
        monkeypatch.setattr(module, "run", pretend)
        monkeypatch.setattr(module, "newest_id", lambda _instance: "7")
        monkeypatch.setattr(module, "forget_scores", lambda _instance: None)
    monkeypatch.setattr(rows, "unlisted_ids", lambda _instance, number: [str(post_id) for post_id in range(number)])
    work = Pretended(tmp_path, [], tmp_path / "reader.json", Path("python"), rounds=3)
    return lambda name: measure(work, [name])


@pytest.mark.parametrize("name", ROWS)
def test_every_row_has_a_baseline_a_bound_and_a_verdict(name: str, lines: Callable[[str], list[Line]]) -> None:
    found = lines(name)
    assert found
    for line in found:
        assert len(cells(line)) == CELLS
        assert all(cells(line)[index] for index in (0, 1, 4, 5, 6))
        assert line.at_most > 0
        assert line.ratios
        assert cells(line)[6] == ("yes" if line.holds else "**no**")


def test_a_command_is_held_against_its_bound_at_each_size_and_against_itself(
    lines: Callable[[str], list[Line]],
) -> None:
    each, over_sizes = lines("recommend")
    assert each.ratios == pytest.approx((1.5, 1.5, 1.5))
    assert each.holds
    assert (over_sizes.ratios, over_sizes.at_most, over_sizes.holds) == ((1,), 1.1, True)


def test_a_key_is_held_against_the_median_step_of_the_other_program(lines: Callable[[str], list[Line]]) -> None:
    middle, slow = lines("keys")[:2]
    assert (middle.ratios, middle.holds, middle.what) == ((1,), False, "key to next post, 2,345 candidates, median")
    assert (slow.ratios, slow.figures) == ((3,), "30.0 / 40.0 ms")


def test_memory_is_that_of_every_command(lines: Callable[[str], list[Line]]) -> None:
    found = lines("memory")
    assert {line.what.split("`")[1].split()[0].rstrip(",") for line in found} == {
        *("fetch-new", "label", "list", "mark", "recommend", "show", "stats", "train")
    }
    assert cells(found[0])[4:] == ["200 MB", "250 MB", "yes"]


def test_the_histories_that_a_row_needs_are_known() -> None:
    assert set(SIZES) <= set(ROWS)
    assert {size for sizes in SIZES.values() for size in sizes} == set(YEARS)


def test_ratios_are_those_of_processor_time() -> None:
    line = compare("`list`", "the imports", [took(0.3, 9), took(0.4, 9)], took(0.2, 1), 2)
    assert line.ratios == pytest.approx((1.5, 2))
    assert line.holds
    assert cells(line)[2:4] == ["0.30 / 9.00 s, 0.40 / 9.00 s", "0.20 / 1.00 s"]
    assert not compare("`list`", "the imports", [took(0.3), took(0.402)], took(0.2), 2).holds


def test_what_is_shown_as_the_bound_holds() -> None:
    assert Line("", "", "", "", (1.504,), 1.5).holds
    assert not Line("", "", "", "", (1.506,), 1.5).holds


def test_sizes_are_the_same_within_a_tenth_or_are_not() -> None:
    assert spread("`list`", [took(1.1), took(1.0), took(1.05)], 1.1).holds
    assert not spread("`list`", [took(1.0), took(1.2), took(1.1)], 1.1).holds


def test_runs_take_turns_and_the_first_round_does_not_count() -> None:
    ran: list[str] = []

    def runner(name: str, cpus: list[float]) -> Callable[[], Took]:
        remaining = iter(cpus)

        def once() -> Took:
            ran.append(name)
            return took(next(remaining), memory=len(ran))

        return once

    one, other = in_turn([runner("a", [99, 3, 1, 2]), runner("b", [99, 30, 10, 20])], 3)
    assert "".join(ran) == "abababab"
    assert (one.cpu, other.cpu) == (2, 20)
    assert other.memory == 8


def test_one_in_twenty_is_above_the_95th_percentile() -> None:
    assert percentile(list(range(1, 101))) == 95
    assert percentile([7]) == 7


def test_only_what_is_between_the_markers_is_written_anew(tmp_path: Path) -> None:
    (file := tmp_path / "README.md").write_text(f"# Before\n\n{BEGIN}\nold\n{END}\n\nAfter.\n", encoding="utf-8")
    table = markdown([compare("`list`", "the imports", [took(0.3)], took(0.2), 2)], "Told.")
    for _ in range(2):
        write(file, table)
        assert file.read_text(encoding="utf-8") == f"# Before\n\n{BEGIN}\n{table}\n{END}\n\nAfter.\n"


def test_a_file_without_a_place_for_the_table_stays_as_it_is(tmp_path: Path) -> None:
    (file := tmp_path / "README.md").write_text(f"{BEGIN}\nno end", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the table"):
        write(file, "table")
    assert file.read_text(encoding="utf-8") == f"{BEGIN}\nno end"


def test_the_readme_has_one_place_for_the_table() -> None:
    text = README.read_text(encoding="utf-8")
    assert (text.count(BEGIN), text.count(END)) == (1, 1)


@PSEUDO_TERMINALS.needed
def test_a_process_is_measured_whole() -> None:
    busy = "import time; room = bytes(50_000_000)\nwhile time.process_time() < .3: pass"
    found = run(python("-c", busy), os.environ)
    assert found.cpu >= 0.3
    assert found.memory >= 50_000_000
    assert run(python("-c", "assert input() == 'y'"), os.environ, b"y\n").wall > 0


@PSEUDO_TERMINALS.needed
def test_what_fails_is_not_measured() -> None:
    with pytest.raises(MeasuringError, match="no such thing"):
        run(python("-c", "import sys; sys.exit('no such thing')"), os.environ)
    with pytest.raises(MeasuringError, match="has ended"):
        run_until_shown(python("-c", "print('other')"), os.environ, b"words")


@PSEUDO_TERMINALS.needed
def test_a_screen_is_measured_until_it_shows_what_is_waited_for() -> None:
    shows = "print('the words', flush=True); input()"
    assert run_until_shown(python("-c", shows), os.environ, b"words").wall > 0
