"""Evaluation questions: written from the source alone by people who saw neither the facts nor the engine.

`tuning.jsonl` is for tuning; `reported.jsonl` is only ever reported on. Each line holds a question, its kind,
the outcome expected and the ids of the facts that answer it.
"""
