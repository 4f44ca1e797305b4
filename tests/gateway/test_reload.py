"""Facts read anew while questions go on: by a changed file, by the owner's word, and never half."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.factbase.folder import shipped_folder
from bot.gateway.client import Factbot
from bot.matching.engine import Engine
from tests.discord_server.records import Message
from tests.discord_server.server import DiscordServer
from tests.gateway.wire import buttons, on_the_wire, said

OLD, NEW = "US$777 million", "US$778 million"
QUESTION = "!trade 2005"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    return shutil.copytree(shipped_folder(), tmp_path / "facts")


def change(folder: Path, old: str = OLD, new: str = NEW) -> None:
    """Change a file as editors do: written beside it, then put in its place."""
    path = folder / "trade.yaml"
    beside = folder / ".trade.yaml.swp"
    beside.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    beside.replace(path)


async def answer_to(server: DiscordServer, text: str = QUESTION) -> Message:
    channel = server.add_guild().add_channel("general")
    await server.say(channel, server.add_user("ann"), text)
    return (await server.sent(channel))[-1]


def test_a_changed_file_is_read_without_a_word(engine: Engine, facts: Path) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        before = bot.desk.engine.base
        assert OLD in said(await answer_to(server))
        change(facts)
        await server.until(lambda: bot.desk.engine.base is not before, 30.0)
        assert NEW in said(await answer_to(server))

    on_the_wire(engine, None, scene, FACTBOT_FACTS=str(facts), FACTBOT_RELOAD="true")


def test_a_broken_file_changes_nothing_and_the_log_says_where(
    engine: Engine, facts: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        change(facts, "figures:", "figurs:")
        await server.until(lambda: "facts_not_reloaded" in caplog.text, 30.0)
        assert OLD in said(await answer_to(server))

    on_the_wire(engine, None, scene, FACTBOT_FACTS=str(facts), FACTBOT_RELOAD="true")
    told = [getattr(record, "fields", {}) for record in caplog.records if record.message == "facts_not_reloaded"]
    assert any("trade.yaml:" in fields["problem"] and "figures" in fields["problem"] for fields in told)


def test_a_folder_put_in_the_place_of_another_is_read_and_watched(engine: Engine, facts: Path) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        before = bot.desk.engine.base
        shutil.rmtree(facts)
        shutil.copytree(shipped_folder(), facts)
        change(facts)
        await server.until(lambda: bot.desk.engine.base is not before, 30.0)
        between = bot.desk.engine.base
        change(facts, NEW, "US$779 million")
        await server.until(lambda: bot.desk.engine.base is not between, 30.0)
        await server.until(lambda: "US$779" in bot.desk.engine.base.by_id["trade-2005"].answer, 30.0)

    on_the_wire(engine, None, scene, FACTBOT_FACTS=str(facts), FACTBOT_RELOAD="true")


def test_a_link_that_leads_nowhere_is_no_hindrance(engine: Engine, facts: Path) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        before = bot.desk.engine.base
        (facts / "notes.txt~").symlink_to("nowhere")
        change(facts)
        await server.until(lambda: bot.desk.engine.base is not before, 30.0)
        assert NEW in said(await answer_to(server))

    on_the_wire(engine, None, scene, FACTBOT_FACTS=str(facts), FACTBOT_RELOAD="true")


def test_the_owner_s_word(engine: Engine, facts: Path) -> None:
    async def scene(server: DiscordServer, _: Factbot) -> None:
        channel, owner = server.dm(server.bot.owner), server.bot.owner
        change(facts)
        await server.say(channel, owner, "!reload")
        (told,) = await server.sent(channel)
        assert "0 facts new, 0 gone, 1 changed" in told.content
        assert NEW in said(await answer_to(server))
        change(facts, "figures:", "figurs:")
        again = await server.slash(owner, channel, "reload")
        assert again.response is not None
        assert "trade.yaml:" in again.response.content
        assert again.response.ephemeral
        assert NEW in said(await answer_to(server))

    on_the_wire(engine, None, scene, FACTBOT_FACTS=str(facts))


def test_anybody_else_s_word(engine: Engine, facts: Path) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        before, ann = bot.desk.engine.base, server.add_user("ann")
        refused = await server.slash(ann, server.dm(ann), "reload")
        assert refused.response is not None
        assert "owner" in refused.response.content
        assert "owner" in (await answer_to(server, f"{server.bot.mention} reload")).content
        channel = server.add_guild().add_channel("general")
        await server.say(channel, ann, "!reload")
        await server.quiet(channel)
        assert bot.desk.engine.base is before

    on_the_wire(engine, None, scene, FACTBOT_FACTS=str(facts))


def test_buttons_of_a_fact_that_is_gone_say_so(engine: Engine, facts: Path) -> None:
    async def scene(server: DiscordServer, bot: Factbot) -> None:
        channel, ann = server.add_guild().add_channel("general"), server.add_user("ann")
        await server.say(channel, ann, "!trade 2009")
        (near,) = await server.sent(channel)
        (facts / "trade.yaml").unlink()
        await bot.reload_now()
        for label in ("2005", "Why?"):
            pressed = await server.press(ann, near, buttons(near)[label])
            assert pressed.response is not None
            assert pressed.response.ephemeral
            assert "no longer" in pressed.response.content

    on_the_wire(engine, None, scene, FACTBOT_FACTS=str(facts))
