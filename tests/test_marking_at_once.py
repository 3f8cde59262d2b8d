"""Several processes that mark posts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers, applications, jobs
from jobsearch.dataaccess.database import get_session
from jobsearch.posts import Stage
from tests.helpers.at_once import end, start, wait_for
from tests.helpers.builders import NOW, a_post

if TYPE_CHECKING:
    from pathlib import Path


def test_eight_processes_that_mark_at_once_lose_nothing(path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=number) for number in (1, 2, *range(10, 90))], NOW)
    program = """
from jobsearch import marking
from jobsearch.posts import LabelName, StageName
with get_session(path, NOW) as session:
    say("open")
    sys.stdin.readline()
    for round in range(10):
        label = LabelName.INTERESTED if (round + {number}) % 2 else LabelName.NOT_INTERESTED
        what = marking.Mark(label, StageName.APPLIED, "note {number}")
        marking.mark(session, path.with_name("no model"), [2, 10 + {number} * 10 + round, 1], what, NOW)
"""
    eight = [start(program.replace("{number}", str(number)), path) for number in range(8)]
    for process in eight:
        wait_for(process, "open")
    for process in eight:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in eight:
        end(process)
    with get_session(path, NOW) as session:
        stages = applications.get_all_stages(session)
        assert (len(stages), set(stages.values())) == (82, {(Stage.APPLIED, NOW)})
        for post in jobs.get(session, range(10, 90)):
            process_number, round_number = divmod(post.id - 10, 10)
            assert (post.label, post.note) == ((round_number + process_number) % 2, f"note {process_number}")
        assert all(post.label is not None and post.note for post in jobs.get(session, [1, 2]))
        while answers.undo(session):
            pass
        assert jobs.get_labeled(session) == []
