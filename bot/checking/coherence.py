"""Facts against themselves: answer, `when` and units must agree with the fact's own text.

This needs no source. A fact can be made of pieces that each stand in its source and yet do not belong together.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.dates import dates_of_when
from bot.checking.finding import Finding
from bot.checking.names import Names, subject_keys
from bot.checking.own_dates import date_findings
from bot.checking.passages import Passage, read_text
from bot.checking.standing import Part, Standing
from bot.checking.units import has_unit
from bot.checking.vocabulary import Vocabulary, vocabulary_of
from bot.factbase.base import FactBase
from bot.factbase.model import Fact, Subject
from bot.factbase.problems import Problem, shown

_FIX_OF_ANSWER = "take the answer from the text, or say it in the text too"
_FIX_OF_UNIT = "write the unit as the text does, or name it in the text"


def coherence_findings(base: FactBase) -> Iterator[Finding]:
    """Yield where a fact contradicts itself, each once."""
    vocabulary = vocabulary_of(sentence for fact in base.facts for sentence in read_text(fact.text))
    subjects = tuple(subject for source in base.sources for subject in source.subjects)
    for fact in base.facts:
        problems = [*_of_answer(fact, vocabulary, subjects), *_of_units(fact)]
        yield from (Finding(problem, is_note=False) for problem in dict.fromkeys(problems))
        yield from date_findings(fact)


def _of_answer(fact: Fact, vocabulary: Vocabulary, subjects: tuple[Subject, ...]) -> Iterator[Problem]:
    """Yield the figures, dates and names of the answer that stand neither in the text nor in `when`."""
    text = Passage((read_text(fact.text),))
    told = frozenset(key for subject in subjects for key in _named_keys(subject, text))
    names = Names(text, vocabulary, told, in_any_order=True)
    standing = Standing(fact.when, text, names, "the fact's text", _FIX_OF_ANSWER, dates_of_when(fact.when))
    yield from standing.absent(Part(fact.place_of("answer"), read_text(fact.answer), is_prose=True))


def _named_keys(subject: Subject, text: Passage) -> frozenset[tuple[str, ...]]:
    """Return all names of a subject as they are compared, if the text names it by any of them."""
    keys = subject_keys(subject.words)
    told = [[word.key for word in sentence.words] for sentence in text.sentences]
    is_named = any(
        tuple(words[start : start + len(key)]) == key for words in told for key in keys for start in range(len(words))
    )
    return keys if is_named else frozenset()


def _of_units(fact: Fact) -> Iterator[Problem]:
    for number, figure in enumerate(fact.figures):
        if not has_unit(f"{fact.text} {fact.answer}", figure.unit):
            cause = f"the unit {shown(figure.unit)} stands neither in the fact's text nor in its answer"
            yield Problem(fact.place_of("figures", number), cause, _FIX_OF_UNIT)
