"""Connects the make-believe record system's bureau: a token for the feed, in the folder of the make-believe outside
world."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

from victimcare.demo.feed.feed_cases import SOURCE
from victimcare.demo.outside.record_bureau import LINK_FILE
from victimcare.installation.installation_environment import Environment
from victimcare.rules.cases.event_types import EventType
from victimcare.services import api_tokens
from victimcare.services.access import Actor


def connect_record_bureau(*, now: datetime) -> None:
    """Make the token once, and write where the product takes the feed, which may be another port at each start."""
    environment: Environment = settings.ENVIRONMENT
    path = Path(environment.home) / "outside" / LINK_FILE
    link = json.loads(path.read_text()) if path.exists() else {"token": _make_token(now)}
    link["url"] = f"http://{environment.bind}:{environment.web_port}/api/v1/feed"
    link["now"] = environment.now.isoformat() if environment.now else ""
    link["area"] = settings.FORCE.areas[0].code
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(link))


def _make_token(now: datetime) -> str:
    actor = Actor.operator("demonstration")
    return api_tokens.make_token(actor=actor, sources=[SOURCE], types=[EventType.CASE_RECORDED], now=now).token
