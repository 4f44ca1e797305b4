"""Buttons whose whole state is in their `custom_id`, so that they work after a restart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.gateway.failures import tell, told
from bot.gateway.forms import LONGEST_VALUE, Form, Key, Press
from bot.gateway.markup import echo_in
from bot.replies.notices import FACT_GONE, GONE, NOT_YOURS

if TYPE_CHECKING:
    from bot.gateway.client import Factbot

_TEMPLATE = rf"fb:(?P<press>fact|page|why|delete):(?P<asker>\d{{1,20}}):(?P<value>[a-z0-9|-]{{0,{LONGEST_VALUE}}})"


class Button(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=_TEMPLATE,
):
    """A grey button for whoever asked."""

    def __init__(self, key: Key, asker: int) -> None:
        super().__init__(
            discord.ui.Button(
                label=key.label,
                style=discord.ButtonStyle.secondary,
                custom_id=f"fb:{key.press}:{asker}:{key.value}",
            )
        )
        self.key = key
        self.asker = asker

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003 - as discord.py calls it
        item: discord.ui.Item[Any],
        match: re.Match[str],
    ) -> Self:
        """Return the button that was pressed, from its id."""
        label = getattr(item, "label", None) or "…"
        return cls(Key(Press(match["press"]), match["value"], label), int(match["asker"]))

    async def interaction_check(self, interaction: discord.Interaction[Any]) -> bool:
        """Let only the asker press; and those who may manage messages delete."""
        if interaction.user.id == self.asker:
            return True
        if self.key.press is Press.DELETE and interaction.permissions.manage_messages:
            return True
        try:
            await interaction.response.send_message(NOT_YOURS, ephemeral=True)
        except discord.HTTPException as error:
            told(error, "button")
        return False

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says."""
        try:
            await self._obey(interaction)
        except Exception as error:  # noqa: BLE001 - the error table tells which
            await tell(interaction, error, "button")

    async def _obey(self, interaction: discord.Interaction[Any]) -> None:
        bot: Factbot = interaction.client
        message = interaction.message
        if self.key.press is Press.DELETE:
            await interaction.response.defer()
            await interaction.delete_original_response()
        elif self.key.press is Press.WHY:
            why = bot.desk.why(message.id) if message else None
            await interaction.response.send_message(why or GONE, ephemeral=True)
        else:
            await self._turn(interaction, bot)

    async def _turn(self, interaction: discord.Interaction[Any], bot: Factbot) -> None:
        """Show another fact or page in place of what the message shows."""
        can_embed = interaction.guild is None or interaction.app_permissions.embed_links
        above = echo_in(interaction.message.content) if interaction.message else ""
        found = bot.desk.pressed(self.key, self.asker, can_embed=can_embed, above=above)
        if found is None:
            await interaction.response.send_message(FACT_GONE, ephemeral=True)
            return
        reply, body = found
        await interaction.response.edit_message(**body)
        if interaction.message is not None:
            bot.desk.remember_why(interaction.message.id, reply)


def view_of(form: Form, asker: int) -> discord.ui.View:
    """Return the row of buttons of a form."""
    view = discord.ui.View(timeout=None)
    for key in form.keys:
        view.add_item(Button(key, asker))
    return view
