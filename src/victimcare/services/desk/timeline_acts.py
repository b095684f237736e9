"""What all acts on a timeline share (the victim, the channel, the words, versions); and acts for the whole case: opting
out and in, leaving, and starting a clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from victimcare.records.models import Case, Event, Leaving, Officer, Staff, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.disengagement import DAYS_TO_ASK, LeavingScope
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.errors import FieldRequired, StaleVersion, VictimNotFound
from victimcare.rules.follow_up.risk_news import ALWAYS_RISK, STAFF_TELL_WITHIN
from victimcare.rules.rights import OptOut
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, access_scopes, permit
from victimcare.services.desk import news_tasks, task_actions
from victimcare.services.desk.news_tasks import close_news_tasks
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels
from victimcare.services.rights import ledger_upkeep, opt_outs
from victimcare.services.rights.opt_outs import WithdrawnOptOut
from victimcare.services.rights.working_calendar import working_days

DESK_SOURCE = "urn:victimcare:desk"
OFFICER_SOURCE = "urn:victimcare:officer"
VICTIM_CHANNELS = frozenset({"page", "line"})
ACT_CHANNELS = frozenset({"phone", "in_person", "email", "text", "letter", "video", *VICTIM_CHANNELS})


def lock_victim(actor: Actor, victim_id: int) -> Victim:
    """Return the victim with the case locked. A victim acts only for themselves."""
    victim = Victim.objects.filter(id=victim_id).first()
    is_anothers = actor.kind is ActorKind.VICTIM and actor.victim_id != victim_id
    if victim is None or is_anothers or access_scopes.is_victim_hidden(actor, victim_id):
        raise VictimNotFound
    Case.objects.select_for_update(no_key=True).only("id").get(id=victim.case_id)
    return victim


def append_act(
    actor: Actor, victim: Victim, kind: EventType, source: str, said: Mapping[str, Any], at: datetime, now: datetime
) -> Event:
    return ledger_upkeep.append_event(
        actor=actor,
        case_id=victim.case_id,
        victim_id=victim.id,
        type=kind,
        source=source,
        data=said,
        time=at,
        now=now,
    )


def sign_act(actor: Actor) -> dict[str, Any]:
    """Name the member of staff by an id that reveals nothing outside; the name is looked up for display. A victim signs
    by their place in the case, an officer who wrote an e-mail by their number in the record system."""
    if actor.kind is ActorKind.VICTIM:
        return {}
    if actor.kind is ActorKind.OFFICER and actor.staff_id is None:
        record_id = Officer.objects.values_list("record_id", flat=True).get(id=actor.officer_id or 0)
        return {"by": {"officer_id": record_id, "name": actor.name}}
    if actor.staff_id is None:
        raise PermissionRefused("a person decides")
    return {"by": {"staff": str(Staff.objects.values_list("public_id", flat=True).get(id=actor.staff_id))}}


def act_source(actor: Actor, channel: str) -> str:
    if actor.kind is ActorKind.OFFICER:
        return OFFICER_SOURCE
    return f"urn:victimcare:{channel}" if actor.kind is ActorKind.VICTIM and channel in VICTIM_CHANNELS else DESK_SOURCE


def check_channel(channel: str) -> str:
    if channel not in ACT_CHANNELS:
        raise ValueError(f"{channel} is no channel")
    return channel


def require_words(words: str) -> str:
    if not words.strip():
        raise FieldRequired("words")
    return words.strip()


# Two people edit one thing: the second to save is told, and sees both versions.
#
# Anything that people overwrite has a version. To save, they name the version they read. If another has been saved
# since, nothing is kept, `StaleVersion` is raised, and the page shows what they typed beside the current version
# (`channels/web/ui/form_versions.py`). No one's words are lost, and no one overwrites what they have not seen.
#
# One rule decides which forms need a version: those that replace existing words, numbers or a choice in something that
# continues. What only adds has no version, and neither has a step that only one person can take: a lock ensures that
# the step is still open, and the second person is told.


def next_version(stands: int, *, after: int | None) -> int:
    """Return the number of the version now being saved. `stands`: the current one, its row locked; `after`: the one
    that was read, None for programs, which read none. Raises StaleVersion."""
    if after is not None and after != stands:
        raise StaleVersion(f"version {after} was read, {stands} stands")
    return stands + 1


# Leaving: the victim stopped something. Their choice applies at once; they may say why in their own words, asked once
# and kindly.
#
# We do not ask to change their mind: what they say is for us to put right, and they can come back at any time. A victim
# who no longer supports the case is rung about it. One who wants no news or no support has told us so and is not rung
# about that, but asked in the next conversation.


def record_leaving(*, victim: Victim, event_id: int, leaves: LeavingScope, now: datetime) -> None:
    """Record that the victim stopped this; if it is the case, make a task to ask them why. Once for each event, in the
    caller's transaction."""
    row, is_new = Leaving.objects.get_or_create(
        victim=victim, event_id=event_id, defaults={"leaves": leaves, "noticed_at": now}
    )
    if not is_new or leaves is not LeavingScope.THE_CASE:
        return
    last_day = working_days().after(london_date(now), DAYS_TO_ASK)
    make_task(
        kind=TaskKind.ASK_WHY_LEFT,
        victim_id=victim.id,
        reason=f"left_{leaves}",
        harm=load_harm_levels([victim.id])[victim.id],
        due_at=end_of_day(last_day) if last_day else None,
        now=now,
        subject_key=leaving_task_key(row),
    )


