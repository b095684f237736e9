"""A plan of control days: registered before it begins, kept to, and measured once people had time to write again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from tests.services.control_room.room_staff import a_room_supervisor
from tests.services.control_room.test_contact_intake import email, take
from tests.services.people_and_cases import NOW, a_case, a_duty, a_victim, an_event, staff
from victimcare.records.models import AuditEntry, RoomContact, RoomContactLink, SteeringPlan
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.control_room.figures.steering import (
    SteeringDays,
    SteeringHypothesis,
    SteeringOutcome,
    draw_control_days,
)
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Actor, Role, require_staff_id
from victimcare.services.control_room.answers import contact_replies, steering_plans
from victimcare.services.control_room.answers.steering_plans import GivenSteeringPlan, PlanStands
from victimcare.services.control_room.figures.steering_effect import list_steering_effects

pytestmark = pytest.mark.django_db
FIRST = (NOW + timedelta(days=1)).date()
DAYS = SteeringDays(FIRST, FIRST + timedelta(days=27), 50, seed=7)
CONTROL = min(draw_control_days(DAYS))
NEWS = "Any news on my case please?"


def noon(on: date) -> datetime:
    return datetime.combine(on, NOW.timetz()).replace(hour=12)


def register(mair: Actor, days: SteeringDays = DAYS, *, why: str = "Many ask for news.") -> UUID:
    given = GivenSteeringPlan(days, SteeringHypothesis.FEWER_AGAIN, why)
    return steering_plans.register_steering_plan(actor=mair, given=given, now=NOW)


def asks(on: date, sender: str = "sam@mail.example", words: str = NEWS) -> RoomContact:
    [taken] = take(email(words, sender=sender), at=noon(on))
    return RoomContact.objects.get(id=taken.contact_id)


def may_steer(contact: RoomContact) -> bool:
    tunde = staff("Tunde", Role.CONTROL_ROOM)
    return contact_replies.check_reply(actor=tunde, contact_id=contact.public_id, now=noon(CONTROL)).may_steer


def test_a_plan_is_registered_once_with_its_reason_sealed_and_cannot_begin_today() -> None:
    mair = a_room_supervisor()

    register(mair)

    with pytest.raises(PlanStands):
        register(mair)
    with pytest.raises(FieldRequired, match="before its first day"):
        register(mair, SteeringDays(NOW.date(), DAYS.ends_on, 50, 7))
    with pytest.raises(FieldRequired, match="why"):
        register(mair, why=" ")
    assert b"Many" not in bytes(SteeringPlan.objects.get().sealed_why)
    assert AuditEntry.objects.filter(act="steering_plan.registered").count() == 1


def test_on_a_control_day_steering_is_neither_suggested_nor_done() -> None:
    register(a_room_supervisor())
    contact = asks(CONTROL)

    assert contact.contact_class == "any_news"
    assert not may_steer(contact)
    with pytest.raises(NotFound, match="control day"):
        contact_replies.steer_contact(
            actor=staff("Owen", Role.CONTROL_ROOM),
            contact_id=contact.public_id,
            after=contact.version,
            now=noon(CONTROL),
        )
    assert RoomContact.objects.get(id=contact.id).owner is None


def test_possible_danger_and_a_duty_that_is_owed_withhold_nothing() -> None:
    mair = a_room_supervisor()
    register(mair)
    contact, owed = asks(CONTROL), asks(CONTROL, "kit@inbox.example")
    RoomContact.objects.filter(id=contact.id).update(is_possible_danger=True, priority=ContactPriority.HIGH)
    victim = a_victim(a_case())
    RoomContactLink.objects.create(
        contact=owed, kind="victim", victim=victim, at=NOW, by_id=require_staff_id(mair), sealed_why=b"x"
    )
    assert not may_steer(owed)

    a_duty(victim, an_event(victim.case, "suspect.arrested"))

    assert may_steer(contact)
    assert may_steer(owed)


def test_a_stopped_plan_withholds_nothing_and_counts_no_further_days() -> None:
    mair = a_room_supervisor()
    plan = register(mair)
    contact = asks(CONTROL)

    steering_plans.stop_steering_plan(actor=mair, plan_id=plan, now=noon(FIRST + timedelta(days=6)))

    assert may_steer(contact)
    [found] = list_steering_effects(actor=mair, now=noon(DAYS.ends_on))
    assert (found.steered_days + found.control_days, found.is_stopped) == (6, True)
    assert found.ready_on == FIRST + timedelta(days=6 + 14)
    with pytest.raises(NotFound):
        steering_plans.stop_steering_plan(actor=mair, plan_id=plan, now=noon(FIRST + timedelta(days=6)))


def test_first_contacts_are_measured_and_shown_only_when_all_had_their_fortnight() -> None:
    mair = a_room_supervisor()
    register(mair)
    control = draw_control_days(DAYS)
    for ahead in range(28):
        on = FIRST + timedelta(days=ahead)
        for person in range(2):
            sender = f"p{ahead}.{person}@mail.example"
            asks(on, sender)
            if on in control:
                take(email("And now?", sender=sender), at=noon(on) + timedelta(days=3 + person))
                take(email("And now?", sender=sender), at=noon(on) + timedelta(days=14, seconds=1))
    asks(FIRST, "danger@mail.example", "Any news? He is outside my house with a knife")

    [before] = list_steering_effects(actor=mair, now=noon(DAYS.ends_on + timedelta(days=14)))
    [found] = list_steering_effects(actor=mair, now=noon(DAYS.ends_on + timedelta(days=15)))

    assert (before.estimates, found.contacts) == ({}, 56)
    assert (found.steered_days, found.control_days) == (14, 14)
    again = found.estimates[SteeringOutcome.AGAIN]
    assert again is not None
    assert (again.steered_mean, again.control_mean, again.is_shown) == (0, 1, True)
    assert found.estimates[SteeringOutcome.HANDLER_MINUTES] is None
