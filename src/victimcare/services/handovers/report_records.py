"""Shared by the steps of a handover report: who may read it, its lock, its history, and its tasks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from victimcare.records.models import HandoverReport, HandoverStep, Task
from victimcare.records.models.other_agencies.handovers import HandoverDelivery as HandoverDelivery
from victimcare.records.models.other_agencies.handovers import HandoverReplyChannel as HandoverReplyChannel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules import agency_handovers
from victimcare.rules.agency_handovers import HandoverMove, HandoverStatus
from victimcare.rules.agency_handovers import HandoverPart as HandoverPart
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyHolder as DutyHolder
from victimcare.services.access import Act, Actor, PermissionRefused, Role, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels
from victimcare.services.desk.timeline_acts import DESK_SOURCE, append_act, lock_victim, sign_act
from victimcare.services.person_keys import fetch_victim_key, load_person_keys, open_person_words, seal_for_victim
from victimcare.services.sealed_columns import PACKET_ITEM_REASON, PACKET_STEP_WORDS


class ReportStepClosed(Exception):
    """The report's state does not allow this step: another person was faster."""


class SecondReaderRequired(Exception):
    """The second person must not be the first."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the list, without a name. `waits_since` is late once `due_at` has passed."""

    id: UUID
    reference: str
    agency: DutyHolder
    number: int
    state: HandoverStatus
    at: datetime  # since when it has this state
    due_at: datetime | None
    by: str
    harm: HarmLevel


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One part, for the person who chooses or reads. `content` None: it is empty. `must`: it cannot be left out.
    `is_usual`: this agency usually works with it; `was_in_last`: the last report sent to the agency had it."""

    item: HandoverPart
    content: Any
    is_in: bool
    reason: str
    must: bool
    needs_reason: bool
    is_usual: bool = False
    was_in_last: bool = False


@dataclass(frozen=True, slots=True)
class ReportStep:
    what: str
    at: datetime
    by: str
    who: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportDetail:
    """A report in full. `changed`: the parts whose facts have changed since it was sent."""

    id: UUID
    victim_id: UUID
    reference: str
    name: str
    is_guarded: bool
    agency: DutyHolder
    number: int
    state: HandoverStatus
    way: str
    ways: tuple[str, ...]
    words: str
    parts: tuple[ReportPart, ...]
    to_be_named: tuple[HandoverPart, ...]
    prepared_by: str
    prepared_at: datetime
    checked_by: str
    sent_at: datetime | None
    take_up_by: datetime | None
    steps: tuple[ReportStep, ...]
    is_mine: bool  # this actor prepared it, and so cannot be the second person
    changed: tuple[HandoverPart, ...]
    newer: UUID | None
    open_one: UUID | None  # the next version, while it is being prepared
    version: int  # of a draft; must be named by the next choice


Json = dict[str, Any]


def agency_task_key(agency: DutyHolder) -> str:
    """The task's subject key: one per victim and agency, whatever becomes of the reports."""
    return f"handover:{agency.value}"


def find_agency_of_task(subject_key: str) -> DutyHolder | None:
    """The agency of the report that a task is about; None: it is about none."""
    kind, _, agency = subject_key.partition(":")
    return DutyHolder(agency) if kind == "handover" else None


def check_task_key(packet: HandoverReport) -> str:
    return f"packet:{packet.public_id}"


