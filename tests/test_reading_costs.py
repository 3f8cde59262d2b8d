"""What reading posts costs: patterns compiled, tables made, modules loaded, and that no text takes for ever."""

from __future__ import annotations

import bisect
import subprocess
import sys
import time

import pytest

from jobsearch.facts import reading
from jobsearch.facts.times import hour_phrases
from jobsearch.facts.times.names import SIGN_OF, signed
from jobsearch.facts.times.time_zones import STANDARD
from jobsearch.facts.values import Ad
from jobsearch.places import tables
from jobsearch.places.tables import most_words
from tests.helpers.running import REPO

COUNT_PATTERNS = """
import re
sizes, compiled = [], re.compile
def count(pattern, flags=0):
    sizes.append(len(pattern))
    return compiled(pattern, flags)
re.compile = count
"""
AT_MOST = 5  # seconds of processor time; in two ways each, the text would take hours
LOADED, OF_HOURS, OF_AN_AD = 500, 9_000, 25_000  # characters of patterns


def run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, cwd=REPO)


def test_loading_what_reads_ads_compiles_next_to_no_pattern() -> None:
    loading = "import jobsearch.facts.reading, jobsearch.cleaning.fields"
    run(f"{COUNT_PATTERNS}\n{loading}\nassert sum(sizes) < {LOADED}, sizes")


def test_an_ad_that_states_little_makes_few_patterns_be_compiled() -> None:
    code = (
        f"{COUNT_PATTERNS}\nfrom jobsearch.facts.reading import read\nfrom jobsearch.facts.values import Ad\n"
        f"read(Ad('Gardener', '', None, None, 'Grow plants with us.'))\nassert 0 < sum(sizes) < {OF_AN_AD}, sum(sizes)"
    )
    run(code)


def test_a_text_without_odd_characters_is_not_mended_character_by_character() -> None:
    code = (
        "from jobsearch.cleaning import characters\n"
        "assert characters.drop_unseen('Café – naïve') == 'Café – naïve'\n"  # noqa: RUF001
        "assert not vars(characters._UNSEEN).keys() & {'sub', '_compiled'}\n"
        "assert characters.drop_unseen('a\\u200bé') == 'aé'\n"
        "assert 'sub' in vars(characters._UNSEEN)"
    )
    run(code)


def test_no_list_of_names_is_repeated_in_the_phrases_of_hours() -> None:
    expressions = [pattern.expression for _, pattern in hour_phrases.PHRASES]
    assert sum(map(len, expressions)) < OF_HOURS
    assert not any("singapore" in expression for expression in expressions)


@pytest.mark.parametrize("name", SIGN_OF)
def test_a_name_becomes_as_many_signs_as_it_has_letters(name: str) -> None:
    text = f"in {name}, not in x{name.replace(' ', 'x')}x"
    assert signed(text, [(0, len(text))]) == text.replace(f"{name},", f"{SIGN_OF[name] * len(name)},")
    assert signed(text, []) == text


@pytest.mark.parametrize("zone", STANDARD)
def test_each_zone_is_one_in_a_text_with_signs(zone: str) -> None:
    text = f"working {zone} hours"
    assert hour_phrases.PHRASES[hour_phrases.Kind.ZONE_HOURS][1].search(signed(text, [(0, len(text))]))


@pytest.mark.parametrize(
    ("first", "words"), [("gardener", 0), ("lisbon", 1), ("st", 4), ("anywhere", 1), ("saint", 1), ("united", 4)]
)
def test_the_longest_name_with_a_first_word_is_known_without_a_dictionary_of_all(first: str, words: int) -> None:
    assert (most_words(first) > 0) == (words > 0)
    names = [*tables.city_names(), *tables.areas()]
    longest = max((name.count(" ") + 1 for name in names if name.split(" ")[0] == first), default=min(words, 1))
    assert most_words(first) == longest


def test_a_city_is_looked_up_in_the_sorted_table() -> None:
    lines = tables._cities()
    assert isinstance(lines, list)
    assert [bisect.bisect_left(lines, line) for line in lines[:1000]] == list(range(1000))
    assert all(tables.cities(name) for name in ("lisbon", "new york"))
    assert tables.cities("lisbo") == ()


def test_a_fetch_without_new_posts_does_not_load_what_reads_ads() -> None:
    code = (
        "import sys, tempfile, pathlib\n"
        "from jobsearch.dataaccess import jobs\n"
        "from jobsearch.dataaccess.database import get_session\n"
        "from tests.helpers.builders import NOW, a_post\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    with get_session(pathlib.Path(folder) / 'jobposts.db', NOW) as session:\n"
        "        jobs.save(session, [a_post(id=1)], NOW)\n"
        "        read = [name for name in sys.modules if name.startswith('jobsearch.facts.')]\n"
        "        for name in read: del sys.modules[name]\n"
        "        jobs.save(session, [a_post(id=1)], NOW)\n"
        "        assert 'jobsearch.facts.reading' in read and 'jobsearch.facts.reading' not in sys.modules"
    )
    run(code)


def test_a_phrase_between_places_is_read_in_one_way_only() -> None:
    started = time.process_time()
    for phrase in ("home-office", "work from home", "on-site", "open to", "must be"):
        reading.read(Ad("Gardener", "", None, None, f"Location: {f'{phrase} ' * 33}zzz\n\nGermany"))
    assert time.process_time() - started < AT_MOST
