"""Whether a job requires presence on site."""
