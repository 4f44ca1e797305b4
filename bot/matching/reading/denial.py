"""What a question denies, and what it sets aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.matching.question import Reversal
from bot.matching.reading.grammar import AUXILIARIES
from bot.matching.words.keys import Keys
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import Unit, text_at, texts

_SETTING_ASIDE = frozenset({
    "besides", "beside", "except", "excluding", "apart from", "aside from", "other than", "except for",
})  # fmt: skip
_APART, _FROM = frozenset({"apart", "aside", "other"}), frozenset({"from", "than"})
_QUANTIFIERS = frozenset({"no", "none", "nothing"})
"""They deny that there is any, which a fact may well say."""
_POINTING = frozenset({"it", "that", "this", "i"})
"""Before "wasn't" these open a remark of the asker's ("it wasn't peru, right")."""
NOT = "not"
_WITHOUT = "without"
_WITHOUT_WITHIN = 2
_AUXILIARY_WITHIN = 3
"""A "not" denies the question where an auxiliary is among so many words before it."""


def set_aside(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Unit]:
    """Yield what the question sets aside: the first word that counts behind "besides" or "apart from", or a "not"."""
    for index, unit in enumerate(units):
        is_apart = unit.text in _APART and text_at(units, index + 1) in _FROM
        if unit.text in _SETTING_ASIDE or is_apart:
            behind = (other for other in units[index + 1 :] if not lexicon.is_stopword(other))
            yield from islice(behind, 1)
        elif unit.text == NOT and not _is_denial(units, index):
            yield from (other for other in units[index + 1 : index + 2] if lexicon.is_content(other))


def sets_aside(before: Sequence[str]) -> bool:
    """Tell whether words set aside what follows them: "not" without an auxiliary, "except", "other than"."""
    if before[-1:] == [NOT]:
        return AUXILIARIES.isdisjoint(before[-1 - _AUXILIARY_WITHIN : -1])
    return " ".join(before[-1:]) in _SETTING_ASIDE or " ".join(before[-2:]) in _SETTING_ASIDE


def is_negated(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Tell whether the question denies; "didn't peru sell rice" opens with a no but asks for a yes."""
    for index, unit in enumerate(units):
        if not lexicon.is_negation(unit) or unit.text in _QUANTIFIERS:
            continue
        before = _words_before(units, index)
        if unit.text == "never":
            denies = before[-1:] != ["i"] or not AUXILIARIES.isdisjoint(before)
        elif unit.text.endswith("nt"):
            denies = bool(before) and before[-1] not in _POINTING
        else:
            denies = _is_denial(units, index)
        if denies:
            return True
    return False


def without_in(units: Sequence[Unit], lexicon: Lexicon) -> Keys:
    """Return the keys of what there is none of: the first words that say something behind a "without"."""
    found: set[str] = set()
    for index, unit in enumerate(units):
        if unit.text == _WITHOUT:
            behind = [other for other in units[index + 1 : index + 1 + _WITHOUT_WITHIN] if lexicon.is_content(other)]
            found.update(*(other.all_keys for other in behind))
    return frozenset(found)


def reversals_in(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Reversal]:
    """Yield the verbs that have a contrary."""
    for unit in units:
        contrary = lexicon.actions.reverses.get(lexicon.stems.of(unit.text))
        if contrary is not None:
            yield Reversal(unit.all_keys, contrary)


def _is_denial(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a "not" belongs to an auxiliary, and so denies what is asked."""
    return not AUXILIARIES.isdisjoint(_words_before(units, index))


def _words_before(units: Sequence[Unit], index: int) -> list[str]:
    return texts(units[max(0, index - _AUXILIARY_WITHIN) : index])
