from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.channels.phone.contract.hosted_line import PUBLIC, TOKEN, serving
from tests.services.people_and_cases import NOW

from victimcare.adapters.carriers.twilio import TwilioLine, TwilioSignatures
from victimcare.channels.phone.twiml.turn_effects import desk_worker
from victimcare.demo.outside.hosted_telephones import SignedProduct
from victimcare.services import port_registry


@pytest.fixture
def hosted_carrier(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[SignedProduct]:
    """The product with a hosted carrier set up, on a server of its own; the product's clock does not move."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, public_url=PUBLIC)
    settings.VICTIMCARE_NOW = NOW
    monkeypatch.setattr(
        port_registry.ports, "hosted_line", TwilioLine(signatures=TwilioSignatures(token=TOKEN), api=None)
    )
    with serving() as product:
        yield product
        desk_worker.settled()
