"""What recommend notes as shown, and what it says and gives where nothing is new."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jobsearch.dataaccess import scores
from tests.helpers.running import SECONDS, Program, plain_environment
from tests.helpers.systems import FULL_DEVICE, SHELLS
from tests.helpers.trained_instances import a_gardener, an_accountant, opened_database, train_on_gardeners

FULL = Path("/dev/full")
GARDENERS, ACCOUNTANTS = range(101, 131), range(201, 211)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Program:
    posts = (*map(a_gardener, GARDENERS), *map(an_accountant, ACCOUNTANTS))
    return Program(train_on_gardeners(tmp_path_factory.mktemp("delivery") / "instance", *posts))


@pytest.fixture
def program(trained: Program, tmp_path: Path) -> Program:
    return trained.copy(tmp_path / "copy")


def shown(program: Program) -> set[int]:
    with opened_database(program.instance) as session:
        return scores.get_shown(session, [*GARDENERS, *ACCOUNTANTS])


@SHELLS.needed
@pytest.mark.parametrize("options", [(), ("--csv",)])
def test_a_reader_that_leaves_early_has_been_shown_what_it_took(program: Program, options: tuple[str, ...]) -> None:
    program("recommend", "--limit", 1, "--json", "--no-train")  # scored and explained, so that rows come at once
    before = shown(program)
    reader = 'for line in 1 2 3; do read -r row; echo "$row"; done'
    with program.start("recommend", "--limit", 30, *options) as process:
        taken = subprocess.run(
            ["sh", "-c", reader], stdin=process.stdout, capture_output=True, text=True, check=True, timeout=SECONDS
        ).stdout.splitlines()
        assert process.stdout
        process.stdout.close()
        process.wait(SECONDS)
    ids = {int(number) for line in taken if (number := line.partition("," if options else "\t")[0]).isdigit()}
    assert len(ids) == 3 - len(options)
    assert ids <= shown(program)
    assert len(shown(program) - before) <= 4


@FULL_DEVICE.needed
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_full_disk_behind_stdout_is_one_line_and_nothing_counts_as_shown(
    program: Program, options: tuple[str, ...]
) -> None:
    environment = plain_environment() | {"JOBSEARCH_INSTANCE": str(program.instance)}
    with FULL.open("wb") as full:
        command = program.command("recommend", *options)
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment, check=False, timeout=SECONDS
        )
    assert done.stderr == "Error: Standard output can't be written: No space left on device.\n"
    assert done.returncode == 1
    assert shown(program) == set()


def test_what_was_delivered_is_not_new_again_in_any_format(program: Program, tmp_path: Path) -> None:
    for options in ((), ("--json",), ("--csv",), ("--html", tmp_path / "page.html"), ("--html", "-")):
        seen = shown(program)
        program("recommend", "--new", "--limit", 3, *options)
        assert len(shown(program) - seen) == 3, options


def test_nothing_new_is_silence_in_every_format(program: Program, tmp_path: Path) -> None:
    program("recommend", "--limit", 100)
    seen = shown(program)
    assert seen == set(GARDENERS)
    plain = program("recommend", "--new")
    assert plain.out == ""
    line, _ = plain.err.splitlines()
    assert line.startswith(
        "Nothing new that should interest you (10 posts not yet shown in a list or page, the likeliest "
    )
    assert program("recommend", "--new", "--json").json() == []
    assert program("recommend", "--new", "--csv").out.count("\r\n") == 1
    page = tmp_path / "page.html"
    program("recommend", "--new", "--html", page)
    assert "Nothing new that should interest you" in page.read_text(encoding="utf-8")
    assert "<article>" not in page.read_text(encoding="utf-8")
    assert shown(program) == seen


def test_without_new_the_nearest_few_stay_and_are_told_apart(program: Program) -> None:
    likely = program("recommend", "--limit", 100, "--json").json()
    assert {post["below_threshold"] for post in likely} == {False}
    program("mark", *GARDENERS, "--stage", "closed")
    nearest = program("recommend", "--json").json()
    assert [post["below_threshold"] for post in nearest] == [True] * 5
    assert {post["id"] for post in nearest} <= set(ACCOUNTANTS)


def test_a_job_with_a_stage_is_not_recommended(program: Program) -> None:
    program("mark", 101, "--stage", "applied")
    assert 101 not in {post["id"] for post in program("recommend", "--limit", 100, "--json").json()}
    program("mark", 101, "--stage", "none")
    assert 101 in {post["id"] for post in program("recommend", "--limit", 100, "--json").json()}


def test_stats_and_recommend_count_the_same(program: Program) -> None:
    program("recommend", "--hide", "company:Company 102", "--limit", 3)
    program("mark", 103, "--stage", "applied")
    posts = program("recommend", "--limit", 100, "--json").json()
    statistics = program("stats", "--json").json()
    assert statistics["likely"] == len(posts) == len(GARDENERS) - 2
    assert statistics["expected_good"] == pytest.approx(sum(post["chance"] for post in posts), abs=0.01)
