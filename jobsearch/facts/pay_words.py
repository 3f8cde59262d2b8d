"""The words around an amount of money that tell whether it is the pay of the job."""

from __future__ import annotations

import re

PAY = (
    r"salar(?:y|ies|io|ié|iale)|salário|salaire|gehalt|vergütung|verdienst|remuneration|rémunération|remunera[cç](?:ión|ão)"
    r"|sueldo|wynagrodzenie|stawka|loon|compensation|comp\b|wages?|earn(?:ings?)?\b|income|package|payout|pay(?:ing)? up"
    r"|(?:base|hourly|starting|annual|monthly|weekly|gross|target|total|estimated|expected|full|our|the|grading|substitute|\A\W*)"
    r"\s?pay\b|pay(?:\s(?:range|rate|scale|band|grade|is|of|for this|for the|starts|transparency)|\s?:|\srange)|pays\b|paid\b"
    r"|payment|\brates?\b|\bbase(?: salary| range| pay|\W{0,3}\Z)|\bsalaried\b|doe\b|ctc\b|stipends?\b(?=\W{1,3}inr)|\bbudget for (?:this|the) (?:role|position)|hiring range|renta|honorar"
)
ON_TARGET = r"\bote\b|on[ -]target|with commissions?|including commissions?|total (?:cash|comp\w{0,9}|earnings|rewards|package)|variable"
OTHER = (
    r"bonus(?:es)?|sign(?:ing)?[ -]on|referr\w{1,6}|stipends?|budgets?|allowances?|reimburs\w{0,7}|raised|raising|funding|funded|series [a-h]\b|seed\b"
    r"|investments?|invested|investors?|valu(?:ed|ation)\b|revenues?|\barr\b|\bmrr\b|\bgmv\b|turnover|market\b|industry|donat\w{1,5}|grants?\b"
    r"|equity|options?|shares?|401|insurance|benefits?|perks?|savings?|save\b|discounts?|credits?|reward|prizes?|fund\b|match(?:ing)?\b|contribut\w{1,5}"
    r"|deals?\b|acv\b|quotas?|portfolio|assets|managing|management|accounts|transactions?|volume|processed|customers pay|clients pay|users pay|we pay \w{1,12} for"
    r"|spend(?:ing)?\b|ad spend|tuition|relocation|gifts?\b|worth|exit\b|acquired|acquisition|capital|billings|contract value|fees?\b|costs?\b|price[ds]?\b|fine\b|penalt\w{1,3}"
    r"|commissions?\b|super\b|retirement|coverage|deposit|equipment|laptop|education|learning|training|courses?|home office|wellness|gym|internet|phone|hardware"
    r"|population|employees|users|downloads|followers|loans?|debt|backed|companies|businesses|grown?\b|growth|sales of|sold|goal|target of|per diem|travel|lifetime|revenue"
)
BEFORE = re.compile(
    rf"(?P<other>(?<!\+ )(?<!plus )(?<!and )(?<!or )(?<!including )(?:{OTHER}))|(?P<target>{ON_TARGET})|(?P<pay>{PAY})"
)
WORDS_BETWEEN = r"(?:(?!plus\b|and\b|with\b|as\b|for\b|base\b|salary\b|pay\b|salaried\b|is\b|are\b|or\b|ote\b|in\b)[^\W\d][\w'’/-]{0,20}[ ]){0,3}"
OTHER_AFTER = re.compile(
    rf"\+?[ )*\]]{{0,3}}{WORDS_BETWEEN}(?:{OTHER})"
    r"|\W{0,3}(?:(?:for|on|towards?|off) (?:your|our|their|technical|books|courses|training|conferences|health|childcare|gym|\w{1,12} (?:assistance|expenses|purchases?))"
    r"|to (?:spend|set|cover|buy|put|use|invest|help)|in (?:funding|revenue|personal|workspace|assets|sales|equity|credits|savings|arr|annual recurring|capital|benefits|value|loans)"
    r"|a year to spend|per (?:account|user|seat|person|employee|customer|lead|sale|referral|head|child|transaction|quarter|night)\b|/ ?quarter|/ ?(?:account|user|seat|person|employee)\b"
    r"|after (?:a|an|one|your|\d{1,2}) )"
)
TARGET_AFTER = re.compile(r"[ (*,]{0,3}(?:usd |base \+ )?(?:ote\b|on[ -]target)")
PAY_AFTER = re.compile(
    r"[ )(*,/|-]{0,4}(?:\w{2,12} ){0,2}(?:base\b|salary|gross|brutto|brut|netto|doe\b|depending on|based on|dependent on|commensurate|compensation"
    r"|plus (?:equity|bonus|commission|benefits|super)|\+ (?:equity|bonus|benefits|commission|vat|super)|ctc)"
)
UP_TO = re.compile(
    r"(?:\bup to|\bupto|\bmax(?:imum)?(?: of)?|\bno more than|\bnot exceed(?:ing)?|\bbis(?: zu)?|\bhasta|\baté|\bjusqu['’]à"
    r"|\(to|\bas (?:high|much) as|[<≤]|\bdo|\bcap(?:ped)? (?:of|at))\W{0,4}(?:an? )?(?:c\. ?)?\Z"
)
AT_LEAST = re.compile(
    r"(?:\bfrom|\bstart(?:s|ing)?(?: pay| salary| rate)?(?: at| from| with| of|:)?|\bat least|\bmin(?:imum|\.)?(?: salary| pay| rate)?(?: of| is|:)?|\bno less than|\bnot less than|\bab"
    r"|\bdesde|\ba partir d[eo]|\bà partir de|\bvanaf|\bupwards? of|\bod|[>≥]|\bmore than|\bover|\bbegin(?:s|ning)? at)\W{0,4}\Z"
)
AND_MORE = re.compile(
    r"\s?(?:\+(?!\s?(?:\w|\())|and (?:up|above|more)\b|or more\b|\+(?= |$)(?! (?:bonus|equity|benefits|vat|commission|super|ote)))"
)
LINE_OF_ITS_OWN = re.compile(
    r"[\W_]{0,6}(?:(?:usd|cad|eur|gbp|aud|annually|yearly|doe|gross|base|remote)\b[\W_]{0,4}){0,2}(?:\([^()\n]{0,40}\)\W{0,3})?\Z"
)
CONVERTED = re.compile(r"\((?:approx\w{0,8}|about|~|≈|ca|circa|around|roughly|equivalent(?: to)?|or)?\W{0,4}\Z")
LABEL = re.compile(r"[^\n.!?]{0,40}?\W{0,4}\Z")
