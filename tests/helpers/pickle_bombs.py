"""Builds files that would take all memory or time, or end the interpreter, where a pickle is trusted."""

from __future__ import annotations

import zlib
from itertools import islice, repeat
from typing import TYPE_CHECKING

from tests.helpers.pickled_code import MARK, packed, short

if TYPE_CHECKING:
    from collections.abc import Iterable

MANY = 31_000_000
WRAPPER = short("joblib.numpy_pickle") + short("NumpyArrayWrapper") + b"\x93)\x81"
PIPELINE = short("sklearn.pipeline") + short("Pipeline") + b"\x93\x94"
NUMPY_ARRAY = short("numpy") + short("ndarray") + b"\x93"
FLOATS = short("numpy") + short("dtype") + b"\x93" + short("f8") + b"\x89\x88\x87R"
FILLED = FLOATS + b"(K\x03" + short("<") + b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
OBJECTS = FILLED.replace(short("f8"), short("O8")).replace(short("<"), short("|"))


def bombs(most: int) -> dict[str, bytes]:
    """Return files, the largest of some hundred thousand bytes; of those that are slow to refuse `most`."""
    many = {name: packed(pickled) for name, pickled in islice(_many().items(), most)}
    return many | _deep() | _long() | _arrays()


def _many() -> dict[str, bytes]:
    return {
        "memo": MARK + b"N" + b"\x94" * MANY + b".",
        "dictionaries": MARK + b"}" * MANY + b".",
        "lists": MARK + b"]" * MANY + b".",
        "marks": MARK + b"(" * MANY + b".",
        "sets": MARK + b"\x8f" * MANY + b".",
        "pairs": MARK + b"NN\x86" * (MANY // 3) + b".",
        "references": MARK + b"N\x94" + b"h\x00" * (MANY // 2) + b".",
        "short texts": MARK + b"\x8c\x02xy\x94" * (MANY // 5) + b".",
        "items": MARK + b"](" + b"K\x01" * (MANY // 2) + b"e.",
        "objects": MARK + PIPELINE + b"h\x00)\x81" * (MANY // 4) + b".",
        "names": MARK + (short("numpy") + short("int64") + b"\x93") * (MANY // 15) + b".",
        "a list that doubles": MARK + b"]" + b"\x94h\x00h\x00\x86" + b"\x94h\x01h\x01\x86" * 2_000_000 + b".",
        "laughs": laughs(),
    }


def laughs() -> bytes:
    """Return a list of two lists of two lists, and so on, each twice the same."""
    level = b"".join(
        b"]\x94(j" + number.to_bytes(4, "little") + b"j" + number.to_bytes(4, "little") + b"e" for number in range(200)
    )
    return MARK + b"]\x94" + level + b"."


def _deep() -> dict[str, bytes]:
    depth = 300_000
    return {
        "lists in lists": packed(MARK + b"]" * depth + b"a" * (depth - 1) + b"."),
        "pairs in pairs": packed(MARK + b"N" + b"\x85" * depth + b"."),
        "a deep key": packed(MARK + b"}" + b"N" + b"\x85" * depth + b"Ns."),
        "a deep key of many": packed(MARK + b"}(" + b"N" + b"\x85" * depth + b"Nu."),
        "objects in objects": packed(MARK + PIPELINE + b"h\x00)\x81" * depth + b"N" + b"b" * depth + b"."),
        "dictionaries in dictionaries": packed(MARK + (b"}" + short("a")) * depth + b"N" + b"s" * depth + b"."),
        "versions without end": packed(
            MARK + b"}" + short("format") + b"K\x01s" + short("versions") + b"N" + b"\x85" * depth + b"s."
        ),
    }


def _long() -> dict[str, bytes]:
    huge = (2**62).to_bytes(8, "little")
    return {
        "a text without end": packed(MARK + b"\x8d" + huge + b"x."),
        "bytes without end": packed(MARK + b"\x8e" + huge + b"x."),
        "an array of bytes without end": packed(MARK + b"\x96" + huge + b"x."),
        "a text of 4 GB": packed(MARK + b"X\xff\xff\xff\xffx."),
        "a number of 2 GB": packed(MARK + b"\x8b\xff\xff\xff\x7f\x01."),
        "a long number": packed(MARK + b"\x8b" + (8_000_000).to_bytes(4, "little") + b"\x7f" * 8_000_000 + b"."),
        "a number in digits": packed(b"I" + b"9" * 8_000_000 + b"\n."),
        "a frame without end": packed(MARK + b"\x95" + huge + b"N."),
        "a long text": packed(
            MARK + b"X" + (31_000_000).to_bytes(4, "little") + b"\xf0\x9f\x98\x80" * 7_750_000 + b"."
        ),
        "a memo far away": packed(MARK + b"Nr\xff\xff\xff\xff."),
        "many zeros": inflated(zip(repeat(b"\0" * 1_000_000), range(100), strict=False)),
        "packed twice": zlib.compress(inflated(zip(repeat(b"\0" * 1_000_000), range(100), strict=False))),
        "a long file": b"\x78\x9c" + b"\0" * 33_000_000,
    }


def inflated(parts: Iterable[tuple[bytes, int]]) -> bytes:
    """Return what is these bytes, one after another, once it is decompressed."""
    stream = zlib.compressobj(9)
    return b"".join([*(stream.compress(part) for part, _ in parts), stream.flush()])


def array(
    shape: bytes, numbers: bytes = FILLED, order: bytes = short("C"), content: bytes = b"\x01\xff" + b"\0" * 8
) -> bytes:
    """Return an array as joblib stores it."""
    state = (
        (b"subclass", NUMPY_ARRAY),
        (b"shape", shape),
        (b"order", order),
        (b"dtype", numbers),
        (b"allow_mmap", b"\x88"),
        (b"numpy_array_alignment_bytes", b"K\x10"),
    )
    items = b"".join(short(key.decode()) + value for key, value in state)
    return MARK + WRAPPER + b"}(" + items + b"ub" + content + b"."


def _arrays() -> dict[str, bytes]:
    billion = b"\x8a\x05" + (10**10).to_bytes(5, "little")
    nearly = b"J" + (2**31 - 1).to_bytes(4, "little")
    return {
        "an array without end": packed(array(billion + b"\x85")),
        "a huge array": packed(array(nearly + b"\x85")),
        "a huge matrix": packed(array(nearly + nearly + b"\x86")),
        "a matrix whose size is beyond numbers": packed(array(nearly * 3 + b"\x87")),
        "less than nothing": packed(array(b"J\xff\xff\xff\xff\x85")),
        "an array of any shape": packed(array(b"N")),
        "an array of many dimensions": packed(array(b"(" + b"K\x01" * 100 + b"t")),
        "an array whose size takes hours to tell": packed(array(b"(" + nearly + b"\x94h\x00" * 400_000 + b"t")),
        "an array of objects": packed(array(b"K\x01\x85", OBJECTS, content=b"\x80\x04]N\x85a.")),
        "numbers of 2 GB": packed(array(b"K\x01\x85", FILLED.replace(short("f8"), short("V2147483647")))),
        "numbers of no length": packed(array(b"K\x01\x85", FILLED.replace(short("f8"), short("V0")))),
        "dates": packed(array(b"K\x01\x85", FILLED.replace(short("f8"), short("M8")))),
        "numbers with a state of their own": packed(array(b"K\x01\x85", FILLED.replace(b"K\x03", b"K\x04"))),
        "numbers without a state": packed(array(b"K\x01\x85", FLOATS)),
        "a text for numbers": packed(array(b"K\x01\x85", short("f8"))),
        "an order of Fortran": packed(array(b"K\x01\x85", order=short("F"))),
        "an array that ends": packed(array(b"K\x02\x85")),
        "an array in a dictionary": packed(MARK + b"}" + array(b"K\x01\x85")[2:-1] + b"Ns."),
        "an array filled again": packed(array(b"K\x01\x85")[:-1] + b"}b."),
        "an array whose items are set": packed(array(b"K\x01\x85")[:-1] + b"K\x00Ns."),
    }
