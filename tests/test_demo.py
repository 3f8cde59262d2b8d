"""The demo: a tour that shows learning, and in which each command prints what it prints to its user."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from jobsearch import sample
from jobsearch.posts import Score
from jobsearch.terminal.demo import ANSWERS_GIVEN, ENDING, LEFT_OUT, OPENING
from jobsearch.terminal.labelling.question import LIVING_IN, LOOKING_FOR
from jobsearch.terminal.labelling.scripted import Guess
from tests.helpers.pseudo_terminal import PseudoTerminal, at_terminal
from tests.helpers.running import READER, SAMPLE, Program

if TYPE_CHECKING:
    from pathlib import Path

STEP = "\n$ python main.py "
STEPS = ["fetch-new", "label", "train", "recommend", "show", "list", "mark"]
TEN = re.compile(r"^answers +(\d+) to (\d+)   ((?:[.+-] ){9}[.+-])   (\d+) of (\d+) right$", re.MULTILINE)
ADDRESS = re.compile(r"https://remoteOK\.com/remote-jobs/\S+-\d+$", re.MULTILINE)
NEXT = re.compile(r"^Next[,:].*?(?=^Source|\Z)", re.DOTALL | re.MULTILINE)
AGE = re.compile(r"just now|\d+ (?:min|h|d|mo) ago")
LARGE_SCREEN = (200, 140)  # where no address of 80 columns' output is broken
WITHOUT_TEXT = "9001475"  # which fetch-new leaves out


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the demo writes into a pipe."""
    done = Program(tmp_path_factory.mktemp("demo") / "instance")("demo")
    assert done.err == ""
    return done.out


def steps(tour: str) -> dict[str, str]:
    """Return the commands of the tour, without the program's name, with what each prints."""
    parts = tour.partition(first_words(ENDING))[0].split(STEP)[1:]
    return {command: said for command, _, said in (part.partition("\n") for part in parts)}


def first_words(sentence: str) -> str:
    return " ".join(sentence.split()[:4])


def said(text: str) -> str:
    """Return a text without the next step, and without what depends on the moment, and on where lines end."""
    return AGE.sub("…", " ".join(NEXT.sub("", text).split()))


def on_screen(program: Program, command: str) -> str:
    """Return what a command of the tour prints at a terminal, where the reader answers if it asks."""
    words = [str(SAMPLE) if word == "sample.json" else word for word in shlex.split(command)]
    asks = words[0] == "label"
    with at_terminal(program, *words, *["--plain"] * asks, size=LARGE_SCREEN, COLUMNS="80") as terminal:
        if asks:
            answer(terminal)
        assert terminal.end() == 0, terminal.text()
        return terminal.text()


def answer(terminal: PseudoTerminal) -> None:
    """Say what the reader looks for, that they may live anywhere, and which of the newest posts interest them."""
    terminal.wait(LOOKING_FOR.asked)
    terminal.press(f"{sample.reader()['looking_for']}\r")
    terminal.wait(LIVING_IN.asked)
    terminal.press("\r")
    terminal.wait("y interesting, n not")
    labels = [label for post, label in READER.items() if post != WITHOUT_TEXT]
    terminal.press("".join("y\r" if label else "n\r" for label in labels[:ANSWERS_GIVEN]))


def test_the_tour_takes_seconds_and_leaves_nothing_behind(program: Program, tmp_path: Path) -> None:
    done = program.fresh("demo", TMPDIR=str(tmp_path))
    assert done.cpu_seconds < 15
    assert list(tmp_path.iterdir()) == []
    assert not program.instance.exists()


def test_the_tour_says_what_it_is_takes_its_steps_and_ends_with_what_to_type(tour: str) -> None:
    opening, *_ = tour.split(STEP)
    assert said(opening) == OPENING
    assert [command.split()[0] for command in steps(tour)] == STEPS
    assert tour.endswith("\n\n  python main.py fetch-new\n  python main.py label\n")


