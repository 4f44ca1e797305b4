"""What people do around a question: they reply, follow up, edit, wait; each gets the answer to what they meant."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.gateway.bodies import body_of
from bot.gateway.client import Factbot
from bot.matching.engine import Engine
from tests.discord_server.permissions import Permission
from tests.discord_server.server import DiscordServer
from tests.gateway.wire import buttons, on_the_wire, said

MESSAGES = "/channels/{}/messages"
TRADE, TRADE_2014 = "how much was trade in 2005", "1.6 billion"


def test_a_channel_that_has_to_wait_holds_up_no_other(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        slow, quick = server.add_guild().add_channel("slow"), server.add_guild().add_channel("quick")
        server.fail("POST", MESSAGES.format(slow.id), 429, retry_after=8.0)
        for number in range(12):
            await server.say(slow, server.add_user(f"person-{number}"), "!trade 2005")
        await server.say(quick, server.add_user("ann"), "!trade 2005")
        await server.sent(quick, timeout=4.0)
        assert not server.posted(slow)

    on_the_wire(engine, None, scene)


def test_a_deleted_question_takes_its_answer_along_however_much_there_is_to_do(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, guild = server.add_user("ann"), server.add_guild()
        calm, busy = guild.add_channel("calm"), guild.add_channel("busy")
        question = await server.say(calm, ann, "!trade 2005")
        (answer,) = await server.sent(calm)
        server.fail("POST", MESSAGES.format(busy.id), 429, retry_after=3.0)
        for number in range(10):
            await server.say(busy, server.add_user(f"person-{number}"), "!trade 2005")
        await server.delete(question)
        await server.until(lambda: server.now(answer) is None)

    on_the_wire(engine, None, scene, FACTBOT_MAX_WAITING="3")


def test_a_follow_up_leaves_the_answer_it_replies_to_as_it_was(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, bob, channel = server.add_user("ann"), server.add_user("bob"), server.add_guild().add_channel("general")
        await server.say(channel, ann, f"!{TRADE}")
        (answer,) = await server.sent(channel)
        await server.say(channel, ann, "and nickel?", reply_to=answer)
        await server.sent(channel, 2)
        await server.say(channel, bob, "and in 2014?", reply_to=answer)
        assert TRADE_2014 in said((await server.sent(channel, 3))[-1])

    on_the_wire(engine, description, scene)


def test_a_reply_to_the_answer_of_a_command_leans_on_it(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        asked = await server.slash(ann, channel, "ask", {"question": TRADE})
        assert asked.response is not None
        await server.say(channel, ann, "and in 2014?", reply_to=asked.response)
        assert TRADE_2014 in said((await server.sent(channel, 2))[-1])

    on_the_wire(engine, description, scene)


def test_an_edited_question_does_not_lean_on_what_it_was(engine: Engine) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        ann = server.add_user("ann")
        channel = server.dm(ann)
        question = await server.say(channel, ann, TRADE)
        (answer,) = await server.sent(channel)
        await server.edit(question, "what about nickel")
        fresh = bot.desk.ask("what about nickel", bot.today())
        title = str(body_of(bot.desk.form(fresh), ann.id)["embed"].title)  # type: ignore[union-attr]
        await server.until(lambda: title in said(server.now(answer) or answer))

    on_the_wire(engine, None, scene)


def test_many_edits_are_followed_once_in_the_cooldown_and_to_the_last(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        question = await server.say(channel, ann, "!trade 2005")
        (answer,) = await server.sent(channel)
        for year in (2014, 2005) * 5:
            await server.edit(question, f"!trade {year}")
        await server.edit(question, "!when did cuba recognize prc")
        await server.until(lambda: "September 1960" in said(server.now(answer) or answer))
        assert sum(request.method == "PATCH" for request in server.requests) <= 2

    on_the_wire(engine, None, scene, FACTBOT_COOLDOWN="1")


def test_commands_work_in_threads_where_the_bot_is_not(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, guild = server.add_user("ann"), server.add_guild(has_bot=False)
        thread = guild.add_thread(guild.add_channel("general"))
        asked = await server.slash(ann, thread, "ask", {"question": "trade 2005"}, user_install=True)
        assert asked.response is not None
        assert "777 million" in said(asked.response)

    on_the_wire(engine, description, scene)


def test_a_command_with_a_year_alone_lists_the_year(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        asked = await server.slash(ann, channel, "ask", {"question": "?", "year": 2005})
        assert asked.response is not None
        assert "777 million" in said(asked.response)

    on_the_wire(engine, description, scene)


def test_several_years_have_pages(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        await server.say(channel, ann, f"<@{bot.me}> 2004 and 2005")
        (first,) = await server.sent(channel)
        turned = await server.press(ann, first, buttons(first)["More"])
        assert turned.acknowledged
        await server.until(lambda: "7 to " in said(server.now(first) or first))

    on_the_wire(engine, description, scene)


def test_in_a_denied_channel_commands_answer_their_caller_alone(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        bot.settings = bot.settings.model_copy(update={"denied_channels": frozenset({channel.id})})
        asked = await server.slash(ann, channel, "ask", {"question": "trade 2009"})
        assert asked.response is not None
        assert asked.response.ephemeral
        assert set(buttons(asked.response)) == {"Why?"}

    on_the_wire(engine, description, scene)


def test_a_button_that_fails_tells_who_pressed_it(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        await server.say(channel, ann, "!trade 2009")
        (near,) = await server.sent(channel)
        server.fail("POST", "/interactions/*/*/callback", 400, code=50035)
        pressed = await server.press(ann, near, buttons(near)["2005"])
        assert pressed.response is not None
        assert "Something went wrong" in pressed.response.content
        assert pressed.response.ephemeral

    on_the_wire(engine, description, scene)


def test_a_prefix_of_letters_may_start_with_a_capital(engine: Engine) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = server.add_guild().add_channel("general", deny=int(Permission.EMBED_LINKS))
        await server.say(channel, server.add_user("ann"), "Fb!trade 2005")
        assert "777 million" in said((await server.sent(channel))[-1])

    on_the_wire(engine, None, scene, FACTBOT_PREFIX="fb!")


@pytest.mark.parametrize("question", ["!trade 2009", "!oil"])
def test_a_question_may_reply_to_somebody_else(engine: Engine, description: Path | None, question: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, bob, channel = server.add_user("ann"), server.add_user("bob"), server.add_guild().add_channel("general")
        words = await server.say(channel, bob, "does anybody know?")
        asked = await server.say(channel, ann, question, reply_to=words)
        (answer,) = await server.sent(channel)
        assert answer.reference is not None
        assert answer.reference.message_id == asked.id

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize(("edited", "expected"), [("never mind", []), ("!trade 2014", [TRADE_2014])])
def test_a_question_edited_while_it_waits_is_answered_as_it_reads_then(
    engine: Engine, edited: str, expected: list[str]
) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, bob, channel = server.add_user("ann"), server.add_user("bob"), server.add_guild().add_channel("general")
        server.fail("POST", MESSAGES.format(channel.id), 429, retry_after=0.8)
        await server.say(channel, bob, "!when did cuba recognize prc")
        question = await server.say(channel, ann, "!trade 2005")
        await server.edit(question, edited)
        (first,) = await server.sent(channel)
        await asyncio.sleep(0.5)
        later = server.posted(channel, since=first)
        assert len(later) == len(expected)
        assert all(words in said(answer) for words, answer in zip(expected, later, strict=True))

    on_the_wire(engine, None, scene)


def test_a_command_in_direct_messages_is_part_of_the_conversation(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, bob = server.add_user("ann"), server.add_user("bob")
        channel = server.dm(ann)
        await server.slash(ann, channel, "ask", {"question": TRADE})
        await server.say(channel, ann, "and in 2014?")
        assert said((await server.sent(channel, 2))[-1]).startswith(f"US${TRADE_2014}")
        leaning = await server.slash(ann, channel, "ask", {"question": "and in 2005?"})
        assert leaning.response is not None
        assert "777 million" in leaning.response.embeds[0]["title"]
        public = server.add_guild().add_channel("general")
        await server.slash(bob, public, "ask", {"question": TRADE})
        alone = await server.slash(bob, public, "ask", {"question": "and in 2014?"})
        assert alone.response is not None
        assert not alone.response.embeds[0]["title"].startswith(f"US${TRADE_2014}")

    on_the_wire(engine, description, scene)


def test_a_reply_in_direct_messages_leans_on_the_answer_it_replies_to(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann = server.add_user("ann")
        channel = server.dm(ann)
        await server.say(channel, ann, TRADE)
        (answer,) = await server.sent(channel)
        await server.say(channel, ann, "when did cuba recognize prc")
        await server.sent(channel, 2)
        await server.say(channel, ann, "and in 2014?", reply_to=answer)
        assert said((await server.sent(channel, 3))[-1]).startswith(f"US${TRADE_2014}")

    on_the_wire(engine, description, scene)
