"""The level of a job: by its title, else by what the text says of the position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts.text import lowered, quote
from jobsearch.facts.values import TITLE, Level

if TYPE_CHECKING:
    from jobsearch.facts.values import Ad

NOT_OF_THE_JOB = re.compile(  # words of titles that look like a level and are none
    r"\blead(?:s|[ -](?:gen\w{0,9}|nurtur\w{1,4}|qualif\w{1,8}|management|acquisition|conversion|response|intake|list|scor\w{1,4}|research\b(?=.{0,12}\bb2b)))\b"
    r"|\bstaff(?:ing| (?:accountant|nurse|attorney|assistant|rn\b|pharmacist|physician|writer|therapist|training|augmentation|support|psychologist|physical))\b"
    r"|\b(?:medical|nursing|office|support|kitchen|general|administrative|clerical) staff\b"
    r"|\b(?:graduate (?:school|admissions?|studies|education|program(?:me)? (?:manager|director|coordinator))|undergraduate)\b"
    r"|\b(?:assistant|secretary|ea|pa|aide|reporting|support) (?:to|for) .{0,60}|\bexecutive assistant\b.{0,40}|\bsenior (?:care|living|citizens?|services|home)\b"
    r"|\bhead ?(?:hunter|office|count|quarters?|shop)\b|\bschool principal\b|\bprincipal investigator\b"
    r"|\b(?:intern(?:ship)?|graduate|trainee|entry[ -]level) (?:program(?:me)?|recruit\w{1,6}|hiring|coordinator|manager)\b.{0,40}"
)
TITLES = (  # the first that fits decides
    (Level.INTERN, r"interns?\b|internships?\b|trainees?\b|traineeship|praktik(?:um|ant)\w{0,5}|werkstudent\w{0,3}|stagiaire|stage\b(?= de | en |$)|estagi[áa]ri[oa]|estágio|becari[oa]|pasante|practicante|prácticas|stagist[ai]|tirocinio|working student|co-?op (?:student|student position)|apprentice(?:ship)?|azubi|ausbildung"),
    (Level.HEAD, r"head\b|director(?:[ae]|a de)?\b|diret(?:or|ora)\b|directeur|directrice|direktor\w{0,2}|[as]?e?vp\b|vice[ -]president\w{0,2}|president\b|presidente\b|chief\b|c[tefoimp]o\b|ciso\b|chro\b|(?:abteilungs|bereichs)leit\w{1,4}|leiter(?:in)?\b|leitung\b|geschäftsführ\w{1,4}|jefe de|chefe de|head of|responsable de (?:departamento|área)"),
    (Level.LEAD, r"lead\b|leader\b|(?:team|tech|technical|project)?leads?\b|teamlead(?:er)?\b|teamleit\w{1,4}|tech[ -]?lead|líder\b|lider\b|supervisor\w{0,2}\b|coordinador de equipo|chef d['’]équipe|foreman|forewoman|squad lead"),
    (Level.LEAD, r"(?:engineering|software|software development|team|people|developer|developers|development(?<!business development)|(?:ui|ux|product|brand|content) design|design|architect|architects|engineers?|qa|quality assurance|data science|data engineering|devops|nurse|shift|restaurant|call cent(?:er|re)) manager\b|manager,? (?:of )?(?:software |data |platform |product |quality |web |mobile |backend |frontend |cloud |site reliability |machine learning |ml |ai |security |network )?(?:engineering|development(?! partner)|design|data science)\b|development team manager"),
    (Level.SENIOR, r"senior\b|sr\b\.?|snr\b|staff\b|principal\b|sénior|sênior|experimentad[oa]"),
    (Level.MID, r"mid\b|mid(?:dle)?[ -]?(?:level|weight)\b|middle\b|intermediate\b|pleno\b|medior\b|semi[ -]?senior|mid[ -]senior"),
    (Level.JUNIOR, r"junior\b|jr\b\.?|jnr\b|júnior|entry[ -]?level|entry\b(?= level)|graduate\b|new grads?\b|recent grad\w{0,6}|fresher\w{0,2}\b|débutant|berufseinsteiger\w{0,2}|associate (?:\w{1,20} ){0,2}(?:engineer|developer|programmer|scientist|designer|analyst|product manager|consultant|architect|copywriter|writer|editor|artist|tester)\b"),
)  # fmt: skip
TITLE_LEVELS = tuple((level, re.compile(rf"(?<![^\W_])(?:{words})")) for level, words in TITLES)
IN_TEXT = {
    "intern": Level.INTERN, "trainee": Level.INTERN, "junior": Level.JUNIOR, "jr": Level.JUNIOR, "entry": Level.JUNIOR,
    "mid": Level.MID, "middle": Level.MID, "intermediate": Level.MID, "senior": Level.SENIOR, "sr": Level.SENIOR, "staff": Level.SENIOR,
    "principal": Level.SENIOR, "lead": Level.LEAD, "head": Level.HEAD, "director": Level.HEAD,
}  # fmt: skip
LEVEL_WORD = re.compile(
    r"(?P<word>junior|jr|entry|intermediate|intern|trainee|mid(?:dle)?|senior|sr|staff|principal|lead|head|director)\b\.?"
)
JOB = r"(?:position|role|job|opportunity|vacancy|opening)"
LEVEL_OF_THE_JOB = re.compile(  # from the word on: "mid-level position", "Seniority: senior", "entry-level role"
    rf"(?:junior|entry|mid(?:dle)?|intermediate|senior)(?:[ -](?:to|/)?[ -]?(?:senior|mid|lead|entry|junior))?[ -]?(?:level)?,? (?:(?:remote|full[- ]time|part[- ]time|permanent|contract|individual contributor|ic|technical) ){{0,2}}{JOB}\b"
)
NAMES_THE_JOB = re.compile(  # right before a level: "As our Senior …", "we are looking for a Senior …"
    r"(?:\bas (?:an?|our|the|your)?\s?(?:new |next |first )?|\b(?:looking for|seeking|seeks|hiring|in search of|searching for|recruiting|need|join \w{1,12}(?: \w{1,12})? as|opening for|role of|position of|vacancy for) (?:an?|our|the|one|two)?\s?(?:new |next |first |experienced |talented |highly skilled |skilled |passionate |great |strong |motivated |full[- ]time |remote |dedicated |driven )*)\Z"
)
LABELLED = re.compile(r"(?:seniority|(?:experience|job|career|position) level|level|job title|position|role)(?: level)?\W{0,4}\Z")
WINDOW, LONGEST_JOB = 90, 70
NO_JOB_WORDS = frozenset(("and", "for", "the", "remote", "with", "level", "team", "manager", "senior", "lead", "usa", "full", "stack"))


def level_in(ad: Ad, text: str) -> tuple[Level, str] | None:
    """Return the level of a job and the evidence: from its title, else from what its plain text calls it."""
    by_title = level_of_title(ad.title)
    if by_title:
        return by_title, TITLE
    return _level_in_text(ad.title, text)


def level_of_title(title: str) -> Level | None:
    """Return the level that a title names; of several the highest, but for an intern's."""
    words = NOT_OF_THE_JOB.sub(" ", lowered(title))
    return next((level for level, pattern in TITLE_LEVELS if pattern.search(words)), None)


def _level_in_text(title: str, text: str) -> tuple[Level, str] | None:
    lower = lowered(text)
    job = {word for word in re.findall(r"[^\W\d_]{3,}", lowered(title)) if word not in NO_JOB_WORDS}
    for match in LEVEL_WORD.finditer(lower):
        start = match.start()
        if start and lower[start - 1].isalnum():
            continue
        before = lower[max(0, start - WINDOW) : start]
        own = LEVEL_OF_THE_JOB.match(lower, start)
        if own and not re.search(r"\b(?:previous|prior|to an?|into|other|in an?)\W{1,3}\Z", before):
            return IN_TEXT[match["word"]], quote(text, start, own.end())
        named = NAMES_THE_JOB.search(before) or LABELLED.search(before)
        rest = lower[match.end() : match.end() + LONGEST_JOB].split("\n", 1)[0]
        called = re.match(r"[\w&/+#.'’ -]{0,60}", rest)
        if named and called and job.intersection(re.findall(r"[^\W\d_]{3,}", called[0])):
            return IN_TEXT[match["word"]], quote(text, start - len(named[0]), match.end() + called.end())
    return None
