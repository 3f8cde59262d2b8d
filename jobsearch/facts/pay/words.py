"""The words around an amount of money, by which it is the pay for the job or something else."""

from __future__ import annotations

from jobsearch.facts.text import any_of
from jobsearch.patterns import Pattern

PAY = any_of(
    r"salar(?:y|ies|io|ié|iale)|salário|salaire|salaried|gehalt|vergütung|verdienst|sueldo|wynagrodzenie|stawka",
    r"loon|lön",
    "remuneration|rémunération|remunera[cç](?:ión|ão)|renta|honorar",
    r"compensation|comp\b|wages?|earn(?:ings?)?\b|income|package|payout|payment|\brates?\b|doe\b|ctc\b|hiring range",
    r"hourly\W{0,3}\Z|\brange(?: (?:begins|starts)(?: at| from)?)?\W{0,3}\Z|(?:flat|fixed|project) fee\b",
    any_of(
        "base|hourly|starting|annual|monthly|weekly|gross|target|total|estimated|expected|full|our|the|grading",
        r"substitute|\A\W{0,6}",
    )
    + r"\s?pay\b",
    r"pay(?:\s(?:range|rate|scale|band|grade|is|of|for this|for the|starts|transparency)|\s?:)|pays\b|paid\b",
    r"\bbase(?: salary| range| pay|\W{0,3}\Z)|\bbudget for (?:this|the) (?:role|position)",
)
ON_TARGET = any_of(
    r"\bote\b|on[ -]target|(?:with|including) commissions?|variable",
    r"total (?:cash|comp\w{0,9}|earnings|rewards|package)",
)
OTHER = any_of(
    r"bonus(?:es)?|sign(?:ing)?[ -]on|referr\w{1,6}|stipends?|budgets?|allowances?|reimburs\w{0,7}|per diem|relocation",
    r"raised|raising|funding|funded|fund\b|series [a-h]\b|seed\b|investments?|invested|investors?|backed|capital",
    r"valu(?:ed|ation)\b|exit\b|acquired|acquisition|revenues?|\b[am]rr\b|\bgmv\b|turnover|market\b|industry|billings",
    r"donat\w{1,5}|grants?\b|equity|options?|shares?|401|insurance|coverage|retirement|super\b|match(?:ing)?\b",
    r"contribut\w{1,5}|benefits?|perks?|savings?|save\b|discounts?|credits?|rewards?|prizes?|gifts?\b|worth|lifetime",
    r"deals?\b|acv\b|quotas?|contract value|portfolio|assets|managing|management|accounts|transactions?|volume",
    r"processed",
    r"(?:customers|clients|users) pay|we pay \w{1,12} for|spend(?:ing)?\b|tuition|deposit|equipment|laptop|hardware",
    r"education|learning|training|courses?|home office|wellness|gym|internet|phone|travel|fees?\b|costs?\b",
    r"price[ds]?\b",
    r"fine\b|penalt\w{1,3}|commissions?\b|loans?|debt|population|employees|users|downloads|followers|companies",
    r"businesses|grown?\b|growth|sales of|sold|goal|target of",
)
BEFORE = Pattern(
    rf"(?P<other>(?<!\+ )(?<!plus )(?<!and )(?<!or )(?<!including ){OTHER})|(?P<target>{ON_TARGET})|(?P<pay>{PAY})"
)
UNLINKED_WORD = r"(?!(?:plus|and|with|as|for|base|salary|pay|salaried|is|are|or|ote|in)\b)[^\W\d][\w'/-]{0,20}[ ]"
OTHER_AFTER = Pattern(
    any_of(
        rf"\+?[ )*\]]{{0,3}}(?:{UNLINKED_WORD}){{0,3}}{OTHER}",
        r"\W{0,3}(?:for|on|towards?|off) (?:your|our|their|technical|books|courses|conferences|health|childcare)\b",
        r"\W{0,3}(?:for|on|towards?|off) (?:internet|phone|food|meals|lunch|groceries)\b",
        r"\W{0,3}(?:for|on|towards?|off) (?:\w{1,12} ){0,2}(?:assistance|expenses|purchases?)\b",
        r"\W{0,3}to (?:spend|set|cover|buy|put|use|invest|help)\b",
        r"\W{0,3}in (?:personal|workspace|sales|annual recurring|value)\b",
        r"\W{0,3}(?:per|/) ?(?:account|user|seat|person|employee|customer|lead|sale|child|quarter|night)\b",
        r"\W{0,3}after (?:a|an|one|your|\d{1,2}) ",
    )
)
TARGET_AFTER = Pattern(r"[ (*,]{0,3}(?:usd |base \+ )?(?:ote\b|on[ -]target)")
PAY_AFTER = Pattern(
    r"[ )(*,/|-]{0,4}(?:\w{2,12} ){0,2}"
    + any_of(
        r"base\b|basic\b|salary|gross|brutto|brut|netto|doe\b|ctc|depending on|based on|dependent on|commensurate",
        r"compensation",
        "plus (?:equity|bonus|commission|benefits|super)",
        r"\+ (?:equity|bonus|benefits|commission|vat|super)",
    )
)
UP_TO = Pattern(
    any_of(
        r"\bup to|\bupto|\bat most|\bmax(?:imum)?(?: of)?|\bno more than|\bnot exceed(?:ing)?|\bcap(?:ped)? (?:of|at)",
        r"\bas (?:high|much) as|\(to|[<≤]|\bbis(?: zu)?|\bhasta|\baté|\bjusqu'à|\bdo",
    )
    + r"\W{0,4}(?:an? )?(?:c\. ?)?\Z"
)
AT_LEAST = Pattern(
    any_of(
        r"\bfrom|\b(?:start|begin)(?:s|n?ing)?(?: pay| salary| rate)?(?: at| from| with| of|:)?",
        r"\bat least|\bmin(?:imum|\.)?(?: salary| pay| rate)?(?: of| is|:)?|\bno(?:t)? less than|\bmore than|\bover",
        r"\bupwards? of|[>≥]|\bab|\bdesde|\ba partir d[eo]|\bà partir de|\bvanaf|\bod",
    )
    + r"\W{0,4}\Z"
)
AND_MORE = Pattern(
    any_of(
        r"\s?and (?:up|above|more)\b|\s?or more\b",
        r"\+(?!\s?(?:\w|\()|\d| (?:bonus|equity|benefits|vat|commission|super|ote))",
        r"\+ ?(?=per |/|an? |usd|eur|gbp)",
    )
)
LINE_OF_ITS_OWN = Pattern(
    r"[\W_]{0,6}(?:(?:usd|cad|eur|gbp|aud|annually|yearly|doe|gross|base|remote|pro rata|negotiable)\b[\W_]{0,4}){0,2}"
    r"(?:\([^()\n]{0,40}\)\W{0,3})?(?:\Z|[•|·]|/ |, (?:full|part)[- ]time)"
)
BARE_AFTER = Pattern(  # after an amount without a currency, for it to be money
    r" ?(?:\Z|[-.,;:)+/|•*\n]|"
    + any_of(
        "per|an?|base|gross|net|annual(?:ly)?|yearly|month(?:ly)?|week(?:ly)?|hourly|doe|depend(?:ing|s)?|based|plus",
        r"with|and|for|p\.?\s?a|ctc|range|in",
    )
    + r"\b)"
)
CONVERTED = Pattern(r"\((?:approx\w{0,8}|about|~|≈|ca|circa|around|roughly|equivalent(?: to)?|or)?\W{0,4}\Z")
TO_SPEND_AFTER = Pattern(  # later in the line of an amount that nothing calls pay
    r"\b(?:for you to (?:use|spend)|allowance|vouchers?|extra|reimburs\w{1,6}|stipend|meals?|food|grocer\w{2,3}|gym)\b"
)
