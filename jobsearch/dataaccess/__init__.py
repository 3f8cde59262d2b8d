"""The SQLite database: its tables, how it is opened and upgraded, and all queries and changes."""