def record_return(*, victim_id: int, leaves: LeavingScope, by: int | None, now: datetime) -> None:
    """Record that the victim wants it again: they are not asked why they stopped, and are watched over as before."""
    rows = Leaving.objects.filter(victim_id=victim_id, leaves=leaves, back_at=None)
    for row in rows.filter(asked_at=None):
        close_settled_tasks(
            kind=TaskKind.ASK_WHY_LEFT, victim_id=victim_id, subject_key=leaving_task_key(row), now=now, by=by
        )
    rows.update(back_at=now)


def leaving_task_key(row: Leaving) -> str:
    """Return the subject of the task to ask why."""
    return f"leaving:{row.id}"


# Choices of a victim for the whole case, and events recorded by staff that start a clock for the victim.

_LEAVES = {OptOut.UPDATES: LeavingScope.UPDATES, OptOut.SUPPORT: LeavingScope.SUPPORT}


# Events recorded by staff that start a clock for one victim and that no record system reports. Complaints are not among
# them: they begin in `services/challenges`.
CLOCK_STARTS = (
    EventType.INTERVIEW_NEEDED,
    EventType.OUT_OF_COURT_DISPOSAL_CONSIDERED,
    EventType.SPECIAL_MEASURES_DECIDED,
    EventType.REARREST_HEARING_RECEIVED,
    EventType.APPEAL_BAIL_RECEIVED,
    EventType.EXPENSES_CLAIMED,
    EventType.CONTACT_SCHEME_REFERRAL_RECEIVED,
    EventType.OFFENDER_UNLAWFULLY_AT_LARGE,
)


@transaction.atomic
def opt_out(*, actor: Actor, victim_id: int, of: OptOut, channel: str, words: str, now: datetime) -> None:
    """Record that the victim wants no more of this: open and future duties of this kind are declined. Raises NotFound,
    FieldRequired."""
    given = {"channel": check_channel(channel), "words": require_words(words)}
    victim, event = _choose(actor, victim_id, EventType.VICTIM_OPTED_OUT, of, given, now)
    if of in _LEAVES:
        record_leaving(victim=victim, event_id=event.id, leaves=_LEAVES[of], now=now)


@transaction.atomic
def opt_in(*, actor: Actor, victim_id: int, of: OptOut, channel: str, now: datetime) -> None:
    """Record that the victim wants it again from now on. Clocks that are still in time run as before."""
    _choose(actor, victim_id, EventType.VICTIM_OPTED_IN, of, {"channel": check_channel(channel)}, now)
    if of in _LEAVES:
        record_return(victim_id=victim_id, leaves=_LEAVES[of], by=actor.staff_id, now=now)


@transaction.atomic
def record_clock_start(
    *, actor: Actor, victim_id: int, what: EventType, happened_at: datetime, words: str, now: datetime
) -> str:
    """Record an event that starts a clock for the victim. Returns the event's id. News in it becomes a task for a
    person, because there is no automatic message for it; due within minutes if the victim may be in danger. Raises
    NotFound."""
    permit(actor, Act.KEEP_DUTIES)
    victim = lock_victim(actor, victim_id)
    given = {"words": words.strip()} if words.strip() else {}
    event = append_act(actor, victim, what, DESK_SOURCE, {**given, **sign_act(actor)}, min(happened_at, now), now)
    for news in news_tasks.list_undelivered_news([victim_id], now=now):
        if news.event_id == event.id:
            _ask_to_tell(victim_id, news.due_at, what, now)
    return event.source_event_id


def load_opt_outs(victim_id: int, *, now: datetime) -> frozenset[OptOut]:
    """Return what the victim has opted out of. The caller has checked permission."""
    record_id, case_id = Victim.objects.values_list("record_id", "case_id").get(id=victim_id)
    return opt_outs.load_current_opt_outs(case_id, record_id, now=now)


def list_withdrawn_opt_outs(victim_id: int, *, now: datetime) -> tuple[WithdrawnOptOut, ...]:
    """List earlier opt-outs that the victim has withdrawn. The caller has checked permission."""
    record_id, case_id = Victim.objects.values_list("record_id", "case_id").get(id=victim_id)
    return opt_outs.load_withdrawn_opt_outs(case_id, record_id, now=now)


def _ask_to_tell(victim_id: int, due_at: datetime | None, what: EventType, now: datetime) -> None:
    is_risk = what in ALWAYS_RISK
    task_actions.make_task(
        kind=TaskKind.TELL_VICTIM,
        victim_id=victim_id,
        reason="recorded_by_hand",
        harm=HarmLevel.HIGH if is_risk else load_harm_levels([victim_id])[victim_id],
        due_at=now + STAFF_TELL_WITHIN if is_risk else due_at,
        now=now,
    )


def _choose(
    actor: Actor, victim_id: int, kind: EventType, of: OptOut, given: Mapping[str, str], now: datetime
) -> tuple[Victim, Event]:
    permit(actor, Act.CHOOSE)
    victim = lock_victim(actor, victim_id)
    data = {"of": of.value, **given, **sign_act(actor)}
    event = append_act(actor, victim, kind, act_source(actor, given["channel"]), data, now, now)
    close_news_tasks([victim_id], now)
    return victim, event
