"""Facts: what a job ad states of place, hours, pay, level, years and contract, each with the words that say it."""
