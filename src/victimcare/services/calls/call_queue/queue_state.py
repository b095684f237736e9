"""Holds what the queue's modules share: one lock, the queue as the rules read it, the states of agents, and the live
counters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from victimcare.records.annotations import read_annotations
from victimcare.records.models import Agent, AgentStatePeriod, Call, CentreCall, LineCounter, QueueEntry
from victimcare.records.models.telephone.call_queue import AgentEndpointKind, QueueExit
from victimcare.records.models.telephone.line_planning import LineCounterName
from victimcare.rules.calls import agents
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.calls.call_queue import HOSTED, SOUND_REPEATED_EVERY, SOUND_STANDS_FOR, QueuedCaller, QueueLimits
from victimcare.rules.calls.service_level import ServiceTarget
from victimcare.services import port_registry
from victimcare.services.access import access_scopes


def queue_limits() -> QueueLimits:
    found: QueueLimits = settings.FORCE.queue
    return found


def lock_queue() -> None:
    """Let one process at a time change the queue, until the transaction ends. Taken before any row is locked: a process
    that waits for it holds nothing that its holder may need."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.queue'))")


def find_last_entry(call_id: UUID) -> QueueEntry | None:
    """Return the call's last queue entry."""
    return QueueEntry.objects.filter(call__public_id=call_id).select_related("call").order_by("id").last()


def list_queued_callers() -> list[QueuedCaller]:
    """Return the whole queue: callers who wait on the telephone, and the places kept for those who are rung back."""
    rows = QueueEntry.objects.standing() | QueueEntry.objects.places_kept()
    return [to_queued_caller(row) for row in annotate_returning(rows)]


@dataclass(frozen=True, slots=True)
class _ReturningCaller:
    is_back: bool


def annotate_returning(rows: QuerySet[QueueEntry]) -> QuerySet[QueueEntry]:
    """Add `is_back` to each entry: it began at the very moment at which another conversation of the same call ended."""
    ended = QueueEntry.objects.filter(call=OuterRef("call"), ended_at=OuterRef("entered_at"))
    return rows.annotate(is_back=Exists(ended))


def to_queued_caller(row: QueueEntry) -> QueuedCaller:
    """`row`: from `annotate_returning`."""
    return QueuedCaller(
        key=row.id,
        entered_at=row.entered_at,
        language=row.language,
        need=row.need,
        is_reserved=row.is_reserved,
        is_place_kept=row.keeps_place,
        is_back=read_annotations(row, _ReturningCaller).is_back,
        line=row.line,
    )


def is_dialled_by_hosted(agent: Agent) -> bool:
    """Whether a hosted carrier can put a caller through to this agent: it rings extensions, and cannot reach a
    browser."""
    carrier = port_registry.find_hosted_line()
    return carrier is not None and agent.way == AgentEndpointKind.EXTENSION and bool(carrier.dials(agent.extension))


def is_agent_available(line: str, *, is_reserved: bool, victim_id: int | None = None, need: str = "") -> bool:
    """Whether any agent on duty could be put through to a caller on this line. `is_reserved`: the caller rings from a
    number that is known to be safe; then agents kept for such numbers count too. `victim_id`: the caller, if they have
    keyed their code; agents for whom their case is restricted do not count. `need`: handlers of the control
    room serve its callers alone."""
    on_duty = Agent.objects.on_duty().serving(need)
    if not is_reserved:
        on_duty = on_duty.exclude(is_reserve=True)
    if victim_id is not None:
        shut = access_scopes.find_excluded_staff([victim_id], [*on_duty.values_list("staff_id", flat=True)])
        on_duty = on_duty.exclude(staff__in=shut.get(victim_id, ()))
    if line == HOSTED:
        return any(map(is_dialled_by_hosted, on_duty))
    return on_duty.exclude(way=AgentEndpointKind.NONE).exists()  # staff who only ring people back answer no calls


def move_agent(
    agent: Agent,
    happening: AgentEvent,
    now: datetime,
    *,
    entry: QueueEntry | None = None,
    asked_into: Call | None = None,
) -> None:
    """Move the agent to the state that follows, and log the period that ends. Raises AgentStateConflict.

    The new state never begins before the old one did: a process that waited for the lock may have read the clock before
    the one that held it.
    """
    agent.state = agents.next_agent_state(AgentState(agent.state), happening)
    agent.since = max(now, agent.since)
    if happening in (AgentEvent.SIGNED_ON, AgentEvent.CALL_ENDED):
        agent.idle_since = agent.since
    agent.save(update_fields=["state", "since", "idle_since"])
    AgentStatePeriod.objects.filter(agent=agent, ended_at=None).update(ended_at=agent.since)
    if agent.state != AgentState.OFF:
        where = {"entry": entry, "asked_into": asked_into}
        AgentStatePeriod.objects.create(agent=agent, state=agent.state, began_at=agent.since, **where)


def is_in_colleagues_call() -> Exists:
    """Whether a colleague has asked this agent into a call that is still going on, whichever side rang, and whichever
    colleague has it now."""
    return Exists(_asked_spells().filter(asked_into__ended_at=None))


