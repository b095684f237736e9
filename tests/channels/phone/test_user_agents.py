"""Two more telephones that others wrote (baresip, linphone) ring in and key their way to each branch; what they record
is what the line said there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.channels.phone.agents import BARESIP, LINPHONE, Baresip, Linphone, Telephone
from tests.channels.phone.conftest import CASE, GOOD_CODE, Running, eventually, running_line
from tests.channels.phone.likeness import share_of_tone

from victimcare.channels.phone.prompts import Prompts
from victimcare.rules.calls.sound import from_mulaw

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
    """Ring, key, hang up by star; how much of what was heard at one time is the branch's sentence."""

    def steps() -> list[str]:
        return [each._state.at for each in running.line._calls if each._call.rings_from == telephone.number]

    async with telephone:
        await telephone.dial(running.address)
        try:
            await eventually(lambda: steps() == ["start"], within=30)
            await telephone.press(branch.keys)
            await eventually(lambda: steps() == [branch.leads_to], within=30)
        except AssertionError:
            raise AssertionError(f"{steps()}: {telephone.said[-2000:]}") from None
        await asyncio.sleep(1.5)  # a sentence here is a fifth of a second; what it hears it plays a little later
        await telephone.press("*")
        await eventually(lambda: steps() == [])
    wanted = running.spoken(CASE) if branch.says == "the case" else running.sound(branch.says)
    return share_of_tone(telephone.heard(), from_mulaw(wanted)[:3200])  # the tone, without the gap after it


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
