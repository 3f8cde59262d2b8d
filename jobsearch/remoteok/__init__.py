"""Remote OK's job feed: asks for it over the network, and makes posts of what it answers."""

from __future__ import annotations

from jobsearch.remoteok.answers import FetchedJobs, LeftOut, parse_jobs
from jobsearch.remoteok.client import USER_AGENT, Patience, fetch_jobs

__all__ = ["USER_AGENT", "FetchedJobs", "LeftOut", "Patience", "fetch_jobs", "parse_jobs"]
