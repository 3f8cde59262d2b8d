"""Remote OK's job feed: requests it over the network, and turns its answers into posts."""

from __future__ import annotations

from jobsearch.remoteok.asking import ADDRESS, LARGEST_ANSWER, MEGABYTE, USER_AGENT, Patience, fetch_jobs
from jobsearch.remoteok.parsing import FetchedJobs, LeftOut, UnknownFormError, merge, parse_jobs

__all__ = [
    "ADDRESS",
    "LARGEST_ANSWER",
    "MEGABYTE",
    "USER_AGENT",
    "FetchedJobs",
    "LeftOut",
    "Patience",
    "UnknownFormError",
    "fetch_jobs",
    "merge",
    "parse_jobs",
]
