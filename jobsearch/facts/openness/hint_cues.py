"""The phrases by which ads let on where applicants live, without demanding it, as data."""

from __future__ import annotations

from jobsearch.facts.openness.cues import Cue, Rank, Side, Who
from jobsearch.facts.openness.place_cues import ENDS

TEAMS = "team squad department crew office studio branch hub"
TEAM = rf"(?:{TEAMS.replace(' ', '|')})"
SURELY = r"(?:(?:strongly|highly|heavily|greatly|much) )?"
SEEKING = r"(?:looking|hiring|seeking|searching|recruiting|expanding)"
JOB = r"(?:role|position|job|vacancy|opportunity)"

HINT_CUES = (
    Cue(
        TEAMS,
        rf"{TEAM}(?:,? (?:that is )?(?:based|located))?,? in\b",
        Who.JOINING,
        rank=Rank.HINT,
    ),
    Cue(
        TEAMS,
        rf"{TEAM} in\b",
        Who.OURS,
        rank=Rank.HINT,
        ahead=rf",? (?:is|are)(?: currently| now| actively| also)? {SEEKING}\b",
    ),
    Cue(
        "role position job vacancy opportunity",
        rf"{JOB}(?: (?:will|can|may|could|must|should|to))? (?:be )?(?:sits?|filled|performed|done|hired|carried out)"
        r" (?:only )?(?:in|from|within|out of|anywhere in)(?: our\b)?",
        Who.NOT_OTHERS,
        rank=Rank.HEADING,
    ),
    Cue(
        "can may could",
        r"(?:can|may|could) (?:also |legally )?(?:work|live|reside)(?: remotely| from home)? (?:in|within"
        r"|anywhere in)\b",
        Who.NAMED,
        rank=Rank.HEADING,
    ),
    Cue(
        "candida applica person",
        r"(?:candidates?|applicants?|person) (?:is|are|will be|needs to be)(?: currently| already)? (?:in|from"
        r"|within)\b",
        Who.NOT_OTHERS,
        rank=Rank.HEADING,
    ),
    Cue(
        "candida applica resident citizen",
        r"(?:candidates?|applicants?|residents?|citizens?)(?: (?:is|are|will be))?"
        rf" (?:{SURELY}preferred|(?:given )?(?:preference|priority)|considered)\b",
        Who.NOT_OTHERS,
        Side.BEFORE,
        Rank.HEADING,
    ),
    Cue(
        "candida applica resident citizen",
        r"(?:candidates?|applicants?|residents?|citizens?) (?:are|is|will be) (?:\w{1,12} ){0,2}(?:welcomed?"
        r"|encouraged)\b",
        Who.NOT_OTHERS,
        Side.BEFORE,
        Rank.HINT,
    ),
    Cue(
        "preferred strongly_pref highly_pref is_pref are_pref is_strongly_pref is_highly_pref",
        rf"(?:(?:is|are) )?{SURELY}preferred\b",
        Who.PREFERRED,
        Side.BEFORE,
        Rank.HINT,
    ),
    Cue(
        "ideal prefera",
        r"(?:ideally|preferably)(?: based| located| living)?(?: in| from| within)?\b",
        Who.PREFERRED,
        rank=Rank.HINT,
        ahead=ENDS,
    ),
    Cue(
        "all_ any_",
        r"(?:all|any)(?: of)?(?: our| possible| eligible)? locations (?:in|within|across)\b",
        Who.PAID,
        rank=Rank.HINT,
    ),
)
