"""The same line, rung by a program of other authors (sipp), so that two mistakes of ours cannot agree."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.channels.phone.conftest import Running, running_line

from victimcare.channels.phone.line_prompts import Prompts

SCENARIOS = Path(__file__).parent / "sipp"
SIPP = shutil.which("sipp")
pytestmark = pytest.mark.skipif(SIPP is None, reason="sipp is not installed: apt install sip-tester")


async def sipp(running: Running, scenario: str, folder: Path, *options: str) -> None:
    assert SIPP is not None
    host, port = running.address
    ringing = await asyncio.create_subprocess_exec(
        *(SIPP, f"{host}:{port}", "-sf", str(SCENARIOS / scenario), "-i", host, "-mi", host, "-nostdin"),
        *("-trace_err", "-timeout", "30", "-timeout_error", *options),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=folder,
    )
    output, _ = await ringing.communicate()
    errors = "".join(path.read_text(errors="replace") for path in folder.glob("*errors.log"))
    assert ringing.returncode == 0, errors + output.decode(errors="replace")[-2000:]


def test_sipp_keys_a_code_and_is_promised_a_call(prompts: Prompts, tmp_path: Path) -> None:
    async def call() -> tuple[tuple[str, ...], str]:
        async with running_line(prompts, faster=2) as running:
            await sipp(running, "keys_a_code.xml", tmp_path, "-m", "1")
            return await running.last_call()

    path, outcome = asyncio.run(call())

    asked = [step for step in path if step != "start"]  # sipp decides whether it is over before the first key
    assert asked[:5] == ["greeting", "ask_code", "keying_code", "checking_code", "case"]
    assert path[-4:] == ("calling_back", "promised", "goodbye", "over")
    assert outcome == "callback"


def test_sipp_rings_fifty_times_in_a_second_and_hangs_up(prompts: Prompts, tmp_path: Path) -> None:
    async def call() -> Running:
        async with running_line(prompts) as running:
            await sipp(running, "hangs_up.xml", tmp_path, "-m", "50", "-r", "50")
            await asyncio.sleep(0.2)
            return running

    running = asyncio.run(call())

    assert Counter(running.desk.ended.values()) == {(("greeting", "gone"), "hung_up"): 50}
    assert running.line.endpoint.wire.counts["failed"] == 0
