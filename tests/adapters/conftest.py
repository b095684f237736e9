from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.outside import Doorstep, Outside, doorstep, running

ROWAN = "8e222534-7f05-4972-86e3-17c5d9f894e2"  # the id of a sender
CALLBACK_TOKEN = "agreed-between-provider-and-product"


@pytest.fixture(scope="session")
def callbacks() -> Iterator[Doorstep]:
    with doorstep() as step:
        yield step


@pytest.fixture(scope="session")
def outside_world(tmp_path_factory: pytest.TempPathFactory, callbacks: Doorstep) -> Iterator[Outside]:
    home = tmp_path_factory.mktemp("outside")
    hooks = (
        *("--callback-url", f"{callbacks.url}/hooks/notify", "--callback-token", CALLBACK_TOKEN),
        *("--sinch-callback-url", f"{callbacks.url}/hooks/sinch"),
    )
    senders = ("--sender", f"{ROWAN}=Rowan")
    with running(home, *hooks, *senders, "--delivered-after", "0.1") as outside:
        yield outside


@pytest.fixture
def outside(outside_world: Outside) -> Iterator[Outside]:
    """The make-believe outside in a good mood at the start of the test and at its end."""
    for provider in ("notify", "sinch"):
        outside_world.misbehave("ok", provider=provider)
    yield outside_world
    for provider in ("notify", "sinch"):
        outside_world.misbehave("ok", provider=provider)
