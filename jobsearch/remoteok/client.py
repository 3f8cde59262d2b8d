"""The client: requests Remote OK's list of posts, with a few retries."""

from __future__ import annotations

import asyncio
import re
import socket
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from math import ceil
from typing import TYPE_CHECKING

import httpx
from tenacity import (
    AsyncRetrying,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
    wait_random,
)

from jobsearch.errors import JobSearchError, RemoteOkError
from jobsearch.remoteok.addresses import named, parse_address, with_tag
from jobsearch.remoteok.asking import LARGEST_ANSWER, MEGABYTE
from jobsearch.remoteok.parsing import FetchedJobs, merge, parse_jobs
from jobsearch.timing import LOG, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tenacity import RetryCallState

    from jobsearch.remoteok.asking import Patience

MINUTE = 60
HOUR = 3600
DAY = 24 * HOUR
OF_THE_SYSTEM = re.compile(r"^\[[^]]*\] | \(_ssl\.c:\d+\)$")  # what names an error by its number, or a line of its code


class _TryAgainError(Exception):
    """A failure that may be temporary; `pause` is how long Remote OK asks to wait, in seconds."""

    def __init__(self, problem: str, advice: str = "try again later", pause: float = 0) -> None:
        super().__init__(problem)
        self.advice = advice
        self.pause = pause


def fetch(
    url: str, tags: Sequence[str], user_agent: str, patience: Patience, on_event: Callable[[str], None]
) -> FetchedJobs:
    """Do what `asking.fetch_jobs` promises."""
    address = parse_address(url)
    asked = {f" tagged {tag}": with_tag(address, tag) for tag in tags} or {"": address}

    async def fetch_each() -> list[FetchedJobs]:
        answers: list[FetchedJobs] = []
        async with _client(user_agent, patience) as client:
            for which, one in asked.items():
                if answers:
                    await asyncio.sleep(patience.between)
                on_event(f"Asking {one.host} for its posts{which}")
                body = await _fetch(client, one, patience, on_event)
                answers.append(parse_jobs(body, tags_asked=bool(tags)))
        return answers

    return merge(asyncio.run(fetch_each()))


async def _fetch(
    client: httpx.AsyncClient, address: httpx.URL, patience: Patience, on_event: Callable[[str], None]
) -> bytes:
    def tell_wait(state: RetryCallState) -> None:
        again = f"trying again in {ceil(state.upcoming_sleep)} s, try {state.attempt_number + 1} of {patience.tries}"
        on_event(f"{state.outcome and state.outcome.exception()}; {again}")

    pause = wait_exponential(patience.first_pause) + wait_random(0, patience.first_pause)
    retrying = AsyncRetrying(
        retry=retry_if_exception_type(_TryAgainError),
        wait=lambda state: max(pause(state), _asked_pause(state)),
        stop=stop_after_attempt(patience.tries) | stop_before_delay(patience.whole),
        before_sleep=tell_wait,
        reraise=True,
    )
    try:
        async with asyncio.timeout(patience.whole):
            return await retrying(_get, client, address)
    except TimeoutError as error:
        raise RemoteOkError(f"{address.host} took longer than {patience.whole:g} seconds; try again later.") from error
    except _TryAgainError as error:
        tries = retrying.statistics["attempt_number"]
        times = f" after {tries} tries" if tries > 1 else ""
        raise RemoteOkError(f"{error}{times}; {error.advice}.") from error


def _asked_pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    return error.pause if isinstance(error, _TryAgainError) else 0


def _client(user_agent: str, patience: Patience) -> httpx.AsyncClient:
    if not (user_agent.isascii() and user_agent.isprintable()):
        raise JobSearchError(f"{user_agent!r} can't be sent as the User-Agent; use plain ASCII.")
    try:
        return httpx.AsyncClient(
            headers={"User-Agent": user_agent, "Accept": "application/json"},
            timeout=httpx.Timeout(patience.read, connect=patience.connect),
            follow_redirects=True,
        )
    except (ValueError, ImportError, httpx.InvalidURL):
        raise JobSearchError(
            "The proxy that HTTP_PROXY, HTTPS_PROXY or ALL_PROXY names can't be used; give it as http://host:port."
        ) from None  # which may repeat a part of the password


async def _get(client: httpx.AsyncClient, address: httpx.URL) -> bytes:
    try:
        with timed(f"GET {named(address)}"):
            return await _ask(client, address)
    except httpx.ProxyError as error:
        raise RemoteOkError(
            f"The proxy refuses to connect to {address.host}: {error}. Check HTTP_PROXY and HTTPS_PROXY."
        ) from error
    except (httpx.TooManyRedirects, httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise RemoteOkError(f"{address.host} redirects to nowhere; check the address.") from error
    except ExceptionGroup as group:
        why = str(_first(group)).rstrip(".")
        raise RemoteOkError(f"The request to {address.host} failed: {why}. Check the address.") from group
    except httpx.TimeoutException as error:
        raise _TryAgainError(f"{address.host} does not answer in time") from error
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.DecodingError) as error:
        raise _TryAgainError(f"The answer of {address.host} breaks off or is damaged") from error
    except httpx.RequestError as error:
        raise _TryAgainError(f"{address.host} is out of reach: {_why(error)}", "check your connection") from error


async def _ask(client: httpx.AsyncClient, address: httpx.URL) -> bytes:
    async with client.stream("GET", address) as response:
        LOG.debug("%s answers with HTTP %d", response.url.host, response.status_code)
        _check_status(response)
        body = await _read(response)
    LOG.debug("%d bytes", len(body))
    return body


def _first(error: Exception) -> Exception:
    """Return the first error that a group of errors is made of."""
    return _first(error.exceptions[0]) if isinstance(error, ExceptionGroup) else error


def _why(error: Exception) -> str:
    """Return in plain words why no connection is made; each system has its own for a name that it can't look up."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, socket.gaierror):
            return "name lookup failed"
        cause = cause.__cause__ or cause.__context__
    return OF_THE_SYSTEM.sub("", str(error)).rstrip(".") or "the connection breaks off"


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if response.is_success:
        return
    if status == HTTPStatus.TOO_MANY_REQUESTS or response.is_server_error:
        pause = _retry_after(response.headers.get("Retry-After", ""))
        problem = "has a problem of its own" if response.is_server_error else "has had too many requests"
        advice = f"it asks to wait {_in_words(pause)}" if pause else "try again later"
        raise _TryAgainError(f"Remote OK {problem} (HTTP {status})", advice, pause)
    if status == HTTPStatus.FORBIDDEN:
        raise RemoteOkError(
            "Remote OK refuses the request (HTTP 403); try again later, from another network, or with another "
            "$JOBSEARCH_USER_AGENT."
        )
    raise RemoteOkError(f"Remote OK has no list of posts at {named(response.url)} (HTTP {status}); check the address.")


async def _read(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise RemoteOkError(
                f"The answer of {response.url.host} is larger than {LARGEST_ANSWER // MEGABYTE} MB: "
                "that is not a list of posts; check the address."
            )
    return bytes(body)


def _retry_after(header: str) -> float:
    """Return the seconds that a Retry-After header asks to wait, given as seconds or as a date; 0 if it is neither."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return 0
    return max(0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _in_words(seconds: float) -> str:
    if seconds > 2 * DAY:
        return "more than two days"
    for name, length in (("hour", HOUR), ("minute", MINUTE)):
        if seconds >= 2 * length:
            return f"about {seconds / length:.0f} {name}s"
    return "a second" if round(seconds) == 1 else f"{seconds:.0f} seconds"
