"""The rows of the table that hold commands against what they import, each with its baseline and its bound."""

from __future__ import annotations

import json
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.measured import MAIN, Took, in_turn, percentile, python, run
from benchmarks.table import Line, compare, spread
from benchmarks.workplace import FEW, MANY, MOST, ONE, PLAIN, TEN, forget_scores, newest_id, unlisted_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.workplace import Workplace

SIZES = ONE, TEN, MOST
EMPTY = """
import typer
app = typer.Typer()
@app.command()
def main() -> None:
    "Do nothing."
app()
"""
EMPTY_NAME = "an empty Typer program's `--help`"
IMPORTS, IMPORTS_NAME = "import typer, rich.table, sqlalchemy", "the imports"
WITH_HTTPX = f"{IMPORTS}, httpx"
ASREVIEW_STEPS = Path(__file__).with_name("asreview_steps.py")
ASREVIEW_NAME = "a step of ASReview's simulation"
KEYS_ROUNDS = 3  # of a hundred answers each
HELP, KEPT, FIRST_POST, FETCH, FIRST, TRAIN = 0.6, 1.5, 1.6, 1.6, 1.3, 2.5
KEY, SLOW_KEY = 0.5, 1.5
SAME = 1.1


def importing(work: Workplace, code: str, *words: str) -> Callable[[], Took]:
    return partial(run, python("-c", code, *words), work.environment())


def help_and_version(work: Workplace) -> list[Line]:
    options = "--help", "--version"
    runs = [partial(run, python(MAIN, option), work.environment()) for option in options]
    base, *tooks = in_turn([importing(work, EMPTY, "--help"), *runs], work.rounds)
    return [compare(f"`{option}`", EMPTY_NAME, [took], base, HELP) for option, took in zip(options, tooks, strict=True)]


def at_each_size(work: Workplace, what: str, command: Callable[[Path], Took], at_most: float) -> list[Line]:
    """Return how a command does at each size, and whether it takes the same at all of them."""
    runs = [partial(command, work.used(size)) for size in SIZES]
    base, *tooks = in_turn([importing(work, IMPORTS), *runs], work.rounds)
    return [compare(what, IMPORTS_NAME, tooks, base, at_most), spread(what, tooks, SAME)]


def explained_first(work: Workplace) -> list[Line]:
    """Measure `show` of posts that have a score, and were never listed: each run shows another one."""
    ids = {work.used(size): iter(unlisted_ids(work.used(size), work.rounds + 1)) for size in SIZES}
    return at_each_size(
        work,
        "`show` of a post scored, but never listed",
        lambda instance: work.command(instance, "show", next(ids[instance])),
        KEPT,
    )


def scores_kept(name: str) -> Callable[[Workplace], list[Line]]:
    """Return the row of a command that takes nothing but a list or a post scored before."""
    notes = count()

    def measure(work: Workplace) -> list[Line]:
        ids = {work.used(size): newest_id(work.used(size)) for size in SIZES}

        def command(instance: Path) -> Took:
            words: dict[str, Sequence[str]] = {
                "show": ("show", ids[instance]),
                "mark": ("mark", ids[instance], "--note", f"Rang them, {next(notes)} times."),
            }
            return work.command(instance, *words.get(name, (name,)))

        return at_each_size(work, f"`{name}`", command, KEPT)

    return measure


def first_post(work: Workplace) -> list[Line]:
    return at_each_size(work, "`label` to its first post", work.first_post, FIRST_POST)


def keys(work: Workplace) -> list[Line]:
    return [line for which in (FEW, MANY) for line in keys_among(work, which)]


def keys_among(work: Workplace, which: str) -> list[Line]:
    """Return how long the next post takes among so many, in the middle and one of twenty times."""
    folder = work.candidates(which)
    posts = folder / "posts.json"
    theirs, ours = zip(
        *(
            (
                json.loads(work.script(work.asreview, ASREVIEW_STEPS, posts)),
                json.loads(work.module("steps", folder)),
            )
            for _ in range(min(KEYS_ROUNDS, work.rounds))
        ),
        strict=True,
    )
    what = f"key to next post, {len(json.loads(posts.read_bytes())):,} candidates"
    base = over_runs(theirs, median)
    return [
        compare_keys(f"{what}, median", over_runs(ours, median), base, KEY),
        compare_keys(f"{what}, 95th percentile", over_runs(ours, percentile), base, SLOW_KEY),
    ]


def over_runs(runs: Sequence[list[list[float]]], figure: Callable[[list[float]], float]) -> tuple[float, float]:
    """Return a figure of the steps' milliseconds by the clock, and of the processor: the median over the runs."""
    walls, cpus = (median(figure([step[index] for step in steps]) for steps in runs) for index in (0, 1))
    return walls, cpus


def compare_keys(what: str, ours: tuple[float, float], theirs: tuple[float, float], at_most: float) -> Line:
    shown, base = (f"{cpu:.1f} / {wall:.1f} ms" for wall, cpu in (ours, theirs))
    return Line(what, ASREVIEW_NAME, shown, base, (ours[1] / theirs[1],), at_most)


def first_recommend(work: Workplace) -> list[Line]:
    """Measure the list that scores the default window."""
    database, model, _ = work.plain(TEN)
    with work.changing(TEN) as instance:

        def recommend() -> Took:
            forget_scores(instance)
            return work.command(instance, "recommend")

        predict = partial(run, python(PLAIN, "predict", database, model), work.environment())
        base, took = in_turn([predict, recommend], work.rounds)
    what = f"first `recommend` after `train`, {TEN}"
    return [compare(what, "the plain pipeline's `predict` of the same posts", [took], base, FIRST)]


def train(work: Workplace) -> list[Line]:
    database, model, _ = work.plain(TEN)
    with work.changing(TEN) as instance:
        fit = partial(run, python(PLAIN, "fit", database, model), work.environment())
        base, took = in_turn([fit, partial(work.command, instance, "train")], work.rounds)
    return [compare(f"`train` with 500 labels, {TEN}", "the plain pipeline's `fit` of the same", [took], base, TRAIN)]


def fetch_new(work: Workplace) -> list[Line]:
    """Measure storing posts that no run before has stored."""
    with work.changing(TEN) as instance, work.next_feeds(instance, work.rounds + 1) as answers:
        remaining = iter(answers)

        def fetch() -> Took:
            return work.command(instance, "fetch-new", "--from", next(remaining))

        base, took = in_turn([importing(work, WITH_HTTPX), fetch], work.rounds)
    what = f"`fetch-new` of 100 posts, 50 new, {TEN}"
    return [compare(what, f"{IMPORTS_NAME} and httpx", [took], base, FETCH)]
