"""The amounts in a text that may be the pay of the job, each with how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.facts.pay import words as pay_words
from jobsearch.facts.pay.amounts import amounts_in
from jobsearch.facts.pay.periods import period_after, period_before, period_within
from jobsearch.facts.values import Period, Salary
from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from jobsearch.facts.pay.amounts import Amount
    from jobsearch.facts.text import AdText

WINDOW = 130
CLAUSE_END = Pattern(r"[a-zà-ÿ)\]%]{2}[.!?;](?=\s)")
STRONG = frozenset(("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "NZD", "SGD"))
USUAL = {  # what a job pays in a strong currency, from the least to the most
    Period.YEAR: (5_000, 1_500_000),
    Period.MONTH: (150, 100_000),
    Period.WEEK: (50, 20_000),
    Period.DAY: (15, 5_000),
    Period.HOUR: (1, 1_000),
    Period.PROJECT: (1, 100_000),
    Period.WORD: (0.005, 10),
    None: (10, 1_500_000),
}
WEAKEST = 1e-6  # what a unit of another currency is worth, at least
LEAST_ALONE_FOR: dict[Period | None, float] = {Period.YEAR: 12_000, Period.MONTH: 400, Period.WEEK: 100, Period.DAY: 30}
YEARLY_FROM = 20_000
LEAST_ALONE = 10_000
LONGEST_BULLET, LONGEST_LABEL, HEADING_WINDOW = 6, 40, 300
FIRST_YEAR, LAST_YEAR = 1900, 2100
THOUSAND = 1_000
MOST_AMOUNTS = 1_000
RETIREMENT_PLAN = 401_000
SEPARATORS = ("|", "·", "•")  # of a header line: "Remote | $80k - $100k | Full-time"
PAY, TARGET, OTHER, ALONE = "pay", "target", "other", "alone"


@dataclass(frozen=True, slots=True)
class Offer:
    """An amount that may be the pay of the job: how surely, as what, and from where to where the text says it."""

    salary: Salary
    rank: int
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an amount: the clause before, the nearest telling word in it, and the period after."""

    before: str
    kind: str
    kind_at: int
    after: Period | None
    end: int


def offers_in(text: AdText, fields: tuple[int | None, int | None], countries: tuple[str, ...]) -> list[Offer]:
    """Return the amounts that may be the pay, in their order; `fields` are the ends that the feed's fields hold."""
    offers = (_offer(text.lower, amount, fields, countries) for amount in amounts_in(text.plain)[:MOST_AMOUNTS])
    return [offer for offer in offers if offer]


def _offer(
    lower: str, amount: Amount, fields: tuple[int | None, int | None], countries: tuple[str, ...]
) -> Offer | None:
    if amount.name is None and not _may_be_bare(lower, amount):
        return None
    around = _around(lower, amount)
    confirmed = amount.name is not None and (amount.low, amount.high) == fields
    if _is_for_something(lower, amount.end, around.end) or (around.kind == OTHER and not confirmed):
        return None
    kind = PAY if confirmed else _said(lower, amount, around)
    if not kind:
        return None
    per = _period(lower, amount, around)
    salary = _salary(lower, amount, around, per, amount.currency(countries))
    if salary is None:
        return None
    converted = bool(pay_words.CONVERTED.search(around.before))
    weights = ((kind == PAY, 2), (kind == TARGET, -4), (amount.is_range, 1), (per is not None, 1), (confirmed, 2))
    rank = sum(weight for holds, weight in weights if holds) - 3 * converted
    start = amount.start - len(around.before) + around.kind_at
    return Offer(salary, rank, kind, start, around.end)


def _may_be_bare(lower: str, amount: Amount) -> bool:
    """Return whether an amount without a currency may be money: "60-80k", "75,000", "25/hr", but no year, no 401k."""
    if amount.low == amount.high == RETIREMENT_PLAN or FIRST_YEAR <= amount.low < LAST_YEAR:
        return False
    return bool(amount.multiple) or amount.low >= LEAST_ALONE or period_after(lower, amount.end) is not None


def _around(lower: str, amount: Amount) -> Surroundings:
    before = _clause_before(lower, amount.start)
    last = None
    for match in pay_words.BEFORE.finditer(before):
        last = match
    kind, kind_at = (last.lastgroup or "", last.start()) if last else ("", len(before))
    after = period_after(lower, amount.end)
    return Surroundings(before, kind, kind_at, *(after or (None, amount.end)))


