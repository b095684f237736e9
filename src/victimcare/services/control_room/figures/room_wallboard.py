"""Computes the control room's wallboard: what waits now and how today went. It names no person and no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from victimcare.records.models import EmergencyCall, RoomContact, RoomContactPresence, Staff, StaffSession, WorkProfile
from victimcare.rules.clock import london_date
from victimcare.rules.control_room.contact_kinds import ContactPriority, ContactState
from victimcare.rules.control_room.figures.room_figures import (
    FRESH_FOR,
    LONGEST_RINGING,
    WRITTEN_ROUTES,
    ContactWay,
    list_half_hours_begun,
)
from victimcare.rules.control_room.incidents.incident_kinds import CallService
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, Role, permit
from victimcare.services.audit import note
from victimcare.services.calls import line_wallboard
from victimcare.services.control_room.contacts.waiting_danger import DangerAlarm, count_waiting_danger
from victimcare.services.control_room.figures.half_hours import (
    CallFigures,
    WrittenFigures,
    measure_calls,
    measure_written,
)
from victimcare.services.desk.staff_sessions import LONGEST_SESSION

_AT_WORK_FOR = timedelta(minutes=30)  # after a handler last had a contact open


@dataclass(frozen=True, slots=True)
class WaitingCount:
    """What waits now. `oldest`: how long the oldest has waited; `past`: how many no person opened in their minutes."""

    count: int
    oldest: timedelta | None
    past: int


@dataclass(frozen=True, slots=True)
class RingingCalls:
    """101 callers who wait now. `longest`: None where we cannot know, because the newest record is too old."""

    count: int
    longest: timedelta | None


@dataclass(frozen=True, slots=True)
class HandlersAtWork:
    """Handlers who are signed in or had a contact open shortly before; `free`: those who have no open contact.
    `languages`: besides English, how many of the free speak each, by its code."""

    present: int
    free: int
    languages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LineFigures:
    """Of the victims' line."""

    waiting: int
    answer: timedelta | None


@dataclass(frozen=True, slots=True)
class RoomWallboard:
    """`records_age`: since the newest call record came; None: none has come at all. `danger_within`: by when a person
    opens danger. `danger`: None, where none waits for a person."""

    calls_999: CallFigures | None
    calls_101: CallFigures | None
    ringing: RingingCalls
    records_age: timedelta | None
    danger: DangerAlarm | None
    danger_within: timedelta
    written: WaitingCount
    call_backs: WaitingCount
    email: WrittenFigures | None
    web: WrittenFigures | None
    handlers: HandlersAtWork
    line: LineFigures

    @property
    def are_records_old(self) -> bool:
        return self.records_age is None or self.records_age > FRESH_FOR


@transaction.atomic
def open_wallboard(*, actor: Actor, now: datetime) -> RoomWallboard:
    """Return the board as a page of its own: the opening is recorded."""
    permit(actor, Act.SEE_ROOM)
    note(actor, "control_room.wallboard_seen", at=now)
    return load_wallboard(actor=actor, now=now)


def load_wallboard(*, actor: Actor, now: datetime) -> RoomWallboard:
    """Return the current board. Not recorded: it concerns no person, and is asked for again every few seconds. The
    number of queries does not depend on what there is."""
    permit(actor, Act.SEE_ROOM)
    starts = list_half_hours_begun(london_date(now), now)
    force: Force = settings.FORCE
    told_at = EmergencyCall.objects.aggregate(newest=Max("told_at"))["newest"]
    records_age = now - told_at if told_at is not None else None
    line = line_wallboard.load_live_wallboard(now=now).figures
    email, web = (measure_written(way, None, starts, now).get(None) for way in (ContactWay.EMAIL, ContactWay.WEB))
    open_ones = Q(state=ContactState.OPEN)
    return RoomWallboard(
        calls_999=measure_calls(CallService.EMERGENCY, starts, now).get(None),
        calls_101=measure_calls(CallService.NON_EMERGENCY, starts, now).get(None),
        ringing=_count_ringing(records_age, now),
        records_age=records_age,
        danger=count_waiting_danger(now=now),
        danger_within=force.control_room.look_within[ContactPriority.DANGER],
        written=_count_waiting(open_ones & Q(route__in=WRITTEN_ROUTES, first_answer_at=None), "received_at", now),
        call_backs=_count_waiting(open_ones & Q(contact_class="abandoned_call"), "received_at", now),
        email=email,
        web=web,
        handlers=_count_handlers(now),
        line=LineFigures(line.waiting, line.answer),
    )


def _count_waiting(which: Q, since: str, now: datetime) -> WaitingCount:
    found = RoomContact.objects.filter(which).aggregate(
        count=Count("id"), oldest=Min(since), past=Count("id", filter=Q(first_seen_at=None, due_at__lt=now))
    )
    return WaitingCount(found["count"], now - found["oldest"] if found["oldest"] else None, found["past"])


def _count_ringing(records_age: timedelta | None, now: datetime) -> RingingCalls:
    ringing = EmergencyCall.objects.filter(
        service=CallService.NON_EMERGENCY, answered_at=None, ended_at=None, presented_at__gt=now - LONGEST_RINGING
    ).aggregate(count=Count("id"), oldest=Min("presented_at"))
    if ringing["oldest"] is not None:
        return RingingCalls(ringing["count"], max(timedelta(), now - ringing["oldest"]))
    is_known = records_age is not None and records_age <= FRESH_FOR
    return RingingCalls(0, timedelta() if is_known else None)


def _count_handlers(now: datetime) -> HandlersAtWork:
    signed_in = StaffSession.objects.filter(staff=OuterRef("id"), ended_at=None, began_at__gt=now - LONGEST_SESSION)
    has_open = RoomContactPresence.objects.filter(staff=OuterRef("id"), at__gt=now - _AT_WORK_FOR)
    owns = RoomContact.objects.filter(owner=OuterRef("id"), state=ContactState.OPEN)
    there = Staff.objects.filter(is_active=True, roles__contains=[Role.CONTROL_ROOM.value])
    rows = list(
        there.filter(Exists(signed_in) | Exists(has_open)).annotate(is_busy=Exists(owns)).values_list("id", "is_busy")
    )
    free = [staff_id for staff_id, is_busy in rows if not is_busy]
    spoken = WorkProfile.objects.filter(staff__in=free).values_list("languages", flat=True)
    return HandlersAtWork(len(rows), len(free), Counter(each for languages in spoken for each in languages))
