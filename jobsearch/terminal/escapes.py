"""What a terminal would obey, or show as something else, is made visible: control and writing-direction characters."""

from __future__ import annotations

import re

CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
UNSEEN = r"\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
OBEYED = re.compile(rf"[{CONTROL}{UNSEEN}]|\r(?!\n)")
STYLE = r"\x1b\[(?:0|1|32)m"  # plain, bold, green: those of lines; others could hide what follows
OBEYED_BUT_STYLES = re.compile(rf"(?!{STYLE})(?:{OBEYED.pattern})")
LINE_END = re.compile(r"\r?\n")
LAST_BYTE = 0xFF
UNREADABLE = re.compile(r"[\udc80-\udcff]")  # how Python reads the bytes of an argument that are no text


def visible(text: str, *, styled: bool = False) -> str:
    """Return a text with each such character as an escape; line ends and tabs stay, and the codes of styles may."""
    return (OBEYED_BUT_STYLES if styled else OBEYED).sub(_escape, text)


def in_one_line(text: str) -> str:
    """Return the same with line ends as escapes, too: those in a name, as a message has none of its own."""
    return visible(LINE_END.sub(r"\\n", text))


def in_json(document: str) -> str:
    """Return a JSON document with the escapes that JSON has for these characters."""
    return OBEYED.sub(_json_escape, document)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    byte = code & LAST_BYTE if UNREADABLE.match(found[0]) else code
    return f"\\x{byte:02x}" if byte <= LAST_BYTE else found[0].encode("ascii", "backslashreplace").decode()


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
