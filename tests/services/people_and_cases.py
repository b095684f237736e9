"""Rows for tests: cases, victims, staff. All people are invented."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

from victimcare.records.models import Case, ContactPoint, Duty, Event, EventPrivate, Person, Staff, Team, Victim
from victimcare.services.access import Actor, Role
from victimcare.services.desk.staff_sessions import staff_actor

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # a Wednesday
_number = itertools.count(1)


def a_case(**values: Any) -> Case:
    number = next(_number)
    usual: dict[str, Any] = {
        "reference": f"44/{number:05}/26",
        "source": "urn:test:records",
        "recorded_at": NOW - timedelta(days=3),
        "reported_at": NOW - timedelta(days=3),
        "offence_group": "burglary",
        "offence_title": "Burglary in a dwelling",
        "area": "CE",
        "edition": "2021-04-01",
        "is_guarded_by_offence": False,
    }
    return Case.objects.create(**(usual | values))


def a_victim(
    case: Case | None = None, *, mobile: str = "", given_name: str = "Ada", family_name: str = "Marsh", **values: Any
) -> Victim:
    case = case or a_case()
    number = next(_number)
    person = Person.objects.create(given_name=given_name, family_name=family_name)
    usual: dict[str, Any] = {
        "case": case,
        "person": person,
        "record_id": f"V{number}",
        "position": number,
        "kind": "person",
        "added_at": NOW - timedelta(days=3),
        "is_enhanced": False,
        "is_guarded_by_facts": False,
    }
    victim = Victim.objects.create(**(usual | values))
    if mobile:
        a_point(victim, mobile)
    return victim


def a_point(victim: Victim, number: str, *, kind: str = "mobile") -> ContactPoint:
    return ContactPoint.objects.create(
        person=victim.person, kind=kind, value=number, match_key=number.replace(" ", ""), is_from_feed=True
    )


def an_event(
    case: Case,
    type: str,  # noqa: A002
    *,
    time: datetime = NOW - timedelta(hours=1),
    source: str = "urn:test:records",
    **facts: Any,
) -> Event:
    number = next(_number)
    event = Event.objects.create(
        case=case,
        source=source,
        source_event_id=f"R{number}",  # unlike those of loading.fact, which counts separately
        type=type,
        time=time,
        sequence=number,
        facts=facts,
        digest=b"0" * 32,
        received_at=time,
    )
    EventPrivate.objects.create(event=event, content={})
    return event


def a_duty(victim: Victim, event: Event, code: str = "r6_suspect_arrested", **values: Any) -> Duty:
    usual: dict[str, Any] = {
        "victim": victim,
        "code": code,
        "edition": "2021-04-01",
        "right": 6,
        "triggered_by": event,
        "starts_at": event.time,
        "starts_on": event.time.date(),
        "due_on": (event.time + timedelta(days=5)).date(),
        "due_at": event.time + timedelta(days=5),
        "unit": "working_day",
        "is_window": False,
    }
    return Duty.objects.create(**(usual | values))


def a_team(code: str = "victim-care") -> Team:
    team, _ = Team.objects.get_or_create(code=code, defaults={"name": code.replace("-", " ").capitalize()})
    return team


def staff(name: str = "Sol Pereira", *roles: Role, team: Team | None = None) -> Actor:
    team = team or a_team()
    row = Staff.objects.create(username=f"staff-{next(_number)}", name=name, roles=[*(roles or [Role.DESK])], team=team)
    row.refresh_from_db()
    return staff_actor(row)
