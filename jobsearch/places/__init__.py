"""Places: countries, regions, states and cities by their names, and who may take a post that is open to some."""
