"""Copies: which posts are of one job, by company, title without places, and text."""
