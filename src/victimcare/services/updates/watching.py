"""What a feed brings that bears on what officers are asked: cases to look at, and what an officer had said before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from victimcare.records.models import Duty, OfficerAnswer
from victimcare.rules.rights import DutyReason, duty_acts
from victimcare.rules.updates.officer_questions import SAID_BEFORE
from victimcare.rules.updates.timeline_gaps import GAP_STARTING_TYPES
from victimcare.services.cases.timeline import Entry
from victimcare.services.desk.timeline_acts import OFFICER_SOURCE, sign_act
from victimcare.services.rights import actions as rights
from victimcare.services.rights.actions import OURS
from victimcare.services.updates import who

_WATCH = """
INSERT INTO records_custodywatch (case_id, since) SELECT unnest(%s::bigint[]), %s ON CONFLICT (case_id) DO NOTHING
"""


def arrived(events: Sequence[tuple[int, Entry]], *, now: datetime) -> None:
    """These live events (case id, event) were appended, and nobody has been told of them yet: in the same
    transaction."""
    if watched := {case_id for case_id, entry in events if entry.fact.type in GAP_STARTING_TYPES}:
        with connection.cursor() as cursor:
            cursor.execute(_WATCH, [sorted(watched), now])
    _said_before(events, now)


def _said_before(events: Iterable[tuple[int, Entry]], now: datetime) -> None:
    """What an officer told us, and the record system says now, is told to her once: its duties are not owed twice."""
    theirs = [(case_id, entry) for case_id, entry in events if not entry.fact.source.startswith(OURS)]
    if not theirs:
        return
    given = OfficerAnswer.objects.filter(
        question__case_id__in={case_id for case_id, _ in theirs},
        event__isnull=False,
        event__type__in={entry.fact.type for _, entry in theirs},
        applied_at__gt=now - SAID_BEFORE,
    ).select_related("event", "by_officer", "by_staff")
    for answer in given:
        for case_id, entry in theirs:
            if answer.event is not None and answer.event.case_id == case_id and _is_same(answer.event, entry):
                _once_only(answer, entry, now)


def _is_same(said: Any, entry: Entry) -> bool:
    """The same for the same person, and nothing in it that she has not heard: rules of bail are hers to hear."""
    data = entry.fact.data
    if said.type != entry.fact.type or data.get("suspect_ref") != said.facts.get("suspect_ref"):
        return False
    known = {name: value for name, value in said.facts.items() if name in data}
    return not data.get("conditions") and all(data[name] == value for name, value in known.items())


def _once_only(answer: OfficerAnswer, entry: Entry, now: datetime) -> None:
    actor = who.acting(answer.by_officer, answer.by_staff)
    owed = Duty.objects.filter(triggered_by_id=entry.id, met_at=None, ending="")
    for duty in list(owed.select_related("victim")):
        said: Mapping[str, Any] = {
            "duty": duty.code,
            "triggered_by": entry.fact.id,
            "triggered_by_source": entry.fact.source,
            "reason": DutyReason.SAME_NEWS_TWICE.value,
            "words": "",
            **sign_act(actor),
        }
        rights.append(
            actor=actor,
            case_id=duty.victim.case_id,
            victim_id=duty.victim_id,
            type=duty_acts.NOT_OWED,
            source=OFFICER_SOURCE,
            data=said,
            time=now,
            now=now,
        )
