"""The schema by its version, SQLite's `user_version`, and what the original program's table has."""

VERSION = 6  # the number of migrations
ORIGINAL_COLUMNS = {"id", "url", "company", "position", "description", "location", "tags", "label"}
