"""The directory's API follows the standard's own form, page by page, and its own document."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema_rs import validator_for
from tests.channels.api.oruk_form import SCHEMAS, a_page_of
from tests.channels.api.test_document import CHECKS
from tests.conftest import Database
from tests.services.people_and_cases import NOW, staff
from tests.services.referrals.oruk_example import COUNSELLING, SERVICES, TAXONOMY

from victimcare.config.wsgi import application
from victimcare.demo import demo_directory
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.referrals import directory_entries, directory_loading

LISTS = ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")
ROOT = "/api/v1/directory"


def _load() -> None:
    held = {"services": list(SERVICES), "taxonomies": [TAXONOMY]}
    actor = Actor(ActorKind.OPERATOR, "operator:x")
    directory_loading.load_directory_text(actor=actor, name="towns", text=json.dumps(held), now=NOW)


@pytest.mark.django_db
def test_every_list_and_every_thing_in_it_has_the_form_of_the_standard(client: Client) -> None:
    _load()

    about = client.get(f"{ROOT}/")
    assert about.json()["version"] == "HSDS-UK-3.0"
    assert about["Access-Control-Allow-Origin"] == "*"
    for name in LISTS:
        whole: list[str] = []
        number, is_last = 1, False
        while not is_last:
            page = client.get(f"{ROOT}/{name}?page={number}&per_page=2").json()
            jsonschema_rs.validate(a_page_of(name), page)
            whole += [one["id"] for one in page["contents"]]
            number, is_last = number + 1, page["last_page"]
        assert len(whole) == len(set(whole)) == page["total_items"]
        for record_id in whole:
            one = client.get(f"{ROOT}/{name}/{record_id}").json()
            jsonschema_rs.validate(SCHEMAS[name], one, validate_formats=False)
        assert client.get(f"{ROOT}/{name}/none").status_code == 404


@pytest.mark.django_db
def test_every_document_of_the_demonstrations_directory_has_the_form_and_the_formats(client: Client) -> None:
    actor = Actor(ActorKind.OPERATOR, "operator:x")
    demo_directory.fill_directory(operator=actor, desk=staff("Carys", Role.SUPERVISOR, Role.DESK), now=NOW)

    count = 0
    for name in LISTS:
        page = client.get(f"{ROOT}/{name}?per_page=100").json()
        validator_for(a_page_of(name), validate_formats=True).validate(page)
        assert page["last_page"]
        for listed in page["contents"]:
            one = client.get(f"{ROOT}/{name}/{listed['id']}").json()
            validator_for(SCHEMAS[name], validate_formats=True).validate(one)
            count += 1
    for whole in client.get(f"{ROOT}/services?full=true&per_page=100").json()["contents"]:
        validator_for(SCHEMAS["services"], validate_formats=True).validate(whole)
        terms = [one["taxonomy_term"] for one in whole.get("attributes", [])]
        assert all(one["name"] and one["description"] for one in terms), whole["name"]
    assert count > 100


@pytest.mark.django_db
def test_each_of_our_own_terms_has_a_name_and_a_description(client: Client) -> None:
    directory_entries.load_named_entries(force=settings.FORCE, now=NOW)

    terms = client.get(f"{ROOT}/taxonomy_terms?per_page=100").json()["contents"]
    services = client.get(f"{ROOT}/services?full=true&per_page=100").json()["contents"]

    within = [one["taxonomy_term"] for service in services for one in service.get("attributes", [])]
    assert terms
    assert all(one["name"] and one["description"] for one in [*terms, *within])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "status"),
    [
        ("0.5", 422),
        ("1764547200", 422),
        ("yesterday", 422),
        ("", 422),
        ("2026-13-01", 422),
        ("2026-11-25", 200),
        ("2026-11-25T09:00:00Z", 200),
        ("2026-11-25T09:00:00.5%2B01:00", 200),
        ("0576-07-08T22:33:36-22:11", 200),
        ("0001-01-01T00:00:00%2B23:59", 422),
        ("9999-12-31T23:59:59-23:59", 422),
    ],
)
def test_modified_after_is_a_date_and_a_refusal_names_it(client: Client, given: str, status: int) -> None:
    answer = client.get(f"{ROOT}/services?modified_after={given}")

    assert answer.status_code == status
    if status == 422:
        assert answer.json()["detail"].startswith("modified_after: ")


@pytest.mark.django_db
def test_services_are_found_by_what_the_standard_has_and_what_we_have_not_is_refused(client: Client) -> None:
    _load()

    def named(query: str) -> list[str]:
        return [one["name"] for one in client.get(f"{ROOT}/services?{query}").json()["contents"]]

    term = COUNSELLING["attributes"][0]["taxonomy_term"]
    assert named(f"taxonomy_term_id={term['id']}") == ["Weir Counselling"]
    assert named(f"taxonomy_id={TAXONOMY['id']}") == ["Roofs", "Weir Counselling"]
    assert named("search=locks&minimum_age=1") == []
    assert named(f"organization_id={COUNSELLING['organization_id']}&maximum_age=100") == ["Weir Counselling"]
    assert client.get(f"{ROOT}/services?postcode=ZZ1").status_code == 422
    whole = client.get(f"{ROOT}/services?full=true&search=weir").json()["contents"]
    assert whole == [COUNSELLING]


def test_whatever_is_asked_is_answered_as_the_document_says(real_database: Database) -> None:
    _load()
    token = api_tokens.make_token(
        actor=Actor.operator("tester"),
        sources=[COUNSELLING["id"]],
        types=[],
        scope=api_tokens.CAPACITY,
        now=clock.current_time(),
    ).token
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    say = document[f"{ROOT}/services/{{service_id}}/capacity"]["POST"]
    listed = document[f"{ROOT}/services"]["GET"]
    statuses: set[int] = set()

    @hypothesis_settings(
        max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=say.as_strategy() | listed.as_strategy(), is_ours=st.booleans())
    def send(case: schemathesis.Case[Any], is_ours: bool) -> None:
        if is_ours and case.path_parameters:
            case.path_parameters["service_id"] = COUNSELLING["id"]
        response = case.call(headers={"Authorization": f"Bearer {token}"})
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    send()

    assert {200, 404} <= statuses
