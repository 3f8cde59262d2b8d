"""Where those who apply must live, or may work."""
