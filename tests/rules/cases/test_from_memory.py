"""A value that has not been checked is never shown to the public as a right: neither on the victim's page nor by the
line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.people_and_cases import NOW
from victimcare.rules.cases.case_progress import CaseProgress
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.page_promises import build_page_promises
from victimcare.rules.cases.page_rights import build_page_rights
from victimcare.rules.cases.page_shapes import PageRight
from victimcare.rules.rights import DutyEnding, DutyStanding, DutyStatus, Edition, Entitlement, EventRef
from victimcare.rules.rights.catalogue import DutyReason, make_edition
from victimcare.rules.rights.duty_status import local_due_on
from victimcare.rules.rights.ledger_types import Duty
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import shipped_working_days
from victimcare.wording import dates, tell

TODAY = NOW.date()
EDITION = rights_catalogue().editions[0]
VICTIMS = [entry for entry in EDITION.entitlements.values() if not entry.is_between_offices and entry.standard]
MET = (DutyStatus.MET, DutyStatus.MET_LATE)


def row_of(
    entry: Entitlement,
    status: DutyStatus,
    edition: Edition = EDITION,
    *,
    standard: int | None = None,
    today: date = TODAY,
    ending: DutyEnding | None = None,
) -> PageRight:
    on, event = NOW.date(), EventRef("urn:test:records", "E1")
    unit = entry.standard.unit if entry.standard else None
    duty = Duty(
        victim_id="V1",
        id=entry.id,
        edition=edition.id,
        right=entry.right,
        triggered_by=event,
        starts_at=NOW,
        starts_on=on,
        unit=unit,
        due_on=on + timedelta(days=7) if unit else None,
        due_at=NOW + timedelta(days=7) if unit else None,
        met_at=NOW if status in MET else None,
        met_by=event if status in MET else None,
        is_window=entry.is_window,
        ending=ending,
        note=None,
    )
    standing = DutyStanding(duty, status, duty.met_at, duty.met_by, None)
    standards = {entry.id: standard} if standard else {}
    (row,) = build_page_rights(
        duties=[standing],
        edition=edition,
        facts={},
        told_now=frozenset(),
        our_day=lambda duty: local_due_on(duty, standards, shipped_working_days()),
        is_over=False,
        today=today,
    )
    return row


def said(row: PageRight, manner: str) -> str:
    return tell(row.line, manner=manner, today=NOW.date())


@pytest.mark.parametrize("status", [DutyStatus.DUE, DutyStatus.MISSED, *MET])
@pytest.mark.parametrize("entry", [entry for entry in VICTIMS if not entry.is_verified], ids=lambda entry: entry.id)
def test_a_day_from_memory_is_only_ever_our_aim(entry: Entitlement, status: DutyStatus) -> None:
    row = row_of(entry, status)

    line = said(row, "page")
    day = dates.write_day(date(2026, 12, 2), manner="page", today=NOW.date())
    assert row.line.id.endswith("-aim")
    assert "right" not in line.lower()
    assert ("Our aim" in line) is (not entry.is_window)
    if entry.is_window:
        assert day not in line


@pytest.mark.parametrize("status", [DutyStatus.DUE, DutyStatus.MISSED])
@pytest.mark.parametrize("entry", [entry for entry in VICTIMS if entry.is_verified], ids=lambda entry: entry.id)
def test_a_day_that_a_public_page_restates_is_said_as_ours_to_keep(entry: Entitlement, status: DutyStatus) -> None:
    assert not row_of(entry, status).line.id.endswith("-aim")


def test_what_was_done_after_a_no_says_that_they_said_no_before() -> None:
    arrest = EDITION.entitlements["r6_suspect_arrested"]
    no = DutyEnding(DutyStatus.DECLINED, DutyReason.VICTIM_DECLINED, NOW - timedelta(days=3))
    held = DutyEnding(DutyStatus.HELD, DutyReason.TELLING_HARMS_THE_CASE, NOW - timedelta(days=3))

    agreed = said(row_of(arrest, DutyStatus.MET, ending=no), "page")

    assert agreed == "You said no at first, and yes later. Done Wednesday 25 November."
    assert said(row_of(arrest, DutyStatus.MET, ending=held), "page").startswith("Due ")
    assert said(row_of(arrest, DutyStatus.MET), "page").startswith("Due ")


def test_the_mark_alone_decides() -> None:
    """The same entry, once checked, is said as a right; and the other way round."""
    arrest = EDITION.entitlements["r6_suspect_arrested"]
    unsure = make_edition("made-up", "A made-up Code", NOW.date(), [replace(arrest, is_verified=False)])

    assert said(row_of(arrest, DutyStatus.DUE), "page") == "By Wednesday 2 December. Ours to do."
    assert said(row_of(arrest, DutyStatus.DUE, unsure), "page") == "Our aim is Wednesday 2 December."


def test_where_the_code_gives_no_number_our_standard_is_said_by_its_own_name() -> None:
    entry = EDITION.entitlements["r3_written_acknowledgement"]

    assert said(row_of(entry, DutyStatus.DUE), "page") == "No set day. Ours to do."
    ours = row_of(entry, DutyStatus.DUE, standard=5)
    past = row_of(entry, DutyStatus.DUE, standard=5, today=date(2026, 12, 3))
    assert said(ours, "page") == "No set day. Our standard is Wednesday 2 December."
    assert said(past, "page") == "No set day. Our standard was Wednesday 2 December. It is not done, and we are sorry."
    assert (ours.due_on, past.due_on) == (None, None)
    assert said(row_of(entry, DutyStatus.MET, standard=5), "page") == said(row_of(entry, DutyStatus.MET), "page")


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("is_verified", [True, False])
def test_no_promise_of_page_or_line_names_a_number_from_memory_but_as_our_aim(stage: Stage, is_verified: bool) -> None:
    entries = [replace(entry, is_verified=is_verified) for entry in EDITION.entitlements.values()]
    edition = make_edition("made-up", "A made-up Code", NOW.date(), entries)
    standing = CaseProgress(stage, (), NOW, None, (), is_called=False)

    (promise,) = build_page_promises(
        case=standing,
        duties=[],
        edition=edition,
        is_enhanced=False,
        in_touch=None,
        carer="Ada Marsh",
        is_asked=True,
        waits_to_be_told=False,
        held_until=None,
        call_due_on=None,
        calendar=shipped_working_days(),
        today=NOW.date(),
    )

    says_a_number = "count" in dict(promise.head.values)
    is_named_an_aim = promise.if_not is not None and promise.if_not.id == "cases-promise-aim"
    assert is_verified or not says_a_number
    assert not (is_verified and is_named_an_aim)
