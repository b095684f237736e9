"""One script through each carrier: the same path, outcome, callbacks and news told, and the same words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from tests.channels.phone.conftest import FORCE
from tests.channels.phone.contract import hosted_line, sip_line
from tests.channels.phone.contract.loopback import Loopback
from tests.channels.phone.contract.script import Act, Played, Script, scripts
from tests.channels.phone.contract.world import Caller, a_caller, on_record
from tests.conftest import Database
from tests.services.people_and_cases import NOW, a_team

from victimcare.channels.phone.call_desk import DatabaseDesk
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.demo.outside.hosted_telephones import SignedProduct
from victimcare.wording import say


@dataclass(frozen=True, slots=True)
class World:
    desk: DatabaseDesk
    prompts: Prompts
    tones: sip_line.Remembering
    product: SignedProduct


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prompts, sip_line.Remembering]:
    tones = sip_line.Remembering()
    prompts = Prompts(tmp_path_factory.mktemp("home"), tones, FORCE)
    prompts.prepare()
    tones.texts.clear()  # of fixed sentences
    return prompts, tones


@pytest.fixture
def world(
    real_database: Database, spoken: tuple[Prompts, sip_line.Remembering], hosted_carrier: SignedProduct
) -> Iterator[World]:
    a_team()
    desk = DatabaseDesk(lambda: NOW)
    yield World(desk, *spoken, hosted_carrier)
    desk.close()


def by_sip(world: World, acts: tuple[Act, ...]) -> list[str]:
    return asyncio.run(sip_line.play(world.prompts, world.tones, world.desk, acts, NOW))


def by_twiml(world: World, acts: tuple[Act, ...]) -> list[str]:
    return hosted_line.play(world.product, acts)


def by_loopback(world: World, acts: tuple[Act, ...]) -> list[str]:
    loopback = Loopback(world.desk, NOW.date())
    asyncio.run(loopback.play(acts))
    return loopback.heard


CARRIERS: dict[str, Callable[[World, tuple[Act, ...]], list[str]]] = {
    "loopback": by_loopback,
    "twiml": by_twiml,
    "sip": by_sip,
}


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script.name)
def test_every_carrier_comes_to_the_same(world: World, script: Script) -> None:
    played: dict[str, Played] = {}
    for number, (name, by_carrier) in enumerate(CARRIERS.items()):
        caller: Caller = a_caller(number)
        heard = by_carrier(world, script.for_code(caller.code))
        played[name] = Played(on_record(caller), tuple(heard))

    assert {name: each.record for name, each in played.items()} == dict.fromkeys(CARRIERS, script.record), script.about
    words = {name: list(map(_in_words, each.heard)) for name, each in played.items()}
    assert words == dict.fromkeys(CARRIERS, words["loopback"])


def _in_words(heard: str) -> str:
    """Replaces a fixed sentence by its words, since some are also said for an answer from the desk."""
    return say(heard, "en", **FORCE) if heard.startswith("calls-") else heard
