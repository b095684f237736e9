"""How a victim is reached, on their own page: the code is asked again before it is shown, one question a page, and
nothing more than before until a person has spoken with them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.portal.visiting import Browser
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed, by, rung_by_machine
from victimcare.channels.web.portal.neutral_addresses import neutral_address
from victimcare.records.models import (
    AccessGrant,
    ContactPoint,
    Notification,
    PlanPoint,
    PreferenceDraft,
    PreferenceRequest,
    ReceivedMessage,
    SafeContactPlan,
    StoppedPoint,
    Task,
    Victim,
    VictimSession,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access_codes import step_up, victim_codes
from victimcare.services.contact_plans import preference_requests

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

REFERENCE = "44/20001/26"
ADDRESS = "/my/contact"
EVERY_HOUR = {"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "08:00", "to": "20:00"}


@pytest.fixture
def victim() -> Victim:
    a_team()
    person = a_person(email="ada@example.org", address={"lines": ["1 Mill Road"], "postcode": "ZZ9 9ZZ"})
    load(REFERENCE, recorded(person))
    own_victim = load(REFERENCE, fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))["V1"]
    mobile, email = _point(own_victim, "mobile"), _point(own_victim, "email")
    agreed(
        own_victim,
        by("text", mobile, wording="full", say_police=True, hours=[EVERY_HOUR]),
        by("call", mobile, may_leave_voicemail=True, hours=[EVERY_HOUR]),
        by("email", email, hours=[EVERY_HOUR]),
        line_may_say="full",
    )
    return own_victim


def _point(victim: Victim, kind: str) -> ContactPoint:
    return ContactPoint.objects.get(person_id=victim.person_id, kind=kind)


@pytest.fixture
def code(victim: Victim) -> str:
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code


@pytest.fixture
def browser(code: str) -> Client:
    client = Browser()
    client.post("/sign-in", {"code": code})
    return client


@pytest.fixture
def shown(browser: Client, code: str) -> Client:
    assert browser.post(ADDRESS, {"last": code[-7:]}).status_code == 303
    return browser


def text(reply: Any) -> str:
    body = re.sub(r"<(style|script).*?</\1>", "", reply.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split()).replace("&#39;", "'")


def tell(client: Client, question: str, answer: str, **more: Any) -> Any:
    client.post(ADDRESS, {"question": question, question: answer, **more})
    return client.get(ADDRESS)


def all_safe(client: Client, victim: Victim) -> Any:
    client.post(ADDRESS, {"do": "begin"})
    tell(client, "phone", str(_point(victim, "mobile").id))
    tell(client, "rings", "both")
    for name in ("texts", "messages", "emails", "letters"):
        tell(client, name, "no")
    tell(client, "when", "any")
    tell(client, "police", "no")
    tell(client, "news", "itself")
    return tell(client, "listening", "no")


def test_nothing_of_it_is_shown_before_the_last_six_numbers_are_typed_again(browser: Client, code: str) -> None:
    before = browser.get(ADDRESS)
    wrong = browser.post(ADDRESS, {"last": f"{(int(code.replace(' ', '')[-6:]) + 1) % 10**6:06}"})
    right = browser.post(ADDRESS, {"last": code.replace(" ", "")[-6:]})
    after = browser.get(ADDRESS)

    for page in (before, wrong):
        assert "Enter the last 6 numbers of your code" in text(page)
        assert "0123" not in text(page)
    assert "Check the 6 numbers and try again" in text(wrong)
    assert (right.status_code, right["Location"]) == (303, neutral_address(ADDRESS))
    assert "We ring the phone ending 0123." in text(after)
    assert "We text you." in text(after)
    assert "We do not post anything." in text(after)
    assert "Every day, 8am to 8pm." in text(after)
    assert not re.search("07700|ada@|Mill", text(after))


def test_a_wrong_one_wears_the_code_out_as_ever_and_the_fifth_ends_the_visit(browser: Client, code: str) -> None:
    wrong = f"{(int(code.replace(' ', '')[-6:]) + 1) % 10**6:06}"
    for _ in range(5):
        assert AccessGrant.objects.get().ended_at is None
        browser.post(ADDRESS, {"last": wrong})

    assert AccessGrant.objects.get().ended_reason == "wrong_tries"
    assert browser.get(ADDRESS)["Location"] == "/sign-in"
    assert browser.get("/my/case")["Location"] == "/sign-in"


def test_they_count_for_ten_minutes_and_what_was_sent_later_is_not_lost(shown: Client, code: str) -> None:
    shown.post(ADDRESS, {"do": "begin"})
    for minutes in (5, 9):
        with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=minutes)):
            assert "Question 1 of" in text(shown.get(ADDRESS))
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=11)):
        asked = shown.post(ADDRESS, {"question": "phone", "phone": "none"})
        assert "Enter the last 6 numbers" in text(asked)
        assert 'name="phone" value="none"' in asked.content.decode()
        shown.post(ADDRESS, {"last": code[-7:], "question": "phone", "phone": "none"})
        assert "Could anyone else read your email?" in text(shown.get(ADDRESS))


def test_a_guarded_victims_code_alone_does_not_come_this_far(victim: Victim) -> None:
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code
    client = Browser()
    client.post("/sign-in", {"code": code})

    assert client.get(ADDRESS)["Location"] == "/sign-in"
    assert client.post(ADDRESS, {"last": code[-7:]})["Location"] == "/sign-in"
    assert reverse("portal:contact") not in client.get("/my/menu").content.decode()


def test_what_is_kept_of_a_visit_and_of_the_answers_is_sealed(shown: Client, code: str) -> None:
    shown.post(ADDRESS, {"do": "begin"})
    tell(shown, "phone", "another", another_phone="07700 900456")

    visit, draft = VictimSession.objects.get(), PreferenceDraft.objects.get()
    assert code.replace(" ", "")[:6].encode() not in bytes(visit.selects or b"")
    assert b"900456" not in bytes(draft.sealed)


def test_one_question_a_page_and_the_calm_summary_at_the_end(shown: Client, victim: Victim) -> None:
    first = text(shown.post(ADDRESS, {"do": "begin"}, follow=True))
    second = text(tell(shown, "phone", str(_point(victim, "mobile").id)))
    back = text(shown.post(ADDRESS, {"do": "back"}, follow=True))
    means = text(all_safe(shown, victim))

    assert "Question 1 of 10" in first
    assert "The phone ending 0123" in first
    assert "Who may ring you on this phone? Our machine can ring with news." in second
    assert "Which phone is safe for us to ring?" in back
    assert "What this means" in means
    for line in (
        "We ring the phone ending 0123.",
        "Who rings A person, or our machine. The machine says nothing until you type in your code.",
        "We text you.",
        "We email you.",
        "We write letters.",
        "The news itself.",
    ):
        assert line in means


def test_ways_that_keep_other_hours_or_say_more_are_each_told_as_they_are(shown: Client, victim: Victim) -> None:
    mobile, email = _point(victim, "mobile"), _point(victim, "email")
    mornings = {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "10:00", "to": "12:00"}
    agreed(
        victim,
        by("call", mobile, hours=[mornings]),
        by("text", mobile, hours=[EVERY_HOUR]),
        by("email", email, say_police=True),
        by("letter", _point(victim, "address")),
    )

    page = text(shown.get(ADDRESS))

    hours = "We ring you. Weekdays, 10am to midday. We text you. Every day, 8am to 8pm. We email you. Any day"
    assert hours in page
    assert "We can say who we are." in page


def test_a_way_from_which_stop_came_back_is_not_told_as_one(shown: Client, victim: Victim) -> None:
    mobile = _point(victim, "mobile")
    came = ReceivedMessage.objects.create(channel="text", received_at=NOW, kind="stop", sha256="0" * 64)
    StoppedPoint.objects.create(kind=mobile.kind, match_key=mobile.match_key, stopped_at=NOW, received=came)

    page = text(shown.get(ADDRESS))

    assert "We ring the phone ending 0123. We do not text you. We email you." in page
    assert "We got the word STOP, so we send no more there." in page


@pytest.mark.parametrize("answer", ["maybe", "yes", "not_said"])
def test_maybe_and_not_said_count_as_unsafe(shown: Client, victim: Victim, answer: str) -> None:
    shown.post(ADDRESS, {"do": "begin"})
    tell(shown, "phone", str(_point(victim, "mobile").id))
    tell(shown, "rings", "not_said")
    for name in ("texts", "messages", "emails", "letters"):
        tell(shown, name, answer)
    tell(shown, "when", "changes")
    tell(shown, "police", answer)
    means = text(tell(shown, "listening", answer))

    for line in (
        "We do not text you.",
        "We do not email you.",
        "We do not post anything.",
        "We leave no message.",
        "We do not say who we are.",
        "It says nothing about you.",
    ):
        assert line in means


def test_that_only_a_person_may_ring_ends_the_machines_calls_at_once_and_leaves_a_persons(
    shown: Client, victim: Victim
) -> None:
    mobile = _point(victim, "mobile")
    agreed(victim, rung_by_machine(mobile, hours=[EVERY_HOUR]), by("text", mobile), line_may_say="full")
    before = text(shown.get(ADDRESS))
    all_safe(shown, victim)
    shown.post(ADDRESS, {"change": "rings"})
    means = text(tell(shown, "rings", "person"))
    sent = text(shown.post(ADDRESS, {"do": "send"}, follow=True))

    assert "Who rings A person, or our machine." in before
    assert "Who rings Only a person. Our machine does not ring you." in means
    assert "This ended at once: Calls from our machine" in sent
    call = PlanPoint.objects.get(channel="call")
    assert (call.wording, call.person_may_ring, call.machine_may_ring) == ("neutral", True, False)


def test_that_the_machine_may_ring_too_begins_only_once_a_person_has_agreed_it(shown: Client, victim: Victim) -> None:
    all_safe(shown, victim)
    shown.post(ADDRESS, {"do": "send"})

    assert PlanPoint.objects.get(channel="call").machine_may_ring is False
    assert Task.objects.filter(kind=TaskKind.CONTACT_WISH, closed_at=None).exists()


def test_a_way_refused_ends_at_once_and_nothing_new_begins(shown: Client, victim: Victim) -> None:
    shown.post(ADDRESS, {"do": "begin"})
    tell(shown, "phone", "another", another_phone="07700 900456")
    tell(shown, "rings", "person")
    tell(shown, "texts", "no")
    tell(shown, "messages", "maybe")
    tell(shown, "emails", "no")
    tell(shown, "letters", "no")
    tell(shown, "when", "these", days=["mon", "tue"], start="10:00", end="14:00")
    tell(shown, "police", "maybe")
    tell(shown, "listening", "maybe")
    version = SafeContactPlan.objects.get().version
    sent = text(shown.post(ADDRESS, {"do": "send"}, follow=True))

    plan = SafeContactPlan.objects.get()
    ways = {one.channel: one for one in PlanPoint.objects.all()}
    assert (plan.version, plan.line_may_say) == (version + 1, "nothing")
    assert ways["text"].wording == "none"  # the old phone
    assert (ways["call"].wording, ways["call"].may_leave_voicemail) == ("neutral", False)
    assert ways["call"].hours == ways["email"].hours == [{"days": ["mon", "tue"], "from": "10:00", "to": "14:00"}]
    assert "letter" not in ways
    assert not ContactPoint.objects.filter(value__contains="900456").exists()
    assert not Notification.objects.exists()
    task = Task.objects.get(kind=TaskKind.CONTACT_WISH)
    assert (task.reason, task.harm, task.victim_id) == ("contact_wish", 2, victim.id)
    assert PreferenceRequest.objects.get().taken_away == ["text", "voicemail", "hours", "line"]
    assert not PreferenceDraft.objects.exists()
    for line in ("We have this", "A person speaks with you about it by", "This ended at once: Texts"):
        assert line in sent


def test_a_victim_stops_and_is_rung_instead(shown: Client, victim: Victim) -> None:
    shown.post(ADDRESS, {"do": "begin"})
    tell(shown, "phone", "none")
    page = text(shown.post(ADDRESS, {"do": "ring"}, follow=True))

    assert "A person rings you by" in page
    assert Task.objects.get(kind=TaskKind.CONTACT_WISH).reason == "contact_wish_ring"
    assert not PreferenceDraft.objects.exists()
    assert SafeContactPlan.objects.get().points.exclude(wording="none").count() == 3


def test_what_is_not_clear_is_asked_again_beside_its_field(shown: Client) -> None:
    shown.post(ADDRESS, {"do": "begin"})
    nothing = shown.post(ADDRESS, {"question": "phone"})
    no_number = shown.post(ADDRESS, {"question": "phone", "phone": "another", "another_phone": ""})
    too_short = shown.post(ADDRESS, {"question": "phone", "phone": "another", "another_phone": "0770"})
    anothers = shown.post(ADDRESS, {"question": "phone", "phone": "999999"})

    assert "Type the other number" in text(no_number)
    assert "Type a whole phone number" in text(too_short)
    assert all("There is a problem" in text(page) or "Error" in text(page) for page in (nothing, anothers))
    assert "Question 1 of" in text(shown.get(ADDRESS))


def test_the_page_takes_few_queries(shown: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        shown.get(ADDRESS)
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]

    assert len(asked) <= 6, "\n".join(asked)


def test_what_a_visit_keeps_to_compare_with_goes_with_it_and_old_answers_after_a_week(shown: Client) -> None:
    shown.post(ADDRESS, {"do": "begin"})
    assert (step_up.forget_old_code_halves(now=NOW), preference_requests.delete_old_preference_drafts(now=NOW)) == (
        0,
        0,
    )

    assert step_up.forget_old_code_halves(now=NOW + timedelta(minutes=30)) == 1
    assert VictimSession.objects.get().selects is None
    assert preference_requests.delete_old_preference_drafts(now=NOW + timedelta(days=7)) == 1
