"""Where a person of a support service is signed in: the list, and the end of other sessions with their app."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pyotp
import pytest
from django.test import Client, override_settings

from tests.channels.web.desk.pages import text
from tests.services.people_and_cases import NOW
from tests.services.referrals.world import PASSWORD, Service, a_partner
from victimcare.records.models import AuditEntry, PartnerSession

pytestmark = pytest.mark.django_db

PAGE = "/partner/sessions"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"


@pytest.fixture
def service() -> Iterator[Service]:
    with override_settings(VICTIMCARE_NOW=NOW):
        came_in = a_partner(has_come_in=True)
        PartnerSession.objects.all().delete()
        yield came_in


def sign_in(service: Service, at: datetime, device: str) -> Client:
    client = Client(headers={"User-Agent": device})
    typed = {"email": service.email, "password": PASSWORD, "digits": number_at(service, at)}
    with override_settings(VICTIMCARE_NOW=at):
        assert client.post("/partner/sign-in", typed).status_code == 303
    return client


def number_at(service: Service, at: datetime) -> str:
    return pyotp.TOTP(service.secret).at(at)


def minutes(number: int) -> datetime:
    return NOW + timedelta(minutes=number)


def is_signed_in(client: Client) -> bool:
    return client.get("/partner").status_code == 200


def test_sessions_are_listed_with_their_device_and_those_of_others_are_not(service: Service) -> None:
    other = a_partner(has_come_in=True)
    sign_in(service, minutes(1), WINDOWS)
    this = sign_in(service, minutes(2), IPHONE)

    with override_settings(VICTIMCARE_NOW=minutes(3)):
        page = text(this.get(PAGE))
        alone = text(sign_in(other, minutes(2), WINDOWS).get(PAGE))

    listed = page[: page.index("Sign out elsewhere")]
    assert listed.count("A phone, with Safari") == listed.count("A computer, with Chrome") == 1
    assert listed.index("A phone, with Safari") < listed.index("You are here now") < listed.index("A computer")
    assert alone.count("Signed in today") == 2
    assert AuditEntry.objects.filter(act="partner.sessions_listed").count() == 2


def test_one_other_session_ends_with_a_number_of_the_app_and_without_it_none(service: Service) -> None:
    first, second = sign_in(service, minutes(1), WINDOWS), sign_in(service, minutes(2), IPHONE)
    this = sign_in(service, minutes(3), WINDOWS)

    with override_settings(VICTIMCARE_NOW=minutes(4)):
        choices = re.findall(r'name="which"[^>]*value="([\w-]{36})"', this.get(PAGE).content.decode())
        assert len(choices) == 2  # the newest first
        refused = [
            this.post(PAGE, {"which": choices[1], "digits": digits})
            for digits in ("", "000000", number_at(service, minutes(3)))
        ]
        assert [answer.status_code for answer in refused] == [200] * 3
        assert is_signed_in(first)

        ended = this.post(PAGE, {"which": choices[1], "digits": number_at(service, minutes(4))})

        assert (ended.status_code, ended.headers["Location"]) == (303, f"{PAGE}?ended")
        assert [is_signed_in(client) for client in (first, second, this)] == [False, True, True]
        assert "They are signed out." in text(this.get(f"{PAGE}?ended"))


def test_all_other_sessions_end_and_those_of_others_go_on(service: Service) -> None:
    stranger = sign_in(a_partner(has_come_in=True), minutes(1), WINDOWS)
    first, second = sign_in(service, minutes(1), WINDOWS), sign_in(service, minutes(2), IPHONE)
    this = sign_in(service, minutes(3), WINDOWS)
    theirs = str(PartnerSession.objects.exclude(user__email=service.email).latest("id").public_id)

    with override_settings(VICTIMCARE_NOW=minutes(4)):
        number = number_at(service, minutes(4))
        assert this.post(PAGE, {"which": theirs, "digits": number}).status_code == 200
        assert this.post(PAGE, {"which": "all", "digits": number}).status_code == 303

        assert [is_signed_in(client) for client in (first, second, this, stranger)] == [False, False, True, True]
    assert AuditEntry.objects.get(act="partner.sessions_ended").detail == {"ended": 2}


def test_a_session_that_is_over_by_itself_is_not_listed(service: Service) -> None:
    sign_in(service, minutes(1), WINDOWS)
    this = sign_in(service, minutes(30), IPHONE)

    with override_settings(VICTIMCARE_NOW=minutes(31)):
        page = text(this.get(PAGE))

    assert "A computer" not in page
    assert "Sign out elsewhere" not in page