def find_report_author(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("a person hands over")
    return actor.staff_id


def may_prepare_report(actor: Actor, victim_id: int, *, now: datetime) -> bool:
    """Whether the actor has taken a handover task for the victim or has done an identity check, and the victim is not
    hidden from them."""
    if access_scopes.is_victim_hidden(actor, victim_id):
        return False
    tasks = Task.objects.filter(
        owner_id=actor.staff_id or 0,
        victim_id=victim_id,
        kind__in=(TaskKind.HAND_OVER, TaskKind.CHECK_HANDOVER),
        closed_at=None,
    )
    if tasks.exists():
        return True
    try:
        identity_checks.require_identity_check(actor, victim_id, now=now)
    except identity_checks.IdentityCheckMissing:
        return False
    return True


def require_readable_report(actor: Actor, act: Act, packet_id: UUID, *, now: datetime) -> HandoverReport:
    """Find a report for staff who prepared or checked it, have its task or have done an identity check, and for
    supervisors. Raises NotFound, the same for missing and hidden."""
    permit(actor, act)
    packet = (
        HandoverReport.objects.select_related("victim__case", "victim__person", "replaces", "prepared_by", "checked_by")
        .filter(public_id=packet_id)
        .first()
    )
    if packet is None or access_scopes.is_victim_hidden(actor, packet.victim_id):
        raise NotFound("no such handover report")
    is_theirs = actor.staff_id in (packet.prepared_by_id, packet.checked_by_id)
    if is_theirs or Role.SUPERVISOR in actor.roles or may_prepare_report(actor, packet.victim_id, now=now):
        return packet
    raise NotFound("no such handover report")


def lock_readable_report(actor: Actor, act: Act, packet_id: UUID, *, now: datetime) -> HandoverReport:
    """The same, after locking the victim's case (cases come first in every lock order)."""
    packet = require_readable_report(actor, act, packet_id, now=now)
    return lock_report(actor, packet)


def lock_report(actor: Actor, packet: HandoverReport) -> HandoverReport:
    lock_victim(actor, packet.victim_id)
    return (
        HandoverReport.objects.select_for_update(of=("self",))
        .select_related("victim__case", "victim__person", "replaces")
        .get(id=packet.id)
    )


def advance_report(packet: HandoverReport, taken: HandoverMove) -> None:
    """Move the report on, or raise ReportStepClosed. The caller saves it."""
    try:
        packet.state = agency_handovers.next_handover_status(HandoverStatus(packet.state), taken)
    except agency_handovers.HandoverConflict as wrong:
        raise ReportStepClosed(str(wrong)) from None


def add_report_step(
    packet: HandoverReport,
    what: str,
    *,
    by: int | None,
    now: datetime,
    how: HandoverReplyChannel = HandoverReplyChannel.DESK,
    who: str = "",
    words: str = "",
) -> None:
    """Add a step to the report's own history."""
    step_row = HandoverStep(packet=packet, what=what, at=now, by_id=by, who=who.strip()[:200], how=how)
    said = words.strip()
    PACKET_STEP_WORDS.put_words(step_row, said, fetch_victim_key(packet.victim_id if said else None))
    step_row.save()


def note_report(actor: Actor, act: str, packet: HandoverReport, now: datetime, **detail: object) -> None:
    about = {"packet": str(packet.public_id), "agency": packet.agency, **detail}
    note(actor, act, at=now, case_id=packet.victim.case_id, victim_id=packet.victim_id, detail=about)


def add_report_event(actor: Actor, packet: HandoverReport, kind: EventType, now: datetime) -> None:
    """Add an act of a person or of the agency to the timeline; ids only."""
    said: Json = {"agency": packet.agency, "packet": str(packet.public_id)}
    by = sign_act(actor) if actor.staff_id is not None else {}
    append_act(actor, packet.victim, kind, DESK_SOURCE, said | by, now, now)


def create_report_task(
    packet: HandoverReport,
    reason: str,
    *,
    due_at: datetime | None,
    now: datetime,
    at_least: HarmLevel = HarmLevel.STANDARD,
) -> None:
    """Create the task about this victim and this agency, or update the open one."""
    create_agency_task(packet.victim_id, DutyHolder(packet.agency), reason, due_at=due_at, now=now, at_least=at_least)


def create_agency_task(
    victim_id: int,
    agency: DutyHolder,
    reason: str,
    *,
    due_at: datetime | None,
    now: datetime,
    at_least: HarmLevel = HarmLevel.STANDARD,
) -> None:
    task_actions.make_task(
        kind=TaskKind.HAND_OVER,
        victim_id=victim_id,
        reason=reason,
        harm=max(load_harm_levels([victim_id])[victim_id], at_least),
        due_at=due_at,
        now=now,
        subject_key=agency_task_key(agency),
    )


def close_agency_task(packet: HandoverReport, now: datetime, *, by: int | None) -> None:
    """Close the task: its matter is settled."""
    task_actions.close_settled_tasks(
        kind=TaskKind.HAND_OVER,
        victim_id=packet.victim_id,
        subject_key=agency_task_key(DutyHolder(packet.agency)),
        now=now,
        by=by,
    )


def list_chosen_parts(packet: HandoverReport) -> dict[HandoverPart, str]:
    rows = packet.items.order_by("id")
    keys = PACKET_ITEM_REASON.load_keys(rows)
    return {HandoverPart(row.item): PACKET_ITEM_REASON.open_words(row, keys) for row in rows}


def seal_report_words(packet: HandoverReport, words: str) -> bytes:
    return seal_for_victim(packet.victim_id, words.strip(), _seal_context(packet, "words"))


def open_report_words(packet: HandoverReport) -> str:
    return open_person_words(packet.sealed_words, _seal_context(packet, "words"))


def seal_report_content(packet: HandoverReport, content: bytes) -> bytes:
    return fetch_victim_key(packet.victim_id).seal_bytes(content, _seal_context(packet, "content"))


def open_report_content(packet: HandoverReport) -> bytes:
    """The bytes that are signed; empty for a draft, after redaction, and if their key is gone."""
    keys = load_person_keys([packet.sealed_content])
    opened = keys.open_bytes(packet.sealed_content, _seal_context(packet, "content"))
    return opened if isinstance(opened, bytes) else b""


def parse_report_content(packet: HandoverReport) -> Json | None:
    content = open_report_content(packet)
    read: Json | None = json.loads(content) if content else None
    return read


def _seal_context(packet: HandoverReport, what: str) -> str:
    return f"handover:{packet.public_id}:{what}"
