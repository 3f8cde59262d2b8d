"""A fact as an ad states it: what it says, and the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Stated(Generic[Value]):
    """What an ad states, with a quote of its plain text or the name of the field that states it."""

    value: Value
    evidence: str
