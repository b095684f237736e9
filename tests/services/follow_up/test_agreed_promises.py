"""How often we are in touch, as agreed with the victim at the desk."""

from __future__ import annotations

from datetime import date

import pytest

from tests.services.contact_plans.confirming import prove
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import ContactPromise, Victim
from victimcare.records.models.victim_contact.follow_up import PromiseChannel
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.follow_up import contact_promises


@pytest.fixture
def proved(sol: Actor, victim: Victim) -> Actor:
    a_team()
    prove(sol, victim)
    return sol


def agree(actor: Actor, victim: Victim, every_days: int = 14, after: int | None = None) -> None:
    contact_promises.agree_promise(
        actor=actor,
        victim_id=victim.public_id,
        every_days=every_days,
        channel=PromiseChannel.PHONE,
        after=after,
        now=NOW,
    )


def end(actor: Actor, victim: Victim, reason: str = "They no longer want it") -> None:
    contact_promises.end_promise(actor=actor, victim_id=victim.public_id, reason=reason, now=NOW)


def test_a_promise_is_due_after_its_days_and_the_latest_counts(proved: Actor, victim: Victim) -> None:
    agree(proved, victim, 28)
    agree(proved, victim, 14)

    promise = ContactPromise.objects.get(victim=victim)

    assert (promise.every_days, promise.next_due_on) == (14, date(2026, 12, 9))


def test_of_two_who_agree_at_once_the_second_reads_first(proved: Actor, victim: Victim) -> None:
    agree(proved, victim, after=0)

    with pytest.raises(StaleVersion):
        agree(proved, victim, 7, after=0)

    assert ContactPromise.objects.get(victim=victim).every_days == 14


@pytest.mark.parametrize("every_days", [0, -1, 10_000])
def test_a_number_of_days_that_is_no_promise_is_refused(proved: Actor, victim: Victim, every_days: int) -> None:
    with pytest.raises(ValueError, match="yearly at least"):
        agree(proved, victim, every_days)


def test_a_promise_ends_once_and_with_a_reason(proved: Actor, victim: Victim) -> None:
    agree(proved, victim)
    with pytest.raises(FieldRequired):
        end(proved, victim, " ")

    end(proved, victim)

    assert not ContactPromise.objects.filter(victim=victim).exists()
    with pytest.raises(NotFound):
        end(proved, victim)


def test_without_an_identity_check_or_the_role_nothing_is_promised(sol: Actor, victim: Victim) -> None:
    a_team()

    with pytest.raises(IdentityCheckMissing):
        agree(sol, victim)
    with pytest.raises(PermissionRefused):
        agree(staff("Eli Engineer", Role.ENGINEER), victim)
    assert not ContactPromise.objects.exists()
