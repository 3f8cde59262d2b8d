"""The phrases by which ads say where applicants must live, as data."""

from __future__ import annotations

from jobsearch.facts.openness.cues import Cue, Rank, Side, Who

IN = r"(?:in|within|inside|from|across|throughout|near|around|at|out of|anywhere in|anywhere within|local to|close to)"
TO_MOVE = r"(?:willing|able|happy|open|ready) to (?:relocate|move) to"
OR_NEAR = rf"(?: (?:or|and) (?:near|around|local to|close to|within|in|{TO_MOVE}))?\b"
PEOPLE = r"(?:candidates?|applicants?|applications|people|persons?|talents?|individuals?|anyone|someone|residents?)"
STOP = (
    r"(?:\d[^ ]{0,9}|over|hundreds|thousands|nearly|(?:new )?(?:customers|clients|partners|companies|businesses|leads)"
    r"|opportunities|solutions|ways|markets?"
    r"|with|who|whom|to|that|which|experienced?|about|for|by|on|help\w*|whose|if|when|passionate|manag(?:er|ing) of)"
)
WORD = rf"(?: (?!{STOP}\b|{IN} )[^\s.;:!?]{{1,20}})"
NO_FIRM = r"(?! (?:manager|process|team|firm|agency|compan|partner|platform))"
WORKS = r"(?:legally |lawfully |live and |live or |be |physically )?(?:work|employed|reside|live)"
LABELS = (
    r"(?:where(?:abouts)?|open to|available in|hiring (?:from|in)|country|countries|regions?|states"
    r"|place(?: of work)?|geography|based(?: in)?|ubicaci[oó]n"
    r"|lugar(?: de trabajo)?|localiza[cç][aã]o|local(?: de trabalho)?|lieu(?: de travail)?|localisation|lokation"
    r"|standort|arbeitsort|einsatzort|sede|residen(?:ce|cy))"
)
JOBS = (
    r"(?:\W{0,3}(?:(?!and\b|or\b)[\w-]{1,20},? ){0,2}(?:roles?|positions?|jobs?|candidates?|applicants?|only|remote"
    r"|talents?|opportunity|freelancers?|professionals?|individuals?|developers?|engineers?|person|preferred|required"
    r"|contractors?)\b)"
)
BASED = r"(?:based|wide)\b(?! (?:on|in|at|out|near)\b)"
ENDS = (
    r"\s{0,3}(?:$|[\n).,;|/•·(\[-]|(?:only|based|or|and|residents?|hours|full|part|contract|preferred|candidates?"
    r"|roles?|positions?|jobs?|opportunity)\b)"
)

