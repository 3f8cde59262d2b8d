"""The command train: the classifier is evaluated, trained and saved."""

from __future__ import annotations

from jobsearch.commands.ending import say_next
from jobsearch.commands.opening import now, opened
from jobsearch.terminal import common_options as common
from jobsearch.terminal import options as opt


def train(
    *,
    instance: opt.Instance,
    as_json: opt.Json = False,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Evaluate the classifier, train it on all your labels, save it.

    Example: python main.py train
    """
    from jobsearch.next_step import Step
    from jobsearch.terminal import training_report

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        from jobsearch.classifier.room import make_room

        make_room()
        from jobsearch import training

        report = training.retrain(session, folder.model, now())
        if as_json:
            terminal.write_json(training_report.as_document(report))
        else:
            training_report.show(terminal, report)
        say_next(terminal, folder, session, Step.TRAIN)
