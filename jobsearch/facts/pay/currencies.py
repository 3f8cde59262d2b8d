"""Currencies as job ads write them, and the multiples that follow an amount."""

from __future__ import annotations

import re

from jobsearch.patterns import Pattern

SIGNS = {
    "$": "USD", "US$": "USD", "U$S": "USD", "U$": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "CDN$": "CAD",
    "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "NZ$": "NZD", "S$": "SGD", "SG$": "SGD", "HK$": "HKD", "NT$": "TWD",
    "MX$": "MXN", "R$": "BRL", "RD$": "DOP", "USD$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY",
    "円": "JPY", "₹": "INR", "₱": "PHP", "₴": "UAH", "₦": "NGN", "₪": "ILS", "₩": "KRW", "₫": "VND", "฿": "THB",
    "₺": "TRY", "₽": "RUB", "zł": "PLN", "Kč": "CZK", "Rs.": "INR", "Rs": "INR", "RM": "MYR", "R": "ZAR", "P": "PHP",
    "Php": "PHP", "Ft": "HUF", "lei": "RON", "лв": "BGN", "CHF": "CHF", "SFr": "CHF", "Ksh": "KES", "KSh": "KES",
}  # fmt: skip
CODES = frozenset((
    "USD", "EUR", "GBP", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN",
    "CZK", "HUF", "RON", "BGN", "HRK", "RSD", "UAH", "RUB", "TRY", "ILS", "INR", "PKR", "BDT", "LKR", "NPR",
    "PHP", "MYR", "IDR", "THB", "VND", "KRW", "JPY", "CNY", "RMB", "BRL", "MXN", "ARS", "CLP", "COP", "PEN",
    "UYU", "DOP", "CRC", "GTQ", "ZAR", "NGN", "KES", "GHS", "EGP", "MAD", "AED", "SAR", "QAR", "KWD", "BHD",
    "OMR", "JOD", "GEL", "AMD", "KZT",
))  # fmt: skip
WORDS = {
    "euro": "EUR", "euros": "EUR", "dollars": "USD", "pounds": "GBP", "rupees": "INR", "reais": "BRL", "francs": "CHF",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "cad": "CAD", "aud": "AUD", "inr": "INR", "pln": "PLN", "php": "PHP",
    "Euro": "EUR", "Euros": "EUR", "Dollars": "USD", "Usd": "USD", "Eur": "EUR",
}  # fmt: skip
CROWNS = ("kr.", "kr", "Kr", "SKr", "NKr", "DKr")  # whose, the country tells
BY_COUNTRY = {
    "$": {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD"},
    "¥": {"CN": "CNY"},
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
}
OTHER_NAMES = {"RMB": "CNY"}
MULTIPLES = {
    "k": 1_000, "tsd": 1_000, "thousand": 1_000, "lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "lacs": 100_000,
    "lpa": 100_000, "l": 100_000, "crore": 10_000_000, "cr": 10_000_000, "m": 1_000_000, "mm": 1_000_000,
    "mn": 1_000_000, "mio": 1_000_000, "million": 1_000_000, "millions": 1_000_000, "b": 1_000_000_000,
    "bn": 1_000_000_000, "billion": 1_000_000_000, "t": 1_000_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
INDIAN = frozenset(("lakh", "lakhs", "lac", "lacs", "lpa", "l", "crore", "cr"))


def _any_of(names: frozenset[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _ends_in_letter(name: str) -> bool:
    return name[-1].isalpha() and name[-1].isascii()


_SIGNS_BEFORE = tuple(SIGNS) + CROWNS
NAMES_BEFORE = frozenset((*CODES, *_SIGNS_BEFORE))
_AFTER = (*CODES, *WORDS, *CROWNS, *(sign for sign in SIGNS if len(sign) > 1 or not _ends_in_letter(sign)))
NAME_BEFORE = Pattern(
    rf"(?:(?<![A-Za-z])(?P<code>{_any_of(CODES)}) ?)?"
    rf"(?P<sign>(?<![A-Za-z$])(?:{_any_of(_SIGNS_BEFORE)})|\$)?\$? ?\Z"
)
MULTIPLE_AFTER = Pattern(rf" ?(?P<multiple>{_any_of(tuple(MULTIPLES))})(?![^\W_])", re.IGNORECASE)
NAME_AFTER = Pattern(
    rf" ?(?:\$ ?(?P<code>{_any_of(CODES)})|(?:US |U\.S\. )?(?P<name>{_any_of(_AFTER)}))"
    r"(?![A-Za-z]| ?\$?\d)"
)
LONGEST_NAME = 9


def code_of(name: str, countries: tuple[str, ...] = ()) -> str | None:
    """Return the ISO 4217 code of a currency as an ad writes it; "$" and "kr" as the ad's countries have it."""
    sign = {"￥": "¥", "円": "¥"}.get(name, "kr" if name in CROWNS else name)
    own = {BY_COUNTRY.get(sign, {}).get(country) for country in countries}
    if len(own) == 1 and None not in own:
        return own.pop()
    if name in CODES:
        return OTHER_NAMES.get(name, name)
    return SIGNS.get(name) or WORDS.get(name)
