"""Keys: a question's word is accounted for by a fact that shares a key with it.

export          the stem itself
most large      the stem of a superlative, which is not "large"
≈3              a group of like words from the base's synonyms.yaml
~214            a group of like English words
~france         the names of one country
@Peru           a subject of the source
&Peru           somebody who acts for a subject
#1700000        a number
=santa rosa     a name of several words
?company        a kind of thing: a question asks for it, a fact names one
"""

from __future__ import annotations

from collections.abc import Iterable

Keys = frozenset[str]

OWN_LIKE = "≈"
ENGLISH_LIKE = "~"
SUBJECT = "@"
AGENT = "&"
NUMBER = "#"
NAME = "="
KIND = "?"

DATES = f"{KIND}when"
PLACES = f"{KIND}where"
ACTORS = f"{KIND}who"
PERSONS = f"{KIND}person"


def joined(sets: Iterable[Keys]) -> Keys:
    """Return the keys that stand in any of some sets."""
    return frozenset().union(*sets)


def principals(keys: Keys) -> Keys:
    """Return the subjects for whom those given by some keys act."""
    return frozenset([SUBJECT + key[len(AGENT) :] for key in keys if key.startswith(AGENT)])


def is_of_country(key: str) -> bool:
    """Tell whether a key stands for the names of one country."""
    return key.startswith(ENGLISH_LIKE) and key[1:2].isalpha()
