"""The pay that an ad states: the amount that is the pay for the job itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jobsearch.facts.pay.offers import offers_in
from jobsearch.facts.text import AdText, lowered, quote_up_to
from jobsearch.facts.values import SALARY_FIELDS, TITLE, Salary

if TYPE_CHECKING:
    from jobsearch.facts.pay.offers import Offer
    from jobsearch.facts.values import Ad

FARTHEST_SIBLING = 80


def salary_in(ad: Ad, text: AdText, countries: tuple[str, ...] = ()) -> tuple[Salary, str] | None:
    """Return the pay that an ad states and the evidence: from its text, else its title, else its salary fields.

    `countries` are where the job is, by ISO 3166-1 alpha-2 codes: they tell whose dollars "$" are.
    """
    fields = (ad.salary_min, ad.salary_max)
    in_text = offers_in(text, fields, countries)
    if in_text:
        best = _surest(in_text)
        is_known = (best.salary.min, best.salary.max) == fields
        salary = best.salary if is_known else _with_siblings(best, in_text, text.plain)
        return salary, quote_up_to(text.plain, best.start, best.end)
    in_title = offers_in(AdText(ad.title, lowered(ad.title)), fields, countries)
    if in_title:
        return _surest(in_title).salary, TITLE
    return (Salary(*fields), SALARY_FIELDS) if fields != (None, None) else None


def _surest(offers: list[Offer]) -> Offer:
    """Return the offer that is surest, the first of equals."""
    return max(offers, key=lambda offer: offer.rank)


def _with_siblings(best: Offer, offers: list[Offer], text: str) -> Salary:
    """Return an offer's pay, from the least to the most of the like ones on the lines around it (one for each zone)."""
    at = next(i for i, offer in enumerate(offers) if offer is best)
    family = [best]
    for direction in (offers[at + 1 :], reversed(offers[:at])):
        nearest = best
        for offer in direction:
            if not _are_siblings(nearest, offer, text):
                break
            family.append(offer)
            nearest = offer
    lows = [offer.salary.min for offer in family if offer.salary.min is not None]
    highs = [offer.salary.max for offer in family if offer.salary.max is not None]
    if len(lows) != len(family) or len(highs) != len(family):
        return best.salary
    return replace(best.salary, min=min(lows), max=max(highs))


def _kind(offer: Offer) -> tuple[object, ...]:
    salary = offer.salary
    return offer.kind, salary.currency, salary.per, salary.min == salary.max


def _are_siblings(one: Offer, other: Offer, text: str) -> bool:
    first, second = sorted((one, other), key=lambda offer: offer.start)
    gap = text[first.end : second.end][: FARTHEST_SIBLING * 2]
    return _kind(one) == _kind(other) and "\n" in gap and second.start - first.end <= FARTHEST_SIBLING