def _clause_before(lower: str, start: int) -> str:
    """Return the clause before an amount, as far as it is near."""
    begin = max(0, start - WINDOW)
    window = lower[max(begin, lower.rfind("\n", begin, start) + 1) : start]
    ends = [match.end() for match in CLAUSE_END.finditer(window)]
    return window[ends[-1] :] if ends else window


def _is_for_something(lower: str, *ends: int) -> bool:
    """Return whether the words after an amount say that it is a bonus, a budget or the like."""
    return any(pay_words.OTHER_AFTER.match(lower, end, end + WINDOW) for end in ends)


def _said(lower: str, amount: Amount, around: Surroundings) -> str:
    """Return as what the words around an amount offer it, empty when they do not."""
    if amount.name is None and not _is_bare_money(lower, amount, around):
        return ""
    if pay_words.TARGET_AFTER.match(lower, around.end):
        return TARGET
    if around.kind:
        return around.kind
    if pay_words.PAY_AFTER.match(lower, around.end, around.end + WINDOW) or _is_line(lower, amount, around):
        return PAY
    alone = amount.name is not None and (amount.is_range or amount.high >= LEAST_ALONE_FOR.get(around.after, 0))
    rest = lower[around.end : around.end + WINDOW].split("\n", 1)[0]
    return ALONE if around.after and alone and not pay_words.TO_SPEND_AFTER.search(rest) else ""


def _is_bare_money(lower: str, amount: Amount, around: Surroundings) -> bool:
    """Return whether an amount without a currency is money: "the salary is 60,000 a year", "80-100k DOE"."""
    is_named = around.kind in (PAY, TARGET) or (amount.is_range and bool(amount.multiple))
    return is_named and bool(pay_words.BARE_AFTER.match(lower, amount.end))


def _is_line(lower: str, amount: Amount, around: Surroundings) -> bool:
    """Return whether a range of money is a line or a part of a header, maybe with a short label under words of pay."""
    if amount.name is None or not amount.is_range or not (around.after or amount.high >= LEAST_ALONE):
        return False
    line_end = lower.find("\n", around.end, around.end + WINDOW)
    if not pay_words.LINE_OF_ITS_OWN.match(lower, around.end, line_end if line_end >= 0 else around.end + WINDOW):
        return False
    if len(around.before) <= LONGEST_BULLET and not any(map(str.isalnum, around.before)):
        return True
    if around.before.rstrip(" ").endswith(SEPARATORS):
        return True
    if len(around.before) > LONGEST_LABEL:
        return False
    heading = lower[max(0, amount.start - HEADING_WINDOW) : amount.start - len(around.before)]
    kinds = [match.lastgroup for match in pay_words.BEFORE.finditer(heading)]
    return PAY in kinds


def _period(lower: str, amount: Amount, around: Surroundings) -> Period | None:
    if around.after or amount.multiple == "lpa":
        return around.after or Period.YEAR
    near = around.before[max(0, around.kind_at - LONGEST_LABEL) :]
    return period_within(lower, amount.start, amount.end) or period_before(near)


def _salary(
    lower: str, amount: Amount, around: Surroundings, per: Period | None, currency: str | None
) -> Salary | None:
    """Return an amount as pay, None if no job pays so little or so much."""
    low, high = amount.low, amount.high
    if per is Period.YEAR and amount.is_range and high < THOUSAND:
        low, high = low * THOUSAND, high * THOUSAND  # "$60 - $80 a year"
    strong = currency is None or currency in STRONG
    if per is None and strong and high >= YEARLY_FROM:
        per = Period.YEAR
    least, most = USUAL[per]
    if not least <= high <= (most if strong else most / WEAKEST):
        return None
    if amount.is_range:
        return Salary(low, high, currency, per)
    if pay_words.UP_TO.search(around.before):
        return Salary(None, high, currency, per)
    more = any(pay_words.AND_MORE.match(lower, end) for end in (amount.end, around.end))
    if more or pay_words.AT_LEAST.search(around.before):
        return Salary(low, None, currency, per)
    return Salary(low, high, currency, per)
