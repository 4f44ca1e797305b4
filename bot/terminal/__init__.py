"""The terminal: what the commands print and read. Knows nothing of matching."""
