"""What the documents for users show: commands with their options, and examples of what these print."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.helpers.running import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAMS = {"main.py", "./main.py", "jobsearch"}
PROMPT = "$ python main.py "
LEFT_OUT = "(…)"
CODE = re.compile(r"`([^`]+)`|^ {4,}(?:\$ )?(.+)$", re.MULTILINE)
JOINING = re.compile(r"&&|;|\|")
OPTION = re.compile(r"--?[a-z][\w-]*")
CHANCE = re.compile(r"\d+% [█░]+")  # another processor may round otherwise
AGE = re.compile(r"\b\d+ (?:s|min|h|d|mo|y) ago\b")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A command with its options, as a document writes it; the command is "" where options stand alone."""

    command: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A command, and the lines that a document says it prints; None is where lines are left out."""

    words: tuple[str, ...]
    printed: tuple[str, ...]


def mentioned(document: str) -> Iterator[Mentioned]:
    """Yield the commands of this program that the document writes as code, and the options that stand alone."""
    for match in CODE.finditer(document):
        for part in JOINING.split(match[1] or match[2]):
            words = part.split()
            at = next((index + 1 for index, word in enumerate(words) if word.split("/")[-1] in PROGRAMS), 0)
            if words[at:] and (at or words[0] in COMMANDS or words[0].startswith("--")):
                command = words[at] if words[at] in COMMANDS else ""
                yield Mentioned(command, tuple(OPTION.findall(" ".join(w for w in words[at:] if w.startswith("-")))))


def examples(document: str) -> list[Example]:
    """Return the examples of a document, in its order."""
    found: list[tuple[str, list[str]]] = []
    inside = False
    for line in document.splitlines():
        text = line.removeprefix("    ")
        if line.startswith("    ") and text.startswith(PROMPT):
            found.append((text.removeprefix(PROMPT), []))
            inside = True
        elif inside and (not line or line.startswith("    ")):
            found[-1][1].append(text)
        else:
            inside = False
    return [Example(tuple(shlex.split(command)), tuple(filter(None, lines))) for command, lines in found]


def comparable(text: str) -> str:
    """Return a text in which what depends on the day, the machine or the width of a line is always the same."""
    return CHANCE.sub("*%", AGE.sub("* ago", " ".join(text.split())))
