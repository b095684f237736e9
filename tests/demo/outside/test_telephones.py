"""A telephone of the make-believe outside: the line rings it, it says hello, and the call is in the journal."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from tests.channels.phone.conftest import FORCE, Tones, eventually, running_line
from tests.outside import Outside, running
from victimcare.adapters.carriers.line import LineCarrier
from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.services.ports import OutgoingCall, Recipient


@pytest.mark.parametrize(("mood", "outcome", "state"), [("ok", "ended", "ended"), ("5xx", "refused", "")])
def test_the_line_rings_a_telephone_and_it_is_in_the_journal(
    tmp_path: Path, mood: str, outcome: str, state: str
) -> None:
    prompts = Prompts(tmp_path, Tones(), FORCE)
    prompts.prepare()

    async def call(outside: Outside, port: int) -> str:
        socket = tmp_path / "line.sock"
        async with running_line(
            prompts, faster=5, settings=LineSettings(port=0, trunk=("127.0.0.1", port), orders=socket)
        ) as line:
            order = OutgoingCall("r1", Recipient("07700 900123"), "en", False, "")
            await asyncio.to_thread(LineCarrier(socket).send, order)
            await eventually(lambda: line.desk.placed_calls["r1"].state != "sending", within=40)
            return line.desk.placed_calls["r1"].state

    with running(tmp_path / "outside") as outside:
        port = int(re.findall(r":(\d+)$", outside.url)[0])
        outside.misbehave(mood, provider="carrier")

        assert asyncio.run(call(outside, port)) == outcome

        entries = [entry for entry in outside.journal() if entry["channel"] == "voice"]
        assert [(entry["provider"], entry["to"], entry["state"]) for entry in entries] == (
            [("carrier", "+447700900123", state)] if state else []
        )
