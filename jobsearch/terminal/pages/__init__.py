"""The web pages: each one file, to be opened, mailed or served."""
