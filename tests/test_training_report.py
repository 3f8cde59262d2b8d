"""What train shows of its report on a terminal and in a pipe."""

from __future__ import annotations

from dataclasses import replace

from jobsearch.classifier.evaluation import Evaluation, Replay, SuspectLabel
from jobsearch.rules import parse
from jobsearch.suggesting import Suggestion
from jobsearch.terminal.training_report import show
from jobsearch.training import TrainingReport
from tests.helpers.builders import a_stored_post
from tests.helpers.recommendations import a_terminal, shown
from tests.helpers.trained_instances import NO

LONG = a_stored_post(id=1130672, position="Head Gardener for the Roses of a Very Large Garden", label=NO)
ADVICE = 'label --looking-for "…"'
HINT = "The model is trained on all labels and saved."


def a_report(
    *suspects: SuspectLabel, precision: float = 0.9, led: bool = False, suggestions: tuple[Suggestion, ...] = ()
) -> TrainingReport:
    accuracy = {"accuracy": 0.9}
    evaluation = Evaluation(accuracy, "", accuracy, precision, 0.5, None, Replay((), ()), suspects)
    return TrainingReport(10, 90, evaluation, suggestions, led)


def lines_of(report: TrainingReport, width: int, *, is_interactive: bool) -> list[str]:
    terminal = a_terminal(width, is_interactive=is_interactive)
    show(terminal, report)
    return shown(terminal.out).splitlines()


def test_on_a_terminal_a_suspect_that_takes_several_lines_keeps_its_indent() -> None:
    report = a_report(SuspectLabel(LONG, 0.93, None))
    lines = lines_of(report, 50, is_interactive=True)
    first = next(index for index, line in enumerate(lines) if line.startswith("  1130672  Head Gardener"))
    end = next(index for index, line in enumerate(lines) if line.startswith("Label them again"))
    assert end - first > 2
    assert all(line.startswith(" " * 11) and line[11] != " " for line in lines[first + 1 : end])
    assert max(map(len, lines[first:end])) <= 50


def test_in_a_pipe_a_suspect_is_one_line() -> None:
    lines = lines_of(a_report(SuspectLabel(LONG, 0.93, None)), 50, is_interactive=False)
    assert f"  1130672  {LONG.position}, Company 1130672: you said not interesting; chance 93%" in lines


def test_on_a_terminal_sentences_break_between_words_and_commands_not_at_all() -> None:
    suggestion = Suggestion("stack", 3, parse("word:non tech"), 3, 0)
    report = a_report(SuspectLabel(LONG, 0.93, None), precision=0.1, suggestions=(suggestion,))
    narrow, wide = (lines_of(report, width, is_interactive=True) for width in (40, 500))
    assert [word for line in narrow for word in line.split()] == [word for line in wide for word in line.split()]
    commands = [line for line in narrow if line.startswith("python main.py")]
    assert commands == [
        'python main.py label --looking-for "…"',
        "python main.py label 1130672",
        "python main.py recommend --hide 'word:non tech'",
    ]
    assert all(len(line) <= 40 for line in narrow if line not in commands)
    assert wide == lines_of(report, 40, is_interactive=False)


def test_the_source_is_named_last_where_posts_are_named() -> None:
    terminal = a_terminal()
    show(terminal, a_report(SuspectLabel(LONG, 0.93, None)))
    hint, credit = shown(terminal.err).splitlines()
    assert hint == HINT
    assert credit.startswith("Source: Remote OK")
    without = a_terminal()
    show(without, a_report())
    assert shown(without.err).splitlines() == [HINT]


def test_words_are_advised_where_the_model_is_no_better_than_chance_and_has_none() -> None:
    for report, advised in (
        (a_report(precision=0.1), True),
        (a_report(precision=0.104), True),
        (a_report(precision=0.11), False),
        (a_report(precision=0.1, led=True), False),
    ):
        assert any(ADVICE in line for line in lines_of(report, 80, is_interactive=False)) is advised


def test_a_suggested_rule_of_two_words_is_quoted_for_the_shell() -> None:
    report = a_report(suggestions=(Suggestion("stack", 3, parse("word:non tech"), 3, 0),))
    assert lines_of(report, 80, is_interactive=False)[-1].endswith(": python main.py recommend --hide 'word:non tech'")


def test_on_a_terminal_the_figures_break_between_words() -> None:
    lines = lines_of(a_report(precision=0.1), 40, is_interactive=True)
    assert max(map(len, lines)) <= 40
    assert "The model is no better than chance yet." in lines


def test_figures_of_few_interesting_labels_are_said_to_say_little() -> None:
    said = "With 4 interesting labels these figures say little yet: go on labelling."
    for interested, is_said in ((4, True), (5, False)):
        report = replace(a_report(), interested=interested)
        assert (said in lines_of(report, 80, is_interactive=False)) is is_said
