"""The API does what its OpenAPI document says, whatever is sent to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from tests.conftest import Database
from tests.services.feed.feed_lines import SOURCE

from victimcare.config.wsgi import application
from victimcare.services import clock, tokens
from victimcare.services.access import Actor

CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]


def test_whatever_is_sent_is_answered_as_the_document_says(real_database: Database) -> None:
    token = tokens.make(actor=Actor.operator("tester"), sources=[SOURCE], types=[], now=clock.now()).token
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operation = document["/api/v1/feed"]["POST"]
    statuses: set[int] = set()

    @hypothesis_settings(
        max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy())
    def send(case: schemathesis.Case[Any]) -> None:
        response = case.call(headers={"Authorization": f"Bearer {token}"})
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    send()

    assert 200 in statuses


@pytest.mark.parametrize("path", ["/api/v1/calls/look-up", "/api/v1/calls/{call_id}/disposition"])
def test_whatever_a_contact_centre_sends_is_answered_as_the_document_says(real_database: Database, path: str) -> None:
    made = tokens.make(
        actor=Actor.operator("tester"), sources=["urn:centre"], types=[], scope=tokens.CALLS, now=clock.now()
    )
    operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)[path]["POST"]
    statuses: set[int] = set()

    @hypothesis_settings(
        max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy())
    def send(case: schemathesis.Case[Any]) -> None:
        response = case.call(headers={"Authorization": f"Bearer {made.token}"})
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    send()

    assert statuses & {200, 404}


def test_its_page_says_when_the_clock_is_stopped(client: Client, settings: Any) -> None:
    assert "Clock stopped" not in client.get("/api/v1/docs").content.decode()
    settings.VICTIMCARE_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    assert "Clock stopped" in client.get("/api/v1/docs").content.decode()
