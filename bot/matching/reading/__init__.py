"""Text → Question: what a message asks, told from the talk around it."""
