"""Two more telephones by other authors (baresip, linphone) ring in and key their way to each branch; what they record
is what the line said there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.channels.phone.agents import BARESIP, LINPHONE, Baresip, Linphone, Telephone
from tests.channels.phone.conftest import CASE, GOOD_CODE, Running, eventually, running_line
from tests.channels.phone.likeness import share_of_tone

from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.sip import LivenessTimeouts
from victimcare.rules.calls.audio import from_mulaw

PROGRAMS = [
    pytest.param(Baresip, marks=pytest.mark.skipif(BARESIP is None, reason="baresip is not installed: apt install it")),
    pytest.param(
        Linphone, marks=pytest.mark.skipif(LINPHONE is None, reason="linphonec is missing: apt install linphone-cli")
    ),
]
ALIKE = 0.8


@dataclass(frozen=True)
class Branch:
    """`keys`: pressed at the first menu. `leads_to`: the step, and one of the sentences said there."""

    keys: str
    leads_to: str
    says: str


BRANCHES = (
    Branch("2", "help", "calls-help-menu"),
    Branch("3", "cant_talk_nobody", "calls-cant-talk-nobody"),
    Branch(f"1{GOOD_CODE}", "case", "the case"),
)


async def walk(telephone: Telephone, running: Running, branch: Branch) -> float:
    """Ring, key, hang up by star; returns the share of the branch's sentence in the sound where it is highest."""

    def steps() -> list[str]:
        return [each._state.at for each in running.line._calls if each._call.rings_from == telephone.number]

    async with telephone:
        await telephone.dial(running.address)
        try:
            await eventually(lambda: steps() == ["start"], within=120)
            await telephone.press(branch.keys)
            await eventually(lambda: steps() == [branch.leads_to], within=120)
        except AssertionError:
            raise AssertionError(f"{steps()}: {telephone.said[-2000:]}") from None
        await asyncio.sleep(1.5)  # a sentence here is a fifth of a second; it plays what it hears a little later
        await telephone.press("*")
        await eventually(lambda: steps() == [])
    wanted = running.spoken(CASE) if branch.says == "the case" else running.sound(branch.says)
    return share_of_tone(telephone.heard(), from_mulaw(wanted)[:3200])  # the tone, without the gap after it


@pytest.mark.parametrize("program", PROGRAMS)
def test_one_that_dies_in_the_middle_of_a_call_is_missed(
    prompts: Prompts, tmp_path: Path, program: type[Telephone]
) -> None:
    async def call() -> tuple[tuple[str, ...], str]:
        settings = LineSettings(port=0, patience=LivenessTimeouts(quiet=1.0, answers=2.0))
        async with running_line(prompts, settings=settings) as running:
            async with program(tmp_path / "telephone", "07700900123") as telephone:
                await telephone.dial(running.address)
                await eventually(lambda: [call._state.at for call in running.line._calls] == ["start"], within=120)
                await asyncio.sleep(2.5)
                assert running.desk.ended == {}, "it is heard, or says that it is there"
                telephone.dies()
            return await running.last_call()

    path, came_to = asyncio.run(call())

    assert (path[-1], came_to) == ("gone", "cut_off")


@pytest.mark.parametrize("program", PROGRAMS)
def test_it_keys_its_way_to_each_branch_and_hears_what_is_said_there(
    prompts: Prompts, tmp_path: Path, program: type[Telephone]
) -> None:
    async def calls() -> tuple[list[float], list[tuple[str, ...]]]:
        async with running_line(prompts) as running:
            telephones = [program(tmp_path / each.leads_to, f"0770090012{n}") for n, each in enumerate(BRANCHES)]
            walks = (walk(one, running, branch) for one, branch in zip(telephones, BRANCHES, strict=True))
            shares = list(await asyncio.gather(*walks))
            await eventually(lambda: len(running.desk.ended) == len(BRANCHES))
            assert running.line.endpoint.wire.counts["failed"] == 0
            return shares, [path for path, _ in running.desk.ended.values()]

    shares, paths = asyncio.run(calls())

    assert min(shares) >= ALIKE, shares
    assert {path[-1] for path in paths} == {"star"}
