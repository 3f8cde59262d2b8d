"""The commands show and stats on the sample, as their users call them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.helpers.running import FORTY_LABELS, POST_KEYS, Program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def program(scored_sample: Program, tmp_path: Path) -> Program:
    return scored_sample.copy(tmp_path / "copy")


def test_show_has_the_whole_post_and_how_to_apply(program: Program) -> None:
    done = program("show", 9001791)
    for part in ("QA & Release Engineer", "Crumbtill Registers", "[bold]VAT[/bold] line is [red]not[/red] red"):
        assert part in done.out
    url = "https://remoteOK.com/remote-jobs/remote-qa-release-engineer-crumbtill-registers-9001791"
    assert f"Apply: {url}\n" in done.out
    assert "Mention the word LANTERN when you apply." in done.out
    assert "Remote OK" in done.err


def test_show_as_json_adds_the_description(program: Program) -> None:
    post = program("show", 9001791, "--json").json()
    assert set(post) >= POST_KEYS | {"description"}
    assert post["description"].startswith("Crumbtill's cash registers")
    assert post["label"] is None
    assert 0 <= post["chance"] <= 1
    assert post["why"]


def test_show_of_an_unknown_id_is_an_error_of_one_line(program: Program) -> None:
    done = program("show", 77, code=1)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "77" in done.err


def test_stats_count_posts_labels_and_what_the_model_has_learned(program: Program, trained_sample: Program) -> None:
    report = json.loads((trained_sample.instance.parent / "report.json").read_bytes())
    counted = program("stats", "--json").json()
    assert (counted["posts"], sum(counted["months"].values())) == (71, 71)
    assert counted["labels"] == report["labels"]
    assert sum(week["answers"] for week in counted["weeks"]) == len(FORTY_LABELS)
    assert counted["model"]["quality"]["average_precision"] == report["average_precision"]
    assert not counted["model"]["outdated"]
    assert datetime.fromisoformat(counted["model"]["trained_at"]).tzinfo == UTC
    weights = [term["weight"] for term in counted["taste"]]
    assert min(weights) < 0 < max(weights)
    assert 0 < counted["expected_good"] < counted["unread"]


def test_stats_are_shown_to_people_too(program: Program) -> None:
    done = program("stats")
    assert done.err == ""
    for part in ("71 posts stored.", "2026-10", "interested", "Model trained"):
        assert part in done.out
