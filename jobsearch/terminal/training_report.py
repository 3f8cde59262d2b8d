"""What `train` shows: how good the model is on labels it had not seen, and which labels may be mistakes."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from jobsearch.terminal import words

if TYPE_CHECKING:
    from jobsearch.terminal.console import Terminal
    from jobsearch.training import TrainingReport


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
    }


def show(terminal: Terminal, report: TrainingReport) -> None:
    """Print the classification report, the figures of simple baselines, and how soon the model finds the posts."""
    found = report.evaluation
    labels = report.interested + report.not_interested
    terminal.write(f"{labels} labels: {report.interested} interested, {report.not_interested} not interested.")
    terminal.write("Each was predicted by a model that had seen neither it nor a copy of it:\n")
    terminal.write(found.report_text)
    accuracy, baseline = (words.percent(report["accuracy"]) for report in (found.report, found.most_frequent))
    terminal.write(f"Accuracy {accuracy}; always giving the more frequent answer: {baseline}.")
    base = report.interested / labels
    line = f"Average precision {found.average_precision:.2f}; by chance {base:.2f}"
    terminal.write(
        line + ("." if found.words_precision is None else f", your words alone {found.words_precision:.2f}.")
    )
    top = min(10, labels)
    terminal.write(f"Of the {top} likeliest posts {found.precision_at_10 * top:.0f} are interesting.")
    if found.replay.with_model:
        read, at_random = median(found.replay.with_model), median(found.replay.without)
        terminal.write(
            f"Half of the interesting ones come within the first {read:.0f} posts, "
            f"in random order within {at_random:.0f}."
        )
    _show_suspects(terminal, report)
    terminal.message("The model is trained on all labels and saved. Next: recommend", style="dim")


def _show_suspects(terminal: Terminal, report: TrainingReport) -> None:
    suspects = report.evaluation.suspects
    if not suspects:
        return
    terminal.write("\nThese labels may be mistakes:")
    for suspect in suspects:
        said = "interesting" if suspect.post.label else "not"
        why = (
            f"its copy {suspect.copy} has the other label"
            if suspect.copy
            else f"chance {words.percent(suspect.chance)}"
        )
        terminal.write(
            f"  {suspect.post.id}  {words.title(suspect.post)}, {suspect.post.company}: you said {said}; {why}"
        )
    ids = " ".join(str(suspect.post.id) for suspect in suspects)
    terminal.write(f"Label them again: python main.py label {ids}")
    terminal.credit()
