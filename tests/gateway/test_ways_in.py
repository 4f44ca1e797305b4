"""Every way in: forum posts, voice chats, people's own installations; all give the same fact."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.gateway.client import Factbot
from bot.gateway.embeds import embed_of
from bot.gateway.forms import form_of
from bot.matching.engine import Engine
from bot.matching.reply import Outcome
from tests.discord_server.records import Message
from tests.discord_server.server import DiscordServer
from tests.gateway.wire import buttons, on_the_wire, said

QUESTIONS = 50
WAYS = ("prefix", "mention", "direct message", "slash", "message command")


def test_a_forum_post_may_be_a_question(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        ann, guild = server.add_user("ann"), server.add_guild()
        forum = guild.add_channel("questions", "forum")
        thread, post = await server.post(forum, ann, "Trade", f"<@{bot.me}> trade 2005")
        (answer,) = await server.sent(thread)
        assert "777 million" in said(answer)
        assert answer.reference is not None
        assert answer.reference.message_id == post.id

    on_the_wire(engine, description, scene)


def test_a_person_s_own_installation_works_where_the_bot_is_not(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, bob = server.add_user("ann"), server.add_user("bob")
        elsewhere = server.add_guild("elsewhere", has_bot=False)
        for channel in (server.private_channel(ann, bob), elsewhere.add_channel("general")):
            asked = await server.slash(ann, channel, "ask", {"question": "trade 2005"}, user_install=True)
            assert asked.response is not None
            assert "777 million" in said(asked.response)
            why = await server.press(ann, asked.response, buttons(asked.response)["Why?"])
            assert why.response is not None
            assert "trade" in said(why.response)
            words = await server.say(channel, bob, "when did cuba recognize prc")
            chosen = await server.context_menu(ann, channel, "Answer this", words, user_install=True)
            assert chosen.response is not None
            assert "September 1960" in said(chosen.response)
            topics = await server.autocomplete(ann, channel, "topic", {"name": "tra"}, "name", user_install=True)
            assert "trade" in [choice["value"] for choice in topics]

    on_the_wire(engine, description, scene)


def test_suggestions_while_typing_keep_to_the_limits(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, channel = server.add_user("ann"), server.add_guild().add_channel("general")
        for typed in ("", "w", "when did", "trade 2005", "zzzz", "?" * 99):
            offered = await server.autocomplete(ann, channel, "ask", {"question": typed}, "question")
            assert len(offered) <= 25
            assert all(0 < len(choice["name"]) <= 100 and 0 < len(choice["value"]) <= 100 for choice in offered)

    on_the_wire(engine, description, scene)


def test_without_the_intent_all_but_the_prefix_works(engine: Engine, description: Path | None) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        ann, bob, channel = server.add_user("ann"), server.add_user("bob"), server.add_guild().add_channel("general")
        await server.say(server.dm(ann), ann, "trade 2005")
        assert "777 million" in said((await server.sent(server.dm(ann)))[-1])
        asked = await server.slash(ann, channel, "ask", {"question": "trade 2005"})
        assert asked.response is not None
        assert "777 million" in said(asked.response)
        words = await server.say(channel, bob, "when did cuba recognize prc")
        chosen = await server.context_menu(ann, channel, "Answer this", words)
        assert chosen.response is not None
        assert "September 1960" in said(chosen.response)
        question = await server.say(channel, ann, f"{server.bot.mention} trade 2005")
        (answer,) = await server.sent(channel, since=chosen.response)
        await server.edit(question, f"{server.bot.mention} trade 2014")
        await server.until(lambda: "1.6 billion" in said(server.now(answer) or answer))
        await server.say(channel, ann, "and in 2005?", reply_to=answer)
        await server.sent(channel, 2, since=chosen.response)

    on_the_wire(engine, description, scene, message_content=False)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_gives_the_fact_that_the_terminal_gives(engine: Engine, description: Path | None, way: str) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        ann, bob, channel = server.add_user("ann"), server.add_user("bob"), server.add_guild().add_channel("general")
        for question in _answered(engine, bot.today()):
            reply = engine.on(bot.today()).ask(question)
            expected = embed_of(form_of(reply, engine.base).card).to_dict()
            if way == "slash":
                asked = await server.slash(ann, channel, "ask", {"question": question})
                answer = asked.response
            elif way == "message command":
                chosen = await server.say(channel, bob, question)
                answer = (await server.context_menu(ann, channel, "Answer this", chosen)).response
            else:
                answer = await _said_to(server, bot, way, question)
            assert answer is not None
            embed = answer.embeds[0]
            assert [embed.get(part) for part in ("title", "description")] == [
                expected.get(part) for part in ("title", "description")
            ], question

    on_the_wire(engine, description, scene)


async def _said_to(server: DiscordServer, bot: Factbot, way: str, question: str) -> Message:
    asker = server.add_user("somebody")
    if way == "direct message":
        channel, text = server.dm(asker), question
    else:
        channel = server.add_guild().add_channel("general")
        text = f"!{question}" if way == "prefix" else f"<@{bot.me}> {question}"
    await server.say(channel, asker, text)
    return (await server.sent(channel))[-1]


def _answered(engine: Engine, today: date) -> list[str]:
    """Return questions that have an answer, one of a fact each."""
    fitting = (fact.asks[0] for fact in engine.base.facts if fact.asks[0].isascii())
    now = engine.on(today)
    found = [ask for ask in fitting if now.ask(ask).outcome is Outcome.ANSWER]
    assert len(found) >= QUESTIONS
    return found[:QUESTIONS]
