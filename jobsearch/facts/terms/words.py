"""The words around a term such as "full-time", by which the job is offered on that term or not."""

from __future__ import annotations

from jobsearch.facts.terms.phrases import CONTRACT_WORK
from jobsearch.facts.text import any_of
from jobsearch.patterns import Pattern

LABEL = Pattern(  # "Job type: Remote, "
    any_of(
        any_of("job|employment|position|contract|work|engagement|role|assignment|hire|vacancy")
        + r"[ -]?(?:type|status|terms?|basis|schedule|time|arrangement)s?",
        "type|status|term|schedule|engagement|hours|commitment|availability|classification|employment",
        "(?:form|type|nature) of (?:employment|contract|job|position|work)|contract|modalidad|modality",
        "jornada|contrato|vertragsart|arbeitszeit|beschäftigungsart|anstellungsart",
    )
    + r"\s?[:|\n-][\s\W]{0,6}(?:[\w,/ -]{1,30}[,/|( -] ?)?\Z"
)
OFFERED_BEFORE = Pattern(
    r"\b"
    + any_of(
        r"(?:this|the|position|role|job|opportunity|it|offer(?:ing)?|assignment|open to(?: both)?|available|consider"
        r"|offered|employed)(?:[ ,](?!(?:not|all|our|into|employees)\b)[\w/*'-]{1,20}|,){0,6}[ ,]",
        r"(?:for|as|on|is|are|are you new to) (?:(?:an?|our|the|one|both) )?(?:[\w/-]{1,16},? ){0,4}",
    )
    + r"\Z"
)
CONTRACT_TOO = Pattern(  # after "full-time"
    r",? ?(?:(?:long[- ]term|remote|independent|fixed[- ]term|temporary|\w{1,6}[- ]months?|maternity|parental"
    r"|leave) ){0,3}"
    rf"(?:cover\b|contract(?:or)?\b(?! {CONTRACT_WORK})|freelancer?\b"
    "|temporary (?:position|role|contract)|fixed[- ]term)"
    "|, independent contractor"
)
CHOICE = Pattern(r" ?(?:or|and/or|/) ?(?:part|full)[- ]time")
DESCRIBED = r"(?:(?!(?:with|who|that|to|of|in|as|by|from|whose|while|not|on|at|out)\b)[\w/&'-]{2,18},? ){0,6}"
SOUGHT = Pattern(  # "in need of an experienced "
    r"\b"
    + any_of(
        any_of(
            r"(?:we|to) seek|seeking|seeks|look(?:ing|s) (?:for|to (?:add|hire|recruit|bring on|find|engage))",
            r"hiring(?! (?:manager|process|team))|hir(?:es|e an?)|recruiting|search(?:ing|es)? (?:for|of)",
            "(?<=in )search of|in need of|need for|adding",
            "(?:openings?|vacanc(?:y|ies)|opportunity|role|position) for|bringing on|(?:require|need|want)s? an?",
        )
        + rf" (?:(?:an?|our|the|one|two|several|some|another) )?{DESCRIBED}",
        r"join (?:\w{1,16} ){1,3}as (?:an?|our|the) (?:[\w-]{2,16} ){0,3}",
    )
    + r"\Z"
)
SOUGHT_BY_OTHERS = Pattern(
    r"(?:\b"
    + any_of(
        r"help\w{0,3}|enabl\w{1,3}|allow\w{0,3}|not|no|never|companies|businesses|employers|when|if|future|plan(?:s|ning)?",
        r"responsible|experienced? (?:in|with)|who|that|(?:you|they)(?:'ll| will| may| can)?",
    )
    + r"\b|n't\b)[^.!?\n|:;]{0,40}\Z"
)
NO_JOB_AFTER = Pattern(  # after "looking for a temporary"
    r"s?[ -](?:[a-z]{2,12} )?"
    + any_of(
        r"solution|fix\b|workaround|home|housing|relief|file|measure|experience|years?|goals?|plans?|results?|memory",
        "compan(?:y|ies)|startup|benefits|renewals?|signature|in place|that\b",
        "stud(?:ent|y|ies)|profits?|needs|thinking|strateg(?:y|ies)",
    )
)
WORKING = Pattern(  # right before full-time or part-time: "you will work "
    r"\b"
    + any_of(
        any_of(
            r"(?:you|you'll|you'd|will|must|can|would|to|able to|want to|and)(?: also| initially)? "
            r"(?:be )?(?:work(?:ing)?|employed|engaged|commit(?: to)?|committed|dedicated|start(?:ing)?)",
            r"to join (?:us|our \w{2,16}|the \w{2,16})",
            "availability to work|starts|starting|starting (?:out|off)",
        )
        + r"(?: (?:for|with) us| from home| remotely| together| as| on| an?){0,2},? ",
    )
    + r"\Z"
)
WORKED_BY_OTHERS = Pattern(
    r"(?:\b"
    + any_of(
        r"help\w{0,3}|enabl\w{1,3}|allow\w{0,3}|not|never|companies|founders?|students?|they|eligib\w{2,5}|if|i|his|her",
        r"possib\w{1,6}|continu\w{1,3}|quit|left|leave|previously|before|employees|people|everyone|anyone|may|after|once",
    )
    + r"\b|n't\b)[^.!?\n|:;]{0,40}\Z"
)
AVAILABLE_AFTER = Pattern(
    r" ?(?:(?:and|or|/|&) ?(?:part|full)[ -]?time )?(?:(?:position|role|work|hours|option|job)s? )?"
    r"(?:are |is )?(?:also )?(?:available|possible|offered|availability|commitment|considered|accepted)\b"
)
HAVING = Pattern(
    r"\b(?:ha(?:s|ve)|there(?:'s| is| are)|offer(?:s|ing)?:?(?: you)?|apply (?:now )?(?:for|to)) "
    r"(?:(?:an?|this|one|our) )?(?:[\w-]{2,16},? ){0,3}\Z"
)
VACANCY_AFTER = Pattern(
    r",? ?(?:(?:and|permanent|remote|fully|paid|contract|exempt|[\w-]{2,16}) ){0,3}"
    r"(?:positions?|roles?|jobs?|opening|opportunit(?:y|ies)|vacanc(?:y|ies)|gigs?|assignment|employment)\b"
)
BEGINS = Pattern(
    r"(?:\A|\n)\W{0,5}(?:an? (?:[a-z-]{3,14},? ){0,2})?"
    "(?:(?:flexible|long-term|paid|permanent|remote|fully remote|independent|initial|ongoing) ){0,2}\\Z"
)
IS = Pattern(
    any_of(
        r"\b(?:position|role|job|opportunity|this|it) (?:is|will be|would be|can be) (?:an? )?(?:\w{1,12} ){0,2}",
        r"\bavailable ",
    )
    + r"\Z"
)
NOT_OFFERED_BEFORE = Pattern(
    r"(?:\b"
    + any_of(
        r"transition\w{0,3}|possib\w{1,6}|potential|convert\w{0,3}|conversion|lead(?:s|ing)? to|turn into",
        r"becom(?:e|ing)",
        r"expand\w{0,3}|extend\w{0,3}|grow|future|eligib\w{2,5}|get|find|(?:opportunity|chance) to",
        r"hassle(?: and risk)? of",
        r"manag\w{1,3}|review|negotiat\w{1,3}|draft\w{0,3}|customers?|sign(?:ed)?",
        r"official|legal|written|gov\w{1,8}|clients?'?s?|smart|working with|through",
        r"interviews?|recruit|sourc\w{1,3}|fill\w{0,3}",
        r"all|our|other|each|every|any|current|existing|previous|prior|team of|years?|yrs?|not|no|non|with|while|into",
    )
    + r"\b|n't\b)[^.!?\n|:;]{0,40}\Z"
)
BENEFITS = r"insurance|benefits?|medical|dental|401k?|pto|vacation|accrue\w{0,2}"
OF_BENEFITS = Pattern(rf"\b(?:{BENEFITS})\b[^.!?\n|:;]{{0,40}}\Z")
OF_OTHERS = Pattern(
    r"(?:\b"
    + any_of(
        r"not|no|never|manag\w{1,3}|review|sign\w{0,3}|clients?|customers?|contractors|freelancers|vendors|employees",
        rf"help\w{{0,3}}|companies|experience|possib\w{{1,6}}|potential|future|past|prior|previous|completed|[ap]m|{BENEFITS}",
    )
    + r"\b|n't\b)[^.!?\n|:;]{0,40}\Z"
)
WORKER = any_of("engineer|developer|designer|writer|specialist|manager|analyst|architect|representative|strategist")
THING_AFTER = Pattern(  # "… (10 h a week), remote job"
    r"[\s*)]{0,3}(?:\([^()\n]{0,30}\)[\s*]{0,2})?,? ?(?:"
    + any_of(
        "and|or|remote|permanent|long[- ]term|salaried|onsite|hybrid|independent|exempt|non-exempt|contract|contractor",
        "hourly|w-?2|home[- ]based|freelance|temporary|paid|fully|us|flexible|consulting|100%|consultant|employment",
        "work[- ]from[- ]home|based",
    )
    + r",?[ /]){0,4}"
    + any_of(
        r"positions?\b|roles?\b|jobs?\b|opportunit(?:y|ies)|basis|assignment|engagement|employment|vacancy|opening",
        r"gig\b",
        r"contractor|freelancer|contract\b|consultant|recruiter|assistant|offered|schedule|hours|work\b|permanent",
        r"remote|cover\b(?! letter)",
        rf"(?:[\w/]{{2,16}} ){{0,5}}{WORKER}\b",
    )
)
NOT_OFFERED_AFTER = Pattern(
    r"(?:'s|s)?[ *,-]{0,3}(?:(?:regular|permanent|us|u\.s\.|salaried|remote|non-us|exempt)[ ,/]{1,2})?"
    + any_of(
        "employees?|staff|members?|team members?|workers|associates?|devs?|engineers and|colleagues|people|hires",
        "students?",
        "experience|work experience|years?|equivalent|stud(?:y|ies)|enrol|graduat|universit|college|faculty",
        "offers include",
        "benefits|of employment|pricing|management|negotiat|review|manage|law|administrat|documents?|lifecycle|value",
        "renewals?|invoices?|requirements?|vendors?|with (?:our|clients|customers|vendors)",
        "roles? (?:at companies|down)",
    )
)
DURATION_BEFORE = Pattern(  # "6-month rolling contract"
    r"\b(?:\d{1,2}|three|six|nine|twelve)\+?[ -](?:months?|weeks?)[ -](?:(?!trial)[a-z-]{3,12} ){0,2}\Z"
)
DURATION_AFTER = Pattern(
    r"(?: (?:length|duration|term|period))?\s?[:(-]\s?\d{1,2}\+?(?:-\d{1,2})? ?(?:months?|weeks?)\b"
)
AS = Pattern(
    r"\b(?<!experience )(?:engaged|hired|employed|work|paid|onboarded|join us|contracted"
    r"|be) as an? (?:[a-z-]{2,14} ){0,2}\Z"
)
AS_OPENS = Pattern(r"(?:\A|[\n.!:]\s?)\W{0,3}as an? (?:[a-z-]{2,14} ){0,2}\Z")
YOU_AFTER = Pattern(r"(?:er|r)?(?: [a-z]{3,16}){0,2},? you")
ON_A = Pattern(r"\bon an? (?:[a-z-]{2,14} ){0,2}\Z")
BASIS_AFTER = Pattern("[ -](?:[a-z]{2,12} )?basis")
ALONE_BEFORE = Pattern(
    r"(?:\A|[\n|·•,/(\[]|[a-z)]: |remote[ ,-]{1,3}|- )[^\w\n|,]{0,5}(?:(?:remote|permanent|100%|w-?2"
    r"|paid)[ ,/-]{1,3})?\Z"
)
ALONE_AFTER = Pattern(
    r"(?: ?(?:or|and|/|&) ?(?:part|full)[ -]?time)?[\s*]{0,2}(?:(?:remote|permanent|contract|contractor|only"
    r"|position|role|employee|w2|hybrid|onsite|b2b)\b)?"
    r"[ *]{0,2}(?:[\n|·•,/)\](;-]|\.?\Z|\.\s?\n)| remote(?=\d)"
)
