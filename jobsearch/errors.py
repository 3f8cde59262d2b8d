"""The errors a user can meet, each with the exit code that it ends the program with."""

from __future__ import annotations


class JobSearchError(Exception):
    """Something the user can put right; the message says how, in one line."""

    exit_code = 1


class RemoteOkError(JobSearchError):
    """Remote OK is out of reach, or answers in an unknown form."""

    exit_code = 3
