"""What victims have opted out of, and which opt-outs they have withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from victimcare.records.models import Event
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.rights import OptOut, duty_acts
from victimcare.services.cases.case_timeline import TimelineEntry


def load_current_opt_outs(case_id: int, record_id: str, *, now: datetime) -> frozenset[OptOut]:
    """What the victim has opted out of. The caller has permitted the access."""
    chosen = Event.objects.filter(
        case_id=case_id, type__in=duty_acts.CHOICES, time__lte=now, facts__victim_id=record_id
    )
    last = {facts["of"]: kind for kind, facts in chosen.order_by("time", "sequence").values_list("type", "facts")}
    return frozenset(OptOut(of) for of, kind in last.items() if kind == EventType.VICTIM_OPTED_OUT)


@dataclass(frozen=True, slots=True)
class WithdrawnOptOut:
    """An opt-out that the victim has withdrawn."""

    of: OptOut
    out_on: date
    in_on: date


def load_withdrawn_opt_outs(case_id: int, record_id: str, *, now: datetime) -> tuple[WithdrawnOptOut, ...]:
    """The latest of each kind, by when it was withdrawn. The caller has permitted the access."""
    chosen = Event.objects.filter(
        case_id=case_id, type__in=duty_acts.CHOICES, time__lte=now, facts__victim_id=record_id
    )
    out_at, found = dict[str, datetime](), dict[str, WithdrawnOptOut]()
    for kind, facts, at in chosen.order_by("time", "sequence").values_list("type", "facts", "time"):
        of = facts["of"]
        if kind == EventType.VICTIM_OPTED_OUT:
            out_at[of] = at
            found.pop(of, None)
        elif of in out_at:
            found[of] = WithdrawnOptOut(OptOut(of), london_date(out_at.pop(of)), london_date(at))
    return tuple(sorted(found.values(), key=lambda one: (one.in_on, one.of)))


def opt_outs_among(entries: Iterable[TimelineEntry], record_id: str, *, now: datetime) -> frozenset[OptOut]:
    """The same for a caller that has the timeline. No query."""
    facts = (entry.fact for entry in entries)
    own = [
        fact
        for fact in facts
        if fact.type in duty_acts.CHOICES and fact.time <= now and fact.data.get("victim_id") == record_id
    ]
    last = {fact.data["of"]: fact.type for fact in own}
    return frozenset(OptOut(of) for of, kind in last.items() if kind == EventType.VICTIM_OPTED_OUT)


def find_opted_out_victims(case_ids: Iterable[int], of: OptOut, *, now: datetime) -> frozenset[tuple[int, str]]:
    """The victims of these cases who have opted out of this, each by the case and the victim's id in it. One query,
    whatever their number. The caller has permitted the access."""
    chosen = Event.objects.filter(
        case_id__in=list(case_ids), type__in=duty_acts.CHOICES, time__lte=now, facts__of=of.value
    )
    last = {
        (case_id, facts["victim_id"]): kind
        for case_id, kind, facts in chosen.order_by("time", "sequence").values_list("case_id", "type", "facts")
    }
    return frozenset(name for name, kind in last.items() if kind == EventType.VICTIM_OPTED_OUT)
