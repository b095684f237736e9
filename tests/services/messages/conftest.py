from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.outside import Outside, running
from victimcare.adapters.texts.notify import NotifyTexts
from victimcare.services import port_registry as bound

ROWAN = "9a1f7f7e-0f3c-4a53-8d7b-0f6a2c6c1b02"
TEMPLATE = "6d1f1c9e-5f3b-4c55-9f0e-0a6f2f6c1a01"


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    """The make-believe provider; it sends no receipts by itself, so that a test says when one comes."""
    folder = tmp_path_factory.mktemp("provider")
    with running(folder, "--delivered-after", "0.1", "--sender", f"{ROWAN}=Rowan") as outside:
        yield outside


@pytest.fixture
def outside(provider: Outside, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outside]:
    provider.misbehave("ok")
    texts = NotifyTexts(
        base_url=provider.url,
        api_key=provider.api_key,
        template_id=TEMPLATE,
        sender_ids={"Rowan": ROWAN},
        timeout=1,
    )
    monkeypatch.setattr(bound, "_texts", {"notify": texts})
    yield provider
    provider.misbehave("ok")
