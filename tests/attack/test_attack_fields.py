"""Fields far longer than any real one: such a post is left out, and one stored earlier costs little memory."""

from __future__ import annotations

import json
import sqlite3
import tracemalloc
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jobsearch import fetching
from jobsearch.classifier.learner import Learner
from jobsearch.cleaning import LONGEST_DESCRIPTION, LONGEST_LINE, MOST_TAGS
from jobsearch.cleaning.fields import clean_description
from jobsearch.dataaccess import jobs
from jobsearch.errors import RemoteOkError
from jobsearch.remoteok import parse_jobs
from jobsearch.remoteok.parsing import MOST_LEFT_OUT
from tests.helpers.builders import NOW, a_stored_post, write_original
from tests.helpers.memory import measured
from tests.helpers.running import Program
from tests.helpers.soak import SOAKING

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost

NOTICE = {"legal": "Link back to us."}
STORED = {  # as an earlier version stored them
    "position": "x" * 10_000_000,
    "company": "x" * 9_000_000,
    "location": "x " * 5_000_000,
    "tags": "ab c," * 1_800_000,
    "description": "- x\n" * 2_500_000,
}
SOME = tuple(STORED) if SOAKING else ("position",)
COMMANDS = (("label", "--json"), ("train",), ("recommend",), ("show", 101), ("list", "--label", "none"), ("stats",))


def element(post_id: int, **fields: object) -> dict[str, object]:
    return {"id": post_id, "position": "Baker", "url": f"https://a.example/{post_id}"} | fields


def saved(folder: Path, *elements: object) -> Path:
    path = folder / "answer.json"
    path.write_text(json.dumps([NOTICE, *elements]))
    return path


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"position": "x" * (LONGEST_LINE + 1)}, "its title is longer than 1,000 characters"),
        ({"company": "x" * 9_000_000}, "its company is longer than 1,000 characters"),
        ({"location": "x" * (LONGEST_LINE + 1)}, "its location is longer than 1,000 characters"),
        ({"url": "https://a.example/" + "x" * LONGEST_LINE}, "its url is longer than 1,000 characters"),
        ({"description": "x" * (LONGEST_DESCRIPTION + 1)}, "its text is longer than 100,000 characters"),
        ({"tags": ["x"] * (MOST_TAGS + 1)}, "it has more than 100 tags"),
    ],
)
def test_a_post_with_an_endless_field_is_left_out_and_the_others_are_stored(
    fields: dict[str, Any], reason: str, program: Program, tmp_path: Path
) -> None:
    answer = saved(tmp_path, element(7, **fields), element(8))
    done = program("fetch-new", "--from", answer, "--json")
    assert done.json() == {
        "new": 1,
        "changed": 0,
        "known": 0,
        "left_out": [{"id": "7", "place": 2, "reason": reason}],
    }
    assert f"Left out post 7: {reason}\n" in done.err


def test_a_post_with_the_longest_fields_that_may_be_is_stored_whole(session: Session) -> None:
    line, text = "x" * LONGEST_LINE, "x" * LONGEST_DESCRIPTION
    tags = [f"{number:x>{LONGEST_LINE}}" for number in range(MOST_TAGS)]
    answer = [element(7, position=line, company=line, location=line, description=text, tags=tags)]
    fetched = parse_jobs(json.dumps(answer).encode())
    fetching.store(session, fetched, NOW)
    [post] = jobs.get(session, [7])
    assert (post.position, post.company, post.location, post.description) == (line, line, line, text)
    assert post.tags == tuple(tags)
    assert fetching.store(session, fetched, NOW).known == 1


def test_an_endless_word_to_mention_is_none() -> None:
    asked = "Please mention the word %s when applying to show you read the job post completely."
    assert clean_description(asked % ("x" * 60))[1] == "x" * 60
    assert clean_description(asked % ("x" * 6_000))[1] is None


def test_a_link_to_apply_that_never_ends_gives_way_to_the_address_of_the_post() -> None:
    [post] = parse_jobs(json.dumps([element(7, apply_url="https://b.example/" + "x" * LONGEST_LINE)]).encode()).posts
    assert post.apply_url == post.url


def test_an_answer_of_little_but_other_things_is_refused_before_they_fill_the_memory() -> None:
    answer = json.dumps([NOTICE, element(7), *range(MOST_LEFT_OUT + 1)]).encode()
    with pytest.raises(RemoteOkError, match="more than 1,000 elements that are no posts"):
        parse_jobs(answer)


def test_an_original_database_with_endless_fields_is_upgraded_and_they_are_cut(program: Program) -> None:
    program.instance.mkdir()
    long = {"position": "x" * 1_000_000, "description": "x" * 1_000_000, "tags": "y" * 2_000 + ",z" * 1_000}
    write_original(program.instance / "jobposts.db", {"id": 7, "label": 1} | long, {"id": 8, "label": 0})
    posts = {post["id"]: post for post in program("list", "--label", "interested", "--json").json()}
    assert posts[7]["position"] == "x" * LONGEST_LINE
    assert posts[7]["tags"] == ["y" * LONGEST_LINE, "z"]
    assert len(program("show", 7, "--json").json()["description"]) == LONGEST_DESCRIPTION
    assert program("stats", "--json").json()["labels"] == {"interested": 1, "not_interested": 1}


def test_the_longest_name_of_a_job_costs_room_only_once_while_the_user_labels() -> None:
    posts = [a_stored_post(id=number, position=f"Baker {number}", description="") for number in range(2_000)]
    posts[0] = replace(posts[0], job_key="x" * 100_000)
    assert most_traced(posts) < 100_000_000


def test_the_longest_word_of_a_text_costs_room_only_once_while_the_user_labels() -> None:
    texts = [" ".join(f"bread{number}x{word}" for word in range(100)) for number in range(300)]
    posts = [a_stored_post(id=number, description=text) for number, text in enumerate(["x" * 2_000, *texts])]
    assert most_traced(posts) < 100_000_000


def most_traced(posts: list[JobPost]) -> int:
    """Return how many bytes a learner takes until it has chosen a post."""
    tracemalloc.start()
    Learner(posts, None).choose({post.id for post in posts})
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("field", SOME)
def test_an_endless_field_stored_by_an_earlier_version_costs_little_in_any_command(field: str, gardeners: Path) -> None:
    with closing(sqlite3.connect(gardeners / "jobposts.db")) as database, database:
        database.execute(f"UPDATE job_posts SET {field} = ? WHERE id = 101", [STORED[field]])  # noqa: S608
        database.execute("UPDATE job_posts SET job = lower(company || char(10) || position) WHERE id = 101")
    program = Program(gardeners).was_asked()
    for command in COMMANDS if SOAKING else COMMANDS[:2]:
        done = measured(*program.command(*command, "--instance", gardeners), given="n\n")
        assert done.code == 0, done.err
        assert done.megabytes < 300, command
