"""An officer at the desk, and a few victims whose news waits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Event, Staff, Task, Victim
from victimcare.services.access import Actor, Role
from victimcare.services.contact import contact_recording
from victimcare.services.conversations import identity_checks

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class StaffBrowser:
    """A member of staff with a browser of their own."""

    actor: Actor
    client: Client

    def get(self, address: str) -> HttpResponse:
        return cast(HttpResponse, self.client.get(address))

    def post(self, address: str, **typed: Any) -> HttpResponse:
        return cast(HttpResponse, self.client.post(address, typed))

    def save(self, address: str, *, of_page: Any = "", **typed: Any) -> HttpResponse:
        """Sends the form of a page that was just read: with the version shown there."""
        here = str(of_page or address)
        return self.post(address, **{**versions_on(self.get(here).content.decode(), here, address, typed), **typed})

    def look_up(self, victim: Victim, reason: str = "She rang") -> HttpResponse:
        return self.post("/desk/look-up", reference=victim.case.reference, name="", reason=reason)

    def prove(self, victim: Victim) -> None:
        colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
        identity_checks.record_identity_check(
            actor=self.actor,
            victim_id=victim.id,
            how=identity_checks.CheckMethod.IN_PERSON,
            colleague=colleague,
            now=NOW,
        )


def versions_on(page: str, here: str, address: str, typed: Mapping[str, Any]) -> dict[str, str]:
    """The versions in those forms of a page that are sent to this address and that match `typed`."""
    found: dict[str, str] = {}
    for opening, inside in re.findall(r"<form\b([^>]*)>(.*?)</form>", page, re.DOTALL):
        hidden = {_part("name", each): _part("value", each) for each in re.findall(r"<input[^>]*hidden[^>]*>", inside)}
        fits = all(str(typed[name]) == value for name, value in hidden.items() if name in typed)
        if fits and (_part("action", opening) or here) == address:
            found = {name: value for name, value in hidden.items() if name.endswith("after")} | found
    return found


def _part(name: str, tag: str) -> str:
    part = re.search(rf'\b{name}="([^"]*)"', tag)
    return part[1] if part else ""


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW):
        yield


@pytest.fixture
def sign_in(db: None) -> Callable[..., StaffBrowser]:
    def come_in(name: str = "Sol Pereira", *roles: Role) -> StaffBrowser:
        actor = staff(name, *roles)
        client = Client()
        client.force_login(Staff.objects.get(id=actor.staff_id or 0), backend=BACKEND)
        return StaffBrowser(actor, client)

    return come_in


@pytest.fixture
def sol(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in()


def news_for(
    reference: str = "44/10307/26",
    *,
    group: str = "burglary",
    name: str = "Marta",
    mobile: str = "07700 900123",
    **more: Any,
) -> Victim:
    """A victim of a recorded crime whose suspect was arrested this morning, and the task to tell the victim."""
    victim = load(
        reference,
        recorded(a_person(f"V-{reference}", given_name=name, family_name="Kowal", mobile=mobile, **more), group=group),
        fact("suspect.arrested", NOW - timedelta(hours=3), suspect_ref="S1"),
    )[f"V-{reference}"]
    events = Event.objects.filter(case_id=victim.case_id).values_list("id", flat=True)
    contact_recording.plan_news(victim_ids=[victim.id], event_ids=list(events), now=NOW)
    return victim


@pytest.fixture
def marta(db: None) -> Victim:
    return news_for()


def task_of(victim: Victim) -> Task:
    return Task.objects.get(victim=victim, closed_at=None)
