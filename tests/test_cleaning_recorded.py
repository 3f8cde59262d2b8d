"""Cleaning the texts of recorded feeds, where they are at hand."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from jobsearch.cleaning.fields import clean_description, clean_line
from tests.test_cleaning import SPOILT

if TYPE_CHECKING:
    from pathlib import Path


def test_every_recorded_text_comes_out_clean(shared: Path) -> None:
    for recording in sorted((shared / "feed").glob("*.json")):
        for element in json.loads(recording.read_bytes()):
            text, word = clean_description(element.get("description", ""))
            lines = [clean_line(element.get(key, "")) for key in ("position", "company", "location")]
            tags = re.findall(r"#(R\w+=*)\)", element.get("description", ""))
            assert bool(word) == bool(tags)
            assert not any(tag in text for tag in tags)
            assert not SPOILT.search("".join([text, *lines]))
            assert not re.search(r"</?\w+>|&\w+;|\\n|spam applicants|\n\n\n| \n|</", text)
            assert clean_description(text) == (text, None)


def test_two_fetches_minutes_apart_differ_only_in_what_is_new(shared: Path) -> None:
    first, later = (
        {
            post["id"]: clean_description(post["description"])
            for post in json.loads((shared / "feed" / f"2026-06-14{name}.json").read_bytes())
            if "id" in post
        }
        for name in ("", "-minutes-later")
    )
    assert all(first[post_id] == later[post_id] for post_id in first.keys() & later.keys())
