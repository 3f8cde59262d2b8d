"""What SQLite says went wrong, as one of its codes."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

PRIMARY_CODE = 0xFF


def code_of(error: DBAPIError | sqlite3.Error) -> int:
    """Return the primary code of an error of SQLite, or of SQLAlchemy's for it."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & PRIMARY_CODE
