"""Suggesting: what rule the user's reasons suggest, tested against all labeled posts; nothing is hidden unasked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from jobsearch.classifier.features import WORD
from jobsearch.classifier.vectors import FUNCTION_WORDS
from jobsearch.posts import JobPostLabel
from jobsearch.rules import Rule, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jobsearch.posts import JobPost

LEAST = 3
UNLIKELY = 0.001
DOUBT_OF_PROSE = 10
LEAST_LETTERS = 2
COMPANY = "company"  # this reason hides its company at once
ADDRESS = re.compile(r"\S+@\S+|\w+://\S+|\b(?:[\w-]+\.)+(?:com|org|io|ai|co|dev|app|eu|us|uk|de)\b\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rule that a reason, given for `times` jobs, suggests, and how many labeled jobs of each kind it hides."""

    reason: str
    times: int
    rule: Rule
    hides_not_interested: int
    hides_interested: int


@dataclass(frozen=True, slots=True)
class _Job:
    """The labeled copies of one job, and their text in lower case."""

    posts: list[JobPost]
    text: str
    reasons: set[str]

    @property
    def interested(self) -> bool:
        return any(post.label is JobPostLabel.INTERESTED for post in self.posts)

    def is_hidden_by(self, rule: Rule) -> bool:
        may_match = rule.kind is RuleKind.COMPANY or rule.text.lower() in self.text  # quicker than the rule itself
        return may_match and any(rule.matches(post) for post in self.posts)


def suggest(labeled: Iterable[JobPost], reasons: Mapping[int, str], in_force: Sequence[Rule]) -> tuple[Suggestion, ...]:
    """Find for each reason, given for at least three jobs, the word that tells these jobs best from the others.

    `reasons` are by post id; only posts still labeled not interested count. The word stands in three of these jobs
    and in half of them at least, in no interesting job, and its being in so many would be chance in less than one of
    a thousand cases (a binomial test). Jobs that a rule in force hides are left out: they are dealt with.
    """
    jobs = _group(labeled, reasons)
    times = Counter(reason for job in jobs for reason in job.reasons)
    left = [job for job in jobs if not any(job.is_hidden_by(rule) for rule in in_force)]
    found = (_suggest(reason, times[reason], left) for reason in sorted(times, key=lambda each: (-times[each], each)))
    return tuple(suggestion for suggestion in found if suggestion)


def _group(labeled: Iterable[JobPost], reasons: Mapping[int, str]) -> list[_Job]:
    copies = defaultdict(list)
    for post in labeled:
        copies[post.job_key].append(post)
    jobs = []
    for posts in copies.values():
        given = {reasons[post.id] for post in posts if post.id in reasons} - {COMPANY}
        disliked = all(post.label is JobPostLabel.NOT_INTERESTED for post in posts)
        text = " ".join(part for post in posts for part in _fields(post))
        jobs.append(_Job(posts, " ".join(text.lower().split()), given if disliked else set()))
    return jobs


def _fields(post: JobPost) -> tuple[str, ...]:
    return post.position, post.company, post.location, *post.tags, post.description


def _suggest(reason: str, times: int, jobs: Sequence[_Job]) -> Suggestion | None:
    given = [job for job in jobs if reason in job.reasons]
    others = [job for job in jobs if reason not in job.reasons]
    interesting = [job for job in others if job.interested]
    found: list[tuple[float, int, int, str]] = []
    for word, doubt in _candidates(given).items():
        rule = Rule(RuleKind.WORD, word)
        if any(job.is_hidden_by(rule) for job in interesting):
            continue
        here, elsewhere = (sum(job.is_hidden_by(rule) for job in some) for some in (given, others))
        chance = doubt * _tail(here, len(given), (elsewhere + 1) / (len(others) + 2))
        if chance < UNLIKELY:
            found.append((chance, -here - elsewhere, len(word), word))
    if not found:
        return None
    _, hidden, _, word = min(found)
    return Suggestion(reason, times, Rule(RuleKind.WORD, word), -hidden, hides_interested=0)


def _candidates(given: Sequence[_Job]) -> dict[str, int]:
    """Return the words in at least three and half of the jobs, of more than one company, each with its doubt.

    The doubt multiplies a word's probability by chance: prose has many words, so that some are bound to coincide.
    """
    named = {word for job in given for post in job.posts for word in _named(post)}
    companies = defaultdict(set)
    number: Counter[str] = Counter()
    for job in given:
        for word in {word for post in job.posts for word in _words(post)}:
            number[word] += 1
            companies[word].add(job.posts[0].company.casefold())
    least = max(LEAST, len(given) / 2)
    return {
        word: 1 if word in named else DOUBT_OF_PROSE
        for word in number
        if number[word] >= least and len(companies[word]) > 1
    }


def _words(post: JobPost) -> Iterator[str]:
    """Yield what a rule might hide the post by: nothing that means little, or that only its company is called."""
    ignored = FUNCTION_WORDS.union(WORD.findall(post.company.lower()))
    prose = ADDRESS.sub(" ", post.description.lower())
    for word in (*_named(post), *WORD.findall(prose)):
        letters = sum(character.isalpha() for character in word)
        if letters >= LEAST_LETTERS and letters * 2 > len(word) and word not in ignored:
            yield word


def _named(post: JobPost) -> Iterator[str]:
    """Yield the words of the title, the tags and the places, the latter two as a whole."""
    yield from WORD.findall(ADDRESS.sub(" ", post.position.lower()))
    for phrase in (*post.tags, *post.location.split(",")):
        yield " ".join(phrase.lower().split())


def _tail(successes: int, trials: int, rate: float) -> float:
    """Return the probability of at least so many successes in so many trials."""
    numbers = range(successes, trials + 1)
    return sum(comb(trials, number) * rate**number * (1 - rate) ** (trials - number) for number in numbers)
