"""The report of a training: how good the model is on labels it had not seen, and which labels look like slips."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from jobsearch.terminal import words

if TYPE_CHECKING:
    from jobsearch.terminal.console import Terminal
    from jobsearch.training import TrainingReport


def as_document(report: TrainingReport) -> dict[str, Any]:
    """Return the report as JSON has it."""
    found = report.evaluation
    return {
        "labels": {"interested": report.interested, "not_interested": report.not_interested},
        "report": found.report,
        "baseline": {"most_frequent": found.most_frequent, "words_average_precision": found.words_precision},
        "average_precision": found.average_precision,
        "precision_at_10": found.precision_at_10,
        "replay": {"with_model": list(found.replay.with_model), "without": list(found.replay.without)},
        "slips": [
            {"id": slip.post.id, "label": int(slip.post.label or 0), "chance": slip.chance, "copy": slip.copy}
            for slip in found.slips
        ],
    }


def show(terminal: Terminal, report: TrainingReport) -> None:
    """Print the classification report, what simple baselines get, and how it would have gone."""
    found = report.evaluation
    labels = report.interested + report.not_interested
    terminal.write(f"{labels} labels: {report.interested} interested, {report.not_interested} not interested.")
    terminal.write("Each judged by a model that had seen neither it nor a copy of it:\n")
    terminal.write(found.report_text)
    baseline = found.most_frequent["accuracy"]
    right = words.percent(found.report["accuracy"])
    terminal.write(f"Right in {right}; always the more frequent answer: {words.percent(baseline)}.")
    base = report.interested / labels
    line = f"Average precision {found.average_precision:.2f}; by chance {base:.2f}"
    terminal.write(
        line + ("." if found.words_precision is None else f", your words alone {found.words_precision:.2f}.")
    )
    top = min(10, labels)
    terminal.write(f"Of the {top} likeliest posts {found.precision_at_10 * top:.0f} are interesting.")
    if found.replay.with_model:
        read, unled = median(found.replay.with_model), median(found.replay.without)
        terminal.write(f"Half of the interesting ones come in the first {read:.0f} posts, unled in {unled:.0f}.")
    _show_slips(terminal, report)
    terminal.say("The model is trained on all labels and saved. Next: recommend", style="dim")


def _show_slips(terminal: Terminal, report: TrainingReport) -> None:
    slips = report.evaluation.slips
    if not slips:
        return
    terminal.write("\nThese labels look like slips:")
    for slip in slips:
        said = "interesting" if slip.post.label else "not"
        why = f"its copy {slip.copy} says otherwise" if slip.copy else f"chance {words.percent(slip.chance)}"
        terminal.write(f"  {slip.post.id}  {words.title(slip.post)}, {slip.post.company}: you said {said}; {why}")
    ids = " ".join(str(slip.post.id) for slip in slips)
    terminal.write(f"Judge them again: python main.py label {ids}")
    terminal.credit()
