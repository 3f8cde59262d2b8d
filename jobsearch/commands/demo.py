"""The command demo: the whole tour on sample posts."""

from __future__ import annotations

from jobsearch.commands.fetch_new import fetch_new
from jobsearch.commands.list_stored import list_stored
from jobsearch.commands.opening import opened
from jobsearch.commands.recommend import recommend
from jobsearch.commands.train import train
from jobsearch.terminal import common_options as common
from jobsearch.terminal import options as opt


def demo(*, quiet: opt.Quiet = False, _no_color: common.NoColor = False, _verbose: common.Verbose = False) -> None:
    """Show the whole tour on sample posts, in a temporary folder.

    Example: python main.py demo
    """
    from jobsearch.terminal.demo import Commands, run

    run(opened, Commands(fetch_new, train, recommend, list_stored), quiet=quiet)
