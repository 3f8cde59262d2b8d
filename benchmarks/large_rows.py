"""The rows of the table about what is large: upgrades, memory at 400,000 posts, and the room that ten years take."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.measured import in_turn, python, run
from benchmarks.table import Line, compare, seconds
from benchmarks.workplace import DATABASE, MOST, ORIGINAL_POSTS, TEN, UPGRADED, forget_scores, newest_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.measured import Took
    from benchmarks.workplace import Workplace

MEGABYTE = 1_000_000
UPGRADE_ROUNDS = 1  # of minutes
UPGRADE, MEMORY, ROOM = 1.2, 250.0, 1.6
REPLIES = "y\nn\ny\nn\nn\nw\nq\n"


def upgrade(work: Workplace) -> list[Line]:
    original, folder = work.original(), work.folder / UPGRADED

    def upgraded() -> Took:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(original, folder / DATABASE)
        return work.command(folder, "list")

    mend = partial(run, python("-m", "benchmarks.originals", "mend", original), work.environment())
    rounds = min(UPGRADE_ROUNDS, work.rounds)
    base, took = in_turn([mend, upgraded], rounds, warm=False)
    what = f"upgrade of an original database of {ORIGINAL_POSTS:,} posts"
    return [compare(what, "mending them", [took], base, UPGRADE)]


def memory(work: Workplace) -> list[Line]:
    """Measure every command once, each where the one before has left the instance."""
    with work.changing(MOST) as instance, work.next_feeds(instance, 1) as (answer,):
        return [_held(f"`{name}`", took) for name, took in _commands(work, instance, answer)]


def _commands(work: Workplace, instance: Path, answer: Path) -> Iterator[tuple[str, Took]]:
    post = newest_id(instance)
    names = {post: "ID", str(answer): "FILE"}

    def named(*words: str, given: str = "") -> tuple[str, Took]:
        return " ".join(names.get(word, word) for word in words), work.command(instance, *words, given=given)

    yield "label, first post", work.first_post(instance)
    yield named("label", "--json", given=REPLIES)
    yield named("train")
    forget_scores(instance)
    yield "recommend after train", named("recommend")[1]
    yield named("recommend", "--json")
    yield "recommend --since all, first", named("recommend", "--since", "all")[1]
    yield "recommend --since all, second", named("recommend", "--since", "all")[1]
    yield named("recommend", "--since", "all", "--json", "--limit", "1000")
    yield named("list")
    yield named("list", "--all", "--search", "python")
    yield named("list", "--all", "--search", "python", "--json", "--limit", "1000")
    yield named("list", "--all", "--tag", "python")
    yield named("list", "--like", post)
    yield named("list", "--like", post, "--json")
    yield named("stats")
    yield named("stats", "--json")
    yield named("show", post)
    yield named("show", post, "--json")
    yield named("mark", post, "--stage", "applied")
    yield named("fetch-new", "--from", str(answer))
    yield "recommend after fetch-new", named("recommend")[1]


def _held(what: str, took: Took) -> Line:
    shown = took.memory / MEGABYTE
    return Line(f"most memory of {what}, {MOST}", "no baseline", seconds(took), "", (shown,), MEMORY, " MB")


def room(work: Workplace) -> list[Line]:
    """Measure the folder of a trained instance, all its files, against what the feed said of its posts."""
    size = sum(file.stat().st_size for file in work.used(TEN).iterdir())
    _, _, text = work.plain(TEN)
    shown, base = (f"{number / MEGABYTE:,.0f} MB" for number in (size, text))
    return [Line(f"the instance folder, {TEN}", "the text that it holds", shown, base, (size / text,), ROOM)]
