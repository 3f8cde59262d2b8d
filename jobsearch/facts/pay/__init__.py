"""Pay: which amount of an ad is the pay for the job itself."""