def was_asked_into_call() -> Exists:
    """Whether a colleague has asked this agent into a call, which may be over."""
    return Exists(_asked_spells())


def _asked_spells() -> QuerySet[AgentStatePeriod]:
    spells = AgentStatePeriod.objects.filter(agent=OuterRef("pk"), ended_at=None, state=AgentState.AWAY)
    return spells.filter(asked_into__isnull=False)


def visible_agent_state(state: AgentState, *, is_in_anothers_call: bool) -> AgentState:
    """Return the state that others see: while a colleague has them in a call, the agent is away to the queue, but on a
    call to people."""
    return AgentState.ON_A_CALL if is_in_anothers_call else state


def withdraw_offer(entry: QueueEntry) -> None:
    entry.offered_to = entry.offered_at = None
    entry.save(update_fields=["offered_to", "offered_at"])


def find_last_conversation(agent: Agent) -> QueueEntry | None:
    spell = AgentStatePeriod.objects.filter(agent=agent, state=AgentState.ON_A_CALL).order_by("-id").first()
    return spell.entry if spell else None


def had_conversation_last(agent: Agent, entry: QueueEntry) -> bool:
    """Whether this agent had the finished conversation last, and so records how it ended."""
    last = AgentStatePeriod.objects.filter(entry=entry, state=AgentState.ON_A_CALL).order_by("id").last()
    return entry.ended_at is not None and last is not None and last.agent_id == agent.id


def end_wrap_up(agent: Agent, now: datetime) -> None:
    """End the wrap-up of a conversation. After a heavy one the agent is asked to talk to a colleague first."""
    entry = find_last_conversation(agent)
    if entry is not None and entry.wrapped_up_at is None and had_conversation_last(agent, entry):
        entry.wrapped_up_at = max(now, entry.ended_at or now)
        entry.save(update_fields=["wrapped_up_at"])
    is_heavy = entry is not None and entry.is_heavy
    move_agent(agent, AgentEvent.WRAPPED_UP_HEAVY if is_heavy else AgentEvent.WRAPPED_UP, now)


def left_queue_since(moment: datetime) -> Q:
    return Q(left_at=None) | Q(left_at__gte=moment)


# Whose browsers have sound, as the lines report: callers are only offered there, as elsewhere they would hear nothing.


@dataclass(frozen=True, slots=True)
class BrowserSound:
    """Whose browsers this line hears, and whose it has stopped hearing since its last report. Agents by public id."""

    heard: Collection[UUID] = frozenset()
    lost: Collection[UUID] = frozenset()


def record_browser_sound(sound: BrowserSound, *, now: datetime) -> None:
    """Write only what changes or is about to expire: this runs twice a second."""
    if sound.heard:
        runs_out = Q(sound_until=None) | Q(sound_until__lt=now + SOUND_STANDS_FOR - SOUND_REPEATED_EVERY)
        Agent.objects.filter(runs_out, staff__public_id__in=sound.heard).update(sound_until=now + SOUND_STANDS_FOR)
    if sound.lost:
        Agent.objects.filter(staff__public_id__in=sound.lost, sound_until__gt=now).update(sound_until=now)


def can_agent_be_heard(agent: Agent, now: datetime) -> bool:
    """Whether a caller put through to this agent would hear a person. For an extension that only shows when it
    rings."""
    return agent.way != AgentEndpointKind.BROWSER or (agent.sound_until is not None and agent.sound_until > now)


# Live counters of the line: raised together with the change that each counts, under the queue's lock
#
# The wallboard reads the records and the metrics read these: two ways to the same figures, which a test compares.

_RAISE_COUNT = """
INSERT INTO records_linecounter (name, total) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET total = records_linecounter.total + excluded.total
"""


def count_queue_entry() -> None:
    _raise_counts({LineCounterName.ASKED: 1})


def count_queue_exit(entry: QueueEntry | CentreCall) -> None:
    """Count a caller who has just left our queue, as their entry says, or a contact centre's queue, as it reports."""
    assert entry.left_at is not None
    assert entry.entered_at is not None
    aim: ServiceTarget = settings.FORCE.line.aim
    waited = entry.left_at - entry.entered_at
    if entry.left_how == QueueExit.ANSWERED:
        in_time = {LineCounterName.IN_TIME: 1} if waited <= aim.within else {}
        _raise_counts(
            {LineCounterName.ANSWERED: 1, LineCounterName.WAITED_MS: waited // timedelta(milliseconds=1), **in_time}
        )
    elif entry.left_how == QueueExit.ABANDONED:
        _raise_counts({LineCounterName.SHORT_ABANDONS if waited < aim.short else LineCounterName.ABANDONED: 1})
    else:
        _raise_counts({LineCounterName.LEFT_OTHERWISE: 1})


def load_line_totals() -> Mapping[LineCounterName, int]:
    """Return the totals since the line was first used; for the metrics, which identify no person."""
    found = dict(LineCounter.objects.values_list("name", "total"))
    return {name: found.get(name, 0) for name in LineCounterName}


def _raise_counts(by: Mapping[LineCounterName, int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_RAISE_COUNT, [(name.value, count) for name, count in sorted(by.items())])
