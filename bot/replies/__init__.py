"""How a reply reads: Reply → Card → text. Every word that people read in a reply stands here."""
