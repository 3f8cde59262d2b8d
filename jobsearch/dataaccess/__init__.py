"""The SQLite database: its tables, how it is opened and upgraded, and the questions and changes we ask of it."""
