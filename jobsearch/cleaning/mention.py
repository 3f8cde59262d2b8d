"""The anti-spam sentence: removed, with the reader's encoded address; the word to mention is kept."""

from __future__ import annotations

import re
from base64 import b64decode

from jobsearch.patterns import Pattern


def _cuttable(words: str) -> str:
    """Return a pattern of words in a row, where the text may end after any of them, or within the next one."""
    *before, pattern = words.split()
    for word in reversed(before):
        pattern = rf"{word}(?:\s+{pattern}|\s*\S*\Z)"
    return pattern


_ASK = r"lease\s+mention\s+the\s+words?\s+"
_WORD = r"[*_\"'`“]*(?P<word>[^\W\d_][\w'\u2019-]{0,60}(?:\s[^\W\d_][\w'\u2019-]{0,60}){0,4}?)[*_\"'`”]*\s+"
_APPLYING = _cuttable("when applying to show you read the job post completely")
_TAGGED = _cuttable(rf"and(?:\s+tag)?(?:\s+\S+)?? {_APPLYING}")
_FEATURE = _cuttable(r"This is a(?:\s+beta)? feature to avoid spam applicants\b\.?")
_COMPANIES = _cuttable(
    r"Companies can search the\w* words? to find applicants that read this and see they\W?re human\b\.?",
)
_EXPLANATION = (
    rf"(?:\s*\([^()\s]*(?:\)|\Z))?(?:\s*\.)?(?:\s*(?:{_FEATURE}|T\S{{0,3}}\Z))?(?:\s*(?:{_COMPANIES}|C\S{{0,8}}\Z))?"
)

_SENTENCES = [
    Pattern(form)
    for form in (
        rf"[Pp](?i:{_ASK}{_WORD}(?:{_TAGGED}|{_APPLYING}){_EXPLANATION})",
        rf"[Pp](?i:{_ASK})\*\*(?P<word>[^*\n]{{1,60}})\*\*\s*\S{{0,4}}\Z",
        r"[Pp](?i:lease\s+mention\s+t(?:\S*|he\s+w\S*|he\s+words?\s+\*\S*)\s*\Z)",
    )
]
_WITHOUT_ITS_HEAD = Pattern(
    r"(?i:(?:and\s+tag\s+\S+\s+)?when\s+applying\s+to\s+show\s+you\s+read\s+the\s+job\s+post\s+completely)"
    rf"(?i:{_EXPLANATION})"
)
_MARK_BEFORE = Pattern(r"[*_]{1,3}\Z")

_TAG = Pattern(r"R([M-RYZ][A-Za-z0-9+/]{3,60})(?:=|%3D){0,2}")
_ADDRESS = re.compile(
    rb"\d{1,3}(?:\.\d{1,3}){3}.*|\d{1,3}\.[\d.]*|[0-9a-f]{0,4}:[0-9a-f:.]+", re.IGNORECASE | re.DOTALL
)
_START_OF_ADDRESS = re.compile(rb"[0-9a-f]+", re.IGNORECASE)
_ANNOUNCED = Pattern(r"(?:\btag\s+|[(\[]?#)\Z", re.IGNORECASE)


def take_mention(text: str) -> tuple[str, str | None]:
    """Return a text without the anti-spam sentence, in any of its forms, and the word that it asks for."""
    word, folded = None, text.lower()
    if "mention" in folded:
        for sentence in _SENTENCES:
            text, found = _take(text, sentence)
            word = word or found
        folded = text.lower()
    if "applying to show" in folded and "mention the word" not in folded:
        text = _WITHOUT_ITS_HEAD.sub("", text)
    return drop_tags(text), word and " ".join(word.split())


def _take(text: str, sentence: Pattern) -> tuple[str, str | None]:
    """Return a text without a sentence and the emphasis around it, and the word that it asks for."""
    word, kept, end = None, [], 0
    for found in sentence.finditer(text):
        word = word or found.groupdict().get("word")
        mark = _MARK_BEFORE.search(text[max(end, found.start() - 3) : found.start()])
        width = len(mark[0]) if mark and text.startswith(mark[0], found.end()) else 0
        kept.append(text[end : found.start() - width])
        end = found.end() + width
    return "".join([*kept, text[end:]]), word


def drop_tags(text: str) -> str:
    """Drop each tag: an R and then the base64 of an IP address, or of the beginning of one."""
    kept, end, start = [], 0, 0
    while found := _TAG.search(text, start):
        start = found.start()
        announced = _ANNOUNCED.search(text[max(end, start - 8) : start])
        if not _holds_address(found[1], announced=bool(announced)):
            start += 1
            continue
        kept.append(text[end : start - len(announced[0])] if announced else text[end:start])
        start = end = found.end()
        if announced and text[end : end + 1] == {"(": ")", "[": "]"}.get(announced[0][0]):
            start = end = end + 1
    return "".join([*kept, text[end:]]) if kept else text


def _holds_address(payload: str, *, announced: bool) -> bool:
    whole = payload[:-1] if len(payload) % 4 == 1 else payload
    decoded = b64decode(whole + "==")
    return bool(_ADDRESS.fullmatch(decoded) or (announced and _START_OF_ADDRESS.fullmatch(decoded)))
