"""What stands before and behind each verb of a line: who or what does it, and to whom or what.

Unlike claims, which only know those who can act, courses hold any noun: "the quake set off the flood".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.matching.question import Course
from bot.matching.reading.grammar import ASKING, BEING
from bot.matching.words.keys import joined
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.units import Unit, text_at, texts

_DOING = frozenset({"do", "does", "did"})
_WITHIN = 5
"""The subject and the object stand among so many words before and behind their verb."""
_PASSIVE_WITHIN = 2


def courses_of(units: Sequence[Unit], lexicon: Lexicon) -> Iterator[Course]:
    """Yield what is before and behind each verb of an active clause.

    "Which flood did the quake set off" is turned into what the quake set off.
    """
    words = texts(units)
    doing = next((index for index, word in enumerate(words) if word in _DOING), len(words))
    for index, unit in enumerate(units):
        is_asked = doing < index and not ASKING.isdisjoint(words[:doing])
        if not _is_verb(unit, lexicon, is_asked=is_asked) or not BEING.isdisjoint(
            words[max(0, index - _PASSIVE_WITHIN) : index]
        ):
            continue
        if text_at(units, index + 1) == "by":
            continue
        before, behind = units[max(0, index - _WITHIN) : index], units[index + 1 : index + 1 + _WITHIN]
        if is_asked:
            before, behind = units[doing + 1 : index], [*units[:doing], *behind]
        course = Course(unit.keys, _nouns(before, lexicon), _nouns(behind, lexicon))
        if course.before and course.behind:
            yield course


def _is_verb(unit: Unit, lexicon: Lexicon, *, is_asked: bool) -> bool:
    """Tell whether a unit is a verb: a past form; behind "did" the plain form of one."""
    if not lexicon.is_content(unit) or lexicon.parties.named_by(unit) or unit.is_proper:
        return False
    word = unit.text.split()[0]
    if is_asked:
        return lexicon.actions.includes(lexicon.stems.of(word)) and not word.endswith("ing")
    return lexicon.stems.is_past_form(word) and not word.endswith("s")


def _nouns(units: Sequence[Unit], lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of the words that say something; names are left to the claims."""
    return joined(unit.all_keys for unit in units if lexicon.is_content(unit) and not lexicon.parties.named_by(unit))
