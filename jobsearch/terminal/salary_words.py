"""Pay in words: "$80k a year", "€60-80k", "up to £60k a month", "15-25 an hour"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.facts.values import SALARY_FIELDS, Period, Salary

if TYPE_CHECKING:
    from jobsearch.posts import JobPost

THOUSAND, MILLION = 1000, 1_000_000
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}  # which stand for one currency where posts are read
PERIODS = {Period.HOUR: "an hour"}


def stated(post: JobPost) -> tuple[Salary | None, str]:
    """Return what a post pays and where that is said; by the feed's fields where its facts were not read."""
    salary = post.facts.salary
    if salary and (salary.min, salary.max) != (None, None):
        return salary, post.facts.evidence.get("salary", "")
    if post.salary_min is None and post.salary_max is None:
        return None, ""
    return Salary(post.salary_min, post.salary_max), SALARY_FIELDS


def in_words(salary: Salary, *, in_fields: bool) -> str:
    """Return a salary as stated.

    The feed's fields name no unit: what is too small there for a yearly salary is an hour's.
    """
    pays, per = _range(salary), salary.likely_per if in_fields else salary.per
    return f"{pays} {PERIODS.get(per, f'a {per}')}" if per else pays


def _range(salary: Salary) -> str:
    sign = SIGNS.get(salary.currency or "", f"{salary.currency} " if salary.currency else "")
    low, high = (end if end is None else _amount(end) for end in (salary.min, salary.max))
    if low is None:
        return f"up to {sign}{high}"
    if high is None:
        return f"from {sign}{low}"
    if low == high:
        return f"{sign}{low}"
    of_low, of_high = (end.lstrip("0123456789.") for end in (low, high))
    if of_high and not of_low:  # in $60-80k the first would be thousands, too
        return f"{sign}{low}-{salary.max:,.9g}"
    return f"{sign}{low.removesuffix(of_high)}-{high}"


def _amount(amount: float) -> str:
    thousands = round(amount / THOUSAND, 1)
    if thousands >= THOUSAND:
        return f"{round(amount / MILLION, 2):g}M"
    return f"{thousands:g}k" if amount >= THOUSAND else f"{amount:.4g}"
