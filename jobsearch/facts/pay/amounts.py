"""Amounts of money in a text: numbers with their currency and multiple, and ranges of two."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jobsearch.facts.pay.currencies import (
    CODES,
    INDIAN,
    LONGEST_NAME,
    MULTIPLE_AFTER,
    MULTIPLES,
    NAME_AFTER,
    NAME_BEFORE,
    NAMES_BEFORE,
    code_of,
)
from jobsearch.facts.text import straight
from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = Pattern(
    r"""
    \d(?:
        \d{0,2}(?: (?:[.' ]|,[ ]?)\d{3}(?![\dkK]) | ,\d\d(?=,\d) ){1,4}  # 80,000  80.000  80 000  12,00,000
        | \d{0,8}
    )
    (?:[.,]\d{1,2}(?!\d))?
    """,
    re.VERBOSE,
)
DECIMALS = Pattern(r"([.,])(\d{1,2})\Z")
POINT_CURRENCIES = frozenset(("USD", "GBP", "CAD", "AUD", "NZD", "SGD", "INR", "PHP"))  # that write 1,234.50
THOUSAND = 1_000
LONGEST_GAP = 28
BETWEEN = Pattern(
    r"""
    [ ]{0,3}(?:(?:/|per|an?)\s?(?:year|yr|annum|month|mo|hour|hr|h|day|week)\.?)?[ ]{0,3}
    (?: [-~]{1,2} | (?:up\s)?to | until | through | bis(?:\szu)? | à | hasta | até | do
      | (?P<a>a) | (?P<also>and|und|y|e|et|oraz|i) )
    [ ]{0,3}
    """,
    re.VERBOSE | re.IGNORECASE,
)
OPENS_RANGE = Pattern(r"\b(?:between|from|entre|zwischen|von|range|od|de|desde|da)\b[^\d\n]{0,40}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """One or two numbers of a text, from `start` to `end`; currency and multiple ("k", "lakh") as it writes them."""

    low: float
    high: float
    start: int
    end: int
    name: str | None = None
    multiple: str = ""

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    def currency(self, countries: tuple[str, ...]) -> str | None:
        """Return the ISO 4217 code of the currency, as far as it is told."""
        if self.name is None:
            return "INR" if self.multiple in INDIAN else None
        return code_of(self.name, countries)


def amounts_in(text: str) -> list[Amount]:
    """Return the numbers of a text in their order, two that are the ends of a range as one."""
    text = straight(text)
    found: list[Amount] = []
    for amount in _numbers(text):
        joined = _range(text, found[-1], amount) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(amount)
    return found


def _numbers(text: str) -> Iterator[Amount]:
    for match in NUMBER.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if before.isdigit():
            continue
        name, name_start = _name_before(text, start)
        if name is None and (before.isalnum() or before == "."):
            continue
        multiple, end = _multiple_after(text, end)
        after, end = _name_after(text, end)
        name = after if after and (name is None or (after in CODES and name not in CODES)) else name
        number = _value(match[0], name)
        if number is not None:
            total = number * MULTIPLES.get(multiple, 1)
            yield Amount(total, total, name_start, end, name, multiple)


def _name_before(text: str, start: int) -> tuple[str | None, int]:
    window = text[max(0, start - LONGEST_NAME) : start]
    near = window.rstrip(" ")
    if not near or (near[-1].isascii() and near[-1] != "$" and not _ends_in_name(near)):
        return None, start
    match = NAME_BEFORE.search(window)
    name = match and (match["code"] or match["sign"])
    return (name, start - len(window) + match.start()) if match and name else (None, start)


def _ends_in_name(window: str) -> bool:
    return any(window[-length:] in NAMES_BEFORE for length in range(1, 5))


def _multiple_after(text: str, end: int) -> tuple[str, int]:
    if not text[end : end + 2].strip(" ")[:1].isalpha():
        return "", end
    match = MULTIPLE_AFTER.match(text, end)
    return (match["multiple"].lower(), match.end()) if match else ("", end)


def _name_after(text: str, end: int) -> tuple[str | None, int]:
    start = end + (text[end : end + 1] == "+")
    near = text[start : start + 2].strip(" ")[:1]
    if not near or (near.isascii() and near != "$" and not near.isalpha()):
        return None, end
    match = NAME_AFTER.match(text, start)
    return (match["code"] or match["name"], match.end()) if match else (None, end)


def _value(digits: str, name: str | None) -> float | None:
    """Return a written number, "130,00 USD" as the 130,000 that was meant."""
    decimals = DECIMALS.search(digits)
    whole, cents = (digits[: decimals.start()], decimals[2]) if decimals else (digits, "")
    thousands = "".join(char for char in whole if char.isdigit())
    currency = code_of(name) if name else None
    cut = decimals and decimals[1] == "," and len(cents) > 1 and currency in POINT_CURRENCIES
    if not thousands.isascii():
        return None
    return float(thousands) * THOUSAND + float(cents) * 10 if cut else float(f"{thousands}.{cents or 0}")


def _range(text: str, low: Amount, high: Amount) -> Amount | None:
    """Return two neighbours as the ends of a range, where they are."""
    gap = text[low.end : high.start]
    if low.is_range or len(gap) > LONGEST_GAP:
        return None
    between = BETWEEN.fullmatch(gap)
    is_loose = between and (between["also"] or (between["a"] and not low.name == high.name is not None))
    if is_loose and not OPENS_RANGE.search(text[max(0, low.start - 50) : low.start]):
        return None
    if not between and (gap.strip(" ") or not gap or low.name is None or low.name != high.name):
        return None
    if low.name and high.name and low.name not in CODES and low.name != high.name and high.name not in CODES:
        return None
    least, most = _alike(low, high)
    if least >= most and not (between and least == most):
        return None
    name = high.name if high.name in CODES else low.name or high.name
    return replace(low, low=least, high=most, end=high.end, name=name, multiple=high.multiple or low.multiple)


def _alike(low: Amount, high: Amount) -> tuple[float, float]:
    """Return both ends, with the multiple that stands after one of them only ("80-100k")."""
    if high.multiple and not low.multiple and low.low < THOUSAND:
        return low.low * MULTIPLES[high.multiple], high.high
    if low.multiple and not high.multiple and high.high < THOUSAND:
        return low.low, high.high * MULTIPLES[low.multiple]
    return low.low, high.high
