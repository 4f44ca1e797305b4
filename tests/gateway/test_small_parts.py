"""Maps that forget, turns, markup, commands in text."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.factbase.period import Period
from bot.gateway.addressing import is_allowed
from bot.gateway.cooldown import Cooldown, Turn
from bot.gateway.forms import page_from, page_value
from bot.gateway.markup import clipped, echo, echo_in, escaped, plain_question
from bot.gateway.memory import Memory
from bot.gateway.text_commands import TextCommand, command_in
from bot.matching.engine import Engine


@dataclass
class Place:
    id: int
    parent_id: int | None = None
    guild: int | None = None


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_memory_is_bounded_in_size_and_time() -> None:
    clock = Clock()
    memory: Memory[int, str] = Memory(2, 10.0, clock)
    for number in range(3):
        memory.put(number, str(number))
    assert [memory.get(number) for number in range(3)] == [None, "1", "2"]
    clock.now = 11.0
    assert memory.get(2) is None
    assert memory.pop(1) is None


@given(st.lists(st.integers(0, 50)), st.integers(1, 5))
def test_a_memory_never_holds_more_than_it_may(keys: list[int], most: int) -> None:
    memory: Memory[int, int] = Memory(most, 1e9)
    for key in keys:
        memory.put(key, key)
        assert memory.get(key) == key
        assert len(memory) <= most


def test_a_person_is_told_to_wait_once() -> None:
    clock = Clock()
    cooldown = Cooldown(5.0, clock)
    assert [cooldown.turn(1, 1) for _ in range(3)] == [Turn.FREE, Turn.TOLD_TO_WAIT, Turn.WAITING]
    assert cooldown.turn(1, 2) is Turn.FREE
    assert cooldown.turn(2, 1) is Turn.FREE
    clock.now = 2.0
    assert cooldown.left(1, 1) == pytest.approx(3.0)
    clock.now = 6.0
    assert cooldown.turn(1, 1) is Turn.FREE


def test_no_cooldown() -> None:
    assert {Cooldown(0.0).turn(1, 1) for _ in range(5)} == {Turn.FREE}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<@123> when did **cuba** recognize `prc`?", "when did cuba recognize prc?"),
        ("> trade 2005", "trade 2005"),
        ("||oil|| <:pog:123456> <t:1700000000:R>", "oil"),
        ("```py\ntrade 2005```", "trade 2005"),
        ("[trade](https://example.org/x) https://example.org 2005", "trade   2005"),
        ("snake_case_word ~~gone~~", "snake_case_word gone"),
    ],
)
def test_markup_is_taken_out(typed: str, read: str) -> None:
    assert plain_question(typed) == read


@given(st.text(max_size=200))
def test_what_is_escaped_pings_nobody(text: str) -> None:
    shown = escaped(f"{text} @everyone <@1> [x](https://example.org)")
    assert "@everyone" not in shown
    assert "<@1>" not in shown
    assert "\\](" in shown


@given(st.text(max_size=50), st.integers(1, 60))
def test_clipped_text_fits(text: str, most: int) -> None:
    assert len(clipped(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("help", TextCommand("help")),
        ("Topics?", TextCommand("topics")),
        ("year 2005", TextCommand("year", year=2005)),
        ("topic Oil", TextCommand("topic", topic="oil")),
        ('topic "Oil"', TextCommand("topic", topic="oil")),
        ("year “2005”?", TextCommand("year", year=2005)),
        ("year of the first visit", None),
        ("help me with oil", None),
        ("topic of conversation", None),
        ("trade 2005", None),
    ],
)
def test_a_command_only_where_the_rest_fits_it(engine: Engine, text: str, command: TextCommand | None) -> None:
    assert command_in(text, engine.base) == command


def test_denied_channels_win() -> None:
    thread, direct = Place(1, parent_id=2, guild=9), Place(1)
    assert is_allowed(thread, (), ())
    assert is_allowed(thread, (2,), ())
    assert not is_allowed(thread, (3,), ())
    assert not is_allowed(thread, (1,), (2,))
    assert is_allowed(direct, (3,), ())
    assert not is_allowed(direct, (), (1,))


PERIODS = [Period.of_year(2005), Period.of_decade(1990), Period.of_year(2020).onwards(), Period.of_year(1960).up_to()]


@given(st.integers(0, 99), st.sampled_from([None, "oil", "early-ties"]), st.lists(st.sampled_from(PERIODS), max_size=2))
def test_a_page_survives_its_button(page: int, topic: str | None, periods: list[Period]) -> None:
    found_page, found_topic, found = page_from(page_value(page, topic, periods))
    assert (found_page, found_topic) == (page, topic)
    assert [(one.start, one.end) for one in found] == [(one.start, one.end) for one in periods]


def test_a_line_that_repeats_a_question_holds_no_link_and_nothing_hidden() -> None:
    line = echo("https://evil.example/a ..discord.gg/abc \u202etrade **2005** ||secret|| <@1234>\n> more")
    assert line == "> … ..… trade 2005 … \\> more"
    assert echo_in(f"{line}\nrest") == line
    assert echo_in("nothing repeated") == ""
    assert echo(" ") == ""
