"""The phrases by which ads say that applicants may live anywhere in the world, as data."""

from __future__ import annotations

from jobsearch.facts.cues import Cue, Rank, Side, Who

WORLD = r"(?:the |this )?(?:world|globe|planet|earth)\b"
FOR_A_WHILE = r"(?![^\n.]{0,50}\b(?:up to|\d{1,3} (?:work(?:ing)? )?(?:days?|weeks?|months?)|per year|a year|retreat|meet|gather))"
ENDS = r"(?=[\n).,;|!]|$| ?[-(])"


def _world(begins: str, pattern: str, rank: Rank = Rank.WORLD) -> Cue:
    return Cue(begins, pattern, Who.FREED, Side.ITSELF, rank, FOR_A_WHILE)


WORLD_CUES = (
    _world(
        "anywhere any wherever",
        r"(?:any(?:where|(?: physical)? location|place| place| country)|wherever (?:you|they)(?:'re| are| live| like| want| choose)?)"
        rf",? (?:in|on|around|across) {WORLD}",
    ),
    _world(
        "remote work hire hiring open recruit available",
        r"(?:remote(?:ly)?|work|hir(?:e|ing)|open|recruit(?:ing)?|available)[ ,:|/(-]{1,3}"
        rf"(?:worldwide|world-wide|globally|internationally|(?:global|anywhere){ENDS})",
    ),
    _world("worldwide global anywhere", r"(?:worldwide|global|anywhere)[ ,:|/(-]{1,3}remote\b(?!-first)"),
    _world(
        "no_loc no_geo no_cou", r"no (?:location|geographic(?:al)?|country) (?:restrictions?|limits?|limitations?|requirements?|preference)"
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
    ),
    _world("remote work", r"(?:remote(?:ly)?|work(?:ing)?) from any (?:location|country)\b"),
    _world("desde qualquer cualquier", r"(?:desde )?(?:cualquier|qualquer) (?:lugar|ubicaci[oó]n|parte|pa[ií]s)\b"),
    _world("weltweit remote n'importe", r"weltweit remote\b|remote weltweit\b|n'importe où\b"),
    _world(
        "work",
        r"work(?:ing)? (?:remotely |100% remotely )?from (?:anywhere|wherever you(?:'d)? (?:like|want|are|choose))\b"
        r"(?! (?:in|within)\b)",
        Rank.HINT,
    ),
)
