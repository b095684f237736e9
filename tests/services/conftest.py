"""The staff who work with the victim, the victims, and the make-believe provider of texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.outside import ROWAN, TEMPLATE, Outside, running
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import staff
from victimcare.adapters.texts.notify import NotifyTexts
from victimcare.records.models import Victim
from victimcare.services import port_registry
from victimcare.services.access import Actor, Role


@pytest.fixture
def sol(db: None) -> Actor:
    return replace(staff("Sol Pereira"), reason="She rang")


@pytest.fixture
def ewa(db: None) -> Actor:
    return replace(staff("Ewa Tomala"), reason="A task about her")


@pytest.fixture
def nia(db: None) -> Actor:
    return replace(staff("Nia Rowe", Role.SUPERVISOR), reason="A task about her")


@pytest.fixture
def victim(db: None) -> Victim:
    return load("44/00001/26", recorded(a_person()))["V1"]


@pytest.fixture
def guarded(db: None) -> Victim:
    return load("44/00002/26", recorded(a_person("V2", mobile="07700 900222"), group="sexual"))["V2"]


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    """The make-believe provider; it sends no receipts by itself, so that a test says when one comes."""
    folder = tmp_path_factory.mktemp("provider")
    with running(folder, "--delivered-after", "0.1", "--sender", f"{ROWAN}=Rowan") as outside:
        yield outside


@pytest.fixture
def outside(provider: Outside, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    """The provider, for whose answer a sender waits as long as a busy machine may need."""
    provider.misbehave("ok")
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts_of(provider, patience=60)})
    yield provider
    provider.misbehave("ok")


@pytest.fixture
def impatient(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests in which the provider does not answer: a sender waits for a second."""
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts_of(outside, patience=1)})


def texts_of(provider: Outside, *, patience: float) -> NotifyTexts:
    return NotifyTexts(
        base_url=provider.url,
        api_key=provider.api_key,
        template_id=TEMPLATE,
        sender_ids={"Rowan": ROWAN},
        timeout=patience,
    )
