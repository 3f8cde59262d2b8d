"""Reading a pickle without running it: names stay names, and objects are data; only plain arrays are made."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from joblib.numpy_pickle import NumpyArrayWrapper, NumpyUnpickler

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

MOST_STEPS = 3_000_000  # each may take a hundred bytes and more
MOST_DIMENSIONS = 2
PLAIN_TYPES = (np.dtype(np.float64), np.dtype(np.int64))
ALIGNMENT = 16
FRAME_BYTES = 8
AS_EVER = (
    *(pickle.PROTO, pickle.MARK, pickle.STOP, pickle.MEMOIZE, pickle.BINGET, pickle.LONG_BINGET),
    *(pickle.NONE, pickle.NEWTRUE, pickle.NEWFALSE, pickle.BININT, pickle.BININT1, pickle.BININT2, pickle.BINFLOAT),
    *(pickle.SHORT_BINUNICODE, pickle.BINUNICODE, pickle.EMPTY_DICT, pickle.EMPTY_LIST, pickle.APPEND, pickle.APPENDS),
    *(pickle.EMPTY_TUPLE, pickle.TUPLE1, pickle.TUPLE2, pickle.TUPLE3, pickle.TUPLE, pickle.STACK_GLOBAL),
)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a class or function, which is never looked up."""

    module: str
    name: str


ARRAY, ARRAY_TYPE, NUMBER_TYPE = (
    Name("joblib.numpy_pickle", "NumpyArrayWrapper"),
    Name("numpy", "ndarray"),
    Name("numpy", "dtype"),
)


@dataclass(slots=True, eq=False)
class Stored:
    """An object as it lies in the file: the name of its class, what to make it with, and its state. It does nothing."""

    of: Name
    arguments: object = ()
    state: object = None


class TooLargeError(Exception):
    """What is in a file would take too much memory."""


def unpickle(data: bytes, names: Collection[Name]) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what joblib wrote: plain values, arrays of float64 and int64, and in place of objects what is stored.

    Names other than these, and whatever else our own files do not hold, raise an exception of any kind. Raises
    `TooLargeError` for what takes more steps than bounded memory is enough for.
    """
    return _Unpickler(data, names).load()


class _Unpickler(NumpyUnpickler):  # type: ignore[misc] # joblib has no types
    """Joblib's own, with the steps that would look up, call or fill an object replaced by some that note it."""

    def __init__(self, data: bytes, names: Collection[Name]) -> None:
        super().__init__("", io.BytesIO(data), ensure_native_byte_order=True)
        self._names = {(name.module, name.name): name for name in (*names, ARRAY, ARRAY_TYPE, NUMBER_TYPE)}
        self.left, self._most_bytes = MOST_STEPS, len(data)

    def skip_frame(self) -> None:
        """Read on as without frames, which only tell how much to read ahead; within them each step takes longer."""
        self.read(FRAME_BYTES)

    def find_class(self, module: str, name: str) -> Name:
        return self._names[module, name]

    def store(self) -> None:
        arguments, of = self.stack.pop(), self.stack.pop()
        if type(of) is not Name or type(arguments) is not tuple or (arguments and of != NUMBER_TYPE):
            _refuse("a call")
        self.stack.append(Stored(of, arguments))

    def fill(self) -> None:
        state, stored = self.stack.pop(), self.stack[-1]
        if type(stored) is not Stored or stored.state is not None:
            _refuse("a second state")
        stored.state = state
        if stored.of == ARRAY:
            self.stack[-1] = self._read_array(state)

    def set_item(self) -> None:
        value, key = self.stack.pop(), self.stack.pop()
        self._set(key, value)

    def set_items(self) -> None:
        items = self.pop_mark()
        for key, value in zip(items[::2], items[1::2], strict=True):
            self._set(key, value)

    def _set(self, key: object, value: object) -> None:
        """Set an item of a dictionary; what other keys are hashed with may have no end."""
        if type(self.stack[-1]) is not dict or type(key) is not str:
            _refuse("a key that is no text")
        self.stack[-1][key] = value

    def _read_array(self, state: Any) -> NDArray[Any]:  # noqa: ANN401 - not known yet
        shape, number = state["shape"], state["dtype"]
        [plain] = (kind for kind in PLAIN_TYPES if kind.__reduce__()[1:] == (number.arguments, number.state))
        layout = NumpyArrayWrapper(np.ndarray, shape, "C", plain, state["allow_mmap"], ALIGNMENT)
        if type(shape) is not tuple or len(shape) > MOST_DIMENSIONS:  # the product of many takes long
            _refuse("a shape")
        if not all(type(length) is int and length > 0 for length in shape):
            _refuse("a length")
        if state != vars(layout) | {"subclass": self._names["numpy", "ndarray"], "dtype": number}:
            _refuse("another array")
        if prod(shape) * plain.itemsize > self._most_bytes:
            _refuse("a long array")
        array: NDArray[Any] = layout.read(self, self.ensure_native_byte_order)
        return array


def _refuse(what: str) -> NoReturn:
    raise pickle.UnpicklingError(f"Not of a model of ours: {what}.")


def _counted(do: Callable[[_Unpickler], None]) -> Callable[[_Unpickler], None]:
    def step(unpickler: _Unpickler) -> None:
        unpickler.left -= 1
        if not unpickler.left:
            raise TooLargeError
        do(unpickler)

    return step


OF_OUR_OWN = {
    pickle.FRAME: _Unpickler.skip_frame,
    pickle.NEWOBJ: _Unpickler.store,
    pickle.REDUCE: _Unpickler.store,
    pickle.BUILD: _Unpickler.fill,
    pickle.SETITEM: _Unpickler.set_item,
    pickle.SETITEMS: _Unpickler.set_items,
}
_Unpickler.dispatch = {
    code[0]: _counted(do) for code, do in ({c: NumpyUnpickler.dispatch[c[0]] for c in AS_EVER} | OF_OUR_OWN).items()
}
