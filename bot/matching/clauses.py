"""Which words of a message are the question, and which only surround it.

People greet, thank, apologise, say why they ask and offer guesses. What is *asked* has to be answered; an
*aside* may help but never counts against a fact; *chatter* and a *guess* are not looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.matching.english import English
from bot.matching.phrases import PhraseTable
from bot.matching.text import Token

ASKING = frozenset("what whats when whens where wheres who whos whom whose which why how".split())
AUXILIARIES = frozenset(
    "do does did is are was were has have had can could will would should may might "
    "didnt doesnt isnt wasnt arent werent hasnt havent hadnt".split()
)
_ASKER = frozenset("i im ive id ill my me mine myself we our you your u ur youre".split())
_POLITE = frozenset("could would can will may might".split())
_DETERMINERS = frozenset("the a an any some there it they this that he she".split())
_RELATIVE = frozenset("who which whom whose when where".split())
_SAYING = frozenset("says say said told tells swears swore claims claimed reckons insists thinks thought keeps".split())
_OPENERS = frozenset("because cause cuz coz bc cos since as for but so and anyway ok okay well plus".split())
_FIXED = frozenset(
    "know wonder wondering tell remember explain say ask asking check "
    "in of to for by from with at on since until than".split()
)
_BEFORE_ASKING = frozenset("in since until by for from to with at of on during".split())
_BEFORE_DO = ASKING | _FIXED | frozenset("i you we they he she it u not much many thing all people to".split())
_SENTENCE_ENDS = frozenset(".!?;\n")
_REQUESTS = frozenset("tell know give wonder wondering whether remind explain looking".split())
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


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last` without a break inside, the punctuation behind them, and their sentence."""

    first: int
    last: int
    end: str
    sentence: int

    @property
    def span(self) -> range:
        """The positions of its tokens."""
        return range(self.first, self.last + 1)


class Clauses:
    """Tells the roles of a message's tokens; knows English and the base's own words, nothing of a message."""

    def __init__(self, english: English, own_words: frozenset[str]) -> None:
        self._chatter = PhraseTable(english.chatter)
        self._hedges = PhraseTable(english.hedges)
        self._empty = english.fillers | english.stopwords
        self._own = own_words
        self._names = frozenset(
            word
            for country in english.countries
            for text in (*country.names, *country.adjectives)
            for word in text.split()
        )

    def roles(self, line: Sequence[Token]) -> list[Role]:
        """Return the role of each token."""
        roles = [Role.ASKED] * len(line)
        clauses = list(_clauses(line, self._empty))
        self._mark_asides(line, clauses, roles)
        self._drop(self._hedges, line, clauses, roles, Role.GUESS)
        self._drop(self._chatter, line, clauses, roles, Role.CHATTER)
        return roles

    def asking_alone(self, line: Sequence[Token]) -> list[tuple[int, int]]:
        """Return the spans of the clauses that ask by themselves, the last first; none with a country outside."""
        clauses = list(_clauses(line, self._empty))
        asking = [clause for clause in clauses if self._asks(line, clause) and self._tells(line, clause)]
        return [
            (clause.first, clause.last)
            for clause in reversed(asking)
            if len(clauses) > 1 and not any(self._names_country(line, other) for other in clauses if other != clause)
        ]

    def _mark_asides(self, line: Sequence[Token], clauses: Sequence[Clause], roles: list[Role]) -> None:
        """Make asides of the clauses beside those that ask, and guesses of short questions behind them."""
        asking = [clause for clause in clauses if self._asks(line, clause)]
        if not any(self._has_content(line, clause) for clause in asking):
            asking = [clause for clause in clauses if self._requests(line, clause)]
        if not asking:
            asking = [clause for clause in clauses if not self._is_talk(line, clause)]
        is_full = sum(self._tells(line, clause) for clause in asking) >= _FULL
        sentences = {clause.sentence for clause in asking if self._has_content(line, clause)}
        if not sentences:
            return
        for clause in clauses:
            if clause in asking and not _is_to_the_bot(line, clause):
                continue
            if _is_guess(clause, asking):
                _set(roles, clause, Role.GUESS)
            elif (
                clause.sentence not in sentences
                or self._is_talk(line, clause)
                or (is_full and not self._names_country(line, clause))
            ):
                _set(roles, clause, Role.ASIDE)

    def _asks(self, line: Sequence[Token], clause: Clause) -> bool:
        words = [line[i].text for i in clause.span]
        start = next((i for i, word in enumerate(words) if word not in _OPENERS), 0)
        opening, second = words[start], words[start + 1 : start + 2]
        if opening in {"when", "while"} and not _ASKER.isdisjoint(second):
            return False  # "when im back" asks nothing
        if opening in _POLITE and not (_DETERMINERS.intersection(second) or self._own.intersection(second)):
            return False  # "could you tell an old man", "and would love to go"
        if opening in ASKING or opening in AUXILIARIES:
            return True
        if _speaks_of_asker(words) and not _FIXED.intersection(words):
            return False
        long_enough = clause.end == "?" and (len(words) > _SHORT or self._tells(line, clause) > 1)
        return long_enough or any(word in ASKING - {"which", "who", "when"} for word in words)

    def _requests(self, line: Sequence[Token], clause: Clause) -> bool:
        """Tell whether a clause wants to be told something, without asking outright."""
        words = {line[i].text for i in clause.span}
        return not _REQUESTS.isdisjoint(words) and self._tells(line, clause) > 0

    def _tells(self, line: Sequence[Token], clause: Clause) -> int:
        """Return how many words of a clause the base knows and that say something."""
        words = {line[i].text for i in clause.span}
        return len(words & self._own - self._empty)

    def _names_country(self, line: Sequence[Token], clause: Clause) -> bool:
        return any(line[i].text in self._names and line[i].text not in self._empty for i in clause.span)

    def _is_talk(self, line: Sequence[Token], clause: Clause) -> bool:
        """Tell whether a clause is about the asker or somebody else's words, or about nothing the base knows."""
        words = [line[i].text for i in clause.span]
        if _speaks_of_asker(words) or _SAYING.intersection(words):
            return True
        content = [word for word in words if word not in self._empty]
        return bool(content) and not any(word in self._own or word in self._names for word in content)

    def _has_content(self, line: Sequence[Token], clause: Clause) -> bool:
        return any(line[i].text not in self._empty for i in clause.span)

    def _drop(
        self,
        phrases: PhraseTable,
        line: Sequence[Token],
        clauses: Sequence[Clause],
        roles: list[Role],
        role: Role,
    ) -> None:
        """Give each phrase found its role; a guess takes all that follows it in its clause.

        A message of which nothing would be left is kept as it was: then the phrase was the question.
        """
        before, words = list(roles), [token.text for token in line]
        for clause in clauses:
            position = clause.first
            while position <= clause.last:
                length = min(phrases.length_at(words, position), clause.last + 1 - position)
                is_inside = position > clause.first and words[position - 1] not in _OPENERS
                if role is Role.GUESS and words[position] in AUXILIARIES and is_inside:
                    length = 0  # "was it" opens a guess only where it opens a clause
                if length:
                    end = clause.last + 1 if role is Role.GUESS else position + length
                    roles[position:end] = [min(role, before) for before in roles[position:end]]
                position += length or 1
        if self._leaves(line, before) and not self._leaves(line, roles):
            roles[:] = before

    def _leaves(self, line: Sequence[Token], roles: Sequence[Role]) -> bool:
        return any(role == Role.ASKED and line[i].text not in self._empty for i, role in enumerate(roles))


