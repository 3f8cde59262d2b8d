"""Cleaning text from the feed: what is longer than these bounds, in characters and tags, is cut."""

# A field of a post is several times longer than any that Remote OK has listed, or it is none: the longest of
# 600 recorded descriptions has 15,500 characters, the longest line 400, and no post more than 40 tags.
LONGEST_DESCRIPTION, LONGEST_LINE, MOST_TAGS = 100_000, 1_000, 100
