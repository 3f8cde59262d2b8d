"""The pictures of the statistics, each a figure or what stands in its place."""
