from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.channels.mail.room_mail import ROOM, Mailer
from victimcare.services import port_registry


@pytest.fixture
def mailer(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Mailer:
    """The mail server by which the control room writes."""
    stands_in = Mailer()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, control_room_address=ROOM)
    monkeypatch.setattr(port_registry.ports, "room_mailer", stands_in)
    return stands_in
