"""Which words of a message are the question, and which only surround it.

People greet, thank, apologise, say why they ask and offer guesses. What is *asked* has to be answered; an
*aside* may help but never counts against a fact; *chatter* and a *guess* are not looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import IntEnum

from bot.matching.reading.cutting import Clause, clauses_of
from bot.matching.reading.grammar import ASKER, ASKING, AUXILIARIES, LEADING_ON, OPENERS
from bot.matching.text import Token
from bot.matching.words.lexicon import Lexicon
from bot.matching.words.phrases import PhraseTable

_POLITE = frozenset({"could", "would", "can", "will", "may", "might"})
"""Auxiliaries that also open a request or a wish: "could you", "would love to"."""
_SUBJECT_OPENERS = frozenset({
    "the", "a", "an", "any", "some", "there", "it", "they", "this", "that", "he", "she",
})  # fmt: skip
"""Words that open the subject of a question: "could the"."""
_SAYING = frozenset({
    "says", "say", "said", "told", "tells", "swears", "swore", "claims", "claimed", "reckons", "insists",
    "thinks", "thought", "keeps",
})  # fmt: skip
"""Verbs that bring in somebody else's words."""
_REQUESTS = frozenset({
    "tell", "know", "give", "wonder", "wondering", "whether", "remind", "explain", "looking",
})  # fmt: skip
"""Words that ask without a question."""
_ALWAYS_ASKING = ASKING - {"which", "who", "when"}
"""Question words that ask wherever they stand in a clause; the others may only join clauses."""
_JOINING_TIME = frozenset({"when", "while"})
_TO_THE_BOT = (("are", "you"), ("are", "u"), ("r", "you"), ("r", "u"))
_YOU, _YOUR = frozenset({"you", "u", "ya"}), frozenset({"your", "ur"})
_CLOSE_TO_END = 3
"""Whose thing is asked for stands among so many words at the end: "… your favourite food"."""
_FULL = 3
"""A question that holds so many words of the base says enough by itself."""
_SHORT = 4
"""A clause of so few words behind the question, itself ending in a question mark, is a guess."""


class Role(IntEnum):
    """What a token is to the question; the higher counts where tokens of one phrase differ."""

    GUESS = 0
    CHATTER = 1
    ASIDE = 2
    ASKED = 3


