"""Measurements of how soon the good posts are found, and of whether chances keep their word."""
