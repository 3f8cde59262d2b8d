"""Strategies: answers as a stranger would write them, from nearly right to hostile, and their fields one by one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy

LARGEST = 2**63 - 1
WORDS = (
    "Gardener", "roses", "Berlin", "US only", "CET ±3 hours", "50k - 60k EUR", "$40/h", "5+ years", "on-site", "Paris",
    "part-time", "Please mention the word **BLOOM** when applying to show you read the job post completely",
    "(#", "RMTkyLjAuMi4x", "#RMTkyLjAuMi4x", "élève", "Ã©", "\u0130stanbul", "\ufb01ll", "🇩🇪", "👩\u200d🌾", "=1+1",
)  # fmt: skip
MARKUP = (
    "<p>", "</p>", "<b>", "</b>", "<i>", "<code>", "<li>", "<ul>", "<h2>", "<br/>", "<pre>", "</pre>", "<table>",
    "<td>",
    "<a href='https://example.org/a?b=1&c=2'>", '<a href="javascript:alert(1)">', "</a>", "<script>", "</script>",
    "<svg onload=alert(1)>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<iframe src=//x>", "</style>", "<o:p>",
    "[x](javascript:alert(1))", "![x](https://example.org/x.png)", "<javascript:x()>", "[a][b]", "[b]: data:,x", "```",
    "# ", "> ", "* ", "- ", "1. ", "**", "_", "`", "|", "---", "\\", "\\n", "[", "](", ")", "<", ">", '"', "'",
    "&lt;", "&amp;lt;", "&#27;", "&#x202e;", "&#0;", "&nbsp;", "&shy;", "]]>", "<![CDATA[", "<?xml?>", "</article>",
)  # fmt: skip
UNSEEN = (
    "\x00", "\x07", "\x08", "\x1b[2J", "\x1b]0;owned\x07", "\x1b]8;;file:///etc\x1b\\", "\x7f", "\x85", "\x9b31m",
    "\r", "\r\n", "\t", "\v", "\n", "\n\n", "\xa0", "\xad", "\u061c", "\u200b", "\u200d", "\u200e", "\u202e", "\u2028",
    "\u2066", "\ufeff", "\ufffe", "\U000e0041", "\ud800", "\udfff", " ", "  ",
)  # fmt: skip
PIECES = st.sampled_from(WORDS) | st.sampled_from(MARKUP) | st.sampled_from(UNSEEN) | st.text(max_size=6)
texts = st.lists(PIECES, max_size=10).map("".join)

numbers: SearchStrategy[object] = st.sampled_from(
    [0, -1, 1, 7, 1.5, 50_000, 2**31, 2**53, 2**53 + 1, LARGEST, LARGEST + 1, 10**25, 1e300, float("nan"), -1e999]
) | (st.integers() | st.floats())
wrong: SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
ids: SearchStrategy[object] = st.integers(1, 9) | st.integers(1, LARGEST) | st.integers(1, LARGEST).map(str)
addresses: SearchStrategy[object] = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["https://", "http://", "HTTPS://", "//", "", "javascript:", "data:", "file:///", "ftp://"]),
        st.sampled_from(["example.org", "EXAMPLE.org:443", "a@example.org", "[::1]", "[", "bücher.example", "", ":0"]),
        st.sampled_from(["", "/", "/jobs/1", "/?q=a&amp;b=<b>", "/%00", "/a b", "/\u202e", "/'\"", "/é"]),
        st.just("") | texts,
    ),
)  # fmt: skip
moments: SearchStrategy[object] = (
    st.datetimes(timezones=st.none() | st.timezones()).map(lambda when: when.isoformat())
    | st.sampled_from(
        [
            "2026-08-01", "2026-08-01T12:00:00+00:00", "2026-08-01T12:00:00Z", "20260801T120000", "2026-W31-6",
            "1999-12-31", "2100-01-01T00:00:00Z", "2099-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "now",
        ]
    )
)  # fmt: skip
epochs = st.integers(0, 5_000_000_000) | st.integers(0, 5_000_000_000).map(str)
salaries: SearchStrategy[object] = st.integers(0, 300_000) | st.integers(0, 300_000).map(str) | numbers
tags: SearchStrategy[object] = st.lists(
    texts | st.sampled_from(["garden", "garden, roses", ",", ""]) | wrong, max_size=4
)

FIELDS: Mapping[str, SearchStrategy[object]] = {
    "id": ids,
    "url": addresses,
    "apply_url": addresses,
    "company": texts,
    "position": texts,
    "location": texts,
    "description": texts,
    "tags": tags,
    "salary_min": salaries,
    "salary_max": salaries,
    "date": moments,
    "epoch": epochs,
}
RIGHT = {"id": "7", "url": "https://example.org/jobs/7", "position": "Gardener", "description": "Grow roses."}
right_elements = st.fixed_dictionaries(
    {"id": ids, "url": st.just(RIGHT["url"]), "position": texts},
    optional={name: values for name, values in FIELDS.items() if name not in RIGHT} | {"description": texts},
)
odd_elements = st.fixed_dictionaries({}, optional={name: values | wrong for name, values in FIELDS.items()})
notices = st.fixed_dictionaries({"legal": texts}, optional={"id": wrong, "last_updated": numbers})
elements = st.one_of(right_elements, right_elements, odd_elements, notices, wrong)

ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-32-le", "latin-1")
ODD_BODIES = (
    b"", b"[]", b"{}", b"null", b"7", b'[{"id": 1e999}]', b"[" * 100_000, b'{"a":' * 100_000, b"<html>",
    b'[{"id": ' + b"9" * 5000 + b"}]", b'[{"id": 1, "id": 2, "url": "https://example.org", "position": "x"}]',
    b"\xff\xfe",
    b'[{"id": -0}, {"id": NaN}, {"id": Infinity}]', b'[{"legal": ""}]', b'[{"position": "\\ud800\\udc00\\udfff"}]',
)  # fmt: skip


def answer(listed: object, *, ascii_only: bool = True, encoding: str = "utf-8") -> bytes:
    """Return an answer with these elements, as JSON in an encoding, a question mark for each character it lacks."""
    text = json.dumps(listed, ensure_ascii=ascii_only)
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


whole_answers = st.builds(
    answer, st.lists(elements, max_size=5), ascii_only=st.booleans(), encoding=st.sampled_from(ENCODINGS)
)
cut_answers = st.builds(lambda body, end: body[:end], whole_answers, st.integers(0, 400))
answers = st.one_of(
    whole_answers,
    whole_answers,
    cut_answers,
    st.sampled_from(ODD_BODIES),
    wrong.map(answer),
    st.binary(max_size=40),
)


def answers_with(field: str) -> SearchStrategy[bytes]:
    """Return answers of one post that is right but for this field."""
    return (FIELDS[field] | wrong).map(lambda value: answer([RIGHT | {field: value}]))
