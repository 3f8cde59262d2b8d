"""The command demo: the whole tour on sample posts."""

from __future__ import annotations

from jobsearch.terminal import common_options as common
from jobsearch.terminal import options as opt


def demo(*, quiet: opt.Quiet = False, _no_color: common.NoColor = False, _verbose: common.Verbose = False) -> None:
    """Show the whole tour on sample posts, in a temporary folder.

    Example: python main.py demo
    """
    from jobsearch import timing
    from jobsearch.terminal.console import open_transcript
    from jobsearch.terminal.demo import run

    if quiet:
        timing.listen_no_more()
    run(open_transcript(quiet=quiet))
