"""Plays Remote OK badly: a server on this machine that answers byte by byte as a test says."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Played:
    """Where the server listens, and the head of each request it got."""

    url: str
    requests: list[str] = field(default_factory=list)


def http(body: bytes = b"", status: str = "200 OK", length: int | None = None, **headers: str) -> list[bytes | float]:
    """Return an answer; a `length` other than the body's makes it a broken one."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ["\r\n".join([*lines, "", ""]).encode(), body]


@contextmanager
def playing(*answers: list[bytes | float]) -> Iterator[Played]:
    """Answer each connection with the next of these, the last one again and again; a number is a pause."""
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        played = Played(f"http://127.0.0.1:{server.getsockname()[1]}/api")
        thread = Thread(target=_play, args=(server, answers, played.requests, over))
        thread.start()
        try:
            yield played
        finally:
            over.set()
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _play(server: socket.socket, answers: tuple[list[bytes | float], ...], requests: list[str], over: Event) -> None:
    while not over.is_set():
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            requests.append(connection.recv(65536).decode())
            try:
                _send(connection, answers[min(len(requests), len(answers)) - 1], over)
            except OSError:
                continue  # the client has heard enough


def _send(connection: socket.socket, answer: list[bytes | float], over: Event) -> None:
    for piece in answer:
        if isinstance(piece, bytes):
            connection.sendall(piece)
        elif over.wait(piece):
            return
