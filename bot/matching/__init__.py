"""How a question finds its fact. Pure: knows no Discord, no terminal and no settings."""
