"""The words around a number of years, by which it is experience that an ad asks for or something else."""

from __future__ import annotations

from jobsearch.facts.text import any_of
from jobsearch.patterns import Pattern

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "a couple of": 2, "couple of": 2, "a": 1,
    "un": 1, "dos": 2, "tres": 3, "cinco": 5, "zwei": 2, "drei": 3, "fünf": 5, "deux": 2, "trois": 3, "cinq": 5,
    "dois": 2, "três": 3, "due": 2, "tre": 3, "twee": 2, "drie": 3,
}  # fmt: skip
NUMBER = any_of(r"\d{1,2}(?:[.,]\d)?", *sorted(NUMBERS, key=len, reverse=True))
SPAN = Pattern(r"y(?:ears?|rs?|oe)\b|months?\b|a(?:ños?|nos?|nni|ns)\b|ja(?:hren?|ar)\b|lata?\b|års\b|decades?\b")
COUNT = Pattern(
    rf"(?<![\w.,$€£#/])(?<!\w[-+])(?<!\d )(?<!\dk )(?P<least>{NUMBER})(?:\s?\(\d{{1,2}}\))?\s?\+?\s?"
    rf"(?:(?:[-/]|-?to-?|or|and|bis|a|à|ou)\s?{NUMBER}(?:\s?\(\d{{1,2}}\))?\s?\+?\s?)?"
    r"(?:-?(?:or more|plus|full|solid|recent|good|total|consecutive)\s)?[-\s]?\Z"
)
LABELLED = Pattern(  # after "years": "Years of experience required: 5+"
    r"(?:(?<=yoe)|(?: of)?(?: [a-z]{3,16})? experience(?: (?:required|needed))?)\s?[:(-]\s?"
    r"(?P<least>\d{1,2})(?![\d.,%$])"
)
EXPERIENCE = Pattern(
    any_of(
        r"experience|\bexp\b|\byoe\b|track record|background|expertise",
        "experiencia|experiência|erfahrung|expérience|esperienza|ervaring|erfarenhet|erfaring|doświadczen",
    )
)
ACTIVITY = Pattern(  # right after the years: "3 years in a call centre", "two years building pipelines"
    r"[\s+'s)*,(or)more]{0,12}(?:\b"
    + any_of(
        "of|as|with|working|under your belt|professional|full[- ]time|hands[- ]on|relevant|commercial|proven",
        "direct|prior|industry",
        r"similar|production|[a-z]{3,16}ing|[a-z][\w./#+-]{0,18} development",
        r"in\b(?! (?:our|the (?:us|uk|market|making)))",
    )
    + r"\b)"
)
OTHER_AFTER = Pattern(  # right after years that are no experience
    r"[-\s's+]{0,4}"
    + any_of(
        r"ago\b|olds?\b|of age|per\b|in a row|straight|running|later|from now|and counting|anniversar",
        r"in (?:business|operation|the (?:us|usa|uk|united|market|making)\b)|history|of (?:history|growth|service)",
        r"of (?:our (?!industry)|its|their|uninterrupted|continuous|remote\b(?!(?: \w+){1,2} experience))|warranty",
        "with (?:the company|us)|window|vest",
        r"holiday|vacation|contract|term\b|plan\b|program|fixed|maternity|paternity|parental|leave\b|intern|course|trial|cliff|commitment|bond",
        r"(?:computer |engineering |technical |science |college |university |or |and ){0,5}degree",
        r"(?:(?!(?:or|and|with|plus|in)\b)[a-z-]{2,16} ){0,5}(?:degree|college|universit|bachelor)",
    )
)
OTHER_BEFORE = Pattern(  # right before years that are no experience asked for
    r"\b"
    + any_of(
        any_of(
            "past|last|next|previous|every|first|within|combined|collective|age of|aged|after|until|once|around for",
            r"been|(?<!no )(?<!not )less than|under|exceed|years?|vest\w{0,4}(?: over)?",
        )
        + r"\W{1,3}(?:(?:the|a|over|more than|about|at least) ){0,2}",
        r"(?:no need|not (?:need|require)|\w{2,5}n't (?:need|require|have to))[^.!?\n]{0,70}",
    )
    + r"\Z"
)
COMPANY = Pattern(
    r"\b"
    + any_of(
        r"we|we'(?:re|ve)|our|us|founders?|founding team|company|firm|agency|studio|startup|leader|organi[sz]ation",
        r"group|brand|inc\.?|llc|ltd|gmbh|they|their|team",
    )
    + r"\b[^.!?\n]{0,60}\Z"
)
ASKING = Pattern(
    r"\b"
    + any_of(
        r"you|you'(?:ve|ll|re)|your|looking|seeking|seeks?|search\w{0,3}|need\w{0,2}|requir\w{1,6}|must|should",
        "candidates?|applicants?|persons?|individuals?|professionals?|who|someone",
        "minimum|min|at least|ideal(?:ly)?|engineers?|developers?|want|hir(?:e|ing)",
    )
    + r"\b|:[^:]{0,25}\Z"
)
ASKS_RIGHT_BEFORE = Pattern(
    any_of(
        r"(?:minimum|min\.?|mínimo)(?: of| de)?|no (?:less|fewer) than|not less than|need",
        r"mind\.|mindestens|au moins|al menos|(?:at )?least|require[sd]?",
        r"must have|worked|spent|possess|proven",
        r"you have|you've(?:[^.!?\n]{1,50} for)?|you have [^.!?\n]{1,50} for|have|has|ideally|over|more than|with",
        r"bring|~|approximately|about|around|typically",
        r"generally|:|degree[^.!?\n]{0,30}(?:and|plus|,|\+)",
    )
    + r"\W{0,4}(?:(?:at least|over|a minimum of|an?) )?\Z"
)
MINIMUM = Pattern(r"\bmin(?:imum|\.)?(?: of)? \Z")
HAS = Pattern(r"[a-z] (?:has|had) (?:over |more than |nearly |almost )?\Z")
ENDS_ASKING = Pattern(  # where a sentence ends with the years: "min 3 yrs", "React: 3 years", "Strong SQL (4+ years)"
    r"\bmin(?:imum|\.)? (?:of )?\d{1,2} ?\Z|\+ ?\Z|\bat least \w{1,5} \Z"
    r"|(?<!length)(?<!contract)(?<!duration)(?<!term)(?<!period)(?<!age): ?\d{1,2} \Z"
)
GRADE = Pattern(r" ?\((?:required|preferred|minimum|desired|min\.?)\)|,? (?:minimum|required|preferred)\b")
WISH_AFTER = Pattern(
    r"preferred|preferably|a plus\b|\bplus[;.!]?$|bonus|nice[- ]to[- ]have|desir(?:ed|able)|advantage|optional|asset\b"
)
WISH_BEFORE = Pattern(r"(?:ideal(?:ly)?|preferabl[ey]|preferred|bonus\b|nice[- ]to[- ]have|\bor)\b[^.!?\n]{0,20}\Z")
WISHES = Pattern(  # a heading above years that are merely liked
    r"\W{0,5}(?:(?:and|some|the|your|also|it's|it is|it would be|what's|other) ){0,2}"
    + any_of(
        "preferred|preferences?|preferabl[ey]|nice[- ]to[- ]haves?|bonus|desir(?:ed|able)|pluse?s?|optional",
        "good[- ]to[- ]have|extra|ideal(?:ly)?|great to have|would be (?:nice|great)|stand out|added advantage",
    )
    + r"\b[^\n]{0,45}\Z"
    r"|[^\n\d]{0,30}\b(?:(?:preferred|desired|desirable) (?:qualif|skill|require|criteri)"
    r"|(?:nice[- ]to[- ]haves?|bonus points)\W{0,3}\Z)"
)
DEMANDS = Pattern(  # a heading that ends such a list
    any_of(
        "requirements?|required|qualifications|must[- ]haves?|what you|who you|you have|about you|skills|experience",
        "essential|responsibilities|what we|benefits|we offer|minimum|basic|education|about",
    )
)
OVERALL = Pattern(r"\b(?:overall|total|in total|in all|altogether|general)\b")
ALTERNATIVE = Pattern(  # of which the reader is to take one: "3+ years (with a diploma)"
    r"\b(?:without|in lieu|instead|substitut\w{1,4}|if you|(?:with|and) (?:an? )?(?:[\w'-]{2,14} ){0,3}"
    r"(?:degree|diploma|master'?s?|ph\.?d|bachelor'?s?|certificate|ged))\b"
)
ONE_OF_LEVELS = Pattern(
    r"\b(?:level|senior|associate|junior|mid|lead|principal|grade)(?: (?:[ivx]{1,3}|\d))? ?:[^:\n]{0,30}\Z"
)
