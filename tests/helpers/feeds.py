"""Makes answers of Remote OK's: a feed, its notice first, and the posts it lists."""

from __future__ import annotations

import json


def feed_element(post_id: object, **named: object) -> dict[str, object]:
    """Return a post as Remote OK's feed lists it, with the fields that a test is about."""
    url = f"https://remoteOK.com/remote-jobs/{post_id}"
    kept = {"location": "Worldwide", "tags": ["outdoors"], "description": "Grow things.", "epoch": 1_790_000_000}
    return kept | {"id": str(post_id), "url": url, "position": "Gardener", "company": f"Company {post_id}"} | named


def feed(*elements: object) -> bytes:
    """Return an answer of Remote OK's, its notice first."""
    return json.dumps([{"legal": "Name Remote OK as the source."}, *elements]).encode()
