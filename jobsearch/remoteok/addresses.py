"""Addresses to ask: read, checked, and named in messages without the secrets that they may hold."""

from __future__ import annotations

import re

import httpx

from jobsearch.errors import JobSearchError

LAST_PORT = 65535
HOST = re.compile(rb"[0-9a-z._-]+|[0-9a-f.:]+")  # anything else may be a password that has gone astray


def parse_address(text: str) -> httpx.URL:
    """Return a web address as httpx reads it.

    Raises `JobSearchError` for what is none, without repeating it: nobody knows where in it a password stands.
    """
    try:
        address = httpx.URL(text)
    except (httpx.InvalidURL, UnicodeError):
        address = httpx.URL()
    is_of_web = address.scheme in {"http", "https"}
    if not (is_of_web and HOST.fullmatch(address.raw_host) and (address.port or 0) <= LAST_PORT):
        raise JobSearchError(
            "What --url or $JOBSEARCH_URL gives is not a web address to fetch from; give one that begins with https://."
        )
    return address


def with_tag(address: httpx.URL, tag: str) -> httpx.URL:
    """Return the address that asks for posts with a tag; raises `JobSearchError` for what can be none."""
    try:
        return address.copy_merge_params({"tag": tag})
    except UnicodeError as error:
        raise JobSearchError(f"{tag!r} is not a tag to ask for; write it in UTF-8.") from error


def named(address: httpx.URL) -> str:
    """Name an address in a message: without user, password and query, and without a path that may hold them."""
    path = "/" if "@" in address.path else address.path
    return str(address.copy_with(userinfo=b"", path=path, query=None, fragment=None))
