"""How `ask` reads its words: options may follow the question; a word that starts with - needs `--` before."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand

from bot.factbase.problems import shown


class QuestionCommand(TyperCommand):
    """A command whose words are a question."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer keeps its context type private
        """Refuse an unknown option with the way out; then read the words as usual."""
        known = {option for parameter in self.get_params(ctx) for option in parameter.opts}
        for word in args:
            if word == "--":
                break
            if word.startswith("-") and word != "-" and word.partition("=")[0] not in known:
                raise typer.BadParameter(
                    f"no option {shown(word)}; a question that starts with - comes after --, "
                    "as in: ask -- -40 degrees where"
                )
        return super().parse_args(ctx, args)
