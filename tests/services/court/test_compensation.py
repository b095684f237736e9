"""Compensation: what the victim records themselves, what staff record, and sums that cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.services.contact_plans.confirming import prove
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, CompensationEntry, Task, Victim
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.court import court_compensation
from victimcare.services.court.court_compensation import CompensationRoute, CompensationStep, SumInvalid

TODAY = NOW.date()


def record(
    actor: Actor,
    victim: Victim,
    step: CompensationStep,
    pence: int | None,
    on: date = TODAY,
    now: datetime = NOW,
) -> None:
    court_compensation.record_compensation_step(
        actor=actor, victim_id=victim.public_id, route=CompensationRoute.COURT, step=step, on=on, pence=pence, now=now
    )


def test_an_application_to_the_court_is_recorded_once_and_brings_help(ada: Actor) -> None:
    for _ in range(2):
        court_compensation.record_own_application(actor=ada, route=CompensationRoute.COURT, now=NOW)

    own = court_compensation.read_own_compensation(actor=ada, now=NOW)

    assert [(step.step, step.by) for step in own.court.steps] == [(CompensationStep.ASKED, "")]
    assert own.wants_help
    assert Task.objects.filter(kind="court_ask").count() == 1


def test_payments_add_up_and_a_mistake_no_longer_counts(ada: Actor, proved: Actor, victims: dict[str, Victim]) -> None:
    victim = victims["V1"]
    record(proved, victim, CompensationStep.AWARDED, 50_000)
    record(proved, victim, CompensationStep.PAID, 20_000)
    record(proved, victim, CompensationStep.PAID, 99_900)
    mistake = CompensationEntry.objects.get(pence=99_900).public_id

    court_compensation.remove_compensation_step(actor=proved, victim_id=victim.public_id, entry_id=mistake, now=NOW)

    assert [step.pence for step in court_compensation.read_own_compensation(actor=ada, now=NOW).court.steps] == [
        50_000,
        20_000,
    ]
    with pytest.raises(NotFound):
        court_compensation.remove_compensation_step(actor=proved, victim_id=victim.public_id, entry_id=mistake, now=NOW)
    assert AuditEntry.objects.filter(act="money.taken_out", victim_id=victim.id).count() == 1


@pytest.mark.parametrize(
    ("step", "pence"),
    [
        (CompensationStep.ASKED, 100),
        (CompensationStep.REFUSED, 100),
        (CompensationStep.PAID, None),
        (CompensationStep.PAID, 0),
    ],
)
def test_a_sum_that_the_step_cannot_have_is_refused(
    proved: Actor, victims: dict[str, Victim], step: CompensationStep, pence: int | None
) -> None:
    with pytest.raises(SumInvalid):
        record(proved, victims["V1"], step, pence)
    assert not CompensationEntry.objects.exists()


def test_the_day_of_a_step_is_the_day_in_london(sol: Actor, victims: dict[str, Victim]) -> None:
    summer = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 July in London
    prove(sol, victims["V1"], now=summer)

    with pytest.raises(SumInvalid):
        record(sol, victims["V1"], CompensationStep.AWARDED, 100, on=date(2026, 7, 2), now=summer)
    record(sol, victims["V1"], CompensationStep.AWARDED, 100, on=date(2026, 7, 1), now=summer)

    assert CompensationEntry.objects.get().on == date(2026, 7, 1)


def test_staff_without_an_identity_check_and_the_short_level_are_refused(
    sol: Actor, victims: dict[str, Victim]
) -> None:
    with pytest.raises(IdentityCheckMissing):
        court_compensation.read_compensation(actor=sol, victim_id=victims["V1"].public_id, now=NOW)
    with pytest.raises(PermissionRefused):
        court_compensation.read_own_compensation(actor=signed_in_victim(victims["V1"], "short"), now=NOW)
