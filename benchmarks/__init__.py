"""Measurements of how soon the interesting posts are found, and of whether chances can be trusted."""
