"""What the loopback Discord does, shown by the real client library."""

from __future__ import annotations

from collections.abc import Iterator

import discord
import pytest
from discord.http import Route

from tests.discord_server.echo import Echo, discord_address_kept
from tests.discord_server.permissions import BOT_DEFAULT, MEMBER_DEFAULT, Permission
from tests.discord_server.playing import play, refusal
from tests.discord_server.server import DiscordServer


@pytest.fixture(autouse=True)
def _address() -> Iterator[None]:
    with discord_address_kept():
        yield


def test_the_library_sees_the_guild_its_channels_and_its_own_permissions() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        guild = server.add_guild("second")
        open_to_bot, closed = guild.add_channel("open"), guild.add_channel("closed", deny=Permission.SEND_MESSAGES)
        thread = guild.add_thread(open_to_bot)
        await server.until(lambda: (seen := client.get_guild(guild.id)) and seen.get_thread(thread.id))
        seen = client.get_guild(guild.id)
        assert client.user is not None
        assert (client.user.id, client.application_id) == (server.bot.id, server.bot.application_id)
        assert seen is not None
        assert seen.name == "second"
        for channel in (open_to_bot, closed, thread):
            known = seen.get_channel_or_thread(channel.id)
            assert known is not None
            assert known.permissions_for(seen.me).embed_links == (channel is not closed)
        guild.set_permissions(server.bot.user, BOT_DEFAULT & ~Permission.EMBED_LINKS)
        await server.until(lambda: not seen.me.guild_permissions.embed_links)
        guild.remove_bot()
        await server.until(lambda: client.get_guild(guild.id) is None)

    play(scenario)


def test_messages_are_answered_in_every_place_where_people_talk() -> None:
    async def scenario(server: DiscordServer, _: Echo) -> None:
        guild, user = next(iter(server.world.guilds.values())), server.add_user("ann")
        text = guild.add_channel("text")
        places = [text, guild.add_thread(text), guild.add_channel("voice", "voice"), server.dm(user)]
        for place in places:
            question = await server.say(place, user, "hello")
            (answer,) = await server.sent(place)
            assert answer.content == "hello"
            assert answer.reference is not None
            assert answer.reference.message_id == question.id
        thread, _first = await server.post(guild.add_channel("forum", "forum"), user, "title", "in a post")
        assert [message.content for message in await server.sent(thread)] == ["in a post"]
        assert server.violations == []

    play(scenario)


def test_edits_deletions_and_replies_are_told() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        channel, user = next(iter(server.world.guilds.values())).add_channel("text"), server.add_user()
        question = await server.say(channel, user, "one")
        (answer,) = await server.sent(channel)
        await server.say(channel, user, "two", reply_to=answer)
        await server.sent(channel, 2)
        reply = client.heard[-1]
        assert isinstance(reply.reference and reply.reference.resolved, discord.Message)
        assert client.user in reply.mentions
        await server.edit(question, "three")
        await server.until(lambda: client.edited)
        assert client.edited[0].message.content == "three"
        await server.delete(question)
        await server.until(lambda: client.deleted)
        assert client.deleted[0].message_id == question.id
        await server.say(channel, user, "four", webhook=True)
        await server.until(lambda: client.heard[-1].webhook_id)

    play(scenario)


def test_commands_suggestions_menus_and_buttons() -> None:
    async def scenario(server: DiscordServer, _: Echo) -> None:
        channel, user = next(iter(server.world.guilds.values())).add_channel("text"), server.add_user()
        asked = await server.slash(user, channel, "ask", {"question": "why"})
        assert asked.in_time
        assert asked.response is not None
        assert (asked.response.content, asked.ephemeral) == ("asked: why", False)
        await server.until(lambda: asked.followups)
        assert asked.followups[0].ephemeral
        pressed = await server.press(user, asked.response, "again:1")
        assert pressed.response is not None
        assert (pressed.response.content, pressed.response.custom_ids) == ("pressed 1", ("again:2",))
        assert [one["name"] for one in await server.autocomplete(user, channel, "ask", {"question": "q"}, "question")]
        slow = await server.slash(user, channel, "slow")
        assert slow.deferred
        assert slow.response is not None
        assert slow.response.content == "thought"
        message = await server.say(channel, user, "hello")
        menu = await server.context_menu(user, channel, "Answer this", message)
        assert menu.response is not None
        assert menu.response.content == "menu: hello"
        assert server.violations == []

    play(scenario)


def test_a_command_works_where_only_its_user_installed_it() -> None:
    async def scenario(server: DiscordServer, _: Echo) -> None:
        user = server.add_user()
        strange = server.add_guild("strange", has_bot=False)
        strange.add_member(user, permissions=MEMBER_DEFAULT & ~Permission.USE_EXTERNAL_APPS)
        channel, group = strange.add_channel("text"), server.private_channel(user, server.add_user())
        there = await server.slash(user, channel, "ask", {"question": "why"}, user_install=True)
        assert there.ephemeral
        grouped = await server.slash(user, group, "ask", {"question": "why"}, user_install=True)
        assert not grouped.ephemeral
        direct = await server.slash(user, server.dm(user), "ask", {"question": "why", "private": True})
        assert direct.ephemeral
        with pytest.raises(AssertionError):
            await server.slash(user, channel, "ask", {"question": "why"})

    play(scenario)


def test_a_token_answers_once_and_dies() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        channel, user = next(iter(server.world.guilds.values())).add_channel("text"), server.add_user()
        first = await server.slash(user, channel, "ask", {"question": "why"})
        path = f"/interactions/{first.id}/{first.token}/callback"
        again = {"type": 4, "data": {"content": "again"}}
        assert await refusal(client.http.request(Route("POST", path), json=again)) == 40060
        assert first.acknowledged
        late = await server.slash(user, channel, "ask", {"question": "late"}, wait=False)
        late.expire()
        await server.until(lambda: [one for one in server.requests if one.code == 10062])
        assert not late.acknowledged
        assert [violation.reason for violation in server.violations] == ["a second first response"]

    play(scenario)


def test_without_the_intent_contents_are_empty_but_where_discord_shows_them() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        guild, user = next(iter(server.world.guilds.values())), server.add_user()
        channel = guild.add_channel("text")
        await server.say(channel, user, "hidden")
        question = await server.say(channel, user, f"{server.bot.mention} shown")
        (answer,) = await server.sent(channel)
        await server.say(channel, user, "pinged", reply_to=answer)
        await server.say(channel, user, "not pinged", reply_to=answer, ping=False)
        asked = await server.slash(user, channel, "ask", {"question": "why"})
        await server.say(channel, user, "of an interaction", reply_to=asked.response)
        await server.say(server.dm(user), user, "direct")
        await server.until(lambda: len(client.heard) == 6)
        shown = [message.content for message in client.heard]
        assert shown == ["", question.content, "pinged", "", "", "direct"]

    def without_intent() -> Echo:
        return Echo(content=False)

    play(scenario, without_intent)


def test_commands_that_are_put_again_keep_their_ids_and_are_listed_as_they_are() -> None:
    async def scenario(server: DiscordServer, client: Echo) -> None:
        listed = await client.tree.fetch_commands()
        assert [command.name for command in listed] == ["ask", "slow", "Answer this"]
        assert [command.id for command in await client.tree.sync()] == [command.id for command in listed]
        assert server.commands.find("ask")["integration_types"] == [0, 1]

    play(scenario)
