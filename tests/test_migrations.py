"""Upgrading the original program's database: its posts, labels and texts."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from base64 import b64encode
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from jobsearch.dataaccess import answers, jobs
from jobsearch.dataaccess.database import get_session
from jobsearch.dataaccess.jobs import SaveReport
from jobsearch.dataaccess.tables import metadata
from jobsearch.posts import JobPostLabel
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.stored import newest_posts
from tests.helpers.upgrading import backups_of, interrupted, rows_of, schema_of, upgrade

if TYPE_CHECKING:
    from pathlib import Path

TAG = "R" + b64encode(b"192.0.2.77").decode()
SENTENCE = (
    f"Please mention the word **PREFER** and tag {TAG} when applying to show you read the job post completely "
    f"(#{TAG}). This is a beta feature to avoid spam applicants. Companies can search these words to find "
    "applicants that read this and see they're human."
)
LATER = NOW + timedelta(days=1)


def tables_of(engine: Engine) -> dict[str, Any]:
    """Return what matters of a database's tables: columns with type and whether they are required, keys, links."""
    found = inspect(engine)
    return {
        table: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)],
            found.get_pk_constraint(table)["constrained_columns"],
            [(link["constrained_columns"], link["referred_table"]) for link in found.get_foreign_keys(table)],
        )
        for table in found.get_table_names()
        if not table.startswith("search_index")  # SQLite's own, within the index
    }


def tables_at(path: Path) -> dict[str, Any]:
    engine = create_engine(f"sqlite:///{path}")
    try:
        return tables_of(engine)
    finally:
        engine.dispose()


def test_every_post_and_label_of_the_original_is_kept(path: Path) -> None:
    labels = {1: 1, 2: 0, 3: None, 40: 1, 7_000_000: 0}
    write_original(path, *({"id": post_id, "label": label} for post_id, label in labels.items()))
    with get_session(path, NOW) as session:
        posts = jobs.get(session, list(labels))
        assert {post.id: post.label for post in posts} == labels
        assert [post.id for post in jobs.get_labeled(session)] == [1, 2, 40, 7_000_000]


@pytest.mark.parametrize("odd", [0, -1, -(2**63) + 1, 2**63 - 1])
def test_an_odd_id_is_upgraded_like_any(path: Path, odd: int) -> None:
    write_original(path, {"id": odd, "label": 1, "position": "&lt;Gardener&gt; &amp; Cook"})
    with get_session(path, NOW) as session:
        (post,) = jobs.get_labeled(session)
        assert (post.id, post.position, post.first_seen) == (odd, "<Gardener> & Cook", NOW)


def test_the_originals_posts_count_as_first_and_last_seen_at_the_upgrade(path: Path) -> None:
    write_original(path, {"id": 1, "url": "https://remoteok.com/x", "label": 1})
    with get_session(path, NOW) as session:
        (post,) = jobs.get(session, [1])
    assert (post.first_seen, post.last_seen, post.labeled_at, post.posted_at) == (NOW, NOW, None, None)
    assert (post.apply_url, post.salary_min, post.mention) == ("https://remoteok.com/x", None, None)


def test_the_originals_texts_are_cleaned(path: Path) -> None:
    dirty = {
        "company": "CI&amp;Tea ",
        "position": "ZÃ¼rich Gardener",
        "location": "Oslo, ",
        "tags": "garden,,outdoors,garden, cafÃ© ",
        "description": f"<p>We\u00e2\u0080\u0099ll <strong>grow</strong></p><ul><li>roses</li></ul>\\n{SENTENCE}",
    }
    write_original(path, dirty)
    with get_session(path, NOW) as session:
        (post,) = jobs.get(session, [1])
    assert (post.company, post.position, post.location) == ("CI&Tea", "Zürich Gardener", "Oslo")
    assert post.tags == ("garden", "outdoors", "café")
    assert post.description == "We’ll **grow**\n\n- roses"  # noqa: RUF001 - the mark that was misread
    assert post.mention == "PREFER"