class Clauses:
    """Tells the roles of a message's tokens; knows English and the base's own words, nothing of a message."""

    def __init__(self, lexicon: Lexicon) -> None:
        english = lexicon.english
        self._chatter = PhraseTable(phrase.split() for phrase in english.chatter)
        self._hedges = PhraseTable(phrase.split() for phrase in english.hedges)
        self._empty = english.fillers | english.stopwords
        self._own = lexicon.own_words
        self._telling = lexicon.own_words - self._empty
        self._subjects = frozenset(lexicon.subjects.words)
        self._countries = lexicon.country_words - self._empty

    def roles(self, line: Sequence[Token]) -> list[Role]:
        """Return the role of each token."""
        clauses = list(clauses_of(line, self._empty))
        roles = [Role.ASKED] * len(line)
        for clause, role in self._roles_of_clauses(clauses):
            roles[clause.first : clause.last + 1] = [role] * len(clause.words)
        words = [token.text for token in line]
        roles = self._lowered(roles, Role.GUESS, self._guesses(words, clauses), words)
        return self._lowered(roles, Role.CHATTER, self._talk(words, clauses), words)

    def asking_alone(self, line: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Yield first and last token of each clause that asks by itself, the last first.

        There is none where a country stands outside it that is no subject.
        """
        clauses = list(clauses_of(line, self._empty))
        if len(clauses) == 1:
            return
        for clause in reversed(clauses):
            others = (other for other in clauses if other != clause)
            if self._asks(clause) and self._tells(clause) and not any(map(self._names_other_country, others)):
                yield clause.first, clause.last

    def _roles_of_clauses(self, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Role]]:
        """Yield the clauses that are beside the question: guesses and asides."""
        asking = self._asking(clauses)
        to_the_bot = [clause for clause in clauses if _is_to_the_bot(clause)]
        yield from ((clause, Role.GUESS) for clause in to_the_bot)
        asking = [clause for clause in asking if clause not in to_the_bot]
        sentences = {clause.sentence for clause in asking if self._has_content(clause)}
        is_full = sum(map(self._tells, asking)) >= _FULL
        for clause in clauses if sentences else ():
            if clause in asking or clause in to_the_bot:
                continue
            is_spare = is_full and not self._names_country(clause)
            if _is_guess(clause, asking):
                yield clause, Role.GUESS
            elif is_spare or clause.sentence not in sentences or self._is_talk(clause):
                yield clause, Role.ASIDE

    def _asking(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Return the clauses that ask; else those that want to be told something; else all but mere talk."""
        asking = [clause for clause in clauses if self._asks(clause)]
        if not any(map(self._has_content, asking)):
            asking = [clause for clause in clauses if self._requests(clause)]
        return asking or [clause for clause in clauses if not self._is_talk(clause)]

    def _asks(self, clause: Clause) -> bool:
        words = clause.words
        start = next((i for i, word in enumerate(words) if word not in OPENERS), 0)
        if self._only_seems_to_ask(words[start], words[start + 1 : start + 2]):
            return False
        if words[start] in ASKING or words[start] in AUXILIARIES:
            return True
        if _speaks_of_asker(words) and LEADING_ON.isdisjoint(words):
            return False
        is_long_enough = len(words) > _SHORT or self._tells(clause) > 1
        return (clause.end == "?" and is_long_enough) or not _ALWAYS_ASKING.isdisjoint(words)

    def _only_seems_to_ask(self, opening: str, second: Sequence[str]) -> bool:
        """Tell whether a clause only opens like a question ("when im back", "would love to")."""
        if opening in _JOINING_TIME:
            return _speaks_of_asker(second)
        return opening in _POLITE and _SUBJECT_OPENERS.isdisjoint(second) and self._own.isdisjoint(second)

    def _requests(self, clause: Clause) -> bool:
        """Tell whether a clause wants to be told something, without asking outright."""
        return not _REQUESTS.isdisjoint(clause.words) and self._tells(clause) > 0

    def _tells(self, clause: Clause) -> int:
        """Return how many words of a clause the base knows and that say something."""
        return len(self._telling.intersection(clause.words))

    def _names_country(self, clause: Clause) -> bool:
        return not self._countries.isdisjoint(clause.words)

    def _names_other_country(self, clause: Clause) -> bool:
        """Tell whether a clause names a country that is no subject of the base."""
        return not self._countries.isdisjoint(set(clause.words) - self._subjects)

    def _is_talk(self, clause: Clause) -> bool:
        """Tell whether a clause is about the asker, or somebody's words, or nothing that the base knows."""
        if _speaks_of_asker(clause.words) or not _SAYING.isdisjoint(clause.words):
            return True
        return self._has_content(clause) and not self._tells(clause) and not self._names_country(clause)

    def _has_content(self, clause: Clause) -> bool:
        return any(word not in self._empty for word in clause.words)

    def _guesses(self, words: Sequence[str], clauses: Sequence[Clause]) -> Iterator[slice]:
        """Yield where a phrase brings in a guess, with all that follows it in its clause."""
        for clause in clauses:
            for position in range(clause.first, clause.last + 1):
                if self._hedges.length_at(words, position) and not _stands_inside(words, position, clause):
                    yield slice(position, clause.last + 1)

    def _talk(self, words: Sequence[str], clauses: Sequence[Clause]) -> Iterator[slice]:
        """Yield where phrases of talk stand."""
        for clause in clauses:
            position = clause.first
            while position <= clause.last:
                length = self._chatter.length_at(words, position)
                if length:
                    yield slice(position, min(position + length, clause.last + 1))
                position += length or 1

    def _lowered(self, roles: list[Role], role: Role, spans: Iterator[slice], words: Sequence[str]) -> list[Role]:
        """Return the roles with some tokens lowered to a role, but as they were if nothing asked were left.

        Where nothing would be left, the phrase was the question.
        """
        lowered = list(roles)
        for span in spans:
            lowered[span] = [min(role, before) for before in lowered[span]]
        return roles if self._leaves(words, roles) and not self._leaves(words, lowered) else lowered

    def _leaves(self, words: Sequence[str], roles: Sequence[Role]) -> bool:
        """Tell whether anything that is asked says something."""
        return any(role is Role.ASKED and word not in self._empty for word, role in zip(words, roles, strict=True))


def _is_to_the_bot(clause: Clause) -> bool:
    """Tell whether a clause asks about whoever answers ("are you a machine?", "what is your favourite food?")."""
    if clause.words[:2] in _TO_THE_BOT:
        return ASKING.isdisjoint(clause.words)
    if clause.words[0] not in ASKING:
        return False
    is_made = clause.words[0] == "who" and clause.words[-1] in _YOU
    return is_made or not _YOUR.isdisjoint(clause.words[-_CLOSE_TO_END:])


def _is_guess(clause: Clause, asking: Sequence[Clause]) -> bool:
    """Tell whether a short clause behind the question offers an answer ("…, 100?", "… the germans?")."""
    is_short_question = clause.end == "?" and len(clause.words) <= _SHORT
    return is_short_question and any(other.last < clause.first for other in asking)


def _stands_inside(words: Sequence[str], position: int, clause: Clause) -> bool:
    """Tell whether an auxiliary does not open its clause: "was it" inside of one asks and is no guess."""
    return words[position] in AUXILIARIES and position > clause.first and words[position - 1] not in OPENERS


def _speaks_of_asker(words: Collection[str]) -> bool:
    return not ASKER.isdisjoint(words)
