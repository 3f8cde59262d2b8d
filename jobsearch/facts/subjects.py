"""Whom a phrase of an ad is about: those who may apply, or the company, its people and its customers."""

from __future__ import annotations

from jobsearch.patterns import Pattern

LOOK_BACK = 110
APPLICANTS = (
    r"(?:potential|prospective|future) (?:employees|hires)|applicants?|candidates?|you(?:'ll|'re)?|someone|anyone"
    r"|individuals?|person|talents?|professionals?|experts?"
    r"|must|should|need(?:s|ed)?|requires?|required|requirements?|ha(?:s|ve) to|expect(?:ed)?|provided|as long as"
    r"|prefer(?:red|ably|ence|s)?|ideal(?:ly)?|roles?|positions?|jobs?|opportunity|contract|vacancy|freelancers?"
    r"|contractors?|hired?|hiring|seeking|looking for|recruiting|open to|considering|accept(?:ing)?|eligible|only"
    r"|welcome|developers?|engineers?|designers?|specialists?|analysts?|writers?|consultants?|remote(?:ly)?(?!-first)"
    r"|full[- ]time|part[- ]time|can be|may be|could be|either|physically|reside"
)
FELLOWS = (
    r"(?: (?:[\w-]{1,15} ){0,4}(?:engineers|developers|designers|specialists|professionals|experts|individuals"
    r"|freelancers|contractors|consultants|candidates|analysts|writers))"
)
OTHERS = (
    rf"(?:work\w{{0,3}}(?: closely)? with|alongside|collaborat\w{{1,4}} with(?! us\b)){FELLOWS}?"
    rf"|(?:with|manag\w{{1,4}}|lead(?:ing)?|mentor\w{{0,4}}|support\w{{0,4}}){FELLOWS}"
    r"|we(?:'re|'ve| are)?|our|compan(?:y|ies)|headquarter(?:s|ed)|hq|offices?|teams?|colleagues?|co-?workers?|members?"
    r"|clients?|customers?|users?|partners?|founded|founders?|ceo|cto|startups?|start-ups?|business(?:es)?|firms?"
    r"|studios?|organi[sz]ations?|employees|staff|investors?|leadership|agenc(?:y|ies)|communit(?:y|ies)|patients?"
    r"|students?|schools?|universit(?:y|ies)|institutions?|brands?|stores?|suppliers?|vendors?|manager|director"
    r"|stakeholders?|vp|coo|cfo|president|report(?:s|ing)? to"
    r"|audience|it's|its|their|they|warehouses?|plants?|sites?|labs?|data|servers?|markets?|accounts|projects"
    r"|engineers who|developers who|group|factory|restaurants?|hospitals?|entit(?:y|ies)|product|platform|hires"
    r"|enabl\w{1,4}|allow\w{0,3}|membership"
)
SUBJECT = Pattern(rf"(?<!\w)(?:(?P<others>{OTHERS})|(?P<applicants>{APPLICANTS}))(?!\w)")
OTHER_EMPLOYERS = Pattern(
    r"\b(?:help(?:s|ed|ing)?|enabl\w{1,4}|clients?|customers?|companies|businesses|employers|startups|brands|they"
    r"|responsible for|lead(?:ing)?|manag(?:e|ing)|driv(?:e|ing))\b"
)
SOUGHT = Pattern(
    r"\b(?:open(?:ed)? (?:only )?(?:to|for)|consider(?:ing)?|seeking|looking for|accept(?:ing)?|hiring|only|limited to"
    r"|restricted to|available to|must be|prefer|recruiting)\b"
)
SENTENCE_END = Pattern(r"\n|[.!?;](?= )")
OTHER_LABEL = Pattern(r"\b(?:offices?|company|stores?|clients?|customers?|our|teams?|hq) $")
CLAUSE_END = Pattern(r"[,:(]|\b(?:but|however|although)\b")
NEGATION = Pattern(r"\b(?:not|cannot|never|unable|no|non|except|excluding|excludes?|outside)\b|n't\b")
EXPERIENCE = Pattern(r"\bexperience[ds]? (?:in|with|as|of|working|managing|at)\b|\bknowledge of\b")
RECORD = Pattern(
    r"\b(?:experience[ds]?|background|knowledge|record|degree|diploma|mba|universit|clients?|customers?|market"
    r"|network|familiar|understanding|fluen|native|certif|licen[cs]e)"
)
OF_PLACE = Pattern(r"\b(?:remote(?:ly)?|location|located|based|anywhere|hybrid|home|liv(?:e|ing)|where|offshore)\b")
PAY = Pattern(r"salar|compensation|\bpay\b|\brange\b")
JOINING = Pattern(
    r"\bjoin (?:us|our|the|an?|my|their)\b"
    r"(?!.*\b(?:with|alongside|(?:to|and|will|you'll) (?:support|manage|lead|report|help)"
    r"|supporting|managing|leading|reporting|helping)\b)"
    r"|\b(?:we|we're|are|is) (?:\w{1,12} )?(?:expanding|growing|building|scaling"
    r"|strengthening)(?: \w{1,12})? (?:our|the|an?)\b"
    r"|\b(?:seeking|looking|hiring|recruiting)\b.*\bfor our\b"
)
OURS = Pattern(r"\bour\b(?! (?:clients?|customers?|partners?)\b)")
LEISURE = Pattern(r"\b(?:trips?|vacations?|holidays?|flights?|retreats?|off-?sites?|tickets?|hotels?)\b")
DEMAND = Pattern(r"\b(?:must|only|requires?|required|requirement|need to|have to|has to|should)\b")
MERELY_LIKED = Pattern(r"\bnot (?:a |strictly )?(?:strict |hard |firm )?(?:requirement|required|necessary|essential)")
ASIDE = Pattern(  # of pay and law, or for some
    r"salar|compensation|\bpay\b|base range|ordinance|\blaws?\b|legislation|privacy|gdpr|benefits?\b|insurance"
    r"|medical|dental|pension|parental|retirement|401"
    r"|\bpto\b|stipend|accommodation|disabilit|criminal|conviction|can expect|without regard|equal opp|veteran"
    r"|\bfor those\b|\bif (?:you(?:'re| are| live)|based|located|hired)|\bwhether you"
)


def sentence_before(lower: str, at: int) -> str:
    """Return what the sentence says before a position, at most `LOOK_BACK` characters of it."""
    return SENTENCE_END.split(lower[max(0, at - LOOK_BACK) : at])[-1]


def sentence_after(lower: str, at: int, most: int) -> str:
    """Return what the sentence says behind a position, at most so many characters of it."""
    return SENTENCE_END.split(lower[at : at + most], maxsplit=1)[0]


def clause_before(sentence: str) -> str:
    """Return the last clause of the beginning of a sentence."""
    return CLAUSE_END.split(sentence)[-1]


def is_about_applicants(before: str, *, if_nobody: bool) -> bool:
    """Return whether those who may apply are the last ones named; `if_nobody` is the answer where none is."""
    named = [match.lastgroup for match in SUBJECT.finditer(before)]
    return named[-1] == "applicants" if named else if_nobody
