"""A victim with news and a code for each call, and the record of the call afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tests.channels.phone.contract.script import Outcome
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import agreed, by

from victimcare.records.models import Call, Callback, ContactPoint, Event, Task, Victim
from victimcare.rules.access_codes.access_code import parse_access_code
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.access_codes import victim_codes


@dataclass(frozen=True, slots=True)
class Caller:
    victim: Victim
    code: str


def a_caller(number: int) -> Caller:
    """A caller with a confirmed number; the line may read out the status, and a suspect has been arrested."""
    reference, name = f"44/31{number:02}/26", f"V31{number:02}"
    load(reference, recorded(a_person(name, mobile=f"07700 9001{number:02}")))
    victim = load(reference, fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))[name]
    point = victim.person.contact_points.get(kind="mobile")
    ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=staff().staff_id)
    agreed(victim, by("call", point), line_may_say="full")
    made = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)
    return Caller(victim, parse_access_code(made.code).digits)  # type: ignore[union-attr]


def on_record(caller: Caller) -> Outcome:
    """The record of the newest call."""
    call = Call.objects.latest("id")
    callbacks = Callback.objects.filter(call=call).order_by("id")
    told = Event.objects.filter(type="victim.contacted", source="urn:victimcare:line", case=caller.victim.case)
    return Outcome(
        tuple(call.path), call.outcome, told.exists(), tuple(f"{_why(one)}, {_whom(one)}" for one in callbacks)
    )


def _why(callback: Callback) -> str:
    return Task.objects.get(subject_key=f"callback:{callback.public_id}").reason.removeprefix("callback_")


def _whom(callback: Callback) -> str:
    return "victim" if callback.victim_id else f"number {telephone_key(callback.number_note)}"
