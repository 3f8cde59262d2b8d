"""What docs/TRUST.md says was tried is shown by a test that is there, and each attack is named."""

from __future__ import annotations

import re

from tests.helpers.running import REPO

TRUST = (REPO / "docs" / "TRUST.md").read_text(encoding="utf-8")
ROWS = [line for line in TRUST.partition("## What was tried")[2].splitlines() if line.startswith("| ")]


def test_each_row_names_what_shows_it() -> None:
    rows = [row for row in ROWS if not row.startswith("| what was tried")]
    assert len(rows) > 30
    for row in rows:
        assert re.search(r"`(test_attack_\w+\.py|make fuzz)`", row), row


def test_each_attack_that_it_names_is_there_and_none_is_left_out() -> None:
    named = set(re.findall(r"`(test_attack_\w+\.py)`", TRUST))
    assert named == {path.name for path in (REPO / "tests" / "attack").glob("test_*.py")}
