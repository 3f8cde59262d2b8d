"""A post as tokens, field by field: what the title, the place, the tags and the body each say."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobsearch.posts import RemoteOkJobPost

# Keeps C++, C#, .NET, Node.js and R&D whole.
TOKEN = re.compile(r"\.?[^\W_]+(?:[.&+][^\W_]+)*[+#]*")
BODY_READ = 3000


def tokens(text: str) -> list[str]:
    """Split text into words in lower case."""
    return TOKEN.findall(text.lower())


def with_pairs(words: list[str]) -> list[str]:
    """Add each two words that follow one another."""
    return words + [f"{one} {other}" for one, other in pairwise(words)]


def title_tokens(post: RemoteOkJobPost) -> list[str]:
    return with_pairs(tokens(post.position))


def place_tokens(post: RemoteOkJobPost) -> list[str]:
    return tokens(post.location)


def tag_tokens(post: RemoteOkJobPost) -> list[str]:
    """Return each tag whole, and the words of one that has several."""
    tags = [tokens(tag) for tag in post.tags]
    return [" ".join(words) for words in tags] + [word for words in tags if len(words) > 1 for word in words]


def body_tokens(post: RemoteOkJobPost) -> list[str]:
    """Return the words of the body's beginning; what follows is mostly benefits and boilerplate."""
    return tokens(post.description[:BODY_READ])
