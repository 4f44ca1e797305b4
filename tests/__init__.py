"""Tests of Factbot; the folders mirror those of `bot/`."""
