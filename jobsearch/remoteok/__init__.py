"""Remote OK's job feed: requests it over the network, and turns its answers into posts."""

from __future__ import annotations

from jobsearch.remoteok.client import USER_AGENT, Patience, fetch_jobs
from jobsearch.remoteok.parsing import FetchedJobs, LeftOut, parse_jobs

__all__ = ["USER_AGENT", "FetchedJobs", "LeftOut", "Patience", "fetch_jobs", "parse_jobs"]
