"""Connects the make-believe fire control room: a token for it, in the folder of the make-believe outside world."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

from victimcare.demo.outside.fire_control import AGENCY, LINK_FILE
from victimcare.installation.installation_environment import Environment
from victimcare.services import api_tokens
from victimcare.services.access import Actor


def connect_fire_control(*, now: datetime) -> None:
    """Make the token once, and write where the product takes incidents, which may be another port at each start."""
    environment: Environment = settings.ENVIRONMENT
    path = Path(environment.home) / "outside" / LINK_FILE
    link = json.loads(path.read_text()) if path.exists() else _make_link(now)
    link["url"] = f"http://{environment.bind}:{environment.web_port}/api/v1/incident-transfers"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(link))


def _make_link(now: datetime) -> dict[str, str]:
    made = api_tokens.make_token(
        actor=Actor.operator("demonstration"), sources=[AGENCY], types=[], scope=api_tokens.INCIDENTS, now=now
    )
    return {"token": made.token, "secret": made.signs_with}
