"""The site of support services: who signs in, what they see, and that access ends at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pyotp
import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.channels.web.desk.pages import text
from tests.services.people_and_cases import NOW, a_victim, staff
from tests.services.referrals.world import PASSWORD, Service, a_partner, another, later, referred
from victimcare.channels.web.partners import account_pages
from victimcare.records.models import (
    EntryErrorReport,
    LinkedPerson,
    LinkedPoint,
    PartnerRecoveryCode,
    PartnerUser,
    PublicFormUse,
    Referral,
    SelfReferral,
    Task,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes.attempt_limits import FORM_LIMITS, PublicForm
from victimcare.services import secret_hashes
from victimcare.services.access import Actor, Role
from victimcare.services.referrals import (
    partner_organisations,
    partner_sign_in,
    referral_reminders,
    self_referrals,
    victim_referrals,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW):
        yield


@pytest.fixture
def service() -> Service:
    return a_partner()


def _inside(service: Service) -> Client:
    client = Client()
    user = PartnerUser.objects.select_related("partner").get(email=service.email)
    client.cookies["partner"] = partner_sign_in.begin_partner_session(user, now=NOW)
    return client


def _digits(service: Service, at: Any = NOW) -> str:
    return pyotp.TOTP(service.secret).at(at)


def test_all_three_open_it_and_whatever_is_wrong_looks_the_same() -> None:
    service = a_partner(has_come_in=True)
    right = {"email": service.email, "password": PASSWORD, "digits": _digits(service, NOW + timedelta(seconds=30))}
    wrong = [right | {"email": "unknown@service.example"}, right | {"password": "x" * 14}, right | {"digits": "000000"}]

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(seconds=40)):
        refused = [Client().post("/partner/sign-in", each) for each in wrong]
        client = Client()
        came_in = client.post("/partner/sign-in", right)

        assert {_without_email(reply) for reply in refused} == {_without_email(refused[0])}
        assert (came_in.status_code, came_in.headers["Location"]) == (303, "/partner")
        assert came_in.cookies["partner"]["path"] == "/"
        assert "Nothing waits for you" in text(client.get("/partner"))
        assert Client().post("/partner/sign-in", right).status_code == 200  # the same number opens nothing twice


def test_many_wrong_tries_from_one_source_wait_whatever_account_they_try(service: Service) -> None:
    source, other = "81.2.69.142", "81.2.70.143"
    most = FORM_LIMITS[PublicForm.PARTNER_SIGN_IN].of_source
    typed = {"password": "x" * 14, "digits": "000000"}

    def try_one(email: str, at: str) -> str:
        return text(Client().post("/partner/sign-in", typed | {"email": email}, REMOTE_ADDR=at))

    tried = [try_one(f"unknown{number}@service.example", source) for number in range(most + 1)]

    assert "Too many tries came from your network. Try again in 60 minutes, or ring the force" in tried[-1]
    assert not any("Too many tries" in each for each in tried[:-1])
    assert "Too many tries" in try_one(service.email, source)
    assert "Too many tries" not in try_one(service.email, other)


def test_a_right_try_uses_up_nothing() -> None:
    service = a_partner(has_come_in=True)

    for number in range(1, 4):
        now = NOW + timedelta(seconds=30 * number)
        typed = {"email": service.email, "password": PASSWORD, "digits": _digits(service, now)}
        with override_settings(VICTIMCARE_NOW=now):
            assert Client().post("/partner/sign-in", typed, REMOTE_ADDR="81.2.69.142").status_code == 303

    assert not PublicFormUse.objects.exists()


def test_tries_at_one_address_wait_for_one_another_whether_or_not_it_is_known() -> None:
    service, anonymous = a_partner(has_come_in=True), Actor.anonymous("partner")

    for email in (service.email, "unknown@service.example"):
        with CaptureQueriesContext(connection) as asked:
            partner_sign_in.sign_in_partner(actor=anonymous, email=email, password="no", digits="123456", now=NOW)
        assert [each["sql"] for each in asked if "pg_advisory_xact_lock" in each["sql"]]


def _without_email(reply: Any) -> tuple[int, str]:
    shown = re.sub(r'value="[^"]*"', "", reply.content.decode())
    return reply.status_code, shown


def test_an_invitation_works_once_and_gives_numbers_for_paper(service: Service) -> None:
    bea = staff("Bea", Role.SUPERVISOR)
    token = partner_organisations.invite_partner_user(
        actor=bea, partner_id=service.partner.public_id, name="Mo", email="mo@service.example", is_lead=False, now=NOW
    )
    page = f"/partner/invited/{token}"
    client = Client()
    shown = text(client.get(page))
    secret = re.search(r"[A-Z2-7]{4}( [A-Z2-7]{4}){7}", shown)  # in fours, for typing
    assert secret
    number = pyotp.TOTP(secret[0].replace(" ", "")).at(NOW)

    weak = text(client.post(page, {"password": "password1234", "digits": number}))
    came_in = client.post(page, {"password": PASSWORD, "digits": number})

    assert "This password stands in lists of leaked passwords" in weak
    assert "Write these down on paper" in text(came_in)
    assert client.get("/partner").status_code == 200
    assert Client().get(page).status_code == 404
    assert PartnerRecoveryCode.objects.filter(user__name="Mo").count() == 8


def test_what_the_victim_agreed_to_is_read_answered_and_never_taken_along(service: Service) -> None:
    row = referred(service, victim=a_victim(given_name="Ines"), words="Ring slowly.")
    client, page = _inside(service), f"/partner/referrals/{row.public_id}"

    listed, shown = text(client.get("/partner")), text(client.get(page))
    client.post(page, {"act": "wait", "wait-weeks": "3", "wait-after": "0"})
    missing = text(client.post(page, {"act": "refuse", "refuse-words": "No.", "refuse-after": "1"}))
    wrote = client.post(page, {"act": "officer", "officer-words": "She is safe."}, follow=True)

    assert "Ines" not in listed
    assert "Somebody to talk to" in listed
    assert "Name: Ines Marsh" in shown
    assert row.victim.case.reference not in listed + shown
    assert (Referral.objects.get().state, Referral.objects.get().waits_weeks) == ("waiting", 3)
    assert "Choose why not" in missing
    assert "A person passes it on." in text(wrote)
    assert client.post(f"{page}/file").status_code == 404
    assert _inside(a_partner()).get(page).status_code == 404


def test_what_the_partner_typed_is_still_there_when_the_victim_has_taken_it_back(service: Service) -> None:
    row = referred(service, victim=a_victim(given_name="Ines"))
    client, page = _inside(service), f"/partner/referrals/{row.public_id}"
    client.get(page)
    victim_referrals.withdraw_own_referral(Actor.anonymous("victim"), row.victim_id, row.public_id, now=NOW)

    weeks = client.post(page, {"act": "wait", "wait-weeks": "3", "wait-words": "A worker rings.", "wait-after": "0"})
    wrote = client.post(page, {"act": "officer", "officer-words": "She is safe."})

    assert (weeks.status_code, wrote.status_code) == (409, 409)
    assert "A worker rings." in text(weeks)
    assert "She is safe." in text(wrote)
    assert "Ines" not in text(weeks) + text(wrote)


def test_in_one_press_a_service_says_how_full_it_is_and_that_its_entry_is_wrong(service: Service) -> None:
    client, its = _inside(service), {"service": str(service.row.public_id)}

    shown = text(client.get("/partner/places"))
    no_weeks = text(client.post("/partner/places", {**its, "said": "waiting", "number": "", "after": "0"}))
    by_enter = text(client.post("/partner/places", {**its, "number": "6", "after": "0"}))
    client.post("/partner/places", {**its, "said": "waiting", "number": "6", "after": "0"})
    told = client.post("/partner/places", {**its, "act": "wrong", "words": "We moved."}, follow=True)
    another = client.post("/partner/places", {"service": str(a_partner().row.public_id), "act": "wrong"})

    assert service.row.telephone in shown
    assert "for a wait 1 to 104 weeks" in no_weeks
    assert "Press the button that is true" in by_enter
    service.row.refresh_from_db()
    assert (service.row.said, service.row.weeks) == ("waiting", 6)
    assert "sets it right" in text(told)
    report = EntryErrorReport.objects.get()
    assert (report.reported_by, report.words) == ("service", "We moved.")
    assert Task.objects.get(kind=TaskKind.WRONG_ENTRY).subject_key == f"service:{service.row.public_id}"
    assert another.status_code == 404


def test_a_leaver_is_out_at_once_and_nobody_but_a_lead_keeps_people(service: Service) -> None:
    member = another(service)
    lead, theirs = _inside(service), Client()
    theirs.cookies["partner"] = partner_sign_in.begin_partner_session(
        PartnerUser.objects.select_related("partner").get(id=member.id), now=NOW
    )
    assert theirs.get("/partner/people").status_code == 404
    assert theirs.get("/partner").status_code == 200

    lead.post("/partner/people", {"act": "left", "user": str(member.public_id)})

    assert theirs.get("/partner").headers["Location"] == "/partner/sign-in"
    me = PartnerUser.objects.get(email=service.email)
    assert lead.post("/partner/people", {"act": "certify", "user": str(me.public_id)}).status_code == 404


def test_after_90_days_without_a_look_no_one_comes_in_and_a_supervisor_is_asked_before(service: Service) -> None:
    client = _inside(service)
    member = another(service)

    assert referral_reminders.create_certification_tasks(now=later(75)) == 0
    assert referral_reminders.create_certification_tasks(now=later(77)) == 2
    assert Task.objects.filter(kind=TaskKind.PARTNER_PEOPLE, closed_at=None).count() == 2
    with override_settings(VICTIMCARE_NOW=later(90)):
        assert client.get("/partner").status_code == 303
    bea = staff("Bea", Role.SUPERVISOR)
    partner_organisations.certify_partner_user(
        actor=bea, user_id=PartnerUser.objects.get(email=service.email).public_id, now=later(90)
    )

    assert Task.objects.filter(kind=TaskKind.PARTNER_PEOPLE, closed_at=None).count() == 1
    user = PartnerUser.objects.select_related("partner").get(email=service.email)
    assert (
        partner_sign_in.find_partner_session(
            token=partner_sign_in.begin_partner_session(user, now=later(90)), now=later(90)
        )
        is not None
    )
    member = PartnerUser.objects.select_related("partner").get(id=member.id)
    assert (
        partner_sign_in.find_partner_session(
            token=partner_sign_in.begin_partner_session(member, now=later(90)), now=later(90)
        )
        is None
    )


def test_twenty_wrong_tries_with_their_password_shut_out_and_a_person_looks_and_without_it_none() -> None:
    service, anonymous = a_partner(has_come_in=True), Actor.anonymous("partner")
    PartnerUser.objects.filter(email=service.email).update(wrong_tries=16)
    assert (
        partner_sign_in.sign_in_partner(actor=anonymous, email=service.email, password="no", digits="123456", now=NOW)
        is None
    )
    assert PartnerUser.objects.get(email=service.email).wrong_tries == 16, (
        "knowing an address is not enough to lock its owner out"
    )
    for tried in range(4):
        at = NOW + timedelta(minutes=20 * tried)
        wrong: dict[str, Any] = {"email": service.email, "password": PASSWORD, "digits": "000000"}
        assert partner_sign_in.sign_in_partner(actor=anonymous, now=at, **wrong) is None

    right = _digits(service, at + timedelta(hours=1))
    assert (
        partner_sign_in.sign_in_partner(
            actor=anonymous, email=service.email, password=PASSWORD, digits=right, now=at + timedelta(hours=1)
        )
        is None
    )
    assert Task.objects.get(kind=TaskKind.PARTNER_PEOPLE).reason == "partner_wrong_tries"


def test_how_full_they_are_is_one_press(service: Service) -> None:
    client = _inside(service)

    client.post("/partner/places", {"service": str(service.row.public_id), "said": "open", "number": "3", "after": "0"})
    other = client.post(
        "/partner/places", {"service": str(a_partner().row.public_id), "said": "full", "number": "", "after": "0"}
    )

    service.row.refresh_from_db()
    assert (service.row.said, service.row.places) == ("open", 3)
    assert other.status_code == 404


def test_a_partners_colleague_linked_to_the_victim_finds_nothing_about_them(service: Service) -> None:
    row, client = referred(service, victim=a_victim()), _inside(service)
    page = f"/partner/referrals/{row.public_id}"
    assert client.get(page).status_code == 200
    his = LinkedPerson.objects.create(victim=row.victim, relation="suspect", record_id="S1", entered_at=NOW)
    LinkedPoint.objects.create(person=his, kind="email", value="x", match_key=service.email, added_at=NOW)

    listed, opened, missing = (client.get(at) for at in ("/partner", page, f"/partner/referrals/{uuid4()}"))

    assert str(row.public_id) not in text(listed) + listed.content.decode()
    assert opened.status_code == 404
    assert text(opened) == text(missing)


def test_the_list_asks_as_much_for_three_as_for_one(service: Service) -> None:
    client, counts = _inside(service), []
    for more in (1, 2):
        for _ in range(more):
            referred(service, victim=a_victim())
        with CaptureQueriesContext(connection) as asked:
            client.get("/partner")
        counts.append(len(asked))

    assert counts[0] == counts[1]


ASK = {"name": "Jo", "reach": "07700 900177", "safely": "Mornings", "words": "A woman, if you can."}


def test_what_is_asked_without_the_police_is_for_the_service_alone_until_they_agree(service: Service) -> None:
    sent = Client().post("/ask-for-help", {"service": str(service.row.public_id), **ASK})
    row = SelfReferral.objects.get()
    assert f"{service.row.name} can read it now." in text(sent)
    assert b"Jo" not in bytes(row.sealed)
    assert not Task.objects.filter(kind=TaskKind.SELF_REFERRED).exists()
    client, page = _inside(service), f"/partner/asked/{row.public_id}"

    shown = text(client.get(page))
    others = _inside(a_partner()).get(page)
    client.post(page, {"act": "agrees"})

    assert "07700 900177" in shown
    assert others.status_code == 404
    assert Task.objects.get(kind=TaskKind.SELF_REFERRED).victim is None
    client.post(page, {"act": "ended"})
    assert self_referrals.blank_old_self_referrals(now=later(14)) == 1
    assert bytes(SelfReferral.objects.get().sealed) == b""
    assert client.get(page).status_code == 404


def test_a_leaked_password_is_refused_however_its_letters_are_written() -> None:
    for leaked in ("iloveyou1234", "ILoveYou1234"):
        form = account_pages.InvitationForm({"password": leaked, "digits": "123456"})
        assert "leaked passwords" in str(form.errors["password"])
    assert account_pages.InvitationForm({"password": "kettle orbit nineteen", "digits": "123456"}).is_valid()


def _changing(service: Service, at: Any, **other: str) -> dict[str, str]:
    right = {"password": PASSWORD, "digits": _digits(service, at), "new_password": "kettle orbit nineteen"}
    return right | other


def test_a_password_is_changed_with_the_one_they_have_and_their_app_and_other_visits_end() -> None:
    service = a_partner(has_come_in=True)
    client, elsewhere, at = _inside(service), _inside(service), NOW + timedelta(minutes=1)
    page, anonymous = "/partner/password", Actor.anonymous("partner")

    with override_settings(VICTIMCARE_NOW=at):
        shown = text(client.get(page))
        wrong = [
            text(client.post(page, _changing(service, at, password="not mine at all"))),
            text(client.post(page, _changing(service, at, digits="000000"))),
            text(client.post(page, _changing(service, at, new_password="short"))),
            text(client.post(page, _changing(service, at, new_password="iloveyou1234"))),
            text(client.post(page, _changing(service, at, new_password="lena-lead-2026"))),
        ]
        kept = PartnerUser.objects.get(email=service.email).password
        done = client.post(page, _changing(service, at), follow=True)

        assert "Change your password" in shown
        assert ["Your password was changed" in each for each in wrong] == [False] * 5
        assert "This password stands in lists of leaked passwords" in wrong[3]
        assert "This is too easy to guess" in wrong[4]
        assert done.redirect_chain == [(f"{page}?changed", 303)]
        assert PartnerUser.objects.get(email=service.email).password != kept
        assert client.get("/partner").status_code == 200
        assert elsewhere.get("/partner").headers["Location"] == "/partner/sign-in"
    for minutes, password, opens in ((2, PASSWORD, False), (3, "kettle orbit nineteen", True)):
        at = NOW + timedelta(minutes=minutes)
        came_in = partner_sign_in.sign_in_partner(
            actor=anonymous, email=service.email, password=password, digits=_digits(service, at), now=at
        )
        assert (came_in is not None) is opens


def test_a_password_kept_at_an_earlier_cost_opens_and_is_kept_at_todays() -> None:
    service, anonymous = a_partner(has_come_in=True), Actor.anonymous("partner")
    PartnerUser.objects.filter(email=service.email).update(password=secret_hashes.make_slow_hash("partner", PASSWORD))
    at = NOW + timedelta(minutes=1)

    came_in = partner_sign_in.sign_in_partner(
        actor=anonymous, email=service.email, password=PASSWORD, digits=_digits(service, at), now=at
    )

    assert came_in is not None
    assert PartnerUser.objects.get(email=service.email).password.startswith("17$")


def test_no_password_ends_by_its_age() -> None:
    service, years_later = a_partner(has_come_in=True), later(3 * 365)
    PartnerUser.objects.filter(email=service.email).update(by_lead_at=years_later, by_force_at=years_later)

    came_in = partner_sign_in.sign_in_partner(
        actor=Actor.anonymous("partner"),
        email=service.email,
        password=PASSWORD,
        digits=_digits(service, years_later),
        now=years_later,
    )
    assert came_in is not None


def test_any_characters_and_up_to_two_hundred_are_a_password_and_none_is_altered() -> None:
    service = a_partner(has_come_in=True)
    chosen = " Ж kettle \t" + "orbit " * 31 + " "
    assert len(chosen) > 190

    with override_settings(VICTIMCARE_NOW=(at := NOW + timedelta(minutes=1))):
        done = _inside(service).post("/partner/password", _changing(service, at, new_password=chosen))
    assert done.status_code == 303
    for minutes, typed, opens in ((2, chosen.strip(), False), (3, chosen.upper(), False), (4, chosen, True)):
        with override_settings(VICTIMCARE_NOW=(at := NOW + timedelta(minutes=minutes))):
            sent = {"email": service.email, "password": typed, "digits": _digits(service, at)}
            assert (Client().post("/partner/sign-in", sent).status_code == 303) is opens


def test_fields_of_passwords_hide_them_and_let_a_password_manager_fill_them_in(service: Service) -> None:
    page = _inside(service).get("/partner/password").content.decode()
    fields = dict(re.findall(r'<input[^>]*name="(\w*password)"[^>]*?autocomplete="([\w-]+)"', page))

    assert fields == {"password": "current-password", "new_password": "new-password"}
    assert len(re.findall(r'<input[^>]*type="password"', page)) == 2
    assert "onpaste" not in page


def test_the_label_in_their_app_is_ours_whatever_a_visitor_calls_us(service: Service) -> None:
    token = partner_organisations.renew_partner_invitation(
        actor=staff("Bea", Role.SUPERVISOR), user_id=PartnerUser.objects.get(email=service.email).public_id, now=NOW
    )

    with override_settings(PUBLIC_ADDRESS="https://care.force.example"):
        page = Client().get(f"/partner/invited/{token}", headers={"Host": "evil.example"}).content.decode()

    assert "evil.example" not in page


@pytest.mark.parametrize(
    "page", ["/partner", "/partner/places", "/partner/people", "/partner/password", "/partner/sessions"]
)
def test_every_page_of_theirs_signs_out_in_one_press(service: Service, page: str) -> None:
    client = _inside(service)

    assert '<form method="post" action="/partner/sign-out">' in client.get(page).content.decode()
    client.post("/partner/sign-out")
    assert client.get(page).headers["Location"] == "/partner/sign-in"
