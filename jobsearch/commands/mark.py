"""The command mark: what became of posts."""

from __future__ import annotations

import sys

import typer

from jobsearch.commands.ending import say_next
from jobsearch.commands.opening import now, opened
from jobsearch.terminal import common_options as common
from jobsearch.terminal import options as opt


def mark(
    ids: opt.MarkedIds,
    *,
    label: opt.NewLabel = None,
    stage: opt.NewStage = None,
    note: opt.Note = None,
    instance: opt.Instance,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Give posts a label, a note, or the stage of your application.

    Example: python main.py mark 1133392 --stage applied --note "sent my CV to Ann"
    """
    from jobsearch import marking
    from jobsearch.next_step import Step
    from jobsearch.terminal import listings, values

    if label is None and stage is None and note is None:
        raise typer.BadParameter("say what became of them: --label, --stage or --note")
    posts = values.read_ids(ids, sys.stdin)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        marked = marking.mark(session, folder.model, posts, marking.Mark(label, stage, note), now())
        listings.report_marked(terminal, marked, now())
        say_next(terminal, folder, session, Step.APPLY)
