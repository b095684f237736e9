"""A promise to be in touch: a row that follows from the timeline, and is the same when derived again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import ContactPromise, Victim
from victimcare.services.access import Actor
from victimcare.services.rights import ledger_rebuilds, ledger_upkeep

pytestmark = pytest.mark.django_db
REFERENCE = "44/20001/26"


@pytest.fixture
def victim() -> Victim:
    a_team()
    return load(REFERENCE, recorded(a_person()))["V1"]


def promised(victim: Victim, *, every_days: int = 14, at: datetime = NOW) -> None:
    data = {"victim_id": victim.record_id, "every_days": every_days, "channel": "phone"}
    load(REFERENCE, fact("promise.agreed", at, **data), now=at)


def differences() -> list[str]:
    return [
        one
        for _, found in ledger_rebuilds.check_stored_cases(actor=Actor.operator("tester"), reference=None, now=NOW)
        for one in found
    ]


def test_it_is_due_so_many_days_after_we_were_last_in_touch(victim: Victim) -> None:
    promised(victim, at=NOW - timedelta(days=1))
    load(REFERENCE, fact("victim.contacted", NOW, victim_id="V1", channel="phone", about=[]))

    row = ContactPromise.objects.get()

    assert (row.victim_id, row.every_days, row.channel) == (victim.id, 14, "phone")
    assert (row.starts_on, row.kept_at, row.next_due_on) == (date(2026, 11, 24), NOW, date(2026, 12, 9))


def test_what_a_victim_looks_up_keeps_no_promise_of_ours(victim: Victim) -> None:
    promised(victim, at=NOW - timedelta(days=1))
    load(REFERENCE, fact("victim.contacted", NOW, victim_id="V1", channel="page", about=[]))

    assert ContactPromise.objects.get().next_due_on == date(2026, 12, 8)


def test_derived_again_it_comes_out_the_same(victim: Victim) -> None:
    promised(victim)
    before = ContactPromise.objects.values().get()
    ContactPromise.objects.update(every_days=3, next_due_on=date(2026, 11, 28))
    assert differences() == ["promises to be in touch"]

    ledger_upkeep.refresh_cases([victim.case_id], now=NOW)

    assert ContactPromise.objects.values().get() == before
    assert differences() == []


def test_ended_it_is_a_row_no_more(victim: Victim) -> None:
    promised(victim)
    load(REFERENCE, fact("promise.ended", NOW, victim_id="V1", reason="closed"))

    assert not ContactPromise.objects.exists()
    assert differences() == []
