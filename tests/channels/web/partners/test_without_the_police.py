"""A request to a service without the police is nowhere that our staff can look, until the victim agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.channels.web.desk.conftest import StaffBrowser, _clock  # noqa: F401  a fixture
from tests.channels.web.desk.site import _person
from tests.services.people_and_cases import NOW
from tests.services.referrals.world import a_partner
from victimcare.records.models import PartnerUser, SelfReferral, Task
from victimcare.services.access import Actor, Role
from victimcare.services.referrals import partner_sign_in, self_referrals

pytestmark = pytest.mark.django_db
SAID = {"name": "Zephyrine", "reach": "07700 900177", "safely": "Only after Quillmas", "words": "A woman, if you can."}
TRACES = re.compile(r"Zephyrine|900\s?177|Quillmas|A woman, if you can|self_referral[:.]", re.IGNORECASE)
SITES = ("desk", "officers")


def _pages(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every staff page whose address names no object."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            if one.namespace in (None, *SITES):
                yield from _pages(one.url_patterns, route)
        elif "<" not in route and route.startswith(("desk", "officer")):
            yield f"/{route}"


def _seen(person: StaffBrowser, typed: str) -> str:
    """Everything that this person can look at, and everything that a search for the typed words finds."""
    found = []
    for path in sorted(set(_pages(get_resolver().url_patterns))):
        answer = person.client.get(path)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            found.append(f"{path}\n{answer.content.decode()}")
    assert len(found) > 20, "its pages were looked at"
    asked = {"words": typed, "name": typed, "number": typed, "q": typed, "reason": "a call", "area": "anywhere"}
    for path in ("/desk/look-up", "/desk/directory"):
        answer = person.client.post(path, asked)
        if answer.status_code == 200:
            found.append(answer.content.decode().replace(typed, ""))  # the box holds what was typed
    return "\n".join(found)


def test_no_page_and_no_search_of_staff_holds_a_trace_until_they_agree(client: Client) -> None:
    service = a_partner(name="Harbour Talking", takes_self=True)
    self_referrals.create_self_referral(
        actor=Actor.anonymous("web"), service=service.row.public_id, said=SAID, police_may_know=False, now=NOW
    )
    ask = SelfReferral.objects.get()
    lead = _person("Bea Lead", Role.DESK, Role.SUPERVISOR)

    for typed in ("Zephyrine", "07700 900177"):
        assert TRACES.findall(_seen(lead, typed)) == []
    assert not Task.objects.filter(kind="self_referred").exists()
    assert lead.client.get(f"/desk/asked-without-police/{ask.public_id}").status_code == 404

    user = PartnerUser.objects.select_related("partner").get(email=service.email)
    client.cookies["partner"] = partner_sign_in.begin_partner_session(user, now=NOW)
    client.post(f"/partner/asked/{ask.public_id}", {"act": "agrees"})
    task = Task.objects.get(kind="self_referred")
    seen = _seen(lead, "Zephyrine")
    assert not re.search("Zephyrine|900 ?177|Quillmas", seen), "a list names no person"
    lead.post(f"/desk/tasks/{task.public_id}/take")
    assert "Zephyrine" in lead.client.get(f"/desk/asked-without-police/{ask.public_id}").content.decode()


def test_no_flood_hides_who_still_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_referrals, "LISTED", 1)
    service = a_partner()
    for at in range(4):
        self_referrals.create_self_referral(
            actor=Actor.anonymous("web"), service=service.row.public_id, said=SAID, police_may_know=False, now=NOW
        )
        if at > 1:
            last = SelfReferral.objects.latest("id").public_id
            self_referrals.end_self_referral(actor=service.user, ask_id=last, now=NOW)

    assert [one.is_ended for one in self_referrals.list_self_referrals(actor=service.user, now=NOW)] == [
        False,
        False,
        True,
    ]
