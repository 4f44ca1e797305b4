"""Discord: what the bot hears there, and how it answers. Knows the engine by its replies alone."""
