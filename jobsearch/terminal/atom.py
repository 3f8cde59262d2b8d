"""A list of posts as an Atom 1.0 feed (RFC 4287), for feed readers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from jobsearch.terminal import fact_words, links, words
from jobsearch.terminal.console import CREDIT_NAME, CREDIT_URL
from jobsearch.terminal.pages.posts import description, markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.filtering import Listed
    from jobsearch.posts import JobPost

NAMESPACE = "http://www.w3.org/2005/Atom"
FEED_ID = "urn:jobsearch:recommended"
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def make_feed(title: str, listed: Sequence[Listed]) -> str:
    """Return the feed as XML; an entry's id is made of its job, and so is the same for each of the copies."""
    ET.register_namespace("", NAMESPACE)
    feed = ET.Element(_name("feed"))
    _add(feed, "id", FEED_ID)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max((_published(each.post) for each in listed), default=NEVER)))
    ET.SubElement(feed, _name("link"), rel="alternate", href=CREDIT_URL)
    _add(ET.SubElement(feed, _name("author")), "name", CREDIT_NAME)
    for each in listed:
        feed.append(_entry(each))
    return ET.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _entry(each: Listed) -> ET.Element:
    post = each.post
    entry = ET.Element(_name("entry"))
    _add(entry, "id", uuid5(NAMESPACE_URL, _legal(post.job_key)).urn)
    _add(entry, "title", " · ".join(part for part in (words.title(post), post.company) if part))
    _add(entry, "published", _moment(_published(post)))
    _add(entry, "updated", _moment(_published(post)))
    if links.is_web_address(post.url):
        ET.SubElement(entry, _name("link"), rel="alternate", href=_legal(post.url))
    for tag in post.tags:
        ET.SubElement(entry, _name("category"), term=_legal(tag))
    _add(entry, "summary", _summary(each))
    ET.SubElement(entry, _name("content"), type="html").text = _legal(description(post, markdown()))
    return entry


def _summary(each: Listed) -> str:
    post, score = each.post, each.score
    chance = f"{words.percent(score.chance)}: {words.reasons(score.why)}" if score else ""
    mention = words.mention(post)
    facts = fact_words.place_and_places(post), fact_words.pay(post), fact_words.terms(post.facts)
    return "\n".join(line for line in (*facts, chance, mention) if line)


def _published(post: JobPost) -> datetime:
    return post.posted_at or post.first_seen


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _name(name)).text = _legal(text)


def _legal(text: str) -> str:
    return ILLEGAL.sub("", text)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
