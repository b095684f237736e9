"""The one invitation to choose how to be contacted: to whom, when, in which words, and never a second."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.outside import Outside
from tests.services import plans
from tests.services.messages.tellings import NOW, hand_over, news_for, planned
from tests.services.people_and_cases import a_point, a_victim, staff
from victimcare.records.models import (
    ContactInvitation,
    GuardDecision,
    LinkedPerson,
    LinkedPoint,
    Notification,
    SafeContactPlan,
    Task,
    Victim,
)
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow, WordingLevel
from victimcare.services.access import Role
from victimcare.services.messages import message_languages
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_context import load_contact_contexts
from victimcare.wording.languages import digest_area
from victimcare.wording.sign_off_areas import Area

pytestmark = pytest.mark.django_db


def invited(victim: Victim) -> Notification:
    return Notification.objects.get(victim=victim, template="invitation")


def linked(victim: Victim, number: str) -> None:
    person = LinkedPerson.objects.create(
        victim=victim, relation="suspect", entered_at=NOW, entered_by_id=staff().staff_id
    )
    key = number.replace(" ", "")
    LinkedPoint.objects.create(person=person, kind="mobile", value=number, match_key=key, added_at=NOW)


def test_a_victim_is_invited_once_and_a_person_makes_the_first_contact_anyway(outside: Outside) -> None:
    victim = a_victim(mobile="07700 900123")
    planned(victim, news_for(victim))
    planned(victim, news_for(victim, "suspect.interviewed"))

    telling = hand_over(invited(victim))

    assert Task.objects.get(victim=victim).kind == "make_first_contact"
    [entry] = outside.handed_over(str(telling.reference))
    assert entry["to"] == "+447700900123"
    assert entry["body"].startswith("Hello. How would you like us to contact you?")
    for secret in ("police", "crime", "victim", "case", "news", "Ada", "Marsh"):
        assert secret not in entry["body"].lower()
    assert (telling.status, ContactInvitation.objects.get().telling_id) == ("accepted", telling.id)


def test_it_leaves_between_nine_and_eight_by_the_clock_in_london(outside: Outside) -> None:
    victim = a_victim(mobile="07700 900123")
    planned(victim, news_for(victim), now=NOW.replace(hour=20))

    telling = hand_over(invited(victim), now=NOW.replace(hour=20))

    assert (telling.status, telling.not_before) == ("queued", NOW + timedelta(days=1))
    assert hand_over(telling, now=NOW + timedelta(days=1)).status == "accepted"


def test_it_is_in_the_victims_language_once_that_is_signed_off(outside: Outside) -> None:
    """A victim would have to show what they cannot read to another person."""
    ours, reader = (
        [a_victim(mobile=f"07700 90012{n}", language="pl-PL") for n in (3, 4)],
        staff("Nia Rowe", Role.SUPERVISOR),
    )
    said = []
    for victim in ours:
        planned(victim, news_for(victim))
        telling = hand_over(invited(victim))
        [entry] = outside.handed_over(str(telling.reference))
        said.append((telling.language, entry["body"]))
        read = {"read": digest_area("pl"), "checked_by": "A translator"}
        message_languages.sign_off_language(actor=reader, code="pl", area=Area.MESSAGES, **read, now=NOW)

    assert [language for language, _ in said] == ["en", "pl"]
    assert said[0][1].startswith("Hello. How would you like us")
    assert said[1][1].startswith("Jak mamy się z Tobą kontaktować?")


def has_two_mobiles(victim: Victim) -> None:
    a_point(victim, "07700 900321")


def shares_it_with_another_victim(victim: Victim) -> None:
    a_victim(mobile="07700 900123")


def shares_it_with_the_suspect(victim: Victim) -> None:
    linked(a_victim(), "07700 900123")


def is_marked_guarded(victim: Victim) -> None:
    GuardDecision.objects.create(victim=victim, is_guarded=True, decided_at=NOW, decided_by_id=staff().staff_id or 0)


def was_asked(victim: Victim) -> None:
    plans.agreed(victim)


def allows_nothing(victim: Victim) -> None:
    plans.stated(victim)


REASONS = [has_two_mobiles, shares_it_with_another_victim, shares_it_with_the_suspect, is_marked_guarded]


@pytest.mark.parametrize("reason", [*REASONS, was_asked, allows_nothing])
def test_no_other_victim_gets_one(reason: Any) -> None:
    victim = a_victim(mobile="07700 900123")
    reason(victim)

    planned(victim, news_for(victim))

    assert not Notification.objects.filter(template="invitation").exists()


@pytest.mark.parametrize("reason", [*REASONS, was_asked])
def test_what_changed_before_it_left_wins(outside: Outside, reason: Any) -> None:
    victim = a_victim(mobile="07700 900123")
    planned(victim, news_for(victim))
    reason(victim)

    telling = hand_over(invited(victim))

    assert telling.status == "not_needed"
    assert outside.handed_over(str(telling.reference)) == []
    SafeContactPlan.objects.all().delete()
    GuardDecision.objects.all().delete()
    planned(victim, news_for(victim, "suspect.interviewed"))
    assert Notification.objects.filter(template="invitation").count() == 1, "it counts all the same"


def test_old_news_sends_no_invitation() -> None:
    victim = a_victim(mobile="07700 900123")

    planned(victim, news_for(victim, time=NOW - timedelta(hours=25)))

    assert not Notification.objects.exists()


def test_without_a_mobile_it_goes_to_the_only_e_mail_address_where_e_mail_is_carried() -> None:
    victim = a_victim()
    a_point(victim, "ada@post.example", kind="email")

    found = [
        gate.decide_invitations(load_contact_contexts([victim], NOW), now=NOW, channels=channels)
        for channels in ({ContactMethod.TEXT}, set(ContactMethod))
    ]

    assert found[0] == {}
    assert found[1][victim.id][0] == ContactNow(
        ContactMethod.EMAIL, victim.person.contact_points.get().id, WordingLevel.NEUTRAL
    )


def test_a_number_that_was_invited_under_another_name_is_not_invited_again() -> None:
    first = a_victim(mobile="07700 900123")
    planned(first, news_for(first))
    first.person.contact_points.update(value="", match_key="redacted:1")
    second = a_victim(mobile="07700 900123")

    assert planned(second, news_for(second)).messages == 0
