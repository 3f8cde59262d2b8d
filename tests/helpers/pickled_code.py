"""Builds files that run code where a pickle is trusted: each makes a file, the canary, by another way."""

from __future__ import annotations

import builtins
import copyreg
import ctypes
import functools
import importlib.util
import io
import logging.config
import marshal
import operator
import os
import pickle
import pydoc
import runpy
import shutil
import subprocess
import timeit
import webbrowser
import zlib
from pathlib import Path
from typing import Any

import joblib
import numpy as np
from numpy.testing._private import utils as numpy_testing

MARK = b"\x80\x04"


class Call:
    """A call that a pickle makes when it is loaded."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.called = function, arguments

    def __call__(self) -> None:
        """Be what can be called itself, once it is loaded."""

    def __reduce__(self) -> Any:
        return self.called


def calls(canary: Path) -> dict[str, object]:
    """Return objects whose loading makes the canary."""
    return _of_the_shell(canary) | _of_python(canary) | _of_files(canary) | _nested(canary)


def _of_the_shell(canary: Path) -> dict[str, object]:
    words = ["touch", str(canary)]
    shell = " ".join(words)
    posix = importlib.import_module("posix")
    imported = Call(importlib.import_module, "os")
    return {
        "os.system": Call(os.system, shell),
        "posix.system": Call(posix.system, shell),
        "os.popen": Call(operator.methodcaller("close"), Call(_named("os", "popen"), shell)),
        "os.spawnlp": Call(_named("os", "spawnlp"), os.P_WAIT, "touch", *words),
        "subprocess.call": Call(subprocess.call, words),
        "subprocess.run": Call(subprocess.run, words),
        "subprocess.Popen": Call(operator.methodcaller("wait"), Call(subprocess.Popen, words)),
        "subprocess.getoutput": Call(subprocess.getoutput, shell),
        "subprocess.check_output": Call(subprocess.check_output, words),
        "getattr of an import": Call(Call(getattr, imported, "system"), shell),
        "__import__": Call(Call(getattr, Call(builtins.__import__, "os"), "system"), shell),
        "operator.attrgetter": Call(Call(Call(operator.attrgetter, "system"), imported), shell),
        "operator.itemgetter": Call(Call(Call(operator.itemgetter, "system"), Call(vars, imported)), shell),
        "operator.call": Call(operator.call, os.system, shell),
        "functools.partial": Call(Call(functools.partial, os.system, shell)),
        "functools.reduce": Call(functools.reduce, operator.call, [shell], os.system),
        "map": Call(list, Call(map, os.system, [shell])),
        "ctypes": Call(Call(getattr, Call(ctypes.CDLL, None), "system"), shell.encode()),
        "webbrowser": Call(Call(operator.methodcaller, "open", str(canary)), Call(webbrowser.GenericBrowser, "touch")),
        "logging.config": Call(
            logging.config.dictConfig,
            {"version": 1, "formatters": {"any": {"()": "os.system", "command": shell}}},
        ),
        "pydoc.pipepager": Call(pydoc.pipepager, "", shell),
    }


def _of_python(canary: Path) -> dict[str, object]:
    code = f"open({str(canary)!r}, 'w').close()"
    script = canary.with_suffix(".py")
    script.write_text(code)
    compiled = Call(marshal.loads, marshal.dumps(compile(code, "<pickled>", "exec")))
    found = Call(importlib.util.spec_from_file_location, "anything", str(script))
    return {
        "eval": Call(eval, code),
        "exec": Call(exec, code),
        "runpy.run_path": Call(runpy.run_path, str(script)),
        "runpy, its inside": Call(runpy._run_module_code, code, None, "any"),  # type: ignore[attr-defined]
        "timeit": Call(timeit.timeit, code, "", timeit.default_timer, 1),
        "marshal and the type of functions": Call(Call(Call(type, short), compiled, {"open": open})),
        "exec of a code object": Call(exec, compiled),
        "importlib's loader": Call(
            Call(operator.methodcaller, "exec_module", Call(importlib.util.module_from_spec, found)),
            Call(Call(operator.attrgetter, "loader"), found),
        ),
        "cProfile": Call(_named("cProfile", "runctx"), code, {}, {}, os.devnull),
        "bdb": Call(Call(operator.methodcaller, "run", code), Call(_named("bdb", "Bdb"))),
        "pdb": Call(Call(operator.methodcaller, "runeval", "0"), Call(_named("bdb", "Bdb"), Call(exec, code))),
        "numpy's testing": Call(numpy_testing.runstring, code, {}),
        "numpy's f2py": Call(_named("numpy.f2py.crackfortran", "myeval"), code, {"open": open}),
    }


def _of_files(canary: Path) -> dict[str, object]:
    here = str(canary)
    return {
        "open": Call(open, here, "w"),
        "io.FileIO": Call(io.FileIO, here, "w"),
        "codecs.open": Call(_named("codecs", "open"), here, "w"),
        "os.mkdir": Call(os.mkdir, here),
        "os.symlink": Call(os.symlink, "anywhere", here),
        "shutil.copy": Call(shutil.copy, os.devnull, here),
        "Path.touch": Call(Path.touch, canary),
        "Path.write_text": Call(Call(operator.methodcaller, "write_text", "x"), canary),
        "numpy.savetxt": Call(np.savetxt, here, [1]),
        "numpy.ndarray.tofile": Call(np.ndarray.tofile, np.zeros(1), here),
        "numpy.memmap": Call(np.memmap, here, "uint8", "w+", 0, (1,)),
        "joblib.dump": Call(joblib.dump, 1, here),
        "joblib.Memory": Call(Call(operator.methodcaller, "cache", len), Call(joblib.Memory, here)),
    }


def _nested(canary: Path) -> dict[str, object]:
    evil = Call(os.mkdir, str(canary))
    nested = canary.with_suffix(".nested")
    joblib.dump(evil, nested)
    array = canary.with_suffix(".npy")
    np.save(array, np.array([evil]), allow_pickle=True)
    stream = Call(io.BytesIO, nested.read_bytes())
    objects = np.empty(1, dtype=object)
    objects[0] = evil
    return {
        "pickle.loads": Call(pickle.loads, pickle.dumps(evil)),
        "pickle in Python": Call(_named("pickle", "_loads"), pickle.dumps(evil)),
        "joblib's unpickler": Call(
            operator.methodcaller("load"), Call(_named("joblib.numpy_pickle", "NumpyUnpickler"), "", stream, True)
        ),
        "joblib.load": Call(joblib.load, str(nested)),
        "numpy.load": Call(np.load, str(array), None, True),
        "an array of objects": objects,
        "copyreg's constructor": Call(copyreg._reconstructor, list, list, [evil]),  # type: ignore[attr-defined]
        "a state": _WithState(evil),
        "a key": {("a", evil): 1},
        "a set": {frozenset([evil])},
    }


class _WithState:
    """An object whose class would be given a state that makes the canary."""

    def __init__(self, evil: Call) -> None:
        self.evil = evil

    def __reduce__(self) -> Any:
        return io.StringIO, (), (self.evil, "", 0, None)


def _named(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


def raw(canary: Path) -> dict[str, bytes]:
    """Return pickles that no pickler writes, whose loading makes the canary."""
    shell = f"touch {canary}".encode()
    text = b"\x8c" + bytes([len(shell)]) + shell
    memmap = short("numpy") + short("memmap") + b"\x93(" + short(str(canary)) + short("uint8") + short("w+")
    memmap += b"K\x00K\x01\x85t"
    system = short("os") + short("system") + b"\x93"
    return {
        "GLOBAL": b"cos\nsystem\n(S'" + shell + b"'\ntR.",
        "INST": b"(S'" + shell + b"'\nios\nsystem\n.",
        "OBJ": b"(cos\nsystem\nS'" + shell + b"'\no.",
        "STACK_GLOBAL": MARK + system + text + b"\x85R.",
        "NEWOBJ": MARK + memmap + b"\x81.",
        "NEWOBJ_EX": MARK + memmap + b"}\x92.",
        "copyreg's __newobj__": MARK
        + short("copyreg")
        + short("__newobj__")
        + b"\x93("
        + memmap.replace(b"(", b"")
        + b"R.",
        "a dotted name": MARK + short("jobsearch.files") + short("os.system") + b"\x93" + text + b"\x85R.",
        "a dotted name of an allowed module": MARK
        + short("joblib.numpy_pickle")
        + short("os.system")
        + b"\x93"
        + text
        + b"\x85R.",
        "memo": MARK + system + b"\x94" + b"0" + b"h\x00" + text + b"\x85R.",
        "memo, numbered": MARK + system + b"q\x07" + b"0" + b"h\x07" + text + b"\x85R.",
        "DUP and POP": MARK + system + b"20" + text + b"\x85R.",
        "POP_MARK": MARK + b"(" + text + b"1" + system + text + b"\x85R.",
        "unheard": MARK + system + text + b"\x85R0N.",
        "before an error": MARK + system + text + b"\x85R\xff",
        "in a frame": MARK + b"\x95" + len(system + text + b"\x85R.").to_bytes(8, "little") + system + text + b"\x85R.",
    }


def short(text: str) -> bytes:
    return b"\x8c" + bytes([len(text.encode())]) + text.encode()


def packed(pickled: bytes) -> bytes:
    return zlib.compress(pickled)
