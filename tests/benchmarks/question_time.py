"""Time a question against the shipped base, beside rapidfuzz's `extractOne` over the same phrasings.

    python -m tests.benchmarks.question_time
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
from tests.questions.scoring import read_cases

_ROUNDS = 3


def main() -> None:
    """Print the median and the 99th percentile of each way, and its ratio to ours."""
    base = load(shipped_folder())
    engine = Engine(base, TODAY)
    phrasings = [utils.default_process(text) for fact in base.facts for text in (*fact.asks, fact.text)]
    questions = [case.question for case in read_cases("tuning")]
    ways: dict[str, Callable[[str], object]] = {
        "Factbot, the whole answer": engine.ask,
        "extractOne, WRatio": _extract(phrasings, fuzz.WRatio),
        "extractOne, token_set_ratio": _extract(phrasings, fuzz.token_set_ratio),
    }
    print(f"{len(questions)} questions, {len(base.facts)} facts, {len(phrasings)} phrasings; milliseconds a question")
    times = {name: _times(way, questions) for name, way in ways.items()}
    ours = statistics.median(times["Factbot, the whole answer"])
    for name, taken in times.items():
        middle, slow = statistics.median(taken), statistics.quantiles(taken, n=100)[98]
        print(f"  {name:<28} median {middle:7.3f}   p99 {slow:7.3f}   {middle / ours:5.1f} times ours")


def _extract(phrasings: Sequence[str], scorer: Callable[..., float]) -> Callable[[str], object]:
    return lambda text: process.extractOne(text, phrasings, scorer=scorer, processor=utils.default_process)


def _times(way: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Return the milliseconds of each question, after one round to warm caches."""
    taken: list[float] = []
    for number in range(_ROUNDS):
        for question in questions:
            start = time.perf_counter()
            way(question)
            if number:
                taken.append(1000 * (time.perf_counter() - start))
    return taken


if __name__ == "__main__":
    main()
