"""Characters: repairs UTF-8 that was read as Latin-1, drops control characters and unseen ones, cuts piled-up marks."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING
from unicodedata import category

from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    import re

_LATIN_1_RUN = Pattern(r"[\x80-\xff]+")
_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ESCAPED_AMPERSAND = Pattern(r"&(?:amp;)+")
_MOST_ESCAPES = 4
_LINE_ENDS, _BLANKS = r"\v\f\x85\u2028\u2029", r"\t\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"
_ODD_LINE_END = Pattern(rf"\r\n?|[{_LINE_ENDS}]")
_ODD_BLANK = Pattern(f"[{_BLANKS}]")
_NEVER_SEEN = (
    r"\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
    r"\u115f\u1160\u3164\uffa0"  # letters that fill a place
)
_JOINERS, _FORMS = r"\u200c\u200d", r"\ufe00-\ufe0f\U000e0100-\U000e01ef"
_ODD = Pattern(rf"[\r{_LINE_ENDS}{_BLANKS}{_NEVER_SEEN}{_JOINERS}{_FORMS}]")  # few texts have any
_UNSEEN = Pattern(
    rf"[{_NEVER_SEEN}]"
    rf"|(?<![^\x00-\x7f])[{_JOINERS}]+|[{_JOINERS}]+(?![^\x00-\x7f])"  # they join emoji and letters
    rf"|(?<=[{_JOINERS}])[{_JOINERS}]+"
    r"|(?<![0-9#*\xa9\xae\u2010-\ufdff\uff00-\uffff\U00010000-\U000e00ff])"  # digits, signs, Chinese and emoji
    rf"[{_FORMS}]",  # select one of their forms
)
_MOST_MARKS = 6  # on one letter; a syllable of Burmese may need as many
_MAYBE_MARKS = Pattern(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def repair_encoding(text: str) -> str:
    """Undo UTF-8 read as Latin-1, run by run; a run that is not UTF-8 was read correctly and stays.

    A text that was cut within a character loses that character, if other characters show that it was misread.
    """
    if text.isascii():
        return text
    misread = False

    def repaired(run: re.Match[str]) -> str:
        nonlocal misread
        raw = run[0].encode("latin-1")
        try:
            whole = raw.decode()
        except UnicodeDecodeError as error:
            cut = run.end() == len(text) and error.reason == "unexpected end of data"
            if not cut or not (misread or error.start):
                return run[0]
            whole = raw[: error.start].decode()
        misread = True
        return whole

    return _LATIN_1_RUN.sub(repaired, text)


def unescape_entities(text: str) -> str:
    """Turn HTML entities into characters, also those escaped twice; `&copy=` in an address is not an entity."""
    for _ in range(_MOST_ESCAPES):
        if "&" not in text:
            break
        once = _ENTITY.sub(lambda entity: unescape(entity[0]), _ESCAPED_AMPERSAND.sub("&", text))
        if once == text:
            break
        text = once
    return text


def drop_unseen(text: str) -> str:
    """Drop control, writing-direction and zero-width characters; make all line ends and blanks the same.

    Of more marks on one letter than any language puts there the first ones stay.
    """
    text = text.replace("\xa0", " ")
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    if _ODD.search(text):
        text = _UNSEEN.sub("", _ODD_BLANK.sub(" ", _ODD_LINE_END.sub("\n", text)))
    return _MAYBE_MARKS.sub(_cut_marks, text)


def _cut_marks(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for char in run[0]:
        kind = category(char)
        if kind.startswith("M"):
            marks += 1
        elif kind != "Cf":
            marks = 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)