def test_each_command_of_the_tour_prints_the_same_when_it_is_typed(tour: str, program: Program) -> None:
    for command, shown in steps(tour).items():
        printed = said(on_screen(program, command))
        if command.startswith("label"):
            summary = said(shown[shown.index(f"{ANSWERS_GIVEN} answers given") :])
            assert printed.endswith(summary), command
        elif command.startswith("show"):
            head, rest = map(said, shown.split(LEFT_OUT))
            assert printed.startswith(head)
            assert printed.endswith(rest)
        else:
            assert printed == said(shown), command


def test_the_guesses_shown_are_those_that_label_counts_and_become_better(tour: str, program: Program) -> None:
    program("fetch-new", "--from", SAMPLE)
    [command] = (command for command in steps(tour) if command.startswith("label"))
    given = "".join("y\n" if label else "n\n" for post, label in READER.items() if post != WITHOUT_TEXT)
    words = sample.reader()["looking_for"]
    program(*shlex.split(command), "--looking-for", words, "--json", given=given)
    [week] = program("stats", "--json").json()["weeks"]
    tens = TEN.findall(tour)
    assert [int(first) for first, *_ in tens] == [1, 11, 21]
    assert [signs.count("+") for _, _, signs, _, _ in tens] == [int(right) for *_, right, _ in tens]
    assert [10 - signs.count(".") for _, _, signs, _, _ in tens] == [int(made) for *_, made in tens]
    assert sum(int(right) for *_, right, _ in tens) == week["right"]
    assert sum(int(made) for *_, made in tens) == week["guesses"]
    first, *_, last = (int(right) / int(made) for *_, right, made in tens)
    assert last > first


@pytest.mark.parametrize(
    ("interesting", "label", "guess"),
    [(True, 1, Guess.RIGHT), (True, 0, Guess.WRONG), (False, 1, Guess.WRONG), (False, 0, Guess.RIGHT)],
)
def test_a_guess_is_right_where_it_is_what_the_reader_answers(interesting: bool, label: int, guess: Guess) -> None:
    assert Guess.of(Score(0.5, interesting, ()), label) is guess
    assert Guess.of(None, label) is Guess.NONE


def test_each_answer_stands_beside_its_guess(tour: str) -> None:
    [label] = (shown for command, shown in steps(tour).items() if command.startswith("label"))
    assert f"{LOOKING_FOR.asked}\n> {sample.reader()['looking_for']}\n" in label
    lines = re.findall(r"^(none |right|wrong)  ([yn])    \S.*$", label, re.MULTILINE)
    assert ("none ", "y") in lines
    assert ("wrong", "y") in lines
    assert ("right", "n") in lines
    signs = TEN.findall(label)[0][2].split()
    words = {guess.sign: guess.word for guess in Guess}
    assert [word.strip() for word, _ in lines] == [words[sign] for sign in signs]


def test_in_a_pipe_the_tour_is_one_plain_text_as_wide_as_80_columns_or_those_asked_for(
    tour: str, program: Program
) -> None:
    assert "\x1b" not in tour
    assert len(ADDRESS.findall(tour)) == 5 + 1 + 2
    lines = [line for line in tour.splitlines() if not ADDRESS.search(line)]
    assert 70 < max(len(line) for line in lines) <= 80
    narrow = [line for line in program("demo", COLUMNS="60").out.splitlines() if not ADDRESS.search(line)]
    assert 50 < max(len(line) for line in narrow if not line.startswith("$ ")) <= 60


def test_a_quiet_tour_prints_data_alone(program: Program) -> None:
    done = program("demo", "--quiet")
    assert done.err == ""
    assert done.out.startswith("30 labels: 8 interested, 22 not interested.\n")
    assert ADDRESS.search(done.out)
    assert not re.search(r"^\$|python main\.py|answers", done.out, re.MULTILINE)
