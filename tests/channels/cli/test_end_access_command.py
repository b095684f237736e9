"""`victimcare end-access` as an operator uses it after a theft: a rehearsal first, then every access ends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pyotp
import pytest
from click.testing import CliRunner, Result
from django.contrib.sessions.models import Session
from django.test import override_settings
from tests.services.handovers.packets import prove, sent
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from tests.services.referrals.world import ANONYMOUS_PARTNER, PASSWORD, a_partner, another

from victimcare.channels.cli.emergency_commands import end_access_everywhere
from victimcare.records.models import (
    AccessGrant,
    AuditEntry,
    HandoverLink,
    Installation,
    PartnerRecoveryCode,
    PartnerUser,
    Task,
)
from victimcare.records.models.other_agencies.handovers import HandoverDelivery
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services import api_tokens
from victimcare.services.access import Actor, Role
from victimcare.services.access_codes import attempt_sources, victim_codes
from victimcare.services.handovers import report_links
from victimcare.services.referrals import partner_organisations, partner_sign_in
from victimcare.services.sealing import unseal_bytes
from victimcare.services.updates import officer_mail

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Result:
    return CliRunner().invoke(
        end_access_everywhere, ["--reason", "a disk is missing", *arguments], catch_exceptions=False
    )


def a_code_of(victim: Any) -> AccessCode:
    code = access_code.parse_access_code(
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code
    )
    assert isinstance(code, AccessCode)
    return code


@pytest.fixture(autouse=True)
def installation() -> None:
    Installation.objects.create(environment="test", created_at=NOW)
    a_team()


def test_it_says_first_what_would_end_and_changes_nothing() -> None:
    code = a_code_of(a_victim())

    said = run()

    assert said.exit_code == 0
    assert said.output.startswith("Would end: 1 access code, 0 second steps, 0 visits, 0 tokens of other systems, ")
    assert "1 victim would be told by a person. Nothing was changed. The same with --yes does it" in said.output
    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is not None
    assert not AuditEntry.objects.filter(act="access.ended").exists()


def test_no_code_visit_token_address_or_sign_in_of_before_opens_anything() -> None:
    code = a_code_of(a_victim())
    grant = victim_codes.verify_code(code=code, channel="web", now=NOW)
    assert grant is not None
    token = api_tokens.make_token(actor=Actor.operator("ada"), sources=["records"], types=[], now=NOW).token
    Session.objects.create(session_key="k" * 32, session_data="", expire_date=NOW + timedelta(days=9999))
    key_of_addresses = officer_mail.reply_address_key()

    done = run("--yes")

    assert done.exit_code == 0
    assert done.output.startswith("Ended: 1 access code, ")
    assert "1 victim to be told by a person" in done.output
    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is None
    assert AccessGrant.objects.get().ended_reason == "stolen"
    assert api_tokens.find_machine_actor(token=token, scope=api_tokens.FEED, now=NOW) is None
    assert officer_mail.reply_address_key() != key_of_addresses
    assert not Session.objects.exists()
    assert AuditEntry.objects.get(act="access.ended").reason == "a disk is missing"


def test_each_victim_whose_code_ended_is_told_by_a_person_guarded_victims_first() -> None:
    guarded, other = a_victim(is_guarded_by_facts=True), a_victim()
    for victim in (guarded, other):
        a_code_of(victim)
    a_victim()  # without a code

    run("--yes")

    told = Task.objects.filter(reason="code_ended_after_theft").order_by("-harm", "due_at")
    assert [task.victim_id for task in told] == [guarded.id, other.id]
    assert set(AuditEntry.objects.filter(act="access_code.ended").values_list("victim_id", flat=True)) == {
        guarded.id,
        other.id,
    }


def test_a_second_press_ends_nothing_more_and_a_code_of_after_it_opens() -> None:
    victim = a_victim()
    a_code_of(victim)
    run("--yes")
    code = a_code_of(victim)

    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is not None
    assert Task.objects.filter(reason="code_ended_after_theft").count() == 1


def test_passwords_and_invitations_of_support_services_end_and_a_new_invitation_opens() -> None:
    service = a_partner(has_come_in=True)
    another(service)  # invited, and not signed in yet
    lead = PartnerUser.objects.select_related("partner").get(email=service.email)
    visit = partner_sign_in.begin_partner_session(lead, now=NOW)
    at = NOW + timedelta(minutes=1)

    said = run("--yes").output

    number = pyotp.TOTP(service.secret).at(at)
    came_in = partner_sign_in.sign_in_partner(
        actor=ANONYMOUS_PARTNER, email=service.email, password=PASSWORD, digits=number, now=at
    )
    assert "2 sign-ins of support services, 1 password of a support service, 1 unused invitation" in said
    assert came_in is None
    assert partner_sign_in.find_partner_session(token=visit, now=NOW) is None
    assert set(PartnerUser.objects.values_list("password", "sealed", "invitation_hash")) == {("", None, None)}
    assert not PartnerRecoveryCode.objects.filter(used_at=None).exists()
    again = partner_organisations.renew_partner_invitation(
        actor=staff("Bea", Role.SUPERVISOR), user_id=lead.public_id, now=at
    )
    assert (
        partner_sign_in.read_partner_invitation(actor=ANONYMOUS_PARTNER, token=again, label="test", now=at) is not None
    )


def test_links_to_reports_and_remembered_browsers_end() -> None:
    victim = load("44/20001/26", recorded(a_person()))["V1"]
    sender, second = staff("Sol Pereira"), staff("Mina Osei", Role.SUPERVISOR)
    prove(sender, victim, second)
    sent(sender, second, victim, way=HandoverDelivery.EMAIL)
    door = HandoverLink.objects.get()
    link = unseal_bytes(bytes(door.sealed_token), report_links.link_context(door)).decode()
    grant = victim_codes.verify_code(code=a_code_of(victim), channel="web", now=NOW)
    assert grant is not None
    cookie = attempt_sources.draw_browser_value()
    attempt_sources.remember_browser(cookie, AccessGrant.objects.get(), NOW)
    assert report_links.open_link(token=link, now=NOW) is not None
    assert attempt_sources.find_known_browser(cookie, NOW) is not None

    with override_settings(VICTIMCARE_NOW=NOW):
        said = run("--yes").output

    assert "1 link to a packet, 1 remembered browser" in said
    assert report_links.open_link(token=link, now=NOW) is None
    assert bytes(HandoverLink.objects.get().sealed_token) == b""
    assert attempt_sources.find_known_browser(cookie, NOW) is None
