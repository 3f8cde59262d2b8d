"""Seniority: the level of a job, and the years of experience it asks for."""
