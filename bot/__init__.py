"""Factbot: answers questions from a YAML fact base and cites the section that says so."""