def _is_to_the_bot(line: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a clause asks about whoever answers ("are you a machine?")."""
    words = [line[i].text for i in clause.span]
    return words[:1] in (["are"], ["r"]) and words[1:2] in (["you"], ["u"]) and ASKING.isdisjoint(words)


def _set(roles: list[Role], clause: Clause, role: Role) -> None:
    for position in clause.span:
        roles[position] = role


def _is_guess(clause: Clause, asking: Sequence[Clause]) -> bool:
    """Tell whether a short clause behind the question offers an answer ("…, 100?", "… the germans?")."""
    if clause.end != "?" or clause.last - clause.first >= _SHORT:
        return False
    return any(other.last < clause.first for other in asking)


def _speaks_of_asker(words: Collection[str]) -> bool:
    return not _ASKER.isdisjoint(words)


def _clauses(line: Sequence[Token], empty: Collection[str]) -> Iterator[Clause]:
    """Cut at punctuation, before an asker's reasons, and before a question that follows other words."""
    first, sentence = 0, 0
    for position, token in enumerate(line):
        if token.is_break:
            if position > first:
                yield Clause(first, position - 1, _end(token.text), sentence)
            sentence += bool(_SENTENCE_ENDS.intersection(token.text))
            first = position + 1
        elif position > first and _starts_clause(line, first, position, empty):
            yield Clause(first, position - 1, "", sentence)
            first = position
    if first < len(line):
        yield Clause(first, len(line) - 1, "", sentence)


def _end(text: str) -> str:
    return "?" if "?" in text else text[:1]


def _starts_clause(line: Sequence[Token], first: int, position: int, empty: Collection[str]) -> bool:
    """Tell whether a new clause starts inside a stretch without punctuation."""
    word, previous = line[position].text, line[position - 1].text
    following = [token.text for token in line[position + 1 : position + 4]]
    if word in _OPENERS:
        return not _ASKER.isdisjoint(following[:2]) and position - first > 1
    if word in ASKING:
        is_relative = word in _RELATIVE and previous not in empty
        return previous not in _FIXED and not is_relative and position + 1 < len(line)
    if word in _BEFORE_ASKING and following[:1] and following[0] in ASKING:
        return previous not in _FIXED or previous in {"know", "wonder", "wondering"}
    talk_before = _speaks_of_asker({token.text for token in line[first:position]})
    is_inverted = previous in _OPENERS or (word in {"do", "does", "did"} and previous not in _BEFORE_DO)
    return word in AUXILIARIES and talk_before and is_inverted
