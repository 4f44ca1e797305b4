"""How commands read their words: the command's name, a question's words, and years."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup

from bot.errors import UsageError
from bot.factbase.problems import did_you_mean, shown

_LAST_YEAR = 9999


class Commands(TyperGroup):
    """The commands by their names."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer keeps its types private
        """Refuse an unknown name with the likeliest one."""
        known = self.list_commands(ctx)
        if args[0] not in known:
            raise UsageError(f"no command {shown(args[0])}, {did_you_mean(args[0], known)}")
        return super().resolve_command(ctx, args)


class QuestionCommand(TyperCommand):
    """A command whose words are a question; options may stand before, between and after them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer keeps its type private
        """Refuse an unknown option with the way out; then read the words as usual."""
        known = {option for parameter in self.get_params(ctx) for option in parameter.opts}
        stray = _first_stray(args, known)
        if stray is not None:
            options = ", ".join(sorted(option for option in known if option.startswith("-")))
            raise UsageError(
                f"{shown(stray)} is none of the options {options}; "
                f"a question that starts with - comes after --, as in: {ctx.command_path} -- -40 degrees"
            )
        return super().parse_args(ctx, args)


def _first_stray(args: Iterable[str], known: set[str]) -> str | None:
    """Return the first word that looks like an option and is none."""
    for word in args:
        if word == "--":
            return None
        if word.startswith("-") and word != "-" and word.partition("=")[0] not in known:
            return word
    return None


def year_from(text: str | None) -> int | None:
    """Return the year that an option says, None when it is not given.

    Raises UsageError for anything but a year.
    """
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:5]) <= _LAST_YEAR):
        raise UsageError(f"--year {shown(text)} is not a year; write it in digits, as in --year 2005")
    return int(text)
