"""Every operation that the API publishes, with all checks of schemathesis and with characters that cannot be stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.parameters import ParameterLocation
from standardwebhooks import Webhook
from tests.conftest import Database
from tests.examples import examples
from tests.services.feed.feed_lines import SOURCE

from victimcare.channels.api.v1 import build_document
from victimcare.config.wsgi import application
from victimcare.rules.agency_handovers import RECIPIENTS
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.referrals.partner_organisations import PartnerChannel

load_all_checks()
ALL_CHECKS: Any = CHECKS.get_all()
POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
OPERATIONS = [
    pytest.param(path, method.upper(), id=operation["operationId"])
    for path, methods in build_document()["paths"].items()
    for method, operation in methods.items()
]
OF_BINARY, IN_HEAD = "application/json", {"ce-specversion": "1.0"}
# As JSON writes them.
REFUSED = ["\\u0000", "\\ud800", "\\u001b", "\\u009b"]


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_whatever_is_sent_passes_all_checks(real_database: Database, path: str, method: str) -> None:
    headers = _headers(path)
    operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)[path][method]
    found = operation.as_strategy(generation_mode=POSITIVE) | operation.as_strategy(generation_mode=NEGATIVE)

    @hypothesis_settings(
        max_examples=examples(10, long=400),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=found)
    def send(case: schemathesis.Case[Any]) -> None:
        of_event = IN_HEAD if path.endswith("/feed") and case.media_type == OF_BINARY else {}
        of_token = {} if case.meta is not None and case.meta.is_negative_at(ParameterLocation.HEADER) else headers
        response = case.call(headers=of_token | of_event)
        case.validate_response(response, checks=ALL_CHECKS, headers=headers)

    send()


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_a_character_that_can_not_be_kept_is_refused_with_its_place(client: Client, path: str, method: str) -> None:
    token, operation = _token(path), build_document()["paths"][path][method.lower()]
    headers = {"Authorization": f"Bearer {token.token}"}
    whole = re.sub(r"\{\w+\}", "none", path)

    def send(address: str, **more: Any) -> Any:
        return client.generic(method, address, headers={**headers, **more.pop("headers", {})}, **more)

    replies = {name: send(path.replace(f"{{{name}}}", "a%00b", 1)) for name in re.findall(r"\{(\w+)\}", path)}
    replies |= {
        each["name"]: send(f"{whole}?{each['name']}=%00")
        for each in operation.get("parameters", [])
        if each["in"] == "query"
    }
    replies |= {"X-Request": send(whole, headers={"x-request": "a\x00b"})}
    for content in operation.get("requestBody", {}).get("content", {}).values():
        for field, body in _bodies(content):
            replies[f"{field} {body}"] = send(
                whole, data=body, content_type="application/json", headers=_signature(token, body)
            )

    if not path.endswith("/feed"):
        wrong = {name: (one.status_code, one.text) for name, one in replies.items() if name.split()[0] not in one.text}
        assert wrong == {}
    assert {one.status_code for one in replies.values()} <= {422, 200, 415}


def _bodies(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if example := content.get("example"):
        for field in (name for name, value in example.items() if isinstance(value, str)):
            for refused in REFUSED:
                changed = json.dumps(example | {field: "HERE"}).replace("HERE", f"a{refused}b")
                yield field, changed
        yield "field", json.dumps(example | {"field\0": "x"})


def _headers(path: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {_token(path).token}"}


def _signature(token: api_tokens.NewToken, body: str) -> dict[str, str]:
    """The signature of a body, where both sides sign."""
    if not token.signs_with:
        return {}
    now = datetime.now(UTC)
    signature = Webhook(token.signs_with).sign("m-1", now, body)
    return {"webhook-id": "m-1", "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": signature}


def _token(path: str) -> api_tokens.NewToken:
    """A token that opens it; an open operation accepts it too, and ignores it."""
    scopes = {
        "calls": api_tokens.CALLS,
        "handovers": api_tokens.HANDOVERS,
        "referrals": api_tokens.REFERRALS,
        "feed": api_tokens.FEED,
        "incident-transfers": api_tokens.INCIDENTS,
        "contacts": api_tokens.CONTACTS,
        "emergency-calls": api_tokens.CALLS,
    }
    scope = scopes.get(path.split("/")[3], api_tokens.CAPACITY)
    sources = {api_tokens.HANDOVERS: next(iter(RECIPIENTS)), api_tokens.REFERRALS: _partner()}
    source = str(sources.get(scope, SOURCE))
    return api_tokens.make_token(
        actor=Actor.operator("tester"), sources=[source], types=[], scope=scope, now=clock.current_time()
    )


def _partner() -> str:
    from victimcare.records.models import Partner

    service = Partner.objects.create(name="A service", way=PartnerChannel.API, made_at=clock.current_time())
    service.refresh_from_db(fields=["public_id"])
    return f"{api_tokens.PARTNER}{service.public_id}"
