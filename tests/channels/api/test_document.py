"""The API does what its OpenAPI document says, for any request."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, example, given, strategies
from hypothesis import settings as hypothesis_settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from tests.conftest import Database
from tests.services.feed.feed_lines import SOURCE

from victimcare.config.wsgi import application
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.api_tokens import NewToken

CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]


def test_whatever_is_sent_is_answered_as_the_document_says(real_database: Database) -> None:
    token = api_tokens.make_token(
        actor=Actor.operator("tester"), sources=[SOURCE], types=[], now=clock.current_time()
    ).token
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


AFTER_THE_EXAMPLES = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)  # after the call in the examples
JSON = "application/json"
LOOK_UP, DISPOSITION = "/api/v1/calls/look-up", "/api/v1/calls/{call_id}/disposition"


@pytest.mark.parametrize(("path", "expected"), [(LOOK_UP, {200, 422}), (DISPOSITION, {200, 404, 422})])
def test_whatever_a_contact_centre_sends_is_answered_as_the_document_says(
    real_database: Database, settings: Any, path: str, expected: set[int]
) -> None:
    """Requests that the document allows and requests that it does not, about any call and about one that was looked up.
    Times in an order that a call can have are drawn only by luck: so the document's own example is always among what is
    sent."""
    settings.VICTIMCARE_NOW = AFTER_THE_EXAMPLES
    made = _for_a_centre()
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operation = document[path]["POST"]
    known = document[LOOK_UP]["POST"].Case(body={"call_id": "known"}, media_type=JSON)
    looked_up = known.call(headers={"Authorization": f"Bearer {made.token}"}).json()["id"]
    sound = operation.Case(path_parameters={"call_id": looked_up}, body=_example(operation), media_type=JSON)
    right = operation.as_strategy()
    wrong = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    statuses: set[int] = set()

    @hypothesis_settings(
        max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=right | wrong, is_known=strategies.booleans())
    @example(case=sound, is_known=True)
    def send(case: schemathesis.Case[Any], is_known: bool) -> None:
        if is_known and case.path_parameters:
            case.path_parameters["call_id"] = looked_up
        response = case.call(headers={"Authorization": f"Bearer {made.token}"})
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    send()

    assert expected <= statuses


def test_the_documents_examples_are_taken_as_they_stand(real_database: Database, settings: Any) -> None:
    settings.VICTIMCARE_NOW = AFTER_THE_EXAMPLES
    headers = {"Authorization": f"Bearer {_for_a_centre().token}"}
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    call: dict[str, str] = {}
    for path in (LOOK_UP, DISPOSITION):
        operation = document[path]["POST"]
        case = operation.Case(path_parameters=call, body=_example(operation), media_type=JSON)

        response = case.call(headers=headers)

        assert response.status_code == 200
        case.validate_response(response, checks=CHECKS)
        call = {"call_id": response.json().get("id", "")}


def _example(operation: Any) -> Any:
    [body] = [each["example"] for each in operation.definition.raw["requestBody"]["content"].values()]
    return body


def _for_a_centre() -> NewToken:
    return api_tokens.make_token(
        actor=Actor.operator("tester"),
        sources=["urn:centre"],
        types=[],
        scope=api_tokens.CALLS,
        now=clock.current_time(),
    )


def test_its_page_says_when_the_clock_is_stopped(client: Client, settings: Any) -> None:
    assert "Clock stopped" not in client.get("/api/v1/docs").content.decode()
    settings.VICTIMCARE_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    assert "Clock stopped" in client.get("/api/v1/docs").content.decode()
