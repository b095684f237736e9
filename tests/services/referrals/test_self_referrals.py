"""A person asks a service for help at the front door: the service reads it, and we only once they agreed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.referrals.world import ANONYMOUS_PARTNER, Service, a_partner
from victimcare.records.models import AuditEntry, SelfReferral, Task
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.desk import task_actions
from victimcare.services.referrals import self_referrals

pytestmark = pytest.mark.django_db
SAID = {"name": "Kim", "reach": "kim@post.example", "safely": "By e-mail alone", "words": "I would like to talk."}


@pytest.fixture
def service() -> Service:
    a_team()
    return a_partner()


def ask(service: Service, *, police_may_know: bool = False) -> UUID:
    self_referrals.create_self_referral(
        actor=ANONYMOUS_PARTNER, service=service.row.public_id, said=SAID, police_may_know=police_may_know, now=NOW
    )
    return SelfReferral.objects.latest("id").public_id


def owner(task: Task) -> Actor:
    sol = staff("Sol Pereira")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    return sol


def test_the_service_reads_it_and_the_force_has_no_sign_of_it(service: Service) -> None:
    ask_id = ask(service)

    [listed] = self_referrals.list_self_referrals(actor=service.user, now=NOW)
    opened = self_referrals.open_self_referral(actor=service.user, ask_id=ask_id, now=NOW)

    assert (listed.said, opened.said) == ({}, SAID)
    assert not Task.objects.exists()
    assert self_referrals.read_self_referral_task(actor=staff(), ask_id=ask_id, now=NOW) is None
    assert not AuditEntry.objects.filter(detail__icontains="Kim").exists()


def test_another_service_and_one_that_takes_none_are_refused(service: Service) -> None:
    ask_id = ask(service)
    other = a_partner(name="Another", takes_self=False)

    with pytest.raises(NotFound):
        self_referrals.open_self_referral(actor=other.user, ask_id=ask_id, now=NOW)
    with pytest.raises(NotFound):
        ask(other)
    with pytest.raises(NotFound):
        self_referrals.end_self_referral(actor=service.user, ask_id=uuid4(), now=NOW)
    with pytest.raises(PermissionRefused):
        self_referrals.list_self_referrals(actor=staff(), now=NOW)


def test_once_the_person_agrees_the_owner_of_its_task_reads_it_and_ends_it(service: Service) -> None:
    ask_id = ask(service)
    for _ in range(2):
        self_referrals.record_police_consent(actor=service.user, ask_id=ask_id, now=NOW)
    sol = owner(Task.objects.get(kind="self_referred"))

    read = self_referrals.read_self_referral_task(actor=sol, ask_id=ask_id, now=NOW)

    assert read is not None
    assert read.said == SAID
    assert self_referrals.read_self_referral_task(actor=staff("Ewa Tomala"), ask_id=ask_id, now=NOW) is None
    assert not self_referrals.end_self_referral_task(actor=sol, ask_id=ask_id, words=" ", now=NOW)
    assert self_referrals.end_self_referral_task(actor=sol, ask_id=ask_id, words="I rang Kim.", now=NOW)
    assert Task.objects.get().closed_at == NOW


def test_who_agrees_at_once_is_known_to_us_at_once(service: Service) -> None:
    ask(service, police_may_know=True)

    assert Task.objects.filter(kind="self_referred", closed_at=None).count() == 1


def test_words_are_deleted_some_time_after_it_ended(service: Service) -> None:
    ask_id = ask(service)
    self_referrals.end_self_referral(actor=service.user, ask_id=ask_id, now=NOW)

    assert self_referrals.blank_old_self_referrals(now=NOW) == 0
    late = NOW + timedelta(days=400)
    assert self_referrals.blank_old_self_referrals(now=late) == 1
    assert self_referrals.blank_old_self_referrals(now=late) == 0

    assert bytes(SelfReferral.objects.get().sealed) == b""
    with pytest.raises(NotFound):
        self_referrals.open_self_referral(actor=service.user, ask_id=ask_id, now=late)
