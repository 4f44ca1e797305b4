"""Commands of well-known bots behind the same prefix get silence; questions of the facts do not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.gateway.desk import Desk
from bot.gateway.strangers import is_for_another
from bot.matching.engine import Engine

COMMANDS = """
play despacito · play never gonna give you up · skip · skip 2 · queue · nowplaying · pause · resume
stop · volume 50 · loop · shuffle · lyrics · join · leave · seek 1:30 · forceskip · disconnect
replay · autoplay · ban spammer · kick somebody · mute user 10m · unmute user · warn user spamming
timeout user 1h · purge 50 · clear 10 · slowmode 5 · lock · unlock · nick user bob
addrole user member · removerole user member · modlogs user · case 12 · rank · level · levels
leaderboard · lb · xp · daily · weekly · balance · bal · deposit all · withdraw 500 · work · crime
rob user · slots 100 · blackjack 50 · coinflip heads · gamble 10 · beg · fish · hunt · dig · shop
inventory · buy sword · pay user 500 · give user 10 · marry user · divorce · hug user · slap user
ship us · 8ball will i win · roll 2d6 · dice · catch pikachu · pokedex pikachu · battle user · claim
pick · mudae · waifu · wa · im · tu · rolls · wish · remindme 2h laundry · reminder list
poll pizza or pasta · giveaway 1h nitro · gstart 1h nitro · greroll · ticket · close
suggest more emotes · afk sleeping · avatar user · userinfo user · serverinfo · ping · uptime
invite · vote · prefix ? · translate hola · weather london · urban yeet · define serendipity
google cats · youtube cats · gif dance · meme · joke · imagine a castle · ask chatgpt hello
code print · eval 1+1 · run python · math 2+2 · calc 5*5 · tag rules · faq · rules · verify
register · link steam · stats · profile · elo · lfg ranked · queue up · scrim · roll d20 · init
cast fireball · volume 100 · roll 2005 · clear 2004 · remind me in 2025 · stock oil · mine nickel · travel china
poll 2024 · ban 2005 · play 1999 · buy oil · give rice
""".replace("\n", " · ")
QUESTIONS = (
    "when did cuba recognize prc",
    "trade 2005",
    "oil",
    "how many locomotives did cuba buy",
    "bejucal",
    "trade 2009",
    "2004",
    "give me the trade figure of 2005",
    "what is camariocas worth today",
)
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def desk(engine: Engine) -> Desk:
    return Desk(engine)


@pytest.mark.parametrize("command", sorted({each.strip() for each in COMMANDS.split("·") if each.strip()}))
def test_commands_of_others_get_silence(desk: Desk, command: str) -> None:
    assert is_for_another(desk.ask(command, TODAY), mentions_others=False)


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_are_answered(desk: Desk, question: str) -> None:
    assert not is_for_another(desk.ask(question, TODAY), mentions_others=False)


def test_a_command_that_names_other_people_gets_silence(desk: Desk) -> None:
    assert is_for_another(desk.ask("trade", TODAY), mentions_others=True)
    assert not is_for_another(desk.ask("when did cuba recognize prc", TODAY), mentions_others=True)
