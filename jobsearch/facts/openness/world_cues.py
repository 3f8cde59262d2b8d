"""The phrases by which ads say that applicants may live anywhere in the world, as data."""

from __future__ import annotations

from jobsearch.facts.openness.cues import Cue, Rank, Side, Who

WORLD = r"(?:the |this )?(?:world|globe|planet|earth)\b"
FOR_A_WHILE = (
    r"(?![^\n.]{0,50}\b(?:up to|\d{1,3} (?:work(?:ing)? )?(?:days?|weeks?|months?)|per year|a year"
    r"|retreat|meet|gather))"
)
WORLDWIDE_WORDS = r"(?:worldwide|world-wide|globally|internationally|(?:global|anywhere)(?=[\n).,;|!]|$| ?[-(]))"
ZONE = (
    r"(?:(?:utc|gmt)(?: ?[+-] ?\d{1,2}(?::\d\d)?)?|(?:[ce]e|we|bs|[ecmp][sd]?|is|sg|ae[sd])t|cest|eest"
    r"|(?:(?:us )?(?:eastern|central|mountain|pacific)|(?:central |eastern |western )?european) (?:standard )?time)"
)
APART = (
    r"(?:±|\+ ?/ ?-|\+-|plus or minus|a)? ?(?:(?:\d ?(?:-|to) ?)?\d{1,2}|one|two|three|four|five|six)"
    r"(?:[ -]?(?:hours?|hrs?|h))?"
)
CLOSES = r"(?=$|[\n.,;:)(|/]| ?\(| (?:time|zone|or|and|but)\b)"


def _world(begins: str, pattern: str, who: Who = Who.FREED, rank: Rank = Rank.WORLD) -> Cue:
    return Cue(begins, pattern, who, Side.ITSELF, rank, FOR_A_WHILE)


WORLD_CUES = (
    _world(
        "anywhere any wherever",
        r"(?:any(?:where|(?: physical)? location|place| place| country)"
        r"|wherever (?:you|they)(?:'re| are| live| like| want| choose)?)"
        rf",? (?:in|on|around|across) {WORLD}",
    ),
    _world("remote work open available", rf"(?:remote(?:ly)?|work|open|available)[ ,:|/(-]{{1,3}}{WORLDWIDE_WORDS}"),
    _world(
        "where location based country region",
        r"(?:where|locations?|based(?: in)?|country|regions?) ?[:-] ?(?:(?:fully )?remote[ ,:|/(-]{1,3})?"
        rf"{WORLDWIDE_WORDS}",
    ),
    _world(
        "hire hiring recruit employ",
        rf"(?:hir(?:e|ing)|recruit(?:ing)?|employ) (?:\w{{1,12}} )?{WORLDWIDE_WORDS}",
        Who.EMPLOYER,
    ),
    _world(
        "worldwide global anywhere",
        r"(?:worldwide|global|anywhere)[ ,:|/(-]{1,3}remote\b(?!-first| team| compan| work)",
    ),
    _world(
        "no_loc no_geo no_cou",
        r"no (?:location|geographic(?:al)?|country) (?:restrictions?|limits?|limitations?|requirements?|preference)",
    ),
    _world("location geograph", r"(?:location|geographically)[- ](?:independent|agnostic|flexible)\b"),
    _world(
        "from",
        rf"from (?:any (?:location|country|place)|all over {WORLD}|around {WORLD})(?=[^\n]{{0,20}}\b(?:apply|welcome))",
    ),
    _world(
        "hire hiring recruit applicants candidates applications",
        rf"(?:hir(?:e|ing)|recruit(?:ing)?|applicants|candidates|applications) (?:\w{{1,12}} )?(?:from )?"
        rf"(?:all (?:over|around)|around|across|anywhere in) {WORLD}",
        Who.EMPLOYER,
    ),
    _world(
        "candidates applicants contractors freelancers talent people",
        rf"(?:candidates|applicants|contractors|freelancers|talents?|people)(?: from)? {WORLDWIDE_WORDS}",
        Who.SOUGHT,
    ),
    _world(
        "located based live work",
        r"(?:located|based|live|work(?:ing)?(?: remotely)?(?: from)?) anywhere,? (?:that|as long as|so long as"
        r"|provided|if)\b"
        r"(?=[^\n.;]{0,60}\b(?:time ?-?zones?|overlap|hours|est|cet|internet|connection|wi-?fi))",
    ),
    _world("anywhere", rf"anywhere,? (?:with)?in {APART} ?(?:(?:of|from|to|around) )?(?:the )?{ZONE}{CLOSES}"),
    _world("anywhere", rf"anywhere,? (?:from|between) (?:the )?{ZONE} ?(?:and|to|-) ?(?:the )?{ZONE}{CLOSES}"),
    _world("remote work", r"(?:remote(?:ly)?|work(?:ing)?) from any (?:location|country)\b", rank=Rank.HINT),
    _world(
        "desde qualquer cualquier",
        r"(?:desde )?(?:cualquier|qualquer) (?:lugar|ubicaci[oó]n|parte|pa[ií]s)\b(?! d[aeo] (?!mundo))",
    ),
    _world("weltweit remote n'importe", r"weltweit remote\b|remote weltweit\b|n'importe où\b"),
    _world(
        "work",
        r"work(?:ing)? (?:remotely |100% remotely )?from (?:anywhere|wherever you(?:'d)? (?:like|want|are|choose))\b"
        r"(?! (?:in|within)\b)",
        rank=Rank.HINT,
    ),
)
