"""What an amount of money is paid for: the year, the hour, a word, as job ads say it."""

from __future__ import annotations

from jobsearch.facts.text import any_of
from jobsearch.facts.values import Period
from jobsearch.patterns import Pattern

UNITS = {
    Period.YEAR: r"years?|yrs?|annum|anum|y(?!\w)|a[ñn]o|an|jahr|jaar|rok",
    Period.MONTH: r"months?|mos?(?!\w)|mths?|mês|mes|mois|monat|maand|mån|mies|miesiąc",
    Period.WEEK: "weeks?|wks?|semana|semaine|woche",
    Period.DAY: "days?|día|dia|jour|tag|dag|dzień|diem",
    Period.HOUR: r"hours?|hrs?|h(?!\w)|hora|heure|stunde|std|uur|godz(?:inę)?",
    Period.PROJECT: any_of(
        "projects?|articles?|assignments?|tasks?|videos?|posts?|lessons?|session|gig|piece|page|book|design|lectures?|class(?:es)?",
        "workshops?|webinars?|interviews?|surveys?|translations?|scripts?|blogs?|stories|story|chapters?|shifts?",
    ),
    Period.WORD: "words?",
}
ADVERBS = {
    Period.YEAR: any_of(
        r"annual(?:ly|i[sz]ed)?|yearly|p\.?\s?a(?:\.|\b)|anual(?:es|mente)?|annuels?|jährlich|jahresgehalt|jaarlijks",
        "rocznie|ctc",
    ),
    Period.MONTH: any_of(
        r"monthly|p\.?\s?m(?:\.|\b)|pcm|mensual(?:es)?|mensa(?:l|is)|mensuels?|monatlich|monatsgehalt|miesięcznie",
        "maandelijks",
    ),
    Period.WEEK: "weekly|semanal(?:es)?|wöchentlich|hebdomadaire",
    Period.DAY: "daily|day[ -]rate|tagessatz|tjm",
    Period.HOUR: r"hourly|p\.?\s?h(?:\.|\b)|stundenlohn|stundensatz",
}
PER = r"(?:/\s?|per\s|an?\s|each\s|every\s|por\s|al\s|par\s|pro\s|im\s|je\s|na\s|a la\s|à l')"
FILLER = any_of(
    "gross|net|brutto|netto|brut|brutos?|netos?|base|salary|pay|rate|wage|total|before tax|usd|eur|gbp|cad|aud",
    "us dollars|in|is|dollars?|ote|plus super|on target",
)
_ALL = "|".join(
    f"(?P<{period}>{PER}(?:{UNITS[period]})\\b" + (f"|\\b(?:{ADVERBS[period]})" if period in ADVERBS else "") + ")"
    for period in Period
)
AFTER = Pattern(rf"(?: ?\([^()\n]{{0,30}}\))?[\s)(*,\]+.:/-]{{0,3}}?(?:{FILLER}[\s)(,]{{0,2}}){{0,3}}(?:{_ALL})")
BEFORE = Pattern(
    rf"(?P<{Period.YEAR}>annual|yearly|per (?:year|annum)|a year|anual|annuel|jahresgehalt|jährlich)"
    rf"|(?P<{Period.MONTH}>monthly|(?:per|a) month|mensual|mensal|mensuel|monatlich|monatsgehalt)"
    rf"|(?P<{Period.WEEK}>weekly (?:pay|rate|salary|wage)|per week)"
    rf"|(?P<{Period.DAY}>da(?:y|ily) rate|per day|tagessatz|tjm)"
    rf"|(?P<{Period.HOUR}>hourly|(?:per|an) hour|stundenlohn|stundensatz)"
)
NAMED = Pattern(rf"(?:{_ALL})")
LONGEST_AFTER = 60


def period_after(lower: str, end: int) -> tuple[Period, int] | None:
    """Return the period that stands right after an amount, and where its words end, in a text in lower case."""
    match = AFTER.match(lower, end, end + LONGEST_AFTER)
    return (Period(match.lastgroup), match.end()) if match and match.lastgroup else None


def period_within(lower: str, start: int, end: int) -> Period | None:
    """Return the first period named within a range of amounts ("$60/hr - $80/hr")."""
    match = NAMED.search(lower, start, end)
    return Period(match.lastgroup) if match and match.lastgroup else None


def period_before(before: str) -> Period | None:
    """Return the last period named in the words before an amount ("Hourly rate:")."""
    last = None
    for match in BEFORE.finditer(before):
        last = match.lastgroup
    return Period(last) if last else None
