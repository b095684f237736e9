"""Every role at every address, of everything that is not the same for all: as the table beside it says, by hand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.access import asking
from tests.access.asking import Row, Verdict
from tests.access.decisions import QUIET
from tests.access.world import clients, made
from tests.services.people_and_cases import NOW
from victimcare.records.models import Partner
from victimcare.records.models.other_agencies.partners import PartnerChannel
from victimcare.rules.agency_handovers import RECIPIENTS
from victimcare.services import api_tokens
from victimcare.services.access import Actor

WHOLE = bool(os.environ.get("ACCESS_WHOLE"))  # every cell, where the run of all tests asks for those that can differ
REPORT = os.environ.get("ACCESS_REPORT")  # the file to write what was found into


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW, FORCE=replace(settings.FORCE, quiet_hours=QUIET)):
        yield


def test_the_table_knows_every_address_and_no_other() -> None:
    known = {(row.name, row.method) for row in asking.rows()}

    assert asking.addresses() - known == set(), "give each its line in tests/access/expected.txt"
    assert known - asking.addresses() == set()


@pytest.mark.django_db
def test_everybody_gets_what_the_table_says_and_nothing_else() -> None:
    world = made()

    verdict = asking.ask(world, clients(world), whole=WHOLE)

    if REPORT:
        Path(REPORT).write_text(_report(verdict))
    assert verdict.wrong == []
    assert verdict.cells > 700


@pytest.mark.django_db
@pytest.mark.parametrize("row", [row for row in asking.rows() if row.name.startswith("/api/v1/")], ids=lambda r: r.name)
def test_a_machine_is_let_in_by_a_token_of_its_scope_alone(row: Row) -> None:
    operator = Actor.operator("tester")
    service = Partner.objects.create(name="A service", way=PartnerChannel.API, made_at=NOW)
    service.refresh_from_db(fields=["public_id"])
    sources = {
        api_tokens.HANDOVERS: next(iter(RECIPIENTS)),
        api_tokens.REFERRALS: f"{api_tokens.PARTNER}{service.public_id}",
    }
    path = re.sub(r"\{\w+\}", "0c5ad9b0-0000-4000-8000-000000000000", row.name)
    made = {
        f"{scope if scope == api_tokens.CALLS else scope.removesuffix('s')}-token": api_tokens.make_token(
            actor=operator, sources=[sources.get(scope, "urn:x")], types=[], scope=scope, now=NOW
        ).token
        for scope in api_tokens.SCOPES
    }

    for name, token in {"nobody": "", "other": "vc_unknown", **made}.items():
        headers: Any = {"HTTP_AUTHORIZATION": f"Bearer {token}"} if token else {}
        asked = Client().post if row.method == "POST" else Client().get
        is_let_in = asked(path, **headers).status_code != 401
        assert is_let_in is (name in row.let_in or "nobody" in row.let_in), name


@pytest.mark.django_db
@pytest.mark.parametrize("row", [row for row in asking.rows() if "signed" in row.let_in], ids=lambda r: r.name)
def test_a_supplier_without_its_signature_is_refused(row: Row) -> None:
    path = row.name.replace("<slug:supplier>", "notify").replace("<int:turn>", "1")
    path = path.replace("<uuid:reference>", "0c5ad9b0-0000-4000-8000-000000000000")

    assert Client().post(path).status_code in (401, 403, 404, 503)


def _report(verdict: Verdict) -> str:
    lines = [f"| {outcome} | {count:,} |" for outcome, count in sorted(verdict.by_outcome.items())]
    return "\n".join(
        [
            f"Cells: {verdict.cells:,}. Violations: {len(verdict.wrong)}.",
            "",
            "| Expected | Cells |",
            "|---|---:|",
            *lines,
            "",
            *(f"- {each}" for each in verdict.wrong),
        ]
    )
