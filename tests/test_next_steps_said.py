"""The next step in words: at the end of each command, first in stats, with a command that can be copied."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jobsearch.next_step import Step
from jobsearch.terminal import next_steps
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.recommendations import a_terminal, shown
from tests.helpers.running import FORTY_LABELS, SAMPLE, Program

if TYPE_CHECKING:
    from pathlib import Path

FETCH = "Next, get the posts that Remote OK lists now: python main.py fetch-new"
LABEL = "Next, say which posts interest you: python main.py label"
LABEL_ANYWHERE = f"{LABEL} --anywhere"
TRAIN = "Next, let it learn from your answers: python main.py train"
RECOMMEND = "Next, see what is new for you: python main.py recommend --new"
LIST = "Next, see the jobs to apply to: python main.py list"
JUDGE = "Next, if it interests you: python main.py mark {} --label interested"
APPLY = "Next, once you have applied: python main.py mark {} --stage applied"
WAIT = "All done until there are new posts; tomorrow: python main.py fetch-new"
FOLDER = "/home/ann/my jobs"


def said_last(program: Program, *command: object, given: str = "", **environment: Any) -> str:
    return program(*command, given=given, **environment).err.splitlines()[-1]


def test_who_types_what_each_command_says_last_gets_to_an_application(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    assert program("stats").out.splitlines()[0] == FETCH
    assert said_last(program, "fetch-new", "--from", SAMPLE) == LABEL
    answers = "".join("y\n" if label else "n\n" for label in FORTY_LABELS.values())
    assert said_last(program, "label", *FORTY_LABELS, given=answers) == TRAIN
    assert said_last(program, "train") == RECOMMEND
    assert said_last(program, "recommend", "--new") == LABEL
    first = program("recommend").out.partition("\t")[0]
    assert said_last(program, "show", first) == JUDGE.format(first)
    assert said_last(program, "mark", first, "--label", "interested") == LIST
    assert said_last(program, "label", given="n\n") == LIST
    assert said_last(program, "list") == APPLY.format(first)
    assert said_last(program, "list", "--search", "zookeeper") == LIST
    assert said_last(program, "show", first) == APPLY.format(first)
    program("recommend", "--new")
    assert said_last(program, "mark", first, "--stage", "applied") == LIST
    assert program("stats").out.splitlines()[0] == LIST
    assert program("stats", "--json").json()["next"] == "list"


def test_it_is_a_message_like_any_other(labeled_sample: Program) -> None:
    for options in ((), ("--json",), ("--csv",)):
        assert said_last(labeled_sample, "list", "--all", *options) == TRAIN
    assert labeled_sample("list", "--all", "--quiet").err == ""


def test_the_command_stands_out(labeled_sample: Program) -> None:
    sentence, command = TRAIN.split(": ")
    assert said_last(labeled_sample, "list", "--all", FORCE_COLOR="1") == f"{sentence}: \x1b[1m{command}\x1b[0m"


def test_an_error_says_itself_what_to_do(program: Program) -> None:
    assert (
        program("recommend", code=1).err
        == f"Error: There are no posts yet in {program.instance}: run fetch-new, then label some, then train.\n"
    )


def test_on_a_terminal_it_comes_after_what_the_pager_shows(labeled_sample: Program) -> None:
    with at_terminal(labeled_sample, "list", "--all", PAGER="cat >/dev/null; echo PAGED") as terminal:
        terminal.wait("PAGED")
        assert terminal.wait("main.py train").index("PAGED") < terminal.text().index("Next, let it learn")


@pytest.mark.parametrize("step", Step)
def test_each_step_has_its_words(step: Step) -> None:
    terminal = a_terminal(is_interactive=False)
    next_steps.say(terminal, step, 7)
    commands = [FETCH, LABEL, LABEL_ANYWHERE, TRAIN, RECOMMEND, LIST, JUDGE.format(7), APPLY.format(7), WAIT]
    assert shown(terminal.err) == f"{commands[list(Step).index(step)]}\n"


def test_a_command_too_long_for_its_line_stays_in_one_piece() -> None:
    terminal = replace(a_terminal(40), options=f"--instance {shlex.quote(FOLDER)}")
    next_steps.say(terminal, Step.RECOMMEND)
    assert shown(terminal.err).splitlines() == [
        "Next, see what is new for you:",
        f"python main.py recommend --new --instance '{FOLDER}'",
    ]


def test_a_folder_that_was_named_is_named_again(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "my other jobs"
    named = program("stats", "--instance", other).out.splitlines()[0]
    assert named == f"{FETCH} --instance {shlex.quote(str(other))}"
    assert program("stats", "--instance", program.instance).out.splitlines()[0] == FETCH