PLACE_CUES = (
    Cue(
        "locate based living live reside residing resident residency residence domiciled situated physically",
        r"(?:physically )?(?:located|based|living|lives?|residing|resides?|residents?|residency|residence|domiciled"
        r"|situated|present)"
        r"(?: (?:anywhere|permanently|legally|remotely|only|primarily|preferably|physically|somewhere|full[- ]time))?"
        rf",? {IN}{OR_NEAR}",
        Who.APPLICANTS,
    ),
    Cue("resident citizen national", r"(?:residents?|citizens?|nationals?) of\b", Who.NAMED),
    Cue("who", r"who (?:is|are) (?:currently |already )?in\b", Who.NAMED),
    Cue(
        "must should need has have as_long so_long provided",
        r"(?:(?:must|should|need to|has to|have to) be|(?:as long as|so long as|provided(?: that)?) (?:you|they)"
        r"(?:'re| are)) (?:currently |already )?(?:in|from|within)\b",
        Who.ANYBODY,
    ),
    Cue(
        "commut driving radius miles kilomet minutes hours drive",
        r"(?:commut(?:e|able|ing)(?: distance| range| area| reach)?|driving distance|radius|miles|kilomet(?:er|re)s"
        r"|minutes|hours?|drive) (?:of|to|from|around)\b",
        Who.APPLICANTS,
    ),
    Cue(
        "authori eligi entitle permi able ability allowed right perm legal",
        r"(?:authori[sz]ed|eligible|entitled|permitted|able|ability|allowed|right|permission|authori[sz]ation|eligibility"
        rf"|permit|legal right) to {WORKS}(?: and live| and reside|,? legally| lawfully| remotely| full[- ]time"
        r"| permanently){0,2} (?:in|within|from)\b",
        Who.NOT_OTHERS,
    ),
    Cue(
        "work employment eligible",
        r"(?:(?:work|employment) (?:authori[sz]ation|permits?|visas?|eligibility|rights?) (?:for|in|within)"
        r"|eligible for (?:full[- ]time |permanent )?(?:employment|hire) (?:in|within))\b",
        Who.NOT_OTHERS,
    ),
    Cue(
        "seeking looking hiring recruit hire employ search",
        rf"(?:seeking|looking for|(?:hiring|recruiting){NO_FIRM}|hired?|employ|searching for)"
        rf"{WORD}{{0,8}} {IN}{OR_NEAR}",
        Who.EMPLOYER,
    ),
    Cue(
        "open consider interview accept welcom prefer",
        rf"(?:open (?:to|for)|consider(?:ing)?|interviewing|accept(?:ing)?|welcom(?:e|ing)|prefer)"
        rf"{WORD}{{0,5}} {PEOPLE}{WORD}{{0,3}} {IN}{OR_NEAR}",
        Who.EMPLOYER,
    ),
    Cue(
        "role position job opportunity vacancy",
        r"(?:role|position|job|opportunity|vacancy)(?: is|,| will be)?(?: currently| only| also)?"
        r"(?: (?:open|available|offered)(?: only)? (?:to|in|for|within|across|throughout)| (?:in|within|throughout))\b",
        Who.NOT_OTHERS,
    ),
    Cue(
        "candidat applica resident someone somebody anyone anybody freelanc contractor",
        r"(?:candidates?|applicants?|applications|residents?|someone|somebody|anyone|anybody|freelancers|contractors)"
        rf" (?:only )?{IN}\b",
        Who.APPLICANTS,
    ),
    Cue("anywhere", r"anywhere (?:in|within|across|inside)\b", Who.APPLICANTS),
    Cue(
        "work",
        r"work(?:ing)?(?: remotely)? (?:from )?anywhere,? (?:in|within|across|inside)\b",
        Who.FREED,
        rank=Rank.HEADING,
    ),
    Cue("outside", r"outside(?: of)?\b", Who.EXCLUDED),
    Cue(
        "remote work home",
        r"(?:remote(?:ly)?(?: role| position| job| work| working| opportunity| from home)?(?: is)?"
        r"(?: possible| allowed| available)?,?"
        rf"(?: only| anywhere)? \(?{IN}|(?:work(?:ing)? from )?home(?:[- ](?:office|based))? (?:in|within"
        rf"|anywhere in))\b",
        Who.NOT_OTHERS,
        rank=Rank.HEADING,
    ),
    Cue(
        "remote home",
        r"(?:remote(?:ly)?|home[- ]based)(?:[ ,:;/|(\[•·@-]){1,4}",
        Who.NOT_OTHERS,
        Side.LABEL,
        Rank.HEADING,
        ENDS,
    ),
    Cue(
        "remote",
        r"remote(?: role| position| job| candidates| only)?(?=\W{0,3}(?:$|[\n|,)·(/]))",
        Who.APPLICANTS,
        Side.BEFORE,
        Rank.HEADING,
    ),
    Cue("remote", r"remote (?:role|position|job|opportunity)\b", Who.NOT_OTHERS, Side.BEFORE, Rank.HEADING),
    Cue("relocate", r"relocate to\b", Who.NAMED),
    Cue(
        "cualquier qualquer",
        r"(?:cualquier|qualquer) (?:lugar|parte|ubicaci[oó]n|estado|cidade|ciudad) (?:de|do|da|del|en|no|na)\b",
        Who.ANYBODY,
    ),
    Cue("remot", r"remot[oa]s? (?:en|em|desde|de|in|aus|from|depuis|dans)\b", Who.NOT_OTHERS, rank=Rank.HEADING),
    Cue(
        "resid viv mora wohnhaft bas",
        r"(?:resid(?:a|ir|encia|ente|entes|ência) (?:en|em)|viv(?:a|ir|er) (?:en|em)|morar (?:en|em)|wohnhaft in"
        r"|basé(?:e)? (?:en|au|aux|à))\b",
        Who.NOT_OTHERS,
    ),
    Cue(
        "only resident citizen based candida applica national area hire",
        r"(?:(?:residents?|citizens?|based|candidates?|applicants?|nationals?|area|area hires?|hires?) )?only\b",
        Who.NOT_OTHERS,
        Side.BEFORE,
    ),
    Cue(
        "citizen national person passport work permanent",
        r"(?:citizen(?:s|ship)?|nationals?|persons?|passports?|work (?:authori[sz]ation|permit|visa)"
        r"|permanent resident)\b",
        Who.APPLICANTS,
        Side.BEFORE,
    ),
    Cue("candida applica resident", r"(?:candidates?|applicants?|residents?)\b", Who.SOUGHT, Side.BEFORE),
    Cue("based wide", BASED, Who.NOT_OTHERS, Side.BEFORE, Rank.HEADING, JOBS),
    Cue("based wide", BASED, Who.NAMED, Side.BEFORE, Rank.HEADING, r" ?[,;|)./\n]|\W{0,9}$"),
    Cue(
        "locations location",
        r"locations?(?: requirements?| preferences?|\(s\))?(?: ?: ?| - )",
        Who.LABELLED,
        Side.LABEL,
        Rank.HEADING,
    ),
    Cue("📍", r"📍 ?", Who.ANYBODY, Side.LABEL, Rank.HEADING),
    Cue(
        "eligi approved hiring open available job_location location where countr region state place geog based ubicac"
        " lugar local lieu standort arbeitsort einsatzort sede residen lokation",
        rf"(?:(?:eligible|approved|hiring) )?(?:{LABELS} ?(?::|\n)|(?:job )?locations?\n)",
        Who.OPENS_LINE,
        Side.LABEL,
        Rank.HEADING,
    ),
)
