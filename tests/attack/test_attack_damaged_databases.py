"""Attack: a database whose pages are damaged, one after another, and every command on it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from dataclasses import dataclass
from io import StringIO
from itertools import cycle
from json import dumps
from typing import TYPE_CHECKING, Any

import pytest

import main
from jobsearch.dataaccess import jobs, model_record, settings
from jobsearch.dataaccess.damage import is_damaged, unusable
from jobsearch.dataaccess.database import Session, get_session
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.damaging import KINDS, damaged, one_bit, pages_of, scattered
from tests.helpers.original_databases import run
from tests.helpers.running import SAMPLE, Program
from tests.helpers.soak import SOAKING, rounds
from tests.helpers.upgrading import backups_of, refusal, upgrade

if TYPE_CHECKING:
    from pathlib import Path


LABELED, UNLABELED = 9001791, 9001799
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list", "--all"),
    ("stats",),
    ("recommend", "--min-chance", "0"),
    ("show", str(LABELED)),
    ("list", "--search", "python design"),
    ("mark", str(UNLABELED), "--stage", "applied", "--note", "called", "--label", "interested"),
    ("list", "--like", str(UNLABELED)),
    ("fetch-new", "--from", str(SAMPLE)),
    ("list", "--all", "--json"),
    ("label",),
    ("train",),
)
QUICK = COMMANDS[:-2]
THE_LINE = re.compile(
    r"Error: The database \S+ can't be used: (it is damaged, or not a database|it is cut short)\. Move it away"
    r", and put back your own copy of the folder( if you have one|; if you have none, give \S+ the name \S+: it dates "
    r"from \d{4}-\d\d-\d\d, before the last upgrade, and lacks all labels since then)\. "
    r"Or name another folder with --instance\.\n"
)
# What is true of a damaged database, too: posts and labels that are gone can't be told from those never there.
OTHER_LINES = (
    *("There is no post ", "There are no posts yet", "Too few labels", "no model yet"),
    *("belongs to another program", "was written by a newer jobsearch"),
)
MODEL = "0123456789abcdef"
RECORD = {"id": MODEL, "trained_at": NOW.isoformat(), "labels": "l", "threshold": 0.3, "quality": {}, "taste": []}


@dataclass(slots=True)
class Target:
    """A trained instance whose database is replaced by damaged ones; its commands run in this process, quickly."""

    whole: Program
    instance: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def attack(self, content: bytes, command: tuple[str, ...]) -> int:
        """Return the exit code of a command on this database: it works, or ends with the one clear line."""
        shutil.rmtree(self.instance, ignore_errors=True)
        shutil.copytree(self.whole.instance, self.instance)
        (self.instance / "jobposts.db").write_bytes(content)
        self.monkeypatch.setattr(sys, "argv", ["main.py", *command, "--instance", str(self.instance)])
        self.monkeypatch.setattr(sys, "stdin", StringIO("y\nn 5\nu\n"))
        with pytest.raises(SystemExit) as ended:
            main.main()
        errors = self.capsys.readouterr().err
        if ended.value.code:
            line = errors.splitlines(keepends=True)[-1]
            assert THE_LINE.fullmatch(line) or any(words in line for words in OTHER_LINES), (command, errors)
        assert ended.value.code in {0, 1}, (command, errors)
        return ended.value.code


@pytest.fixture
def target(
    scored_sample: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Target:
    return Target(scored_sample, tmp_path / "damaged", monkeypatch, capsys)


@pytest.fixture
def content(scored_sample: Program) -> bytes:
    return (scored_sample.instance / "jobposts.db").read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_damaged_in_turn_leads_to_no_traceback(kind: Any, target: Target, content: bytes) -> None:
    """In the short form each page is damaged once in one way, for one command."""
    chosen = cycle(COMMANDS if kind is scattered else QUICK)
    failed = 0
    for page in range(KINDS.index(kind) % rounds(len(KINDS), 1), pages_of(content), rounds(len(KINDS), 1)):
        for command in COMMANDS if SOAKING else [next(chosen)]:
            failed += target.attack(damaged(content, kind, page), command)
    assert failed or kind is one_bit


@pytest.mark.parametrize(
    ("change", "command"),
    [
        ("UPDATE job_posts SET label = 7 WHERE label = 1", "stats"),
        ("UPDATE job_posts SET label = 'yes' WHERE label = 1", "list --all"),
        ("UPDATE job_posts SET posted_at = 'yesterday'", "list --all"),
        ("UPDATE job_posts SET posted_at = X'00'", "recommend"),
        ("UPDATE job_posts SET last_seen = NULL", "list --all"),
        ("UPDATE job_posts SET first_seen = 3", f"show {LABELED}"),
        ("UPDATE job_posts SET job = NULL WHERE label = 1", "list"),
        ("UPDATE job_posts SET tags = X'00ff'", "stats"),
        ("UPDATE job_posts SET company = X'00ff'", "list --company a"),
        ("UPDATE job_posts SET description = CAST(X'ff' AS TEXT)", f"show {LABELED}"),
        ("UPDATE job_posts SET position = X'61'", f"list --like {LABELED}"),
        ("UPDATE scores SET why = '['", "recommend"),
        ("UPDATE scores SET why = '{\"a\": 1}'", "recommend"),
        ("UPDATE scores SET why = '[[1, 2]]'", "recommend"),
        ("UPDATE scores SET nearest = '7'", "recommend"),
        ("UPDATE scores SET chance = 'likely'", "list --all"),
        ("UPDATE facts SET level = 'chief'", "list --all"),
        ("UPDATE facts SET evidence = '[1]'", f"show {LABELED}"),
        ("UPDATE facts SET years = 'many'", "list --all --max-years 3"),
        ("INSERT INTO stages VALUES (1, 9001791, 'hired', '2026-08-01 12:00:00.0')", "list"),
        ("INSERT INTO hidden VALUES ('city', 'Atlantis')", "stats"),
        ("UPDATE answers SET label_before = 9, rule = 'x'", "undo"),
        ("UPDATE answers SET rule = 'x'", "undo"),
        ("UPDATE answers SET answered_at = '2026-13-45'", "stats"),
        ("INSERT INTO search_index (search_index) VALUES ('delete-all')", "list --search design"),
    ],
)
def test_a_value_that_nobody_wrote_is_damage(change: str, command: str, target: Target, content: bytes) -> None:
    file = target.whole.instance.parent / "changed.db"
    file.write_bytes(content)
    run(file, change)
    with get_session(file, NOW) as session:
        session.close()
        assert is_damaged(session.engine)
    target.attack(file.read_bytes(), ("label",) if command == "undo" else tuple(command.split()))


@pytest.mark.parametrize(
    "record",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        '{"id": "m"}',
        *(
            dumps(RECORD | changed)
            for changed in (
                {"id": 7},
                {"id": "../../elsewhere"},
                {"id": "é" * 300},
                {"trained_at": "lately"},
                {"trained_at": "2026-08-01T12:00:00"},
                {"threshold": "low"},
                {"quality": [1]},
                {"quality": {"precision": 1}},
                {"taste": "words"},
                {"taste": [{"term": "x"}]},
                {"taste": [{"term": "x", "weight": "y", "interested": 1, "not_interested": 1}]},
                {"unknown": 1},
            )
        ),
    ],
)
def test_a_record_that_can_not_be_read_is_as_good_as_no_model(record: str, session: Session) -> None:
    settings.put(session, "model", dumps(RECORD))
    assert model_record.get(session)
    settings.put(session, "model", record)
    assert model_record.get(session) is None


@pytest.mark.parametrize("bug", [KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError])
def test_a_bug_on_a_whole_database_keeps_its_traceback(bug: type[Exception], path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post()], NOW)
    with pytest.raises(bug), get_session(path, NOW):
        raise bug


def test_the_line_names_the_backup_copy_made_last_its_day_what_it_lacks_and_the_log(path: Path) -> None:
    upgrade(write_original(path))
    later = backups_of(path)[0].with_name("jobposts.db.v4.backup")
    later.write_bytes(b"")
    made = time.mktime((2038, 1, 19, 12, 0, 0, 0, 0, -1))
    os.utime(later, (made, made))
    path.write_bytes(b"no database" * 400)
    words = (
        "it is damaged, or not a database. Move it away{}, and put back your own copy of the folder; if you have none, "
        "give jobposts.db.v4.backup the name jobposts.db: it dates from 2038-01-19, before the last upgrade, and lacks "
        "all labels since then. Or name another folder with --instance."
    )
    assert words.format("") in refusal(path)
    path.with_name("jobposts.db-wal").write_bytes(b"x")
    assert words.format(" together with jobposts.db-wal") in str(unusable(path))


def test_without_a_backup_copy_the_line_names_none(path: Path) -> None:
    path.write_bytes(b"no database" * 400)
    assert "; if you have none" not in refusal(path)
    assert ". Move it away, and put back your own copy of the folder if you have one. Or name another" in refusal(path)


def test_a_damaged_database_is_damaged_for_programs_too(sample: Program) -> None:
    database = sample.instance / "jobposts.db"
    run(database, "UPDATE job_posts SET posted_at = 'yesterday'")
    done = sample("list", "--all", "--json", code=1)
    assert (done.out, THE_LINE.fullmatch(done.err) is not None) == ("", True)
