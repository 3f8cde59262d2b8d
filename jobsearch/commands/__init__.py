"""The commands: each one's name, options and example, and which use case it runs and shows."""
