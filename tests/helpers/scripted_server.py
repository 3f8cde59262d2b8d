"""A server on this machine that answers byte by byte as a test scripts it, well or badly."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class ScriptedServer:
    """Where the server listens, the head of each request it got, and each piece of an answer it sent."""

    url: str
    requests: list[str] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)


def reply(body: bytes = b"", status: str = "200 OK", length: int | None = None, **headers: str) -> list[bytes | float]:
    """Return an answer; a `length` other than the body's makes it a broken one."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ["\r\n".join([*lines, "", ""]).encode(), body]


@contextmanager
def scripted_server(*answers: list[bytes | float]) -> Iterator[ScriptedServer]:
    """Answer each connection with the next of these, the last one again and again; a number is a pause."""
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        served = ScriptedServer(f"http://127.0.0.1:{server.getsockname()[1]}/api")
        thread = Thread(target=_serve, args=(server, answers, served, over))
        thread.start()
        try:
            yield served
        finally:
            over.set()
            socket.create_connection(server.getsockname()).close()  # so that no accept waits any more
            thread.join()


def _serve(
    server: socket.socket, answers: tuple[list[bytes | float], ...], served: ScriptedServer, over: Event
) -> None:
    while True:
        connection, _ = server.accept()
        with connection:
            if over.is_set():
                return
            served.requests.append(connection.recv(65536).decode(errors="replace"))
            try:
                _send(connection, answers[min(len(served.requests), len(answers)) - 1], served.sent, over)
            except OSError:
                continue  # the client has heard enough


def _send(connection: socket.socket, answer: list[bytes | float], sent: list[bytes], over: Event) -> None:
    for piece in answer:
        if isinstance(piece, bytes):
            connection.sendall(piece)
            sent.append(piece)
        elif over.wait(piece):
            return
