"""The facts that are read of ads, held against what careful readers noted.

    python -m benchmarks.facts --read FILES --feeds FILES [--wrong FACT]

A file of what careful readers noted holds an ad a line: its `id` and its facts, as in the JSON documents. Prints for
each fact the precision, of what is read, and the recall, of what is noted. Countries and regions are right if the sets
are equal, "eu" counting as "europe"; a salary if both ends are, and currency and period where they are noted. Then in
how many cases the program decides as the readers do whether who lives in one of twelve countries may take a post.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.simulated import read_posts
from jobsearch.facts.reading import read
from jobsearch.places.openness import is_open, resolve
from jobsearch.terminal.exports import facts_document

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTRIES = ("AU", "BR", "CA", "DE", "GB", "IN", "MX", "NG", "PH", "PT", "US", "ZA")
FACTS = ("open_to", "on_site", "salary", "level", "years", "contract")


def is_right(fact: str, said: Any, noted: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Return whether what is read of an ad is what was noted."""
    if fact == "open_to":
        return {"europe" if place == "eu" else place for place in said} == {
            "europe" if place == "eu" else place for place in noted
        }
    if fact == "salary" and said and noted:
        return all(said[key] == noted[key] for key in noted if key in {"min", "max"} or noted[key] is not None)
    return bool(said == noted)


def measure(fact: str, ads: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> tuple[float, float]:
    """Return precision and recall of a fact over ads, each with what was read and what was noted."""
    right = sum(bool(said[fact]) and is_right(fact, said[fact], noted[fact]) for said, noted in ads)
    stated, there = (sum(bool(each[fact]) for each in facts) for facts in zip(*ads, strict=True))
    return right / max(1, stated), right / max(1, there)


def decisions(ads: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> Counter[tuple[bool, bool]]:
    """Count the cases by whether the program and the readers hold a post open, over ads that name a place."""
    homes = [home for home in map(resolve, COUNTRIES) if home]
    return Counter(
        (is_open(said["open_to"], home), is_open(noted["open_to"], home))
        for said, noted in ads
        if noted["open_to"]
        for home in homes
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--read", nargs="+", type=Path, required=True, help="what readers noted, JSON lines")
    parser.add_argument("--feeds", nargs="+", type=Path, required=True)
    parser.add_argument("--wrong", choices=FACTS, help="list what is wrong or missed of a fact")
    options = parser.parse_args()
    posts = {post.id: post for post in read_posts(options.feeds)}
    lines = [json.loads(line) for path in options.read for line in path.read_text().splitlines()]
    ads = [(facts_document(read(posts[noted["id"]].ad)), noted) for noted in lines]
    print("| fact | noted | precision | recall |\n|---|---|---|---|")
    for fact in FACTS:
        precision, recall = measure(fact, ads)
        print(f"| {fact} | {sum(bool(noted[fact]) for noted in lines)} | {precision:.2f} | {recall:.2f} |")
    cases = decisions(ads)
    right = cases[True, True] + cases[False, False]
    print(
        f"Open to twelve countries or not: {right / max(1, cases.total()):.1%} of {cases.total():,} cases right,",
        end=" ",
    )
    print(f"{cases[True, False]} wrongly shown, {cases[False, True]} wrongly left out")
    for said, noted in ads if options.wrong else []:
        if not is_right(options.wrong, said[options.wrong], noted[options.wrong]):
            evidence = said["evidence"].get(options.wrong)
            print(noted["id"], said[options.wrong], f"({evidence})", "noted:", noted[options.wrong])


if __name__ == "__main__":
    main()
