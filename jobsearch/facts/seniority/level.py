"""The level of a job: by its title, else by what the text calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.facts.text import any_of, lowered, phrases, quote, spots
from jobsearch.facts.titles import job_words, words_of
from jobsearch.facts.values import TITLE, Level
from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from jobsearch.facts.text import AdText
    from jobsearch.facts.values import Ad

NO_LEVEL = Pattern(  # words of titles that look like a level and are none
    r"\b"
    + any_of(
        r"leads\b|lead[ -](?:gen\w{0,9}|nurtur\w{1,4}|qualif\w{1,8}|management|acquisition|conversion|response|intake)",
        r"lead (?:closer|setter|researcher|caller|qualifier)|(?:inbound|outbound|warm|b2b) lead\b",
        r"office of the \w{2,9}|(?:president|director|manager|head)'s",
        r"staff(?:ing| (?:accountant|nurse|attorney|assistant|rn|pharmacist|physician|writer|therapist|training)\b)",
        r"staff (?:augmentation|support|psychologist)",
        r"(?:medical|nursing|office|support|kitchen|general|clerical) staff\b",
        r"(?:under|post)graduate|graduate (?:school|admissions?|studies|education)",
        r"(?:interns?(?:hip)?|graduate|trainee|entry[ -]level) (?:program(?:me)?|recruit\w{1,6}|hiring)(?: .{0,40})?",
        r"(?:assistant|secretary|ea|pa|aide|support) (?:to|for) .{0,60}|executive assistant\b.{0,40}",
        r"senior (?:care|living|citizens?|services|home)|head ?(?:hunter|office|count|quarters?|shop)",
        "school principal|middle (?:school|east|office)|mid[ -](?:market|size)|principal investigator",
    )
)
HEADS = any_of(
    r"head|director(?:[ae]|a de)?|diretora?|directeur|directrice|direktor\w{0,2}|[as]?e?vp|vice[ -]president\w{0,2}",
    r"president|presidente|chief|c[tefoimp]o|ciso|chro|(?:abteilungs|bereichs)leit\w{1,4}|leiter(?:in)?|leitung",
    r"geschäftsführ\w{1,4}|jefe de \w{1,20}|chefe de \w{1,20}",
)
LEADS = any_of(
    r"(?:team|tech)?lead(?:er)?|teamleit\w{1,4}|l[ií]der|supervisor\w{0,2}|chef d'équipe|fore(?:wo)?man|leitende[rn]?"
)
PEOPLE_MANAGERS = any_of(  # whose title says that they manage people, not products or accounts
    any_of(
        "engineering|(?<!business )development|software|team|people|developers?|design|architects?|engineers?|qa",
        "quality assurance|data science|data engineering|devops|nurse|shift|restaurant|call cent(?:er|re)",
    )
    + r" managers?",
    r"\A(?:senior |sr\.? )?manager(?=,? (?:of )?(?!product|project|program|account|communit|customer|in\b|train)\w)",
    r"managers?,? (?:of )?(?:\w{1,20} ){0,2}(?:engineering|software development|design|data science)",
)
SEMI_SENIORS = "semi[ -]?s[eé]nior|ssr"
SENIORS = r"senior|sr|snr|distinguished|staff|principal|s[éê]nior"
MIDS = r"mid(?:dle)?(?:[ -]?(?:level|weight))?|intermediate|pleno|medior"
JUNIORS = any_of(
    r"j[uú]nior|jr|jnr|entry[ -]?level|graduate|new grads?|freshers?|early[ -]career",
    r"débutante?|berufseinsteiger\w{0,2}",
    r"associate (?:\w{1,20} ){0,2}(?:engineer|developer|programmer|scientist|designer|analyst|product manager)",
    r"associate (?:\w{1,20} ){0,2}(?:consultant|architect|copywriter|editor|artist|tester)",
)
INTERNS = any_of(
    r"interns?(?:hip)?s?|trainee(?:ship)?s?|apprentice(?:ship)?|working student|co-?op student",
    r"praktik(?:um|ant)\w{0,5}",
    r"werkstudent\w{0,3}|azubi|ausbildung|stagiaire|estagi[áa]ri[oa]|estágio|becari[oa]|pasante|practicante|prácticas",
    "stagist[ai]|tirocinio",
)
TITLES = (  # the first that fits decides
    (Level.INTERN, INTERNS),
    (Level.HEAD, HEADS),
    (Level.LEAD, LEADS),
    (Level.LEAD, PEOPLE_MANAGERS),
    (Level.MID, SEMI_SENIORS),
    (Level.SENIOR, SENIORS),
    (Level.MID, MIDS),
    (Level.JUNIOR, JUNIORS),
)
TITLE_LEVELS = tuple((level, Pattern(rf"(?<![^\W_])(?:{words})(?![^\W_])")) for level, words in TITLES)
WORDS = {
    "intern": Level.INTERN, "internship": Level.INTERN, "trainee": Level.INTERN, "junior": Level.JUNIOR,
    "jr": Level.JUNIOR, "entry": Level.JUNIOR, "mid": Level.MID, "middle": Level.MID,
    "intermediate": Level.MID, "senior": Level.SENIOR,
    "sr": Level.SENIOR, "staff": Level.SENIOR, "principal": Level.SENIOR, "lead": Level.LEAD, "head": Level.HEAD,
    "director": Level.HEAD,
}  # fmt: skip
IN_TEXT = phrases((level, rf"{word}\b") for word, level in WORDS.items())
JOB = r"(?:position|role|job|opportunity|vacancy|opening)\b"
BETWEEN = (
    r"(?:(?!(?:and|or|to|in|of|for|with|at|who|that|this|is|living|care|management|leaders?)\b)[\w+#/.-]{1,16},? ){0,3}"
)
OWN_LEVEL = Pattern(  # from the word on: "mid-level position", "senior role", "entry-level, hourly position"
    any_of(
        r"(?:junior|entry|mid(?:dle)?|intermediate|senior)(?:(?:[ -]to[ -]|[ -]|/)(?:senior|mid|lead|entry|junior))?"
        r"[ -]?(?:level)?,? ",
        "(?:lead|staff|principal|director|head)[ -]level,? ",
    )
    + BETWEEN
    + JOB
)
LEVEL_ITSELF = Pattern(
    r"(?:junior|entry|mid(?:dle)?|intermediate|senior|staff|principal|lead|director)[ -]level\b(?! \w)"
)
IS = Pattern(rf"\b{JOB} (?:is|will be|would be|can be)(?: (?:an?|considered|at|the)){{0,2}} \Z")
IS_LEAD = Pattern(rf"lead {JOB}")
OF_THIS_INTERNSHIP = Pattern(r"\b(?:this|offer(?:ing)? an|this is an?|a paid) (?:\w{3,12} )?\Z")
THIS_IS = Pattern(r"\bthis is an? (?:\w{3,12} )?\Z")
OTHERS_LEVEL = Pattern(
    r"\b(?:your|for|similar|(?:to|into|in)(?: an?)?)\W{1,3}\Z"
    r"|(?:\b(?:previous|prior|past|other|held|hold(?:ing)?|had|ha(?:s|ve) been|worked|grow\w{0,3}|path|next|not"
    r"|promot\w{2,4}|experience|years?|yrs|all|any|every|transition\w{0,3}|towards?|report(?:s|ing)?)\b|n't\b)[^.!?\n;]{0,30}\Z"
)
LABELLED = Pattern(
    r"(?:(?:seniority|(?:experience|job|career|position|seniority) level)\s?[:|\n-]|\blevel\s?[:|])\s{0,2}\Z"
)
LABEL_ENDS = Pattern(r"(?:[-/ ]{1,2}(?:to )?(?:senior|mid|junior|lead|entry))?[- ]?(?:level)?[ .*]{0,3}(?:\n|\Z)")
ADJECTIVES = r"(?:(?!(?:who|that|to|with|and|for|of|in|is|by|under|from|alongside|our)\b)[\w-]{2,18},? ){0,5}"
CALLED = Pattern(  # right before a level of this job: "As our Senior …", "We are looking for a Senior …"
    any_of(
        r"\bas (?:(?:an?|our|the|your) )?(?:(?:new|next|first) )?",
        r"\b"
        + any_of(
            "looking for|seeking|seeks?|hiring|in search of|searching for|recruiting|need|opening for|role of",
            r"position of|vacancy for|join \w{1,12}(?: \w{1,12})? as",
        )
        + rf" (?:(?:an?|our|the|one|two) )?{ADJECTIVES}",
        r"(?:seniority|(?:experience|job|career|position) level|level|(?:job )?title|position|role)\W{1,4}",
    )
    + r"\Z"
)
NAME = Pattern(r"[\w&/+#.' -]{0,60}")
HEADS_LINE = Pattern(r"(?:\A|\n)[^\w\n]{0,5}\Z")
HEADING_ENDS = Pattern(r"[^.!?\n]{0,60}(?:\n|\Z)")
ACTS_AFTER = Pattern(r"\b(?:will|is responsible|reports? to|plays?)\b")
THE = Pattern(r"(?:\A|[\n.:]\s?)(?:the|this|our) \Z")
OPENING = 400
NAMED_TITLE = Pattern(r"(?:job|position|role) (?:title|name)\s?: {0,2}([^\n]{3,90})")
BEFORE = 90


def level_in(ad: Ad, text: AdText) -> tuple[Level, str] | None:
    """Return the level of a job and the evidence: from its title, else from what its text calls it."""
    by_title = level_of_title(ad.title)
    return (by_title, TITLE) if by_title else _level_in_text(ad.title, text)


def level_of_title(title: str) -> Level | None:
    """Return the level that a title names; of several the highest, but for an intern's."""
    words = NO_LEVEL.sub(" ", lowered(title))
    return next((level for level, pattern in TITLE_LEVELS if pattern.search(words)), None)


