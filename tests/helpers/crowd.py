"""A script that lets workers run commands at once, each a process forked from one that has imported the program.

It reads from stdin what each worker does in turn, commands with what is typed into them, for how many seconds, and the
folder where it may keep files. A worker goes through its commands at least once. It writes how each command ended.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.helpers.zygote import become, end_quickly, import_program


def work(main: ModuleType, commands: list[dict[str, Any]], seconds: float, results: Path) -> NoReturn:
    """Run these commands one after another, again and again, and keep how they ended."""
    done: list[dict[str, Any]] = []
    until = time.monotonic() + seconds
    while not done or time.monotonic() < until:
        done += [run(main, command["arguments"], command["given"]) for command in commands]
    results.write_text(json.dumps(done))
    os._exit(0)


def run(main: ModuleType, arguments: list[str], given: str) -> dict[str, Any]:
    with TemporaryFile() as stdin, TemporaryFile() as stdout, TemporaryFile() as stderr:
        stdin.write(given.encode())
        stdin.seek(0)
        streams = [os.dup(stream.fileno()) for stream in (stdin, stdout, stderr)]
        pid = os.fork()
        if pid == 0:
            be_command(main, arguments, streams)
        for stream in streams:
            os.close(stream)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        stdout.seek(0)
        stderr.seek(0)
        said = {"out": stdout.read().decode(), "err": stderr.read().decode()}
    return {"arguments": arguments, "given": given, "code": code} | said


def be_command(main: ModuleType, arguments: list[str], streams: list[int]) -> NoReturn:
    request = {"environment": dict(os.environ), "folder": str(Path.cwd()), "arguments": ["main.py", *arguments]}
    become(request, streams)
    try:
        main.main()
    except SystemExit as ended:
        end_quickly(int(ended.code or 0))
    except BaseException:  # noqa: BLE001 - as the interpreter does
        traceback.print_exc()
    os._exit(1)


def let_work(main: ModuleType, workers: list[list[dict[str, Any]]], seconds: float, folder: Path) -> list[Any]:
    pids = []
    for number, commands in enumerate(workers):
        pid = os.fork()
        if pid == 0:
            work(main, commands, seconds, folder / str(number))
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)
    return [json.loads((folder / str(number)).read_text()) for number in range(len(workers))]


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    program = import_program()
    gc.freeze()
    json.dump(let_work(program, asked["workers"], asked["seconds"], Path(asked["folder"])), sys.stdout)
