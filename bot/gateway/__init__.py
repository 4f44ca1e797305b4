"""Discord: what the bot hears there, and how it answers. Knows nothing of matching."""
