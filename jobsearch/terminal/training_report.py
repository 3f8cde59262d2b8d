"""What `train` shows: how good the model is on labels it had not seen, and which labels may be mistakes."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from rich.text import Text

from jobsearch.posts import JobPostLabel
from jobsearch.terminal import rendering, words
from jobsearch.terminal.typed import as_typed

if TYPE_CHECKING:
    from jobsearch.suggesting import Suggestion
    from jobsearch.terminal.console import Terminal
    from jobsearch.training import TrainingReport

NARROWEST, FEW = 20, 5


def as_document(report: TrainingReport) -> dict[str, Any]:
    """Return the JSON document of the report."""
    found = report.evaluation
    return {
        "labels": {"interested": report.interested, "not_interested": report.not_interested},
        "report": found.report,
        "baseline": {"most_frequent": found.most_frequent, "words_average_precision": found.words_precision},
        "average_precision": found.average_precision,
        "precision_at_10": found.precision_at_10,
        "replay": {"with_model": list(found.replay.with_model), "without": list(found.replay.without)},
        "slips": [
            {"id": each.post.id, "label": int(each.post.label or 0), "chance": each.chance, "copy": each.copy}
            for each in found.suspects
        ],
        "suggestions": [
            {
                "reason": each.reason,
                "times": each.times,
                "rule": str(each.rule),
                "hides_not_interested": each.hides_not_interested,
                "hides_interested": each.hides_interested,
            }
            for each in report.suggestions
        ],
    }


def show(terminal: Terminal, report: TrainingReport) -> None:
    """Print the figures, the labels that may be mistakes, and the rules that the reasons suggest."""
    _show_quality(terminal, report)
    _show_suspects(terminal, report)
    for suggestion in report.suggestions:
        _show_suggestion(terminal, suggestion)
    terminal.message("The model is trained on all labels and saved.")
    if report.evaluation.suspects:
        terminal.credit()


def _show_quality(terminal: Terminal, report: TrainingReport) -> None:
    """Print the classification report, the figures of simple baselines, and how soon the model finds the posts."""
    found = report.evaluation
    labels = report.interested + report.not_interested
    terminal.write_sentence(f"{labels} labels: {report.interested} interested, {report.not_interested} not interested.")
    terminal.write_sentence("Each was predicted by a model that had seen neither it nor a copy of it:\n")
    terminal.write(found.report_text)
    accuracy, baseline = (words.percent(report["accuracy"]) for report in (found.report, found.most_frequent))
    terminal.write_sentence(f"Accuracy {accuracy}; always giving the more frequent answer: {baseline}.")
    precision, by_chance = f"{found.average_precision:.2f}", f"{report.interested / labels:.2f}"
    of_words = "" if found.words_precision is None else f", your words alone {found.words_precision:.2f}"
    terminal.write_sentence(f"Average precision {precision}; by chance {by_chance}{of_words}.")
    top = min(10, labels)
    at_top = words.count(round(found.precision_at_10 * top), "is", "are")
    terminal.write_sentence(f"Of the {top} likeliest posts {at_top} interesting.")
    if found.replay.with_model:
        read, at_random = median(found.replay.with_model), median(found.replay.without)
        terminal.write_sentence(
            f"Half of the interesting ones come within the first {read:.0f} posts, "
            f"in random order within {at_random:.0f}."
        )
    if report.interested < FEW:
        few = words.count(report.interested, "interesting label")
        terminal.write_sentence(f"\nWith {few} these figures say little yet: go on labelling.")
    if float(precision) <= float(by_chance) and not report.led:
        terminal.write_sentence(
            "\nThe model is no better than chance yet. A few words about what you look for help it most:",
            f'{terminal.program} label --looking-for "…"',
        )


def _show_suspects(terminal: Terminal, report: TrainingReport) -> None:
    suspects = report.evaluation.suspects
    if not suspects:
        return
    terminal.write_sentence("\nThese labels may be mistakes:")
    for suspect in suspects:
        said = words.ANSWERS[JobPostLabel(suspect.post.label or 0)]
        why = (
            f"its copy {suspect.copy} has the other label"
            if suspect.copy
            else f"chance {words.percent(suspect.chance)}"
        )
        what = f"{words.named(suspect.post)}: you said {said}; {why}"
        _write_item(terminal, f"  {suspect.post.id}  ", what)
    ids = " ".join(str(suspect.post.id) for suspect in suspects)
    terminal.write_sentence("Label them again:", f"{terminal.program} label {ids}")


def _write_item(terminal: Terminal, beginning: str, text: str) -> None:
    """Print a line; where a terminal breaks it, what follows is indented like the text."""
    if terminal.is_interactive:
        width = max(NARROWEST, terminal.out.width - len(beginning))
        lines = rendering.as_lines(terminal.out, Text(text), width)
        text = f"\n{' ' * len(beginning)}".join(line.plain for line in lines)
    terminal.write(beginning + text)


def _show_suggestion(terminal: Terminal, suggestion: Suggestion) -> None:
    rule = str(suggestion.rule)
    terminal.write_sentence(
        f'\nYou gave "{suggestion.reason}" as the reason {suggestion.times} times. '
        f"The rule {rule} would have hidden {suggestion.hides_not_interested} not interesting and "
        f"{suggestion.hides_interested} interesting jobs:",
        f"{terminal.program} recommend --hide {as_typed(rule)}",
    )
