"""What the queue's own modules share: one lock, the line as the rules read it, and the states of staff who take calls."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from victimcare.records.models import Agent, AgentSpell, Call, QueueEntry
from victimcare.records.models.queue import AgentWay
from victimcare.rules.calls import agents as rule
from victimcare.rules.calls.agents import AgentEvent, AgentState
from victimcare.rules.calls.call_queue import HOSTED, QueuedCaller, QueueLimits
from victimcare.services import port_registry
from victimcare.services.access import scopes


def limits() -> QueueLimits:
    found: QueueLimits = settings.FORCE.queue
    return found


def lock() -> None:
    """Let one process at a time change the queue, until the transaction ends. Taken before any row is locked: a process
    that waits for it holds nothing that its holder may need."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.queue'))")


def entry_of(call_id: UUID) -> QueueEntry | None:
    """Return the call's last way through the queue."""
    return QueueEntry.objects.filter(call__public_id=call_id).select_related("call").order_by("id").last()


def standing() -> list[QueuedCaller]:
    """Return the whole line: callers who wait on the telephone, and the places kept for those who are rung back."""
    rows = QueueEntry.objects.standing() | QueueEntry.objects.places_kept()
    return [standing_of(row) for row in with_who_is_back(rows)]


def with_who_is_back(rows: QuerySet[QueueEntry]) -> QuerySet[QueueEntry]:
    """Add `is_back` to each: it began at the very moment at which another conversation of the same call ended."""
    ended = QueueEntry.objects.filter(call=OuterRef("call"), ended_at=OuterRef("entered_at"))
    return rows.annotate(is_back=Exists(ended))


def standing_of(row: QueueEntry) -> QueuedCaller:
    """`row`: from `with_who_is_back`."""
    return QueuedCaller(
        key=row.id,
        entered_at=row.entered_at,
        language=row.language,
        need=row.need,
        is_reserved=row.is_reserved,
        is_place_kept=row.keeps_place,
        is_back=getattr(row, "is_back", False),
        line=row.line,
    )


def is_dialled_by_hosted(agent: Agent) -> bool:
    """Whether a hosted carrier can put a caller through to them: it rings extensions, and knows of no browser."""
    carrier = port_registry.find_hosted_line()
    return carrier is not None and agent.way == AgentWay.EXTENSION and bool(carrier.dials(agent.extension))


def is_anybody_for(line: str, *, is_reserved: bool, victim_id: int | None = None) -> bool:
    """Whether any colleague on duty could be put through to a caller who is held there. `is_reserved`: the caller rings
    from a number that is known to be safe; then colleagues kept for such numbers alone count as well. `victim_id`: who
    the caller is, where they have keyed their code; colleagues to whom their case is shut do not count."""
    on_duty = Agent.objects.on_duty() if is_reserved else Agent.objects.on_duty().exclude(is_reserve=True)
    if victim_id is not None:
        shut = scopes.shut_out([victim_id], [*on_duty.values_list("staff_id", flat=True)])
        on_duty = on_duty.exclude(staff__in=shut.get(victim_id, ()))
    if line == HOSTED:
        return any(map(is_dialled_by_hosted, on_duty))
    return on_duty.exclude(way=AgentWay.NONE).exists()  # staff who only ring people back answer no calls


def move(
    agent: Agent,
    happening: AgentEvent,
    now: datetime,
    *,
    entry: QueueEntry | None = None,
    asked_into: Call | None = None,
) -> None:
    """Move them to the state that follows, and log the spell that ends. Raises rules.calls.agents.NoSuchChange.

    Never before the state began: a process that waited for the lock may have read the clock before the one that held
    it.
    """
    agent.state = rule.next_agent_state(AgentState(agent.state), happening)
    agent.since = max(now, agent.since)
    if happening in (AgentEvent.SIGNED_ON, AgentEvent.CALL_ENDED):
        agent.idle_since = agent.since
    agent.save(update_fields=["state", "since", "idle_since"])
    AgentSpell.objects.filter(agent=agent, ended_at=None).update(ended_at=agent.since)
    if agent.state != AgentState.OFF:
        where = {"entry": entry, "asked_into": asked_into}
        AgentSpell.objects.create(agent=agent, state=agent.state, began_at=agent.since, **where)


def in_anothers_call() -> Exists:
    """Whether a colleague has asked this agent into a call that goes on, whichever side rang, and whichever colleague
    has it now."""
    return Exists(_asked().filter(asked_into__ended_at=None))


def was_asked() -> Exists:
    """Whether a colleague has asked this agent into a call, though the call may be over."""
    return Exists(_asked())


def _asked() -> QuerySet[AgentSpell]:
    spells = AgentSpell.objects.filter(agent=OuterRef("pk"), ended_at=None, state=AgentState.AWAY)
    return spells.filter(asked_into__isnull=False)


def reads_as(state: AgentState, *, is_in_anothers_call: bool) -> AgentState:
    """Return the state that others see: while a colleague has them in a call they are away to the line, but not to
    people."""
    return AgentState.ON_A_CALL if is_in_anothers_call else state


def take_back_offer(entry: QueueEntry) -> None:
    entry.offered_to = entry.offered_at = None
    entry.save(update_fields=["offered_to", "offered_at"])


def last_conversation(agent: Agent) -> QueueEntry | None:
    spell = AgentSpell.objects.filter(agent=agent, state=AgentState.ON_A_CALL).order_by("-id").first()
    return spell.entry if spell else None


def had_last(agent: Agent, entry: QueueEntry) -> bool:
    """Mark the agent who had the finished conversation last: they say what it came to."""
    last = AgentSpell.objects.filter(entry=entry, state=AgentState.ON_A_CALL).order_by("id").last()
    return entry.ended_at is not None and last is not None and last.agent_id == agent.id


def wrapped_up(agent: Agent, now: datetime) -> None:
    """Begin the time after a conversation is over. After a heavy one the agent is asked to talk to a colleague first."""
    entry = last_conversation(agent)
    if entry is not None and entry.wrapped_up_at is None and had_last(agent, entry):
        entry.wrapped_up_at = max(now, entry.ended_at or now)
        entry.save(update_fields=["wrapped_up_at"])
    is_heavy = entry is not None and entry.is_heavy
    move(agent, AgentEvent.WRAPPED_UP_HEAVY if is_heavy else AgentEvent.WRAPPED_UP, now)


def left_since(moment: datetime) -> Q:
    return Q(left_at=None) | Q(left_at__gte=moment)
