"""A figure: what a picture has found in words, the picture, and the numbers behind it as a table."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STYLE = """
figure, .missing { border-top: 1px solid var(--line); margin: 1.5rem 0 0; padding-top: 1.1rem; break-inside: avoid }
figcaption p, .missing p { margin: .3rem 0 }
table { border-collapse: collapse; font-size: .85rem; width: 100%; font-variant-numeric: tabular-nums }
caption { text-align: left; color: var(--quiet); padding: .25rem 0 }
th, td { text-align: right; vertical-align: bottom; padding: .2rem 0 .2rem .5rem; border-bottom: 1px solid var(--line) }
th:first-child { text-align: left; padding-left: 0; min-width: 5rem }
thead th { overflow-wrap: break-word }
tbody th { font-weight: inherit }
td { overflow-wrap: normal }
"""


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers as rows, below the names of their columns; the first cell of each row is what it is about."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def figure(finding: str, sentences: Iterable[str], picture: str, table: Table) -> str:
    """Return a picture, which is SVG, below its finding and what it takes to read it."""
    paragraphs = "\n".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    return f"""<figure>
<figcaption>
<h2>{escape(finding)}</h2>
{paragraphs}
</figcaption>
{picture}
<details><summary>The numbers</summary>
{_table(table)}
</details>
</figure>"""


def missing(title: str, sentence: str) -> str:
    """Return what stands in the place of a picture that nothing is known for yet."""
    return f"""<section class="missing">
<h2>{escape(title)}</h2>
<p>{escape(sentence)}</p>
</section>"""


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "\n".join(_row(*row) for row in table.rows)
    return f"""<table>
<caption>{escape(table.caption)}</caption>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>"""


def _row(name: str, *numbers: str) -> str:
    cells = "".join(f"<td>{escape(number)}</td>" for number in numbers)
    return f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'
