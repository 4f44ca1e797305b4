"""Each row of the table "In Discord", over a real wire."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.gateway.client import Factbot
from bot.gateway.desk import Desk
from bot.matching.engine import Engine
from tests.discord_server.permissions import MEMBER_DEFAULT, Permission
from tests.discord_server.records import Channel, User
from tests.discord_server.server import DiscordServer
from tests.gateway.wire import buttons, on_the_wire, said

RECOGNITION = "September 1960"
PLACES = ("text", "thread", "voice")
EVERYWHERE = (*PLACES, "direct")


def place(server: DiscordServer, kind: str, asker: User | None = None) -> Channel:
    if kind == "direct":
        return server.dm(asker or server.add_user("somebody"))
    guild = server.add_guild("harbour")
    channel = guild.add_channel("general", "voice" if kind == "voice" else "text")
    return guild.add_thread(channel) if kind == "thread" else channel


@pytest.mark.parametrize("kind", PLACES)
def test_a_question_behind_the_prefix_is_answered(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), place(server, kind)
        question = await server.say(channel, ann, "! When did cuba recognize PRC")
        (answer,) = await server.sent(channel)
        assert answer.embeds[0]["title"] == RECOGNITION
        assert "#" in said(answer)
        assert answer.reference is not None
        assert answer.reference.message_id == question.id

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("text", ["!play despacito", "!ban <@1>", "!rank", "!!", "!?", "hello there", "trade 2005"])
def test_what_is_for_others_gets_silence(engine: Engine, description: Path | None, text: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = place(server, "text")
        await server.say(channel, server.add_user("ann"), text)
        await server.quiet(channel)

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", PLACES)
def test_a_mention_is_answered_if_only_with_no_fact(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), place(server, kind)
        await server.say(channel, ann, f"{server.bot.mention} when did cuba recognize prc")
        first = (await server.sent(channel))[-1]
        assert RECOGNITION in said(first)
        await server.say(channel, ann, f"{server.bot.mention} play despacito")
        last = (await server.sent(channel, 2))[-1]
        assert "No fact for that" in said(last)

    on_the_wire(engine, description, scene)


def test_direct_messages_need_no_prefix_and_remember_the_question_before(
    engine: Engine, description: Path | None
) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann = server.add_user("ann")
        channel = server.dm(ann)
        await server.say(channel, ann, "how much was trade in 2005")
        await server.sent(channel)
        await server.say(channel, ann, "and in 2014?")
        last = (await server.sent(channel, 2))[-1]
        assert "1.6 billion" in said(last)
        await server.say(channel, ann, "!trade 2005")
        assert "777 million" in said((await server.sent(channel, 3))[-1])
        await server.say(channel, ann, "thanks")
        assert said((await server.sent(channel, 4))[-1]).startswith("You're welcome")

    on_the_wire(engine, description, scene)


def test_a_reply_to_an_answer_is_a_question_that_leans_on_it(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), place(server, "text")
        await server.say(channel, ann, "!how much was trade in 2005")
        (answer,) = await server.sent(channel)
        await server.say(channel, ann, "and in 2014?", reply_to=answer)
        assert "1.6 billion" in said((await server.sent(channel, 2))[-1])

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", EVERYWHERE)
def test_an_answer_follows_its_question(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann = server.add_user("ann")
        channel = place(server, kind, ann)
        question = await server.say(channel, ann, "!trade 2005")
        (answer,) = await server.sent(channel)
        await server.edit(question, "!trade 2014")
        await server.until(lambda: "1.6 billion" in said(server.now(answer) or answer))
        await server.delete(question)
        await server.until(lambda: server.now(answer) is None)

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", PLACES)
def test_questions_deleted_all_at_once_take_their_answers_along(
    engine: Engine, description: Path | None, kind: str
) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = place(server, kind)
        asked = [await server.say(channel, server.add_user("somebody"), "!trade 2005") for _again in range(3)]
        answers = await server.sent(channel, 3)
        await server.clean_up(channel, *asked[:2])
        await server.until(lambda: [server.now(answer) is None for answer in answers] == [True, True, False])

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", PLACES)
def test_an_edit_may_make_a_message_a_question(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), place(server, kind)
        late = await server.say(channel, ann, "trade 2005")
        await server.quiet(channel)
        await server.edit(late, "!trade 2005")
        assert "777 million" in said((await server.sent(channel))[-1])

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", EVERYWHERE)
def test_choices_are_for_whoever_asked(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, bob = server.add_user("ann"), server.add_user("bob")
        channel = place(server, kind, ann)
        await server.say(channel, ann, "!trade 2009")
        (answer,) = await server.sent(channel)
        keys = buttons(answer)
        assert {"2005", "2014"} <= set(keys)
        if kind != "direct":
            refused = await server.press(bob, answer, keys["2005"])
            assert refused.ephemeral
        await server.press(ann, answer, keys["2005"])
        await server.until(lambda: "777 million" in said(server.now(answer) or answer))
        why = await server.press(ann, answer, buttons(server.now(answer) or answer)["Why?"])
        assert why.ephemeral
        await server.press(ann, answer, buttons(server.now(answer) or answer)["Delete"])
        await server.until(lambda: server.now(answer) is None)

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", PLACES)
def test_moderators_may_delete_an_answer(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, mod, channel = server.add_user("ann"), server.add_user("mod"), place(server, kind)
        await server.say(channel, ann, "!trade 2005")
        (answer,) = await server.sent(channel)
        assert channel.guild_id is not None
        server.world.guilds[channel.guild_id].add_member(mod, permissions=MEMBER_DEFAULT | Permission.MANAGE_MESSAGES)
        await server.press(mod, answer, buttons(answer)["Delete"])
        await server.until(lambda: server.now(answer) is None)

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", EVERYWHERE)
def test_a_long_list_has_pages(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann = server.add_user("ann")
        channel = place(server, kind, ann)
        await server.say(channel, ann, "!oil")
        (answer,) = await server.sent(channel)
        before = said(answer)
        await server.press(ann, answer, buttons(answer)["More"])
        await server.until(lambda: said(server.now(answer) or answer) != before)
        assert "Back" in buttons(server.now(answer) or answer)

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", EVERYWHERE)
def test_buttons_work_after_a_restart(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        ann = server.add_user("ann")
        channel = place(server, kind, ann)
        await server.say(channel, ann, "!trade 2009")
        (answer,) = await server.sent(channel)
        bot.desk = Desk(engine)  # what a restart forgets
        await server.press(ann, answer, buttons(answer)["2014"])
        await server.until(lambda: "1.6 billion" in said(server.now(answer) or answer))

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", EVERYWHERE)
def test_slash_commands(engine: Engine, description: Path | None, kind: str) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann = server.add_user("ann")
        channel = place(server, kind, ann)
        shown = await server.slash(ann, channel, "ask", {"question": "when did cuba recognize prc"})
        assert shown.response is not None
        assert RECOGNITION in said(shown.response)
        assert "when did cuba recognize prc" in said(shown.response)
        hidden = await server.slash(ann, channel, "ask", {"question": "trade", "year": 2005, "private": True})
        assert hidden.ephemeral
        assert "777 million" in said(hidden.response) if hidden.response else False
        for name, options in (("topic", {"name": "oil"}), ("year", {"year": 2004}), ("topics", {}), ("help", {})):
            assert (await server.slash(ann, channel, name, options)).response is not None
        choices = await server.autocomplete(ann, channel, "ask", {"question": "locomot"}, "question")
        assert 0 < len(choices) <= 25
        assert any("locomotive" in str(choice["name"]) for choice in choices)
        refused = await server.slash(ann, channel, "reload", {})
        assert "owner" in said(refused.response) if refused.response else False

    on_the_wire(engine, description, scene)


@pytest.mark.parametrize("kind", PLACES)
def test_the_message_command_answers_somebody_elses_message(
    engine: Engine, description: Path | None, kind: str
) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, bob, channel = server.add_user("ann"), server.add_user("bob"), place(server, kind)
        message = await server.say(channel, bob, "when did cuba recognize prc?")
        answer = await server.context_menu(ann, channel, "Answer this", message)
        assert answer.response is not None
        assert RECOGNITION in said(answer.response)

    on_the_wire(engine, description, scene)


def test_other_bots_and_webhooks_are_never_answered(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel = place(server, "text")
        await server.say(channel, server.add_user("robot", is_bot=True), "!trade 2005")
        await server.say(channel, server.add_user("hook"), "!trade 2005", webhook=True)
        await server.quiet(channel)

    on_the_wire(engine, description, scene)


def test_a_question_cannot_make_the_answer_ping(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), place(server, "text")
        await server.say(channel, ann, f"{server.bot.mention} @everyone <@&5> who is <@{ann.id}> in vietnam")
        (answer,) = await server.sent(channel)
        assert "@everyone" not in said(answer)
        assert ann.mention not in said(answer)

    on_the_wire(engine, description, scene)


def test_too_many_questions_get_one_notice_then_silence(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), place(server, "text")
        for _again in range(4):
            await server.say(channel, ann, "!trade 2005")
        await server.sent(channel, 2)
        await server.quiet(channel)
        assert "<t:" in said(server.posted(channel)[-1])

    on_the_wire(engine, description, scene, FACTBOT_COOLDOWN="60")


def test_denied_channels_get_silence(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        channel = place(server, "text")
        bot.settings = bot.settings.model_copy(update={"denied_channels": frozenset({channel.id})})
        await server.say(channel, server.add_user("ann"), "!trade 2005")
        await server.quiet(channel)

    on_the_wire(engine, description, scene)
