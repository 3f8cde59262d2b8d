"""Reading a job ad: all the facts that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.facts.openness.open_to import open_to_in
from jobsearch.facts.pay.salary import salary_in
from jobsearch.facts.presence.on_site import on_site_in
from jobsearch.facts.seniority.level import level_in
from jobsearch.facts.seniority.years import years_in
from jobsearch.facts.terms.contract import contract_in
from jobsearch.facts.text import ad_text
from jobsearch.facts.times.hours import hours_in
from jobsearch.facts.values import Facts

if TYPE_CHECKING:
    from jobsearch.facts.values import Ad


def read(ad: Ad) -> Facts:
    """Return what an ad states, each fact with the words that say it."""
    text = ad_text(ad.text)
    open_to = open_to_in(ad, text)
    hours = hours_in(ad, text)
    on_site = on_site_in(ad, text)
    salary = salary_in(ad, text, open_to[0] if open_to else ())
    level = level_in(ad, text)
    years = years_in(ad, text)
    contract = contract_in(ad, text)
    stated = {
        "open_to": open_to,
        "hours": hours,
        "on_site": on_site,
        "salary": salary,
        "level": level,
        "years": years,
        "contract": contract,
    }
    return Facts(
        open_to=open_to[0] if open_to else (),
        hours=hours[0] if hours else None,
        on_site=on_site is not None,
        salary=salary[0] if salary else None,
        level=level[0] if level else None,
        years=years[0] if years else None,
        contract=contract[0] if contract else None,
        evidence={name: fact[1] for name, fact in stated.items() if fact},
    )
