"""Find remote work: fetch Remote OK's posts, label them, train a classifier, get recommendations."""

__version__ = "0.1.0"
