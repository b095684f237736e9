"""The public address, asked once from outside as a browser would: over https, through the force's own proxy."""

import json
import ssl
import time
from collections.abc import Iterator
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlsplit

import psycopg

from victimcare.installation.environment import Environment
from victimcare.installation.looks.finding import Facts, Finding, finding
from victimcare.rules.check_key import HEADER, make_check_key

PATIENCE = 5  # seconds
_OK = 200
_LONGEST = 4096  # bytes


def check_public_address(connection: psycopg.Connection | None, facts: Facts) -> Iterator[Finding]:
    settings = facts.settings
    if settings.env != "production" or not (settings.public_url or "").startswith("https://"):
        return
    try:
        hsts, arrived = _ask(settings)
    except (OSError, HTTPException, ValueError) as error:
        yield Finding(
            "front door",
            False,
            f"{settings.public_url} did not answer as our pages do ({type(error).__name__})",
            "look whether the proxy runs, has a certificate that browsers trust, and leads to these pages",
        )
        return
    yield finding(
        "front door over https",
        hsts and arrived["https"],
        "says Strict-Transport-Security" if hsts else "does not say Strict-Transport-Security",
        "let the proxy send X-Forwarded-Proto and hand our Strict-Transport-Security on, and name it in "
        "VICTIMCARE_TRUSTED_PROXIES",
    )
    yield finding(
        "front door's visitors",
        arrived["by_named_proxy"] and arrived["visitors_address"],
        "their addresses arrive" if arrived["visitors_address"] else "their addresses do not arrive",
        "let the proxy write X-Forwarded-For, and name it in VICTIMCARE_TRUSTED_PROXIES",
    )


def _ask(settings: Environment) -> tuple[bool, dict[str, bool]]:
    """Whether HSTS is said, and what of a visit arrives at the pages."""
    parts = urlsplit(settings.public_url or "")
    connection = HTTPSConnection(
        parts.hostname or "", parts.port, timeout=PATIENCE, context=ssl.create_default_context()
    )
    try:
        key = make_check_key(settings.secret_key, at=int(time.time()))
        connection.request("GET", f"{parts.path}/live", headers={HEADER: key})
        answer = connection.getresponse()
        read = json.loads(answer.read(_LONGEST)) if answer.status == _OK else None
    finally:
        connection.close()
    if not isinstance(read, dict):
        raise ValueError("another answer than ours")
    arrived = {name: bool(read.get(name)) for name in ("by_named_proxy", "visitors_address", "https")}
    return "max-age=" in answer.headers.get("Strict-Transport-Security", ""), arrived
