"""How a command ends: with the one step that makes sense next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.commands.opening import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.dataaccess.database import Session
    from jobsearch.instance import Instance
    from jobsearch.next_step import Step
    from jobsearch.posts import JobPost
    from jobsearch.terminal.console import Terminal


def say_next(
    terminal: Terminal, folder: Instance, session: Session, done: Step | None = None, *, again: Sequence[Step] = ()
) -> None:
    """Say the next step after the one that was just `done`, if it was one; those of `again` could go on with it."""
    from jobsearch import next_step
    from jobsearch.terminal import next_steps

    if not terminal.quiet:
        next_steps.say(terminal, next_step.find(session, folder.model, now(), done, again=again))


def say_next_of(terminal: Terminal, folder: Instance, session: Session, post: JobPost) -> None:
    """Say what there is to do with a post, else the next step."""
    from jobsearch import next_step
    from jobsearch.terminal import next_steps

    if step := next_step.find_for(session, post):
        next_steps.say(terminal, step, post.id)
    else:
        say_next(terminal, folder, session)
