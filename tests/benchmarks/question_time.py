"""Time a question against the shipped base, beside what people would use instead, over the same phrasings.

    python -m pip install ".[bench]"
    python -m tests.benchmarks.question_time

Ours is the whole way from the text to the reply; the others only find the nearest phrasing, so beside the time
stands how many of the answerable questions each finds the right fact for.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process, utils

from bot.factbase.folder import shipped_folder
from bot.factbase.loader import load
from bot.matching.engine import Engine
from tests.conftest import TODAY
from tests.questions.scoring import Case, read_cases

_ROUNDS = 3
_OURS = "Factbot, the whole reply"
Way = Callable[[str], str | None]
"""Returns the id of the fact found, None for none."""


def main() -> None:
    """Print for each way the median, the 99th percentile, the ratio to ours, and the share found."""
    base = load(shipped_folder())
    engine = Engine(base, TODAY)
    phrasings = [(utils.default_process(text), fact.id) for fact in base.facts for text in (*fact.asks, fact.text)]
    cases = read_cases("tuning")
    ways: dict[str, Way] = {_OURS: _engine_way(engine), **_peers(phrasings)}
    print(f"{len(cases)} questions, {len(base.facts)} facts, {len(phrasings)} phrasings; milliseconds a question")
    times = {name: _times(way, [case.question for case in cases]) for name, way in ways.items()}
    ours = statistics.median(times[_OURS])
    for name, taken in times.items():
        middle, slow = statistics.median(taken), statistics.quantiles(taken, n=100)[98]
        found = _found(ways[name], cases)
        print(
            f"  {name:<26} median {middle:7.3f}   p99 {slow:7.3f}   {middle / ours:5.1f} times ours"
            f"   right fact first {found:4.0%}"
        )


def _engine_way(engine: Engine) -> Way:
    return lambda text: next((fact.id for fact in engine.ask(text).facts), None)


def _peers(phrasings: Sequence[tuple[str, str]]) -> dict[str, Way]:
    peers = {
        "extractOne, WRatio": _extract(phrasings, fuzz.WRatio),
        "extractOne, token_set_ratio": _extract(phrasings, fuzz.token_set_ratio),
    }
    for name, build in (("BM25 (bm25s)", _bm25), ("TF-IDF, words", _tfidf)):
        try:
            peers[name] = build(phrasings)
        except ImportError:
            print(f"{name} is left out: install the extra `bench` to see it")
    return peers


def _extract(phrasings: Sequence[tuple[str, str]], scorer: Callable[..., float]) -> Way:
    texts, ids = [text for text, _ in phrasings], [fact_id for _, fact_id in phrasings]

    def way(text: str) -> str | None:
        best = process.extractOne(text, texts, scorer=scorer, processor=utils.default_process)
        return ids[best[2]] if best else None

    return way


def _bm25(phrasings: Sequence[tuple[str, str]]) -> Way:
    import bm25s  # noqa: PLC0415 - an extra

    index = bm25s.BM25()
    index.index(bm25s.tokenize([text for text, _ in phrasings], show_progress=False), show_progress=False)

    def way(text: str) -> str | None:
        tokens = bm25s.tokenize(utils.default_process(text), show_progress=False, return_ids=False)
        if not tokens or not tokens[0]:
            return None
        numbers, _ = index.retrieve(tokens, k=1, show_progress=False)
        return phrasings[int(numbers[0, 0])][1]

    return way


def _tfidf(phrasings: Sequence[tuple[str, str]]) -> Way:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - an extra

    vectorizer = TfidfVectorizer(sublinear_tf=True)
    matrix = vectorizer.fit_transform([text for text, _ in phrasings])

    def way(text: str) -> str | None:
        scores = (matrix @ vectorizer.transform([text]).T).toarray().ravel()
        return phrasings[int(scores.argmax())][1]

    return way


def _times(way: Way, questions: Sequence[str]) -> list[float]:
    """Return the milliseconds of each question, after one round to warm caches."""
    taken: list[float] = []
    for number in range(_ROUNDS):
        for question in questions:
            start = time.perf_counter()
            way(question)
            if number:
                taken.append(1000 * (time.perf_counter() - start))
    return taken


def _found(way: Way, cases: Sequence[Case]) -> float:
    answerable = [case for case in cases if case.outcome == "answer"]
    return sum(way(case.question) in case.facts for case in answerable) / len(answerable)


if __name__ == "__main__":
    main()
