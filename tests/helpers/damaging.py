"""Damages the pages of a database, as disks, memory and other programs do."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 4096
SPOTS = 20
IN_TEXT = b'\xe9\xff{}[]",:0123456789abcZ\0'


def scattered(chance: Random, content: bytearray, page: int) -> None:
    for _ in range(SPOTS):
        content[_spot(chance, page)] = chance.randrange(256)


def one_bit(chance: Random, content: bytearray, page: int) -> None:
    content[_spot(chance, page)] ^= 1 << chance.randrange(8)


def in_texts(chance: Random, content: bytearray, page: int) -> None:
    """Change letters only, so that all is where it was and means something else."""
    for _ in range(3 * SPOTS):
        spot = _spot(chance, page)
        if chr(content[spot]).isascii() and chr(content[spot]).isprintable():
            content[spot] = chance.choice(IN_TEXT)


def in_small_numbers(chance: Random, content: bytearray, page: int) -> None:
    """Change what may be the type or the length of a value."""
    for _ in range(3 * SPOTS):
        spot = _spot(chance, page)
        if content[spot] < SPOTS:
            content[spot] = chance.randrange(SPOTS)


def noise(chance: Random, content: bytearray, page: int) -> None:
    content[_of(page)] = chance.randbytes(PAGE)


def noise_at_its_end(chance: Random, content: bytearray, page: int) -> None:
    content[page * PAGE + PAGE // 2 : (page + 1) * PAGE] = chance.randbytes(PAGE // 2)


def zeroed(_chance: Random, content: bytearray, page: int) -> None:
    content[_of(page)] = bytes(PAGE)


def all_ones(_chance: Random, content: bytearray, page: int) -> None:
    content[_of(page)] = b"\xff" * PAGE


def swapped(chance: Random, content: bytearray, page: int) -> None:
    other = _of(chance.randrange(len(content) // PAGE))
    content[_of(page)], content[other] = content[other], content[_of(page)]


def overwritten_by_another(chance: Random, content: bytearray, page: int) -> None:
    content[_of(page)] = content[_of(chance.randrange(len(content) // PAGE))]


def cut_off(_chance: Random, content: bytearray, page: int) -> None:
    del content[page * PAGE :]


KINDS: tuple[Callable[[Random, bytearray, int], None], ...] = (
    scattered,
    in_texts,
    one_bit,
    in_small_numbers,
    noise,
    noise_at_its_end,
    zeroed,
    all_ones,
    swapped,
    overwritten_by_another,
    cut_off,
)


def pages_of(content: bytes) -> int:
    return len(content) // PAGE


def damaged(content: bytes, kind: Callable[[Random, bytearray, int], None], page: int) -> bytes:
    """Return a database of which a page is damaged, in the same way each time."""
    changed = bytearray(content)
    kind(Random(f"{kind.__name__} {page}"), changed, page)  # noqa: S311 - no secret
    return bytes(changed)


def _of(page: int) -> slice:
    return slice(page * PAGE, (page + 1) * PAGE)


def _spot(chance: Random, page: int) -> int:
    return page * PAGE + chance.randrange(PAGE)