def _level_in_text(title: str, text: AdText) -> tuple[Level, str] | None:
    lower = text.lower
    job = job_words(lowered(title))
    for named in NAMED_TITLE.finditer(lower) if "title" in lower else ():
        level = level_of_title(named[1])
        if level and not job.isdisjoint(words_of(named[1])):
            return level, quote(text.plain, *named.span(1))
    for level, start, end in spots(lower, IN_TEXT):
        if lower[start - 1 : start].isalnum():
            continue
        before = lower[max(0, start - BEFORE) : start]
        if span := _own_level(level, lower, before, start, end) or _named(lower, before, end, job):
            return level, quote(text.plain, start + span[0], span[1])
    return None


def _own_level(level: Level, lower: str, before: str, start: int, end: int) -> tuple[int, int] | None:
    """Return from where, seen from the word of a level, to where a text says that it is the job's."""
    if LABELLED.search(before) and LABEL_ENDS.match(lower, end):
        return 0, end
    if OTHERS_LEVEL.search(before):
        return None
    own = OWN_LEVEL.match(lower, start) or (IS.search(before) and LEVEL_ITSELF.match(lower, start))
    this = THIS_IS.search(before)
    own = own or (IS_LEAD.match(lower, start) if this and level is Level.LEAD else None)
    if own:
        return 0, own.end()
    if level is not Level.INTERN:
        return None
    called = CALLED.search(before) or OF_THIS_INTERNSHIP.search(before)
    return (-len(called[0]), end) if called else None


def _named(lower: str, before: str, end: int, job: frozenset[str]) -> tuple[int, int] | None:
    """Return from where to where a text names this job with a level: "As our Sr. Gardener", or as a heading."""
    called, the = CALLED.search(before), THE.search(before)
    heads = end < OPENING and HEADS_LINE.search(before) and HEADING_ENDS.match(lower, end)
    name = NAME.match(lower, end + lower.startswith(".", end)) if called or the or heads else None
    shared = job.intersection(words_of(name[0])) if name else frozenset()
    if not name or not shared:
        return None
    if heads or (the and ACTS_AFTER.search(name[0]) and shared == job and len(job) > 1):
        return 0, name.end()
    if called and not OTHERS_LEVEL.search(before, 0, called.start() + 1):
        return -len(called[0]), name.end()
    return None