def test_no_tag_is_left_in_the_upgraded_database(path: Path) -> None:
    write_original(path, *({"id": n, "description": f"{'Roses. ' * n * 20} {SENTENCE}"} for n in range(1, 60)))
    assert TAG.encode() in path.read_bytes()
    upgrade(path)
    assert TAG.encode() not in path.read_bytes()


def test_copies_are_found_among_the_originals_posts(path: Path) -> None:
    write_original(path, {"id": 1, "company": "A&amp;B"}, {"id": 2, "company": "a&b "}, {"id": 3})
    with get_session(path, NOW) as session:
        assert [post.copies for post in jobs.get(session, [1, 2, 3])] == [(2,), (1,), ()]


def test_an_upgraded_post_changes_once_with_the_next_fetch_and_keeps_its_label(path: Path) -> None:
    write_original(path, {"id": 1, "label": 0})
    with get_session(path, NOW) as session:
        assert jobs.save(session, [a_post(id=1)], LATER) == SaveReport(new=0, changed=1, known=0)
        assert jobs.save(session, [a_post(id=1)], LATER) == SaveReport(new=0, changed=0, known=1)
        (post,) = jobs.get_labeled(session)
        assert (post.label, post.first_seen, post.last_seen) == (JobPostLabel.NOT_INTERESTED, NOW, LATER)


def test_more_posts_than_are_cleaned_at_once_are_all_cleaned(path: Path) -> None:
    write_original(path, *({"id": 3 * number, "company": "A&amp;B"} for number in range(1, 1_202)))
    heard: list[tuple[int, int]] = []
    with get_session(path, NOW, lambda done, total: heard.append((done, total))):
        pass
    assert set(rows_of(path, "company")) == {("A&B",)}
    steps = [(500, 1_201), (1_000, 1_201), (1_201, 1_201)]
    assert heard == [*steps, *steps, (1_201, 1_201), (1_201, 1_201)]  # cleaned, read, of one company, indexed at once


def test_upgrading_twice_changes_nothing(path: Path) -> None:
    write_original(path, {"id": 1, "label": 1, "description": SENTENCE})
    upgrade(path)
    content = path.read_bytes()
    with get_session(path, LATER, interrupted):
        pass
    assert path.read_bytes() == content
    assert len(backups_of(path)) == 1


def test_an_upgraded_a_new_and_the_described_schema_are_one(path: Path, tmp_path: Path) -> None:
    upgrade(write_original(path))
    upgrade(tmp_path / "new.db")
    described = create_engine("sqlite://")
    metadata.create_all(described)
    try:
        assert tables_at(path) == tables_at(tmp_path / "new.db") == tables_of(described)
    finally:
        described.dispose()
    assert schema_of(path) == schema_of(tmp_path / "new.db")


def test_what_else_the_user_keeps_in_the_file_is_left_alone(path: Path) -> None:
    write_original(path, {"id": 1, "label": 1})
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE my_notes (text)")
        database.execute("INSERT INTO my_notes VALUES ('call them')")
        database.execute("ALTER TABLE job_posts ADD COLUMN my_stars INTEGER")
        database.execute("UPDATE job_posts SET my_stars = 5")
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=1), a_post(id=2)], NOW)
        answers.record(session, 2, JobPostLabel.INTERESTED, None, NOW)
        assert session.execute(text("SELECT text FROM my_notes")).all() == [("call them",)]
        assert len(jobs.get_labeled(session)) == 2
    assert rows_of(path, "my_stars") == [(5,), (None,)]


def test_thousands_of_real_posts_are_upgraded(shared: Path, path: Path) -> None:
    tool = shared / "tools" / "original_db.py"
    subprocess.run([sys.executable, tool, "2000", path, "--labels", "300"], check=True)
    labels = rows_of(path, "id, label")
    begun = time.monotonic()
    upgrade(path)
    print(f"2000 posts upgraded in {time.monotonic() - begun:.1f} s")  # noqa: T201 - shown with -rP
    assert rows_of(path, "id, label") == labels
    with get_session(path, NOW) as session:
        assert len(jobs.get_labeled(session)) == 300
        assert len(newest_posts(session, 5_000)) == 2_000
    assert b"\xc3\xa2\xc2\x80" not in path.read_bytes()
